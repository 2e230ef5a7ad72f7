"""What may be declared of a decision: a table by month and a calendar of its weeks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import streamlit as st

from engine.schedule import days_text
from iwmo.calendar import Week, weeks_of
from iwmo.doubts import contradictions
from iwmo.message.facts import Part
from iwmo.months import DeclarableTime, Variant, declarable
from normenkader.texts import MONTHS, thousands
from publishing.markup import Markup, Pieces
from register.decisions.for_message import parts_of
from register.decisions.reading import Dossier
from screens.access import gate

HTML = Pieces(__name__)
WAYS: dict[str, Variant] = {"per week hulp": "inspanning", "per zondag": "output"}
CATEGORIE = "02"


@dataclass(frozen=True)
class Day:
    """A cell of the calendar: its number, "" outside the month, and whether it is in the period."""

    number: str
    inside: bool


@dataclass(frozen=True)
class Row:
    """A week in a month: its days from Monday on, and where else it counts, in words."""

    week: int
    days: tuple[Day, ...]
    remark: str


@dataclass(frozen=True)
class MonthPicture:
    """A month of the calendar."""

    title: str
    rows: tuple[Row, ...]


def show_declarable(dossier: Dossier) -> None:
    """Draw it for each part of the decision; nothing where it gives no minutes."""
    parts = parts_of(dossier)
    if not parts:
        return
    with st.expander(
        "Minuten per maand: wat hoogstens te declareren is",
        key=f"per-maand-{dossier.nummer}",
        icon=":material/calendar_month:",
    ):
        chosen = gate.radio(
            "Hoe declareert de aanbieder?",
            list(WAYS),
            key=f"per-maand-variant-{dossier.nummer}",
            horizontal=True,
            captions=(
                "elke week die een maand raakt (inspanningsgericht)",
                "elke zondag in de maand (outputgericht)",
            ),
        )
        st.html(declarable_html(parts, WAYS[chosen or "per week hulp"]))


@lru_cache(32)
def declarable_html(parts: tuple[Part, ...], variant: Variant) -> Markup:
    """The table, its reasons and the calendar of each part."""
    rooms = [declarable(p.van, p.tot_en_met, p.minuten, variant=variant) for p in parts]
    found = [
        HTML(
            "part",
            name=f"Deel {number} van {len(parts)}" if len(parts) > 1 else "",
            days=days_text(part.van, part.tot_en_met),
            minutes=thousands(part.minuten),
            months=[
                (
                    f"{MONTHS[m.van.month - 1]} {m.van.year}",
                    f"{m.van.day} t/m {m.tot_en_met.day}",
                    m.weken,
                    thousands(m.maximum),
                )
                for m in room.maanden
            ],
            whole=("Hele periode", "", room.weken, thousands(room.maximum)),
            together=thousands(room.som_maanden),
            double=_double(room),
            doubts=list(contradictions(part.van, part.tot_en_met, room, variant, CATEGORIE)),
            pictures=pictures(part.van, part.tot_en_met, variant),
        )
        for number, (part, room) in enumerate(zip(parts, rooms, strict=True), 1)
    ]
    return HTML("all", parts=found, output=variant == "output", broken=_broken(parts))


def pictures(van: date, tot: date, variant: Variant) -> tuple[MonthPicture, ...]:
    """The calendar of a period, a month after the other."""
    weeks = weeks_of(van, tot, variant)
    months = dict.fromkeys(day.isoformat()[:7] for w in weeks for day in (w.van, w.tot_en_met))
    return tuple(
        MonthPicture(f"{MONTHS[int(m[5:]) - 1]} {m[:4]}", tuple(_rows(weeks, m))) for m in months
    )


def _rows(weeks: Sequence[Week], month: str) -> Iterator[Row]:
    for week in weeks:
        days = [week.maandag + timedelta(n) for n in range(7)]
        if any(day.isoformat()[:7] == month for day in (week.van, week.tot_en_met)):
            cells = tuple(_day(day, week, month) for day in days)
            yield Row(week.number, cells, _remark(week, month))


def _day(day: date, week: Week, month: str) -> Day:
    if day.isoformat()[:7] != month:
        return Day("", inside=False)
    return Day(str(day.day), inside=week.van <= day <= week.tot_en_met)


def _remark(week: Week, month: str) -> str:
    other = [MONTHS[int(m[5:]) - 1] for m in week.maanden if m != month]
    if not week.maanden:
        return "telt in geen maand"
    if not other:
        return ""
    return f"telt ook in {other[0]}" if month in week.maanden else f"telt in {other[0]}"


def _double(room: DeclarableTime) -> int:
    """How many weeks count in two months."""
    return max(0, sum(m.weken for m in room.maanden) - room.weken)


def _broken(parts: Sequence[Part]) -> bool:
    """Whether a week has days in two parts."""
    return any(part.van.isoweekday() != 1 for part in parts[1:])
