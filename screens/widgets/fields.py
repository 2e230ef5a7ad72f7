"""Fields in which something is typed. What is not accepted stays in sight, and is kept nowhere.

A number is typed in a text field: the number field of Streamlit keeps an older number where it
refuses one, and leaves out the signs that it doesn't know (235,5 becomes 2355).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

import streamlit as st

from normenkader.file.text import unseen
from normenkader.texts import date_text
from screens.access import gate
from screens.keys import Prefix
from screens.widgets.wording import read_date

Waarde = TypeVar("Waarde")
Plek = TypeVar("Plek")
# More digits than any limit has.
MOST_DIGITS = 9
NIET_BEWAARD = "Dit is niet bewaard."


@dataclass
class Refused:
    """What was typed and not accepted: it stays in its field, never in what is kept."""

    tekst: str
    redenen: tuple[str, ...]


@dataclass(frozen=True)
class FieldSpec(Generic[Plek, Waarde]):
    """One field: its name, what counts now as text, how to read what is typed, what to do with it.

    `read` raises ValueError with every reason as its arguments; `take` hears only what was
    accepted, also when nothing changed. `geweigerd` holds what is refused, by place.
    """

    label: str
    key: str
    geweigerd: MutableMapping[Plek, Refused]
    plaats: Plek
    telt: str
    read: Callable[[str], Waarde]
    take: Callable[[Waarde], None]

    def typed(self, tekst: str) -> None:
        """Take over what stands in the field, or keep it out with the reasons."""
        if tekst == self.telt:
            self.geweigerd.pop(self.plaats, None)
            return
        try:
            value = self.read(tekst)
        except ValueError as error:
            self.geweigerd[self.plaats] = Refused(tekst, tuple(map(str, error.args)))
            return
        self.geweigerd.pop(self.plaats, None)
        self.take(value)

    @property
    def shown(self) -> str:
        """What the field shows: what was refused, else what counts."""
        refused = self.geweigerd.get(self.plaats)
        return refused.tekst if refused else self.telt

    def changed(self) -> None:
        """What the field itself calls, before the page is drawn again."""
        self.typed(st.session_state.get(self.key) or "")

    def lines(self, counted: str | None = None) -> list[str]:
        """Why it was refused and what counts instead; nothing where it was not refused."""
        refused = self.geweigerd.get(self.plaats)
        return refusal_lines(refused, self.telt if counted is None else counted) if refused else []


def draw_line(
    veld: FieldSpec[Plek, Waarde],
    *,
    disabled: bool = False,
    hulp: str | None = None,
    again: bool = True,
) -> None:
    """A field of one line.

    With `again` what stands in it is taken over after drawing too: after a restart of the server
    there is no callback for it.
    """
    typed = gate.text_input(
        veld.label,
        value=veld.telt if disabled else veld.shown,
        key=veld.key,
        disabled=disabled,
        help=hulp,
        autocomplete="off",
        on_change=veld.changed,
    )
    if again and not disabled:
        veld.typed(typed or "")


def draw_in_form(veld: FieldSpec[Plek, Waarde], hulp: str | None = None) -> None:
    """A field of one line that speaks with the button of its form: that calls `changed`."""
    gate.text_input(veld.label, value=veld.shown, key=veld.key, help=hulp, autocomplete="off")


def draw_text(veld: FieldSpec[Plek, Waarde], height: int) -> None:
    """A field of more lines, `height` pixels high."""
    typed = gate.text_area(
        veld.label, value=veld.shown, height=height, key=veld.key, on_change=veld.changed
    )
    veld.typed(typed or "")


@contextmanager
def framed(name: str, lines: Callable[[], list[str]]) -> Iterator[None]:
    """What is drawn inside, with what is wrong below it; the script of the page connects them."""
    with st.container(key=Prefix.VELD.of(name), gap=None):
        yield
        wrong = lines()
        if wrong:
            with st.container(key=Prefix.FOUT.of(name), gap=None):
                for line in wrong:
                    st.text(line)


def refusal_lines(refused: Refused, counted: str = "") -> list[str]:
    """The reasons, that it is not kept, and what counts instead."""
    return [*refused.redenen, f"{NIET_BEWAARD} Nu telt: {counted}." if counted else NIET_BEWAARD]


def read_number(tekst: str, least: int, most: int) -> int:
    """A whole number as it was typed, and no other; raises ValueError with what is right."""
    clean = tekst.strip()
    between = f"van {least} tot en met {most}"
    if not clean:
        raise ValueError(f"Vul een heel getal in, {between}.")
    if re.fullmatch(r"[0-9 .,]+", clean) and not clean.isdigit():
        raise ValueError(f"Schrijf een heel getal zonder punt, komma of spatie, {between}.")
    if not re.fullmatch(r"-?[0-9]+", clean):
        raise ValueError(f"Dit is geen heel getal. Schrijf alleen cijfers, {between}.")
    short = len(clean.lstrip("-").lstrip("0")) <= MOST_DIGITS
    if not short or not least <= int(clean) <= most:
        raise ValueError(f"Dit getal kan hier niet. Kies een heel getal, {between}.")
    return int(clean)


def read_number_or_nothing(tekst: str, least: int, most: int) -> int | None:
    """As `read_number`; None where nothing was typed."""
    return read_number(tekst, least, most) if tekst.strip() else None


def read_day(tekst: str, first: date | None = None, last: date | None = None) -> date:
    """A date between two days; raises ValueError with what is right."""
    day = read_date(tekst)
    if first is not None and day < first:
        raise ValueError(f"Deze dag is te vroeg: kies een dag vanaf {date_text(first)}.")
    if last is not None and day > last:
        raise ValueError(f"Deze dag is te laat: kies een dag tot en met {date_text(last)}.")
    return day


def check_text(tekst: str, most: int) -> str:
    """A text that is not too long and holds text only; raises ValueError with every reason."""
    reasons = []
    if len(tekst) > most:
        reasons.append(f"Dit is te lang: {len(tekst)} tekens. Hoogstens {most} tekens.")
    if wrong := unseen(tekst):
        reasons.append(wrong)
    if reasons:
        raise ValueError(*reasons)
    return tekst
