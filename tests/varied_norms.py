"""Random normenkaders that also differ in names, labels, texts and limits.

What reads them goes by these: names that other programs reserve, labels with marks of every kind,
texts with every field that a rule can fill in, and numbers at the ends of what is allowed.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Mapping
from typing import Any

from normenkader import Normenkader
from normenkader.checks.texts import COMPUTED, allowed_fields
from normenkader.checks.work import Work
from normenkader.conditions import accepted
from normenkader.file.tree import Tree
from normenkader.model import MOST_WEEKS
from normenkader.questions import KeuzeVraag
from normenkader.reading import build
from normenkader.rules import all_rules
from normenkader.stages import MeetelRegel
from tests.explaining.for_client.client_texts import with_texts
from tests.random_norms import random_norm_data

Rng = random.Random
NAMES = (
    "m",
    "s",
    "first",
    "and",
    "or",
    "not",
    "all",
    "any",
    "pri",
    "count",
    "key",
    "name",
    "value",
    "type",
    "class",
    "none",
    "null",
    "true",
    "false",
    "nan",
    "niet",
    "weg",
    "regel",
    "fase",
    "effect",
    "invoer",
    "uitleg",
    "antwoord",
    "onderwerp",
    "versie",
    "uitkomst",
    "status",
    "naam",
    "a" * 60,
    "x__y",
    "lambda",
    "import",
    "self",
    "int",
    "sections",
)
# Names of the base that may be given another; they stand as words, never inside another word.
RENAMED = (
    "factor0",
    "factor1",
    "factor2",
    "factor3",
    "toegang0",
    "toegang1",
    "toegang2",
    "niveau",
    "werk",
    "opgelost",
    "extra",
    "lg0",
    "lg1",
    "lg2",
    "lg3",
    "lg4",
    "a",
    "b",
    "d",
    "x",
    "y",
    "z",
    "p",
    "q",
    "r",
)
MARKS = ("%", "{{", "<b>&amp;", "*", "$x$", "[rood]", "\\", "'", '"', ":", "#", "é", "👍", "a'; --")


def varied_norm(rng: Rng) -> Normenkader:
    """A valid normenkader with unusual names, labels, texts and limits."""
    data = varied_norm_data(rng)
    return build(Tree("anders.yaml", data))


def varied_norm_data(rng: Rng) -> dict[str, Any]:
    """The plain data of such a normenkader."""
    data = _renamed(rng, random_norm_data(rng))
    _label(rng, data)
    _limits(rng, data)
    _fill_texts(rng, data)
    return data


def varied_client_norm(rng: Rng) -> Normenkader:
    """Such a normenkader with texts for the client, full of marks and of fields."""
    return build(Tree("anders.yaml", _with_client(rng, varied_norm_data(rng))))


def _with_client(rng: Rng, data: dict[str, Any]) -> dict[str, Any]:
    data = with_texts(data)
    client = data["client"]
    for key in ("uitkomsten", "producten", "regels", "leefgebieden"):
        for number, code in enumerate(client[key]):
            mark = rng.choice([m for m in MARKS if "%" not in m and "{" not in m])
            client[key][code] = f"{mark} woord {number}"
    timed = any(stage["fase"] == "afronding" for stage in data["fasen"])
    client["uitkomsten"]["product"] += ": {product}" + (" met {tijd}." if timed else ".")
    for outcome in ("ib0", "nader_onderzoek") if timed else ():
        client["uitkomsten"][outcome] += " met {tijd}."
    _fill_client(rng, data)
    return data


def _fill_client(rng: Rng, data: dict[str, Any]) -> None:
    """What a rule compares may stand in its text, with words for each answer that it accepts."""
    normenkader = Normenkader.model_validate(data)
    client = data["client"]
    choices = {v.vraag: v for v in normenkader.vragen.leefgebieden if isinstance(v, KeuzeVraag)}
    for info in all_rules(normenkader):
        if not isinstance(info.model, MeetelRegel) or info.model.dan != "valt_af":
            continue
        for naam in [n for n in info.model.als if n in choices and rng.random() < 0.7]:
            client["regels"][info.regel] += f" {{{naam}}}"
            possible = accepted(info.model.als[naam], choices[naam].answers())
            words = {str(a): f"antwoord {i}" for i, a in enumerate(possible)}
            client["antwoorden"].setdefault(naam, {}).update(words)


def _renamed(rng: Rng, data: dict[str, Any]) -> dict[str, Any]:
    names = dict(zip(rng.sample(RENAMED, 12), rng.sample(NAMES, 12), strict=True))

    def change(node: Any) -> Any:
        if isinstance(node, Mapping):
            return {names.get(k, k): change(v) for k, v in node.items()}
        if isinstance(node, list):
            return [change(v) for v in node]
        return names.get(node, node) if isinstance(node, str) else node

    renamed: dict[str, Any] = change(data)
    return renamed


def _label(rng: Rng, data: dict[str, Any]) -> None:
    named = [*data["leefgebieden"], *data["producten"], *data["uitkomsten"]]
    named += [w for vragen in data["vragen"].values() for v in vragen for w in v.get("waarden", ())]
    for number, thing in enumerate(named):
        if rng.random() < 0.5:
            mark = rng.choice(MARKS).replace("{", "(")
            thing["naam"] = f"{mark} {thing['naam']} {number}"


def _limits(rng: Rng, data: dict[str, Any]) -> None:
    """Numbers that nobody expects: from far below nothing, many weeks, much time."""
    for vraag in data["vragen"]["zaak"]:
        vraag["maximum"] = MOST_WEEKS
    for vraag in (*data["vragen"]["toegang"], *data["vragen"]["clientfactoren"]):
        if rng.random() < 0.3:
            vraag["verplicht"] = False
        if vraag["soort"] == "geheel_getal":
            vraag["minimum"] -= rng.choice([0, 1, 40])
            vraag["maximum"] += rng.choice([0, 5, 900])
    for fase in data["fasen"]:
        for row in fase.get("tabel", ()):
            for cells in row["minuten"].values():
                cells |= {n: rng.choice([1, 10_080]) for n in cells if rng.random() < 0.1}


def _fill_texts(rng: Rng, data: dict[str, Any]) -> None:
    """Every text of a rule uses fields that it may use."""
    normenkader = Normenkader.model_validate(data)
    werk = Work(normenkader, Tree("anders.yaml", copy.deepcopy(data)))
    for info in all_rules(normenkader):
        node: Any = data
        for key in info.uitleg_pad[:-1]:
            node = node[key]
        allowed = sorted(allowed_fields(werk, info))
        rng.shuffle(allowed)
        if info.uitleg_pad[:-1] == info.pad or "wel" not in info.uitleg.wel.casefold():
            node["uitleg"] = {
                "wel": _sentence("Wel", allowed),
                "niet": _sentence("Niet", [f for f in allowed if f not in COMPUTED]),
            }
        if info.signaal is not None:
            node["signaal"]["tekst"] = _sentence("Let op", allowed)


def _sentence(begin: str, velden: list[str]) -> str:
    return " ".join([begin, *(f"{{{veld}}}" for veld in velden)]) + "."
