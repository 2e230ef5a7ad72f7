"""Then and now as tables: the minutes that add up, the levels with a picture, the answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from explaining.reassessment.account import Account, ChangedAnswer
from explaining.reassessment.carrying import CarriedAnswer
from explaining.reassessment.levels import AreaLevels, Level
from explaining.reassessment.words import not_computed, part_cells, sum_rows, total_cells
from normenkader.questions import NIET_UITGEVRAAGD
from normenkader.texts import listed
from publishing.markup import Markup, Pieces, joined
from screens.widgets import pieces

HTML = Pieces(__name__)
NIET_HIER = "niet in dit normenkader"
UITLEG_BEELD = "Links is licht, rechts is zwaar. Een open vierkant is toen, een dichte stip is nu."


@dataclass(frozen=True)
class LevelRow:
    """One leefgebied in the table of levels; places on the line are in percent of its width.

    `was` and `is_now` are None where there is no level; the bar between them starts at `begin` and
    is `width` wide.
    """

    naam: str
    toen: str
    nu: str
    was: int | None
    is_now: int | None
    zin: str
    anders: bool

    @property
    def begin(self) -> int:
        """Where the bar between then and now starts."""
        return min(self.was or 0, self.is_now or 0)

    @property
    def width(self) -> int:
        """How wide it is; 0 where there is nothing to join."""
        both = self.was is not None and self.is_now is not None
        return abs((self.is_now or 0) - (self.was or 0)) if both else 0


def split_html(found: Account) -> Markup:
    """The sum of the difference and, below it, the same for each part of the calculation."""
    head = pieces.heading("Het verschil in minuten per week")
    split = found.verdeling
    if split is None:
        return head + pieces.paragraph(found.zonder_minuten)
    rows = [(row.naam, row.waarom, row.getal, row.totaal) for row in sum_rows(split)]
    lines = [pieces.paragraph(line) for line in not_computed(split)]
    parts, total = part_cells(split), total_cells("Samen: het voorstel", split)
    below = [HTML("parts", rows=parts, total=total)] if parts else []
    return joined([head, HTML("sum", rows=rows), *lines, *below])


def levels_html(found: Sequence[AreaLevels]) -> Markup:
    """Every leefgebied with its level then and now, in words and on a line."""
    asked = [area for area in found if _asked(area)]
    left_out = listed([area.naam for area in found if area not in asked])
    return HTML("levels", rows=list(map(_row, asked)), explained=UITLEG_BEELD, left_out=left_out)


def _asked(area: AreaLevels) -> bool:
    """Say whether there is anything to see: it was asked then, or is asked now."""
    words = {level.woorden for level in (area.before, area.after) if level is not None}
    return words != {NIET_UITGEVRAAGD.replace("_", " ")}


def _row(area: AreaLevels) -> LevelRow:
    return LevelRow(
        area.naam,
        _words(area.before),
        _words(area.after),
        _place(area.before),
        _place(area.after),
        area.zin,
        area.verandering not in ("gelijk", "onbekend"),
    )


def _words(level: Level | None) -> str:
    return NIET_HIER if level is None else level.woorden


def _place(level: Level | None) -> int | None:
    """Where on the line, in percent; None where it is no level."""
    if level is None or not level.plaats:
        return None
    return 50 if level.van == 1 else 100 * (level.plaats - 1) // (level.van - 1)


def answers_html(title: str, found: Sequence[CarriedAnswer]) -> Markup:
    """Answers of then, with what became of each and why."""
    rows = [(f"{a.onderdeel}: {a.vraag}", a.was_tekst, a.reden) for a in found]
    return pieces.table(title, ("Vraag", "Was", "Waarom"), rows)


def changed_html(found: Sequence[ChangedAnswer]) -> Markup:
    """Answers that are something else now."""
    rows = [(f"{a.onderdeel}: {a.vraag}", a.before, a.after) for a in found]
    return pieces.table("Nu anders beantwoord", ("Vraag", "Toen", "Nu"), rows)
