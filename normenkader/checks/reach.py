"""For each leefgebied, every combination of answers is decided, and every rule can decide.

Answers that no rule tells apart are taken together, question by question, so that the number of
combinations stays small whatever the number of answers and of questions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from normenkader import stages as st
from normenkader.asking import need
from normenkader.checks.work import Work
from normenkader.conditions import Answer, as_key, equal_to, questions_of, requirement_holds
from normenkader.file.problems import DataPath
from normenkader.questions import NIET_UITGEVRAAGD, GetalVraag, Vraag

# Kinds of answers to some of the questions of one leefgebied that are kept apart at a time.
MOST_STATES = 10_000
Answers = Mapping[str, Answer]


class TooManyError(Exception):
    """The questions about one leefgebied depend on each other in too many ways to walk through."""


def check_reach(work: Work) -> None:
    """Walk through the combinations of every leefgebied."""
    found = work.stage(st.Meetellen)
    assert found is not None  # noqa: S101 - check_order has seen to it
    fase, pad = found
    table = work.stage(st.Normtijden)
    deciding: set[str] = set()
    for name in work.normenkader.leefgebied_names:
        try:
            ends = list(_Walk(work, name, fase).ends())
        except TooManyError:
            message = (
                f"de regels over {name} hangen van te veel antwoorden tegelijk af om na te gaan of "
                "ze kloppen: noem minder vragen in één leefgebied"
            )
            work.wrong((*pad, "regels"), message)
            return
        undecided = next((answers for rule, answers in ends if rule is None), None)
        if undecided is not None:
            message = f"geen regel beslist over {name} bij {_in_words(undecided)}"
            work.shown((*pad, "regels"), message)
        deciding |= {rule.regel for rule, _ in ends if rule is not None}
        counting = [answers for rule, answers in ends if rule and rule.dan == "telt_mee"]
        _needed_answers(work, name, counting)
        if table is not None:
            _norm_times(work, name, counting, *table)
    for i, rule in enumerate(fase.regels):
        if rule.regel not in deciding:
            message = (
                "beslist nooit: een eerdere regel gaat altijd voor, of de antwoorden kunnen niet"
            )
            work.shown((*pad, "regels", i), message)


class _Walk:
    """Walks through the questions of one leefgebied, and keeps apart only what rules tell apart.

    After each question answers are taken together when the same conditions can still hold and the
    answers that tables look up are the same, so questions that no rule joins never multiply. Two
    numbers that are compared can be equal or not: both are walked through.
    """

    def __init__(self, work: Work, name: str, fase: st.Meetellen) -> None:
        self.questions = work.normenkader.questions("leefgebieden", name)
        self.counts = work.normenkader.counts("leefgebieden")
        self.rules = [r for r in fase.regels if r.leefgebieden is None or name in r.leefgebieden]
        self.place = {q.vraag: i for i, q in enumerate(self.questions)}
        for telling in self.counts:
            # A count is known after the last of its questions.
            asked = [self.place[v] for v in telling.vragen if v in self.place]
            self.place[telling.telling] = max(asked, default=0)
        self.conditions = [r.als for r in self.rules]
        self.needed: list[range] = []
        for vraag in self.questions:
            first = len(self.conditions)
            self.conditions += vraag.nodig_als
            self.needed.append(range(first, len(self.conditions)))
        self.whole, self.given = looked_up(work, name)

    def ends(self) -> Iterator[tuple[st.MeetelRegel | None, Answers]]:
        """Every kind of valid answers, each with the rule that decides and one example."""
        # A condition on a question that this leefgebied does not have never holds.
        alive = frozenset(
            i
            for i, als in enumerate(self.conditions)
            if all(v in self.place for v in questions_of(als))
        )
        states: dict[Any, tuple[frozenset[int], Answers]] = {alive: (alive, {})}
        for number, vraag in enumerate(self.questions):
            after: dict[Any, tuple[frozenset[int], Answers]] = {}
            for alive, answers in states.values():
                for answer in self._possible(number, vraag, alive, answers):
                    own = answers if answer is None else {**answers, vraag.vraag: answer}
                    if number == 0 and answer == NIET_UITGEVRAAGD:
                        # Nothing else is asked then.
                        left = self._left(alive, vraag.vraag, answer)
                        left = frozenset(i for i in left if len(self.conditions[i]) == 1)
                        yield self._first(left), own
                        continue
                    for left in self._after(number, alive, own):
                        kept = self._of_use(left, number)
                        after.setdefault((kept, *self._key(own)), (kept, own))
            if len(after) > MOST_STATES:
                raise TooManyError
            states = after
        for alive, answers in states.values():
            yield self._first(alive), answers

    def _possible(
        self, number: int, vraag: Vraag, alive: frozenset[int], answers: Answers
    ) -> list[Answer | None]:
        """What can be answered, with None for no answer."""
        bound = vraag.hoogstens_vraag if isinstance(vraag, GetalVraag) else None
        if bound is not None and bound not in answers:
            return [None]
        required = need(vraag) == "altijd" or (
            need(vraag) == "soms" and any(i in alive for i in self.needed[number])
        )
        kinds: list[Answer | None] = [*self._kinds(vraag)]
        return kinds if required else [*kinds, None]

    def _kinds(self, vraag: Vraag) -> list[Answer]:
        lines = [als[vraag.vraag] for als in self.conditions if vraag.vraag in als]
        counts = [t for t in self.counts if vraag.vraag in t.vragen]
        kinds: dict[tuple[Any, ...], Answer] = {}
        for answer in vraag.answers():
            kind = (
                (answer,)
                if vraag.vraag in self.whole
                else (
                    answer == NIET_UITGEVRAAGD,
                    *(requirement_holds(e, answer) for e in lines),
                    *(t.counts(answer) for t in counts),
                )
            )
            kinds.setdefault(kind, answer)
        return list(kinds.values())

    def _after(
        self, number: int, alive: frozenset[int], answers: Answers
    ) -> Iterator[frozenset[int]]:
        """The conditions that can still hold after a question; all ways two numbers can compare."""
        vraag = self.questions[number].vraag
        left = self._left(alive, vraag, answers.get(vraag))
        for telling in self.counts:
            if self.place[telling.telling] == number:
                left = self._left(left, telling.telling, telling.count(answers))
        pairs: dict[tuple[str, str], set[int]] = {}
        for i in left:
            for name, requirement in self.conditions[i].items():
                other = equal_to(requirement)
                if other is not None and max(self.place[name], self.place[other]) == number:
                    pairs.setdefault((name, other), set()).add(i)
        certain = [i for pair, them in pairs.items() if not {*pair} <= answers.keys() for i in them]
        left -= set(certain)
        open_pairs = [them for pair, them in pairs.items() if {*pair} <= answers.keys()]
        for choice in product((True, False), repeat=len(open_pairs)):
            unequal = (them for them, equal in zip(open_pairs, choice, strict=True) if not equal)
            yield left.difference(*unequal)

    def _left(self, alive: frozenset[int], vraag: str, answer: Answer | None) -> frozenset[int]:
        """The conditions that can still hold after an answer, or after none."""
        return frozenset(
            i
            for i in alive
            if vraag not in self.conditions[i]
            or (answer is not None and requirement_holds(self.conditions[i][vraag], answer))
        )

    def _of_use(self, alive: frozenset[int], number: int) -> frozenset[int]:
        """Without what can't matter any more: rules after one that holds, needs that are past."""
        last = min(
            (i for i in alive if i < len(self.rules) and self._asked(i) <= number),
            default=len(self.rules),
        )
        past = self.needed[number].stop
        return frozenset(i for i in alive if i <= last or i >= past)

    def _asked(self, condition: int) -> int:
        return max(self.place[v] for v in questions_of(self.conditions[condition]))

    def _key(self, answers: Answers) -> tuple[Any, ...]:
        return (
            *(answers.get(v) for v in self.whole),
            *(v in answers for v in self.given),
            *(t.count(answers) for t in self.counts),
        )

    def _first(self, alive: frozenset[int]) -> st.MeetelRegel | None:
        first = min((i for i in alive if i < len(self.rules)), default=None)
        return None if first is None else self.rules[first]


