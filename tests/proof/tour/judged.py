"""The values in the structures of `proof/walking/judged`, and z3's choices of numbers."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import rules
from engine.partial.factors import Setting
from normenkader.reading import read_normenkader
from proof.solving.solving import Solving
from proof.walking.enumeration import Enumeration
from proof.walking.judged.chain import add_all, same_ways
from proof.walking.judged.changes import number_changes
from proof.walking.judged.envelope import Envelope
from proof.walking.judged.found import Totals
from proof.walking.judged.group_changes import GroupChanges
from tests.kaders.small import small_awbz
from tests.proof.tour.small_one import Tour
from tests.proof.tour.writing import listed, number, place, table

PLACE = ("leefgebieden", "oefenen", "minuten")


@lru_cache(1)
def _small() -> Enumeration:
    file = Path(rules.__file__).parent / "awbz-bgi-2014" / "2014.1.yaml"
    return Enumeration(small_awbz(read_normenkader(file)))


def left(_: Tour) -> str:
    lg = _small().leefgebieden
    vraag = next(v for v in _small().nk.questions("leefgebieden") if v.vraag == "minuten")
    judged = lg.sums.own.judged["oefenen"]
    rows = [
        [
            change.voor.keuze.regel,
            change.na.keuze.regel,
            change.heavier,
            listed(change.left.before.tolist()),
            listed(change.left.least.tolist()),
            listed(change.left.most.tolist()),
        ]
        for change in number_changes(judged, lg.ways("oefenen"), vraag)
        if change.voor.covers is not None
        and change.voor.answers["programmatisch"]
        and change.voor.answers["gemotiveerd_en_leerbaar"]
        and change.voor.answers["opgelost_door"] == "geen"
    ]
    return table(("before", "after", "heavier", "left before", "at least after", "at most"), rows)


def envelope(_: Tour) -> str:
    e = _small()
    lg = e.leefgebieden
    setting = Setting(lg.kinds)
    group = lg.groups.index(("oefenen",))
    change = next(
        c
        for c in GroupChanges(lg, frozenset()).of(PLACE, group, setting)
        if c.heavier and c.voor.state.counts and c.na.counts
    )
    lines = [f"oefenen, more minutes; state {tuple(change.voor.state)} before and after"]
    for member in change.voor.members:
        about = member.name or "what is the same"
        lines.append(f"{about}: lowest {listed(map(tuple, member.family.low))}")
        lines.append(f"{about}: highest, turned {listed(map(tuple, member.family.high))}")
    others = lg.groups.index(("toezicht_onderwijs",))
    part = next(p for p in same_ways(lg, others, setting, setting) if p.state.counts)
    start = add_all(Envelope.start(), part.members)[-1]
    totals = Totals.of(add_all(start, change.voor.members)[-1])
    half = totals.half
    lines += ["", "with toezicht_onderwijs, which counts too"]
    columns = (totals.totals[:half], totals.more[:half], totals.more[half:])
    lines.append(
        table(
            ("total before", "least more", "most more"),
            zip(*(own.tolist() for own in columns), strict=True),
        )
    )
    return "\n".join(lines)


def choices(_tour: Tour) -> str:
    solving = Solving(_small().nk)
    minutes = solving.counting.minutes
    if minutes is None:
        raise ValueError("minutes")
    lines = [f"minutes per week = {number(minutes)}"]
    found, todo = [], list(minutes.large)
    for own in todo:
        inside = own.keuze[1:] if own.keuze is not None else ()
        todo += [g for g in dict.fromkeys(g for n in inside for g in n.large) if g not in todo]
        names = {p[1] for p, _ in solving.solver.parts.gather([own]).variables}
        if names == {"oefenen"} or own is todo[0]:
            found.append(own)
    for own in found:
        if own.keuze is not None:
            _, one, other = own.keuze
            lines.append(f"G{own.number} = {number(one)} or {number(other)}")
        else:
            lines.append(f"G{own.number} = the answer to {place(own.antwoord[0])}")
    return "\n".join(lines)
