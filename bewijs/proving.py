"""Proves a normenkader: both methods, compared, with clients that show what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bewijs.cases import Cases, ToontNiets
from bewijs.declared import MethodenVerschillen
from bewijs.enumeration import Enumeration
from bewijs.proving_pairs import PairProof
from bewijs.proving_single import SingleProof
from bewijs.questions import number_of_cases
from bewijs.solver import GeenUitkomst
from bewijs.solving import Solving
from bewijs.verdict import Bewijs, Uitslag
from engine import EngineFout, VerschilFout
from engine.partial.size import TeGroot
from normenkader import Normenkader
from normenkader.checks.proof import WEIGHED
from normenkader.problems import Probleem

Voortgang = Callable[[str], None]
# With each of these nothing is proved.
NIETS_BEWEZEN = (
    GeenUitkomst, MethodenVerschillen, TeGroot, ToontNiets, EngineFout, VerschilFout,
)  # fmt: skip


def prove(
    normenkader: Normenkader,
    problemen: Iterable[Probleem] = (),
    voortgang: Voortgang = lambda _: None,
    *,
    heel: bool = True,
) -> Bewijs:
    """Prove the six properties; where the calculation is not whole (`heel`) only the first three.

    `problemen` are those for which the normenkader is refused; they are passed on.

    Raises one of `NIETS_BEWEZEN`: MethodenVerschillen where the methods differ, ToontNiets where a
    client does not show what was found, GeenUitkomst where z3 has no answer in time, TeGroot where
    there is too much to walk through, and what both evaluators raise.
    """
    problems = tuple(problemen)
    # Before anything large is built.
    enumeration = Enumeration(normenkader)
    enumeration.leefgebieden.check()
    solving = Solving(normenkader)
    cases = Cases(normenkader, solving.vragen, geweigerd=not heel)
    voortgang("alle toestanden doorlopen")
    walked = enumeration.walk()
    single = SingleProof(solving, cases, walked)
    found: list[Uitslag] = []
    for naam, step in (
        ("volledig", single.complete),
        ("uniek", single.unique),
        ("bereikbaar", single.reachable),
    ):
        voortgang(naam)
        found.append(step())
    if heel:
        # z3 takes longer over one client once it has been asked about two.
        voortgang("begrensd")
        bounded = single.bounded()
        pairs = PairProof(solving, cases, voortgang)
        voortgang("monotoon")
        found += [pairs.monotone(), bounded, pairs.robust()]
    unjudged = {
        vraag.vraag: None
        for (sectie, _, _), vraag in solving.vragen.items()
        if sectie in WEIGHED and vraag.zwaarte is None
    }
    return Bewijs(
        normenkader, number_of_cases(normenkader), tuple(found), problems, tuple(unjudged)
    )
