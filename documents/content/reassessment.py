"""What is different from the decision before: for a decision that came from a new research.

What becomes less is named with its reason and its legal ground (Awb 3:46; ECLI:NL:RBMNE:2023:2752).
"""

from __future__ import annotations

from collections.abc import Iterator

from documents.content.paper import Block, Heading, paragraphs
from documents.content.source import NoDocumentError, Source
from engine import DifferenceError, EngineError
from explaining.reassessment.account import Account
from explaining.reassessment.levels import AreaLevels, Level
from explaining.reassessment.lowering import ECLI
from explaining.reassessment.words import change_text, not_computed, sum_rows
from normenkader.citing import ruling
from normenkader.questions import NIET_UITGEVRAAGD
from normenkader.texts import listed
from publishing.document.blocks import Bullets, Link, Paragraph, Table, Terms, Text
from register.decisions.reassessing import NoReassessmentError, account_of, lowered_lines
from register.herindicatie import part_name

KOP = "Wat er anders is dan bij uw vorige besluit"
MAG_ALLEEN = (
    "Minder dan u had mag alleen met een eigen reden: Awb, artikel 3:46, en Rechtbank "
    "Midden-Nederland, 9 mei 2023"
)
NIET_GEVRAAGD = NIET_UITGEVRAAGD.replace("_", " ")


def is_reassessment(source: Source) -> bool:
    """Say whether the decision came from a new research into an earlier one."""
    return "herindicatie" in source.stuk


def difference(source: Source) -> Iterator[Block]:
    """The minutes then and now, what is less and why; nothing for any other decision."""
    if not is_reassessment(source):
        return
    yield Heading(KOP)
    yield from _began(source)
    yield from _less(source)
    found = _account(source)
    if found is None:
        yield Paragraph("Het vorige besluit is niet meer te lezen. Het verschil staat hier niet.")
        return
    yield from _minutes(found)


def then_and_now(source: Source) -> Iterator[Block]:
    """All that is different: also what each part of the calculation does, levels and answers."""
    yield from difference(source)
    found = _account(source) if is_reassessment(source) else None
    if found is not None:
        yield from _parts(found)
        yield from _levels(found)
        yield from _answers(found)


def _account(source: Source) -> Account | None:
    try:
        return account_of(source.dossier)
    except NoReassessmentError:
        return None
    except (DifferenceError, EngineError) as error:
        raise NoDocumentError(
            "Het verschil met het vorige besluit is niet te berekenen. Er komt geen stuk."
        ) from error


def _began(source: Source) -> Iterator[Block]:
    own, earlier = source.stuk["herindicatie"], source.dossier.earlier
    called = source.dossier.nummering.words(own["record"]) if earlier is None else earlier.titel
    name = f"{called[:1].lower()}{called[1:]}"
    yield Paragraph(f"Dit onderzoek begon met de antwoorden van {name}.")
    left = [part_name(source.normenkader, key) for key in own["niet_besproken"]]
    if left:
        yield Paragraph(
            f"Deze onderdelen zijn daarvan overgenomen, en niet opnieuw besproken: {listed(left)}."
        )


def _less(source: Source) -> Iterator[Block]:
    why = source.stuk["herindicatie"]["waarom"]
    if not why:
        return
    yield Heading("Waarom u minder krijgt dan eerst", 2)
    yield Bullets(tuple(lowered_lines(source.dossier)))
    yield from map(Paragraph, paragraphs(why))
    ground = ruling(ECLI)
    yield Paragraph((f"{MAG_ALLEEN} (", Link(ground.tekst, ground.adres), ")."))


def _minutes(found: Account) -> Iterator[Block]:
    if found.verdeling is None:
        yield Paragraph(found.zonder_minuten)
        return
    rows = tuple((row.naam, row.waarom, row.getal) for row in sum_rows(found.verdeling))
    heads = ("Wat", "Waarom", "Minuten per week")
    yield Table("Van de minuten van toen naar die van nu", heads, rows, getallen=True)
    yield from map(Paragraph, not_computed(found.verdeling))


def _parts(found: Account) -> Iterator[Block]:
    split = found.verdeling
    if split is None or split.middle is None:
        return
    rows = tuple(
        (row.naam, change_text(row.rules), change_text(row.antwoorden))
        for row in split.rows
        if row.rules or row.antwoorden
    )
    if rows:
        total = ("Samen", change_text(split.rules), change_text(split.antwoorden))
        heads = ("Waarvoor", "Andere regels", "Andere antwoorden")
        yield Table("Waar het verschil zit", heads, (*rows, total), getallen=True)


def _levels(found: Account) -> Iterator[Block]:
    rows: list[tuple[Text, tuple[Text, ...]]] = [
        (a.naam, (f"Toen: {_words(a.before)}", f"Nu: {_words(a.after)} ({a.zin})"))
        for a in found.niveaus
        if _asked(a)
    ]
    if rows:
        yield Heading("De niveaus, toen en nu", 2)
        yield Terms(tuple(rows))


def _asked(area: AreaLevels) -> bool:
    """Whether there is a level on either side."""
    sides = (area.before, area.after)
    return any(level is not None and level.woorden != NIET_GEVRAAGD for level in sides)


def _words(level: Level | None) -> str:
    return "niet in dit normenkader" if level is None else level.woorden


def _answers(found: Account) -> Iterator[Block]:
    changed: list[tuple[Text, tuple[Text, ...]]] = [
        (f"{a.onderdeel}: {a.vraag}", (f"Toen: {a.before}", f"Nu: {a.after}"))
        for a in found.veranderd
    ]
    if changed:
        yield Heading("Antwoorden die nu anders zijn", 2)
        yield Terms(tuple(changed))
    told: list[tuple[Text, tuple[Text, ...]]] = [
        (f"{a.onderdeel}: {a.vraag}", (f"Toen: {a.was_tekst}", a.reden))
        for a in found.carried.antwoorden
        if a.lot != "overgenomen"
    ]
    if told:
        yield Heading("Antwoorden van toen die nu iets anders zeggen, of vervielen", 2)
        yield Terms(tuple(told))
