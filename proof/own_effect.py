"""What is a rule's own effect, so that an exception on it covers that and nothing else.

An exception covers a drop only where the drop goes away, or becomes no larger than allowed, without
what that rule does itself. Without it means: what it does is as it was before the other answer,
while every other rule does what it does after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from engine.partial.classes import asked_by, meetel_rules
from engine.partial.factors import COUNT, asked_of, steering
from engine.partial.own_time import own_times
from normenkader import Normenkader
from normenkader import stages as st
from zaak.model import AnswerPlace

Regels = frozenset[str]
NONE: Regels = frozenset()


class Held(NamedTuple):
    """What a group of leefgebieden adds with some rules as they were before.

    With `as_before` all that it adds is as before; else `added` units come to what it adds after.
    `counting` of its leefgebieden count.
    """

    regels: Regels
    as_before: bool = False
    added: int = 0
    counting: int = 0


@dataclass(frozen=True)
class OwnEffects:
    """Rules with an exception, by what they do about one question.

    `itself` decide whether its leefgebied counts, or give its norm time: without them all is as
    before. `koppeling` has those that make another leefgebied fall away, with that leefgebied.
    `doel` replace goals and `factor` add percentages or minutes. `tijd` has those that change the
    time of a leefgebied by what they ask, with that leefgebied: where it counted before, they read
    the answers of before; with `covered` its whole time is then as before. `combinatie` decide how
    much all leefgebieden together may be: that is as before. `late` only give the product.
    Other rules can cover nothing: a limit, a share or rounding never makes more need give less, and
    a direction or the weeks change no minutes and no product.
    """

    itself: Regels = NONE
    koppeling: tuple[tuple[str, str], ...] = ()
    doel: Regels = NONE
    factor: Regels = NONE
    tijd: tuple[tuple[str, str], ...] = ()
    covered: bool = False
    combinatie: Regels = NONE
    late: Regels = NONE

    @property
    def covering(self) -> Regels:
        """All that can cover something."""
        away = {r for r, _ in self.koppeling}
        steering = self.doel | self.factor | self.reading
        return self.itself | away | steering | self.combinatie | self.late

    @property
    def reading(self) -> Regels:
        """Those that change the time of a leefgebied by what they ask."""
        return frozenset(regel for regel, _ in self.tijd)

    @property
    def sets(self) -> Iterator[Regels]:
        """Every set of covering rules that matters.

        Of combinations one rule decides for each client: all of them, or none, are held at once.
        """
        for regels in subsets(self.covering - self.combinatie):
            yield regels
            if self.combinatie:
                yield regels | self.combinatie


def own_effects(normenkader: Normenkader, plaats: AnswerPlace, regels: Regels) -> OwnEffects:
    """What rules do themselves where the answer to one question changes."""
    section, name, vraag = plaats
    about = COUNT if section == "leefgebieden" else vraag
    factors, grid = normenkader.stage(st.Factoren), normenkader.stage(st.Raster)
    factor = (
        {r.regel for r in factors.regels if about in _asked(normenkader, r)}
        if factors is not None
        else set()
    )
    combining = normenkader.stage(st.Combinaties)
    combinatie = {r.regel for r in combining.regels} if combining is not None else set()
    combinatie |= {combining.geen.regel} if combining is not None else set()
    late = {b.regel for b in grid.banden} if grid is not None else set()
    late |= {r.regel for r in grid.outside} if grid is not None else set()
    if section != "leefgebieden":
        goals = normenkader.stage(st.Doelen)
        doel = (
            {r.regel for r in goals.regels if vraag in _asked(normenkader, r)}
            if goals is not None
            else set()
        )
        return OwnEffects(
            doel=regels & doel,
            factor=regels & factor,
            tijd=tuple(own for own in _steered(normenkader, vraag) if own[0] in regels),
            combinatie=regels & combinatie,
            late=regels & late,
        )
    counting, times = normenkader.stage(st.Meetellen), normenkader.stage(st.Normtijden)
    own = {r.regel for r in meetel_rules(normenkader, name)}
    own |= {r.regel for r in times.tabel if r.leefgebied == name} if times is not None else set()
    couplings = counting.koppelingen if counting is not None else []
    judged = own_times(normenkader).judged.get(name)
    away = [(k.regel, k.leefgebied) for k in couplings if k.leefgebied != name]
    return OwnEffects(
        regels & own,
        tuple((regel, leefgebied) for regel, leefgebied in away if regel in regels),
        factor=regels & factor,
        tijd=tuple((r, name) for r in deductions_asking(normenkader, plaats) if r in regels),
        covered=judged is not None and judged.covered == vraag,
        combinatie=regels & combinatie,
        late=regels & late,
    )


def deductions_asking(normenkader: Normenkader, plaats: AnswerPlace) -> list[str]:
    """The rules about what others cover in a leefgebied that look at one of its questions."""
    _, name, vraag = plaats
    found = []
    for rule in own_times(normenkader).deductions(name):
        asked = asked_by(normenkader, "leefgebieden", rule.als)
        if vraag in {*asked, rule.dan.vraag, rule.dan.procent_vraag}:
            found.append(rule.regel)
    return found


def _steered(normenkader: Normenkader, vraag: str) -> Iterator[tuple[str, str]]:
    """The rules by which client factors change the time of a leefgebied, that ask a question."""
    for rule in steering(normenkader):
        if isinstance(rule, st.DoelRegel | st.CombinatieRegel):
            continue
        if vraag in asked_of(normenkader, rule):
            yield from ((rule.regel, name) for name in rule.leefgebieden)


def subsets(regels: Iterable[str]) -> Iterator[Regels]:
    """Every set of some of these rules, the small ones first; also the empty one."""
    ordered = sorted(regels)
    for many in range(len(ordered) + 1):
        yield from map(frozenset, combinations(ordered, many))


def _asked(normenkader: Normenkader, rule: st.FactorRegel | st.DoelRegel) -> set[str]:
    """The questions about the client that a rule looks at, and whether it counts leefgebieden."""
    asked = asked_by(normenkader, "clientfactoren", rule.als)
    per = rule.dan.per if isinstance(rule, st.FactorRegel) else None
    return asked if per is None else asked | {per}
