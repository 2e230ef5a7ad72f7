"""Normenkaders with judged numbers, small enough to try every pair of other answers."""

from __future__ import annotations

import copy
import random
from typing import Any

from engine.calculation.evaluator import quick, sections
from normenkader import Library, Normenkader
from normenkader.reading import from_content
from tests.awbz_by_hand import random_zaak
from tests.explaining.why_not.other_answers import Change, Found, _changes, smallest_of
from tests.kaders.small import MOST
from zaak.checking import InvalidZaakError, check_zaak

# The questions about a leefgebied that may change; the goal has no order.
LEEFGEBIED = {
    "nodig": True,
    "minuten": True,
    "gedekt_minuten": True,
    "niveau": True,
    "doel": False,
    "uren": True,
    "keer": True,
    "anderen_procent": True,
}


def small_case(rng: random.Random, number: int, *, access: bool = True) -> dict[str, Any]:
    """A random case of the small AWBZ shape."""
    case = random_zaak(rng, number)
    if access:
        case["toegang"] |= {"grondslag": "zintuiglijk", "behandeling_volstaat": False}
        case["toegang"] |= {"opname_of_verwaarlozing": True}
    for answers in case["leefgebieden"].values():
        if rng.random() < 0.5 and answers.get("nodig") is True:
            answers["opgelost_door"] = "geen"
        if "minuten" in answers:
            answers["minuten"] = rng.randint(1, MOST)
        if "gedekt_minuten" in answers:
            answers["gedekt_minuten"] = rng.randint(0, answers["minuten"])
    return case


def with_directions(demo: Normenkader) -> Normenkader:
    """The demonstration in which some times are judged: in hours, so often, and partly covered.

    It keeps goals and directions, shared result areas, percentages and rounding.
    """
    content = copy.deepcopy(demo.content)
    for key in ("client", "bewijs"):
        content.pop(key, None)
    questions = content["vragen"]["leefgebieden"]
    level = next(v for v in questions if v["vraag"] == "doel")
    number = {"soort": "geheel_getal", "bron": level["bron"], "tekst": "Hoeveel?"}
    needed = {"verplicht_als": copy.deepcopy(level["verplicht_als"])}
    judged = ["financien", "adl", "verslaving"]
    questions += [
        {
            **number,
            **needed,
            "vraag": "uren",
            "minimum": 1,
            "maximum": 6,
            "eenheid": "uur",
            "leefgebieden": judged,
        },
        {
            **number,
            **needed,
            "vraag": "keer",
            "minimum": 1,
            "maximum": 3,
            "eenheid": "keer",
            "leefgebieden": ["adl"],
        },
        {
            **number,
            "vraag": "anderen_procent",
            "minimum": 0,
            "maximum": 5,
            "eenheid": "procent",
            "verplicht": False,
            "leefgebieden": ["financien", "verslaving"],
        },
    ]
    stages = content["fasen"]
    times = next(f for f in stages if f["fase"] == "normtijden")
    for row in times["tabel"]:
        if row["leefgebied"] in judged:
            del row["minuten"]
            row.update(vraag="uren", eenheid="uren_per_week")
            if row["leefgebied"] == "adl":
                row["maal"] = "keer"
    rule = stages[0]["regels"][0]
    texts = {k: rule[k] for k in ("titel", "bron")} | {"uitleg": {"wel": "Ja.", "niet": "Nee."}}
    less = {
        "fase": "aftrek",
        "titel": "Wat anderen doen",
        "regels": [{**texts, "regel": "AF-ANDEREN", "dan": {"procent_vraag": "anderen_procent"}}],
    }
    place = next(i for i, f in enumerate(stages) if f["fase"] == "doelrichting")
    stages.insert(place, less)
    return from_content(content)


def all_singles(normenkader: Normenkader, case: dict[str, Any]) -> list[Change]:
    """Every change of one answer, in the order of the form."""
    leading = normenkader.vragen.leading.vraag
    changes: list[Change] = []
    for naam in normenkader.leefgebied_names:
        given = case["leefgebieden"][naam]
        if given[leading] == "niet_uitgevraagd":
            continue
        for vraag in normenkader.questions("leefgebieden", naam):
            if vraag.vraag in LEEFGEBIED:
                path = ("leefgebieden", naam, vraag.vraag)
                changes += _changes(path, vraag, given, ordered=LEEFGEBIED[vraag.vraag])
    for vraag in normenkader.questions("clientfactoren"):
        given = case["clientfactoren"]
        changes += _changes(("clientfactoren", vraag.vraag), vraag, given, ordered=True)
    return changes


def smallest(normenkader: Normenkader, case: dict[str, Any], answers: int) -> Found:
    """Per product the smallest sum of steps of so many other answers, and all changes of it."""
    library, short = Library([normenkader], normenkader.normenkader), quick(normenkader)

    def product(other: dict[str, Any]) -> str | None:
        try:
            zaak, _ = check_zaak(other, library)
        except InvalidZaakError:
            return None
        return short(sections(zaak)).product

    return smallest_of(all_singles(normenkader, case), case, answers, product)
