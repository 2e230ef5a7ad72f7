"""The properties of two clients who differ in one answer: monotone and robust."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property, partial
from itertools import groupby
from typing import Any

from bewijs import words
from bewijs.cases import Cases, Voorbeeld
from bewijs.comparing import Uitslag as Doorlopen
from bewijs.comparing import Vrijgesteld
from bewijs.declared import declared, must_agree
from bewijs.enumeration import Enumeration
from bewijs.exclusive import product_place
from bewijs.origins import Vondst
from bewijs.pair_solving import OWN_EFFECT, PairSolving, Tweetal
from bewijs.pairs import Pairs
from bewijs.proving_single import verdict_of
from bewijs.questions import ordered
from bewijs.solver import GeenUitkomst
from bewijs.solving import Solving
from bewijs.verdict import Bevinding, Uitslag
from engine.verloop import Stap, Verloop
from normenkader import stages as st
from normenkader.base import Bewust
from normenkader.checks.proof import WEIGHED
from zaak.model import Plaats

Voortgang = Callable[[str], None]


class PairProof:
    """Compares what both methods found about pairs of clients."""

    def __init__(self, solving: Solving, cases: Cases, voortgang: Voortgang) -> None:
        """Look up the exceptions."""
        self._s = solving
        self._nk = solving.nk
        self._cases = cases
        self._voortgang = voortgang
        self._lower = declared(self._nk, "monotoon")
        self._large = declared(self._nk, "robuust")
        self._vrij = Vrijgesteld(frozenset(self._lower), frozenset(self._large))
        self._places = [p for p in solving.vragen if p[0] in WEIGHED]
        self._solvers: dict[Plaats, PairSolving] = {}
        self._index = 0

    @cached_property
    def _enumeration(self) -> Enumeration:
        return Enumeration(self._nk, self._vrij.monotoon | self._vrij.robuust)

    @cached_property
    def _walked(self) -> dict[Plaats, Doorlopen]:
        """What the enumeration finds about every question."""
        pairs = Pairs(self._enumeration, self._vrij)
        return {plaats: pairs.find(plaats) for plaats in self._places}

    def _solver(self, plaats: Plaats) -> PairSolving:
        if plaats not in self._solvers:
            self._solvers[plaats] = PairSolving(self._s, plaats)
        return self._solvers[plaats]

    # -- monotone -------------------------------------------------------------------------------

    def monotone(self) -> Uitslag:
        """A heavier answer never gives less."""
        places = ordered(self._s.vragen)
        vrij = self._vrij.monotoon
        found: list[Bevinding] = []
        for plaats in places:
            self._voortgang(f"monotoon: {'.'.join(filter(None, plaats))}")
            vondst, solver = self._walked[plaats].lager, self._solver(plaats)
            if vondst is None:
                found += self._none("monotoon", plaats, partial(solver.lower, vrij))
                continue
            tweetal = Tweetal(plaats, *vondst())
            must_agree(f"monotoon, {plaats}", True, solver.is_lower(tweetal, vrij))
            found.append(self._finding("monotoon", tweetal, self._is_less))
        for regel, bewust in self._lower.items():
            by = {p: self._walked[p].lager_door.get(regel) for p in places}

            def confirms(tweetal: Tweetal, regel: str = regel) -> bool:
                return self._solver(tweetal.plaats).is_lower(tweetal, frozenset(), regel)

            found.append(self._excused("monotoon", regel, bewust, by, confirms, self._is_less))
        return self._verdict("monotoon", places, found)

    def _is_less(self, voor: Verloop, na: Verloop) -> bool:
        if self._nk.stage(st.Afronding) is None:
            return voor.uitkomst != "geen_maatwerk" and na.uitkomst == "geen_maatwerk"
        before, after = (v.minuten_per_week or 0 for v in (voor, na))
        return after < before or self._lighter(voor, na)

    def _lighter(self, voor: Verloop, na: Verloop) -> bool:
        if voor.doelrichting is None or voor.doelrichting != na.doelrichting:
            return False
        place = product_place(self._nk, voor.doelrichting)
        if voor.product is None or na.product is None:
            return False
        return place[na.product] < place[voor.product]

    # -- robust ---------------------------------------------------------------------------------

    def robust(self) -> Uitslag:
        """One other answer moves the minutes by at most a stated number."""
        stated = self._nk.bewijs
        if stated is None or self._nk.stage(st.Afronding) is None:
            return self._unstated()
        most = stated.hoogstens_per_antwoord
        found: list[Bevinding] = []
        for subject, group in groupby(self._places, key=lambda p: p[:2]):
            self._voortgang(f"robuust: {'.'.join(filter(None, subject))}")
            found += self._larger_steps(list(group), most)
        for regel, bewust in self._large.items():
            steps = {p: self._walked[p].stap_door.get(regel, (0, None)) for p in self._places}
            by = {p: (-step, v) if v and step > most else None for p, (step, v) in steps.items()}

            def confirms(tweetal: Tweetal, regel: str = regel) -> bool:
                solver = self._solver(tweetal.plaats)
                return solver.is_larger(tweetal, most, frozenset(), regel)

            found.append(self._excused("robuust", regel, bewust, by, confirms, _moves(most)))
        return self._verdict("robuust", self._places, found, most)

    def _larger_steps(self, places: list[Plaats], most: int) -> Iterator[Bevinding]:
        """The clients with a larger step, for the questions about one leefgebied or the client.

        Where none differ so much in all answers about a leefgebied, none do in one of them.
        """
        vrij = self._vrij.robuust
        small = [p for p in places if self._walked[p].stap <= most]
        if places[0][0] == "leefgebieden" and len(small) > 1:
            together = PairSolving(self._s, small[0], frozenset(small))
            if self._surely(partial(together.larger_step, most, vrij)):
                small = []
        for plaats in places:
            if plaats in small:
                larger_step = self._solver(plaats).larger_step
                yield from self._none("robuust", plaats, partial(larger_step, most, vrij))
            elif (vondst := self._walked[plaats].stap_van) and self._walked[plaats].stap > most:
                tweetal = Tweetal(plaats, *vondst())
                larger = self._solver(plaats).is_larger(tweetal, most, vrij)
                must_agree(f"robuust, {plaats}", True, larger)
                yield self._finding("robuust", tweetal, _moves(most))

    def _unstated(self) -> Uitslag:
        if self._nk.stage(st.Afronding) is None:
            zin = "Dit normenkader kent geen minuten per week."
        else:
            steps = [u.stap for u in self._walked.values()]
            steps += [s for u in self._walked.values() for s, _ in u.stap_door.values()]
            zin = (
                "Het normenkader noemt geen grootste stap (bewijs, hoogstens_per_antwoord). Eén "
                f"ander antwoord verandert de tijd met hoogstens {max(steps)} minuten per week."
            )
        states = sum(u.toestanden for u in self._walked.values())
        return Uitslag("robuust", "niet_bewezen", zin, "alleen doorlopen", states)

    # -- both -----------------------------------------------------------------------------------

    def _none(
        self, eigenschap: str, plaats: Plaats, ask: Callable[[], Tweetal | None]
    ) -> Iterator[Bevinding]:
        """See to it that z3 finds nothing either; where it has no answer, say so."""
        try:
            must_agree(f"{eigenschap}, {plaats}", None, ask())
        except GeenUitkomst:
            yield Bevinding("enkel", words.alone(words.asked(self._nk, plaats)))

    def _surely(self, ask: Callable[[], Tweetal | None]) -> bool:
        try:
            return ask() is None
        except GeenUitkomst:
            return False

    def _excused(
        self,
        eigenschap: Any,
        regel: str,
        bewust: Bewust,
        by: dict[Plaats, tuple[int, Vondst] | None],
        confirms: Callable[[Tweetal], bool],
        shows: Callable[[Verloop, Verloop], bool],
    ) -> Bevinding:
        """An exception with a pair of clients that it covers, or one that covers nothing.

        Of `by`, what was walked through about each question, the lowest number shows it best.
        """
        examples = [(own[0], plaats, own[1]) for plaats, own in by.items() if own is not None]
        if not examples:
            return Bevinding("loos", words.idle(eigenschap, regel), (regel,), (), bewust)
        self._voortgang(f"{eigenschap}: {regel}")
        _, plaats, vondst = min(examples, key=lambda own: own[0])
        tweetal = Tweetal(plaats, *vondst())
        must_agree(f"{eigenschap}, {regel}", True, confirms(tweetal))
        verlopen = [self._cases.judge(answers) for answers in (tweetal.voor, tweetal.na)]
        first = self._involved(*verlopen)

        def by_rule(voor: Verloop, na: Verloop) -> bool:
            involved = self._involved(voor, na)
            return shows(voor, na) and regel in involved and involved <= first

        return self._finding(eigenschap, tweetal, by_rule, regel, bewust)

    def _involved(self, voor: Verloop | None, na: Verloop | None) -> set[str]:
        """The rules with an exception that change between two clients."""
        if voor is None or na is None:
            return set()
        rules = {*self._lower, *self._large}
        return {r for r in rules if _effects(voor, r) != _effects(na, r)}

    def _finding(
        self,
        eigenschap: Any,
        tweetal: Tweetal,
        shows: Callable[[Verloop, Verloop], bool],
        regel: str = "",
        bewust: Bewust | None = None,
    ) -> Bevinding:
        self._index += 1
        naam = f"bewijs-{eigenschap}-{self._index}"
        clients = self._cases.pair(tweetal.voor, tweetal.na, naam, shows)
        zin = self._sentence(tweetal, clients)
        rules = (regel,) if regel else _changed_rules(*(c.verloop for c in clients))
        return Bevinding("bewust" if bewust else "fout", zin, rules, clients, bewust)

    def _sentence(self, tweetal: Tweetal, clients: tuple[Voorbeeld, Voorbeeld]) -> str:
        answers = [t.get(tweetal.plaats) for t in (tweetal.voor, tweetal.na)]
        change = words.changed(self._nk, tweetal.plaats, *answers)
        before, after = (words.result(self._nk, c.verloop) for c in clients)
        return f"{change}. Dat gaat van {before} naar {after}."

    def _verdict(
        self, eigenschap: Any, places: list[Plaats], found: list[Bevinding], most: int = 0
    ) -> Uitslag:
        states = sum(self._walked[p].toestanden for p in places)
        oordeel = verdict_of(found)
        zin = words.verdict(eigenschap, oordeel, most)
        if not places:
            zin = "Geen enkele vraag heeft een zwaarte: er is niets te vergelijken."
            oordeel = "niet_bewezen"
        hoe = f"{len(places)} vragen, elk met alle paren van antwoorden; z3 vindt geen ander paar"
        return Uitslag(eigenschap, oordeel, zin, hoe, states, tuple(found))


def _moves(most: int) -> Callable[[Verloop, Verloop], bool]:
    return lambda voor, na: abs((voor.minuten_per_week or 0) - (na.minuten_per_week or 0)) > most


def _effects(verloop: Verloop, regel: str) -> set[Any]:
    return {(s.onderwerp, str(dict(s.effect))) for s in verloop.stappen if s.regel == regel}


def _changed_rules(voor: Verloop, na: Verloop) -> tuple[str, ...]:
    """The rules that fire for one of two clients only, or with another effect of their own."""
    one, other = ({_own(s): None for s in v.stappen} for v in (voor, na))
    changed = [key for key in (*one, *other) if (key in one) != (key in other)]
    return tuple(dict.fromkeys(regel for regel, *_ in changed))


def _own(stap: Stap) -> tuple[str, str | None, str]:
    return stap.regel, stap.onderwerp, str(stap.effect.get(OWN_EFFECT.get(stap.fase, "")))
