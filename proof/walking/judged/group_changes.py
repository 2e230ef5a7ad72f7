"""Another answer about a leefgebied: what its whole group adds before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from engine.partial.factors import Setting
from engine.partial.size import TooLargeError
from engine.partial.sums import Option
from normenkader.conditions import Answer
from proof.own_effect import NONE, Held, OwnEffects, Regels, deductions_asking, own_effects
from proof.walking.judged.chain import Keuzen, Member, Part, State
from proof.walking.judged.changes import NumberChange, number_changes
from proof.walking.judged.envelope import Family, constant
from proof.walking.leefgebieden import Leefgebieden
from proof.walking.sums import Ints, numbers_of
from proof.walking.without import without
from zaak.model import AnswerPlace

Sides = tuple[Mapping[str, Answer], Mapping[str, Answer]]


def no_exception(regels: Iterable[str]) -> TooLargeError:
    """Where exceptions can't be looked at beside a judged time."""
    named = ", ".join(sorted(regels))
    return TooLargeError(
        f"Een bewuste uitzondering op {named} past hier niet bij een tijd die wordt ingeschat."
    )


@dataclass(frozen=True, eq=False)
class Change:
    """One other answer to a question of a leefgebied: what its group is before and after."""

    heavier: bool
    voor: Part
    na: State
    own: str
    keuzen: tuple[Option, Option]
    vast: tuple[Held, ...]
    number: NumberChange | None
    sides: Sides


