"""The fields of the form, made from the questions of the normenkader.

A field gets its value from the draft. What the user does reaches the draft by the callback of the
field, also when a click on another part comes in the same run and the field is not drawn again.
What still differs after drawing is taken over too: after a restart of the server there is no
callback for the first click.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from normenkader import Normenkader, asking
from normenkader.questions import GetalVraag, KeuzeVraag, Vraag
from normenkader.texts import with_capital
from screens.access import gate
from screens.intake.case.draft import FormPlace
from screens.intake.case.session import Intake
from screens.intake.form.bounds import bounds_of
from screens.intake.reassess.beside_question import show_then
from screens.keys import Prefix
from screens.widgets.fields import FieldSpec, draw_line, framed
from screens.widgets.wording import markdown
from zaak.duration import usual_duration, when_empty

# Fits beside the question on a screen of 1024 px.
MOST_SIGNS_BESIDE = 34


@dataclass(frozen=True)
class _Mark:
    """What to say behind a question: it may stay empty (`leeg`); it asks for judgement."""

    optional: bool
    professional: bool
    leeg: str = "mag leeg blijven"


@dataclass(frozen=True)
class QuestionGroup:
    """The questions of one part: where their answers stand and what to call it."""

    sectie: str
    leefgebied: str
    naam: str

    def plaats(self, vraag: str) -> FormPlace:
        """The place of the answer to a question."""
        return FormPlace(self.sectie, self.leefgebied, vraag)


def all_professional(normenkader: Normenkader, group: QuestionGroup) -> bool:
    """Say whether every question of a part asks for a professional's judgement."""
    vragen = normenkader.questions(group.sectie, group.leefgebied or None)
    return bool(vragen) and all(v.oordeel for v in vragen)


def ask_all(intake: Intake, normenkader: Normenkader, group: QuestionGroup) -> None:
    """Ask the questions of a part that matter now."""
    mark = not all_professional(normenkader, group)
    part = normenkader.questions(group.sectie, group.leefgebied or None)
    for vraag in part:
        given = _answers(intake, normenkader, group)
        required = asking.must_answer(part, vraag, given)
        refused = group.plaats(vraag.vraag) in intake.geweigerd
        if required or vraag.vraag in given or refused or offered(part, vraag, given):
            empty = when_empty(normenkader, vraag.vraag) or _Mark.leeg
            _ask(intake, normenkader, group, vraag, _Mark(not required, mark, empty))
            show_then(intake, normenkader, group.plaats(vraag.vraag), vraag)


def offered(part: asking.Part, vraag: Vraag, given: asking.Answers) -> bool:
    """Say whether a question is there without an answer.

    A share of a number is asked where that number is: before it nobody knows of what.
    """
    if isinstance(vraag, GetalVraag) and vraag.hoogstens_vraag is not None:
        other = next(v for v in part if v.vraag == vraag.hoogstens_vraag)
        if not asking.must_answer(part, other, given):
            return other.vraag in given or offered(part, other, given)
    return asking.need(vraag) != "soms"


def _answers(intake: Intake, normenkader: Normenkader, group: QuestionGroup) -> dict[str, Any]:
    places = {
        v.vraag: intake.draft.get(group.plaats(v.vraag))
        for v in normenkader.questions(group.sectie, group.leefgebied or None)
    }
    return {vraag: antwoord for vraag, antwoord in places.items() if antwoord is not None}


def _ask(
    intake: Intake, normenkader: Normenkader, group: QuestionGroup, vraag: Vraag, mark: _Mark
) -> None:
    plaats = group.plaats(vraag.vraag)
    now = intake.draft.get(plaats)
    name = "-".join(("vraag", *plaats.pad))
    form = Prefix.RIJ if _beside(vraag) else Prefix.BLOK
    key = f"{name}-{intake.draft.ronde}"

    def take(chosen: Any) -> None:
        now = intake.draft.get(plaats)
        if chosen != now or type(chosen) is not type(now):
            intake.draft.answer(normenkader, plaats, chosen, _step(group, vraag, chosen))

    with st.container(key=form.of(name), gap=None):
        if isinstance(vraag, GetalVraag):
            usual = usual_duration(normenkader).get(vraag.vraag)

            def read(tekst: str) -> int | None:
                # As the other answers are when it is read: another field may just have changed.
                part = normenkader.questions(group.sectie, group.leefgebied or None)
                return bounds_of(vraag, part, _answers(intake, normenkader, group)).read(tekst)

            _ask_number(intake, plaats, vraag, key, _label(vraag, mark), (read, take), usual)
            return
        hints = hints_of(normenkader, group.leefgebied, vraag)
        chosen = _field(vraag, hints, now, key, mark, lambda: take(st.session_state.get(key)))
        take(chosen)
        _clear_button(intake, normenkader, plaats, group, vraag, answered=chosen is not None)