def looked_up(work: Work, name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Questions of which later stages need the answer itself, and those that must be answered."""
    table, kinds = work.stage(st.Normtijden), work.stage(st.Zwaartepunt)
    whole: tuple[str, ...] = ()
    given = [kinds[0].vraag] if kinds else []
    if table is not None:
        if table[0].vraag_doel is not None:
            whole = (table[0].vraag_doel,)
        row = next((r for r in table[0].tabel if r.leefgebied == name), None)
        if row is not None:
            whole = tuple(dict.fromkeys((*whole, *table[0].axes(row))))
            given += [v for v in (row.vraag, row.maal) if v is not None]
    bounds = [
        v.hoogstens_vraag
        for v in work.normenkader.questions("leefgebieden", name)
        if isinstance(v, GetalVraag) and v.hoogstens_vraag is not None
    ]
    return whole, tuple(dict.fromkeys((*given, *bounds, *_compared(work))))


def _compared(work: Work) -> Iterator[str]:
    """The questions of which rules compare the answers."""
    found = work.stage(st.Meetellen)
    for rule in found[0].regels if found else ():
        for name, requirement in rule.als.items():
            if (other := equal_to(requirement)) is not None:
                yield from (name, other)


def _needed_answers(work: Work, name: str, counting: list[Answers]) -> None:
    """Later stages need some answers of every leefgebied that counts."""
    needed: dict[str, DataPath] = {}
    if table := work.stage(st.Normtijden):
        fase, pad = table
        if fase.vraag_doel is not None:
            needed[fase.vraag_doel] = (*pad, "vraag_doel")
        for i, row in enumerate(fase.tabel):
            if row.leefgebied == name:
                key = "vraag_niveau" if row.minuten is not None else "tabel"
                place = (*pad, key) if row.minuten is not None else (*pad, key, i)
                asked = (*fase.axes(row), *(v for v in (row.vraag, row.maal) if v is not None))
                for vraag in asked:
                    needed.setdefault(vraag, place)
    if kinds := work.stage(st.Zwaartepunt):
        needed[kinds[0].vraag] = (*kinds[1], "vraag")
    for vraag, pad in needed.items():
        without = next((a for a in counting if vraag not in a), None)
        if without is not None:
            message = (
                f"{name} kan meetellen zonder antwoord op {vraag} ({_in_words(without)}). "
                "Maak de vraag verplicht_als dat zo is"
            )
            work.shown(pad, message)


def _norm_times(
    work: Work,
    name: str,
    counting: list[Answers],
    table: st.Normtijden,
    pad: DataPath,
) -> None:
    """Every combination of answers that counts has a time, and every time can hold."""
    i = next((i for i, row in enumerate(table.tabel) if row.leefgebied == name), None)
    if i is None:
        return  # check_tables has said that the row is missing
    row = table.tabel[i]
    axes = table.axes(row)
    if not axes:
        return
    doelen = work.stage(st.Doelen)
    swaps = {r.dan.van: r.dan.naar for r in doelen[0].regels} if doelen else {}
    needed: set[tuple[str, ...]] = set()
    for answers in counting:
        if not all(v in answers for v in axes):
            continue
        own = [answers[v] for v in axes]
        needed.add(tuple(map(as_key, own)))
        if table.vraag_doel in axes:
            at = axes.index(table.vraag_doel)
            own[at] = swaps.get(own[at], own[at])
            needed.add(tuple(map(as_key, own)))
    times = {answers for answers, _ in st.cells(row)}
    plaats = (*pad, "tabel", i, "minuten" if row.minuten is not None else "tijd")
    words = {table.vraag_doel: "doel", table.vraag_niveau: "niveau"}
    for lacks in sorted(needed - times):
        lacking = ", ".join(f"{words.get(v, v)} {a}" for v, a in zip(axes, lacks, strict=True))
        work.shown(plaats, f"de normtijd voor {lacking} ontbreekt")
    for never in sorted(times - needed):
        last = f"{words.get(axes[-1], axes[-1])} {never[-1]}"
        work.shown((*plaats, *never), f"kan nooit gelden: {name} telt met {last} niet mee")


def _in_words(answers: Answers) -> str:
    return ", ".join(f"{v}: {str(a).lower()}" for v, a in answers.items())
