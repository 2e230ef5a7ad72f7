"""One worked case at the end of the readable document: the answers, the trail and the outcome."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from engine.account.answer import ContractAnswer
from engine.schedule import proposed_schedule, time_text
from normenkader.texts import date_text, number, span_text
from publishing.document.blocks import Block, Bullets, Paragraph, Part, Terms, Text
from publishing.html.condition_words import answer_name
from publishing.html.rule_card import Rij
from publishing.html.words import Naming, rule_link
from zaak.model import Zaak


@dataclass(frozen=True)
class Example:
    """A case to show, checked and judged with the same normenkader, under a title."""

    titel: str
    zaak: Zaak
    antwoord: ContractAnswer


def example_part(woorden: Naming, voorbeeld: Example) -> Part:
    """The example; what people wrote beside their answers is left out."""
    intro = Paragraph(
        f"Zo gaat een berekening. Dit voorbeeld heet: {voorbeeld.titel}. De peildatum is "
        f"{date_text(voorbeeld.zaak.peildatum)}."
    )
    parts = (
        Part("De antwoorden", tuple(_answers(woorden, voorbeeld.zaak)), "voorbeeld-antwoorden"),
        Part("De berekening", tuple(_steps(woorden, voorbeeld.antwoord)), "voorbeeld-stappen"),
        Part("De uitkomst", tuple(_outcome(woorden, voorbeeld)), "voorbeeld-uitkomst"),
    )
    return Part("Een voorbeeld", (intro, *parts), "voorbeeld")


def _answers(woorden: Naming, zaak: Zaak) -> Iterator[Block]:
    rows: list[Rij] = []
    for kop, sectie, given in (
        ("Aanvraag", "zaak", zaak.vragen),
        ("Toegang", "toegang", zaak.toegang),
    ):
        if given:
            rows.append((kop, tuple(_given(woorden, sectie, given))))
    for naam, answers in zaak.leefgebieden.items():
        lines = tuple(_given(woorden, "leefgebieden", answers))
        rows.append((woorden.nk.leefgebied_names[naam], lines))
    if zaak.clientfactoren:
        lines = tuple(_given(woorden, "clientfactoren", zaak.clientfactoren))
        rows.append(("De inwoner", lines))
    yield Terms(tuple(rows))


def _given(woorden: Naming, sectie: str, answers: Mapping[str, Any]) -> Iterator[Text]:
    questions = woorden.vragen[sectie]
    for naam, antwoord in answers.items():
        if naam in questions:
            vraag = questions[naam]
            yield f"{vraag.tekst} {answer_name(vraag, antwoord)}"


def _steps(woorden: Naming, antwoord: ContractAnswer) -> Iterator[Block]:
    for fase in woorden.nk.fasen:
        steps = [s for s in antwoord["spoor"] if s["fase"] == fase.fase]
        if steps:
            yield Part(fase.titel, (Bullets(tuple(map(_step, steps))),))


def _step(stap: Mapping[str, Any]) -> Text:
    minuten = Fraction(stap["effect"].get("minuten", 0))
    sign = "+" if minuten > 0 else ""
    added = f" ({sign}{number(minuten)} minuten)" if minuten else ""
    return (f"{stap['uitleg']} ", rule_link(stap["regel"]), added)


def _outcome(woorden: Naming, voorbeeld: Example) -> Iterator[Block]:
    antwoord = voorbeeld.antwoord
    verdeling = proposed_schedule(woorden.nk, voorbeeld.zaak, antwoord)
    rows: list[Rij] = [("Uitkomst", (woorden.outcome(antwoord["uitkomst"]),))]
    if antwoord["product"] is not None:
        rows.append(("Product", (woorden.product(antwoord["product"]["code"]),)))
    if antwoord["bandbreedte"] is not None:
        rows.append(("Bandbreedte", (antwoord["bandbreedte"]["code"],)))
    if antwoord["minuten_per_week"] is not None:
        rows.append(("Tijd", (time_text(antwoord["minuten_per_week"], verdeling),)))
    phases = tuple(
        f"week {span_text(t.week_van, t.week_tot)} ({t.dagen}): {t.minuten_per_week} minuten "
        "per week"
        for t in (verdeling.termijnen if verdeling else ())
    )
    if phases:
        rows.append(("Verdeling", phases))
    signals = tuple(s["tekst"] for s in antwoord["signalen"])
    if signals:
        rows.append(("Let op", signals))
    yield Terms(tuple(rows))
