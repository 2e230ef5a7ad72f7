"""The evaluation of a decision: the form to fill in, or what was filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, assert_never

from documents.content.paper import Block, Heading, Paper, paragraphs
from documents.content.source import made_from, notice
from documents.house_style.model import HouseStyle
from normenkader.base import parse_date
from normenkader.texts import date_text, listed, with_capital
from publishing.document.blocks import Paragraph, Terms, Text
from register.decisions.reading import Dossier
from zaak.evaluation.answers import DEGREES, OUTCOMES, YES_NO, outcome_words
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
from zaak.evaluation.subject import Subject

Rows = list[tuple[Text, tuple[Text, ...]]]
# Room to write on paper, and what stands before what one can tick.
LINE, ROOM, BOX = "…" * 24, "…" * 44, "☐"


@dataclass(frozen=True)
class FilledIn:
    """A form with what was filled in on it, or None for one to fill in; `record` says where it is.

    `subject` is the decision as it was evaluated.
    """

    form: Form
    subject: Subject
    ingevuld: Mapping[str, Any] | None = None
    record: int | None = None
    hash: str = ""


def evaluation_paper(dossier: Dossier, filled: FilledIn, day: date, style: HouseStyle) -> Paper:
    """The whole document; `day` is the one on it."""
    subject = filled.subject
    foot = made_from(dossier)
    if filled.record is not None:
        foot = f"Gemaakt van de evaluatie in record {filled.record} ({filled.hash}). {foot}"
    return Paper(
        "evaluatie",
        day,
        (style.gemeente, *style.contact) if style.gemeente else ("Formulier",),
        (),
        (
            ("Datum", date_text(day)),
            ("Kenmerk", f"{subject.zaak}, besluit {subject.besluit}"),
            ("Formulier", f"{filled.form.formulier}, versie {filled.form.versie}"),
        ),
        filled.form.titel,
        notice(dossier),
        tuple(_blocks(filled)),
        (),
        foot,
    )


def _blocks(filled: FilledIn) -> Iterator[Block]:
    subject, plain = filled.subject, filled.ingevuld
    if plain is None:
        yield Paragraph(filled.form.uitleg)
    rows: Rows = [("Begeleiding", (subject.product,))]
    if subject.omvang:
        rows.append(("Tijd", (with_capital(subject.omvang),)))
    days = f"Van {date_text(subject.van)} tot en met {date_text(subject.tot_en_met)}"
    rows.append(("Periode", (days,)))
    rows += [(name, (told,)) for name, told in subject.dagbesteding]
    rows += _talk(filled)
    yield Terms(tuple(rows))
    for number, point in enumerate(filled.form.punten, 1):
        yield Heading(f"{number}. {point.titel}")
        yield from _point(filled, point, None if plain is None else plain["punten"][point.punt])
    yield Heading("Bronnen van dit formulier")
    yield Terms(tuple(_sources(filled.form)))


def _sources(form: Form) -> Iterator[tuple[Text, tuple[Text, ...]]]:
    """Per document which places the points come from."""
    for one in form.bronnen:
        places = [p.bron.plaats for p in form.punten if p.bron.document == one.document]
        if places:
            yield one.titel, tuple(dict.fromkeys(places))


def _talk(filled: FilledIn) -> Rows:
    """When they talked, and who was there."""
    who, plain = filled.form.aanwezig, filled.ingevuld
    if plain is None:
        return [("Datum van het gesprek", (LINE,)), ("Wie waren erbij", _boxes(who))]
    there = listed([one.naam for one in who if one.code in plain["aanwezig"]])
    day = date_text(parse_date(plain["datum"]))
    return [("Datum van het gesprek", (day,)), ("Wie waren erbij", (there,))]


def _point(filled: FilledIn, point: Point, given: Mapping[str, Any] | None) -> Iterator[Block]:
    match point:
        case ChoicePoint():
            ask = _Asking(given)
            ask.one(point.vraag, "antwoord", point.antwoorden)
            ask.words(point.toelichting, "toelichting")
            yield ask.terms
        case AreasPoint():
            for area in filled.subject.leefgebieden:
                yield Heading(area.naam, 2)
                ask = _Asking(_within(given, area.leefgebied))
                ask.known("Doel van de cliënt", area.eigen_doel)
                ask.known("Gewenst resultaat", area.gewenst_resultaat)
                ask.simple(point.veranderd, "veranderd", YES_NO)
                ask.words(point.verandering, "verandering")
                ask.simple(point.doel, "doel", DEGREES)
                ask.words(point.waarom, "waarom")
                yield ask.terms
        case OthersPoint():
            for one in point.voorzieningen:
                yield Heading(with_capital(one.naam), 2)
                ask = _Asking(_within(given, one.code))
                ask.simple(point.ingezet, "ingezet", YES_NO)
                ask.simple(point.werkt, "werkt", DEGREES)
                ask.simple(point.mogelijk, "mogelijk", YES_NO)
                ask.words(point.toelichting, "toelichting")
                yield ask.terms
        case DecisionPoint():
            ask = _Asking(given)
            ask.simple(point.bijgesteld, "bijgesteld", YES_NO)
            ask.words(point.bijstelling, "bijstelling")
            ask.simple(point.nieuwe_beschikking, "nieuwe_beschikking", YES_NO)
            yield ask.terms
        case OutcomePoint():
            ask = _Asking(given)
            ask.sentences(
                point.vraag, "uitkomst", {o: outcome_words(filled.form, o) for o in OUTCOMES}
            )
            ask.day(point.moment, "moment")
            ask.words(point.toelichting, "toelichting")
            yield ask.terms
        case _:
            assert_never(point)


def _within(given: Mapping[str, Any] | None, key: str) -> Mapping[str, Any] | None:
    found: Mapping[str, Any] | None = None if given is None else given[key]
    return found


class _Asking:
    """The questions of one table: to fill in, or with what was answered."""

    def __init__(self, given: Mapping[str, Any] | None) -> None:
        self.given = given
        self.rows: Rows = []

    @property
    def terms(self) -> Terms:
        """All of it."""
        return Terms(tuple(self.rows))

    def known(self, title: str, tekst: str) -> None:
        """What was known beforehand; nothing where it was not."""
        if tekst:
            self.rows.append((title, paragraphs(tekst)))

    def one(self, vraag: str, key: str, choices: Sequence[Choice]) -> None:
        """A choice of the form."""
        if self.given is None:
            self.rows.append((vraag, _boxes(choices)))
        else:
            found = next(c.naam for c in choices if c.code == self.given[key])
            self._add(vraag, with_capital(found))

    def simple(self, vraag: str, key: str, codes: Sequence[str]) -> None:
        """A choice that says itself; what was not asked is left out."""
        if self.given is None:
            self._add(vraag, "   ".join(f"{BOX} {code}" for code in codes))
        elif self.given[key] is not None:
            self._add(vraag, str(self.given[key]).capitalize())

    def sentences(self, vraag: str, key: str, words: Mapping[str, str]) -> None:
        """A choice between sentences."""
        if self.given is None:
            self.rows.append((vraag, tuple(f"{BOX} {told}" for told in words.values())))
        else:
            self._add(vraag, words[self.given[key]])

    def day(self, vraag: str, key: str) -> None:
        """A day."""
        if self.given is None:
            self._add(vraag, LINE)
        elif self.given[key] is not None:
            self._add(vraag, date_text(parse_date(self.given[key])))

    def words(self, vraag: str, key: str) -> None:
        """Words of people; what nobody wrote is left out."""
        if self.given is None:
            self.rows.append((vraag, (ROOM, ROOM)))
        elif self.given[key]:
            self.rows.append((vraag, paragraphs(self.given[key])))

    def _add(self, vraag: str, tekst: str) -> None:
        self.rows.append((vraag, (tekst,)))


def _boxes(choices: Sequence[Choice]) -> tuple[str, ...]:
    return tuple(f"{BOX} {one.naam}" for one in choices)
