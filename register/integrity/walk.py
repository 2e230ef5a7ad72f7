"""Walks over all records in order and says what is wrong with each. Pure: rows in, findings out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from register.integrity.findings import Findings, Vondst
from register.integrity.history import History
from register.integrity.records import UNREADABLE, ContentError, content, read
from register.integrity.times import Times
from register.record import BEGIN, SOORTEN, ChainLink, Content, Soort, is_follow_up
from register.store.derived import derived_table
from register.store.tables import DERIVED, REMOVABLE

Rij = Sequence[Any]


@dataclass
class Walk:
    """One walk: `normenkader` for each of those, `step` for every number in order, `finish`.

    `nu` is the clock of who checks. `marks` are the numbers whose hash is wanted afterwards, in
    `seen`, with the newest moment up to there in `newest`.
    """

    vondsten: Findings
    nu: datetime
    marks: frozenset[int] = frozenset()
    seen: dict[int, Any] = field(default_factory=dict)
    newest: dict[int, datetime] = field(default_factory=dict)
    last: int = 0
    hash: Any = BEGIN
    records: int = 0
    besluiten: int = 0
    vervolgstukken: int = 0
    history: History = field(init=False)
    _gaps: list[range] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin without a past."""
        self.history = History(self.vondsten, Times(self.nu))

    def step(self, number: int, rows: Mapping[str, list[Rij]]) -> None:
        """Check everything that is stored under one number."""
        for table, found in rows.items():
            if len(found) > 1:
                self._add(number, "keten", f"Staat {len(found)} keer in {table}.")
        if "keten" not in rows or number < 1:
            for table in rows:
                melding = f"Nummer {number} staat in {table}, maar hoort niet bij de keten."
                self._add(number if number > 0 else None, "keten", melding)
            return
        schakel = ChainLink(*rows["keten"][0])
        self._link(schakel)
        if "verwijderd" in rows:
            self._removed(schakel, rows)
        if "verwijderd" not in rows or not _removable(schakel.soort):
            self._present(schakel, rows)
        if number in self.marks:
            self.newest[number] = self.history.tijden.newest

    def finish(self) -> None:
        """Say what can be known only after the last record."""
        self.history.finish(self._gaps)

    def _add(self, number: int | None, soort: Vondst, melding: str) -> None:
        self.vondsten.add(number, soort, melding)

    def _link(self, link: ChainLink) -> None:
        number = link.nummer
        if number != self.last + 1:
            gap = range(self.last + 1, number)
            melding = "Ontbreekt in de keten."
            if len(gap) > 1:
                melding = f"Dit record en de volgende, tot en met {gap[-1]}, ontbreken in de keten."
            self._add(gap[0], "keten", melding)
            self._gaps.append(gap)
        elif link.vorige != self.hash:
            self._add(number, "keten", "Sluit niet aan op het record ervoor.")
        if link.soort == "besluit":
            self.history.hashes[number] = link.hash
        if link.soort not in SOORTEN:
            self._add(number, "keten", "Is van een soort die niet bestaat.")
        try:
            same = link.computed == link.hash
        except UNREADABLE:
            same = False
        if not same:
            self._add(number, "keten", "De hash klopt niet: de schakel is veranderd.")
        self.last, self.hash = number, link.hash
        self.records += 1
        self.besluiten += link.soort == "besluit"
        self.vervolgstukken += is_follow_up(link.soort)
        if number in self.marks:
            self.seen[number] = link.hash

    def _removed(self, link: ChainLink, rows: Mapping[str, list[Rij]]) -> None:
        self.history.gone(link.nummer, link.soort, rows["verwijderd"][0][1])
        if not _removable(link.soort):
            melding = "Alleen een besluit, en wat daarbij hoort, kan verwijderd zijn."
            self._add(link.nummer, "verwijdering", melding)
            return
        for table in (t.name for t in REMOVABLE):
            if table in rows:
                melding = f"Is verwijderd, maar staat nog in {table}."
                self._add(link.nummer, "verwijdering", melding)

    def _present(self, link: ChainLink, rows: Mapping[str, list[Rij]]) -> None:
        try:
            self._content(link, _whole(link, rows.get("inhouden", [])), rows)
        except (ContentError, *UNREADABLE) as error:
            melding = (
                str(error) if isinstance(error, ContentError) else "De inhoud is niet te lezen."
            )
            self.history.untrusted.add(link.nummer)
            self._add(link.nummer, "inhoud", melding)

    def _content(self, link: ChainLink, content: Content, rows: Mapping[str, list[Rij]]) -> None:
        number = link.nummer
        record = read(number, link.soort, content)
        if link.soort == "besluit":
            self.history.decision(number, record.stuk)
        elif link.soort == "normenkader":
            self.history.normenkader(number, record.stuk)
        elif is_follow_up(link.soort):
            self.history.follow_up(number, record.stuk)
        else:
            self.history.removal(number, record.stuk)
        for table in DERIVED:
            found = rows[table.name][0] if table.name in rows else None
            row = record.rij if table is derived_table(link.soort) else None
            if not _same(found, list(row.values()) if row else None):
                self._add(number, "zoektabel", _different(found, row, table.name))


def _removable(soort: Soort) -> bool:
    return soort == "besluit" or is_follow_up(soort)


def _whole(link: ChainLink, rows: list[Rij]) -> Content:
    """The content whose hash the chain holds; raises ContentError."""
    if not rows:
        raise ContentError("De inhoud ontbreekt.")
    whole = content(*rows[0][1:])
    if whole.hash != link.inhoud_hash:
        raise ContentError("De inhoud is veranderd: de hash ervan staat niet in de keten.")
    return whole


def _same(found: Rij | None, expected: Rij | None) -> bool:
    if found is None or expected is None:
        return found is expected
    return list(map(type, found)) == list(map(type, expected)) and list(found) == expected


def _different(found: Rij | None, row: dict[str, Any] | None, table: str) -> str:
    if row is None:
        return f"Staat in de tabel om in te zoeken ({table}), maar hoort daar niet."
    if found is None:
        return "Staat niet in de tabel om in te zoeken."
    names = [n for (n, v), f in zip(row.items(), found, strict=True) if not _same([f], [v])]
    return f"Staat anders in de tabel om in te zoeken: {', '.join(names)}."
