"""The demonstration as HTML: the rules as they are written, and what they did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from normenkader import Normenkader
from normenkader.as_written import Fragment, StageLines
from normenkader.stages import Normtijden
from normenkader.texts import listed, number, roughly
from publishing.markup import Markup, Pieces
from screens.intake.form.panel import counting_text
from screens.trainer.demonstration.steps import StagePicture
from screens.widgets import pieces
from screens.widgets.account import WaterfallBar, shown_step

HTML = Pieces(__name__)

# So many lines fit beside the steps.
SHORT = 24
Gebruikt = Mapping[str, Sequence[str]]


def is_long(fase: StageLines, uses: Gebruikt) -> bool:
    """Say whether it helps to show only the rules that were used."""
    unused = [regel for regel in fase.rules if regel not in uses]
    return bool(unused) and fase.last - fase.first >= SHORT


@dataclass(frozen=True)
class _LeftOut:
    """So many rules in a row that are left out."""

    count: int


@dataclass(frozen=True)
class _Lines:
    """Numbered lines; `used` is None where there is no rule in them, `label` then "" ."""

    used: bool | None
    label: str
    rows: list[tuple[int, str]]


def whole_html(
    lines: Sequence[str], fase: StageLines, uses: Gebruikt, names: Mapping[str, str]
) -> Markup:
    """All lines of a stage; the rules that were used are marked, in words too."""
    return HTML("written", parts=[_lines(lines, p, uses, names) for p in fase.fragments])


def excerpt_html(
    lines: Sequence[str], fase: StageLines, uses: Gebruikt, names: Mapping[str, str]
) -> Markup:
    """The beginning of a stage and the rules that were used; says what is left out between."""
    parts: list[_LeftOut | _Lines] = []
    skipped = 0
    for part, shown in zip(fase.fragments, _shown(fase, uses), strict=True):
        if not shown:
            skipped += len(part.regels)
            continue
        if skipped:
            parts.append(_LeftOut(skipped))
        skipped = 0
        parts.append(_lines(lines, part, uses, names))
    if skipped:
        parts.append(_LeftOut(skipped))
    return HTML("written", parts=parts)


def _shown(fase: StageLines, uses: Gebruikt) -> Iterator[bool]:
    """The beginning, the rules that were used, and what stands right above one."""
    parts = fase.fragments
    for i, part in enumerate(parts):
        after = parts[i + 1] if i + 1 < len(parts) else None
        if part.regels:
            yield _used(part, uses)
        else:
            yield i == 0 or (after is not None and _used(after, uses))


def _used(part: Fragment, uses: Gebruikt) -> bool:
    return any(regel in uses for regel in part.regels)


def _lines(
    lines: Sequence[str], part: Fragment, uses: Gebruikt, names: Mapping[str, str]
) -> _Lines:
    rows = [(n, lines[n - 1]) for n in range(part.first, part.last + 1)]
    if not part.regels:
        return _Lines(None, "", rows)
    used = _used(part, uses)
    return _Lines(used, _used_for(part, uses, names) if used else "Niet gebruikt", rows)


def _used_for(part: Fragment, uses: Gebruikt, titles: Mapping[str, str]) -> str:
    subjects = [s for regel in part.regels for s in uses.get(regel, ())]
    names = [titles[s] for s in dict.fromkeys(subjects) if s in titles]
    return f"Gebruikt bij {listed(names)}" if names else "Gebruikt"


def steps_html(picture: StagePicture) -> Markup:
    """What the rules of a stage did, step by step, and what must be looked at."""
    if not picture.stappen:
        if picture.beslist:
            text = (
                f"De uitkomst stond al vast na ‘{picture.beslist}’. Deze fase is niet meer nodig."
            )
        else:
            text = "Geen enkele regel van deze fase is bij deze zaak gebruikt."
        return pieces.paragraph(text, "nw-staatzin")
    # What counts before what falls away, as in the account.
    order = sorted(picture.stappen, key=lambda s: s["effect"].get("telt_mee") is False)
    steps = [(shown_step(s["uitleg"], s["effect"]), s["regel"]) for s in order]
    return HTML("steps", steps=steps, signals=picture.signalen)


def so_far_html(normenkader: Normenkader, picture: StagePicture) -> Markup:
    """How the case stands after a stage: what counts, and the minutes."""
    rows = [("Tellen mee", *_counting(normenkader, picture))]
    if normenkader.stage(Normtijden) is not None:
        none = "geen" if picture.beslist else "nog geen"
        minuten = none if picture.minuten is None else number(picture.minuten)
        rows.append(("Minuten per week tot nu toe", minuten, ""))
    return HTML("so_far", rows=rows)


def _counting(normenkader: Normenkader, picture: StagePicture) -> tuple[str, str]:
    """How many leefgebieden count, and which: on a full screen there is only room for the first."""
    if picture.meetellend is None:
        return "niet bekeken" if picture.beslist else "nog niet bekeken", ""
    n = len(picture.meetellend)
    names = f": {listed(list(picture.meetellend))}" if n else ""
    return counting_text(normenkader, n), names


def picture_text(bars: Sequence[WaterfallBar]) -> str:
    """The waterfall up to here in one sentence."""
    steps = "1 stap" if len(bars) == 2 else f"{len(bars) - 1} stappen"
    return (
        f"Grafiek met {steps}. Samen zijn dat {roughly(bars[-1].minuten)} minuten per week. "
        "De tabel hieronder zegt hetzelfde."
    )
