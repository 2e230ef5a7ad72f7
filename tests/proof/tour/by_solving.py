"""The values in the structures of `proof/solving`."""

from __future__ import annotations

from collections.abc import Iterable

import z3

from engine.partial.outcomes import Possibility
from proof.exclusive import Gap
from proof.solving.client import Client
from proof.solving.nodes import Node
from proof.solving.numbers import LargeNumber, Number
from proof.solving.pair_solving import LAGER, ClientPair, PairSolving
from tests.proof.tour.small_one import BEPERKT, LEERBAARHEID, Tour
from tests.proof.tour.writing import below, listed, node, number, table, term


def counts(t: Tour) -> str:
    telt = t.solving.client.b.counts["financien"]
    return _nodes(below(telt).values())


def _nodes(nodes: Iterable[Node]) -> str:
    return "\n".join(f"#{n.number:<4}{node(n)}" for n in sorted(nodes, key=lambda n: n.number))


def _minutes(client: Client) -> tuple[Number, LargeNumber]:
    found = client.b.minuten
    assert found is not None
    (large,) = found.large
    return found, large


def numbers(t: Tour) -> str:
    found, large = _minutes(t.solving.counting)
    assert large.som is not None
    first = list(large.som.weights)
    return "\n".join(
        [
            f"minutes per week = {number(found)}",
            f"G{large.number} = ({number(large.som)}) // {large.divisor}",
            "",
            _nodes({n for one in (first[0], first[8]) for n in below(one).values()}),
        ]
    )


def parts(t: Tour) -> str:
    _, large = _minutes(t.solving.counting)
    assert large.som is not None
    solver = t.solving.solver
    return table(
        ("part", "least", "most"),
        ([number(part), *solver._bounds(part)] for part in solver.parts.apart(large.som)),
    )


def terms(t: Tour) -> str:
    minutes, large = _minutes(t.solving.counting)
    assert large.som is not None
    known = t.solving.solver.terms
    above = t.solving.getallen.at_least(minutes, Number(146))
    first = next(iter(large.som.weights))
    own, name = known.named(large.number), z3.Int(f"G{large.number}", known.ctx)
    return "\n".join(
        [
            f"#{above.number} {node(above)}",
            f"  {term(z3.substitute(known.bool(above), (own, name)))}",
            f"#{first.number} {node(first)}",
            f"  {term(known.bool(first))}",
        ]
    )


def asked(t: Tour) -> str:
    s = t.solving
    minutes, _ = _minutes(s.counting)
    beyond = s.getallen.at_least(minutes, Number(146))
    exactly = [s.getallen.at_least(minutes, Number(145)), s.k.not_(beyond)]
    inquiry = Possibility("nader_onderzoek", doelrichting="ontwikkel")
    gap = Gap("normtijd", "financien")
    questions = [
        ("146 minutes or more", [beyond]),
        ("145 minutes exactly", exactly),
        ("... and then nader_onderzoek, ontwikkel", [*exactly, s.counting.is_outcome(inquiry)]),
        (f"{gap.soort} missing for {gap.plaats}", [s.counting.gaps()[gap]]),
    ]
    rows = []
    for what, nodes in questions:
        known = s.k.onwaar in nodes
        found = None if known else s.solver.find([*s._counting_given, *nodes])
        answer = "no client (unsat)" if found is None else "a client (sat)"
        rows.append([what, "not asked: onwaar" if known else listed(map(node, nodes)), answer])
    return table(("question", "conditions", "answer"), rows)


def pair(t: Tour) -> str:
    s = t.solving
    solver, bare = PairSolving(s, LEERBAARHEID, BEPERKT), PairSolving(s, LEERBAARHEID)
    first, after = s.counting, solver._counting
    held = solver._held.counting(first, after, BEPERKT, frozenset())
    sides = [("before", first), ("after", after), ("after, CF-BEPERKT as before", held)]
    heavier = solver._heavier
    lines = [f"minutes {label}: {number(_minutes(client)[0])}" for label, client in sides]
    lines += ["", f"heavier: #{heavier.number}", _nodes(below(heavier).values())]
    fewer = bare._fewer(first, after)
    lines += ["", f"fewer, no exception: {node(fewer)}"]
    lines += [f"fewer, CF-BEPERKT as before: {node(solver._fewer(first, held))}"]
    lines += ["", f"uncovered without the exception: {_one_or_none(bare.uncovered(LAGER))}"]
    lines += [f"uncovered with it: {_one_or_none(solver.uncovered(LAGER))}"]
    (covered,) = t.pairs.find(LEERBAARHEID).lower_by.values()
    tweetal = ClientPair(LEERBAARHEID, *covered.van.clients())
    for label, own in (("without", bare), ("with", solver)):
        sets = own.covers(tweetal, LAGER)
        assert sets is not None
        named = [f"{{{listed(rules)}}}" for rules in sets]
        lines.append(
            f"covers of the pair that was walked to, {label} the exception: {listed(named)}"
        )
    return "\n".join(lines)


def _one_or_none(found: ClientPair | None) -> str:
    if found is None:
        return "no pair"
    plaats = found.plaats
    return f"a pair, {found.voor[plaats]} -> {found.na[plaats]}"