class GroupChanges:
    """Every other answer about leefgebieden; `exempt` are the rules with an exception."""

    def __init__(self, leefgebieden: Leefgebieden, exempt: Regels) -> None:
        """Keep the tables."""
        self._lg = leefgebieden
        self._exempt = exempt

    def of(self, plaats: AnswerPlace, group: int, setting: Setting) -> Iterator[Change]:
        """Every other answer to a question that its group can have, each effect once."""
        seen: set[object] = set()
        for change in self._each(plaats, group, setting):
            families = [m.family for m in change.voor.members]
            sides = [own.tobytes() for f in families for own in (f.before, f.least, f.most)]
            key = (change.heavier, change.voor.state, change.na, change.vast, *sides)
            if key not in seen:
                seen.add(key)
                yield change

    def _each(self, plaats: AnswerPlace, group: int, setting: Setting) -> Iterator[Change]:
        lg, name = self._lg, plaats[1]
        own = own_effects(self._lg.nk, plaats, self._exempt)
        judged = lg.sums.own.judged.get(name)
        if (
            name in lg.judged
            and judged is not None
            and plaats[2] in (judged.number, judged.covered)
        ):
            vraag = next(
                v for v in self._lg.nk.questions("leefgebieden", name) if v.vraag == plaats[2]
            )
            for change in number_changes(judged, lg.ways(name), vraag):
                sides: Sides = (change.voor.answers, change.na.answers)
                yield from self._of_group(
                    own,
                    group,
                    name,
                    change.voor.keuze,
                    change.na.keuze,
                    setting,
                    heavier=change.heavier,
                    number=change,
                    sides=sides,
                )
            return
        for swap, answers in lg.changes(plaats).items():
            yield from self._of_group(
                self._with_whole_times(own, plaats, swap.voor, swap.na),
                group,
                name,
                swap.voor,
                swap.na,
                setting,
                heavier=swap.heavier,
                number=None,
                sides=answers,
            )

    def _of_group(
        self,
        own: OwnEffects,
        group: int,
        name: str,
        voor: Option,
        na: Option,
        setting: Setting,
        *,
        heavier: bool,
        number: NumberChange | None,
        sides: Sides,
    ) -> Iterator[Change]:
        """Every way the rest of the group can be, where one leefgebied of it changes."""
        lg = self._lg
        names = lg.groups[group]
        place = names.index(name)
        for before, after in lg.combinations_of(group, name, voor, na):
            one, other = lg.outcome(group, before, setting), lg.outcome(group, after, setting)
            members = [Member("", constant(sum(one.sums), sum(other.sums)))]
            both = lg.counting(group, before), lg.counting(group, after)
            for i, n in enumerate(names):
                keuzen = before[i], after[i]
                numbers = self._numbers(keuzen, number if i == place else None)
                family = self._family(n, keuzen, both, numbers, setting)
                if family is not None:
                    members.append(Member(n, family))
            changed = self._changed_time(name, voor, na, number)
            vast = self._held(own, group, (before, after), setting, changed)
            part = Part(State(one.counts, one.pattern), before, tuple(members))
            yield Change(
                heavier,
                part,
                State(other.counts, other.pattern),
                name,
                (voor, na),
                vast,
                number,
                sides,
            )

    def _numbers(
        self, keuzen: tuple[Option, Option], number: NumberChange | None
    ) -> tuple[Ints, Ints, Ints]:
        """The numbers before, and after at the least and the most."""
        if number is not None:
            return number.left.before, number.left.least, number.left.most
        span = next((k.numbers for k in keuzen if k.numbers is not None), None)
        same = numbers_of(span) if span is not None else np.zeros(1, np.int64)
        return same, same, same

    def _family(
        self,
        name: str,
        keuzen: tuple[Option, Option],
        counting: tuple[frozenset[str], frozenset[str]],
        numbers: tuple[Ints, Ints, Ints],
        setting: Setting,
    ) -> Family | None:
        lg = self._lg
        rowed = [
            name in own and lg.rowed(name, keuze)
            for own, keuze in zip(counting, keuzen, strict=True)
        ]
        if not any(rowed):
            return None
        none = np.zeros(len(numbers[0]), np.int64)
        before = lg.times.left(name, keuzen[0], numbers[0], setting) if rowed[0] else none
        least, most = (
            lg.times.left(name, keuzen[1], own, setting) if rowed[1] else none
            for own in numbers[1:]
        )
        return Family(before, least, most)

    def _held(
        self,
        own: OwnEffects,
        group: int,
        keuzen: tuple[Keuzen, Keuzen],
        setting: Setting,
        changed: frozenset[str],
    ) -> tuple[Held, ...]:
        """What the group adds with rules as before; `changed` give another time after."""
        names = self._lg.groups[group]
        rowed = any(
            self._lg.rowed(n, k) for side in keuzen for n, k in zip(names, side, strict=True)
        )
        if rowed and own.koppeling:
            raise no_exception(regel for regel, _ in own.koppeling)
        return without(self._lg, own, group, keuzen, setting, changed)

    def _with_whole_times(
        self, own: OwnEffects, plaats: AnswerPlace, voor: Option, na: Option
    ) -> OwnEffects:
        """Of a judged time what goes off it is held as a whole: then it is as before.

        Raises TooLargeError where it would be as before in part only.
        """
        lg, name = self._lg, plaats[1]
        rowed = [lg.rowed(name, keuze) for keuze in (voor, na)]
        if own.covered or not own.tijd or not any(rowed) or not (voor.counts and na.counts):
            return own
        asking = deductions_asking(lg.nk, plaats)
        if asking != sorted(own.reading) or not all(rowed):
            raise no_exception(own.reading)
        if len(asking) > 1 or lg.times.often(name, voor) != lg.times.often(name, na):
            raise no_exception(own.reading)
        return replace(own, covered=True)

    def _changed_time(
        self, name: str, voor: Option, na: Option, number: NumberChange | None
    ) -> Regels:
        """The rule of a judged norm time, where it gives another time after."""
        if not (self._lg.rowed(name, voor) and self._lg.rowed(name, na)):
            return NONE
        other = number is not None and number.of_time
        other = other or self._lg.times.often(name, voor) != self._lg.times.often(name, na)
        return frozenset([self._lg.times.row_rules[name]] if other else ())
