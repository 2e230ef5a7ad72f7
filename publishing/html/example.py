"""One worked case at the end of the readable document: the answers, the trail and the outcome."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from engine.account.answer import ContractAnswer
from engine.account.folding import folded, not_asked
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


def example_part(naming: Naming, voorbeeld: Example) -> Part:
    """The example; what people wrote beside their answers is left out."""
    intro = Paragraph(
        f"Zo gaat een berekening. Dit voorbeeld heet: {voorbeeld.titel}. De peildatum is "
        f"{date_text(voorbeeld.zaak.peildatum)}."
    )
    parts = (
        Part("De antwoorden", tuple(_answers(naming, voorbeeld.zaak)), "voorbeeld-antwoorden"),
        Part("De berekening", tuple(_steps(naming, voorbeeld.antwoord)), "voorbeeld-stappen"),
        Part("De uitkomst", tuple(_outcome(naming, voorbeeld)), "voorbeeld-uitkomst"),
    )
    return Part("Een voorbeeld", (intro, *parts), "voorbeeld")


def _answers(naming: Naming, zaak: Zaak) -> Iterator[Block]:
    rows: list[Rij] = []
    for kop, section, given in (
        ("Aanvraag", "zaak", zaak.vragen),
        ("Toegang", "toegang", zaak.toegang),
    ):
        if given:
            rows.append((kop, tuple(_given(naming, section, given))))
    skipped = not_asked(naming.nk, zaak)
    for name, answers in zaak.leefgebieden.items():
        if name in skipped:
            continue
        lines = tuple(_given(naming, "leefgebieden", answers))
        rows.append((naming.nk.leefgebied_names[name], lines))
    if skipped:
        names = tuple(naming.nk.leefgebied_names[name] for name in skipped)
        rows.append((f"{len(names)} {naming.nk.benaming.meervoud} niet uitgevraagd", names))
    if zaak.clientfactoren:
        lines = tuple(_given(naming, "clientfactoren", zaak.clientfactoren))
        rows.append(("De inwoner", lines))
    yield Terms(tuple(rows))


def _given(naming: Naming, section: str, answers: Mapping[str, Any]) -> Iterator[Text]:
    questions = naming.vragen[section]
    for name, antwoord in answers.items():
        if name in questions:
            vraag = questions[name]
            yield f"{vraag.tekst} {answer_name(vraag, antwoord)}"


def _steps(naming: Naming, antwoord: ContractAnswer) -> Iterator[Block]:
    spoor = folded(naming.nk, antwoord["spoor"])
    for fase in naming.nk.fasen:
        steps = [s for s in spoor if s["fase"] == fase.fase]
        if steps:
            yield Part(fase.titel, (Bullets(tuple(map(_step, steps))),))


def _step(step: Mapping[str, Any]) -> Text:
    minuten = Fraction(step["effect"].get("minuten", 0))
    sign = "+" if minuten > 0 else ""
    added = f" ({sign}{number(minuten)} minuten)" if minuten else ""
    return (f"{step['uitleg']} ", rule_link(step["regel"]), added)


def _outcome(naming: Naming, voorbeeld: Example) -> Iterator[Block]:
    antwoord = voorbeeld.antwoord
    schedule = proposed_schedule(naming.nk, voorbeeld.zaak, antwoord)
    rows: list[Rij] = [("Uitkomst", (naming.outcome(antwoord["uitkomst"]),))]
    if antwoord["product"] is not None:
        rows.append(("Product", (naming.product(antwoord["product"]["code"]),)))
    if antwoord["bandbreedte"] is not None:
        rows.append(("Bandbreedte", (antwoord["bandbreedte"]["code"],)))
    if antwoord["minuten_per_week"] is not None:
        rows.append(("Tijd", (time_text(antwoord["minuten_per_week"], schedule),)))
    phases = tuple(
        f"week {span_text(t.week_van, t.week_tot)} ({t.dagen}): {t.minuten_per_week} minuten "
        "per week"
        for t in (schedule.termijnen if schedule else ())
    )
    if phases:
        rows.append(("Verdeling", phases))
    signals = tuple(s["tekst"] for s in antwoord["signalen"])
    if signals:
        rows.append(("Let op", signals))
    yield Terms(tuple(rows))
