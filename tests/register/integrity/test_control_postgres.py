"""Attacks on a register in PostgreSQL, by somebody who is superuser there."""

# ruff: noqa: S608 - the attacker of these tests names tables

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from normenkader import Library
from register.errors import TooManyRightsError, UnavailableError
from register.integrity.anchor import take_anchor
from register.integrity.control import check_register
from register.integrity.findings import CheckReport
from register.store.opening import open_register, prepare, refuse_powers
from register.store.place import Place, place
from tests.postgres import Database, Postgres, copied_database
from tests.register.deciding import AUDITOR, CHECKED
from tests.register.filled import fill

TABLES = ("normenkaders", "keten", "inhouden", "verwijderd", "besluiten")


@dataclass(frozen=True)
class Doelwit:
    """A filled register and its superuser."""

    server: Postgres
    database: Database
    plek: Place

    def attack(self, *statements: str) -> None:
        """Change data: no trigger or foreign key stops a replica."""
        joined = "; ".join(("SET session_replication_role = replica", *statements))
        self.server.execute(joined, database=self.database.name)

    def define(self, *statements: str) -> None:
        """Change the schema."""
        self.server.execute(*statements, database=self.database.name)

    def checked(self) -> CheckReport:
        return check_register(self.plek, CHECKED)


@pytest.fixture(scope="module")
def whole(postgres: Postgres, prepared: Database, bibliotheek: Library) -> Iterator[Database]:
    """A register with one of everything, to make copies of."""
    with copied_database(postgres, prepared) as database:
        beheer = place(database.beheer_url)
        prepare(beheer, database.app_rol)
        register = open_register(place(database.app_url))
        fill(register, beheer, bibliotheek)
        register.close()
        yield database


@pytest.fixture
def doelwit(postgres: Postgres, whole: Database) -> Iterator[Doelwit]:
    with copied_database(postgres, whole) as database:
        prepare(place(database.beheer_url), database.app_rol)
        target = Doelwit(postgres, database, place(database.app_url))
        assert target.checked().bevindingen == ()
        yield target


def test_changed_removed_moved_and_inserted_rows_are_found_at_their_record(
    doelwit: Doelwit,
) -> None:
    """One after the other, from the last record to the first: each is the first when it is made."""
    attacks = [
        (13, "INSERT INTO keten VALUES (13, 'besluit', repeat('0', 64), repeat('0', 64), 'x')"),
        (12, "UPDATE besluiten SET minuten = coalesce(minuten, 0) + 1 WHERE nummer = 12"),
        (11, "UPDATE inhouden SET zout = substr(zout, 2) || '\\x00'::bytea WHERE nummer = 11"),
        (10, "DELETE FROM verwijderd WHERE nummer = 10"),
        (9, "UPDATE verwijderd SET gebeurtenis = 12 WHERE nummer = 9"),
        (8, "UPDATE keten SET soort = 'besluit' WHERE nummer = 8"),
        (7, "DELETE FROM besluiten WHERE nummer = 7"),
        (6, "UPDATE inhouden SET antwoord = antwoord || '\\x20'::bytea WHERE nummer = 6"),
        (5, "DELETE FROM keten WHERE nummer = 5"),
        (4, "UPDATE inhouden SET zaak = NULL WHERE nummer = 4"),
        (2, "UPDATE inhouden SET nummer = 5 - nummer + 900 WHERE nummer IN (2, 3)"),
        (1, "UPDATE normenkaders SET inhoud = inhoud || '\\x20'::bytea"),
    ]
    for number, statement in attacks:
        doelwit.attack(statement)
        assert doelwit.checked().first == number, statement


