"""The lists of codes of a WMO301, with their words. Bron: iWmo 3.2, basisschema."""

from __future__ import annotations

from collections.abc import Mapping

Codes = Mapping[str, str]

GESLACHT = {"0": "onbekend", "1": "man", "2": "vrouw"}
DATUMGEBRUIK = {
    "1": "de dag is onbekend: schrijf 01 als dag",
    "2": "dag en maand zijn onbekend: schrijf 01-01",
    "3": "de hele datum is onbekend: schrijf 1900-01-01",
}
NAAMGEBRUIK = {
    "1": "eigen naam",
    "2": "naam van de partner",
    "3": "naam van de partner, dan eigen naam",
    "4": "eigen naam, dan naam van de partner",
    "5": "pseudoniem",
    "6": "geen mens maar een organisatie",
}
ADRES = {
    "01": "adres in de BRP",
    "02": "correspondentieadres",
    "03": "verblijfadres",
    "04": "tijdelijk verblijfadres",
}
WOONADRES = {"AB": "aan boord", "BY": "bij", "TO": "tegenover", "WW": "woonwagen"}
COMMUNICATIE = {"1": "tolk voor een taal", "2": "doventolk", "3": "doofblindentolk"}
JURIDISCH = {
    "01": "rechterlijke machtiging, voorlopig of voortgezet",
    "02": "rechterlijke machtiging op eigen verzoek",
    "03": "rechterlijke machtiging met voorwaardelijk ontslag",
    "04": "onder toezicht gesteld",
    "05": "in bewaring gesteld",
    "11": "strafrecht: tbs",
    "12": "strafrecht: anders",
}
VERTEGENWOORDIGING = {
    "06": "voogdij",
    "07": "bewindvoering",
    "08": "mentorschap",
    "09": "onder curatele gesteld",
    "10": "zaakwaarneming",
}
RELATIE = {
    "03": "curator (juridisch)",
    "04": "financieel (gemachtigd)",
    "05": "financieel (toetsing)",
    "06": "leefeenheid",
    "07": "hulpverlener",
    "08": "specialist",
    "09": "anders",
    "10": "ouder",
    "11": "voogd",
    "12": "partner of echtgenoot",
    "13": "pleegouder",
    "14": "bewindvoerder",
    "15": "mentor",
    "16": "zoon of dochter",
    "17": "familielid",
    "18": "gezinslid",
    "19": "buur",
    "20": "vriend of kennis",
    "21": "cliëntondersteuner",
    "22": "huisarts",
    "23": "erven van",
    "24": "werkgever",
    "25": "wijkcoach",
}
CATEGORIE = {
    "01": "hulp bij het huishouden",
    "02": "begeleiding",
    "03": "persoonlijke verzorging",
    "04": "kortdurend verblijf",
    "05": "woondiensten",
    "06": "andere hulp voor één mens of gezin",
    "07": "dagbesteding",
    "08": "vervoerdiensten",
    "09": "andere hulp in een groep",
    "10": "andere arrangementen",
    "11": "rolstoelen",
    "12": "vervoervoorzieningen",
    "13": "woonvoorzieningen",
    "14": "andere hulpmiddelen",
    "15": "beschermd wonen",
    "16": "opvang",
    "17": "spoedopvang",
    "18": "ander beschermd wonen en andere opvang",
}
EENHEID = {
    "01": "minuten",
    "04": "uren",
    "14": "etmalen",
    "16": "dagdelen van 4 uur",
    "82": "stuks (output)",
    "83": "euro's",
    "84": "stuks (inspanning)",
}
FREQUENTIE = {"1": "per dag", "2": "per week", "4": "per maand", "6": "in totaal"}
# 01 is a code of the list too, but no message may have it any more (CS336).
REDEN = {
    "02": "de cliënt is overleden",
    "03": "wijziging van het contract",
    "04": "herbeoordeling: langer",
    "05": "herbeoordeling: korter",
    "06": "de cliënt gaat naar een ander domein",
    "07": "verhuizing naar een andere gemeente",
    "08": "andere leveringsvorm (pgb)",
    "09": "andere aanbieder",
    "10": "andere bekostiging",
    "11": "gemeentelijke herindeling",
    "12": "op verzoek van de aanbieder",
    "13": "verwijderd",
    "14": "administratieve correctie",
}
VERWIJDERD = "13"
# ISO 3166-1 alpha-2.
_LANDEN = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR "
    "BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ "
    "EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW "
    "GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY "
    "KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV "
    "MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY "
    "QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG "
    "TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM "
    "ZW"
)
LANDEN = frozenset(_LANDEN.split())
