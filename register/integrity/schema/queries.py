"""Questions to the catalog of PostgreSQL: each gives rows of (table, what it is, how it is).

They look in the schema where the register's tables are found, and leave out what belongs to an
extension. What is there only when something is wrong has a name that no register wants.
"""

from __future__ import annotations

from register.store.tables import drafts

# Our own fixed words only.
# ruff: noqa: S608
_HERE = """n.nspname = current_schema() AND NOT EXISTS (
    SELECT FROM pg_depend e WHERE e.deptype = 'e' AND e.objid = c.oid
    AND e.classid = 'pg_class'::regclass)"""
_CHANGING = ", ".join(f"'{name}'" for name in ("concepten_version", *drafts.tables))
_CLASS = "pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"

# Tables, views and the like; with row security, inheritance, or no log it is another kind.
RELATIONS = f"""SELECT c.relname, 'tabel ' || c.relname, c.relkind::text
    || CASE WHEN c.relrowsecurity OR c.relforcerowsecurity THEN ' row security' ELSE '' END
    || CASE WHEN c.relpersistence <> 'p' THEN ' unlogged' ELSE '' END
    || CASE WHEN EXISTS (SELECT FROM pg_inherits i WHERE c.oid IN (i.inhparent, i.inhrelid))
       THEN ' inherits' ELSE '' END
    FROM {_CLASS} WHERE c.relkind NOT IN ('i', 'I', 't', 'c') AND {_HERE}"""

COLUMNS = f"""SELECT c.relname, 'kolom ' || c.relname || '.' || a.attname,
    format_type(a.atttypid, a.atttypmod)
    || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
    || coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '')
    || CASE WHEN a.attidentity <> '' THEN ' IDENTITY' ELSE '' END
    || CASE WHEN a.attgenerated <> '' THEN ' GENERATED' ELSE '' END
    || CASE WHEN a.attcollation = t.typcollation THEN ''
       ELSE ' COLLATE ' || a.attcollation::regcollation::text END
    FROM {_CLASS} JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    JOIN pg_type t ON t.oid = a.atttypid
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE c.relkind = 'r' AND {_HERE}"""

# NOT NULL is with the columns; since PostgreSQL 18 it is a constraint (n) as well.
CONSTRAINTS = f"""SELECT c.relname, 'voorwaarde ' || c.relname || '.' || k.conname,
    pg_get_constraintdef(k.oid)
    FROM {_CLASS} JOIN pg_constraint k ON k.conrelid = c.oid
    WHERE k.contype <> 'n' AND {_HERE}"""

INDEXES = f"""SELECT c.relname, 'index ' || x.relname, pg_get_indexdef(x.oid)
    || CASE WHEN i.indisvalid THEN '' ELSE ' INVALID' END
    FROM {_CLASS} JOIN pg_index i ON i.indrelid = c.oid JOIN pg_class x ON x.oid = i.indexrelid
    WHERE c.relkind = 'r' AND {_HERE}"""

# The triggers of foreign keys count only where they are off.
TRIGGERS = f"""SELECT c.relname, 'trigger ' || c.relname || '.' || t.tgname,
    t.tgenabled::text || ' ' || t.tgtype::text || ' '
    || CASE WHEN p.pronamespace = c.relnamespace THEN '' ELSE 'elders: ' END
    || p.proname || '(' || encode(t.tgargs, 'escape') || ')'
    || CASE WHEN t.tgqual IS NULL THEN '' ELSE ' WHEN' END
    || CASE WHEN t.tgattr = ''::int2vector THEN '' ELSE ' OF' END
    FROM {_CLASS} JOIN pg_trigger t ON t.tgrelid = c.oid JOIN pg_proc p ON p.oid = t.tgfoid
    WHERE {_HERE} AND NOT (t.tgisinternal AND t.tgenabled = 'O')"""

RULES = f"""SELECT c.relname, 'regel ' || c.relname || '.' || r.rulename, pg_get_ruledef(r.oid)
    FROM {_CLASS} JOIN pg_rewrite r ON r.ev_class = c.oid WHERE c.relkind = 'r' AND {_HERE}"""

# Whatever an extension brought belongs to it; what anybody else made has no place here.
_OWN = """NOT EXISTS (SELECT FROM pg_depend e WHERE e.deptype = 'e' AND e.objid = x.oid
    AND e.classid = '{catalog}'::regclass)"""