@pytest.mark.parametrize("table", TABLES)
def test_a_trigger_that_is_off_gone_or_different_is_found(doelwit: Doelwit, table: str) -> None:
    for kind in ("rij", "leeg"):
        name = f"{table}_{kind}"
        doelwit.define(f"ALTER TABLE {table} DISABLE TRIGGER {name}")
        assert [b.soort for b in doelwit.checked().bevindingen] == ["schema"]
        doelwit.define(f"ALTER TABLE {table} ENABLE TRIGGER {name}")
        assert doelwit.checked().all_right
    doelwit.define(
        f"DROP TRIGGER {table}_leeg ON {table}",
        f"CREATE TRIGGER {table}_leeg BEFORE TRUNCATE ON {table} FOR EACH STATEMENT "
        "EXECUTE FUNCTION register_bewaakt('verwijderbaar')",
    )
    assert "Veranderd" in doelwit.checked().bevindingen[0].melding
    doelwit.define(f"DROP TRIGGER {table}_leeg ON {table}")
    assert "Ontbreekt" in doelwit.checked().bevindingen[0].melding


# What the role of the app must not have; the last word of each message is the remedy.
POWERS = (
    "ALTER ROLE {app} SUPERUSER",
    "ALTER ROLE {app} BYPASSRLS",
    "ALTER ROLE {app} REPLICATION",
    "ALTER ROLE {app} CREATEROLE",
    "ALTER ROLE {app} NOINHERIT; GRANT {beheer} TO {app}",
    "GRANT {beheer} TO {app} WITH ADMIN OPTION",
    "GRANT pg_write_server_files TO {app}",
    "GRANT pg_read_server_files TO {app}",
    "GRANT pg_execute_server_program TO {app}",
    "GRANT pg_write_all_data TO {app}",
    "GRANT CREATE ON SCHEMA public TO {app}",
    "GRANT CREATE ON SCHEMA public TO PUBLIC",
    "GRANT CREATE ON DATABASE {name} TO {app}",
    "GRANT SET ON PARAMETER session_replication_role TO {app}",
    "GRANT ALTER SYSTEM ON PARAMETER session_replication_role TO {app}",
    "GRANT TRIGGER ON keten TO {app}",
    "GRANT UPDATE (hash) ON keten TO {app}",
    "GRANT UPDATE ON alembic_version TO {app}",
)
AFTER = (
    "ALTER ROLE {app} NOSUPERUSER",
    "REVOKE ALL ON PARAMETER session_replication_role FROM {app}",
)


def said(doelwit: Doelwit, statement: str) -> str:
    database = doelwit.database
    return statement.format(app=database.app_rol, beheer=database.beheer_rol, name=database.name)


@pytest.mark.parametrize("power", POWERS)
def test_the_app_does_not_start_with_a_role_that_can_do_too_much_and_says_the_remedy(
    doelwit: Doelwit, power: str
) -> None:
    doelwit.define(said(doelwit, power))
    register = open_register(doelwit.plek)
    try:
        with pytest.raises(TooManyRightsError, match=doelwit.database.app_rol) as refused:
            refuse_powers(register)
    finally:
        register.close()
        found = [b.melding for b in doelwit.checked().bevindingen if b.soort == "schema"]
        doelwit.define(*(said(doelwit, statement) for statement in AFTER))
    remedies = re.findall(r"\(((?:ALTER|REVOKE) .*)\)", str(refused.value))
    assert remedies
    assert all(any(remedy in melding for melding in found) for remedy in remedies)


@pytest.mark.parametrize("power", [p for p in POWERS if "PARAMETER" not in p])
def test_the_remedy_that_is_said_makes_the_role_right_again(doelwit: Doelwit, power: str) -> None:
    doelwit.define(said(doelwit, power))
    register = open_register(doelwit.plek)
    with pytest.raises(TooManyRightsError) as refused:
        refuse_powers(register)
    remedies = re.findall(r"\(((?:ALTER|REVOKE) .*)\)", str(refused.value))
    # A right can be given by its owner only to be taken by its owner: here the superuser gave it.
    doelwit.define(*remedies)
    refuse_powers(register)
    register.close()
    assert doelwit.checked().all_right


