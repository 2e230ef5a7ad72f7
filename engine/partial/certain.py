"""Which steps of the trail are certain already: those that every completion has, word for word.

A step is kept only where everything that it used, changed or names is certain. That is judged per
stage, from what the leefgebieden, the sums and the factors can still become.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, assert_never

from engine.account.words import tables
from engine.evaluation import Step
from engine.partial.factors import COUNT
from engine.partial.options import stand_of
from engine.partial.possible import Possible, State, Table
from normenkader import stages as st
from normenkader.rules import RegelInfo, rule_index
from zaak.model import Zaak


class Certainty:
    """What is certain about a partial case, whatever the open answers become."""

    def __init__(self, table: Table, zaak: Zaak, state: State, possible: Possible) -> None:
        """Look up what is open."""
        self._table = table
        self._nk = table.nk
        self._zaak = zaak
        self._state = state
        self._possible = possible
        self._rules = rule_index(table.nk)
        self._texts = tables(table.nk).teksten
        self._open: dict[str, set[str]] = {"": set()}
        for _, name, vraag in zaak.open:
            self._open.setdefault(name, set()).add(vraag)
        self._open_access = any(section == "toegang" for section, _, _ in zaak.open)
        self._open_factor = any(section == "clientfactoren" for section, _, _ in zaak.open)
        options = {
            name: table.sums.options(name, stand_of(zaak, "leefgebieden", name, group.vragen))
            for name, group in table.sums.asked.items()
        }
        self._deciding = {name: {o.regel for o in own} for name, own in options.items()}
        self._first = {
            name: (all(o.counts for o in own), not any(o.counts for o in own))
            for name, own in options.items()
        }

    def meetellend(self) -> tuple[str, ...]:
        """The leefgebieden that count for certain, in order."""
        if self._state.toegang.refused:
            return ()
        return tuple(name for name in self._first if self._final[name][0])

    def holds(self, step: Step) -> bool:
        """Say whether a step of one completion is the same in all of them."""
        info = self._rules[step.regel]
        used = set(info.als) | self._fields(step.regel)
        if used & (self._open.get(step.onderwerp, set()) | self._open[""]):
            return False
        if used & {COUNT, "som", "exact"} and not self._one_sum:
            return False
        if self._state.toegang.refused and not isinstance(info.stage, st.Toegang):
            return False
        return self._certain(step, info)

    def _certain(self, step: Step, info: RegelInfo) -> bool:  # noqa: C901 - a case for each stage
        """Say the same of a step of which the words are certain and its stage is reached."""
        rule = info.model
        match info.stage:
            case st.Toegang():
                return self._access(rule)
            case st.Meetellen():
                return self._counts(step, rule)
            case st.Doelen() | st.Normtijden():
                return self._minutes(step.onderwerp)
            case st.Resultaatgebieden():
                return isinstance(rule, st.ResultaatgebiedRegel) and self._shared(rule)
            case st.Doelrichting():
                return self._one_sum
            case st.Factoren():
                return self._factor(rule)
            case st.Afronding():
                return self._one_factor
            case st.Raster():
                return self._one_outcome
            case st.Fasering():
                return self._one_outcome and info.stage.vraag not in self._open[""]
            case st.Zwaartepunt():
                return self._one_sum and (rule is not info.stage.telling or self._all_work)
            case st.Opslag():
                return len(self._possible.outcomes) == 1
            case _:
                assert_never(info.stage)

    def _fields(self, regel: str) -> set[str]:
        """The words that the sentences of a rule use."""
        texts = self._texts[regel]
        sentences = [texts.fired, *([texts.signaal] if texts.signaal else [])]
        return {veld for zin in sentences for veld, _ in zin.fields}

    @cached_property
    def _final(self) -> Mapping[str, tuple[bool, bool]]:
        """For each leefgebied whether it counts for certain, and whether it certainly does not."""
        final = dict(self._first)
        for coupling in self._table.sums.couplings:
            always, never = self._first[coupling.leefgebied]
            others = [self._first[name] for name in coupling.telt_alleen_met]
            final[coupling.leefgebied] = (
                always and any(a for a, _ in others),
                never or all(n for _, n in others),
            )
        return final

    @cached_property
    def _goal_maps(self) -> list[Any]:
        return self._table.goal_maps(self._state.factoren)

    @cached_property
    def _one_sum(self) -> bool:
        """Whether the number of leefgebieden and the sum of each kind are certain."""
        maps = self._goal_maps if self._table.sums.times else [self._table.sums.kinds]
        reaches = [self._table.reach(self._state.groups, goals) for goals in maps]
        return all(self._table.sums.layout.is_single(r) and r == reaches[0] for r in reaches)

    @cached_property
    def _one_factor(self) -> bool:
        """Whether the percentages and minutes of the client factors are certain."""
        if not self._one_sum:
            return False
        count = next(self._table.sums.layout.vectors(self._a_reach))[0]
        found = self._table.factors.find(self._state.factoren, count)
        return len(set().union(*found.values())) == 1

    @property
    def _a_reach(self) -> Any:
        return self._table.reach(self._state.groups, self._goal_maps[0])

    @property
    def _one_outcome(self) -> bool:
        found = self._possible
        return len(found.outcomes) == 1 and found.minimum == found.maximum

    def _access(self, rule: st.Rule) -> bool:
        if isinstance(rule, st.ToegangRegel):
            return not self._state.toegang.admitted
        # The passage shows every answer about access.
        return not self._state.toegang.refused and not self._open_access

    def _counts(self, step: Step, rule: st.Rule) -> bool:
        if isinstance(rule, st.Koppeling):
            partners = [self._first[name] for name in rule.telt_alleen_met]
            return self._first[rule.leefgebied][0] and all(never for _, never in partners)
        if isinstance(rule, st.MeetelRegel):
            return self._deciding[step.onderwerp] == {step.regel}
        return all(never for _, never in self._final.values())

    def _minutes(self, name: str) -> bool:
        """Whether the norm time of a leefgebied that counts for certain is certain too."""
        times = self._table.sums.times
        if times is None or not self._final[name][0]:
            return False
        if {times.vraag_doel, times.vraag_niveau} & self._open.get(name, set()):
            return False
        place = self._table.sums.kinds.index(self._zaak.leefgebieden[name][times.vraag_doel])
        return len({goals[place] for goals in self._goal_maps}) == 1

    def _shared(self, rule: st.ResultaatgebiedRegel) -> bool:
        # Who is the largest depends on every leefgebied of the area.
        return all(
            self._final[name][1]
            or (self._minutes(name) if rule.overige_procent is not None else self._final[name][0])
            for name in rule.leefgebieden
        )

    def _factor(self, rule: st.Rule) -> bool:
        if isinstance(rule, st.Grens):
            return self._one_sum and not self._open_factor
        if isinstance(rule, st.FactorRegel) and rule.dan.procent is not None:
            return self._one_sum
        return any(always for always, _ in self._final.values())

    @property
    def _all_work(self) -> bool:
        """Whether the kind of work is known of every leefgebied that may count."""
        work = self._table.sums.work
        return work is not None and not any(
            work.vraag in self._open.get(name, set())
            for name, (_, never) in self._final.items()
            if not never
        )
