"""Fills an empty register with the records of another one, each checked before it is stored.

Checked are the hashes: that every record is what it was. What the records say about each other
is for `normwijzer register controleer`; a register with a flaw in that can still be moved.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

from sqlalchemy import Column, Connection, Integer, Table, insert, select

from register.decisions.writing import content_row
from register.errors import InvalidFileError, UnavailableError
from register.integrity.records import UNREADABLE, ContentError
from register.moving.transfer_format import (
    Header,
    LinkLine,
    NormenkaderLine,
    stored,
    stored_content,
)
from register.record import BEGIN, MOST_NUMBER, SOORTEN, ChainLink, Content, is_follow_up
from register.store.database import writing
from register.store.derived import derived_table, search_row
from register.store.opening import Register
from register.store.tables import DERIVED, inhouden, keten, normenkaders, verwijderd

BATCH = 500
MOST_SHOWN = 50
# In the order in which they can be filled.
_FILLED = (keten, inhouden, *DERIVED)


@contextmanager
def filling(register: Register) -> Iterator[Filler]:
    """Fill a register in one transaction; raises UnavailableError where something is in it."""
    with writing(register.engine) as connection:
        for table in (keten, normenkaders):
            if connection.execute(select(table).limit(1)).first():
                raise UnavailableError(
                    f"In {register.plek} staat al een register. Er is niets bewaard. "
                    "Kies een plek waar nog niets is vastgelegd."
                )
        yield Filler(connection)


class Filler:
    """Takes the records in order; after the first problem it only looks for more."""

    def __init__(self, connection: Connection) -> None:
        """Begin with nothing; `regel` is the line of the file that is being read."""
        self.connection = connection
        self.kop = Header(schakels=0, hash=BEGIN)
        self.regel = 0
        self.last, self.hash = 0, BEGIN
        self.problemen: list[str] = []
        self.aantal = 0
        self._waiting: dict[Table, list[dict[str, Any]]] = {t: [] for t in _FILLED}
        self._norms: set[str] = set()
        self._named: set[str] = set()
        self._orders: set[str] = set()
        # What is removed by which event, and what the events say that they removed.
        self._removed: dict[int, int] = {}
        self._events: dict[int, set[int]] = {}

    def problem(self, melding: str) -> None:
        """Note what is wrong with this line; the first fifty are kept, the rest counted."""
        self.aantal += 1
        if len(self.problemen) < MOST_SHOWN:
            self.problemen.append(f"Regel {self.regel}: {melding}" if self.regel else melding)

    def normenkader(self, regel: NormenkaderLine) -> None:
        """Take in a normenkader; they come before the links."""
        try:
            content = stored(regel.inhoud)
        except ValueError:
            content = b""
        if hashlib.sha256(content).hexdigest() != regel.sha256:
            self.problem(f"Normenkader {regel.sha256[:12]} is veranderd.")
        elif self.last or regel.sha256 in self._norms:
            self.problem(f"Normenkader {regel.sha256[:12]} staat niet op zijn plek.")
        elif not self.aantal:
            row = {"sha256": regel.sha256, "inhoud": content}
            self.connection.execute(insert(normenkaders), row)
        self._norms.add(regel.sha256)

    def link(self, regel: LinkLine) -> None:
        """Take in a link with its content."""
        schakel = ChainLink(
            regel.nummer,
            regel.soort,  # type: ignore[arg-type]  # checked below
            regel.vorige,
            regel.inhoud_hash,
            regel.hash,
        )
        rows: dict[Table, dict[str, Any]] = {keten: asdict(schakel)}
        try:
            self._follows(schakel)
            content = _content(schakel, regel)
            if content is None:
                self._removed[regel.nummer] = regel.verwijderd_door or 0
            else:
                rows |= self._rows(schakel, content)
        except ContentError as error:
            self.problem(f"Record {regel.nummer}: {error}")
        self.last, self.hash = regel.nummer, regel.hash
        if not self.aantal:
            self._store(rows)

    def _follows(self, link: ChainLink) -> None:
        if link.soort not in SOORTEN or link.computed != link.hash:
            raise ContentError("De schakel is veranderd: de hash klopt niet.")
        if link.nummer != self.last + 1 or link.vorige != self.hash:
            raise ContentError("Sluit niet aan op het record ervoor.")

    def _rows(self, link: ChainLink, content: Content) -> dict[Table, dict[str, Any]]:
        """The rows of a content whose hash is right."""
        rows = {inhouden: {"nummer": link.nummer, **content_row(content)}}
        try:
            if link.soort == "verwijdering":
                stuk = json.loads(content.stuk)
                gone = (*stuk["nummers"], *stuk.get("vervolgstukken", ()))
                self._events[link.nummer] = set(gone)
            elif link.soort == "normenkader":
                self._named.add(str(json.loads(content.stuk)["sha256"]))
            if (table := derived_table(link.soort)) is not None:
                rows[table] = self._found(link, search_row(link.nummer, content))
        except UNREADABLE as error:
            raise ContentError("De inhoud is niet te lezen.") from error
        return rows

    def _found(self, link: ChainLink, row: dict[str, Any]) -> dict[str, Any]:
        """A row to search in, that the database will take; raises ContentError."""
        if row.get("soort", "besluit") != link.soort:
            raise ContentError("Het stuk is van een andere soort dan het record.")
        if wrong := _unfit(derived_table(link.soort), row):
            raise ContentError(f"Dit is van een ander soort waarde dan het hoort: {wrong}.")
        if link.soort == "besluit" and row["sha256"] not in self._norms:
            raise ContentError("Het normenkader van dit besluit ontbreekt.")
        if is_follow_up(link.soort) and not 1 <= row["besluit"] < link.nummer:
            raise ContentError("Gaat over een record dat er toen nog niet was.")
        if row["opdracht"] in self._orders:
            raise ContentError("Deze opdracht is al eerder vastgelegd.")
        self._orders.add(row["opdracht"])
        return row

    def _store(self, rows: dict[Table, dict[str, Any]]) -> None:
        for table, row in rows.items():
            self._waiting[table].append(row)
        if len(self._waiting[keten]) >= BATCH:
            self._flush()

    def _flush(self) -> None:
        for table, rows in self._waiting.items():
            if rows:
                self.connection.execute(insert(table), rows)
                rows.clear()

    def finish(self) -> Header:
        """Store the rest; raises InvalidFileError where anything was wrong."""
        self.regel = 0
        for number, event in self._removed.items():
            if number not in self._events.get(event, ()):
                self.problem(f"Record {number}: De inhoud ontbreekt en is niet verwijderd.")
        for sha256 in sorted(self._named - self._norms):
            self.problem(f"Normenkader {sha256[:12]}: Dit normenkader ontbreekt.")
        for sha256 in sorted(self._norms - self._named):
            self.problem(f"De keten noemt normenkader {sha256[:12]} niet.")
        if (self.last, self.hash) != (self.kop.schakels, self.kop.hash):
            self.problem("Het aantal records of de laatste hash klopt niet met het begin.")
        if self.aantal:
            raise InvalidFileError(self.problemen, self.aantal)
        self._flush()
        if self._removed:
            rows = [{"nummer": n, "gebeurtenis": e} for n, e in self._removed.items()]
            self.connection.execute(insert(verwijderd), rows)
        return self.kop


def _unfit(table: Table | None, row: Mapping[str, Any]) -> str:
    """The columns for which a row holds what they can't; databases differ in what they make of it.

    "" where there are none.
    """
    columns = () if table is None else table.columns
    return ", ".join(c.name for c in columns if not _fits(c, row[c.name]))


def _fits(column: Column[Any], value: Any) -> bool:
    if value is None:
        return bool(column.nullable)
    if isinstance(column.type, Integer):
        return type(value) is int and abs(value) <= MOST_NUMBER
    return type(value) is str


def _content(link: ChainLink, regel: LinkLine) -> Content | None:
    """The content of a link, or None where an event removed it."""
    if regel.inhoud is None:
        if regel.verwijderd_door is None:
            raise ContentError("De inhoud ontbreekt.")
        return None
    if regel.verwijderd_door is not None:
        raise ContentError("Is verwijderd, maar heeft nog inhoud.")
    try:
        content = stored_content(regel.inhoud)
    except ValueError as error:
        raise ContentError("De inhoud is niet te lezen.") from error
    if content.hash != link.inhoud_hash:
        raise ContentError("De inhoud is veranderd: de hash klopt niet.")
    return content
