"""The questions of the proof put to CP-SAT beside z3: `python -m bench.proof_cp_sat FOLDER`.

In FOLDER is OR-Tools, which the program does not use:
`python -m pip install --no-deps --target FOLDER ortools==9.15.6755 absl-py immutabledict`.
Conditions and numbers are those of `proof/solving`, translated as they stand; CP-SAT is told none
of the bounds that z3 is told beforehand. One worker, and at most `LIMIT` seconds for a question.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from time import process_time
from typing import Any, assert_never

from normenkader import Normenkader, read_library
from normenkader.conditions import Answer
from normenkader.questions import GetalVraag
from proof.declared import declared
from proof.questions import Vragen
from proof.solving.nodes import Node, Variable
from proof.solving.numbers import LargeNumber, Number
from proof.solving.pair_solving import Fault, PairSolving
from proof.solving.solver import NoVerdictError
from proof.solving.solving import Solving
from proof.walking.enumeration import Enumeration
from tests.conftest import RULES
from zaak.model import AnswerPlace

LIMIT = 20
Ends = tuple[int, int]


class CpTerms:
    """One model with the conditions and numbers that were asked for."""

    def __init__(self, library: Any, vragen: Vragen) -> None:
        self.model = library.CpModel()
        self._vragen = vragen
        self._true = self.model.NewConstant(1)
        self._bits: dict[Variable, dict[Any, Any]] = {}
        self._numbers: dict[Variable, Any] = {}
        self._made: dict[Any, Any] = {}

    def bits(self, variabele: Variable) -> dict[Any, Any]:
        """A literal for each answer to a question, or one for “given” where that is a number."""
        if variabele not in self._bits:
            vraag = self._vragen[variabele[0]]
            if isinstance(vraag, GetalVraag):
                self._numbers[variabele] = self._whole(vraag.minimum, vraag.maximum)
                self._bits[variabele] = {None: self.model.NewBoolVar("")}
            else:
                own = {(type(a), a): self.model.NewBoolVar("") for a in vraag.answers()}
                self.model.AddAtMostOne(own.values())
                self._bits[variabele] = own
        return self._bits[variabele]

    def number_of(self, variabele: Variable) -> Any:
        """The answer to a question for a number."""
        self.bits(variabele)
        return self._numbers[variabele]

    def literal(self, node: Node) -> Any:
        """A condition."""
        if node not in self._made:
            self._made[node] = self._literal(node)
        return self._made[node]

    def _literal(self, node: Node) -> Any:
        delen = node.parts
        match node.soort:
            case "waar" | "onwaar":
                return self._true if node.soort == "waar" else self._true.Not()
            case "antwoord":
                return self.bits(delen[0])[type(delen[1]), delen[1]]
            case "gegeven":
                return self._any(self.bits(delen[0]).values())
            case "tussen":
                number = self.number_of(delen[0])
                ends = (self._at_least(number, delen[1]), self._at_least(-number, -delen[2]))
                return self._all([*self.bits(delen[0]).values(), *ends])
            case "en":
                return self._all(map(self.literal, delen))
            case "of":
                return self._any(map(self.literal, delen))
            case "niet":
                return self.literal(delen[0]).Not()
            case "minstens":
                return self._at_least(self._sum(delen[0].getal)[0], delen[1])
            case _:
                assert_never(node.soort)

    def _all(self, parts: Iterable[Any]) -> Any:
        return self._any([part.Not() for part in parts]).Not()

    def _any(self, parts: Iterable[Any]) -> Any:
        own, some = list(parts), self.model.NewBoolVar("")
        for part in own:
            self.model.AddImplication(part, some)
        self.model.AddBoolOr([*own, some.Not()])
        return some

    def _at_least(self, total: Any, least: int) -> Any:
        found = self.model.NewBoolVar("")
        self.model.Add(total >= least).OnlyEnforceIf(found)
        self.model.Add(total <= least - 1).OnlyEnforceIf(found.Not())
        return found

    def _whole(self, least: int, most: int) -> Any:
        return self.model.NewIntVar(least, most, "")

    def _sum(self, getal: Number) -> tuple[Any, Ends]:
        """A number, and what it can be."""
        parts = [weight * self.literal(node) for node, weight in getal.weights.items()]
        least, most = getal.ends
        for groot, times in getal.large.items():
            product, ends = self._product(groot, times)
            parts.append(product)
            least, most = least + ends[0], most + ends[1]
        return sum(parts) + self._true * getal.vast, (least, most)

    def _product(self, groot: LargeNumber, maal: Number) -> tuple[Any, Ends]:
        if (groot, maal.key) not in self._made:
            own, ends = self._large(groot)
            times, by = self._sum(maal)
            values = [a * b for a in ends for b in by]
            found = maal.vast * own
            if maal.constant is None:
                choice, found = self._whole(*by), self._whole(min(values), max(values))
                self.model.Add(choice == times)
                self.model.AddMultiplicationEquality(found, [own, choice])
            self._made[groot, maal.key] = found, (min(values), max(values))
        made: tuple[Any, Ends] = self._made[groot, maal.key]
        return made

    def _large(self, groot: LargeNumber) -> tuple[Any, Ends]:
        if groot not in self._made:
            self._made[groot] = self._defined(groot)
        made: tuple[Any, Ends] = self._made[groot]
        return made

    def _defined(self, groot: LargeNumber) -> tuple[Any, Ends]:
        if groot.som is None:
            vraag = self._vragen[groot.antwoord[0]]
            assert isinstance(vraag, GetalVraag)  # noqa: S101 - others have no number
            return self.number_of(groot.antwoord), (vraag.minimum, vraag.maximum)
        total, (least, most) = self._sum(groot.som)
        divided = groot.divisor or 1
        ends = least // divided, most // divided
        found = self._whole(*ends)
        self.model.Add(found * divided <= total)
        self.model.Add(total <= found * divided + divided - 1)
        return found, ends

    def answers(self, solved: Any, anders: frozenset[AnswerPlace]) -> Mapping[AnswerPlace, Answer]:
        """Every answer that is given."""
        found: dict[AnswerPlace, Answer] = {}
        for (plaats, other), own in self._bits.items():
            for key, literal in own.items() if other == (plaats in anders) else ():
                if solved.BooleanValue(literal):
                    number = self._numbers.get((plaats, other))
                    found[plaats] = key[1] if key else solved.Value(number)
        return found


class CpFound:
    """Answers that CP-SAT found, as `AnswerModel` has those of z3."""

    def __init__(self, terms: CpTerms, solved: Any) -> None:
        self._terms = terms
        self._solved = solved

    def answers(self, anders: frozenset[AnswerPlace] = frozenset()) -> Mapping[AnswerPlace, Answer]:
        """Every answer that is given."""
        return self._terms.answers(self._solved, anders)

    def holds(self, node: Node) -> bool:
        """Say whether a condition holds for these answers."""
        return bool(self._solved.BooleanValue(self._terms.literal(node)))


class CpSolver:
    """Asks CP-SAT what `Solver` asks z3."""

    def __init__(self, library: Any, vragen: Vragen, geldig: list[Node]) -> None:
        self.vragen, self.geldig = vragen, geldig
        self._library = library

    def find(self, nodes: Iterable[Node], also: Iterable[Node] = ()) -> CpFound | None:
        """Give answers with which all hold, or None; raises NoVerdictError after `LIMIT`."""
        terms = CpTerms(self._library, self.vragen)
        for node in also:
            terms.literal(node)
        for node in [*self.geldig, *nodes]:
            terms.model.Add(terms.literal(node) == 1)
        solver = self._library.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.max_time_in_seconds = LIMIT
        outcome = solver.Solve(terms.model)
        if outcome == self._library.INFEASIBLE:
            return None
        if outcome not in (self._library.OPTIMAL, self._library.FEASIBLE):
            raise NoVerdictError("CP-SAT kwam er niet uit.")
        return CpFound(terms, solver)


def questions(normenkader: Normenkader, s: Solving) -> dict[str, Callable[[], object]]:
    """What is asked: the single properties, and the step of one other answer to four questions."""
    ends = Enumeration(normenkader).walk().ends
    found: dict[str, Callable[[], object]] = {
        "volledig": lambda: set(s.gaps()),
        "uniek": lambda: set(s.overlaps()),
        "bereikbaar": lambda: set(s.occurring()),
        "begrensd": lambda: [s.ends(one, *own) is not None for one, own in ends.items()],
    }
    if normenkader.bewijs is not None:
        fault = Fault(normenkader.bewijs.hoogstens_per_antwoord)
        excused = frozenset(declared(normenkader, "robuust"))
        for sectie in ("clientfactoren", "leefgebieden"):
            for plaats in [p for p in s.vragen if p[0] == sectie][:2]:
                own = PairSolving(s, plaats, excused)
                name = f"robuust {plaats[1]} {plaats[2]}"
                found[name] = lambda own=own: own.uncovered(fault) is None  # type: ignore[misc]
    return found


def asked(what: Callable[[], object]) -> tuple[object, float]:
    """The answer, and the seconds of processor time."""
    begin = process_time()
    try:
        answer = what()
    except NoVerdictError:
        answer = "gives up"
    return answer, process_time() - begin


def main() -> None:
    """Print for both normenkaders what is the same and how much longer CP-SAT takes."""
    sys.path.append(sys.argv[1])
    library = import_module("ortools.sat.python.cp_model")
    rules = read_library(RULES)
    for name, version in (("drechtsteden-ib-2016", "2016.1"), ("demo-ib", "2026.1")):
        nk = rules.version(name, version)
        first, second = Solving(nk), Solving(nk)
        other: Any = CpSolver(library, second.vragen, second.solver.geldig)
        second.solver = other
        mine, theirs = questions(nk, first), questions(nk, second)
        for what, ask in mine.items():
            (answer, seconds), (cp_answer, cp_seconds) = asked(ask), asked(theirs[what])
            same = "the same" if answer == cp_answer else f"{answer} and {cp_answer}"
            print(
                f"{name} {what}: {same}, {cp_seconds / seconds:.1f} times as long as z3", flush=True
            )


if __name__ == "__main__":
    main()
