"""Which rules the tests cover: applied, not applied, and on the boundary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.account.answer import plain
from normenkader import Normenkader
from normenkader import stages as st
from normenkader.conditions import as_key
from normenkader.rules import RegelInfo, all_rules
from normenkader.units import exact_minutes
from rule_tests.edges import always, edges, reached
from rule_tests.model import RuleTestException, Soort
from rule_tests.own_time import Edge
from rule_tests.reading import RuleTests
from rule_tests.running import RuleTestResult, run


@dataclass(frozen=True)
class Lack:
    """What the tests of a rule lack."""

    soort: Soort
    melding: str


@dataclass(frozen=True)
class Coverage:
    """What covers a rule: the names of the tests, and what is lacking.

    A rule that is `altijd` applies in every case that gets to its stage.
    """

    regel: str
    titel: str
    altijd: bool
    wel: tuple[str, ...]
    niet: tuple[str, ...]
    grens: tuple[str, ...]
    tekorten: tuple[Lack, ...]


@dataclass(frozen=True)
class Cell:
    """One norm time and the names of the tests about its row that use it.

    `doel` is the goal for which it holds and `niveau` the other answers, "" where there are none;
    `minuten` are per week, as text where they are no whole number (`1620/13`).
    """

    regel: str
    doel: str
    niveau: str
    minuten: int | str
    toetsen: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    """Everything about the tests of one version."""

    normenkader: Normenkader
    uitslagen: tuple[RuleTestResult, ...]
    dekking: tuple[Coverage, ...]
    cellen: tuple[Cell, ...]
    uitgezonderd: tuple[RuleTestException, ...]

    @property
    def failed(self) -> list[RuleTestResult]:
        """The tests that came out otherwise."""
        return [u for u in self.uitslagen if not u.passed]

    @property
    def all_right(self) -> bool:
        """Whether every test passes and every rule is covered."""
        return not self.failed and not any(d.tekorten for d in self.dekking)


def report(toetsen: RuleTests) -> Report:
    """Run all tests and see what they cover; raises EngineError and DifferenceError."""
    return coverage(toetsen.normenkader, run(toetsen), toetsen.uitgezonderd)


def coverage(
    normenkader: Normenkader,
    results: Sequence[RuleTestResult],
    uitgezonderd: Sequence[RuleTestException] = (),
) -> Report:
    """See what tests that were run cover, and what they leave out."""
    excepted = {(u.regel, u.soort) for u in uitgezonderd}
    return Report(
        normenkader,
        tuple(results),
        tuple(_covered(normenkader, i, results, excepted) for i in all_rules(normenkader)),
        tuple(_cells(normenkader, results)),
        tuple(uitgezonderd),
    )


def _covered(
    nk: Normenkader,
    info: RegelInfo,
    results: Sequence[RuleTestResult],
    excepted: set[tuple[str, Soort]],
) -> Coverage:
    own = [u for u in results if u.about(info.regel)]
    in_all = always(info)
    wel = [u for u in own if _applies(u, info)]
    niet = [u for u in own if not _applies(u, info)]
    seen = [u for u in niet if in_all or reached(info.stage, u)]
    pairs = [(rand, _pair(rand, own, info)) for rand in edges(nk, info)]
    lacking: list[Lack] = []
    if not wel:
        lacking.append(Lack("wel", "geen toets waarin deze regel geldt"))
    if not seen:
        where = ", alleen toetsen die niet zo ver komen" if niet else ""
        lacking.append(Lack("niet", f"geen toets waarin deze regel niet geldt{where}"))
    for rand, pair in pairs:
        if not pair:
            lacking.append(Lack("grens", f"niet aan beide kanten getoetst: {rand.tekst}"))
    both = [u for _, pair in pairs for u in pair]
    return Coverage(
        info.regel,
        info.titel,
        in_all,
        _names(wel),
        _names(seen),
        _names(both),
        tuple(_weighed(info.regel, lacking, excepted)),
    )


def _names(results: Sequence[RuleTestResult]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(u.toets.toets for u in results))


def _weighed(
    regel: str, lacking: Sequence[Lack], excepted: set[tuple[str, Soort]]
) -> Iterator[Lack]:
    """Without what is excepted; an exception that is not needed is lacking itself."""
    yield from (t for t in lacking if (regel, t.soort) not in excepted)
    needed = {t.soort for t in lacking}
    for own, soort in sorted(excepted):
        if own == regel and soort not in needed:
            yield Lack(soort, "uitgezonderd en toch getoetst: haal de uitzondering weg")


def _applies(result: RuleTestResult, info: RegelInfo) -> bool:
    verwijzing = result.about(info.regel)
    return verwijzing is not None and result.applies(verwijzing)


def _pair(edge: Edge, own: Sequence[RuleTestResult], info: RegelInfo) -> tuple[RuleTestResult, ...]:
    """A test on the boundary and another on its other side; nothing where there is none."""
    for one in (u for u in own if u.toets.soort == "grens"):
        verwijzing = one.about(info.regel)
        for other in own:
            if verwijzing is None or other is one or not edge.past(one, other):
                continue
            if not edge.wisselt or one.applies(verwijzing) != other.applies(verwijzing):
                return one, other
    return ()


def _cells(nk: Normenkader, results: Sequence[RuleTestResult]) -> Iterator[Cell]:
    """Every norm time of the table, with the tests about its row that use it."""
    table = nk.stage(st.Normtijden)
    if table is None:
        return
    used: dict[tuple[str, tuple[str, ...]], list[RuleTestResult]] = {}
    rows = {row.regel: row for row in table.tabel}
    for result in results:
        for step in result.antwoord["spoor"]:
            if step["fase"] == table.fase and result.about(step["regel"]):
                axes = table.axes(rows[step["regel"]])
                chosen = tuple(as_key(step["invoer"][v]) for v in axes)
                used.setdefault((step["regel"], chosen), []).append(result)
    for row in table.tabel:
        axes = table.axes(row)
        for answers, tijd in st.cells(row):
            found = used.get((row.regel, answers), [])
            minuten = plain(exact_minutes(tijd, table.unit(row)))
            goals = [a for v, a in zip(axes, answers, strict=True) if v == table.vraag_doel]
            rest = [a for v, a in zip(axes, answers, strict=True) if v != table.vraag_doel]
            yield Cell(row.regel, "".join(goals), ", ".join(rest), minuten, _names(found))
