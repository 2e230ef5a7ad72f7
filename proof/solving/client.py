"""The whole calculation for all possible clients at once, as conditions and numbers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from engine.calculation.build import build
from engine.calculation.need import NeedBuilder
from engine.partial.outcomes import Possibility
from normenkader import Normenkader, asking
from normenkader import stages as st
from normenkader.conditions import Condition
from normenkader.questions import NIET_UITGEVRAAGD, GetalVraag
from proof.exclusive import Gap, Occurrence, grid_gaps, outside_place, product_place
from proof.questions import Vragen, asked, sections
from proof.solving.nodes import Node
from proof.solving.numbers import Number, Numbers
from proof.solving.symbols import Aannames, SymbolOps
from zaak.model import AnswerPlace


class Client:
    """Conditions about one client; with `changed` about the same client with other answers there.

    `aannames` has conditions and terms that are taken to be equal to others.
    """

    def __init__(
        self,
        normenkader: Normenkader,
        vragen: Vragen,
        getallen: Numbers,
        changed: frozenset[AnswerPlace] = frozenset(),
        aannames: Aannames | None = None,
    ) -> None:
        """Build the calculation."""
        self.nk = normenkader
        self.o = SymbolOps(vragen, getallen, changed, aannames)
        self._vragen = vragen
        self._changed = changed
        self._again: dict[frozenset[tuple[object, object]], Client] = {}
        self.b = build(normenkader, self.o)
        outcomes = dict.fromkeys((u for _, u in self.b.uitkomst), None)
        self._outcome = {
            name: self.o.or_(*(c for c, u in self.b.uitkomst if u == name)) for name in outcomes
        }
        self.admitted = self.o.not_(self.b.uitkomst[0][0])
        # The second outcome is that of the stage `meetellen`: no leefgebied counts.
        self.nothing = self.b.uitkomst[1][0]

    def again(self, aannames: Aannames) -> Client:
        """The same client with conditions, and times, that are taken to be equal to others.

        Sets of rules that differ mostly have the same of these: each is built once.
        """
        key = frozenset(
            (what, taken.key if isinstance(taken, Number) else taken)
            for what, taken in aannames.items()
        )
        if key not in self._again:
            made = Client(self.nk, self._vragen, self.o.getallen, self._changed, aannames)
            self._again[key] = made
        return self._again[key]

    @property
    def minutes(self) -> Number | None:
        """Minutes per week, 0 where no leefgebied counts; None without norm times."""
        if self.b.minuten is None:
            return None
        return self.o.where(self.nothing, self.o.const(0), self.b.minuten)

    @cached_property
    def fires(self) -> dict[str, Node]:
        """For each rule that it fires for some subject."""
        found: dict[str, list[Node]] = {}
        for term in self.b.terms:
            found.setdefault(term.regel, []).append(term.fires)
        return {regel: self.o.or_(*nodes) for regel, nodes in found.items()}

    def occurs(self, ding: Occurrence) -> Node:
        """Something occurs."""
        if ding.soort == "regel":
            return self.fires.get(ding.code, self.o.nodes.onwaar)
        if ding.soort == "normtijd":
            return self._cells[ding]
        if ding.soort == "uitkomst":
            return self._outcome.get(ding.code, self.o.nodes.onwaar)
        return self.o.or_(*(c for c, product in self.b.product if product == ding.code))

    @cached_property
    def _cells(self) -> dict[Occurrence, Node]:
        times = self.nk.stage(st.Normtijden)
        found: dict[Occurrence, Node] = {}
        for row in times.tabel if times is not None else ():
            # In the order in which the builder writes them.
            terms = [t for t in self.b.terms if t.regel == row.regel]
            for (cell, _), term in zip(sorted(st.cells(row)), terms, strict=False):
                found[Occurrence("normtijd", row.regel, cell)] = term.fires
        return found

    def gaps(self) -> dict[Gap, Node]:
        """For each gap that there could be when a client falls into it."""
        return dict([*self._undecided(), *self._uncounted(), *self._without_outcome()])

    def _undecided(self) -> Iterator[tuple[Gap, Node]]:
        fase = self.nk.stage(st.Meetellen)
        rules = {r.regel for r in fase.regels} if fase is not None else set()
        for name in self.nk.leefgebied_names:
            deciding = [t.fires for t in self.b.terms if t.regel in rules and t.onderwerp == name]
            yield Gap("beslissing", name), self._if_admitted(self.o.not_(self.o.or_(*deciding)))

    def _uncounted(self) -> Iterator[tuple[Gap, Node]]:
        times, work = self.nk.stage(st.Normtijden), self.nk.stage(st.Zwaartepunt)
        for name, counts in self.b.counts.items():
            if times is not None:
                subject = (times.fase, name)
                own = [t.fires for t in self.b.terms if (t.fase, t.onderwerp) == subject]
                without = self.o.and_(counts, self.o.not_(self.o.or_(*own)))
                yield Gap("normtijd", name), self._if_admitted(without)
            if work is not None:
                named = tuple(r.waarde for r in work.regels)
                kind = self.o.answer_in(("leefgebieden", name, work.vraag), named)
                without = self.o.and_(counts, self.o.not_(kind))
                yield Gap("telling", name), self._if_admitted(without)

    def _without_outcome(self) -> Iterator[tuple[Gap, Node]]:
        none = self.o.not_(self.o.or_(*self._outcome.values()))
        named = []
        for doel, gap in grid_gaps(self.nk):
            inside = self.o.and_(none, self.direction(doel), self._between(gap))
            named.append(inside)
            yield gap, inside
        yield Gap("uitkomst", ""), self.o.and_(none, self.o.not_(self.o.or_(*named)))

    def _between(self, gap: Gap) -> Node:
        minutes = self.b.minuten
        assert minutes is not None  # noqa: S101 - a grid has minutes
        above = self.o.at_least(minutes, self.o.const(gap.first))
        return self.o.and_(above, self.o.at_least(self.o.const(gap.last), minutes))

    def _if_admitted(self, node: Node) -> Node:
        return self.o.and_(self.admitted, node)

    def direction(self, doel: Any) -> Node:
        """The doelrichting is this one; where there are none it always is."""
        if not self.b.doelrichting:
            return self.o.true()
        return self.o.or_(*(c for c, own in self.b.doelrichting if own == doel))

    def is_outcome(self, possibility: Possibility) -> Node:
        """The client has this outcome; without a bandwidth the client is in none."""
        parts = [self._outcome.get(possibility.uitkomst, self.o.nodes.onwaar)]
        if possibility.product is not None:
            parts.append(self.occurs(Occurrence("product", possibility.product)))
            # The same product may come out below, in and above the bandwidths.
            bands = [c for c, band in self.b.band if band == possibility.bandbreedte]
            outside = self.o.not_(self.o.or_(*(c for c, _ in self.b.band)))
            parts.append(outside if possibility.bandbreedte is None else self.o.or_(*bands))
        if possibility.doelrichting is not None:
            parts.append(self.direction(possibility.doelrichting))
        return self.o.and_(*parts)

    def weights(self, doel: Any) -> dict[int, Node]:
        """For each weight of what a doelrichting can give that the client has it."""
        raster = self.nk.stage(st.Raster)
        if raster is None:
            return {}
        place = product_place(self.nk, doel)
        found: dict[int, list[Node]] = {}
        for (fires, _), band in zip(self.b.band, raster.banden, strict=True):
            if band.doelrichting == doel:
                found.setdefault(place[band.product], []).append(fires)
        for rule, weight in zip(
            (raster.onder, raster.boven), outside_place(self.nk, doel), strict=True
        ):
            if rule is not None:
                found.setdefault(weight, []).append(self.fires[rule.regel])
        return {weight: self.o.or_(*nodes) for weight, nodes in found.items()}

    def condition(self, als: Condition, section: str, leefgebied: str) -> Node:
        """The client meets a condition on the answers of one section."""
        need: NeedBuilder[Node, Number] = NeedBuilder(self.nk, self.o, provisional=True)
        return need.holds(als, section, leefgebied)

    def valid(self) -> list[Node]:
        """What makes the answers a complete, valid case.

        With a reason for no access only the questions about access must be answered.
        """
        leading = self.nk.vragen.leading.vraag
        need: NeedBuilder[Node, Number] = NeedBuilder(self.nk, self.o, provisional=True)
        found, asked_ones, refusal = [], [], self.o.not_(self.admitted)
        for section, name in sections(self.nk):
            left_out = self.o.nodes.onwaar
            if section == "leefgebieden":
                left_out = self.o.answer_in((section, name, leading), (NIET_UITGEVRAAGD,))
                asked_ones.append(self.o.not_(left_out))
            for vraag in asked(self.nk, section, name):
                given = self.o.given((section, name, vraag.vraag))
                if vraag.vraag != leading:
                    found.append(self.o.not_(self.o.and_(left_out, given)))
                if isinstance(vraag, GetalVraag) and vraag.hoogstens_vraag is not None:
                    found.append(self._within(given, (section, name), vraag))
                if asking.need(vraag) == "nooit":
                    continue
                ways = [need.holds(als, section, name) for als in vraag.nodig_als]
                needed = self.o.or_(*ways) if ways else self.o.true()
                spared = left_out if vraag.vraag != leading else self.o.nodes.onwaar
                refused = refusal if section != "toegang" else self.o.nodes.onwaar
                found.append(self.o.or_(self.o.not_(needed), spared, refused, given))
        return [*found, self.o.or_(refusal, *asked_ones)]

    def _within(self, given: Node, part: tuple[str, str], vraag: GetalVraag) -> Node:
        """A number that is given is at most its bound, which is given too."""
        own, bound = (*part, vraag.vraag), (*part, str(vraag.hoogstens_vraag))
        held = self.o.at_least(self.o.answer_number(bound), self.o.answer_number(own))
        return self.o.or_(self.o.not_(given), self.o.and_(self.o.given(bound), held))


def counting_client(plain: Client, aannames: Aannames | None = None) -> Client:
    """The same client, who is taken to have access and some leefgebied that counts.

    What holds for this client holds for `plain` only where that is so, and `aannames` are true.
    """
    nodes = plain.o.nodes
    taken = {nodes.not_(plain.admitted): nodes.onwaar, **(aannames or {})}
    some = nodes.or_(plain.again(taken).b.counts.values())
    return plain.again({**taken, some: nodes.waar})
