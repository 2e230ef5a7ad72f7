"""The properties of two clients who differ in one answer: monotone and robust."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property, partial
from itertools import groupby
from typing import Any, NamedTuple

from engine.evaluation import Evaluation, Step
from normenkader.base import Bewust
from normenkader.checks.proof import WEIGHED
from proof import words
from proof.alone import alone, how_found
from proof.cases import Cases
from proof.declared import declared, must_agree
from proof.exclusive import product_place
from proof.own_effect import NONE, Regels
from proof.proving_single import verdict_of
from proof.questions import ordered
from proof.solving.pair_solving import LAGER, OWN_EFFECT, ClientPair, Fault, PairSolving
from proof.solving.solver import NoVerdictError
from proof.solving.solving import Antwoorden, Solving
from proof.verdict import Finding, Verdict
from proof.walking.choosing import all_pairs
from proof.walking.comparing import AnswerEffect as Doorlopen
from proof.walking.comparing import Covered, Exempt
from proof.walking.enumeration import Enumeration
from proof.walking.found_pairs import FoundPair
from zaak.model import AnswerPlace

Progress = Callable[[str], None]


class PairQuestion(NamedTuple):
    """What is asked about one question, of z3 and of the course of two clients.

    `covered` are the rules that should cover what is wrong together; empty where none should.
    """

    eigenschap: Any
    plaats: AnswerPlace
    solver: PairSolving
    fault: Fault
    shows: Callable[[Evaluation, Evaluation], bool]
    covered: Regels = NONE

    def covers(self, voor: Antwoorden, na: Antwoorden) -> list[Regels] | None:
        """The sets of rules that cover what is wrong with two clients; None: nothing is wrong."""
        return self.solver.covers(ClientPair(self.plaats, voor, na), self.fault)

    def is_so(self, voor: Antwoorden, na: Antwoorden) -> bool:
        """Whether something is wrong with two clients that just these rules cover."""
        covers = self.covers(voor, na)
        if not self.covered:
            return covers == []
        own = covers or []
        return self.covered in own and not any(c < self.covered for c in own)


class PairProof:
    """Compares what both methods found about pairs of clients."""

    def __init__(self, solving: Solving, cases: Cases, progress: Progress) -> None:
        """Look up the exceptions."""
        self._s = solving
        self._nk = solving.nk
        self._cases = cases
        self._progress = progress
        self._lower = declared(self._nk, "monotoon")
        self._large = declared(self._nk, "robuust")
        stated = self._nk.bewijs if self._nk.timed else None
        self._most = stated.hoogstens_per_antwoord if stated is not None else None
        self._exempt = Exempt(frozenset(self._lower), frozenset(self._large), self._most)
        self._places = [p for p in solving.vragen if p[0] in WEIGHED]
        self._solvers: dict[tuple[AnswerPlace, Regels], PairSolving] = {}
        self._index = 0

    @cached_property
    def _enumeration(self) -> Enumeration:
        return Enumeration(self._nk, self._exempt.monotone | self._exempt.robust)

    @cached_property
    def _walked(self) -> dict[AnswerPlace, Doorlopen]:
        """What the enumeration finds about every question."""
        pairs = all_pairs(self._enumeration, self._exempt)
        return {plaats: pairs.find(plaats) for plaats in self._places}

    def _solver(self, plaats: AnswerPlace, exempt: Regels) -> PairSolving:
        if (plaats, exempt) not in self._solvers:
            self._solvers[plaats, exempt] = PairSolving(self._s, plaats, exempt)
        return self._solvers[plaats, exempt]

    # -- monotone -------------------------------------------------------------------------------

    def monotone(self) -> Verdict:
        """A heavier answer never gives less."""
        places = ordered(self._s.vragen)
        exempt = self._exempt.monotone
        found: list[Finding] = []
        for plaats in places:
            self._progress(f"monotoon: {'.'.join(filter(None, plaats))}")
            drop, solver = self._walked[plaats].lower, self._solver(plaats, exempt)
            if drop is None:
                found += self._none("monotoon", plaats, partial(solver.uncovered, LAGER))
            else:
                vraag = PairQuestion("monotoon", plaats, solver, LAGER, self._is_less)
                found.append(self._fault(vraag, drop))
        for regel, bewust in self._lower.items():
            by = {p: self._walked[p].lower_by.get(regel) for p in places}
            found.append(self._excused("monotoon", regel, bewust, by, LAGER, self._is_less))
        return self._verdict("monotoon", places, found)

    def _is_less(self, voor: Evaluation, na: Evaluation) -> bool:
        if not self._nk.timed:
            return voor.uitkomst != "geen_maatwerk" and na.uitkomst == "geen_maatwerk"
        before, after = (v.minuten_per_week or 0 for v in (voor, na))
        return after < before or self._lighter(voor, na)

    def _lighter(self, voor: Evaluation, na: Evaluation) -> bool:
        if voor.doelrichting != na.doelrichting:
            return False
        place = product_place(self._nk, voor.doelrichting)
        # Outside the bandwidths the minutes say enough.
        if voor.product not in place or na.product not in place:
            return False
        return place[na.product] < place[voor.product]

    # -- robust ---------------------------------------------------------------------------------

    def robust(self) -> Verdict:
        """One other answer moves the minutes by at most a stated number."""
        most = self._most
        if most is None:
            return self._unstated()
        found: list[Finding] = []
        for subject, group in groupby(self._places, key=lambda p: p[:2]):
            self._progress(f"robuust: {'.'.join(filter(None, subject))}")
            found += self._larger_steps(list(group), most)
        for regel, bewust in self._large.items():
            by = {p: self._walked[p].step_by.get(regel) for p in self._places}
            found.append(self._excused("robuust", regel, bewust, by, Fault(most), _moves(most)))
        return self._verdict("robuust", self._places, found, most)

    def _larger_steps(self, places: list[AnswerPlace], most: int) -> Iterator[Finding]:
        """The clients with a larger step, for the questions about one leefgebied or the client.

        Where none differ so much in all answers about a leefgebied, none do in one of them.
        """
        exempt = self._exempt.robust
        small = [p for p in places if self._walked[p].step <= most]
        if places[0][0] == "leefgebieden" and len(small) > 1:
            together = PairSolving(self._s, small[0], exempt, frozenset(small))
            if self._surely(partial(together.uncovered, Fault(most))):
                small = []
        for plaats in places:
            solver = self._solver(plaats, exempt)
            if plaats in small:
                yield from self._none("robuust", plaats, partial(solver.uncovered, Fault(most)))
            elif (found := self._walked[plaats].step_of) and self._walked[plaats].step > most:
                vraag = PairQuestion("robuust", plaats, solver, Fault(most), _moves(most))
                yield self._fault(vraag, found)

    def _unstated(self) -> Verdict:
        if not self._nk.timed:
            zin = "Dit normenkader kent geen minuten per week."
        else:
            steps = [u.step for u in self._walked.values()]
            zin = (
                "Het normenkader noemt geen grootste stap (bewijs, hoogstens_per_antwoord). Eén "
                f"ander antwoord verandert de tijd met hoogstens {max(steps)} minuten per week."
            )
        states = sum(u.states for u in self._walked.values())
        return Verdict("robuust", "niet_bewezen", zin, "alleen doorlopen", states)

    # -- both -----------------------------------------------------------------------------------

    def _none(
        self, eigenschap: str, plaats: AnswerPlace, ask: Callable[[], ClientPair | None]
    ) -> Iterator[Finding]:
        """See to it that z3 finds nothing either; where it has no answer, say so."""
        try:
            must_agree(f"{eigenschap}, {plaats}", None, ask())
        except NoVerdictError:
            yield alone(words.STEPS[eigenschap], words.asked(self._nk, plaats))

    def _surely(self, ask: Callable[[], ClientPair | None]) -> bool:
        try:
            return ask() is None
        except NoVerdictError:
            return False

    def _fault(self, vraag: PairQuestion, found: FoundPair) -> Finding:
        """A fault that no exception covers, with the clients who show it."""
        voor, na = found.clients()
        must_agree(f"{vraag.eigenschap}, {vraag.plaats}", [], vraag.covers(voor, na))
        return self._finding(vraag, voor, na)

    def _excused(
        self,
        eigenschap: Any,
        regel: str,
        bewust: Bewust,
        by: dict[AnswerPlace, Covered | None],
        fault: Fault,
        shows: Callable[[Evaluation, Evaluation], bool],
    ) -> Finding:
        """An exception with a pair of clients that it covers, or one that covers nothing.

        Of `by`, what was walked through about each question, the fewest rules show it best, and of
        these the largest difference.
        """
        examples = [(plaats, own) for plaats, own in by.items() if own is not None]
        if not examples:
            return Finding("loos", words.idle(eigenschap, regel), (regel,), (), bewust)
        self._progress(f"{eigenschap}: {regel}")
        plaats, gedekt = min(examples, key=lambda own: (len(own[1].regels), -own[1].step))
        exempt = self._exempt.monotone if fault is LAGER else self._exempt.robust
        solver = self._solver(plaats, exempt)
        vraag = PairQuestion(eigenschap, plaats, solver, fault, shows, gedekt.regels)
        voor, na = gedekt.van.clients()
        must_agree(f"{eigenschap}, {regel}", True, vraag.is_so(voor, na))
        return self._finding(vraag, voor, na, regel, bewust)

    def _finding(
        self,
        vraag: PairQuestion,
        voor: Antwoorden,
        na: Antwoorden,
        regel: str = "",
        bewust: Bewust | None = None,
    ) -> Finding:
        """What two clients show, made as simple as it stays so."""
        self._index += 1
        name = f"bewijs-{vraag.eigenschap}-{self._index}"
        clients = self._cases.pair(voor, na, name, vraag.shows, vraag.is_so)
        before, after = (words.result(self._nk, c.evaluation) for c in clients)
        answers = [answers.get(vraag.plaats) for answers in (voor, na)]
        change = words.changed(self._nk, vraag.plaats, *answers)
        zin = f"{change}. Dat gaat van {before} naar {after}."
        rules = (regel,) if regel else _changed_rules(*(c.evaluation for c in clients))
        return Finding("bewust" if bewust else "fout", zin, rules, clients, bewust)

    def _verdict(
        self, eigenschap: Any, places: list[AnswerPlace], found: list[Finding], most: int = 0
    ) -> Verdict:
        states = sum(self._walked[p].states for p in places)
        oordeel = verdict_of(found)
        zin = words.verdict(eigenschap, oordeel, most)
        if not places:
            zin = "Geen enkele vraag heeft een zwaarte: er is niets te vergelijken."
            oordeel = "niet_bewezen"
        hoe = f"{len(places)} vragen, elk met alle paren van antwoorden; z3 vindt geen ander paar"
        return Verdict(eigenschap, oordeel, zin, how_found(found, hoe), states, tuple(found))


def _moves(most: int) -> Callable[[Evaluation, Evaluation], bool]:
    return lambda voor, na: abs((voor.minuten_per_week or 0) - (na.minuten_per_week or 0)) > most


def _changed_rules(voor: Evaluation, na: Evaluation) -> tuple[str, ...]:
    """The rules that fire for one of two clients only, or with another effect of their own."""
    one, other = ({_own(s): None for s in v.steps} for v in (voor, na))
    changed = [key for key in (*one, *other) if (key in one) != (key in other)]
    return tuple(dict.fromkeys(regel for regel, *_ in changed))


def _own(step: Step) -> tuple[str, str | None, str]:
    return step.regel, step.onderwerp, str(step.effect.get(OWN_EFFECT.get(step.fase, "")))
