"""What another normenkader would give for cases: judged with both, compared and counted.

Dates do not count: each case is judged with these two, as if they were in force. Minutes are per
week; a proposal without a product has 0.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from comparison.questions import require_usable
from engine import ContractAnswer
from normenkader import Normenkader
from normenkader.library import FixedVersion
from normenkader.reading import from_content
from population.proposals import (
    Changed,
    Count,
    CountTable,
    DoesNotFit,
    added,
    judge_with,
    proposal_of,
    refusal_text,
    total,
)

# Of what changes and of what is refused as many are kept; all are counted.
MOST_KEPT = 1_000
# What an answer says besides the product and its minutes.
OVERIG = ("bandbreedte", "doelrichting", "prijs", "meetellend", "fasering")
Genummerd = tuple[int, Any]


@dataclass
class Effect:
    """What changes for cases: counts, and the cases that change most or do not fit.

    `verschillen` counts how often each change in minutes occurs, 0 included. `overig` counts, for
    cases with the same product and minutes, what else differs (keys of the answer). `ongeldig`
    are cases that the first normenkader itself refuses, `geweigerd` those that only the second
    does. `verwijderd` are decisions of which a register has no content any more.
    """

    tabel: CountTable = field(default_factory=dict)
    verschillen: Counter[int] = field(default_factory=Counter)
    gelijk: int = 0
    overig: Counter[str] = field(default_factory=Counter)
    anders: list[Changed] = field(default_factory=list)
    aantal_geweigerd: int = 0
    geweigerd: list[DoesNotFit] = field(default_factory=list)
    aantal_ongeldig: int = 0
    ongeldig: list[DoesNotFit] = field(default_factory=list)
    verwijderd: int = 0

    @property
    def total(self) -> Count:
        """All cells together."""
        return total(self.tabel)

    @property
    def done(self) -> int:
        """How many cases were looked at."""
        refused = self.aantal_geweigerd + self.aantal_ongeldig
        return self.total.aantal + refused + self.verwijderd

    def add(self, other: Effect) -> None:
        """Add what another part gave; in any order of the parts the result is the same."""
        self.tabel = added(self.tabel, other.tabel)
        self.verschillen.update(other.verschillen)
        self.gelijk += other.gelijk
        self.overig.update(other.overig)
        self.anders = _most([*self.anders, *other.anders])
        self.aantal_geweigerd += other.aantal_geweigerd
        self.geweigerd = _first([*self.geweigerd, *other.geweigerd])
        self.aantal_ongeldig += other.aantal_ongeldig
        self.ongeldig = _first([*self.ongeldig, *other.ongeldig])
        self.verwijderd += other.verwijderd

    def count(self, number: int, zaak: str, van: ContractAnswer, naar: ContractAnswer) -> None:
        """Count one case with both its answers."""
        found = Changed(number, zaak, proposal_of(van), proposal_of(naar))
        self.tabel.setdefault((found.van.wat, found.naar.wat), Count()).count(found)
        if found.difference is not None:
            self.verschillen[found.difference] += 1
        if found.van != found.naar:
            self.anders.append(found)
            return
        other = [key for key in OVERIG if _part(van, key) != _part(naar, key)]
        self.overig.update(other)
        self.gelijk += not other

    def refuse(self, number: int, zaak: str, error: str) -> None:
        """Count one case that the second normenkader refuses."""
        self.aantal_geweigerd += 1
        self.geweigerd.append(DoesNotFit(number, zaak, error))

    def reject(self, number: int, zaak: str, error: str) -> None:
        """Count one case that can't be judged with the first normenkader either."""
        self.aantal_ongeldig += 1
        self.ongeldig.append(DoesNotFit(number, zaak, error))


def _part(antwoord: ContractAnswer, key: str) -> Any:
    """What is compared: of a bandwidth its code, as its bounds are differences of the rules."""
    found = antwoord[key]
    return found["code"] if key == "bandbreedte" and found else found


def _most(found: list[Changed]) -> list[Changed]:
    """Those that change most: by minutes, then those with another product, then in order."""

    def rank(one: Changed) -> tuple[int, bool, int]:
        return -abs(one.difference or 0), one.van.wat == one.naar.wat, one.nummer

    return sorted(found, key=rank)[:MOST_KEPT]


def _first(found: list[DoesNotFit]) -> list[DoesNotFit]:
    return sorted(found, key=lambda one: one.nummer)[:MOST_KEPT]


def effects(
    zaken: Iterable[Any],
    a: Normenkader,
    b: Normenkader,
    *,
    tell: Callable[[int], None] = lambda _: None,
) -> Effect:
    """Judge cases (plain data) with both; `tell` hears of each case that is done.

    The cases are numbered from 1. Raises NotComparableError where no case of `a` fits `b`.
    """
    require_usable(a, b)
    found, versies = Effect(), (FixedVersion(a), FixedVersion(b))
    for number, zaak in enumerate(zaken, start=1):
        judge_both(found, versies, number, zaak)
        tell(1)
    # Adding sorts, and keeps no more than it may.
    effect = Effect()
    effect.add(found)
    return effect


def judge_both(
    effect: Effect, versies: tuple[FixedVersion, FixedVersion], number: int, zaak: Any
) -> None:
    """Judge one case, as plain data, with both and count it; whatever goes wrong is listed."""
    name = str(zaak.get("zaak") or "") if isinstance(zaak, dict) else ""
    report = effect.reject
    try:
        van = judge_with(versies[0], zaak)
        report = effect.refuse
        naar = judge_with(versies[1], zaak)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - one case never stops the others; it is listed
        report(number, name, refusal_text(error))
    else:
        effect.count(number, name, van, naar)


@contextmanager
def pair_judge(
    contents: tuple[Any, Any], *, stored: bool = False
) -> Iterator[Callable[[list[Genummerd]], Effect]]:
    """What a process needs to judge numbered cases, from the plain content of both.

    `stored` says that the cases are those of a register.
    """
    a, b = (FixedVersion(from_content(content), stored=stored) for content in contents)

    def part(cases: list[Genummerd]) -> Effect:
        effect = Effect()
        for number, zaak in cases:
            judge_both(effect, (a, b), number, zaak)
        return effect

    yield part
