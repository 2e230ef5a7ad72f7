"""The second diagram: which decision follows which source, and what the file does not say.

The sources stand above each other, beside their titles and the text. Below are the decisions, a
block for each stage and a column for each leefgebied. A line goes from its source to the right,
down, and along the row of its decisions. Some editors draw what decisions use here too, asked or
not: by those columns that runs down.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from publishing.dmn.diagram import Drawing
from publishing.dmn.graph import Decision, Graph
from publishing.dmn.layout import (
    EDGE,
    GROUP_GAP,
    HEIGHT,
    MARGIN,
    TRACK,
    Box,
    name_width,
    on_grid,
    text_height,
)

BEPERKINGEN, TITELS = "tekst_beperkingen", "tekst_titels"
LEAST_IN_ROW, TEXT_WIDTH = 5, 1_200


def sources_diagram(
    graph: Graph,
    leefgebieden: Sequence[str],
    bronnen: Mapping[str, str],
    follows: Mapping[str, Sequence[str]],
    limits: str,
) -> Drawing:
    """The diagram of sources, given with their titles; `follows` are those of each decision."""
    found = Drawing()
    following = {n: b for n, b in graph.besluiten.items() if follows[n]}
    titles = {s: t for s, t in graph.fasen.items() if any(b.fase == s for b in following.values())}
    left = name_width([*bronnen, *titles.values()])
    for place, bron in enumerate(bronnen):
        found.vakken[bron] = Box(MARGIN, MARGIN + place * (HEIGHT + EDGE), left)
    # The lowest source goes down first, so that no line crosses it.
    tracks = {bron: MARGIN + left + EDGE + i * TRACK for i, bron in enumerate(reversed([*bronnen]))}
    x = MARGIN + left + 2 * EDGE + len(bronnen) * TRACK
    text = Box(x, MARGIN, TEXT_WIDTH, text_height(limits, TEXT_WIDTH))
    found.teksten[BEPERKINGEN] = (limits, text)
    legend = "\n".join(f"{bron}: {titel}" for bron, titel in bronnen.items())
    beside = Box(text.right + EDGE, MARGIN, TEXT_WIDTH, text_height(legend, TEXT_WIDTH))
    found.teksten[TITELS] = (legend, beside)
    above = (text, beside, *found.vakken.values())
    y = max(box.bottom for box in above) + GROUP_GAP
    width = name_width(following)
    for stage, title in titles.items():
        own = [b for b in following.values() if b.fase == stage]
        found.teksten[f"tekst_bronnen_{stage}"] = (title, Box(MARGIN, y + EDGE, left))
        for names in _rows(own, leefgebieden):
            lanes = [b for b in bronnen if any(b in follows[n] for n in names.values())]
            height = {bron: y + EDGE + i * TRACK for i, bron in enumerate(lanes)}
            y += EDGE + len(lanes) * TRACK
            for place, name in sorted(names.items()):
                box = Box(x + place * (width + EDGE), y, width)
                found.vakken[name] = box
                for i, bron in enumerate(follows[name], 1):
                    down = box.x + on_grid(width * i // (len(follows[name]) + 1))
                    source, along = found.vakken[bron], height[bron]
                    found.lijnen[bron, name] = [
                        (source.right, source.midden),
                        (tracks[bron], source.midden),
                        (tracks[bron], along),
                        (down, along),
                        (down, y),
                    ]
            y += HEIGHT
        y += GROUP_GAP
    return found


def _rows(besluiten: Sequence[Decision], leefgebieden: Sequence[str]) -> list[dict[int, str]]:
    """Rows of names by column: of its leefgebied, or else the first that is free."""
    everywhere = range(max(len(leefgebieden), LEAST_IN_ROW))
    rows: list[dict[int, str]] = []
    for besluit in besluiten:
        about = besluit.leefgebied
        columns = [leefgebieden.index(about)] if about else everywhere
        found = next(((row, c) for row in rows for c in columns if c not in row), None)
        if found is None:
            rows.append({columns[0]: besluit.naam})
        else:
            found[0][found[1]] = besluit.naam
    return rows
