"""Random small normenkaders that are valid.

They use every stage and every kind of condition, so that the two evaluators meet rules that no
shipped normenkader has.
"""

from __future__ import annotations

import random
from typing import Any

from normenkader import Normenkader
from normenkader.file.tree import Tree
from normenkader.questions import NIET_UITGEVRAAGD
from normenkader.reading import build

BRON = {"document": "bron", "plaats": "ergens"}
UITLEG = {"wel": "Wel.", "niet": "Niet."}
Rng = random.Random


def random_norm(rng: Rng) -> Normenkader:
    """A valid normenkader with one of the two ways to come to a product."""
    return build(Tree("willekeurig.yaml", random_norm_data(rng)))


def random_norm_data(rng: Rng) -> dict[str, Any]:
    """The plain data of a valid normenkader."""
    leefgebieden = [f"lg{i}" for i in range(rng.randint(2, 5))]
    factors = [_question(rng, f"factor{i}") for i in range(rng.randint(1, 4))]
    access = [_question(rng, f"toegang{i}") for i in range(rng.randint(1, 3))]
    levels = list(range(1, rng.randint(3, 5)))
    by_time = rng.random() < 0.75
    stages = [_toegang(rng, access), _meetellen(rng, leefgebieden, levels)]
    if by_time:
        stages += _by_time(rng, leefgebieden, factors)
    else:
        stages += _by_work(rng, leefgebieden, factors)
    questions = _lg_questions(rng, levels, leefgebieden, by_time=by_time)
    if by_time:
        _fill(rng, stages, questions, levels)
    return {
        "normenkader": "willekeurig",
        "versie": "2026.1",
        "titel": "Willekeurig",
        "status": "concept",
        "geldig": {"van": "2026-01-01"},
        "bronnen": [{"document": "bron", "titel": "Bron", "soort": "beleid"}],
        "leefgebieden": [{"leefgebied": n, "naam": n, "bron": BRON} for n in leefgebieden],
        "vragen": {
            "toegang": access,
            "leefgebieden": questions,
            "clientfactoren": factors,
            "zaak": [_weeks()] if by_time else [],
        },
        "fasen": stages,
        "producten": _products(stages),
        "uitkomsten": [
            {"uitkomst": u, "naam": u, "tekst": u, "voor_client": u}
            for u in ("product", "ib0", "geen_maatwerk", "geen_toegang", "nader_onderzoek")
        ],
        "besluit": {
            "duur_weken": rng.randint(1, 520),
            "bron": BRON,
            "afwijkredenen": [{"reden": "AFW-ANDERS", "naam": "Anders", "bron": BRON}],
        },
    }


def _question(rng: Rng, naam: str) -> dict[str, Any]:
    base: dict[str, Any] = {"vraag": naam, "tekst": "Vraag?", "bron": BRON}
    soort = rng.choice(["ja_nee", "keuze", "geheel_getal"])
    if soort == "keuze":
        values = ["a", "b", "c", "d"][: rng.randint(2, 4)]
        base["waarden"] = [{"waarde": v, "naam": v} for v in values]
    if soort == "geheel_getal":
        base |= {"minimum": 0, "maximum": rng.randint(3, 40), "eenheid": "stuks"}
    return base | {"soort": soort}


def _weeks() -> dict[str, Any]:
    return {
        "vraag": "weken",
        "soort": "geheel_getal",
        "minimum": 1,
        "maximum": 260,
        "eenheid": "weken",
        "verplicht": False,
        "tekst": "Weken?",
        "bron": BRON,
    }


def _lg_questions(
    rng: Rng, levels: list[int], leefgebieden: list[str], *, by_time: bool
) -> list[dict[str, Any]]:
    def choice(naam: str, values: list[Any]) -> dict[str, Any]:
        waarden = [{"waarde": v, "naam": str(v)} for v in values]
        return {"vraag": naam, "soort": "keuze", "tekst": "?", "bron": BRON, "waarden": waarden}

    extra = {"vraag": "extra", "soort": "ja_nee", "tekst": "?", "bron": BRON}
    extra |= {"verplicht_als": {"niveau": levels[0]}}
    if rng.random() < 0.5:
        extra["leefgebieden"] = leefgebieden[:1]
    main = choice("doel", GOALS) if by_time else choice("werk", WERK)
    needed = {"verplicht_als": {"niveau": levels}}
    leading = choice("niveau", levels) | {"mag_niet_uitgevraagd": True}
    solved = choice("opgelost", ["geen", "elders", "zelf"]) | needed
    if rng.random() < 0.5:
        return [leading, main | needed, solved, extra]
    # Asked only where the leefgebied can still count.
    counting = [
        {"niveau": levels[1:], "opgelost": "geen"},
        {"niveau": levels[0], "extra": True, "opgelost": "geen"},
    ]
    return [leading, solved, extra, main | {"verplicht_als": counting}]


