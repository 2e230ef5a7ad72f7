"""The values in the structures of `proof/walking`."""

from __future__ import annotations

import numpy as np

from proof.walking.enumeration import Enumeration
from proof.walking.factor_sums import FactorSum
from proof.walking.rows import together
from proof.walking.sums import Ints
from tests.proof.tour.small_one import BEPERKT, LEERBAARHEID, MOST, NIVEAU, SETTING, Tour
from tests.proof.tour.writing import answers, listed, place, table


def classes(t: Tour) -> str:
    found = t.enumeration.classes
    return table(
        ("question", "answers that no rule tells apart"),
        ([place(p), " | ".join(listed(own) for own in ways)] for p, ways in found.items()),
    )


def options(t: Tour) -> str:
    lg = t.enumeration.leefgebieden
    rows = []
    for group, (naam,) in enumerate(lg.groups):
        for own in lg.all_combinations(group):
            keuze, become = own[0], lg.outcome(group, own, SETTING)
            facts = sorted(f"{f.regel} {f.effect}" for f in become.facts if f.effect)
            rows.append(
                [
                    naam,
                    keuze.regel,
                    keuze.soort or "-",
                    dict(keuze.own).get("niveau", "-"),
                    keuze.asked,
                    become.counts,
                    become.sums,
                    listed(facts),
                ]
            )
    head = ("group", "rule", "soort", "niveau", "gevraagd", "counts", "sums", "norm time")
    return table(head, rows)


def sums(t: Tour) -> str:
    lg = t.enumeration.leefgebieden
    layout = lg.sums.layout
    lines = [
        f"unit    {lg.sums.unit} hundredths of a minute",
        f"sizes   {layout.sizes} (how many count, units of {listed(lg.kinds)})",
    ]
    reach = layout.start
    for group, names in enumerate(lg.groups):
        own = {layout.place(u.counts, u.sums) for u in lg.outcomes(group, SETTING)}
        reach = layout.add(reach, own)
        many = sum(1 for _ in layout.vectors(reach))
        lines.append(f"{names[0]} adds places {listed(sorted(own))}: {many} sums are reached")
    found: dict[int, list[tuple[int, ...]]] = {}
    for count, own_sums in layout.vectors(t.enumeration.reach(SETTING)[0]):
        found.setdefault(count, []).append(own_sums)
    lines += [f"{n} count: {listed(own)}" for n, own in found.items()]
    return "\n".join(lines)


def minutes(t: Tour) -> str:
    e = t.enumeration
    layout, single = e.leefgebieden.sums.layout, e.factoren.single(1)
    lines = [
        table(
            ("FactorSum", "procent within its limit", "before it"),
            ([f"{i}", som.procent, before] for i, (som, before) in enumerate(single)),
        ),
        "",
    ]
    ((_, totals),) = layout.winners(e.reach(SETTING)[0], e.factoren.count_class)
    for goal, bits in zip(e.leefgebieden.kinds, totals, strict=True):
        units = [i for i in range(bits.bit_length()) if bits >> i & 1]
        lines.append(f"{goal}: {listed(units)} units")
        for i, (som, _) in enumerate(single):
            own = e.minutes(np.array(units, np.int64), som)
            lines.append(f"  with FactorSum {i}: {listed(own.tolist())} minutes")
    found = e.walk()
    lines += ["", f"Found: {found.states} states, gaps {listed(found.gaps)},"]
    lines += [f"       together {listed(found.together)}, occurs {len(found.occurs)} things"]
    for outcome, (least, most) in found.ends.items():
        parts = [outcome.uitkomst, outcome.product, outcome.bandbreedte, outcome.doelrichting]
        lines.append(f"  {listed(filter(None, parts))}: {least} to {most}")
    return "\n".join(lines)


def chain(t: Tour) -> str:
    others = t.pairs._others(0, SETTING)
    heavier, other = t.pairs._changed_pairs(NIVEAU, 0, SETTING)
    lines = [
        f"financien, another niveau: {len(heavier)} pairs heavier, {len(other)} in all",
        table(
            ("counting", "voor", "na", "answers before", "answers after"),
            (
                [pair.counting, pair.voor, pair.na, answers(bron.voor), answers(bron.na)]
                for pair, bron in heavier.items()
            ),
        ),
        "",
        "dagbesteding, the other group, in one sum of both goals",
    ]
    for row, (count, units) in enumerate(
        zip(others.counts.tolist(), others.sums[0].tolist(), strict=True)
    ):
        spot = others.layout.place(count, [units])
        ((keuze,),) = others.chain.way(spot)
        lines.append(
            f"  row {row}: {count} counts, {units} units, place {spot}: "
            f"{keuze.regel}, {keuze.soort or '-'}, {dict(keuze.own).get('niveau', '-')}"
        )
    return "\n".join(lines)


def rows(t: Tour) -> str:
    e = t.enumeration
    reached = t.pairs._together((SETTING, SETTING))
    own = np.flatnonzero(reached.counts > 0)
    voor, na = ([reached.sums[i][own]] for i in (0, 1))
    rows = together(voor, na, (1, 1), by_direction=False)
    lines = [f"totals before and after, in units: {listed(rows.total[0].tolist())}"]
    for stel, one, other in e.factoren.pairs(1, 1, LEERBAARHEID[2]):
        lines += ["", f"{one.waarde} -> {other.waarde}"]
        lines += [_side("voor", e, rows.total[0], stel.voor)]
        lines += [_side("na", e, rows.total[1], stel.na)]
        for rules, som in stel.vast[1:]:
            label = f"na, {listed(rules)} as before"
            lines += [_side(label, e, rows.total[1], som)]
    return "\n".join(lines)


def _side(label: str, e: Enumeration, totals: Ints, som: FactorSum) -> str:
    return f"  {label} ({som.procent} %): {listed(e.minutes(totals, som).tolist())}"


def effects(t: Tour) -> str:
    lines = []
    for plaats in t.solving.vragen:
        if plaats[0] not in ("leefgebieden", "clientfactoren"):
            continue
        found = t.pairs.find(plaats)
        by = [f"{r} {own.step}" for r, own in found.lower_by.items()]
        lines.append([place(plaats), found.lower or "-", listed(by), found.step, found.states])
    head = ("question", "lower", "lower_by (step)", f"step (allowed {MOST})", "states")
    return table(head, lines)


def way_back(t: Tour) -> str:
    (covered,) = t.pairs.find(LEERBAARHEID).lower_by.values()
    if covered.regels != BEPERKT:
        raise ValueError(covered.regels)
    before, after = covered.van.clients()
    return f"voor: {answers(before)}\nna:   {answers(after)}"
