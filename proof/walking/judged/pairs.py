"""What one other answer does, where times are judged or combinations have a maximum.

More time never gives fewer minutes as long as the same leefgebieden count: of each total before
only the least and the most after are looked at, never every number by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from engine.partial.factors import Setting
from engine.partial.size import TooLargeError
from proof.walking.comparing import AnswerEffect, Comparison, Exempt
from proof.walking.enumeration import Enumeration
from proof.walking.factor_sums import FactorPair
from proof.walking.found_pairs import FactorChange
from proof.walking.judged.chain import AllButOne, EnvelopeChain, Part, add_all, same_ways
from proof.walking.judged.found import Answering, ChangeRows, SettingRows, Totals
from proof.walking.judged.group_changes import GroupChanges, no_exception
from proof.walking.two_clients import Combined
from zaak.model import AnswerPlace


class JudgedPairs:
    """All pairs of clients that differ in one answer, for one normenkader."""

    def __init__(self, enumeration: Enumeration, exempt: Exempt) -> None:
        """Look up the tables."""
        self.e = enumeration
        self._lg = enumeration.leefgebieden
        self._exempt = exempt.monotone | exempt.robust
        self._compare = Comparison(enumeration, exempt)
        self._answering = Answering(enumeration)
        self._group_changes = GroupChanges(enumeration.leefgebieden, self._exempt)
        sums = self._lg.sums
        self._enough = enumeration.factoren.enough(len(sums.names))
        settings = len(enumeration.factoren.settings())
        self._ways = lru_cache(None)(self._ways_of)
        self._all_but_one = lru_cache(None)(self._all_but_one_of)
        # Of the last group in each setting: questions about one leefgebied come one after another.
        self._others = lru_cache(settings)(self._others_of)
        combining = sums.combinations.stage
        rules = [*combining.regels, combining.geen] if combining is not None else []
        self._all_combining = frozenset(r.regel for r in rules)
        self._combining = self._all_combining & self._exempt
        if self._compare.by_direction and len(sums.kinds) > 1:
            raise TooLargeError(
                "Een tijd die wordt ingeschat of een maximum per combinatie past hier niet bij "
                "producten die per richting anders oplopen."
            )

    def find(self, plaats: AnswerPlace) -> AnswerEffect:
        """Find what another answer to one question can do."""
        found = AnswerEffect()
        if not self._answering.admitted:
            return found
        if plaats[0] == "leefgebieden":
            for setting in self.e.factoren.settings():
                self._leefgebied(plaats, setting, found)
        else:
            self._factor(plaats, found)
        return found

    # -- what all but one group, or all of them, reach ------------------------------------------

    def _ways_of(self, voor: Setting, na: Setting) -> list[list[Part]]:
        return [list(same_ways(self._lg, i, voor, na)) for i in range(len(self._lg.groups))]

    def _all_but_one_of(self, setting: Setting) -> AllButOne:
        return AllButOne(self._ways(setting, setting), self._enough)

    def _others_of(self, group: int, setting: Setting) -> EnvelopeChain:
        ways = self._ways(setting, setting)
        others = [i for i in range(len(ways)) if i != group]
        reached = self._all_but_one(setting).reached(group)
        return EnvelopeChain(others, [ways[i] for i in others], self._enough, reached)

    def _combined(
        self, counts: tuple[int, int], patterns: tuple[int, int], settings: tuple[Setting, Setting]
    ) -> Combined:
        most: list[int | None] = []
        deciding: list[str | None] = []
        for count, pattern, setting in zip(counts, patterns, settings, strict=True):
            most.append(self.e.most(pattern, setting) if count else None)
            deciding.append(self.e.deciding(pattern, setting) if count else None)
        changed = {r for r in deciding if r is not None} if deciding[0] != deciding[1] else set()
        return Combined((most[0], most[1]), self._combining & changed)

    # -- a question about a leefgebied ----------------------------------------------------------

    def _leefgebied(self, plaats: AnswerPlace, setting: Setting, found: AnswerEffect) -> None:
        lg = self._lg
        group = next(i for i, names in enumerate(lg.groups) if plaats[1] in names)
        others = self._others(group, setting)
        for change in self._group_changes.of(plaats, group, setting):
            for state, envelope in others.reached.items():
                before, after = (
                    state.joined(own, self._enough) for own in (change.voor.state, change.na)
                )
                counts = before.counts, after.counts
                if counts == (0, 0):
                    continue
                totals = Totals.of(add_all(envelope, change.voor.members)[-1])
                combined = self._combined(
                    counts, (before.pattern, after.pattern), (setting, setting)
                )
                bron = ChangeRows(self._answering, others, state, group, change, totals, counts)
                rows = totals.rows(counts, setting, setting)
                pairs = self.e.factoren.pairs(*counts, "")
                stellen = {s: change.heavier for s, _, _ in pairs if s.voor.setting == setting}
                self._compare.judge(found, rows, stellen, change.vast, bron, combined)

    # -- a client factor ------------------------------------------------------------------------

    def _factor(self, plaats: AnswerPlace, found: AnswerEffect) -> None:
        both: dict[tuple[Setting, Setting], None] = {}
        for pair, _, _ in self.e.factoren.pairs(1, 1, plaats[2]):
            both[pair.voor.setting, pair.na.setting] = None
            sides = {self._of_times(s.setting) for s in (pair.voor, pair.na)}
            for rules, som in pair.vast:
                if self._of_times(som.setting) not in sides:
                    raise no_exception(rules)
        for settings in both:
            ways = self._ways(*settings)
            chain = EnvelopeChain(range(len(ways)), ways, self._enough)
            for state, envelope in chain.reached.items():
                if not state.counts:
                    continue
                counts = state.counts, state.counts
                stellen = self._factor_pairs(plaats, state.counts, settings)
                totals = Totals.of(envelope)
                combined = self._combined(counts, (state.pattern, state.pattern), settings)
                bron = SettingRows(self._answering, chain, state, totals, plaats, stellen)
                rows = totals.rows(counts, *settings, self._as_before(settings, stellen))
                own = {pair: change.heavier for pair, change in stellen.items()}
                self._compare.judge(found, rows, own, (), bron, combined)

    def _of_times(self, setting: Setting) -> Setting:
        """What the rules about the client do to the times of leefgebieden."""
        return setting._replace(
            fired=frozenset(f for f in setting.fired if f.regel not in self._all_combining)
        )

    def _as_before(
        self, settings: tuple[Setting, Setting], pairs: Iterable[FactorPair]
    ) -> set[Setting]:
        """The settings with rules held in which the times are as before."""
        voor, na = map(self._of_times, settings)
        held = {som.setting for pair in pairs for _, som in pair.vast}
        return {s for s in held if voor != na and self._of_times(s) == voor}

    def _factor_pairs(
        self, plaats: AnswerPlace, count: int, settings: tuple[Setting, Setting]
    ) -> dict[FactorPair, FactorChange]:
        """The factors before and after: whether the answer after is heavier, and both answers."""
        found: dict[FactorPair, FactorChange] = {}
        for pair, one, other in self.e.factoren.pairs(count, count, plaats[2]):
            if (pair.voor.setting, pair.na.setting) == settings:
                heavier = self._lg.heaviest(plaats, one.waarde, other.waarde)[2]
                if pair not in found or (heavier and not found[pair].heavier):
                    found[pair] = FactorChange(heavier, one, other)
        return found