def test_the_owner_of_the_register_is_no_role_for_the_app(doelwit: Doelwit) -> None:
    register = open_register(place(doelwit.database.beheer_url))
    with pytest.raises(TooManyRightsError, match="eigenaar van het register"):
        refuse_powers(register)
    register.close()
    register = open_register(doelwit.plek)
    refuse_powers(register)
    register.close()


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE OR REPLACE FUNCTION register_bewaakt() RETURNS trigger LANGUAGE plpgsql AS "
        "$$BEGIN RETURN NEW; END$$",
        "ALTER FUNCTION register_bewaakt() SECURITY DEFINER",
        "ALTER FUNCTION register_bewaakt() SET search_path = pg_temp",
        "CREATE TABLE extra (x integer)",
        "CREATE VIEW extra AS SELECT 1",
        "CREATE TABLE extra () INHERITS (keten)",
        "CREATE RULE extra AS ON INSERT TO verwijderd DO INSTEAD NOTHING",
        "CREATE FUNCTION niets() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NULL; END$$; "
        "CREATE TRIGGER extra BEFORE INSERT ON inhouden FOR EACH ROW EXECUTE FUNCTION niets()",
        "ALTER TABLE keten ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON keten USING (true)",
        "ALTER TABLE keten ADD COLUMN extra text",
        "ALTER TABLE keten ALTER COLUMN soort DROP NOT NULL",
        "ALTER TABLE keten ALTER COLUMN soort SET DEFAULT 'besluit'",
        "ALTER TABLE besluiten ALTER COLUMN minuten TYPE bigint",
        "ALTER TABLE besluiten DROP CONSTRAINT besluiten_opdracht_key",
        "ALTER TABLE inhouden DROP CONSTRAINT inhouden_nummer_fkey",
        "ALTER TABLE inhouden DISABLE TRIGGER ALL; ALTER TABLE inhouden ENABLE TRIGGER USER",
        "DROP INDEX besluiten_zaak",
        "CREATE INDEX extra ON keten (soort)",
        "UPDATE alembic_version SET version_num = '0001'",
        "UPDATE alembic_version SET version_num = 'x'",
        "DELETE FROM alembic_version",
        "DROP TABLE verwijderd CASCADE",
        "GRANT DELETE ON inhouden TO {app}",
        "GRANT UPDATE (hash) ON keten TO PUBLIC",
        "GRANT {beheer} TO {app}",
        "ALTER ROLE {app} SET session_replication_role = replica",
        "CREATE FUNCTION extra() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
        "CREATE FUNCTION lower(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1'",
        "CREATE OPERATOR ~~~ (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq)",
        "CREATE CAST (text AS integer) WITH INOUT AS ASSIGNMENT",
        "CREATE FUNCTION haak() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN END$$; "
        "CREATE EVENT TRIGGER extra ON ddl_command_end EXECUTE FUNCTION haak()",
        "CREATE DOMAIN extra AS text",
        "CREATE COLLATION extra (provider = icu, locale = 'und', deterministic = false)",
        'ALTER TABLE besluiten ALTER COLUMN opdracht TYPE text COLLATE "C"',
        'ALTER TABLE normenkaders ALTER COLUMN sha256 TYPE text COLLATE "C"',
        *POWERS,
    ],
)
def test_every_change_of_the_schema_and_the_rights_is_found(
    doelwit: Doelwit, statement: str
) -> None:
    doelwit.define(said(doelwit, statement))
    found = {b.soort for b in doelwit.checked().bevindingen}
    doelwit.define(*(said(doelwit, after) for after in AFTER))
    assert found & {"schema", "versie", "onleesbaar"}


def test_a_cut_off_tail_is_found_with_an_anchor_only(doelwit: Doelwit) -> None:
    register = open_register(doelwit.plek)
    anker = take_anchor(register, AUDITOR, datetime(2041, 8, 20, tzinfo=UTC))
    register.close()
    tables = ("besluiten", "inhouden", "keten")
    doelwit.attack(*(f"DELETE FROM {table} WHERE nummer = 12" for table in tables))
    assert doelwit.checked().all_right
    found = check_register(doelwit.plek, CHECKED, [anker]).bevindingen
    assert [(b.soort, b.nummer) for b in found] == [("afgeknipt", 12)]


def test_a_server_that_does_not_answer_is_no_finding() -> None:
    plek = place("postgresql://niemand:niets@127.0.0.1:1/weg")
    with pytest.raises(UnavailableError, match="Er is niets gecontroleerd") as fout:
        check_register(plek, CHECKED)
    assert "niets bewaard" not in str(fout.value)
