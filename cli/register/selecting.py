"""The decisions that figures are about, chosen by options; and shares as text."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from cli.shared import ONGELDIG, stop
from normenkader.base import parse_date
from normenkader.file.text import quoted
from register.decisions.reading import Filter

Sinds = Annotated[
    str | None, typer.Option(metavar="DATUM", help="Alleen besluiten vanaf deze dag.")
]
Until = Annotated[
    str | None,
    typer.Option("--tot-en-met", metavar="DATUM", help="Alleen besluiten tot en met deze dag."),
]
OfNormenkader = Annotated[
    str | None, typer.Option(metavar="ID", help="Alleen besluiten met dit normenkader.")
]


def selected(sinds: str | None, until: str | None, normenkader: str | None) -> Filter:
    """The selection that the options name; stops where a day is none."""
    return Filter(
        van=_day_of("--sinds", sinds),
        tot_en_met=_day_of("--tot-en-met", until),
        normenkader=normenkader,
    )


def _day_of(option: str, tekst: str | None) -> date | None:
    try:
        return parse_date(tekst) if tekst is not None else None
    except ValueError as error:
        stop(f"{option}: {quoted(tekst or '')} {error}.", ONGELDIG)


def tenths(promille: int) -> str:
    """A share of so many thousandths, in percents with one decimal."""
    return f"{promille // 10},{promille % 10}"
