"""Why not another product: the smallest change of a case that would give it.

For every product that was not proposed: the fewest other answers, of these the smallest sum of
steps, of these the first in the order of the form. All changes of one and of two answers are tried
(`explaining.why_not.changes` says which answers may change, and what a step is), so where none is
found there is none. What is found is judged by both evaluators, as every answer that people see.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, groupby
from math import prod

from engine.account.answer import ContractAnswer
from engine.account.trail_difference import Paar, differences
from engine.judging import DifferenceError, judge
from explaining.why_not.changes import Change, Trial, changed_case
from explaining.why_not.near import Nearby
from explaining.why_not.smallest import Found, Smallest
from explaining.why_not.words import found_sentence, none_sentence
from normenkader import Normenkader
from zaak.model import Zaak

MOST_ANSWERS = 2
# Other answers together, and for how many changes that give the same they stand.
_Poging = tuple[tuple[Change, ...], int]


class UnknownProductError(ValueError):
    """The normenkader has no such product; the message says which there are."""


@dataclass(frozen=True)
class Alternative:
    """The smallest change that gives a product; without one, `wijzigingen` is empty.

    `even_klein` is how many other changes have as few answers and as small steps. `zaak` is the
    changed case, `antwoord` its answer, `verschillen` both trails side by side (of the case first).
    """

    product: str
    naam: str
    zin: str
    wijzigingen: tuple[Change, ...] = ()
    even_klein: int = 0
    zaak: Zaak | None = None
    antwoord: ContractAnswer | None = None
    verschillen: tuple[Paar, ...] = ()

    @property
    def found(self) -> bool:
        """Whether there is such a change."""
        return bool(self.wijzigingen)

    @property
    def steps(self) -> int:
        """The sum of the steps."""
        return sum(w.stap for w in self.wijzigingen)


@dataclass(frozen=True)
class WhyNot:
    """The answer of a case, and what would give each product that was not proposed."""

    antwoord: ContractAnswer
    alternatieven: tuple[Alternative, ...]


def why_not(normenkader: Normenkader, zaak: Zaak, product: str | None = None) -> WhyNot:
    """Give the smallest change for every product that was not proposed, or for one of them.

    The case is checked and complete. Products are in the normenkader's order; the one that is
    proposed is left out. Raises UnknownProductError, and what `judge` raises.
    """
    codes = [p.product for p in normenkader.producten]
    if product is not None and product not in codes:
        known = ", ".join(codes)
        raise UnknownProductError(f"Het product {product!r} bestaat niet. Kies uit: {known}.")
    antwoord = judge(normenkader, zaak)
    proposed = (antwoord["product"] or {}).get("code")
    wanted = [c for c in codes if c != proposed and product in (None, c)]
    toegang = antwoord["uitkomst"] != "geen_toegang"
    found = _search(normenkader, zaak, wanted) if toegang else {}
    return WhyNot(
        antwoord,
        tuple(
            _found(normenkader, zaak, antwoord, code, found[code])
            if code in found
            else _none(normenkader, code, toegang=toegang)
            for code in wanted
        ),
    )


def _search(normenkader: Normenkader, zaak: Zaak, wanted: Iterable[str]) -> dict[str, Smallest]:
    """The smallest changes, fewest answers and smallest steps first, until nothing is wanted."""
    trial, nearby = Trial(normenkader, zaak), Nearby(normenkader, zaak)
    found: dict[str, Smallest] = {}
    todo = set(wanted)
    for answers in range(1, MOST_ANSWERS + 1):
        if not todo:
            break
        rows = nearby.one(todo) if answers == 1 else nearby.two(todo)
        _one_by_one(trial, nearby, rows, answers)
        found |= rows.best
        todo -= rows.best.keys()
    return found


def _one_by_one(trial: Trial, nearby: Nearby, found: Found, answers: int) -> None:
    """Try the answers without rows: the smallest steps first, no further than needed."""
    for size, same_size in _by_size(nearby.others, answers):
        if size > found.largest:
            break
        for changes, count in same_size:
            kort = trial.result(changes)
            if kort is not None and kort.product is not None and kort.product in found.todo:
                found.add(kort.product, size, count, [(nearby.key(changes), changes)])


def _by_size(kinds: list[tuple[Change, int]], answers: int) -> Iterator[tuple[int, list[_Poging]]]:
    """All changes of so many answers by size; of one size in the order of the form."""
    tries = [
        (tuple(change for change, _ in chosen), prod(count for _, count in chosen))
        for chosen in combinations(kinds, answers)
        if len({change.pad for change, _ in chosen}) == answers
    ]
    for size, same_size in groupby(sorted(tries, key=_size), _size):
        yield size, list(same_size)


def _size(attempt: _Poging) -> int:
    return sum(change.stap for change in attempt[0])


def _found(
    normenkader: Normenkader,
    zaak: Zaak,
    antwoord: ContractAnswer,
    product: str,
    smallest: Smallest,
) -> Alternative:
    changed = changed_case(zaak, smallest.wijzigingen)
    other = judge(normenkader, changed)
    given = (other["product"] or {}).get("code")
    if given != product:
        raise DifferenceError(zaak.zaak, given, product)
    minuten = other["minuten_per_week"]
    return Alternative(
        product,
        normenkader.product(product).naam,
        found_sentence(normenkader, product, smallest.wijzigingen, minuten),
        smallest.wijzigingen,
        smallest.aantal - 1,
        changed,
        other,
        tuple(differences(antwoord["spoor"], other["spoor"])),
    )


def _none(normenkader: Normenkader, product: str, *, toegang: bool) -> Alternative:
    zin = none_sentence(normenkader, product, MOST_ANSWERS, toegang=toegang)
    return Alternative(product, normenkader.product(product).naam, zin)
