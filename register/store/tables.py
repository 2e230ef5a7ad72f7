"""The tables as they are now; the migrations make them and the checks compare with them.

`keten`, `inhouden`, `normenkaders` and `verwijderd` hold what was stored and never change.
`besluiten` and `vervolgstukken` are derived from `inhouden`: they are for searching, and can be
made again at any time.
Drafts and practice sessions change all the time and have tables (with SQLite a file) of their own.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

register = MetaData()
drafts = MetaData()

normenkaders = Table(
    "normenkaders",
    register,
    Column("sha256", Text, primary_key=True),
    Column("inhoud", LargeBinary, nullable=False),
    sqlite_strict=True,
)

keten = Table(
    "keten",
    register,
    Column("nummer", Integer, primary_key=True, autoincrement=False),
    Column("soort", Text, nullable=False),
    Column("vorige", Text, nullable=False),
    Column("inhoud_hash", Text, nullable=False),
    Column("hash", Text, nullable=False),
    sqlite_strict=True,
)

inhouden = Table(
    "inhouden",
    register,
    Column("nummer", Integer, ForeignKey("keten.nummer"), primary_key=True, autoincrement=False),
    Column("zout", LargeBinary, nullable=False),
    Column("stuk", LargeBinary, nullable=False),
    Column("zaak", LargeBinary),
    Column("antwoord", LargeBinary),
    sqlite_strict=True,
)

verwijderd = Table(
    "verwijderd",
    register,
    Column("nummer", Integer, ForeignKey("keten.nummer"), primary_key=True, autoincrement=False),
    Column("gebeurtenis", Integer, ForeignKey("keten.nummer"), nullable=False),
    sqlite_strict=True,
)

besluiten = Table(
    "besluiten",
    register,
    Column("nummer", Integer, ForeignKey("keten.nummer"), primary_key=True, autoincrement=False),
    Column("opdracht", Text, nullable=False, unique=True),
    Column("zaak", Text, nullable=False),
    Column("tijdstip", Text, nullable=False),
    Column("gebruiker", Text, nullable=False),
    Column("rol", Text, nullable=False),
    Column("normenkader", Text, nullable=False),
    Column("versie", Text, nullable=False),
    Column("sha256", Text, ForeignKey("normenkaders.sha256"), nullable=False),
    Column("uitkomst_voorstel", Text, nullable=False),
    Column("product_voorstel", Text),
    Column("minuten_voorstel", Integer),
    Column("uitkomst", Text, nullable=False),
    Column("product", Text),
    Column("minuten", Integer),
    Column("ingangsdatum", Text, nullable=False),
    Column("einddatum", Text, nullable=False),
    Column("afgeweken", Integer, nullable=False),
    Column("reden", Text),
    Column("vervangt", Integer),
    # The rules that fired, each once, with a space between them.
    Column("regels", Text, nullable=False),
    Index("besluiten_zaak", "zaak", "nummer"),
    Index("besluiten_tijdstip", "tijdstip"),
    Index("besluiten_einddatum", "einddatum"),
    sqlite_strict=True,
)

# What was recorded about a decision afterwards, of every kind.
vervolgstukken = Table(
    "vervolgstukken",
    register,
    Column("nummer", Integer, ForeignKey("keten.nummer"), primary_key=True, autoincrement=False),
    Column("soort", Text, nullable=False),
    Column("opdracht", Text, nullable=False, unique=True),
    # The record of the decision that it is about.
    Column("besluit", Integer, ForeignKey("keten.nummer"), nullable=False),
    Column("zaak", Text, nullable=False),
    Column("tijdstip", Text, nullable=False),
    Column("gebruiker", Text, nullable=False),
    Column("rol", Text, nullable=False),
    # The day of what is recorded, what came of it, and the day that was agreed.
    Column("datum", Text, nullable=False),
    Column("uitkomst", Text),
    Column("moment", Text),
    Index("vervolgstukken_besluit", "besluit", "nummer"),
    Index("vervolgstukken_tijdstip", "tijdstip"),
    sqlite_strict=True,
)

concepten = Table(
    "concepten",
    drafts,
    Column("adres", Text, primary_key=True),
    Column("eigenaar", Text, nullable=False),
    Column("versie", Integer, nullable=False),
    Column("inhoud", LargeBinary, nullable=False),
    Column("gewijzigd", Text, nullable=False),
    Column("verloopt", Text, nullable=False),
    # The day of use on which it was saved last.
    Column("dag", Integer, nullable=False),
    Index("concepten_eigenaar", "eigenaar"),
    Index("concepten_verloopt", "verloopt"),
    sqlite_strict=True,
)

oefensessies = Table(
    "oefensessies",
    drafts,
    Column("id", Text, primary_key=True),
    Column("code", Text, nullable=False, unique=True),
    Column("eigenaar", Text, nullable=False),
    Column("normenkader", Text, nullable=False),
    Column("normenkader_versie", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("inhoud", LargeBinary, nullable=False),
    # Raised by every change of the three below: it is what the participants ask for.
    Column("versie", Integer, nullable=False),
    Column("item", Integer, nullable=False),
    # The items that are revealed, each once, with a space between them.
    Column("onthuld", Text, nullable=False),
    Column("gesloten", Integer, nullable=False),
    Column("aangemaakt", Text, nullable=False),
    Column("verloopt", Text, nullable=False),
    # The day of use on which it was started.
    Column("dag", Integer, nullable=False),
    Index("oefensessies_eigenaar", "eigenaar"),
    Index("oefensessies_verloopt", "verloopt"),
    sqlite_strict=True,
)

# What belongs to a session leaves with it, also what comes in while it is being removed.
oefendeelnemers = Table(
    "oefendeelnemers",
    drafts,
    Column("sessie", Text, ForeignKey("oefensessies.id", ondelete="CASCADE"), primary_key=True),
    Column("nummer", Integer, primary_key=True, autoincrement=False),
    # The SHA-256 of a secret that only one browser has; "weg:" before it for who was removed.
    Column("deelnemer", Text, nullable=False, unique=True),
    Column("aangemaakt", Text, nullable=False),
    sqlite_strict=True,
)

oefenantwoorden = Table(
    "oefenantwoorden",
    drafts,
    Column("sessie", Text, primary_key=True),
    Column("nummer", Integer, primary_key=True, autoincrement=False),
    Column("item", Integer, primary_key=True, autoincrement=False),
    Column("versie", Integer, nullable=False),
    Column("inhoud", LargeBinary, nullable=False),
    Column("klaar", Integer, nullable=False),
    Column("gewijzigd", Text, nullable=False),
    ForeignKeyConstraint(
        ["sessie", "nummer"],
        ["oefendeelnemers.sessie", "oefendeelnemers.nummer"],
        ondelete="CASCADE",
    ),
    sqlite_strict=True,
)

# The days on which the program was used, in the order in which they were seen.
gebruiksdagen = Table(
    "gebruiksdagen",
    drafts,
    Column("nummer", Integer, primary_key=True, autoincrement=False),
    Column("dag", Text, nullable=False, unique=True),
    sqlite_strict=True,
)

# What was stored and never changes, in the order in which it can be filled.
STORED = (normenkaders, keten, inhouden, verwijderd)
DERIVED = (besluiten, vervolgstukken)
# Content may leave after its term, when the chain says so.
REMOVABLE = (inhouden, *DERIVED)
