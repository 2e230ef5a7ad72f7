"""Clients as cases: whole, valid, as simple as can be, and judged like any other case."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from engine import EngineError
from engine.calculation.evaluator import evaluate
from engine.evaluation import Evaluation
from engine.judging import DifferenceError, course
from normenkader import Library, Normenkader
from normenkader.conditions import Answer
from normenkader.library import FixedVersion
from normenkader.questions import NIET_UITGEVRAAGD
from proof.questions import Vragen
from zaak.checking import InvalidZaakError, check_zaak
from zaak.model import AnswerPlace, Zaak

Antwoorden = Mapping[AnswerPlace, Answer]


class ShowsNothingError(RuntimeError):
    """A client who should show something does not, so the proof can't be trusted."""


@dataclass(frozen=True)
class ExampleClient:
    """A client: the case as plain data and what it comes to."""

    zaak: dict[str, Any]
    evaluation: Evaluation


class Cases:
    """Makes cases of answers for one normenkader."""

    def __init__(self, normenkader: Normenkader, vragen: Vragen, *, refused: bool) -> None:
        """With `refused` the normenkader has faults, at which an evaluator may end."""
        self._nk = normenkader
        self._vragen = vragen
        self._refused = refused
        self._library: Library = FixedVersion(normenkader)

    def data(self, answers: Antwoorden, name: str) -> dict[str, Any]:
        """The case as plain data."""
        case: dict[str, Any] = {
            "zaak": name,
            "normenkader": self._nk.normenkader,
            "peildatum": str(self._nk.geldig.van),
            "toegang": {},
            "leefgebieden": {n: {} for n in self._nk.leefgebied_names},
            "clientfactoren": {},
        }
        for (section, leefgebied, vraag), antwoord in answers.items():
            if section == "zaak":
                case[vraag] = antwoord
            elif leefgebied:
                case[section][leefgebied][vraag] = antwoord
            else:
                case[section][vraag] = antwoord
        return case

    def judge(self, answers: Antwoorden) -> Evaluation | None:
        """Judge by the independent evaluator; None where the case is not valid."""
        try:
            zaak, _ = check_zaak(self.data(answers, "bewijs"), self._library)
        except InvalidZaakError:
            return None
        return evaluate(self._nk, zaak)

    def example(
        self,
        answers: Antwoorden,
        name: str,
        shows: Callable[[Evaluation], bool],
        engine_shows: Callable[[Evaluation], bool] | None = None,
    ) -> ExampleClient:
        """The simplest client found who shows something; raises ShowsNothingError.

        `engine_shows` is what the rule engine must show of it, where that is less.
        """

        def does(tried: list[Antwoorden]) -> bool:
            evaluation = self.judge(tried[0])
            return evaluation is not None and shows(evaluation)

        (simple,) = self._simplified([answers], does)
        return self._made(simple, name, engine_shows or shows)

    def as_found(
        self, answers: Antwoorden, name: str, shows: Callable[[Evaluation], bool]
    ) -> ExampleClient:
        """The client with all answers as they were found; raises ShowsNothingError."""
        found = self._made(answers, name, shows)
        if not shows(found.evaluation):
            raise ShowsNothingError("een gevonden cliënt laat de fout niet zien")
        return found

    def pair(
        self,
        voor: Antwoorden,
        na: Antwoorden,
        name: str,
        shows: Callable[[Evaluation, Evaluation], bool],
        stays: Callable[[Antwoorden, Antwoorden], bool] = lambda *_: True,
    ) -> tuple[ExampleClient, ExampleClient]:
        """Two clients who show something together, as simple as found; raises ShowsNothingError.

        Where `stays` is no longer so of the simple ones, they are as they were found.
        """

        def does(tried: list[Antwoorden]) -> bool:
            before, after = map(self.judge, tried)
            return before is not None and after is not None and shows(before, after)

        before, after = self._simplified([voor, na], does)
        if not stays(before, after):
            before, after = voor, na
        return self._made(before, f"{name}-voor"), self._made(after, f"{name}-na")

    def _made(
        self, answers: Antwoorden, name: str, shows: Callable[[Evaluation], bool] = lambda _: True
    ) -> ExampleClient:
        data = self.data(answers, name)
        zaak, _ = check_zaak(data, self._library)
        return ExampleClient(data, self._by_both(zaak, shows))

    def _by_both(self, zaak: Zaak, shows: Callable[[Evaluation], bool]) -> Evaluation:
        """The course by both evaluators, which must agree, as `beoordeel` does it.

        Where the normenkader has faults the rule engine may end at the fault itself, or take
        only one of two rules that exclude each other: then it must show what it can of the fault.
        """
        try:
            return course(self._nk, zaak)
        except DifferenceError as error:
            engine = error.rule_engine
            if not self._refused or not isinstance(engine, Evaluation) or not shows(engine):
                raise
        except (EngineError, LookupError):
            if not self._refused:
                raise
        return evaluate(self._nk, zaak)

    def _simplified(
        self, found: list[Antwoorden], does: Callable[[list[Antwoorden]], bool]
    ) -> list[Antwoorden]:
        """Leave out and soften answers, in all clients alike, as long as it still shows."""
        if not does(found):
            raise ShowsNothingError("een gevonden cliënt laat de fout niet zien")
        for change in self._simpler(found[0]):
            tried = [change(answers) for answers in found]
            if tried != found and does(tried):
                found = tried
        return found

    def _simpler(self, answers: Antwoorden) -> Iterator[Callable[[Antwoorden], Antwoorden]]:
        leading = self._nk.vragen.leading.vraag
        for name in self._nk.leefgebied_names:
            yield _left_out(name, leading)
        for plaats, vraag in self._vragen.items():
            if plaats in answers:
                yield _without(plaats)
                # The last that still shows it is kept: the first of the list, if possible.
                for antwoord in reversed(vraag.answers()[:3]):
                    yield _with(plaats, antwoord)


def _left_out(name: str, leading: str) -> Callable[[Antwoorden], Antwoorden]:
    def change(answers: Antwoorden) -> Antwoorden:
        own = ("leefgebieden", name)
        rest = {plaats: a for plaats, a in answers.items() if plaats[:2] != own}
        return {**rest, (*own, leading): NIET_UITGEVRAAGD}

    return change


def _without(plaats: AnswerPlace) -> Callable[[Antwoorden], Antwoorden]:
    return lambda answers: {p: a for p, a in answers.items() if p != plaats}


def _with(plaats: AnswerPlace, antwoord: Answer) -> Callable[[Antwoorden], Antwoorden]:
    def change(answers: Antwoorden) -> Antwoorden:
        if answers.get(plaats, NIET_UITGEVRAAGD) == NIET_UITGEVRAAGD:
            return answers
        return {**answers, plaats: antwoord}

    return change
