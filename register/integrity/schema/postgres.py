"""The schema of a PostgreSQL register, compared with `tables` and `triggers` of the store.

Read from the catalog, which every role may read; nothing is made or changed.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, Integer, LargeBinary, Table, Text, UniqueConstraint, text

from register.integrity.schema.queries import EVERYTHING
from register.store import tables
from register.store.role_check import role_faults
from register.store.triggers import POSTGRES_BODY, POSTGRES_FUNCTION, postgres_triggers
from register.store.versions import CONCEPTEN, REGISTER, VERSION_TABLES, head, known_versions

_OURS = {t.name: t for m in (tables.register, tables.drafts) for t in m.sorted_tables}
_GUARDED = tuple(t.name for t in (*tables.STORED, *tables.DERIVED))
_DERIVED = tuple(t.name for t in tables.DERIVED)
_TYPES = {Text: "text", Integer: "integer", LargeBinary: "bytea"}
# The bits of pg_trigger.tgtype.
_BITS = {"ROW": 1, "BEFORE": 2, "INSERT": 4, "DELETE": 8, "UPDATE": 16, "TRUNCATE": 32}


def postgres_faults(connection: Connection, versie: str) -> Iterator[str]:
    """What differs from a new register; derived tables of an older version are left out."""
    left_out = () if versie == head(REGISTER) else _DERIVED
    left_out += _older_drafts(connection)
    wanted = _wanted(_schema(connection), left_out)
    found = _found(connection, left_out)
    for what, value in found.items():
        if what not in wanted:
            yield f"Hoort hier niet: {what}: {value}"
        elif wanted[what] != value:
            yield f"Veranderd: {what}: {value}; goed is {wanted[what]}"
    for what, value in wanted.items():
        if what not in found:
            yield f"Ontbreekt: {what}: {value}"
    if versie == head(REGISTER):
        yield from role_faults(connection)


def _older_drafts(connection: Connection) -> tuple[str, ...]:
    """The tables of drafts where they are not upgraded yet: that says nothing about decisions."""
    name = VERSION_TABLES[CONCEPTEN]
    query = text("SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = :t")
    if not connection.execute(query, {"t": name}).scalar():
        return ()
    now = connection.execute(text(f"SELECT version_num FROM {name} LIMIT 1")).scalar()  # noqa: S608 - our own name
    return tuple(tables.drafts.tables) if now in known_versions(CONCEPTEN)[1:] else ()


def _schema(connection: Connection) -> str:
    return str(connection.execute(text("SELECT quote_ident(current_schema())")).scalar_one())


def _found(connection: Connection, left_out: tuple[str, ...]) -> dict[str, str]:
    """Everything in the schema that could change what is stored or read, by its name."""
    return {
        what: value
        for query in EVERYTHING
        for table, what, value in connection.execute(text(query))
        if table not in left_out
    }


def _wanted(schema: str, left_out: tuple[str, ...]) -> dict[str, str]:
    wanted = {f"functie {POSTGRES_FUNCTION}()": f"plpgsql\n{POSTGRES_BODY}"}
    for name, table in _OURS.items():
        if name not in left_out:
            wanted |= _table(schema, table)
    for name in VERSION_TABLES.values():
        wanted[f"tabel {name}"] = "r"
        wanted[f"kolom {name}.version_num"] = "character varying(32) NOT NULL"
        wanted[f"voorwaarde {name}.{name}_pkc"] = "PRIMARY KEY (version_num)"
        wanted[f"index {name}_pkc"] = _index(schema, name, f"{name}_pkc", "version_num", True)
    return wanted


def _table(schema: str, table: Table) -> dict[str, str]:
    name = table.name
    wanted = {f"tabel {name}": "r"}
    for column in table.columns:
        required = "" if column.nullable else " NOT NULL"
        wanted[f"kolom {name}.{column.name}"] = f"{_TYPES[type(column.type)]}{required}"
    for foreign in table.foreign_key_constraints:
        own = foreign.column_keys
        others = ", ".join(element.column.name for element in foreign.elements)
        leaves = f" ON DELETE {foreign.ondelete}" if foreign.ondelete else ""
        wanted[f"voorwaarde {name}.{name}_{'_'.join(own)}_fkey"] = (
            f"FOREIGN KEY ({', '.join(own)}) "
            f"REFERENCES {foreign.referred_table.name}({others}){leaves}"
        )
    keys = {f"{name}_pkey": ("PRIMARY KEY", ", ".join(table.primary_key.columns.keys()))}
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            (column,) = constraint.columns
            keys[f"{name}_{column.name}_key"] = ("UNIQUE", column.name)
    for key_name, (kind, columns) in keys.items():
        wanted[f"voorwaarde {name}.{key_name}"] = f"{kind} ({columns})"
        wanted[f"index {key_name}"] = _index(schema, name, key_name, columns, True)
    for index in table.indexes:
        columns = ", ".join(c.name for c in index.columns)
        wanted[f"index {index.name}"] = _index(schema, name, str(index.name), columns, False)
    if name in _GUARDED:
        for trigger, sql in postgres_triggers(name):
            words = sql.split("EXECUTE")[0].split()
            bits = sum(bit for word, bit in _BITS.items() if word in words)
            argument = r"verwijderbaar\000" if "'verwijderbaar'" in sql else ""
            wanted[f"trigger {name}.{trigger}"] = f"O {bits} {POSTGRES_FUNCTION}({argument})"
    return wanted


def _index(schema: str, table: str, name: str, columns: str, unique: bool) -> str:
    word = "UNIQUE INDEX" if unique else "INDEX"
    return f"CREATE {word} {name} ON {schema}.{table} USING btree ({columns})"
