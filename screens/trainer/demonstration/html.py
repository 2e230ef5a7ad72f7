"""The demonstration as HTML: the rules as they are written, and what they did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from normenkader import Normenkader
from normenkader.as_written import Fragment, StageLines
from normenkader.stages import Normtijden
from normenkader.texts import listed, number
from screens.trainer.demonstration.steps import Fasebeeld, Stap
from screens.widgets.account import WaterfallBar, signed_minutes
from screens.widgets.wording import escape

# So many lines fit beside the steps.
SHORT = 24
Gebruikt = Mapping[str, Sequence[str]]


def is_long(fase: StageLines, gebruikt: Gebruikt) -> bool:
    """Say whether it helps to show only the rules that were used."""
    unused = [regel for regel in fase.rules if regel not in gebruikt]
    return bool(unused) and fase.last - fase.first >= SHORT


def whole_html(
    lines: Sequence[str], fase: StageLines, gebruikt: Gebruikt, names: Mapping[str, str]
) -> str:
    """All lines of a stage; the rules that were used are marked, in words too."""
    parts = "".join(_fragment(lines, part, gebruikt, names) for part in fase.fragments)
    return f'<div class="nw-yaml">{parts}</div>'


def excerpt_html(
    lines: Sequence[str], fase: StageLines, gebruikt: Gebruikt, names: Mapping[str, str]
) -> str:
    """The beginning of a stage and the rules that were used; says what is left out between."""
    parts: list[str] = []
    skipped = 0
    for part, shown in zip(fase.fragments, _shown(fase, gebruikt), strict=True):
        if not shown:
            skipped += len(part.regels)
            continue
        if skipped:
            parts.append(_left_out(skipped))
        skipped = 0
        parts.append(_fragment(lines, part, gebruikt, names))
    if skipped:
        parts.append(_left_out(skipped))
    return f'<div class="nw-yaml">{"".join(parts)}</div>'


def _shown(fase: StageLines, gebruikt: Gebruikt) -> Iterator[bool]:
    """The beginning, the rules that were used, and what stands right above one."""
    parts = fase.fragments
    for i, part in enumerate(parts):
        after = parts[i + 1] if i + 1 < len(parts) else None
        if part.regels:
            yield _used(part, gebruikt)
        else:
            yield i == 0 or (after is not None and _used(after, gebruikt))


def _used(part: Fragment, gebruikt: Gebruikt) -> bool:
    return any(regel in gebruikt for regel in part.regels)


def _left_out(n: int) -> str:
    text = "Hier staat nog 1 regel. Die is" if n == 1 else f"Hier staan nog {n} regels. Die zijn"
    return f'<p class="nw-weggelaten">{text} niet gebruikt.</p>'


def _fragment(
    lines: Sequence[str], part: Fragment, gebruikt: Gebruikt, names: Mapping[str, str]
) -> str:
    kind, label = "", ""
    if part.regels:
        used = _used(part, gebruikt)
        kind = " nw-gebruikt" if used else " nw-ongebruikt"
        words = _used_for(part, gebruikt, names) if used else "Niet gebruikt"
        label = f'<p class="nw-etiket">{escape(words)}</p>'
    rows = "".join(
        f'<div class="nw-lijn"><span class="nw-nr">{n}</span>'
        f'<span class="nw-tekst">{escape(lines[n - 1])}</span></div>'
        for n in range(part.first, part.last + 1)
    )
    return f'<div class="nw-fragment{kind}">{label}{rows}</div>'


def _used_for(part: Fragment, gebruikt: Gebruikt, namen: Mapping[str, str]) -> str:
    subjects = [s for regel in part.regels for s in gebruikt.get(regel, ())]
    names = [namen[s] for s in dict.fromkeys(subjects) if s in namen]
    return f"Gebruikt bij {listed(names)}" if names else "Gebruikt"


def steps_html(picture: Fasebeeld) -> str:
    """What the rules of a stage did, step by step, and what must be looked at."""
    if not picture.stappen:
        if picture.beslist:
            titel = escape(picture.beslist)
            text = f"De uitkomst stond al vast na ‘{titel}’. Deze fase is niet meer nodig."
        else:
            text = "Geen enkele regel van deze fase is bij deze zaak gebruikt."
        return f'<p class="nw-staatzin">{text}</p>'
    # What counts before what falls away, as in the account.
    order = sorted(picture.stappen, key=lambda s: s["effect"].get("telt_mee") is False)
    parts = [f'<div class="nw-verslag"><ul>{"".join(map(_step, order))}</ul></div>']
    if picture.signalen:
        items = "".join(f"<li>{escape(tekst)}</li>" for tekst in picture.signalen)
        parts.append(f'<div class="nw-letop"><h3>Let op</h3><ul>{items}</ul></div>')
    return "".join(parts)


def _step(step: Stap) -> str:
    effect = step["effect"]
    kind = ""
    if "telt_mee" in effect:
        kind = ' class="nw-mee"' if effect["telt_mee"] else ' class="nw-af"'
    minuten = Fraction(effect.get("minuten", 0))
    added = f'<span class="nw-min">{signed_minutes(minuten)}</span>' if minuten else ""
    regel = f'<span class="nw-code">{escape(step["regel"])}</span>'
    return f"<li{kind}><span>{escape(step['uitleg'])} {regel}</span>{added}</li>"


def so_far_html(normenkader: Normenkader, picture: Fasebeeld) -> str:
    """How the case stands after a stage: what counts, and the minutes."""
    rows = [("Tellen mee", *_counting(normenkader, picture))]
    if normenkader.stage(Normtijden) is not None:
        none = "geen" if picture.beslist else "nog geen"
        minuten = none if picture.minuten is None else number(picture.minuten)
        rows.append(("Minuten per week tot nu toe", minuten, ""))
    items = "".join(
        f"<div><dt>{k}</dt><dd>{escape(v)}{_names(names)}</dd></div>" for k, v, names in rows
    )
    return f'<dl class="nw-tot-nu">{items}</dl>'


def _names(tekst: str) -> str:
    return f'<span class="nw-namen">{escape(tekst)}</span>' if tekst else ""


def _counting(normenkader: Normenkader, picture: Fasebeeld) -> tuple[str, str]:
    """How many leefgebieden count, and which: on a full screen there is only room for the first."""
    if picture.meetellend is None:
        return "niet bekeken" if picture.beslist else "nog niet bekeken", ""
    n, total = len(picture.meetellend), len(normenkader.leefgebieden)
    names = f": {listed(list(picture.meetellend))}" if n else ""
    return f"{n} van de {total} leefgebieden", names


def picture_text(bars: Sequence[WaterfallBar]) -> str:
    """The waterfall up to here in one sentence."""
    steps = "1 stap" if len(bars) == 2 else f"{len(bars) - 1} stappen"
    return (
        f"Grafiek met {steps}. Samen zijn dat {number(bars[-1].minuten)} minuten per week. "
        "De tabel hieronder zegt hetzelfde."
    )
