"""The first diagram: the stages of the calculation from left to right, with a heading for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from publicatie.dmn_graph import Graaf
from publicatie.dmn_grid import grid
from publicatie.dmn_layout import EDGE, GROUP_GAP, HEIGHT, MARGIN, Vak, name_width, text_height
from publicatie.dmn_routes import Banen, Eis, Punt, Sporen, lines

GROUPS = {
    "toegang": "Vragen over toegang",
    "clientfactoren": "Vragen over de cliënt",
    "zaak": "Vragen over de zaak",
}


@dataclass
class Tekening:
    """What a diagram shows: boxes by name, texts with their box, lines by requirement."""

    vakken: dict[str, Vak] = field(default_factory=dict)
    teksten: dict[str, tuple[str, Vak]] = field(default_factory=dict)
    lijnen: dict[Eis, list[Punt]] = field(default_factory=dict)


def stages_diagram(graaf: Graaf, leefgebieden: Mapping[str, str]) -> Tekening:
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
    banen = Banen(rooster, needs, MARGIN + high + GROUP_GAP)
    sporen = Sporen(banen, needs, widths, MARGIN + label + EDGE)
    found = Tekening()
    for stage, block in rooster.fasen.items():
        left, right = sporen.x[block.van], sporen.x[block.tot] + widths[block.tot]
        box = Vak(left, MARGIN, right - left, high)
        found.teksten[f"tekst_fase_{stage}"] = (headings[stage], box)
    for (section, leefgebied), block in rooster.groepen.items():
        name = "_".join(filter(None, ("tekst_vragen", section, leefgebied)))
        top = banen.bottom(block.van) - HEIGHT
        box = Vak(MARGIN, top, label, banen.bottom(block.tot) - top)
        found.teksten[name] = (groups[section, leefgebied], box)
    for naam, column in rooster.kolom.items():
        found.vakken[naam] = Vak(sporen.x[column], banen.top(naam), widths[column])
    found.lijnen = lines(banen, sporen, needs, found.vakken)
    return found
