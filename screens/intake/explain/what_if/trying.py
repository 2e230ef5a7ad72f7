"""What if: a copy of the case with other answers, beside the real one.

The copy is an intake of its own on `Intake.proef`. It is never stored, downloaded or decided on,
and it holds answers only, no texts. When the case itself changes the copy begins again.
"""

from __future__ import annotations

import copy
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from explaining.why_not.changes import Change
from normenkader import Normenkader, asking
from normenkader.conditions import Answer
from normenkader.questions import NIET_UITGEVRAAGD, GetalVraag, Vraag
from screens.intake.case.deciding_state import Message
from screens.intake.case.draft import Content, Draft, FormPlace
from screens.intake.case.part_list import UITLEG, filled_keys, part_name
from screens.intake.case.session import Intake
from screens.intake.explain.views import WAT_ALS
from screens.intake.form.questions import QuestionGroup
from zaak.sections import without_texts

# The rounds of a draft stay below it (screens.intake.case.kept): so the fields of both never meet.
FIRST_ROUND = 10**12
OPNIEUW = "Je zaak is intussen veranderd. ‘Wat als’ begint daarom opnieuw met je zaak."
LEEG = "niet ingevuld"


@dataclass(frozen=True)
class AnswerChange:
    """One answer that differs from the case: where, the question, both in words, and how it was."""

    plaats: FormPlace
    onderdeel: str
    vraag: str
    van: str
    naar: str
    was: Answer | None

    @property
    def zin(self) -> str:
        """The change in a sentence."""
        return f"{self.onderdeel}, ‘{self.vraag}’: van {self.van} naar {self.naar}"


def what_if(intake: Intake) -> Intake:
    """The copy of this intake, begun where there is none or where the case has changed."""
    base = answers_only(intake.draft.inhoud)
    proef = intake.proef
    if proef is not None and proef.bewaard == base:
        return proef
    lost = proef is not None and proef.draft.inhoud != proef.bewaard
    ronde = FIRST_ROUND + secrets.randbelow(FIRST_ROUND)
    opzij = copy.deepcopy(intake.draft.opzij)
    intake.proef = Intake(
        Draft(copy.deepcopy(base), opzij, ronde=ronde),
        base,
        deel=proef.deel if proef else "",
        melding=Message("warning", OPNIEUW) if lost else None,
    )
    return intake.proef


def answers_only(content: Content) -> Content:
    """A case without its texts: they never touch an answer."""
    found = content.get("leefgebieden", {}).items()
    leefgebieden = {name: without_texts("leefgebieden", table) for name, table in found}
    return {
        **without_texts("zaak", content),
        "toegang": without_texts("toegang", content.get("toegang", {})),
        "leefgebieden": {name: table for name, table in leefgebieden.items() if table},
        "clientfactoren": without_texts("clientfactoren", content.get("clientfactoren", {})),
    }


def load(intake: Intake, normenkader: Normenkader, changes: Sequence[Change], name: str) -> None:
    """Show the case with these other answers; what was tried before is one step back."""
    proef = what_if(intake)
    trial = Draft(copy.deepcopy(proef.bewaard))
    for wijziging in changes:
        trial.answer(normenkader, FormPlace(*wijziging.pad), wijziging.naar, "")
    proef.draft.change(trial.inhoud, name)
    proef.deel, proef.melding = part_of(changes[0].pad), None
    intake.weergave = WAT_ALS
    intake.go(UITLEG)


def throw_away(intake: Intake) -> None:
    """Begin again with the answers of the case; it is one step back."""
    proef = what_if(intake)
    proef.draft.change(proef.bewaard, "weggooien")
    proef.geweigerd.clear()
    proef.draft.opzij = copy.deepcopy(intake.draft.opzij)


def put_back(trial: Intake, normenkader: Normenkader, change: AnswerChange) -> None:
    """Give one answer back as it is in the case, with the numbers that then no longer fit it."""
    label = f"{change.onderdeel}: terug"
    trial.geweigerd.pop(change.plaats, None)
    trial.draft.answer(normenkader, change.plaats, change.was, label)
    _put_back_with(trial, normenkader, change.plaats, label)
    # The field must show it.
    trial.draft.ronde += 1


def _put_back_with(trial: Intake, normenkader: Normenkader, plaats: FormPlace, label: str) -> None:
    """Give back the other numbers of a part as long as they do not fit each other."""
    part = normenkader.questions(plaats.sectie, plaats.leefgebied or None)
    places = {v.vraag: FormPlace(plaats.sectie, plaats.leefgebied, v.vraag) for v in part}
    back = {plaats.vraag}
    while True:
        found = {name: trial.draft.get(place) for name, place in places.items()}
        answers = {name: answer for name, answer in found.items() if answer is not None}
        wrong = [name for pair in asking.conflicts(part, answers) for name in pair]
        others = [name for name in wrong if name not in back]
        if not others:
            return
        back.add(others[0])
        was = Draft(trial.bewaard).get(places[others[0]])
        trial.draft.answer(normenkader, places[others[0]], was, label)


def group_of(normenkader: Normenkader, key: str) -> QuestionGroup:
    """The questions of a part."""
    name = part_name(normenkader, key)
    if key.startswith("lg-"):
        return QuestionGroup("leefgebieden", key.removeprefix("lg-"), name)
    return QuestionGroup(key, "", name)


def part_of(pad: tuple[str, str, str]) -> str:
    """The key of the part that asks the question at a place."""
    section, leefgebied, _ = pad
    return f"lg-{leefgebied}" if leefgebied else section


def asked_parts(normenkader: Normenkader) -> list[str]:
    """The keys of the parts that ask something of the normenkader, in the order of the form."""
    return [k for k in filled_keys(normenkader) if _questions(normenkader, k)]


def changes(normenkader: Normenkader, van: Content, naar: Content) -> list[AnswerChange]:
    """Every answer that differs between two cases, in the order of the form.

    Of a leefgebied that is not asked in `naar` only that is said: the rest follows from it.
    """
    return [
        found
        for key in asked_parts(normenkader)
        for found in _part_changes(normenkader, key, Draft(van), Draft(naar))
    ]


def _questions(normenkader: Normenkader, key: str) -> tuple[Vraag, ...]:
    group = group_of(normenkader, key)
    return normenkader.questions(group.sectie, group.leefgebied or None)


def _part_changes(
    normenkader: Normenkader, key: str, van: Draft, naar: Draft
) -> Iterator[AnswerChange]:
    group = group_of(normenkader, key)
    for vraag in _questions(normenkader, key):
        plaats = group.plaats(vraag.vraag)
        old, new = van.get(plaats), naar.get(plaats)
        if old != new:
            words = said(vraag, old), said(vraag, new)
            yield AnswerChange(plaats, group.naam, vraag.tekst, *words, old)
        if new == NIET_UITGEVRAAGD:
            return


def said(vraag: Vraag, antwoord: Answer | None) -> str:
    """An answer in words, as on the form; None is an open answer."""
    if antwoord is None:
        return LEEG
    label = str(vraag.label(antwoord))
    if isinstance(vraag, GetalVraag):
        return f"{label} {vraag.eenheid}"
    numbered = isinstance(antwoord, int) and not isinstance(antwoord, bool)
    return f"{label} ({antwoord})" if numbered else label
