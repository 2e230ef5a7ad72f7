"""The next question about judged minutes: every number is covered, and what is said is exact."""

from __future__ import annotations

from typing import Any

import pytest

from engine.partial import Possible, next_questions, possible
from normenkader import Library, Normenkader
from normenkader.library import FixedVersion
from tests.kaders.small import TOEGANG, small_awbz
from zaak.checking import InvalidZaakError, check_partial

SCORES = ("orientatie", "psychisch_functioneren", "gedrag_veiligheid", "onwelbevinden")


def case(**leefgebieden: dict[str, Any]) -> dict[str, Any]:
    """A case of which some activities are asked; the others are not needed."""
    names = ("structuur", "vaardigheden", "toezicht", "toezicht_onderwijs", "oefenen")
    scores = {f"score_{name}": 3 for name in SCORES[:2]} | {f"score_{n}": 0 for n in SCORES[2:]}
    return {
        "zaak": "A-00001",
        "normenkader": "awbz-bgi-2014",
        "peildatum": "2014-06-01",
        "toegang": TOEGANG,
        "leefgebieden": {n: leefgebieden.get(n, {"nodig": False}) for n in names},
        "clientfactoren": {**scores, "score_sociale_redzaamheid": "onbekend"},
    }


def asked(minuten: Any, gedekt: Any) -> dict[str, Any]:
    """An activity that is needed."""
    return {"nodig": True, "minuten": minuten, "gedekt_minuten": gedekt, "opgelost_door": "geen"}


CASES = [
    case(structuur=asked("onbekend", 3)),
    case(structuur=asked("onbekend", "onbekend"), toezicht=asked(8, 0)),
    case(structuur=asked(9, "onbekend"), toezicht_onderwijs=asked("onbekend", "onbekend")),
    case(vaardigheden=asked("onbekend", 0), toezicht=asked("onbekend", "onbekend")),
]


@pytest.fixture(scope="module")
def small(bibliotheek: Library) -> Normenkader:
    return small_awbz(bibliotheek.version("awbz-bgi-2014", "2014.1"))


@pytest.mark.parametrize("content", CASES)
def test_a_row_of_numbers_leaves_possible_what_its_numbers_leave_one_by_one(
    content: dict[str, Any], small: Normenkader
) -> None:
    zaak, _ = check_partial(content, FixedVersion(small))
    rows = 0
    for weighed in next_questions(small, zaak).vragen:
        section, name, vraag = weighed.plaats
        if section != "leefgebieden":
            continue
        left = {a: _after(content, small, name, vraag, a) for a in range(13)}
        told = [n for effect in weighed.effects for n in effect.antwoorden]
        assert told == [n for n, one in left.items() if one is not None and one.outcomes]
        for effect in weighed.effects:
            each = [one for n in effect.antwoorden if (one := left[int(n)]) is not None]
            assert {m for one in each for m in one.outcomes} == set(effect.possible.outcomes)
            assert min(_ends(each, 0), default=None) == effect.possible.minimum
            assert max(_ends(each, 1), default=None) == effect.possible.maximum
            rows += len(effect.antwoorden) > 1
    assert rows


def _ends(found: list[Possible], which: int) -> list[int]:
    ends = [(one.minimum, one.maximum)[which] for one in found]
    return [n for n in ends if n is not None]


def _after(
    content: dict[str, Any], small: Normenkader, name: str, vraag: str, antwoord: int
) -> Possible | None:
    """What one number leaves possible, from a case that has it; None where no case has it."""
    leefgebieden = content["leefgebieden"]
    own = {**leefgebieden[name], vraag: antwoord}
    changed = {**content, "leefgebieden": {**leefgebieden, name: own}}
    try:
        return possible(small, check_partial(changed, FixedVersion(small))[0])
    except InvalidZaakError:
        return None


def test_minutes_of_the_real_one_are_told_in_few_rows(bibliotheek: Library) -> None:
    zaak, norms = check_partial(CASES[0], bibliotheek)
    found = next(v for v in next_questions(norms, zaak).vragen if v.plaats[2] == "minuten")
    ends = [(e.antwoorden[0], e.antwoorden[-1]) for e in found.effects]
    # 3 minutes are covered already; class 4 is the highest for structure alone.
    assert ends == [(3, 3), (4, 122), (123, 242), (243, 422), (423, 3360)]