def _ask_number(
    intake: Intake,
    plaats: FormPlace,
    vraag: GetalVraag,
    key: str,
    label: str,
    read_and_take: tuple[Callable[[str], int | None], Callable[[int | None], None]],
    usual: int | None,
) -> None:
    """Ask a number; `usual` is what counts while nothing is filled in."""
    now = intake.draft.get(plaats)
    veld = FieldSpec(
        label,
        key,
        intake.geweigerd,
        plaats,
        "" if now is None else str(now),
        *read_and_take,
    )
    value = usual if now is None else now
    counts = "" if value is None else f"{value} {vraag.eenheid}"
    with framed("-".join(("vraag", *plaats.pad)), lambda: veld.lines(counts)):
        draw_line(veld, hulp=_markdown(vraag.hulp))


def hints_of(normenkader: Normenkader, leefgebied: str, vraag: Vraag) -> list[str | None]:
    """What belongs under each answer: what it means here, or else its own help."""
    own = {w.waarde: w.hulp for w in vraag.waarden} if isinstance(vraag, KeuzeVraag) else {}
    return [normenkader.meaning(leefgebied, vraag.vraag, a) or own.get(a) for a in vraag.answers()]


def _field(
    vraag: Vraag,
    hints: list[str | None],
    now: Any,
    key: str,
    mark: _Mark,
    changed: Callable[[], None],
) -> Any:
    label = _label(vraag, mark)
    answers = vraag.answers()
    captions = [_markdown(hint) or "" for hint in hints] if any(hints) else None
    return gate.radio(
        label,
        answers,
        index=None if now is None else answers.index(now),
        horizontal=True,
        format_func=lambda a: option(vraag, a),
        captions=captions,
        key=key,
        help=_markdown(vraag.hulp),
        width="stretch",
        on_change=changed,
    )


def option(vraag: Vraag, antwoord: Any) -> str:
    """The text of one answer; a number is shown before its name, unless that has it too."""
    label = vraag.label(antwoord)
    name = markdown(with_capital(label))
    numbered = (
        isinstance(antwoord, int)
        and not isinstance(antwoord, bool)
        and str(antwoord) not in label.split()
    )
    return f"**{antwoord}** {markdown(vraag.label(antwoord))}" if numbered else name


def _label(vraag: Vraag, mark: _Mark) -> str:
    parts = [markdown(vraag.tekst)]
    if isinstance(vraag, GetalVraag) and vraag.eenheid not in vraag.tekst:
        parts.append(f":gray[in {markdown(vraag.eenheid)}]")
    if mark.optional:
        parts.append(f":gray[· {markdown(mark.leeg)}]")
    elif vraag.oordeel and mark.professional:
        parts.append(":gray[· jouw oordeel]")
    return " ".join(parts)


def _markdown(tekst: str | None) -> str | None:
    return markdown(tekst) if tekst else None


def _beside(vraag: Vraag) -> bool:
    """Say whether the answers are so short that they fit beside the question."""
    if isinstance(vraag, GetalVraag):
        return True
    names = [vraag.label(a) for a in vraag.answers()]
    hints = isinstance(vraag, KeuzeVraag) and any(w.hulp for w in vraag.waarden)
    return len(names) <= 3 and sum(map(len, names)) <= MOST_SIGNS_BESIDE and not hints


def _step(group: QuestionGroup, vraag: Vraag, waarde: Any) -> str:
    if waarde is None:
        return f"{group.naam}: antwoord gewist"
    unit = f" {vraag.eenheid}" if isinstance(vraag, GetalVraag) else ""
    return f"{group.naam}: {vraag.label(waarde)}{unit}"


def _clear_button(
    intake: Intake,
    normenkader: Normenkader,
    plaats: FormPlace,
    group: QuestionGroup,
    vraag: Vraag,
    *,
    answered: bool,
) -> None:
    """Always there, so that the page keeps its shape; without an answer it is hidden."""

    def clear() -> None:
        intake.draft.answer(normenkader, plaats, None, _step(group, vraag, None))
        intake.draft.ronde += 1

    # The words in grey are only for screen readers: every such button then has its own name.
    label = f"Wissen :gray[{markdown(vraag.tekst)}]"
    gate.button(
        label,
        key=Prefix.WIS.of("-".join(plaats.pad)),
        type="tertiary",
        icon=":material/close:",
        on_click=clear,
        disabled=not answered,
    )
