"""The margin as a picture: the bandwidths of a direction on a scale, and where the case is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from engine import ContractAnswer
from normenkader import Normenkader
from normenkader.stages import Band, Raster
from normenkader.texts import listed, span_text
from screens.intake.form.possible import goal_names
from screens.widgets.wording import escape

# Room above the highest bandwidth, as a part of it.
ROOM = Fraction(108, 100)


@dataclass(frozen=True)
class Scale:
    """The bandwidths of the direction from low to high, and the minutes per week of the case."""

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
    def hier(self) -> Band | None:
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
    return Scale(names.get(goal, str(goal)), tuple(bands), antwoord["minuten_per_week"])


def band_words(band: Band) -> str:
    """A bandwidth with its ends."""
    span = span_text(band.vanaf, band.maximum, inclusive=band.inclusive)
    return f"{band.band} van {span}"


def place_sentence(scale: Scale) -> str:
    """Where the case is on its scale."""
    here, bands = scale.hier, scale.banden
    if here is not None:
        where = f"in bandbreedte {band_words(here)} minuten"
    elif scale.minuten < bands[0].vanaf:
        where = f"onder de laagste bandbreedte, {band_words(bands[0])} minuten"
    else:
        where = f"boven de hoogste bandbreedte, {band_words(bands[-1])} minuten"
    return f"De zaak heeft {scale.minuten} minuten per week: {where}."


def scale_words(scale: Scale) -> str:
    """All bandwidths of the direction in one sentence."""
    bands = listed([band_words(b) for b in scale.banden])
    return f"De bandbreedtes bij {scale.richting.lower()}: {bands} minuten per week."


def scale_html(scale: Scale) -> str:
    """The picture; its name for screen readers says all that it shows."""
    said = escape(f"Schaal. {scale_words(scale)} {place_sentence(scale)}")
    now = scale.percent(scale.minuten)
    return (
        f'<div class="nw-schaal" role="img" aria-label="{said}">'
        f'<div class="nw-schaalnu"><span style="left: clamp(2.25rem, {now}, 100% - 2.25rem)">'
        f"{scale.minuten} min</span></div>"
        f'<div class="nw-stroken">{"".join(_strips(scale))}'
        f'<span class="nw-wijzer" style="left: {now}"></span></div>'
        f'<div class="nw-grenzen">{"".join(_ends(scale))}</div></div>'
    )


def _strips(scale: Scale) -> Iterator[str]:
    for band in scale.banden:
        kind = "nw-strook nw-hier" if band is scale.hier else "nw-strook"
        width = scale.percent(band.upper + 1 - band.vanaf)
        yield (
            f'<span class="{kind}" style="left: {scale.percent(band.vanaf)}; width: {width}">'
            f"{escape(band.band)}</span>"
        )


def _ends(scale: Scale) -> Iterator[str]:
    last = scale.banden[-1].maximum
    for minuten in dict.fromkeys([*(b.vanaf for b in scale.banden), last]):
        yield f'<span style="left: {scale.percent(minuten)}">{minuten}</span>'
