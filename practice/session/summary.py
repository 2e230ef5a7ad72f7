"""The results of a practice session in a few sentences: what stands first in its file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from normenkader.texts import counted, listed
from practice.agreement.split import Split
from practice.agreement.words import reading
from practice.session.agreement import SessionAgreement
from practice.session.content import question_name
from practice.session.effects import effects
from practice.session.results import ClassCount, GroupResults
from register.practice.model import Measurement

METINGEN = {Measurement.VOOR: "vóór de training", Measurement.NA: "na de training"}
# The questions on which people differ most; more of them are in the sheets.
MOST_QUESTIONS = 3


def sentences(groups: Mapping[int, GroupResults], measured: SessionAgreement) -> Iterator[str]:
    """What the group answered, where it split and what that did, and how far it agrees.

    `groups` are the revealed items by their number from 0. Minutes are per week.
    """
    if not groups:
        yield "Er is nog niets onthuld."
        return
    for item, group in sorted(groups.items()):
        title = group.opgave.oefenzaak.titel
        yield f"Zaak {item + 1}, {title}, {METINGEN[group.meting]}: {people(group.count)}"
        yield from _about(group)
    for meting, found in measured.metingen.items():
        for m in found.samen:
            yield f"{m.naam}, {METINGEN[meting]}: {' '.join(reading(m))}"
    if melding := next(iter(groups.values())).opgave.normenkader.melding:
        yield f"Let op: {melding.strip()}"


def people(count: int) -> str:
    """How many answered, in a sentence."""
    return counted(count, "deelnemer gaf antwoord.", "deelnemers gaven antwoord.")


def _about(group: GroupResults) -> Iterator[str]:
    expected = group.most_expected()
    if expected:
        yield _expected(expected)
    worked = [k.klasse.naam for k in group.classes if k.uitwerking]
    same = sum(k.uit_antwoorden for k in group.classes if k.uitwerking)
    if worked:
        yield f"De uitwerking geeft {worked[0]}. Dat geven de antwoorden van {_of(same, group)}."
    given = [t.minuten for t in group.minuten if t.aantal]
    if given:
        yield _minutes(min(low for low, _ in given), max(high for _, high in given))
    split = [v for v in group.splits if len(v.keuzes) > 1]
    if not split:
        yield "Iedereen koos bij elke vraag hetzelfde antwoord."
        return
    names = [_question(group, v) for v in split[:MOST_QUESTIONS]]
    questions = counted(len(split), "vraag", "vragen")
    yield f"De groep verschilt bij {questions}. Het meest bij {listed(names)}."
    matter = sum(v.matters for v in effects(group))
    yield f"Verschil dat de uitkomst of de minuten verandert: bij {matter} van de {questions}."


def _minutes(low: int, high: int) -> str:
    span = f"{low}" if low == high else f"{low} tot en met {high}"
    return f"De antwoorden van de deelnemers geven {span} minuten per week."


def _expected(most: Sequence[ClassCount]) -> str:
    names = listed([k.klasse.naam for k in most])
    times = most[0].verwacht
    if len(most) > 1:
        return f"Even vaak verwacht ({times} keer): {names}."
    return f"Het meest verwacht ({times} keer): {names}."


def _of(count: int, group: GroupResults) -> str:
    share = round(100 * Fraction(count, group.count)) if group.count else 0
    return f"{count} van de {group.count} deelnemers ({share} %)"


def _question(group: GroupResults, split: Split) -> str:
    vraag = group.opgave.questions()[split.plaats]
    return f"‘{question_name(group.opgave.normenkader, split.plaats, vraag)}’"