def _fill(
    rng: Rng, stages: list[dict[str, Any]], questions: list[dict[str, Any]], levels: list[int]
) -> None:
    """Give every leefgebied a norm time for each goal at each level at which it can count."""
    only = next(q for q in questions if q["vraag"] == "extra").get("leefgebieden")
    for row in next(s for s in stages if s["fase"] == "normtijden")["tabel"]:
        extra = only is None or row["leefgebied"] in only
        counting = levels if extra else levels[1:]
        row["minuten"] = {
            goal: {str(level): rng.randint(1, 60) for level in counting} for goal in GOALS
        }


WERK = ["p", "q", "r"]
GOALS = ["x", "y", "z"]


def _condition(rng: Rng, questions: list[dict[str, Any]], most: int = 2) -> dict[str, Any]:
    chosen = rng.sample(questions, min(len(questions), rng.randint(1, most)))
    return {q["vraag"]: _line(rng, q) for q in chosen}


def _line(rng: Rng, question: dict[str, Any]) -> Any:
    if question["soort"] == "ja_nee":
        return rng.choice([True, False, {"niet": True}])
    if question["soort"] == "keuze":
        values = [w["waarde"] for w in question["waarden"]]
        some = rng.sample(values, rng.randint(1, len(values) - 1))
        return rng.choice([some[0], some, {"niet": some[0]}, {"niet": some}])
    top = question["maximum"]
    grens = rng.randint(question["minimum"] + 1, top - 1)
    return rng.choice(
        [
            grens,
            [grens, top],
            {"niet": grens},
            {"kleiner_dan": grens},
            {"groter_dan": grens},
            {"minstens": grens},
            {"hoogstens": grens},
        ]
    )


def _rule(regel: str, **rest: Any) -> dict[str, Any]:
    return {"regel": regel, "titel": regel, "bron": BRON, "uitleg": UITLEG, **rest}


def _toegang(rng: Rng, questions: list[dict[str, Any]]) -> dict[str, Any]:
    rules = [
        _rule(f"TG-{i}", als=_condition(rng, questions, 3), dan="geen_toegang")
        for i in range(rng.choice([0, 0, 1, 2]))
    ]
    return {"fase": "toegang", "titel": "T", "regels": rules, "doorgang": _rule("TG-OK")}


def _meetellen(rng: Rng, leefgebieden: list[str], levels: list[int]) -> dict[str, Any]:
    rules = [
        _rule("LG-NIET", als={"niveau": NIET_UITGEVRAAGD}, dan="valt_af"),
        _rule("LG-ELDERS", als={"opgelost": {"niet": "geen"}}, dan="valt_af"),
        _rule(
            "LG-EXTRA",
            als={"niveau": levels[0], "extra": True},
            dan="telt_mee",
            signaal={"code": "SG-EXTRA", "tekst": "{leefgebied}: let op."},
        ),
        _rule("LG-EERSTE", als={"niveau": levels[0]}, dan="valt_af"),
        _rule(
            "LG-REST",
            als={
                "niveau": rng.choice(
                    [levels[1:], {"minstens": levels[1]}, {"niet": [levels[0], NIET_UITGEVRAAGD]}]
                )
            },
            dan="telt_mee",
        ),
    ]
    stage = {"fase": "meetellen", "titel": "M", "regels": rules, "geen": _rule("LG-GEEN")}
    if rng.random() < 0.5:
        other = rng.sample(leefgebieden[:-1], rng.randint(1, len(leefgebieden) - 1))
        stage["koppelingen"] = [
            _rule("LG-KOPPEL", leefgebied=leefgebieden[-1], telt_alleen_met=other)
        ]
    return stage


