"""The properties of single clients: complete, unique, reachable, bounded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from engine.evaluation import Evaluation
from engine.partial.outcomes import Possibility
from normenkader import Normenkader
from normenkader import stages as st
from normenkader.rules import RegelInfo, all_rules, exclusive_rules, rule_index
from normenkader.units import exact_minutes
from proof import words
from proof.alone import alone, how_found
from proof.cases import Cases, ExampleClient
from proof.declared import MethodsDifferError, declared, must_agree
from proof.exclusive import Gap, Occurrence, everything
from proof.nearest import Nearest
from proof.solving.solver import NoVerdictError
from proof.solving.solving import Antwoorden, Solving
from proof.verdict import Bounds, Finding, Oordeel, Verdict
from proof.walking.single.found import Found


class SingleProof:
    """Compares what both methods found about single clients."""

    def __init__(self, solving: Solving, cases: Cases, walked: Found) -> None:
        """Keep what was walked through."""
        self._s = solving
        self._nk = solving.nk
        self._cases = cases
        self._walked = walked
        self._index = 0

    def complete(self) -> Verdict:
        """Every valid case gets an outcome, and nothing that counts is left out."""
        found, unknown = _split(self._s.gaps())
        must_agree("volledig", self._walked.gaps - unknown, set(found))
        faults = [
            _alone("gaten", words.gap(self._nk, gat), occurs=gat in self._walked.gaps)
            for gat in sorted(unknown)
        ]
        for gat, answers in sorted(found.items(), key=lambda item: item[0]):
            client = self._gap(gat, answers)
            zin = words.gap_of(self._nk, gat, client.evaluation)
            faults.append(Finding("fout", zin, (), (client,)))
        return self._verdict("volledig", faults, "er is geen cliënt zonder uitkomst te vinden")

    def _gap(self, gat: Gap, answers: Antwoorden) -> ExampleClient:
        return self._example("volledig", answers, lambda v: _shows_gap(gat, v))

    def unique(self) -> Verdict:
        """No two exclusive rules fire together."""
        found, unknown = _split(self._s.overlaps())
        must_agree("uniek", self._walked.together - unknown, set(found))
        excused = declared(self._nk, "uniek")
        faults = [
            _alone(
                "regels die elkaar uitsluiten",
                words.overlap(sorted(pair)),
                occurs=pair in self._walked.together,
            )
            for pair in sorted(unknown, key=sorted)
        ]
        for pair, answers in sorted(found.items(), key=lambda item: sorted(item[0])):
            rules = tuple(sorted(pair))
            table = next(own for own in exclusive_rules(self._nk) if pair <= set(own))
            client = self._example("uniek", answers, _both_fire(rules), _one_fires(table))
            bewust = next((excused[r] for r in rules if r in excused), None)
            soort: Any = "bewust" if bewust else "fout"
            faults.append(Finding(soort, words.overlap(rules), rules, (client,), bewust))
        used = {r for pair in (*found, *unknown) for r in pair}
        faults += _idle("uniek", excused, used)
        return self._verdict("uniek", faults, "er is geen cliënt met twee zulke regels te vinden")

    def reachable(self) -> Verdict:
        """All that is in the normenkader can occur."""
        found, unknown = _split(self._s.occurring())
        must_agree("bereikbaar", self._walked.occurs - unknown, set(found))
        for answers in {id(a): a for a in found.values()}.values():
            self._shows([d for d, own in found.items() if own is answers], answers)
        excused = declared(self._nk, "bereikbaar")
        dead = [d for d in everything(self._nk) if d not in found and d not in unknown]
        faults = list(self._dead(dead, excused))
        for ding in (d for d in everything(self._nk) if d in unknown):
            known = ding in self._walked.occurs
            zin = words.occurs(self._nk, ding, occurs=known)
            faults.append(alone(words.THINGS[ding.soort], zin, fault=not known))
        faults += _idle("bereikbaar", excused, {d.code for d in dead})
        count = f"voor elk van de {len(found)} dingen is een cliënt gevonden"
        return self._verdict("bereikbaar", faults, count)

    def _shows(self, things: list[Occurrence], answers: Antwoorden) -> None:
        """The client shows all of it, judged as any case; raises ShowsNothingError."""
        evaluation = self._cases.judge(answers)
        shown = set() if evaluation is None else _things(self._nk, evaluation)
        must_agree("bereikbaar (een cliënt)", set(things) - shown, set())

    def _dead(self, dead: list[Occurrence], excused: dict[str, Any]) -> Iterator[Finding]:
        nearest = Nearest(self._s, self._walked)
        rules = {d.code for d in dead if d.soort == "regel"}
        for ding in dead:
            if ding.soort == "normtijd" and ding.code in rules:
                continue
            try:
                zin, answers, shows = nearest.to(ding)
            except NoVerdictError:
                # That it never occurs is found twice; of who comes nearest z3 has no answer.
                yield Finding("fout", words.occurs(self._nk, ding, occurs=False))
                continue
            clients: tuple[ExampleClient, ...] = ()
            if answers is not None:
                self._index += 1
                name = f"bewijs-bereikbaar-{self._index}"
                clients = (self._cases.as_found(answers, name, shows),)
            bewust = self._excuse(ding, excused)
            soort: Any = "bewust" if bewust else "fout"
            rules_named = (ding.code,) if ding.soort in ("regel", "normtijd") else ()
            yield Finding(soort, zin, rules_named, clients, bewust)

    def _excuse(self, ding: Occurrence, excused: dict[str, Any]) -> Any:
        """Why a rule never occurs; of an outcome or a product why none of its rules does."""
        if ding.soort == "regel":
            return excused.get(ding.code)
        giving = [m.regel for m in map(_model, all_rules(self._nk)) if ding.code in _given(m)]
        if ding.soort in ("uitkomst", "product") and giving and set(giving) <= set(excused):
            return excused[giving[0]]
        return None

    def bounded(self) -> Verdict:
        """The least and most minutes of each outcome."""
        bounds: list[Bounds] = []
        unproved: list[Finding] = []
        for outcome, (least, most) in self._walked.ends.items():
            try:
                found = self._s.ends(outcome, least, most)
            except NoVerdictError:
                bounds.append(_bound(outcome, least, most, ()))
                zin = words.bounds_of(self._nk, outcome)
                unproved.append(alone("de minste en de meeste minuten", zin))
                continue
            if found is None:
                raise MethodsDifferError("begrensd", (outcome, least, most), "andere grenzen")
            low, high = (
                self._example("begrensd", answers, _comes_to(outcome, minutes))
                for answers, minutes in zip(found, (least, most), strict=True)
            )
            bounds.append(_bound(outcome, least, most, (low,) if least is None else (low, high)))
        order: list[str] = [u.uitkomst for u in self._nk.uitkomsten]
        bounds.sort(key=lambda g: order.index(g.uitkomst) if g.uitkomst in order else len(order))
        hoe = "elke grens komt voor bij een cliënt, en z3 vindt er geen daarbuiten"
        return Verdict(
            "begrensd",
            "bewezen",
            words.bounded(bounds),
            how_found(unproved, hoe),
            self._walked.states,
            tuple(unproved),
            tuple(bounds),
        )

    def _example(
        self,
        eigenschap: str,
        answers: Antwoorden,
        shows: Callable[[Evaluation], bool],
        engine_shows: Callable[[Evaluation], bool] | None = None,
    ) -> ExampleClient:
        self._index += 1
        name = f"bewijs-{eigenschap}-{self._index}"
        return self._cases.example(answers, name, shows, engine_shows)

    def _verdict(self, eigenschap: Any, found: list[Finding], hoe: str) -> Verdict:
        oordeel = verdict_of(found)
        zin = words.verdict(eigenschap, oordeel)
        how = how_found(found, hoe)
        return Verdict(eigenschap, oordeel, zin, how, self._walked.states, tuple(found))


def verdict_of(found: list[Finding]) -> Oordeel:
    """What was found together: wrong, so on purpose, or proved."""
    kinds = {b.soort for b in found}
    return "niet_waar" if "fout" in kinds else "bewust" if "bewust" in kinds else "bewezen"


def _idle(eigenschap: str, excused: dict[str, Any], used: set[str]) -> list[Finding]:
    return [
        Finding("loos", words.idle(eigenschap, regel), (regel,), (), bewust)
        for regel, bewust in excused.items()
        if regel not in used
    ]


def _alone(soort: str, wat: str, *, occurs: bool) -> Finding:
    """What z3 gave up on, and whether walking through finds it: then it is a fault."""
    return alone(soort, wat if occurs else f"Dit komt niet voor: {wat}", fault=occurs)


def _split(found: Mapping[Any, Antwoorden | None]) -> tuple[dict[Any, Antwoorden], set[Any]]:
    """What z3 found, with clients, and what it gave up on."""
    known = {key: answers for key, answers in found.items() if answers is not None}
    return known, set(found) - set(known)


def _both_fire(rules: tuple[str, ...]) -> Callable[[Evaluation], bool]:
    return lambda evaluation: set(rules) <= {s.regel for s in evaluation.steps}


def _one_fires(rules: tuple[str, ...]) -> Callable[[Evaluation], bool]:
    # The rule engine takes one line of a table.
    return lambda evaluation: bool(set(rules) & {s.regel for s in evaluation.steps})


def _comes_to(outcome: Possibility, minutes: int | None) -> Callable[[Evaluation], bool]:
    def shows(v: Evaluation) -> bool:
        own = Possibility(v.uitkomst or "", v.product, v.band, v.doelrichting)
        return own == outcome and v.minuten_per_week == minutes

    return shows


def _bound(
    outcome: Possibility, least: int | None, most: int | None, clients: tuple[ExampleClient, ...]
) -> Bounds:
    direction = None if outcome.doelrichting is None else str(outcome.doelrichting)
    return Bounds(
        outcome.uitkomst, outcome.product, outcome.bandbreedte, direction, least, most, clients
    )


def _shows_gap(gat: Gap, evaluation: Evaluation) -> bool:
    fired = {(s.fase, s.onderwerp) for s in evaluation.steps}
    if gat.soort == "uitkomst":
        minutes = evaluation.minuten_per_week
        inside = not gat.first or (minutes is not None and gat.first <= minutes <= gat.last)
        return evaluation.uitkomst is None and inside
    if evaluation.uitkomst == "geen_toegang":
        return False
    if gat.soort == "beslissing":
        return ("meetellen", gat.plaats) not in fired
    counts = gat.plaats in evaluation.meetellend
    if gat.soort == "telling":
        # Of those that count, one at least is in no row of the count.
        rows = [s.effect["telling"] for s in evaluation.steps if "telling" in s.effect]
        return counts and sum(sum(row.values()) for row in rows) < len(evaluation.meetellend)
    return counts and ("normtijden", gat.plaats) not in fired


def _things(nk: Normenkader, evaluation: Evaluation) -> set[Occurrence]:
    """All that a course shows."""
    found = {Occurrence("regel", s.regel) for s in evaluation.steps}
    if evaluation.uitkomst is not None:
        found.add(Occurrence("uitkomst", evaluation.uitkomst))
    if evaluation.product is not None:
        found.add(Occurrence("product", evaluation.product))
    # Where two rules fire that exclude each other, both give their product.
    rules = rule_index(nk)
    fired = [rules[s.regel].model for s in evaluation.steps]
    giving = [m for m in fired if isinstance(m, st.Band | st.ZwaartepuntRegel | st.OutsideBands)]
    found |= {Occurrence("product", m.product) for m in giving if m.product is not None}
    times = nk.stage(st.Normtijden)
    rows = {r.regel: r for r in times.tabel} if times is not None else {}
    for step in evaluation.steps:
        if times is not None and (row := rows.get(step.regel)) is not None:
            unit = times.unit(row)
            found |= {
                Occurrence("normtijd", step.regel, cell)
                for cell, own in st.cells(row)
                if cell and exact_minutes(own, unit) == step.effect["minuten"]
            }
    return found


def _model(info: RegelInfo) -> st.Rule:
    return info.model


def _given(rule: st.Rule) -> tuple[str | None, ...]:
    """The outcome and the product that a rule gives."""
    match rule:
        case st.OutsideBands():
            return rule.uitkomst, rule.product
        case st.Band() | st.ZwaartepuntRegel():
            return "product", rule.product
        case _:
            return ()
