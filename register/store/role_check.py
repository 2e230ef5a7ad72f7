"""What a PostgreSQL role can do that would let it change, hide or forge what was stored.

Only what the catalog says is asked; every role may ask it. A right through another role counts
too, whether it is inherited or has to be taken on with `SET ROLE`.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, text

from register.store.triggers import guarded_tables

# Roles that come with the server and reach past every right on a table. Not every version has all.
_PREDEFINED = (
    "pg_write_server_files",
    "pg_read_server_files",
    "pg_execute_server_program",
    "pg_write_all_data",
    "pg_create_subscription",
    "pg_maintain",
)
_SETTING = "session_replication_role"
# Since this version somebody can be allowed to change one setting.
_PARAMETER_RIGHTS = 150_000

_ATTRIBUTES = text("""
    SELECT m.rolname, m.rolname = r.rolname AS own, m.rolsuper, m.rolbypassrls, m.rolreplication,
        m.rolcreaterole
    FROM pg_roles r JOIN pg_roles m ON m.oid = r.oid
        OR (NOT r.rolsuper AND pg_has_role(r.oid, m.oid, 'MEMBER'))
    WHERE r.rolname = :role ORDER BY own DESC, m.rolname""")
_MEMBER = text("""
    SELECT rolname FROM pg_roles WHERE rolname = ANY(:names)
    AND rolname <> :role AND pg_has_role(:role, oid, 'MEMBER') ORDER BY rolname""")
_OWNERS = text("""
    SELECT DISTINCT pg_get_userbyid(owner)::text FROM (
        SELECT c.relowner FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = current_schema() AND c.relname = ANY(:tables)
        UNION SELECT nspowner FROM pg_namespace WHERE nspname = current_schema()
        UNION SELECT datdba FROM pg_database WHERE datname = current_database()) AS o(owner)""")
_SCHEMAS = text("""
    SELECT s FROM unnest(current_schemas(false)) AS s
    WHERE has_schema_privilege(:role, s, 'CREATE') ORDER BY s""")
_DATABASE = text("""
    SELECT current_database()
    WHERE has_database_privilege(:role, current_database(), 'CREATE')""")
_PARAMETER = text("SELECT has_parameter_privilege(:role, :setting, 'SET, ALTER SYSTEM')")
_TABLES = text("""
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = current_schema() AND c.relname = ANY(:tables) AND (
        has_table_privilege(:role, c.oid, 'UPDATE, DELETE, TRUNCATE, TRIGGER')
        OR has_any_column_privilege(:role, c.oid, 'UPDATE')) ORDER BY c.relname""")
_APP_ROLES = text("""
    SELECT DISTINCT pg_get_userbyid(g.grantee)::text
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,
        LATERAL aclexplode(c.relacl) g
    WHERE n.nspname = current_schema() AND c.relname = 'keten' AND g.privilege_type = 'INSERT'
    AND g.grantee NOT IN (0, c.relowner) ORDER BY 1""")


def powers(connection: Connection, role: str) -> Iterator[str]:
    """Each power of a role that it must not have, with the remedy, in Dutch."""
    quoted = connection.dialect.identifier_preparer.quote_identifier(role)
    found = connection.execute(_ATTRIBUTES, {"role": role}).all()
    if any(row.own and row.rolsuper for row in found):
        yield f"is superuser (ALTER ROLE {quoted} NOSUPERUSER)"
        # Everything else follows from it.
        return
    for row in found:
        for held, what in (
            (row.rolsuper, "SUPERUSER"),
            (row.rolbypassrls, "BYPASSRLS"),
            (row.rolreplication, "REPLICATION"),
            (row.rolcreaterole, "CREATEROLE"),
        ):
            if held and row.own:
                yield f"heeft {what} (ALTER ROLE {quoted} NO{what})"
            elif held:
                yield f"heeft {what} via rol {row.rolname} (REVOKE {row.rolname} FROM {quoted})"
    yield from _memberships(connection, role, quoted)
    for schema in connection.execute(_SCHEMAS, {"role": role}).scalars():
        yield (
            f"mag iets maken in schema {schema} "
            f"(REVOKE CREATE ON SCHEMA {schema} FROM {quoted}, PUBLIC)"
        )
    for database in connection.execute(_DATABASE, {"role": role}).scalars():
        yield (
            f"mag schema's maken in de database "
            f"(REVOKE CREATE ON DATABASE {database} FROM {quoted}, PUBLIC)"
        )
    version = connection.execute(text("SHOW server_version_num")).scalar_one()
    asked = {"role": role, "setting": _SETTING}
    if int(version) >= _PARAMETER_RIGHTS and connection.execute(_PARAMETER, asked).scalar():
        yield (
            f"mag triggers uitzetten (REVOKE SET, ALTER SYSTEM ON PARAMETER {_SETTING} "
            f"FROM {quoted}, PUBLIC)"
        )
    tables = {"role": role, "tables": [*guarded_tables(), "alembic_version"]}
    for table in connection.execute(_TABLES, tables).scalars():
        yield (
            f"mag {table} veranderen "
            f"(REVOKE UPDATE, DELETE, TRUNCATE, TRIGGER ON {table} FROM {quoted}, PUBLIC)"
        )


def _memberships(connection: Connection, role: str, quoted: str) -> Iterator[str]:
    owners = list(connection.execute(_OWNERS, {"tables": list(guarded_tables())}).scalars())
    if role in owners:
        yield "is eigenaar van het register (geef de app een eigen gebruiker)"
    for names, what in ((owners, "de eigenaar"), (list(_PREDEFINED), "rol")):
        for name in connection.execute(_MEMBER, {"role": role, "names": names}).scalars():
            yield f"is lid van {what} {name} (REVOKE {name} FROM {quoted})"


def app_roles(connection: Connection) -> list[str]:
    """The roles that were given the right to add decisions."""
    return list(connection.execute(_APP_ROLES).scalars())


def role_faults(connection: Connection) -> Iterator[str]:
    """What the roles of the app can do too much, for the check."""
    for role in app_roles(connection):
        for power in powers(connection, role):
            yield f"De databasegebruiker {role} van de app {power}."
