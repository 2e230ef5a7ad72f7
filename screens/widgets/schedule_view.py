"""The minutes of a proposal or decision over its weeks, on the screen."""

from __future__ import annotations

from engine.schedule import Schedule, mean_text, weeks_text
from screens.widgets.wording import escape, sentence


def minutes_html(minuten: int, verdeling: Schedule | None) -> str:
    """The minutes per week; where they change those of the beginning, and then their mean."""
    changes = verdeling is not None and verdeling.changes
    words = "minuten per week in het begin" if changes else "minuten per week, gemiddeld"
    text = f'<p class="nw-minuten"><strong>{minuten}</strong> {words}</p>'
    if verdeling is None or not changes:
        return text
    mean = f"over {weeks_text(verdeling.weken)}: gemiddeld {mean_text(verdeling.mean)}"
    return f"{text}<p>{escape(sentence(mean))}</p>"


def schedule_lines(verdeling: Schedule) -> tuple[str, ...]:
    """The parts of the period, each with its days and its minutes."""
    return tuple(
        f"{t.minuten_per_week} min: {t.dagen} ({weeks_text(t.weken)})" for t in verdeling.termijnen
    )
