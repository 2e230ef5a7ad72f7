"""The margin as a picture: the bandwidths of a direction on a scale, and where the case is."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from engine import ContractAnswer
from normenkader import Normenkader
from normenkader.stages import Band, Raster
from normenkader.texts import dotted, listed, span_text
from publishing.markup import Markup, Pieces
from screens.intake.form.possible import goal_names

HTML = Pieces(__name__)

# Room above the highest bandwidth, as a part of it.
ROOM = Fraction(108, 100)


@dataclass(frozen=True)
class Scale:
    """The bandwidths of the direction ("" without) from low to high, and the minutes of the case.

    All in minutes per week.
    """

    richting: str
    banden: tuple[Band, ...]
    minuten: int

    @property
    def einde(self) -> Fraction:
        """Where the scale ends, in minutes per week."""
        return max(self.banden[-1].upper, self.minuten) * ROOM

    def percent(self, minuten: int | Fraction) -> str:
        """Where on the scale a number of minutes is, for a style sheet."""
        return f"{float(100 * Fraction(minuten) / self.einde):.2f}%"

    @property
    def here(self) -> Band | None:
        """The bandwidth of the case, if it is in one."""
        return next((b for b in self.banden if b.vanaf <= self.minuten <= b.upper), None)


def scale(normenkader: Normenkader, antwoord: ContractAnswer) -> Scale | None:
    """The scale of an answer; None without minutes or bandwidths."""
    raster = normenkader.stage(Raster)
    if raster is None or antwoord["minuten_per_week"] is None:
        return None
    goal = antwoord["doelrichting"]
    bands = sorted((b for b in raster.banden if b.doelrichting == goal), key=lambda b: b.vanaf)
    if not bands:
        return None
    names = dict(goal_names(normenkader))
    richting = "" if goal is None else names.get(goal, str(goal))
    return Scale(richting, tuple(bands), antwoord["minuten_per_week"])


def band_words(band: Band) -> str:
    """A bandwidth with its ends."""
    span = span_text(dotted(band.vanaf), dotted(band.maximum), inclusive=band.inclusive)
    return f"{band.band} van {span}"


def place_sentence(scale: Scale) -> str:
    """Where the case is on its scale."""
    here, bands = scale.here, scale.banden
    if here is not None:
        where = f"in bandbreedte {band_words(here)} minuten"
    elif scale.minuten < bands[0].vanaf:
        where = f"onder de laagste bandbreedte, {band_words(bands[0])} minuten"
    else:
        where = f"boven de hoogste bandbreedte, {band_words(bands[-1])} minuten"
    return f"De zaak heeft {dotted(scale.minuten)} minuten per week: {where}."


def scale_words(scale: Scale) -> str:
    """All bandwidths of the direction in one sentence."""
    bands = listed([band_words(b) for b in scale.banden])
    goal = f" bij {scale.richting.lower()}" if scale.richting else ""
    return f"De bandbreedtes{goal}: {bands} minuten per week."


def scale_html(scale: Scale) -> Markup:
    """The picture; its name for screen readers says all that it shows."""
    last = scale.banden[-1].maximum
    ends = dict.fromkeys([*(b.vanaf for b in scale.banden), last])
    return HTML(
        "scale",
        said=f"Schaal. {scale_words(scale)} {place_sentence(scale)}",
        minuten=dotted(scale.minuten),
        now=scale.percent(scale.minuten),
        strips=[
            (b.band, b is scale.here, scale.percent(b.vanaf), scale.percent(b.upper + 1 - b.vanaf))
            for b in scale.banden
        ],
        ends=[(dotted(minuten), scale.percent(minuten)) for minuten in ends],
    )
