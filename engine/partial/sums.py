"""What leefgebieden can still count for: every sum of minutes, or of kinds of work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from math import gcd
from typing import Any, NamedTuple

from engine.calculation.terms import MINUUT
from engine.partial.classes import AnswerClass, meetel_rules
from engine.partial.factors import GoalMap
from engine.partial.layout import Layout
from engine.partial.options import GroupAnswers, group_of, stand_of
from engine.partial.size import check_together
from normenkader import Normenkader, asking
from normenkader import stages as st
from normenkader.conditions import Answer, holds
from zaak.model import AnswerPlace, Zaak

MOST_STATES = 4_096


class Option(NamedTuple):
    """What one leefgebied can become by itself: the rule that decides and what it then holds.

    `regel` is empty where no rule applies. `soort` is its goal or kind of work as it was answered;
    `niveau` its level where there are norm times.
    """

    regel: str
    counts: bool
    asked: bool
    soort: Answer | None
    niveau: Answer | None


@dataclass(frozen=True)
class Contribution:
    """What a group of leefgebieden can add.

    `places` are the places of the sums that it can add. `nothing` says that possibly none of them
    counts; `nothing_asked` that this may be so while at least one of them was asked.
    """

    places: tuple[int, ...]
    nothing: bool
    nothing_asked: bool


# Whether a leefgebied counts, the index of its kind and its amount in hundredths of a minute.
_Telling = tuple[bool, int, int]


class SumTable:
    """The leefgebieden of a normenkader, in groups that share a result area or a coupling."""

    def __init__(
        self, normenkader: Normenkader, classes: Mapping[AnswerPlace, tuple[AnswerClass, ...]]
    ) -> None:
        """Look up tables and lay out the places once."""
        self.nk = normenkader
        self.times = normenkader.stage(st.Normtijden)
        self.work = normenkader.stage(st.Zwaartepunt)
        self.kinds = kinds(normenkader)
        self.names = tuple(normenkader.leefgebied_names)
        self.asked = {
            name: group_of(
                ("leefgebieden", name), normenkader.questions("leefgebieden", name), classes
            )
            for name in self.names
        }
        self._rules = {name: meetel_rules(normenkader, name) for name in self.names}
        self._rows = {r.leefgebied: r.minuten for r in self.times.tabel} if self.times else {}
        areas, counting = normenkader.stage(st.Resultaatgebieden), normenkader.stage(st.Meetellen)
        self._areas = [r for r in areas.regels if r.overige_procent is not None] if areas else []
        self.couplings = counting.koppelingen if counting is not None else []
        self.unit = self._unit()
        self.layout = Layout(len(self.names), [self.most(kind) for kind in self.kinds])
        together = [{k.leefgebied, *k.telt_alleen_met} for k in self.couplings]
        self.groups = grouped(self.names, [*together, *(set(r.leefgebieden) for r in self._areas)])
        self.options = lru_cache(MOST_STATES)(self._options)
        self.contribution = lru_cache(MOST_STATES)(self._contribution)

    def stands(self, zaak: Zaak) -> tuple[tuple[GroupAnswers, ...], ...]:
        """The state of every leefgebied, by group."""
        return tuple(
            tuple(stand_of(zaak, "leefgebieden", n, self.asked[n].vragen) for n in group)
            for group in self.groups
        )

    def _unit(self) -> int:
        """What every amount is a multiple of, in hundredths of a minute; 1 for kinds of work."""
        if self.times is None:
            return 1
        shares: dict[str, list[int]] = {name: [MINUUT] for name in self.names}
        for area in self._areas:
            for name in area.leefgebieden:
                shares[name].append(area.overige_procent or 0)
        norms = {name: _numbers(row) for name, row in self._rows.items()}
        amounts = [m * share for name in norms for m in norms[name] for share in shares[name]]
        return gcd(*amounts)

    def most(self, kind: Answer) -> int:
        """The largest sum of a kind that can be, in units (without norm times: leefgebieden)."""
        if self.times is None:
            return len(self.names)
        most = sum(max(row.get(str(kind), {}).values(), default=0) for row in self._rows.values())
        return most * MINUUT // self.unit

    def _options(self, name: str, stand: GroupAnswers) -> tuple[Option, ...]:
        """What a leefgebied can become in a state, in the order of the form."""
        return tuple(dict.fromkeys(option for _, option in self.completed(name, stand)))

    def completed(
        self, name: str, stand: GroupAnswers
    ) -> Iterator[tuple[dict[str, Answer], Option]]:
        """Every completion of a state of a leefgebied, with what it then becomes."""
        group = self.asked[name]
        for answers in group.completions(stand):
            rule = next((r for r in self._rules[name] if holds(r.als, answers)), None)
            asked = not asking.left_out(group.vragen, answers)
            counts = rule is not None and rule.dan == "telt_mee"
            kind, level = self._own(answers) if counts else (None, None)
            yield answers, Option(rule.regel if rule else "", counts, asked, kind, level)

    def _own(self, answers: Mapping[str, Answer]) -> tuple[Answer | None, Answer | None]:
        if self.times is not None:
            return answers.get(self.times.vraag_doel), answers.get(self.times.vraag_niveau)
        return (answers.get(self.work.vraag) if self.work is not None else None), None

    def _contribution(
        self, group: int, stands: tuple[GroupAnswers, ...], goals: GoalMap
    ) -> Contribution:
        """What a group can add in a state, where goals take the place of others."""
        names = self.groups[group]
        own = [
            self._countings(name, stand, goals) for name, stand in zip(names, stands, strict=True)
        ]
        check_together(map(len, own), [self.nk.leefgebied_names[name] for name in names])
        places: dict[int, None] = {}
        nothing = asked = False
        for combination in product(*own):
            counted = self._counted(names, combination)
            if not any(telt for telt, _, _ in counted):
                nothing = True
                asked |= any(c[t] for c, t in zip(own, combination, strict=True))
            places[self._place(counted)] = None
        return Contribution(tuple(places), nothing, asked)

    def _countings(self, name: str, stand: GroupAnswers, goals: GoalMap) -> dict[_Telling, bool]:
        """What a leefgebied can count for, and whether it can do so after being asked."""
        found: dict[_Telling, bool] = {}
        for option in self.options(name, stand):
            key = self._amount(name, option, goals) if option.counts else (False, 0, 0)
            found[key] = found.get(key, False) or option.asked
        return found

    def _amount(self, name: str, option: Option, goals: GoalMap) -> _Telling:
        if self.times is None:
            known = option.soort in self.kinds
            return True, self.kinds.index(option.soort) if known else 0, int(known)
        goal = goals[self.kinds.index(option.soort)]
        minutes = self._rows[name][str(goal)][str(option.niveau)]
        return True, self.kinds.index(goal), minutes * MINUUT

    def _counted(self, names: Sequence[str], own: Sequence[_Telling]) -> list[_Telling]:
        """What remains after couplings and shared result areas."""
        result = dict(zip(names, own, strict=True))
        first = {name: telt for name, (telt, _, _) in result.items()}
        for coupling in self.couplings:
            if first.get(coupling.leefgebied) and not any(
                first.get(name) for name in coupling.telt_alleen_met
            ):
                result[coupling.leefgebied] = (False, 0, 0)
        for area in self._areas:
            inside = [name for name in area.leefgebieden if name in result and result[name][0]]
            largest = max(inside, key=lambda name: result[name][2], default="")
            for name in inside:
                telt, kind, amount = result[name]
                if name != largest:
                    result[name] = telt, kind, amount * (area.overige_procent or 0) // 100
        return list(result.values())

    def _place(self, counted: Iterable[_Telling]) -> int:
        count, sums = 0, [0] * len(self.kinds)
        for telt, kind, amount in counted:
            count += telt
            sums[kind] += amount
        return self.layout.place(count, [s // self.unit for s in sums])


def kinds(normenkader: Normenkader) -> tuple[Any, ...]:
    """The goals, those with priority first, or the kinds of work that rules name."""
    direction, work = normenkader.stage(st.Doelrichting), normenkader.stage(st.Zwaartepunt)
    if direction is not None:
        return tuple(direction.voorrang_bij_gelijk)
    return tuple(rule.waarde for rule in work.regels) if work is not None else ()


def _numbers(row: Mapping[str, Mapping[str, int]]) -> list[int]:
    return [minutes for cells in row.values() for minutes in cells.values()]


def grouped(names: Sequence[str], together: Sequence[set[str]]) -> tuple[tuple[str, ...], ...]:
    """The names in groups: those that are named together, and what is joined by them."""
    group = {name: name for name in names}
    for joined in together:
        same = {group[name] for name in joined}
        first = next(name for name in names if group[name] in same)
        group = {name: group[first] if g in same else g for name, g in group.items()}
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(group[name], []).append(name)
    return tuple(tuple(same) for same in found.values())
