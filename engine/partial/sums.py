"""What leefgebieden can still count for: every sum of minutes, or of kinds of work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from engine.partial.classes import AnswerClass, meetel_rules
from engine.partial.combining import CombinationTable
from engine.partial.factors import Setting
from engine.partial.grouping import grouped, kinds
from engine.partial.layout import Layout
from engine.partial.options import GroupAnswers, group_of, stand_of
from engine.partial.own_time import own_times
from engine.partial.size import check_together
from engine.partial.spans import Span, pairs, runs
from normenkader import Normenkader, asking
from normenkader import stages as st
from normenkader.conditions import Answer, holds
from normenkader.questions import ONBEKEND
from zaak.model import AnswerPlace, Zaak

MOST_STATES = 4_096


class Option(NamedTuple):
    """What one leefgebied can become by itself: the rule that decides and what it then holds.

    `regel` is empty where no rule applies. `soort` is its goal or kind of work as it was answered;
    `own` the other answers that its time depends on; `numbers` what a judged time can be, less
    what goes off at once.
    """

    regel: str
    counts: bool
    asked: bool
    soort: Answer | None = None
    own: tuple[tuple[str, Answer], ...] = ()
    numbers: Span | None = None


@dataclass(frozen=True)
class Contribution:
    """What a group of leefgebieden can add.

    `parts` are rows of places of the sums that it can add, by the pattern of what then counts.
    `nothing` says that possibly none of them counts; `nothing_asked` that this may be so while at
    least one of them was asked.
    """

    parts: tuple[tuple[int, tuple[Span, ...]], ...]
    nothing: bool
    nothing_asked: bool

    @property
    def rows(self) -> int:
        """How many rows of places it has."""
        return sum(len(spans) for _, spans in self.parts)


class _Counting(NamedTuple):
    """Whether a leefgebied counts, the index of its kind, and its times at the scale of minutes."""

    counts: bool
    soort: int = 0
    time: Span = Span(0)
    own: tuple[tuple[str, Answer], ...] = ()


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
        self.own = own_times(normenkader)
        self.combinations = CombinationTable(normenkader)
        self.names = tuple(normenkader.leefgebied_names)
        self.asked = {
            name: group_of(
                ("leefgebieden", name),
                normenkader.questions("leefgebieden", name),
                classes,
                self.own.free(name),
            )
            for name in self.names
        }
        self._classes = classes
        self._rules = {name: meetel_rules(normenkader, name) for name in self.names}
        areas, counting = normenkader.stage(st.Resultaatgebieden), normenkader.stage(st.Meetellen)
        self._areas = [r for r in areas.regels if r.overige_procent is not None] if areas else []
        self.couplings = counting.koppelingen if counting is not None else []
        self.unit = self.own.unit() if self.times is not None else 1
        self.layout = Layout(len(self.names), [self.most(kind) for kind in self.kinds])
        together = [{k.leefgebied, *k.telt_alleen_met} for k in self.couplings]
        self.groups = grouped(self.names, [*together, *(set(r.leefgebieden) for r in self._areas)])
        self.options = lru_cache(MOST_STATES)(self._options)
        self.class_runs = lru_cache(MOST_STATES)(self._class_runs)
        self.contribution = lru_cache(MOST_STATES)(self._contribution)

    def stands(self, zaak: Zaak) -> tuple[tuple[GroupAnswers, ...], ...]:
        """The state of every leefgebied, by group."""
        return tuple(
            tuple(stand_of(zaak, "leefgebieden", n, self.asked[n].vragen) for n in group)
            for group in self.groups
        )

    def most(self, kind: Answer) -> int:
        """The largest sum of a kind that can be, in units (without norm times: leefgebieden)."""
        if self.times is None:
            return len(self.names)
        return sum(self.own.most(name, kind) for name in self.names) // self.unit

    def _options(self, name: str, stand: GroupAnswers) -> tuple[Option, ...]:
        """What a leefgebied can become in a state, in the order of the form."""
        return tuple(dict.fromkeys(option for _, option in self.completed(name, stand)))

    def completed(
        self, name: str, stand: GroupAnswers
    ) -> Iterator[tuple[dict[str, Answer], Option]]:
        """Every completion of a state of a leefgebied, with what it then becomes.

        Of numbers that are not told apart a completion has some that fit each other.
        """
        group = self.asked[name]
        for chosen in group.completions(stand):
            for answers, numbers in self._numbered(name, stand, chosen):
                counted = self.nk.counted("leefgebieden", answers)
                rule = next((r for r in self._rules[name] if holds(r.als, counted)), None)
                asked = not asking.left_out(group.vragen, answers)
                if rule is None or rule.dan != "telt_mee":
                    yield answers, Option(rule.regel if rule else "", counts=False, asked=asked)
                else:
                    own = tuple((v, answers[v]) for v in self.own.needed(name) if v in answers)
                    kind = self._kind(answers)
                    yield answers, Option(rule.regel, True, asked, kind, own, numbers)

    def _kind(self, answers: Mapping[str, Answer]) -> Answer | None:
        if self.times is not None:
            return answers.get(self.times.vraag_doel) if self.times.vraag_doel else None
        return answers.get(self.work.vraag) if self.work is not None else None

    def _numbered(
        self, name: str, stand: GroupAnswers, chosen: dict[str, Answer]
    ) -> Iterator[tuple[dict[str, Answer], Span | None]]:
        """A completion with numbers that fit each other, and what the judged time can then be."""
        judged = self.own.judged.get(name)
        if judged is None or judged.number not in chosen:
            yield chosen, None
            return
        for times in self._numbers(name, stand, judged.number, chosen):
            if judged.covered is None or judged.covered not in chosen:
                yield {**chosen, judged.number: times.begin}, times
                continue
            for covers in self._numbers(name, stand, judged.covered, chosen):
                for number, cover, spans in pairs(times, covers, bound=judged.bound):
                    yield {**chosen, judged.number: number, judged.covered: cover}, spans

    def _numbers(
        self, name: str, stand: GroupAnswers, vraag: str, chosen: Mapping[str, Answer]
    ) -> Iterator[Span]:
        """The numbers that an answer stands for: itself, or the whole of its open class."""
        group = self.asked[name]
        at = next(i for i, v in enumerate(group.vragen) if v.vraag == vraag)
        given = stand[at]
        if isinstance(given, Span):
            yield given
            return
        if given != ONBEKEND:
            yield Span(int(chosen[vraag]))
            return
        yield from self.class_runs(name, vraag, chosen[vraag])

    def _class_runs(self, name: str, vraag: str, first: Answer) -> tuple[Span, ...]:
        """The numbers of the class that begins with this one, in rows."""
        classes = self._classes["leefgebieden", name, vraag]
        numbers = next(c for c in classes if c[0] == first)
        return tuple(runs(tuple(n for n in numbers if isinstance(n, int))))

    def _contribution(
        self, group: int, stands: tuple[GroupAnswers, ...], setting: Setting
    ) -> Contribution:
        """What a group can add in a state, where rules about client factors fire or not."""
        names = self.groups[group]
        own = [
            self._countings(name, stand, setting) for name, stand in zip(names, stands, strict=True)
        ]
        check_together(map(len, own), [self.nk.leefgebied_names[name] for name in names])
        places: dict[int, dict[Span, None]] = {}
        nothing = asked = False
        for combination in product(*own):
            counted = self._counted(names, combination)
            if not any(one.counts for one in counted.values()):
                nothing = True
                asked |= any(c[t] for c, t in zip(own, combination, strict=True))
            pattern = self.combinations.pattern(n for n, one in counted.items() if one.counts)
            found = places.setdefault(pattern, {})
            for span in self._places(counted, setting):
                found[span] = None
        parts = tuple((pattern, tuple(spans)) for pattern, spans in places.items())
        return Contribution(parts, nothing, asked)

    def _countings(self, name: str, stand: GroupAnswers, setting: Setting) -> dict[_Counting, bool]:
        """What a leefgebied can count for, and whether it can do so after being asked."""
        found: dict[_Counting, bool] = {}
        for option in self.options(name, stand):
            for key in self._times(name, option, setting) if option.counts else [_Counting(False)]:
                found[key] = found.get(key, False) or option.asked
        return found

    def _times(self, name: str, option: Option, setting: Setting) -> Iterator[_Counting]:
        """What a leefgebied that counts can count for, before shared areas."""
        if self.times is None:
            known = option.soort in self.kinds
            kind = self.kinds.index(option.soort) if known else 0
            yield _Counting(True, kind, Span(int(known)))
            return
        goal = setting.goals[self.kinds.index(option.soort)]
        time = self.own.first(name, goal, dict(option.own), option.numbers)
        if time is None:
            raise KeyError(f"{name} {option}")
        kind = self.kinds.index(goal)
        if time.count > 1 and any(name in area.leefgebieden for area in self._areas):
            # In a shared area times are compared: each by itself.
            check_together([time.count], [self.nk.leefgebied_names[name]])
            yield from (_Counting(True, kind, Span(n), option.own) for n in time.numbers())
        else:
            yield _Counting(True, kind, time, option.own)

    def _counted(self, names: Sequence[str], own: Sequence[_Counting]) -> dict[str, _Counting]:
        """What remains after couplings and shared result areas."""
        result = dict(zip(names, own, strict=True))
        first = {name: one.counts for name, one in result.items()}
        for coupling in self.couplings:
            if first.get(coupling.leefgebied) and not any(
                first.get(name) for name in coupling.telt_alleen_met
            ):
                result[coupling.leefgebied] = _Counting(False)
        for area in self._areas:
            inside = [name for name in area.leefgebieden if name in result and result[name].counts]
            largest = max(inside, key=lambda name: result[name].time.begin, default="")
            for name in inside:
                if name != largest:
                    share = result[name].time.begin * (area.overige_procent or 0) // 100
                    result[name] = result[name]._replace(time=Span(share))
        return result

    def _places(self, counted: Mapping[str, _Counting], setting: Setting) -> Iterator[Span]:
        """The places of what a group adds: rows of them, where a time is a row of numbers."""
        count = sum(one.counts for one in counted.values())
        choices = [
            [(one.soort, span) for span in self._last(name, one, setting)]
            for name, one in counted.items()
            if one.counts
        ]
        for chosen in product(*choices):
            fixed, rows = [0] * len(self.kinds), []
            for kind, span in chosen:
                fixed[kind] += span.begin // self.unit
                if span.count > 1:
                    rows.append((kind, span))
            place = self.layout.place(count, fixed)
            yield from self._spread(place, rows)

    def _last(self, name: str, one: _Counting, setting: Setting) -> tuple[Span, ...]:
        if self.times is None:
            return (one.time,)
        return self.own.last(name, one.time, dict(one.own), setting.fired)

    def _spread(self, place: int, rows: Sequence[tuple[int, Span]]) -> Iterator[Span]:
        """The places from one on, where some times are rows: the longest stays a row."""
        if not rows:
            yield Span(place)
            return
        *others, (kind, longest) = sorted(rows, key=lambda row: row[1].count)
        step = longest.step // self.unit * self.layout.stride(kind)
        check_together([span.count for _, span in others], list(self.names))
        moves = [
            [i * (span.step // self.unit) * self.layout.stride(k) for i in range(span.count)]
            for k, span in others
        ]
        for moved in product(*moves):
            yield Span(place + sum(moved), step, longest.count)
