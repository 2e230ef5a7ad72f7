"""What another version of a normenkader would have given for stored cases; nothing is stored.

The proposal of then is compared with the proposal of that version. Minutes are per week; a
proposal without a product has 0. Every decision counts, so a case with two counts twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Engine

from engine import judge
from normenkader import Normenkader
from normenkader.library import VasteVersie
from normenkader.reading import from_content
from register.chain import Inhoud
from register.database import make_engine
from register.decision import proposed
from register.errors import Onleesbaar
from register.opening import Register
from register.place import Plek
from register.replay import GONE, MOST_KEPT, PART
from register.stored import case_of, in_words, piece_of, read_part
from register.workers import spread
from rights import Actie, Gebruiker
from zaak.checking import check_zaak


@dataclass(frozen=True)
class Voorstel:
    """A proposal: the code of the product, else the outcome; None where minutes are not known."""

    wat: str
    minuten: int | None


@dataclass(frozen=True)
class Anders:
    """A decision whose proposal changes; `verschil` is in minutes, None where not known."""

    nummer: int
    zaak: str
    van: Voorstel
    naar: Voorstel

    @property
    def verschil(self) -> int | None:
        """The minutes per week that are gained, or lost where below 0."""
        if self.van.minuten is None or self.naar.minuten is None:
            return None
        return self.naar.minuten - self.van.minuten


@dataclass(frozen=True)
class PastNiet:
    """A decision that can't be judged with the version, and why."""

    nummer: int
    zaak: str
    fout: str


@dataclass
class Telling:
    """One cell of the table: how many, how many of those change, the minutes gained and lost."""

    aantal: int = 0
    veranderd: int = 0
    erbij: int = 0
    eraf: int = 0
    onbekend: int = 0

    def add(self, other: Telling) -> None:
        """Add another count."""
        self.aantal += other.aantal
        self.veranderd += other.veranderd
        self.erbij += other.erbij
        self.eraf += other.eraf
        self.onbekend += other.onbekend


@dataclass
class Gevolgen:
    """What a version would give: the table, and what changes or does not fit (lowest numbers)."""

    tabel: dict[tuple[str, str], Telling] = field(default_factory=dict)
    past_niet: int = 0
    verwijderd: int = 0
    anders: list[Anders] = field(default_factory=list)
    fouten: list[PastNiet] = field(default_factory=list)

    @property
    def totaal(self) -> Telling:
        """All cells together."""
        totaal = Telling()
        for cell in self.tabel.values():
            totaal.add(cell)
        return totaal

    @property
    def gedaan(self) -> int:
        """How many decisions were looked at."""
        return self.totaal.aantal + self.past_niet + self.verwijderd

    def add(self, other: Gevolgen) -> None:
        """Add what another part gave; in any order of the parts the result is the same."""
        for key, cell in other.tabel.items():
            self.tabel.setdefault(key, Telling()).add(cell)
        self.tabel = dict(sorted(self.tabel.items()))
        self.past_niet += other.past_niet
        self.verwijderd += other.verwijderd
        self.anders = _lowest([*self.anders, *other.anders])
        self.fouten = _lowest([*self.fouten, *other.fouten])

    def count(self, nummer: int, zaak: str, van: Voorstel, naar: Voorstel) -> None:
        """Count one decision."""
        cell = self.tabel.setdefault((van.wat, naar.wat), Telling())
        cell.aantal += 1
        if van == naar:
            return
        changed = Anders(nummer, zaak, van, naar)
        cell.veranderd += 1
        cell.onbekend += changed.verschil is None
        cell.erbij += max(0, changed.verschil or 0)
        cell.eraf += max(0, -(changed.verschil or 0))
        self.anders.append(changed)

    def refuse(self, nummer: int, zaak: str, fout: str) -> None:
        """Count one decision that can't be judged."""
        self.past_niet += 1
        self.fouten.append(PastNiet(nummer, zaak, fout))


def _lowest(found: list[Any]) -> list[Any]:
    return sorted(found, key=lambda one: one.nummer)[:MOST_KEPT]


def what_if(
    register: Register,
    gebruiker: Gebruiker,
    nummers: Sequence[int],
    normenkader: Normenkader,
    kernen: int = 1,
    *,
    meld: Callable[[int], None] = lambda _: None,
    part: int = PART,
) -> Gevolgen:
    """Judge stored cases with this version, whatever the date; as `replay.replay` otherwise."""
    gebruiker.require(Actie.HERHALEN)
    gevolgen = Gevolgen()
    tasks = (list(nummers[start : start + part]) for start in range(0, len(nummers), part))
    processes = min(kernen, -(-len(nummers) // part))
    given = (register.plek, normenkader.inhoud)
    with closing(spread(_judge, given, tasks, processes)) as done:
        for found in done:
            gevolgen.add(found)
            meld(found.gedaan)
    return gevolgen


@contextmanager
def _judge(given: tuple[Plek, Any]) -> Iterator[Callable[[list[int]], Gevolgen]]:
    plek, inhoud = given
    engine = make_engine(plek.register)
    versie = VasteVersie(from_content(inhoud))
    try:
        yield lambda nummers: _part(engine, versie, nummers)
    finally:
        engine.dispose()


def _part(engine: Engine, versie: VasteVersie, nummers: list[int]) -> Gevolgen:
    deel = read_part(engine, nummers)
    gevolgen = Gevolgen(verwijderd=len(deel.verwijderd))
    for nummer in deel.weg:
        gevolgen.refuse(nummer, "", GONE)
    for nummer, inhoud in deel.inhouden.items():
        _one(gevolgen, versie, nummer, inhoud)
    return gevolgen


def _one(gevolgen: Gevolgen, versie: VasteVersie, nummer: int, inhoud: Inhoud) -> None:
    zaak = ""
    try:
        stuk = piece_of(inhoud)
        zaak = str(stuk["zaak"])
        van = _of_then(stuk["voorstel"])
        naar = _of_version(versie, case_of(inhoud))
    except MemoryError:
        raise
    except Exception as fout:  # noqa: BLE001 - one case never stops the others; it is listed
        gevolgen.refuse(nummer, zaak, in_words(fout))
    else:
        gevolgen.count(nummer, zaak, van, naar)


def _of_then(voorstel: dict[str, Any]) -> Voorstel:
    gives = voorstel["uitkomst"] == "product"
    minuten = voorstel["minuten_per_week"] if gives else 0
    if minuten is not None and type(minuten) is not int:
        raise Onleesbaar("De minuten van dit besluit zijn geen geheel getal.")
    return Voorstel(str(voorstel["product"] or voorstel["uitkomst"]), minuten)


def _of_version(versie: VasteVersie, zaak: Any) -> Voorstel:
    normenkader = versie.normenkader
    # The case may name the normenkader of then; its answers are what counts.
    own = {**zaak, "normenkader": normenkader.normenkader}
    checked, _ = check_zaak(own, versie)
    besluit = proposed(normenkader, checked, judge(normenkader, checked))
    minuten = besluit.minuten_per_week if besluit.uitkomst == "product" else 0
    return Voorstel(besluit.product or besluit.uitkomst, minuten)
