"""Which sums all leefgebieden reach together, by the pattern of those that count."""

from __future__ import annotations

from engine.partial.factors import Setting
from engine.partial.layout import Reach, joined
from engine.partial.spans import Span
from proof.walking.leefgebieden import Leefgebieden


def reach(leefgebieden: Leefgebieden, setting: Setting) -> dict[int, Reach]:
    """Of each pattern the sums that are reached, where rules about the client fire or not."""
    layout = leefgebieden.sums.layout
    reached: dict[int, Reach] = {0: layout.start}
    for i in range(len(leefgebieden.groups)):
        found: dict[int, Reach] = {}
        own = {(u.pattern, u.counts, u.sums, u.rows) for u in leefgebieden.outcomes(i, setting)}
        single: dict[int, set[int]] = {}
        for pattern, counts, sums, rows in own:
            if not rows:
                single.setdefault(pattern, set()).add(layout.place(counts, sums))
        for before, reach in reached.items():
            for pattern, places in single.items():
                _join(found, before | pattern, layout.add(reach, places))
            for pattern, counts, sums, rows in own:
                if rows:
                    more = layout.add(reach, [layout.place(counts, sums)])
                    for kind, spans in rows:
                        more = layout.spread(more, [_spaced(layout.stride(kind), s) for s in spans])
                    _join(found, before | pattern, more)
        reached = found
    return reached


def _join(found: dict[int, Reach], pattern: int, reach: Reach) -> None:
    found[pattern] = joined(found[pattern], reach) if pattern in found else reach


def _spaced(stride: int, row: Span) -> Span:
    """A row of units as places."""
    return Span(row.begin * stride, row.step * stride, row.count)
