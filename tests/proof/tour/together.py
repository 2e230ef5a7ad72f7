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
        ["volledig", f"gaten: {len(found.gaten)}", f"gaps: {len(s.gaps())}"],
        ["uniek", f"samen: {len(found.samen)}", f"overlaps: {len(s.overlaps())}"],
        [
            "bereikbaar",
            f"komt_voor: {len(found.komt_voor)}",
            f"occurring: {len(seen)}, {'the same' if seen == found.komt_voor else 'others'}",
        ],
    ]
    for outcome, (least, most) in found.einden.items():
        if least is not None and most is not None:
            agreed = s.ends(outcome, least, most) is not None
            about = listed(filter(None, (outcome.uitkomst, outcome.doelrichting)))
            answer = "both occur, none beyond" if agreed else "other ends"
            rows.append([f"begrensd, {about}", f"{least} to {most}", answer])
    for plaats in ordered(s.vragen):
        walked = t.pairs.find(plaats)
        other = PairSolving(s, plaats, BEPERKT).uncovered(LAGER)
        rows.append([f"monotoon, {place(plaats)}", f"lager: {walked.lager}", f"uncovered: {other}"])
    return table(("property", "walking", "solving"), rows)


def verdicts(t: Tour) -> str:
    return table(
        ("eigenschap", "oordeel", "toestanden", "bevindingen", "grenzen"),
        (
            [u.eigenschap, u.oordeel, u.toestanden, len(u.bevindingen), len(u.grenzen)]
            for u in t.proof.uitslagen
        ),
    )


def client(t: Tour) -> str:
    (finding,) = next(u for u in t.proof.uitslagen if u.eigenschap == "monotoon").bevindingen
    lines = [f"{finding.soort}: {finding.zin}", f"regels: {listed(finding.regels)}"]
    for one in finding.clienten:
        case = {k: v for k, v in one.zaak.items() if k in ("leefgebieden", "clientfactoren")}
        lines.append(f"{one.zaak['zaak']}: {case}")
        lines.append(f"  {listed(s.regel for s in one.verloop.stappen)}")
        lines.append(f"  {one.verloop.minuten_per_week} minutes, {one.verloop.product}")
    return "\n".join(lines)
