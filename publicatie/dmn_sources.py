"""The second diagram: which decision follows which source, and what the file does not say.

The sources stand above each other, beside the text. Below are the decisions, a block for each
stage. A line goes from its source to the right, down, and along the row of its decisions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from publicatie.dmn_diagram import Tekening
from publicatie.dmn_graph import Graaf
from publicatie.dmn_layout import (
    EDGE,
    GROUP_GAP,
    HEIGHT,
    MARGIN,
    TRACK,
    Vak,
    name_width,
    on_grid,
    text_height,
)

BEPERKINGEN = "tekst_beperkingen"
IN_ROW, TEXT_WIDTH = 5, 1_200


def sources_diagram(
    graaf: Graaf, bronnen: Sequence[str], volgt: Mapping[str, Sequence[str]], beperkingen: str
) -> Tekening:
    """The diagram of sources; `volgt` are those of each decision."""
    found = Tekening()
    following = {n: b for n, b in graaf.besluiten.items() if volgt[n]}
    titles = {s: t for s, t in graaf.fasen.items() if any(b.fase == s for b in following.values())}
    left = name_width([*bronnen, *titles.values()])
    for place, bron in enumerate(bronnen):
        found.vakken[bron] = Vak(MARGIN, MARGIN + place * (HEIGHT + EDGE), left)
    # The lowest source goes down first, so that no line crosses it.
    tracks = {bron: MARGIN + left + EDGE + i * TRACK for i, bron in enumerate(reversed(bronnen))}
    x = MARGIN + left + 2 * EDGE + len(bronnen) * TRACK
    text = Vak(x, MARGIN, TEXT_WIDTH, text_height(beperkingen, TEXT_WIDTH))
    found.teksten[BEPERKINGEN] = (beperkingen, text)
    y = max(text.onder, *(vak.onder for vak in found.vakken.values())) + GROUP_GAP
    width = name_width(following)
    for stage, title in titles.items():
        own = [n for n, b in following.items() if b.fase == stage]
        found.teksten[f"tekst_bronnen_{stage}"] = (title, Vak(MARGIN, y + EDGE, left))
        for first in range(0, len(own), IN_ROW):
            names = own[first : first + IN_ROW]
            lanes = [b for b in bronnen if any(b in volgt[n] for n in names)]
            height = {bron: y + EDGE + i * TRACK for i, bron in enumerate(lanes)}
            y += EDGE + len(lanes) * TRACK
            for place, naam in enumerate(names):
                box = Vak(x + place * (width + EDGE), y, width)
                found.vakken[naam] = box
                for i, bron in enumerate(volgt[naam], 1):
                    down = box.x + on_grid(width * i // (len(volgt[naam]) + 1))
                    source, along = found.vakken[bron], height[bron]
                    found.lijnen[bron, naam] = [
                        (source.rechts, source.midden),
                        (tracks[bron], source.midden),
                        (tracks[bron], along),
                        (down, along),
                        (down, y),
                    ]
            y += HEIGHT
        y += GROUP_GAP
    return found
