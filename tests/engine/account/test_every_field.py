"""Every word that a text may ask for can be filled in, whoever the client is."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from engine.account.answer import not_fired
from engine.judging import course, judge
from normenkader import Library, Normenkader
from normenkader.checks.texts import COMPUTED, allowed_fields
from normenkader.checks.work import Work
from normenkader.file.tree import Tree
from normenkader.reading import build, read_normenkader
from normenkader.rules import all_rules
from tests.conftest import ROOT
from tests.kaders.random_real import random_real
from tests.random_cases import random_case
from zaak.checking import check_zaak

KADERS = Path(__file__).parents[2] / "kaders"
FILES = [
    ROOT / "rules" / "awbz-bgi-2014" / "2014.1.yaml",
    ROOT / "rules" / "demo-ib" / "2026.1.yaml",
    ROOT / "rules" / "drechtsteden-ib-2016" / "2016.1.yaml",
    KADERS / "ho-hbel-2021" / "2021.1.yaml",
    KADERS / "alles" / "2026.1.yaml",
]


def put(data: Any, pad: tuple[Any, ...], tekst: str) -> None:
    for key in pad[:-1]:
        data = data[key]
    data[pad[-1]] = tekst


def asking_for_all(normenkader: Normenkader) -> Normenkader:
    """The same, with every word that may stand there in every text of every rule."""
    data = apart(normenkader.content)
    work = Work(normenkader, Tree("anders.yaml", data))
    shared: dict[tuple[Any, ...], set[str]] = {}
    for info in all_rules(normenkader):
        allowed = allowed_fields(work, info)
        shared[info.uitleg_pad] = shared.get(info.uitleg_pad, allowed) & allowed
        if info.signaal is not None:
            put(data, (*info.pad, "signaal", "tekst"), text(allowed))
    for pad, allowed in shared.items():
        put(data, (*pad, "wel"), text(allowed))
        put(data, (*pad, "niet"), text(allowed - COMPUTED))
    return build(Tree("anders.yaml", data))


def apart(node: Any) -> Any:
    """A copy in which no two texts are one object."""
    if isinstance(node, dict):
        return {key: apart(value) for key, value in node.items()}
    return [apart(value) for value in node] if isinstance(node, list) else node


def text(allowed: set[str]) -> str:
    return " ".join(["Zo:", *(f"{{{name}}}" for name in sorted(allowed))])


def fill_in(normenkader: Normenkader, rng: random.Random, cases: int) -> set[str]:
    """Judge random cases, with all sentences; gives the rules that fired."""
    library = Library([normenkader], normenkader.normenkader)
    fired = set()
    for number in range(cases):
        zaak, _ = check_zaak(random_case(rng, normenkader, number), library)
        fired |= {step["regel"] for step in judge(normenkader, zaak)["spoor"]}
        not_fired(normenkader, zaak, course(normenkader, zaak))
    return fired


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_every_word_can_be_filled_in(file: Path) -> None:
    asking = asking_for_all(read_normenkader(file))
    assert len(fill_in(asking, random.Random(8), 150)) > 10


def test_every_word_can_be_filled_in_where_a_product_lies_below_the_bandwidths() -> None:
    asking = asking_for_all(read_normenkader(KADERS / "alles" / "2026.1.yaml"))
    assert "KL-WAAKVLAM" in fill_in(asking, random.Random(9), 600)


def test_every_word_can_be_filled_in_for_random_shapes() -> None:
    rng = random.Random(10)
    for _ in range(30):
        fill_in(asking_for_all(random_real(rng)), rng, 8)
