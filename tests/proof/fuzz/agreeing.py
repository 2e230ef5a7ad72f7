"""Looks at a normenkader by both methods of the proof and by every client: what differs."""

from __future__ import annotations

from collections.abc import Iterator

from engine.partial.outcomes import Possibility
from proof import prove
from proof.declared import declared
from proof.proving import NIETS_BEWEZEN
from proof.questions import number_of_cases
from proof.reading import ToProve
from proof.walking.choosing import all_pairs
from proof.walking.comparing import Exempt
from proof.walking.enumeration import Enumeration
from tests.proof.fuzz.everybody import Everybody
from tests.proof.fuzz.held import Covers, Held, of_own_time

# Pairs with less of which it is looked at what covers them: each is calculated anew.
MOST_PAIRS = 2_000


def differences(to_prove: ToProve, everybody: Everybody | None) -> Iterator[str]:
    """What the methods, or they and every client, say differently.

    What exceptions cover every two clients only say of rules about the time of one leefgebied.
    """
    nk = to_prove.normenkader
    try:
        proof = prove(nk, to_prove.problems, heel=to_prove.heel)
    except NIETS_BEWEZEN as error:
        yield f"{type(error).__name__}: {error}"
        return
    if everybody is None:
        return
    if number_of_cases(nk) != everybody.many:
        yield f"cases: {number_of_cases(nk)}, every client: {everybody.many}"
    walk = Enumeration(nk).walk()
    rules = {d.code for d in walk.occurs if d.soort == "regel"}
    if rules != everybody.fired:
        yield f"rules: {sorted(rules ^ everybody.fired)}"
    if not to_prove.heel:
        return
    (bounded,) = [v for v in proof.verdicts if v.eigenschap == "begrensd"]
    bounds = {
        Possibility(g.uitkomst, g.product, g.bandbreedte, g.doelrichting): (g.minimum, g.maximum)
        for g in bounded.grenzen
    }
    if bounds != everybody.ends:
        yield f"bounds: {bounds}, every client: {everybody.ends}"
    pairs = all_pairs(Enumeration(nk), Exempt())
    for plaats in everybody.places:
        own, worst = pairs.find(plaats), everybody.worst(plaats)
        if (own.lower is not None, own.step) != worst:
            yield f"{plaats}: {own.lower is not None}, {own.step}, every client: {worst}"
    exempt = frozenset(declared(nk, "monotoon"))
    if exempt and exempt <= of_own_time(nk):
        yield from _exceptions(everybody, exempt)


def _exceptions(everybody: Everybody, rules: frozenset[str]) -> Iterator[str]:
    exempt, held = Exempt(monotone=rules), Held(everybody, rules)
    pairs = all_pairs(Enumeration(everybody.nk, rules), exempt)
    for plaats in everybody.places:
        own, real = pairs.find(plaats), held.covers(plaats, MOST_PAIRS)
        found = Covers(own.lower is not None, frozenset(own.lower_by))
        if real is not None and found != real:
            yield f"exceptions, {plaats}: {found}, every two clients: {real}"
