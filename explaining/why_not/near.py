"""The smallest changes where numbers have rows of other answers: one answer, or two.

Answers that have no row are changed one by one, beside each row; two rows together are solved at
once. What client factors do to times is found for each setting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations

from engine.calculation.evaluator import sections as sections_of
from explaining.why_not.changes import Change, by_kind, single_changes
from explaining.why_not.covered import covered_together
from explaining.why_not.ground import FAR, Client, Ground, Part, Sums, Target, ground, valid
from explaining.why_not.lines import Line, Lines, questions_of
from explaining.why_not.shared import Pair, Shared
from explaining.why_not.smallest import Found, Key
from explaining.why_not.solving import Limit, Nearest, nearest
from normenkader import Normenkader
from normenkader.questions import GetalVraag
from zaak.model import AnswerPlace, Answers, Zaak

CLIENT = ("clientfactoren", "")


class Nearby:
    """The changes of one case whose numbers have rows."""

    def __init__(self, normenkader: Normenkader, zaak: Zaak) -> None:
        """Look up what the case comes to."""
        self._nk = normenkader
        self._sections: dict[tuple[str, str], Answers] = dict(sections_of(zaak))
        self.rows = questions_of(normenkader, self._sections)
        pads = frozenset(("leefgebieden", name, vraag.vraag) for name, vraag in self.rows)
        self.others = by_kind(normenkader, single_changes(normenkader, zaak, without=pads))
        self._order = _order(normenkader)
        self._known: dict[object, list[Line]] = {}
        self._parts: dict[object, list[Part]] = {}

    @cached_property
    def _ground(self) -> Ground:
        return ground(self._nk)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self._ground, self._sections)

    @cached_property
    def _client(self) -> Client:
        return self._ground.client(self._sections[CLIENT])

    def one(self, todo: Iterable[str]) -> Found:
        """The smallest changes of one number."""
        found = Found(frozenset(todo))
        for name, vraag in self.rows:
            for line in self._own_lines(name, vraag, self._client, {}):
                self._alone(found, line, self._client, self._rest(self._client, {}, line))
        return found

    def two(self, todo: Iterable[str]) -> Found:
        """The smallest changes of two answers of which at least one is a number with rows."""
        found = Found(frozenset(todo))
        for change, many in self.others if self.rows else ():
            if change.pad[0] == CLIENT[0]:
                self._beside_client(found, change, many)
            else:
                self._beside_leefgebied(found, change, many)
        for (name, vraag), (other, second) in combinations(self.rows, 2):
            if self._group(name) == self._group(other):
                self._same_group(found, (name, vraag), (other, second))
                continue
            for one in self._own_lines(name, vraag, self._client, {}):
                for two in self._own_lines(other, second, self._client, {}):
                    self._together(found, one, two)
        return found

    def _beside_client(self, found: Found, change: Change, many: int) -> None:
        answers = {**self._sections[CLIENT], change.pad[2]: change.naar}
        if not valid(self._nk.questions(CLIENT[0]), answers):
            return
        own: Mapping[tuple[str, str], Answers] = {CLIENT: answers}
        client = self._ground.client(answers)
        for name, vraag in self.rows:
            for line in self._own_lines(name, vraag, client, own):
                beside = _beside(line, change, many)
                self._alone(found, beside, client, self._rest(client, own, line))

    def _beside_leefgebied(self, found: Found, change: Change, many: int) -> None:
        place, name = change.pad[:2], change.pad[1]
        group = self._group(name)
        answers = {**self._sections[place], change.pad[2]: change.naar}
        by_itself = valid(self._nk.questions("leefgebieden", name), answers)
        parts = self._ground.parts({**self._sections, place: answers}, self._client.setting)
        for other, vraag in self.rows:
            if self._group(other) == group:
                for line in self._lines.of(other, vraag, {}, ((change, many),)):
                    self._alone(found, line, self._client, self._rest(self._client, {}, line))
            elif by_itself:
                for line in self._own_lines(other, vraag, self._client, {}):
                    rest = _without(parts, self._group(line.pad[1]))
                    self._alone(found, _beside(line, change, many), self._client, rest)

    def _same_group(
        self, found: Found, one: tuple[str, GetalVraag], two: tuple[str, GetalVraag]
    ) -> None:
        """Two numbers that are not simply added up.

        Of one leefgebied: of the number with fewest answers each by itself.
        """
        if one[0] != two[0]:
            shared = Shared(self._ground, self._sections, self._client, one, two)
            for pair in shared.pairs():
                self._both(found, pair)
            return
        covered = covered_together(self._ground, self._sections, one[0], one[1], two[1])
        if covered is not None:
            for target, size, many, changes in covered.nearest(self._limits_of(one[0]), found.most):
                if target in found.todo:
                    firsts = [(self.key(c), c) for c in map(self._sorted, changes)]
                    found.add(target, size, many, firsts)
            self._each(found, one, two, covered.reduced)
            return
        few, more = sorted((one, two), key=lambda q: q[1].maximum - q[1].minimum)
        self._each(found, few, more, range(few[1].minimum, few[1].maximum + 1))

    def _each(
        self,
        found: Found,
        few: tuple[str, GetalVraag],
        more: tuple[str, GetalVraag],
        possible: range,
    ) -> None:
        """Each of some numbers by itself, those nearest to the given one first."""
        pad = ("leefgebieden", few[0], few[1].vraag)
        given = self._sections["leefgebieden", few[0]].get(few[1].vraag)
        numbers = [n for n in possible if n != given]
        if given is not None:
            numbers.sort(key=lambda n: abs(n - int(given)))
        for number in numbers:
            step = 1 if given is None else abs(number - int(given))
            if step + 1 > found.largest:
                break
            change = Change(pad, given, number, step)
            for line in self._lines.of(*more, {}, ((change, 1),)):
                self._alone(found, line, self._client, self._rest(self._client, {}, line))

    def _limits_of(self, name: str) -> Callable[[int], Iterator[tuple[str, int, int]]]:
        """For what counts of the group of a leefgebied: which sums of it give which product."""
        rest = _without(self._base(self._client, {}), self._group(name))
        total = sum(rest.sums)

        def limits(counts: int) -> Iterator[tuple[str, int, int]]:
            for target in self._ground.targets(self._client, rest.counts | counts):
                yield target.product, target.low - total, target.high - total

        return limits

    def _own_lines(
        self,
        name: str,
        vraag: GetalVraag,
        client: Client,
        own: Mapping[tuple[str, str], Answers],
    ) -> list[Line]:
        key = (name, vraag.vraag, client.setting)
        if key not in self._known:
            self._known[key] = self._lines.of(name, vraag, own)
        return self._known[key]

    def _base(self, client: Client, own: Mapping[tuple[str, str], Answers]) -> list[Part]:
        """What each group comes to with the answers that were given."""
        if client.setting not in self._parts:
            sections = {**self._sections, **own}
            self._parts[client.setting] = self._ground.parts(sections, client.setting)
        return self._parts[client.setting]

    def _rest(self, client: Client, own: Mapping[tuple[str, str], Answers], line: Line) -> Part:
        return _without(self._base(client, own), self._group(line.pad[1]))

    def _group(self, name: str) -> int:
        return next(i for i, names in enumerate(self._ground.table.sums.groups) if name in names)

    def _alone(self, found: Found, line: Line, client: Client, rest: Part) -> None:
        """What one line leads to, beside the rest of the case."""
        for target in self._ground.targets(client, rest.counts | line.part.counts):
            if target.product not in found.todo:
                continue
            begin = _added(rest.sums, line.part.sums)
            limits = self._limits(target, begin, line.more, (0,) * len(begin))
            most = found.most(target.product) - line.cost
            near = nearest((line.size, 1), (line.per, 1), limits, most)
            if near is not None:
                firsts = ((*line.fixed, line.change(i)) for i, _ in _ends(near))
                self._add(found, target, line.cost + near.distance, near.many * line.many, firsts)

    def _together(self, found: Found, one: Line, two: Line) -> None:
        """Two numbers of leefgebieden whose times are added up."""
        counts = one.part.counts | two.part.counts
        part = Part(counts, _added(one.part.sums, two.part.sums))
        self._both(found, Pair(one, two, part, ()))

    def _both(self, found: Found, pair: Pair) -> None:
        one, two, part, held = pair
        parts = self._base(self._client, {})
        groups = {self._group(one.pad[1]), self._group(two.pad[1])}
        rest = _joined([p for i, p in enumerate(parts) if i not in groups], parts[0])
        for target in self._ground.targets(self._client, rest.counts | part.counts):
            if target.product not in found.todo:
                continue
            begin = _added(rest.sums, part.sums)
            limits = [*held, *self._limits(target, begin, one.more, two.more)]
            cost = one.cost + two.cost
            most = found.most(target.product) - cost
            near = nearest((one.size, two.size), (one.per, two.per), limits, most)
            if near is not None:
                firsts = ((one.change(i), two.change(j)) for i, j in _ends(near))
                self._add(found, target, cost + near.distance, near.many, firsts)

    def _add(
        self,
        found: Found,
        target: Target,
        size: int,
        many: int,
        firsts: Iterable[tuple[Change, ...]],
    ) -> None:
        found.add(target.product, size, many, [(self.key(c), c) for c in map(self._sorted, firsts)])

    def _limits(self, target: Target, begin: Sums, one: Sums, other: Sums) -> list[Limit]:
        """The total that a target asks, and that its kind has the largest sum."""
        found = [Limit(sum(begin), sum(one), sum(other), target.low, target.high)]
        if self._ground.directions:
            k = target.kind
            for i in range(len(begin)):
                if i != k:
                    lead = (begin[k] - begin[i], one[k] - one[i], other[k] - other[i])
                    found.append(Limit(*lead, 1 if i < k else 0, FAR))
        return found

    def _sorted(self, changes: Sequence[Change]) -> tuple[Change, ...]:
        return tuple(sorted(changes, key=lambda c: self._order[c.pad]))

    def key(self, changes: Sequence[Change]) -> Key:
        """Where changes stand in the form."""
        return tuple((self._order[c.pad], self._at(c)) for c in changes)

    def _at(self, change: Change) -> int:
        section, name, vraag = change.pad
        asked = next(v for v in self._nk.questions(section, name or None) if v.vraag == vraag)
        if isinstance(asked, GetalVraag):
            return int(change.naar)
        return asked.answers().index(change.naar)


def _order(normenkader: Normenkader) -> dict[AnswerPlace, int]:
    """The place of every question in the form."""
    pads: list[AnswerPlace] = [
        ("leefgebieden", name, v.vraag)
        for name in normenkader.leefgebied_names
        for v in normenkader.questions("leefgebieden", name)
    ]
    pads += [(*CLIENT, v.vraag) for v in normenkader.questions(CLIENT[0])]
    return {pad: i for i, pad in enumerate(pads)}


def _beside(line: Line, change: Change, many: int) -> Line:
    """A line with one more change beside it."""
    fixed = (*line.fixed, change)
    return line._replace(cost=line.cost + change.stap, fixed=fixed, many=line.many * many)


def _without(parts: Sequence[Part], group: int) -> Part:
    return _joined([part for i, part in enumerate(parts) if i != group], parts[0])


def _joined(parts: Sequence[Part], like: Part) -> Part:
    counts = 0
    for part in parts:
        counts |= part.counts
    return Part(counts, _added((0,) * len(like.sums), *(part.sums for part in parts)))


def _added(*sums: Sums) -> Sums:
    return tuple(map(sum, zip(*sums, strict=True)))


def _ends(near: Nearest) -> Iterator[tuple[int, int]]:
    """The steps at both ends of each row that is as near: the first of the form is among them."""
    for low, high, j in near.rows:
        yield low, j
        yield high, j - (high - low) if near.falling else j
