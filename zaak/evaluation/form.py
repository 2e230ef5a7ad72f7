"""The form of an evaluation, as a region writes it: its points in their order, each with a source.

Every kind of point is obligatory; of `keuze` there may be more. What a point asks are texts of the
form; which answers there are, and when one needs words of its own, is the same in every form.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import Field

from normenkader.base import Bron, Document, Model, Naam, Tekst

# The kinds of which a form has exactly one.
ONCE = ("leefgebieden", "voorliggend", "beschikking", "vervolg")


class Choice(Model):
    """One answer of a choice, or somebody who can take part: what is kept, and its name."""

    code: Naam
    naam: Tekst


Choices = Annotated[list[Choice], Field(min_length=2)]


class _Point(Model):
    """What every point has: its code in an answer, its title and its source."""

    punt: Naam
    titel: Tekst
    bron: Bron


class ChoicePoint(_Point):
    """A question with answers to choose from, and room for words."""

    soort: Literal["keuze"]
    vraag: Tekst
    antwoorden: Choices
    toelichting: Tekst


class AreasPoint(_Point):
    """Per leefgebied of the decision: what changed, whether the goal was reached, else why not."""

    soort: Literal["leefgebieden"]
    veranderd: Tekst
    verandering: Tekst
    doel: Tekst
    waarom: Tekst


class OthersPoint(_Point):
    """What others can do: whether each was used, whether that worked, else whether it can be."""

    soort: Literal["voorliggend"]
    ingezet: Tekst
    werkt: Tekst
    mogelijk: Tekst
    toelichting: Tekst
    voorzieningen: Annotated[list[Choice], Field(min_length=1)]


class DecisionPoint(_Point):
    """Whether goals were adjusted, and whether that needs a new decision."""

    soort: Literal["beschikking"]
    bijgesteld: Tekst
    bijstelling: Tekst
    nieuwe_beschikking: Tekst


class OutcomePoint(_Point):
    """What comes of it: the indication runs on, there is a new moment, or a new intake."""

    soort: Literal["vervolg"]
    vraag: Tekst
    loopt_door: Tekst
    nieuw_moment: Tekst
    nieuwe_intake: Tekst
    moment: Tekst
    toelichting: Tekst


Point = Annotated[
    ChoicePoint | AreasPoint | OthersPoint | DecisionPoint | OutcomePoint,
    Field(discriminator="soort"),
]


class Moment(Model):
    """When a decision is evaluated first: so many whole weeks before its last day."""

    weken_voor_einde: Annotated[int, Field(ge=0, le=520)]
    bron: Bron


class Form(Model):
    """The whole form."""

    formulier: Naam
    versie: Tekst
    titel: Tekst
    uitleg: Tekst
    bronnen: Annotated[list[Document], Field(min_length=1)]
    eerste_moment: Moment
    aanwezig: Choices
    punten: Annotated[list[Point], Field(min_length=len(ONCE))]


def faults_of_form(form: Form) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What is wrong with a form whose parts are right by themselves: where, and what."""
    kinds: list[str] = [point.soort for point in form.punten]
    for kind in ONCE:
        if (count := kinds.count(kind)) != 1:
            yield ("punten",), f"een formulier heeft precies één punt {kind}; dit heeft er {count}"
    if "keuze" not in kinds:
        yield ("punten",), "een formulier vraagt met een punt keuze naar de tevredenheid"
    if kinds and kinds[-1] != "vervolg":
        yield ("punten",), "het punt vervolg staat als laatste: het volgt uit de andere"
    yield from _doubles(("punten",), "punt", [point.punt for point in form.punten])
    yield from _doubles(("aanwezig",), "code", [one.code for one in form.aanwezig])
    for i, point in enumerate(form.punten):
        for name in ("antwoorden", "voorzieningen"):
            codes = [one.code for one in getattr(point, name, ())]
            yield from _doubles(("punten", i, name), "code", codes)
    documents = [one.document for one in form.bronnen]
    yield from _doubles(("bronnen",), "document", documents)
    places: list[tuple[tuple[str | int, ...], Bron]] = [
        (("eerste_moment", "bron", "document"), form.eerste_moment.bron),
        *((("punten", i, "bron", "document"), p.bron) for i, p in enumerate(form.punten)),
    ]
    for pad, bron in places:
        if bron.document not in documents:
            yield pad, f"dit document staat niet bij bronnen; wel: {', '.join(documents)}"


def _doubles(
    pad: tuple[str | int, ...], key: str, codes: list[str]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for i, code in enumerate(codes):
        if code in codes[:i]:
            yield (*pad, i, key), f"{code} staat er meer dan één keer"


def plain_form(form: Form) -> dict[str, Any]:
    """A form as the plain data of which it is read again: what is left out stays out."""
    return form.model_dump(mode="json", exclude_none=True)
