"""For each leefgebied, every combination of answers is decided, and every rule can decide.

Answers that no rule tells apart are taken together, question by question, so that the number of
combinations stays small whatever the number of answers and of questions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from normenkader import stages as st
from normenkader.asking import need
from normenkader.checks.work import Work
from normenkader.conditions import Answer, requirement_holds
from normenkader.file.problems import DataPath
from normenkader.questions import NIET_UITGEVRAAGD, Vraag

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
            melding = (
                f"de regels over {name} hangen van te veel antwoorden tegelijk af om na te gaan of "
                "ze kloppen: noem minder vragen in één leefgebied"
            )
            work.wrong((*pad, "regels"), melding)
            return
        undecided = next((answers for rule, answers in ends if rule is None), None)
        if undecided is not None:
            melding = f"geen regel beslist over {name} bij {_in_words(undecided)}"
            work.shown((*pad, "regels"), melding)
        deciding |= {rule.regel for rule, _ in ends if rule is not None}
        counting = [answers for rule, answers in ends if rule and rule.dan == "telt_mee"]
        _needed_answers(work, name, counting)
        if table is not None:
            _norm_times(work, name, counting, *table)
    for i, rule in enumerate(fase.regels):
        if rule.regel not in deciding:
            melding = (
                "beslist nooit: een eerdere regel gaat altijd voor, of de antwoorden kunnen niet"
            )
            work.shown((*pad, "regels", i), melding)


class _Walk:
    """Walks through the questions of one leefgebied, and keeps apart only what rules tell apart.

    After each question answers are taken together when the same conditions can still hold and the
    answers that tables look up are the same, so questions that no rule joins never multiply.
    """

    def __init__(self, work: Work, name: str, fase: st.Meetellen) -> None:
        self.questions = work.normenkader.questions("leefgebieden", name)
        self.rules = [r for r in fase.regels if r.leefgebieden is None or name in r.leefgebieden]
        self.place = {q.vraag: i for i, q in enumerate(self.questions)}
        self.conditions = [r.als for r in self.rules]
        self.needed: list[range] = []
        for vraag in self.questions:
            first = len(self.conditions)
            self.conditions += vraag.nodig_als
            self.needed.append(range(first, len(self.conditions)))
        self.whole, self.given = _looked_up(work)

    def ends(self) -> Iterator[tuple[st.MeetelRegel | None, Answers]]:
        """Every kind of valid answers, each with the rule that decides and one example."""
        # A condition on a question that this leefgebied does not have never holds.
        alive = frozenset(
            i for i, als in enumerate(self.conditions) if all(v in self.place for v in als)
        )
        states: dict[Any, tuple[frozenset[int], Answers]] = {alive: (alive, {})}
        for number, vraag in enumerate(self.questions):
            after: dict[Any, tuple[frozenset[int], Answers]] = {}
            kinds = self._kinds(vraag)
            for alive, answers in states.values():
                needed = need(vraag)
                met = any(i in alive for i in self.needed[number])
                required = needed == "altijd" or (needed == "soms" and met)
                for answer in kinds if required else [*kinds, None]:
                    own = answers if answer is None else {**answers, vraag.vraag: answer}
                    left = self._left(alive, vraag.vraag, answer)
                    if number == 0 and answer == NIET_UITGEVRAAGD:
                        # Nothing else is asked then.
                        left = frozenset(i for i in left if len(self.conditions[i]) == 1)
                        yield self._first(left), own
                        continue
                    left = self._of_use(left, number)
                    after.setdefault((left, *self._key(own)), (left, own))
            if len(after) > MOST_STATES:
                raise TooManyError
            states = after
        for alive, answers in states.values():
            yield self._first(alive), answers

    def _kinds(self, vraag: Vraag) -> list[Answer]:
        lines = [als[vraag.vraag] for als in self.conditions if vraag.vraag in als]
        kinds: dict[tuple[Any, ...], Answer] = {}
        for answer in vraag.answers():
            kind = (
                (answer,)
                if vraag.vraag in self.whole
                else (answer == NIET_UITGEVRAAGD, *(requirement_holds(e, answer) for e in lines))
            )
            kinds.setdefault(kind, answer)
        return list(kinds.values())

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
        return max(self.place[v] for v in self.conditions[condition])

    def _key(self, answers: Answers) -> tuple[Any, ...]:
        return (
            *(answers.get(v) for v in self.whole),
            *(v in answers for v in self.given),
        )

    def _first(self, alive: frozenset[int]) -> st.MeetelRegel | None:
        first = min((i for i in alive if i < len(self.rules)), default=None)
        return None if first is None else self.rules[first]


def _looked_up(work: Work) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Questions of which later stages need the answer itself, and those that must be answered."""
    table, kinds = work.stage(st.Normtijden), work.stage(st.Zwaartepunt)
    whole = (table[0].vraag_doel, table[0].vraag_niveau) if table else ()
    return whole, (kinds[0].vraag,) if kinds else ()


def _needed_answers(work: Work, name: str, counting: list[Answers]) -> None:
    """Later stages need some answers of every leefgebied that counts."""
    needed: dict[str, DataPath] = {}
    if table := work.stage(st.Normtijden):
        needed[table[0].vraag_doel] = (*table[1], "vraag_doel")
        needed[table[0].vraag_niveau] = (*table[1], "vraag_niveau")
    if kinds := work.stage(st.Zwaartepunt):
        needed[kinds[0].vraag] = (*kinds[1], "vraag")
    for vraag, pad in needed.items():
        without = next((a for a in counting if vraag not in a), None)
        if without is not None:
            melding = (
                f"{name} kan meetellen zonder antwoord op {vraag} ({_in_words(without)}). "
                "Maak de vraag verplicht_als dat zo is"
            )
            work.shown(pad, melding)


def _norm_times(
    work: Work,
    name: str,
    counting: list[Answers],
    table: st.Normtijden,
    pad: DataPath,
) -> None:
    doelen = work.stage(st.Doelen)
    swaps = {r.dan.van: r.dan.naar for r in doelen[0].regels} if doelen else {}
    needed: set[tuple[str, str]] = set()
    for answers in counting:
        if table.vraag_doel not in answers or table.vraag_niveau not in answers:
            continue
        doel, niveau = answers[table.vraag_doel], answers[table.vraag_niveau]
        for goal in {doel, swaps.get(doel, doel)}:
            needed.add((str(goal), str(niveau)))
    i = next((i for i, row in enumerate(table.tabel) if row.leefgebied == name), None)
    if i is None:
        return  # check_tables has said that the row is missing
    cells = {(d, n) for d, row in table.tabel[i].minuten.items() for n in row}
    plaats = (*pad, "tabel", i, "minuten")
    for doel_key, niveau_key in sorted(needed - cells):
        work.shown(plaats, f"de normtijd voor doel {doel_key}, niveau {niveau_key} ontbreekt")
    for doel_key, niveau_key in sorted(cells - needed):
        melding = f"kan nooit gelden: {name} telt met niveau {niveau_key} niet mee"
        work.shown((*plaats, doel_key, niveau_key), melding)


def _in_words(answers: Answers) -> str:
    return ", ".join(f"{v}: {str(a).lower()}" for v, a in answers.items())
