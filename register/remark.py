"""What is remarkable about a decision: it is said, and never keeps anybody from deciding.

A remark follows from the decision and its normenkader, so it is not stored.
"""

from __future__ import annotations

from engine.schedule import longest_weeks, minutes_text, weeks_text
from normenkader import Normenkader
from normenkader.stages import Raster
from normenkader.stages.product import Band
from normenkader.texts import listed, span_text
from register.choice import Besluit


def remarks(
    normenkader: Normenkader, besluit: Besluit, doelrichting: str | None = None
) -> list[str]:
    """All that is remarkable about a decision; it never keeps anybody from deciding.

    `doelrichting` is that of the proposal.
    """
    found = (outside_band(normenkader, besluit), too_long(normenkader, besluit, doelrichting))
    return [remark for remark in found if remark]


def too_long(normenkader: Normenkader, besluit: Besluit, doelrichting: str | None = None) -> str:
    """A remark where a decision is longer than its product or goal lasts; "" where it is not."""
    if besluit.product is None or besluit.weken is None:
        return ""
    most = longest_weeks(normenkader, besluit.product, doelrichting)
    if most is None or besluit.weken <= most:
        return ""
    name = normenkader.product(besluit.product).naam
    return (
        f"Let op: {weeks_text(besluit.weken)} is langer dan {name} duurt. "
        f"Dat is hoogstens {weeks_text(most)}."
    )


def outside_band(normenkader: Normenkader, besluit: Besluit) -> str:
    """A remark where the minutes are not those of the decided product; "" where they are.

    It never keeps anybody from deciding.
    """
    raster, minuten = normenkader.stage(Raster), besluit.minuten_per_week
    if raster is None or minuten is None or besluit.product is None:
        return ""
    banden = [b for b in raster.banden if b.product == besluit.product]
    if not banden or any(b.vanaf <= minuten <= b.upper for b in banden):
        return ""
    name = normenkader.product(besluit.product).naam
    goals = {b.doelrichting for b in banden}
    fitting = [b for b in raster.banden if b.vanaf <= minuten <= b.upper]
    others = {b.product: None for b in fitting if b.doelrichting in goals}
    names = [normenkader.product(p).naam for p in others]
    lines = [
        f"Let op: {minutes_text(minuten)} per week past niet bij {name}.",
        f"Daar hoort {listed([_range(b) for b in _joined(banden)], 'of')} bij.",
    ]
    if names:
        lines.append(f"Bij {minutes_text(minuten)} hoort {listed(names, 'of')}.")
    return " ".join(lines)


def _joined(banden: list[Band]) -> list[tuple[int, Band]]:
    """Bands that follow on each other as one: its lowest minutes and its last band."""
    found: list[tuple[int, Band]] = []
    for band in sorted(banden, key=lambda b: b.vanaf):
        if found and band.vanaf <= found[-1][1].upper + 1:
            found[-1] = (found[-1][0], max(found[-1][1], band, key=lambda b: b.upper))
        else:
            found.append((band.vanaf, band))
    return found


def _range(part: tuple[int, Band]) -> str:
    lowest, band = part
    return f"{span_text(lowest, band.maximum, inclusive=band.inclusive)} minuten"
