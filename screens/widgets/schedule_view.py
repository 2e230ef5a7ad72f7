"""The minutes of a proposal or decision over its weeks, on the screen."""

from __future__ import annotations

from engine.schedule import Schedule, mean_text, weeks_text
from normenkader.texts import dotted, with_capital
from publishing.markup import Markup, Pieces

HTML = Pieces(__name__)


def minutes_html(minuten: int, schedule: Schedule | None) -> Markup:
    """The minutes per week; where they change those of the beginning, and then their mean."""
    if schedule is None or not schedule.changes:
        return HTML(
            "minutes", minuten=dotted(minuten), words="minuten per week, gemiddeld", mean=""
        )
    mean = f"over {weeks_text(schedule.weken)}: gemiddeld {mean_text(schedule.mean)}"
    words = "minuten per week in het begin"
    return HTML("minutes", minuten=dotted(minuten), words=words, mean=with_capital(mean))


def schedule_lines(schedule: Schedule) -> tuple[str, ...]:
    """The parts of the period, each with its days and its minutes."""
    return tuple(
        f"{dotted(t.minuten_per_week)} min: {t.dagen} ({weeks_text(t.weken)})"
        for t in schedule.termijnen
    )