def _by_time(
    rng: Rng, leefgebieden: list[str], factors: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    stages: list[dict[str, Any]] = []
    goals = GOALS
    if rng.random() < 0.5:
        dan = {"van": "y", "naar": "x"}
        rule = _rule("DO-1", als=_condition(rng, factors), dan=dan)
        stages.append({"fase": "doelen", "titel": "D", "vraag": "doel", "regels": [rule]})
    stages.append(_norm_times(leefgebieden))
    if rng.random() < 0.7:
        pairs = rng.sample(leefgebieden, rng.randint(2, len(leefgebieden)))
        rule = _rule("RG-1", naam="samen", leefgebieden=pairs, overige_procent=rng.randint(0, 100))
        stages.append({"fase": "resultaatgebieden", "titel": "R", "regels": [rule]})
    stages.append(
        {
            "fase": "doelrichting",
            "titel": "R",
            "voorrang_bij_gelijk": rng.sample(goals, 3),
            "regels": [_rule(f"DR-{g.upper()}", doel=g) for g in goals],
        }
    )
    if rng.random() < 0.8:
        stages.append(_factors(rng, factors, len(leefgebieden)))
    step = rng.choice([1, 5, 10, 15])
    stages.append(
        _rule(
            "AF-1",
            fase="afronding",
            richting="naar_boven",
            veelvoud=step,
            eenheid="minuten_per_week",
        )
    )
    stages.append(_grid(rng, goals, step))
    if rng.random() < 0.6:
        stages.append(_phases(rng, goals))
    return stages


def _norm_times(leefgebieden: list[str]) -> dict[str, Any]:
    """Rows without cells; `_fill` writes them once the questions are known."""
    rows = [{"regel": f"NT-{n.upper()}", "leefgebied": n, "minuten": {}} for n in leefgebieden]
    return {
        "fase": "normtijden",
        "titel": "N",
        "eenheid": "minuten_per_week",
        "vraag_doel": "doel",
        "vraag_niveau": "niveau",
        "bron": BRON,
        "uitleg": UITLEG,
        "tabel": rows,
    }


def _factors(rng: Rng, factors: list[dict[str, Any]], count: int) -> dict[str, Any]:
    counted: dict[str, Any] = {"vraag": "aantal_meetellend", "soort": "geheel_getal"}
    counted |= {"minimum": 1, "maximum": count}
    pool = [*factors, *([counted] if count >= 3 else [])]
    rules = []
    for i in range(rng.randint(1, 6)):
        procent = rng.choice([-30, -15, -7, 3, 10, 25, 60])
        dan: dict[str, int] = (
            {"procent": procent} if rng.random() < 0.75 else {"minuten": rng.randint(1, 40)}
        )
        rules.append(_rule(f"CF-{i}", als=_condition(rng, pool), dan=dan))
    low = sum(min(0, r["dan"].get("procent", 0)) for r in rules)
    grens = _rule(
        "CF-GRENS", minimum=max(-100, low, -rng.randint(0, 40)), maximum=rng.randint(0, 60)
    )
    return {"fase": "factoren", "titel": "F", "regels": rules, "grens": grens}


def _grid(rng: Rng, goals: list[str], step: int) -> dict[str, Any]:
    bands = []
    for goal in goals:
        start = step * rng.randint(1, 4)
        for i in range(rng.randint(1, 3)):
            end = start + step * rng.randint(1, 12)
            code = f"{goal.upper()}{i}"
            last = {"tot": end} if rng.random() < 0.7 else {"tot_en_met": end - 1}
            bands.append(
                {
                    "regel": f"RA-{code}",
                    "band": code,
                    "doelrichting": goal,
                    "vanaf": start,
                    **last,
                    "product": f"P{code}",
                }
            )
            start = end
    return {
        "fase": "raster",
        "titel": "R",
        "eenheid": "minuten_per_week",
        "bron": BRON,
        "uitleg": UITLEG,
        "banden": bands,
        "onder": _rule("RA-ONDER", uitkomst="ib0"),
        "boven": _rule("RA-BOVEN", uitkomst="nader_onderzoek"),
    }


def _phases(rng: Rng, goals: list[str]) -> dict[str, Any]:
    rules = []
    for goal in goals:
        shares = [rng.randint(1, 50) for _ in range(rng.randint(0, 2))]
        parts: list[dict[str, Any]] = [
            {"weken_procent": s, "minuten_procent": rng.randint(1, 100)} for s in shares
        ]
        parts.append({"weken_procent": "rest", "minuten_procent": rng.randint(1, 100)})
        rules.append(_rule(f"FA-{goal.upper()}", doelrichting=goal, delen=parts))
    return {
        "fase": "fasering",
        "titel": "F",
        "vraag": "weken",
        "veelvoud": rng.choice([1, 5]),
        "eenheid": "minuten_per_week",
        "regels": rules,
    }


def _by_work(
    rng: Rng, leefgebieden: list[str], factors: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    area = _rule("RG-1", naam="samen", leefgebieden=rng.sample(leefgebieden, 2))
    rules = [_rule(f"ZW-{w.upper()}", waarde=w, product=f"P{w.upper()}") for w in WERK]
    stages: list[dict[str, Any]] = [
        {"fase": "resultaatgebieden", "titel": "R", "regels": [area]},
        {
            "fase": "zwaartepunt",
            "titel": "Z",
            "vraag": "werk",
            "telling": _rule("ZW-TEL"),
            "regels": rules,
            "gelijk": _rule("ZW-GELIJK"),
        },
    ]
    if rng.random() < 0.7:
        rule = _rule("OP-1", als=_condition(rng, factors))
        stages.append({"fase": "opslag", "titel": "O", "regels": [rule]})
    return stages


def _products(stages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    rules = [r for s in stages for r in (*s.get("banden", []), *s.get("regels", []))]
    codes = dict.fromkeys(r["product"] for r in rules if "product" in r)
    price = {"prijs": {"cent": 100, "per_weken": 4}, "opslag": {"cent": 7, "per_weken": 4}}
    return [
        {"product": c, "naam": c, "omschrijving": c, "categorie": "02", "bron": BRON, **price}
        for c in codes
    ]
