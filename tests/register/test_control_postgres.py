"""Attacks on a register in PostgreSQL, by somebody who is superuser there."""

# ruff: noqa: S608 - the attacker of these tests names tables

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from normenkader import Bibliotheek
from register.anchor import take_anchor
from register.control import check_register
from register.findings import Verslag
from register.opening import open_register, prepare
from register.place import Plek, place
from tests.postgres import Database, Postgres
from tests.register.decisions import AUDITOR, CHECKED
from tests.register.filled import fill

TABLES = ("normenkaders", "keten", "inhouden", "verwijderd", "besluiten")


@dataclass(frozen=True)
class Doelwit:
    """A filled register and its superuser."""

    server: Postgres
    database: Database
    plek: Plek

    def attack(self, *statements: str) -> None:
        """Change data: no trigger or foreign key stops a replica."""
        joined = "; ".join(("SET session_replication_role = replica", *statements))
        self.server.execute(joined, database=self.database.name)

    def define(self, *statements: str) -> None:
        """Change the schema."""
        self.server.execute(*statements, database=self.database.name)

    def checked(self) -> Verslag:
        return check_register(self.plek, CHECKED)


@pytest.fixture
def doelwit(postgres: Postgres, postgres_database: Database, bibliotheek: Bibliotheek) -> Doelwit:
    plek, beheer = place(postgres_database.app_url), place(postgres_database.beheer_url)
    prepare(beheer, postgres_database.app_rol)
    register = open_register(plek)
    fill(register, beheer, bibliotheek)
    register.close()
    target = Doelwit(postgres, postgres_database, plek)
    assert target.checked().bevindingen == ()
    return target


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
        assert doelwit.checked().eerste == number, statement


@pytest.mark.parametrize("table", TABLES)
def test_a_trigger_that_is_off_gone_or_different_is_found(doelwit: Doelwit, table: str) -> None:
    for kind in ("rij", "leeg"):
        name = f"{table}_{kind}"
        doelwit.define(f"ALTER TABLE {table} DISABLE TRIGGER {name}")
        assert [b.soort for b in doelwit.checked().bevindingen] == ["schema"]
        doelwit.define(f"ALTER TABLE {table} ENABLE TRIGGER {name}")
        assert doelwit.checked().in_orde
    doelwit.define(
        f"DROP TRIGGER {table}_leeg ON {table}",
        f"CREATE TRIGGER {table}_leeg BEFORE TRUNCATE ON {table} FOR EACH STATEMENT "
        "EXECUTE FUNCTION register_bewaakt('verwijderbaar')",
    )
    assert "Veranderd" in doelwit.checked().bevindingen[0].melding
    doelwit.define(f"DROP TRIGGER {table}_leeg ON {table}")
    assert "Ontbreekt" in doelwit.checked().bevindingen[0].melding


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
    ],
)
def test_every_change_of_the_schema_and_the_rights_is_found(
    doelwit: Doelwit, statement: str
) -> None:
    database = doelwit.database
    doelwit.define(statement.format(app=database.app_rol, beheer=database.beheer_rol))
    assert {b.soort for b in doelwit.checked().bevindingen} & {"schema", "versie", "onleesbaar"}


def test_a_cut_off_tail_is_found_with_an_anchor_only(doelwit: Doelwit) -> None:
    register = open_register(doelwit.plek)
    anker = take_anchor(register, AUDITOR, datetime(2041, 8, 20, tzinfo=UTC))
    register.close()
    tables = ("besluiten", "inhouden", "keten")
    doelwit.attack(*(f"DELETE FROM {table} WHERE nummer = 12" for table in tables))
    assert doelwit.checked().in_orde
    found = check_register(doelwit.plek, CHECKED, [anker]).bevindingen
    assert [(b.soort, b.nummer) for b in found] == [("afgeknipt", 12)]


def test_a_server_that_does_not_answer_is_a_finding() -> None:
    plek = place("postgresql://niemand:niets@127.0.0.1:1/weg")
    verslag = check_register(plek, CHECKED)
    assert [b.soort for b in verslag.bevindingen] == ["onleesbaar"]
    assert "niets bewaard" not in verslag.bevindingen[0].melding
