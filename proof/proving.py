"""Proves a normenkader: both methods, compared, with clients that show what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from engine import DifferenceError, EngineError
from engine.partial.size import TooLargeError
from normenkader import Normenkader
from normenkader.checks.proof import WEIGHED
from normenkader.file.problems import Problem
from proof.cases import Cases, ShowsNothingError
from proof.declared import MethodsDifferError
from proof.proving_pairs import PairProof
from proof.proving_single import SingleProof
from proof.questions import number_of_cases
from proof.solving.solver import NoVerdictError
from proof.solving.solving import Solving
from proof.verdict import Proof, Verdict
from proof.walking.enumeration import Enumeration

Progress = Callable[[str], None]
# With each of these nothing is proved.
NIETS_BEWEZEN = (
    NoVerdictError,
    MethodsDifferError,
    TooLargeError,
    ShowsNothingError,
    EngineError,
    DifferenceError,
)


def prove(
    normenkader: Normenkader,
    problems: Iterable[Problem] = (),
    progress: Progress = lambda _: None,
    *,
    heel: bool = True,
) -> Proof:
    """Prove the six properties; where the calculation is not whole (`heel`) only the first three.

    `problems` are those for which the normenkader is refused; they are passed on.

    Raises one of `NIETS_BEWEZEN`: MethodsDifferError where the methods differ, ShowsNothingError
    where a client does not show what was found, NoVerdictError where z3 has no answer in time,
    TooLargeError where there is too much to walk through, and what both evaluators raise.
    """
    kept = tuple(problems)
    # Before anything large is built.
    enumeration = Enumeration(normenkader)
    enumeration.leefgebieden.check()
    solving = Solving(normenkader)
    cases = Cases(normenkader, solving.vragen, refused=not heel)
    progress("alle toestanden doorlopen")
    walked = enumeration.walk()
    single = SingleProof(solving, cases, walked)
    found: list[Verdict] = []
    for name, step in (
        ("volledig", single.complete),
        ("uniek", single.unique),
        ("bereikbaar", single.reachable),
    ):
        progress(name)
        found.append(step())
    if heel:
        # z3 takes longer over one client once it has been asked about two.
        progress("begrensd")
        bounded = single.bounded()
        pairs = PairProof(solving, cases, progress)
        progress("monotoon")
        found += [pairs.monotone(), bounded, pairs.robust()]
    unjudged = {
        vraag.vraag: None
        for (section, _, _), vraag in solving.vragen.items()
        if section in WEIGHED and vraag.zwaarte is None
    }
    return Proof(normenkader, number_of_cases(normenkader), tuple(found), kept, tuple(unjudged))
