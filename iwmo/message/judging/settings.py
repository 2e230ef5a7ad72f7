"""The settings that say where the schema and the rule layer are; without one it is not asked."""

# A folder with WMO301.xsd and basisschema.xsd.
SCHEMA = "NORMWIJZER_IWMO_SCHEMA"
# A file: the XSLT of the national rules.
RULES = "NORMWIJZER_IWMO_REGELS"
