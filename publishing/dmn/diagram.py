"""The first diagram: the stages of the calculation from left to right, with a heading for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from publishing.dmn.graph import Graph
from publishing.dmn.grid import grid
from publishing.dmn.layout import EDGE, GROUP_GAP, HEIGHT, MARGIN, Box, name_width, text_height
from publishing.dmn.routes import Punt, Rails, Requirement, Tracks, lines

GROUPS = {
    "toegang": "Vragen over toegang",
    "clientfactoren": "Vragen over de cliënt",
    "zaak": "Vragen over de zaak",
}


@dataclass
class Drawing:
    """What a diagram shows: boxes by name, texts with their box, lines by requirement."""

    vakken: dict[str, Box] = field(default_factory=dict)
    teksten: dict[str, tuple[str, Box]] = field(default_factory=dict)
    lijnen: dict[Requirement, list[Punt]] = field(default_factory=dict)


def stages_diagram(graaf: Graph, leefgebieden: Mapping[str, str]) -> Drawing:
    """The diagram of a calculation; leefgebieden by name with their titles."""
    rooster = grid(graaf, [*leefgebieden])
    needs = [(n, b.naam) for b in graaf.besluiten.values() for n in graaf.nodig(b)]
    columns = range(rooster.kolommen)
    widths = [name_width(n for n, c in rooster.kolom.items() if c == own) for own in columns]
    groups = {g: leefgebieden.get(g[1]) or GROUPS[g[0]] for g in rooster.groepen}
    label = name_width(groups.values())
    headings = {s: f"{i}. {graaf.fasen[s]}" for i, s in enumerate(rooster.fasen, 1)}
    high = max(
        text_height(headings[stage], sum(widths[block.van : block.tot + 1]))
        for stage, block in rooster.fasen.items()
    )
    banen = Tracks(rooster, needs, MARGIN + high + GROUP_GAP)
    sporen = Rails(banen, needs, widths, MARGIN + label + EDGE)
    found = Drawing()
    for stage, block in rooster.fasen.items():
        left, right = sporen.x[block.van], sporen.x[block.tot] + widths[block.tot]
        box = Box(left, MARGIN, right - left, high)
        found.teksten[f"tekst_fase_{stage}"] = (headings[stage], box)
    for (section, leefgebied), block in rooster.groepen.items():
        name = "_".join(filter(None, ("tekst_vragen", section, leefgebied)))
        top = banen.bottom(block.van) - HEIGHT
        box = Box(MARGIN, top, label, banen.bottom(block.tot) - top)
        found.teksten[name] = (groups[section, leefgebied], box)
    for naam, column in rooster.kolom.items():
        found.vakken[naam] = Box(sporen.x[column], banen.top(naam), widths[column])
    found.lijnen = lines(banen, sporen, needs, found.vakken)
    return found
