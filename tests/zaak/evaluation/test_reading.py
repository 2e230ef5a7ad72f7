"""The form of a region: every problem at once, with its line."""

from __future__ import annotations

from importlib.resources import files

import pytest

from normenkader import InvalidInputError
from zaak.evaluation.reading import read_form

TEXT = files("zaak.evaluation").joinpath("formulier.yaml").read_text("utf-8")


def problems(tekst: str) -> list[str]:
    with pytest.raises(InvalidInputError) as error:
        read_form(tekst, "form.yaml")
    return [str(problem) for problem in error.value.problemen]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("punt: doelen", "punt: tevredenheid", "meer dan één keer"),
        ("{code: wijkteam,", "{code: behandeling,", "meer dan één keer"),
        ("weken_voor_einde: 8", "weken_voor_einde: acht", "geheel getal"),
        ("titel: Doelen bijstellen", 'titel: ""', "leeg"),
        (
            '{document: overleg2025, plaats: "evaluatieformulier, punt 5"}',
            "{document: weg, plaats: punt 5}",
            "staat niet bij bronnen",
        ),
    ],
)
def test_a_mistake_in_a_form_is_said(old: str, new: str, said: str) -> None:
    assert TEXT.count(old) == 1
    found = problems(TEXT.replace(old, new))
    assert any(said in one for one in found)
    assert all(one.startswith("form.yaml") for one in found)


def test_an_outcome_that_is_not_the_last_point_is_refused() -> None:
    head, _, last = TEXT.partition("  - punt: vervolg")
    start, _, rest = head.partition("  - punt: tevredenheid")
    moved = f"{start}  - punt: vervolg{last.rstrip()}\n  - punt: tevredenheid{rest}"
    assert any("als laatste" in one for one in problems(moved))


@pytest.mark.parametrize(
    ("point", "after"), [("voorliggend", "doelen"), ("leefgebieden", "voorliggend")]
)
def test_a_point_that_is_obligatory_can_not_be_left_out(point: str, after: str) -> None:
    head, _, rest = TEXT.partition(f"  - punt: {point}")
    _, sign, tail = rest.partition(f"  - punt: {after}")
    found = problems(f"{head}{sign}{tail}")
    assert any(f"precies één punt {point}" in one for one in found)


def test_a_region_may_ask_more() -> None:
    more = """  - punt: aanbieder
    soort: keuze
    titel: Tevredenheid over de aanbieder
    vraag: Hoe gaat het met de aanbieder?
    antwoorden: [{code: goed, naam: goed}, {code: slecht, naam: slecht}]
    toelichting: Wat kan beter?
    bron: {document: overleg2025, plaats: eigen punt}
"""
    text = TEXT.replace("  - punt: leefgebieden", f"{more}  - punt: leefgebieden", 1)
    assert [p.punt for p in read_form(text, "form.yaml").punten][1] == "aanbieder"
