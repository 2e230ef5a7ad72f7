"""An evaluation as YAML: the form of one decision to fill in, and reading it back.

It names its decision and the fingerprint of that: what comes back is about the same one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, assert_never

from normenkader.file.problems import InvalidInputError, Problem
from normenkader.file.tree import Tree, read_yaml
from normenkader.texts import date_text
from zaak.checking import Fault
from zaak.evaluation.answers import DEGREES, OUTCOMES, YES_NO, empty
from zaak.evaluation.form import (
    AreasPoint,
    Choice,
    ChoicePoint,
    DecisionPoint,
    Form,
    OthersPoint,
    OutcomePoint,
    Point,
)
from zaak.evaluation.subject import Area, Subject

KEYS = ("besluit", "vingerafdruk", "datum", "aanwezig", "punten")


@dataclass(frozen=True)
class Written:
    """An evaluation that was read: which decision it is about, and what was filled in."""

    boom: Tree
    besluit: int
    vingerafdruk: str
    ingevuld: Mapping[str, Any]

    def problems(self, faults: list[Fault]) -> list[Problem]:
        """Faults in what was filled in, each with its line in the file."""
        return [self.boom.problem(fault.pad, fault.melding) for fault in faults]


def empty_evaluation(form: Form, subject: Subject) -> str:
    """The form for a decision as YAML, with every question as a comment and nothing filled in."""
    return "\n".join(_lines(form, subject)) + "\n"


def read_written(tekst: str, file: str) -> Written:
    """Read an evaluation as it was written; raises InvalidInputError with every problem of form.

    What was filled in is not checked here: that needs the decision.
    """
    boom = read_yaml(tekst, file)
    problems, found = list(boom.problemen), boom.waarde
    if not isinstance(found, dict):
        wrong = boom.problem((), f"Een evaluatie is een tabel met: {', '.join(KEYS)}.")
        raise InvalidInputError([*problems, wrong])
    problems += [
        boom.problem((str(key),), f"Dit hoort hier niet. Wel: {', '.join(KEYS)}.")
        for key in found
        if key not in KEYS
    ]
    number, fingerprint = found.get("besluit"), found.get("vingerafdruk")
    if type(number) is not int or number < 1:
        problems.append(boom.problem(("besluit",), "Geef het nummer van het besluit."))
    if not isinstance(fingerprint, str) or not fingerprint:
        melding = "Geef de vingerafdruk van het besluit, zoals die in het lege formulier staat."
        problems.append(boom.problem(("vingerafdruk",), melding))
    if problems:
        raise InvalidInputError(problems)
    assert isinstance(number, int)  # noqa: S101 - looked at above
    filled = {key: found[key] for key in KEYS[2:] if key in found}
    return Written(boom, number, str(fingerprint), filled)


def _lines(form: Form, subject: Subject) -> Iterator[str]:
    yield from _comment(f"{form.titel}: besluit {subject.besluit}, zaak {subject.zaak}")
    about = ", ".join(filter(None, (subject.product, subject.omvang)))
    yield from _comment(about)
    yield from _comment(f"Van {date_text(subject.van)} tot en met {date_text(subject.tot_en_met)}")
    for name, told in subject.dagbesteding:
        yield from _comment(f"{name}: {told}")
    yield from _comment(form.uitleg)
    yield from _comment('Wat niet wordt gevraagd, blijft null of "".')
    yield f"besluit: {subject.besluit}"
    yield f"vingerafdruk: {subject.hash}"
    yield ""
    yield "datum: null  # de dag van het gesprek: jaar-maand-dag"
    yield from _choices("Wie waren erbij? Bijvoorbeeld: [client, aanbieder]", form.aanwezig)
    yield "aanwezig: []"
    yield "punten:"
    content = empty(form, subject.codes)["punten"]
    for number, point in enumerate(form.punten, 1):
        yield ""
        yield from _comment(f"{number}. {point.titel}", "  ")
        yield from _questions(point)
        yield f"  {point.punt}:"
        yield from _answers(point, content[point.punt], subject.leefgebieden)


def _questions(point: Point) -> Iterator[str]:
    """What a point asks, as comments."""
    match point:
        case ChoicePoint():
            yield from _choices(point.vraag, point.antwoorden, "  ")
            yield from _comment(f"toelichting: {point.toelichting}", "  ")
        case AreasPoint():
            yield from _one_of(f"veranderd: {point.veranderd}", YES_NO)
            yield from _comment(f"verandering (bij ja): {point.verandering}", "  ")
            yield from _one_of(f"doel: {point.doel}", DEGREES)
            yield from _comment(f"waarom (bij deels of nee): {point.waarom}", "  ")
        case OthersPoint():
            yield from _one_of(f"ingezet: {point.ingezet}", YES_NO)
            yield from _one_of(f"werkt (bij ingezet ja): {point.werkt}", DEGREES)
            yield from _one_of(f"mogelijk (bij ingezet nee): {point.mogelijk}", YES_NO)
            yield from _comment(f"toelichting: {point.toelichting}", "  ")
        case DecisionPoint():
            yield from _one_of(f"bijgesteld: {point.bijgesteld}", YES_NO)
            yield from _comment(f"bijstelling (bij ja): {point.bijstelling}", "  ")
            yield from _one_of(f"nieuwe_beschikking: {point.nieuwe_beschikking}", YES_NO)
        case OutcomePoint():
            yield from _one_of(f"uitkomst: {point.vraag}", OUTCOMES)
            for outcome in OUTCOMES:
                yield from _comment(f"  {outcome}: {getattr(point, outcome)}", "  ")
            yield from _comment(f"moment (bij nieuw_moment): {point.moment}", "  ")
        case _:
            assert_never(point)


def _answers(point: Point, table: Mapping[str, Any], areas: tuple[Area, ...]) -> Iterator[str]:
    names: dict[str, str] = {}
    if isinstance(point, OthersPoint):
        names = {one.code: one.naam for one in point.voorzieningen}
    goals = {area.leefgebied: area for area in areas} if isinstance(point, AreasPoint) else {}
    for key, value in table.items():
        if not isinstance(value, dict):
            yield f"    {key}: {_empty(value)}"
            continue
        area = goals.get(key)
        yield from _comment(area.naam if area else names[key], "    ")
        if area and area.eigen_doel:
            yield from _comment(f"Doel van de cliënt: {area.eigen_doel}", "    ")
        if area and area.gewenst_resultaat:
            yield from _comment(f"Gewenst resultaat: {area.gewenst_resultaat}", "    ")
        yield f"    {key}:"
        yield from (f"      {name}: {_empty(own)}" for name, own in value.items())


def _empty(value: Any) -> str:
    return "null" if value is None else '""'


def _one_of(question: str, codes: tuple[str, ...]) -> Iterator[str]:
    yield from _comment(f"{question} ({', '.join(codes)})", "  ")


def _choices(question: str, choices: list[Choice], indent: str = "") -> Iterator[str]:
    yield from _comment(question, indent)
    for one in choices:
        yield from _comment(f"  {one.code}: {one.naam}", indent)


def _comment(tekst: str, indent: str = "") -> Iterator[str]:
    """A text as comment: each of its lines behind its own sign."""
    for line in tekst.splitlines():
        yield f"{indent}# {line}"
