"""The triggers that keep the register append-only, in the words of each database.

Content may be deleted only when `verwijderd` names it, and that table says which event in the
chain did it. On SQLite the insert triggers also stop `INSERT OR REPLACE`, which deletes without
calling a delete trigger.
"""

from __future__ import annotations

from collections.abc import Iterator

from register.store.tables import DERIVED, REMOVABLE, STORED

ADDING_ONLY = "Het register is alleen aan te vullen"
KEY = {"normenkaders": "sha256"}
POSTGRES_FUNCTION = "register_bewaakt"
_NAMES = tuple(t.name for t in (*STORED, *DERIVED))
_REMOVABLE = tuple(t.name for t in REMOVABLE)


def sqlite_triggers(table: str) -> Iterator[tuple[str, str]]:
    """The name and the SQL of every trigger of a table."""
    key = KEY.get(table, "nummer")
    listed = f"SELECT 1 FROM verwijderd WHERE nummer = OLD.{key}"  # noqa: S608 - our own names
    rules = {
        "update": ("UPDATE", ""),
        "delete": ("DELETE", f" WHEN NOT EXISTS ({listed})" if table in _REMOVABLE else ""),
        "insert": ("INSERT", f" WHEN {_wrong_insert(table, key)}"),
    }
    for kind, (event, when) in rules.items():
        name = f"{table}_{kind}"
        stop = f"BEGIN SELECT RAISE(ABORT, '{ADDING_ONLY}'); END"
        yield name, f"CREATE TRIGGER {name} BEFORE {event} ON {table}{when} {stop}"


def _wrong_insert(table: str, key: str) -> str:
    there = f"EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key})"  # noqa: S608
    if table != "keten":
        return there
    last = "SELECT coalesce(max(nummer), 0) + 1 FROM keten"
    head = f"coalesce((SELECT hash FROM keten ORDER BY nummer DESC LIMIT 1), '{'0' * 64}')"  # noqa: S608
    return f"NEW.nummer <> ({last}) OR NEW.vorige <> {head}"


def postgres_function() -> str:
    """The function that every trigger calls on PostgreSQL."""
    return (
        f"CREATE FUNCTION {POSTGRES_FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$\n"
        f"{POSTGRES_BODY}$$"
    )


# An insert takes the next number after the head; that is checked for the chain only.
POSTGRES_BODY = f"""BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.nummer = (SELECT coalesce(max(nummer), 0) + 1 FROM keten) AND NEW.vorige =
       coalesce((SELECT hash FROM keten ORDER BY nummer DESC LIMIT 1), repeat('0', 64)) THEN
      RETURN NEW;
    END IF;
  ELSIF TG_OP = 'DELETE' AND TG_ARGV[0] = 'verwijderbaar' THEN
    IF EXISTS (SELECT 1 FROM verwijderd WHERE nummer = OLD.nummer) THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION '{ADDING_ONLY}';
END;
"""  # noqa: S608 - our own names


def postgres_triggers(table: str) -> Iterator[tuple[str, str]]:
    """The name and the SQL of every trigger of a table."""
    argument = "'verwijderbaar'" if table in _REMOVABLE else ""
    rows = "UPDATE OR DELETE" + (" OR INSERT" if table == "keten" else "")
    call = f"EXECUTE FUNCTION {POSTGRES_FUNCTION}"
    for name, events, each, given in (
        (f"{table}_rij", rows, "ROW", argument),
        (f"{table}_leeg", "TRUNCATE", "STATEMENT", ""),
    ):
        when = f"BEFORE {events} ON {table} FOR EACH {each}"
        yield name, f"CREATE TRIGGER {name} {when} {call}({given})"


def triggers(dialect: str, table: str) -> Iterator[tuple[str, str]]:
    """The triggers of a table for a dialect of SQLAlchemy."""
    return sqlite_triggers(table) if dialect == "sqlite" else postgres_triggers(table)


def guarded_tables() -> tuple[str, ...]:
    """The names of all tables with triggers."""
    return _NAMES