# The objects that PostgreSQL itself comes with have lower numbers.
_MADE = f"x.oid >= 16384 AND {_OWN}"
_PATH = "n.nspname = ANY (current_schemas(false))"


def _made(catalog: str) -> str:
    return _MADE.format(catalog=catalog)


FUNCTIONS = f"""SELECT NULL,
    'functie ' || x.proname || '(' || pg_get_function_identity_arguments(x.oid) || ')',
    l.lanname || x.prosrc
    || CASE WHEN x.prosecdef THEN ' SECURITY DEFINER' ELSE '' END
    || coalesce(' SET ' || x.proconfig::text, '')
    FROM pg_proc x JOIN pg_namespace n ON n.oid = x.pronamespace
    JOIN pg_language l ON l.oid = x.prolang WHERE {_PATH} AND {_made("pg_proc")}"""

OPERATORS = f"""SELECT NULL, 'operator ' || x.oid::regoperator::text, x.oprcode::text
    FROM pg_operator x WHERE {_made("pg_operator")}
    UNION ALL SELECT NULL, 'operatorklasse ' || x.opcname, x.opcintype::regtype::text
    FROM pg_opclass x WHERE {_made("pg_opclass")}"""

CASTS = f"""SELECT NULL,
    'cast ' || x.castsource::regtype::text || ' naar ' || x.casttarget::regtype::text,
    x.castcontext::text || x.castmethod::text FROM pg_cast x WHERE {_made("pg_cast")}"""

EVENT_TRIGGERS = f"""SELECT NULL, 'event trigger ' || x.evtname,
    x.evtevent || ' ' || x.evtfoid::regproc::text
    FROM pg_event_trigger x WHERE {_made("pg_event_trigger")}"""

# Types of tables and of lists come with what they belong to.
TYPES = f"""SELECT NULL, 'type ' || x.typname, x.typtype::text
    FROM pg_type x JOIN pg_namespace n ON n.oid = x.typnamespace
    WHERE {_PATH} AND x.typrelid = 0 AND x.typelem = 0 AND {_made("pg_type")}
    UNION ALL SELECT NULL, 'collatie ' || x.collname, x.collprovider::text
    FROM pg_collation x JOIN pg_namespace n ON n.oid = x.collnamespace
    WHERE {_PATH} AND {_made("pg_collation")}"""

# Only the owner may change, empty or add triggers; drafts and practice change all the time.
RIGHTS = f"""SELECT c.relname, 'recht op ' || c.relname || ' van ' ||
    CASE g.grantee WHEN 0 THEN 'iedereen' ELSE pg_get_userbyid(g.grantee)::text END,
    string_agg(g.privilege_type, ', ' ORDER BY g.privilege_type)
    FROM {_CLASS} CROSS JOIN LATERAL (
        SELECT * FROM aclexplode(c.relacl)
        UNION ALL SELECT x.* FROM pg_attribute a, aclexplode(a.attacl) x WHERE a.attrelid = c.oid
    ) g
    WHERE c.relkind = 'r' AND c.relname NOT IN ({_CHANGING}) AND {_HERE}
    AND g.grantee <> c.relowner AND g.privilege_type IN ('UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER')
    GROUP BY c.relname, g.grantee
    UNION ALL SELECT c.relname, 'recht op ' || c.relname || ' via een andere rol',
    current_user::text
    FROM {_CLASS} WHERE c.relkind = 'r' AND c.relname NOT IN ({_CHANGING})
    AND {_HERE} AND has_table_privilege(c.oid, 'UPDATE, DELETE, TRUNCATE')
    AND pg_get_userbyid(c.relowner) <> current_user
    AND NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)"""

# As a replica the server skips triggers.
REPLICA = """SELECT NULL, 'instelling session_replication_role', s
    FROM (SELECT current_setting('session_replication_role') AS s) AS now WHERE s <> 'origin'
    UNION ALL SELECT NULL, 'instelling van rol of database', c
    FROM pg_db_role_setting s, unnest(s.setconfig) AS c
    WHERE c LIKE 'session_replication_role=%' AND (s.setdatabase = 0 OR s.setdatabase =
        (SELECT oid FROM pg_database WHERE datname = current_database()))"""

EVERYTHING = (
    RELATIONS,
    COLUMNS,
    CONSTRAINTS,
    INDEXES,
    TRIGGERS,
    RULES,
    FUNCTIONS,
    OPERATORS,
    CASTS,
    EVENT_TRIGGERS,
    TYPES,
    RIGHTS,
    REPLICA,
)
