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


def stages_diagram(graph: Graph, leefgebieden: Mapping[str, str]) -> Drawing:
    """The diagram of a calculation; leefgebieden by name with their titles."""
    rooster = grid(graph, [*leefgebieden])
    needs = [(n, b.naam) for b in graph.besluiten.values() for n in graph.nodig(b)]
    columns = range(rooster.columns)
    widths = [name_width(n for n, c in rooster.kolom.items() if c == own) for own in columns]
    groups = {g: leefgebieden.get(g[1]) or GROUPS[g[0]] for g in rooster.groepen}
    label = name_width(groups.values())
    headings = {s: f"{i}. {graph.fasen[s]}" for i, s in enumerate(rooster.fasen, 1)}
    high = max(
        text_height(headings[stage], sum(widths[block.van : block.tot + 1]))
        for stage, block in rooster.fasen.items()
    )
    tracks = Tracks(rooster, needs, MARGIN + high + GROUP_GAP)
    rails = Rails(tracks, needs, widths, MARGIN + label + EDGE)
    found = Drawing()
    for stage, block in rooster.fasen.items():
        left, right = rails.x[block.van], rails.x[block.tot] + widths[block.tot]
        box = Box(left, MARGIN, right - left, high)
        found.teksten[f"tekst_fase_{stage}"] = (headings[stage], box)
    for (section, leefgebied), block in rooster.groepen.items():
        about = "_".join(filter(None, ("tekst_vragen", section, leefgebied)))
        top = tracks.bottom(block.van) - HEIGHT
        box = Box(MARGIN, top, label, tracks.bottom(block.tot) - top)
        found.teksten[about] = (groups[section, leefgebied], box)
    for name, column in rooster.kolom.items():
        found.vakken[name] = Box(rails.x[column], tracks.top(name), widths[column])
    found.lijnen = lines(tracks, rails, needs, found.vakken)
    return found
