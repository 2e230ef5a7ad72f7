"""The questions of a normenkader in the readable document: text, answers, help and source."""

from __future__ import annotations

from collections.abc import Iterator

from normenkader.asking import need
from normenkader.questions import NIET_UITGEVRAAGD, GetalVraag, JaNeeVraag, Telling, Vraag
from normenkader.texts import listed, span_text
from publishing.document.blocks import Part, Terms, Text
from publishing.html.condition_words import answer_words, question_words
from publishing.html.proof_words import weight_words
from publishing.html.rule_card import ZWAARTE, Rij, source_row
from publishing.html.words import Naming, sentence

SECTIES = {
    "toegang": "Vragen over de toegang",
    "leefgebieden": "Vragen bij elk leefgebied",
    "clientfactoren": "Vragen over de inwoner",
    "zaak": "Vragen over de aanvraag",
}
OORDEEL = "Dit antwoord is een oordeel van een professional, geen feit."
BIJ_DE = "want die hoort niet bij de hulpvraag"


def question_parts(naming: Naming) -> Iterator[Part]:
    """A part for each section that has questions."""
    each = f"Vragen bij {naming.benaming.each}"
    for section, kop in {**SECTIES, "leefgebieden": each}.items():
        if questions := naming.vragen[section]:
            parts = tuple(_question(naming, section, v) for v in questions.values())
            yield Part(kop, parts, f"vragen-{section}")


def counting_parts(naming: Naming) -> Iterator[Part]:
    """What is counted over answers, so that conditions can say how many; nothing without."""
    if not naming.nk.tellingen:
        return
    parts = tuple(_counting(naming, t) for t in naming.nk.tellingen)
    yield Part("Wat het programma telt", parts, "tellingen")


def _counting(naming: Naming, telling: Telling) -> Part:
    questions = naming.vragen[telling.sectie]
    counted = [
        f"{questions[name].tekst} {listed(_counted(questions[name], telling), 'of')}"
        for name in telling.vragen
    ]
    how = "Het programma telt hoeveel van deze antwoorden er zijn. Geen antwoord telt niet."
    rows: tuple[Rij, ...] = (
        ("Hoe", (how,)),
        ("Wat telt", tuple(counted)),
        source_row(naming, telling.bron),
    )
    return Part(telling.tekst, (Terms(rows),))


def _counted(vraag: Vraag, telling: Telling) -> list[str]:
    return [answer_words(vraag, a) for a in vraag.answers() if telling.counts(a)]


def _question(naming: Naming, section: str, vraag: Vraag) -> Part:
    rows: list[Rij] = []
    if vraag.hulp is not None:
        rows.append(("Hulp", (vraag.hulp,)))
    rows.append(("Antwoorden", tuple(_answers(naming, vraag))))
    if isinstance(vraag, GetalVraag) and vraag.hoogstens_vraag is not None:
        other = question_words(naming.vragen[section][vraag.hoogstens_vraag])
        rows.append(("Hoogstens", (f"Niet meer dan {other}.",)))
    if vraag.zwaarte is not None:
        rows.append((ZWAARTE, (weight_words(vraag),)))
    rows.append(("Nodig", (_needed(naming, section, vraag),)))
    if vraag.leefgebieden is not None:
        rows.append(("Alleen bij", (naming.areas(vraag.leefgebieden),)))
    if vraag.oordeel is not None:
        rows.append(("Oordeel", (OORDEEL,)))
    rows.append(source_row(naming, vraag.bron))
    return Part(vraag.tekst, (Terms(tuple(rows)),))


def _answers(naming: Naming, vraag: Vraag) -> Iterator[Text]:
    """Each answer with its help, on a line of its own."""
    if isinstance(vraag, GetalVraag):
        span = span_text(vraag.minimum, vraag.maximum)
        way = "alleen" if vraag.minimum == vraag.maximum else "een heel getal van"
        yield f"{way} {span} ({vraag.eenheid})"
        return
    if isinstance(vraag, JaNeeVraag):
        yield "ja of nee"
    else:
        for waarde in vraag.waarden:
            number = f"{waarde.waarde}: " if isinstance(waarde.waarde, int) else ""
            yield f"{number}{waarde.naam}{f'. {waarde.hulp}' if waarde.hulp else ''}"
    if vraag.mag_niet_uitgevraagd:
        why = "want het hoort niet bij de hulpvraag" if naming.benaming.neuter else BIJ_DE
        skipped = f"De consulent slaat {naming.benaming.this} over, {why}."
        yield f"{vraag.label(NIET_UITGEVRAAGD)}. {skipped}"


def _needed(naming: Naming, section: str, vraag: Vraag) -> str:
    match need(vraag):
        case "soms":
            words = [naming.condition(als, section) for als in vraag.nodig_als]
            return f"{sentence('. Ook '.join(words))} Anders hoeft het niet."
        case "altijd":
            return "Altijd."
        case "nooit":
            return "Nee, deze vraag mag zonder antwoord blijven."
