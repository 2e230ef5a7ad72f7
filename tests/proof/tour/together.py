"""What the comparison has on both sides, and what comes out."""

from __future__ import annotations

from proof.questions import ordered
from proof.solving.pair_solving import LAGER, PairSolving
from tests.proof.tour.small_one import BEPERKT, Tour
from tests.proof.tour.writing import listed, place, table


def sides(t: Tour) -> str:
    found, s = t.enumeration.walk(), t.solving
    seen = set(s.occurring())
    rows = [
        ["volledig", f"gaps: {len(found.gaps)}", f"gaps: {len(s.gaps())}"],
        ["uniek", f"together: {len(found.together)}", f"overlaps: {len(s.overlaps())}"],
        [
            "bereikbaar",
            f"occurs: {len(found.occurs)}",
            f"occurring: {len(seen)}, {'the same' if seen == found.occurs else 'others'}",
        ],
    ]
    for outcome, (least, most) in found.ends.items():
        if least is not None and most is not None:
            agreed = s.ends(outcome, least, most) is not None
            about = listed(filter(None, (outcome.uitkomst, outcome.doelrichting)))
            answer = "both occur, none beyond" if agreed else "other ends"
            rows.append([f"begrensd, {about}", f"{least} to {most}", answer])
    for plaats in ordered(s.vragen):
        walked = t.pairs.find(plaats)
        other = PairSolving(s, plaats, BEPERKT).uncovered(LAGER)
        rows.append([f"monotoon, {place(plaats)}", f"lower: {walked.lower}", f"uncovered: {other}"])
    return table(("property", "walking", "solving"), rows)


def verdicts(t: Tour) -> str:
    return table(
        ("eigenschap", "oordeel", "states", "findings", "grenzen"),
        (
            [u.eigenschap, u.oordeel, u.states, len(u.findings), len(u.grenzen)]
            for u in t.proof.verdicts
        ),
    )


def client(t: Tour) -> str:
    (finding,) = next(u for u in t.proof.verdicts if u.eigenschap == "monotoon").findings
    lines = [f"{finding.soort}: {finding.zin}", f"regels: {listed(finding.regels)}"]
    for one in finding.clienten:
        case = {k: v for k, v in one.zaak.items() if k in ("leefgebieden", "clientfactoren")}
        lines.append(f"{one.zaak['zaak']}: {case}")
        lines.append(f"  {listed(s.regel for s in one.evaluation.steps)}")
        lines.append(f"  {one.evaluation.minuten_per_week} minutes, {one.evaluation.product}")
    return "\n".join(lines)
