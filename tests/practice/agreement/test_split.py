"""Where a group splits: distributions sorted by disagreement, and confused classes."""

from __future__ import annotations

from fractions import Fraction

from normenkader import Normenkader
from normenkader.questions import NIET_UITGEVRAAGD
from practice.agreement.answers import UIT_ANTWOORDEN, VERWACHT, ClassChoice, Rating, given
from practice.agreement.split import AnswerCount, confusion, distributions
from zaak.model import AnswerPlace

ADL, DOEL = ("leefgebieden", "adl", "niveau"), ("leefgebieden", "adl", "doel")
VERLOOP = ("clientfactoren", "", "verloop")


def rows(zaak: str, plaats: AnswerPlace, answers: list[int | str | None]) -> list[Rating]:
    return [Rating(f"p{i}", zaak, plaats, a) for i, a in enumerate(answers)]


def test_answers_come_in_the_order_of_the_form_with_their_words(demo: Normenkader) -> None:
    found = distributions(demo, given(demo, rows("Z", ADL, [NIET_UITGEVRAAGD, 4, 2, 4]), []))
    assert [v.keuzes for v in found] == [
        (
            AnswerCount(2, "niet zelfredzaam", 1),
            AnswerCount(4, "voldoende zelfredzaam", 2),
            AnswerCount(NIET_UITGEVRAAGD, "niet uitgevraagd", 1),
        )
    ]
    assert (found[0].paren, found[0].paren_eens) == (6, 1)
    assert found[0].share_disagreed == Fraction(5, 6)


def test_the_greatest_disagreement_comes_first(demo: Normenkader) -> None:
    given_answers = given(
        demo,
        [
            *rows("Z-1", ADL, [2, 2, 2, 3]),
            *rows("Z-2", ADL, [1, 2, 3, 4]),
            *rows("Z-1", VERLOOP, ["stabiel", "wisselend"]),
            *rows("Z-2", VERLOOP, ["stabiel", "stabiel"]),
            *rows("Z-3", VERLOOP, ["stabiel"]),
        ],
        [],
    )
    found = distributions(demo, given_answers)
    assert [(v.zaak, v.plaats, v.share_disagreed) for v in found] == [
        ("Z-2", ADL, 1),
        ("Z-1", VERLOOP, 1),
        ("Z-1", ADL, Fraction(1, 2)),
        ("Z-2", VERLOOP, 0),
        ("Z-3", VERLOOP, 0),
    ]


def test_open_counts_who_worked_on_the_case_and_left_it_open(demo: Normenkader) -> None:
    answers = [
        *rows("Z-1", ADL, [2, 2, 5]),
        *rows("Z-1", DOEL, ["behoud", None]),
        *rows("Z-2", ADL, [2, 3, 4, 5]),
    ]
    found = {(v.zaak, v.plaats): v.open for v in distributions(demo, given(demo, answers, []))}
    assert found == {("Z-1", ADL): 0, ("Z-1", DOEL): 2, ("Z-2", ADL): 0}


CHOICES = [
    ClassChoice("a", "Z-1", "IBO", "IBB"),
    ClassChoice("b", "Z-1", "IBO", "IBB"),
    ClassChoice("c", "Z-1", "IBB", "IBB"),
    ClassChoice("d", "Z-1", "ib0", None),
    ClassChoice("a", "Z-2", "IBO", "geen_toegang"),
    ClassChoice("b", "Z-2", "ib0", "IBOI"),
]


def test_confused_classes_are_counted_in_pairs(demo: Normenkader) -> None:
    answers = given(demo, [], CHOICES)
    found = confusion(demo, answers, VERWACHT)
    codes = [k.code for k in found.klassen]
    counts = {
        (codes[i], codes[j]): n for i, row in enumerate(found.tabel) for j, n in enumerate(row) if n
    }
    # Z-1: a and b the same; each of them with c and with d; c with d. Z-2: a with b.
    upper = {("IBO", "IBO"): 1, ("IBB", "IBO"): 2, ("IBO", "ib0"): 3, ("IBB", "ib0"): 1}
    assert counts == upper | {(j, i): n for (i, j), n in upper.items()}
    assert (found.paren, found.paren_eens) == (7, 1)
    assert found.tabel == tuple(zip(*found.tabel, strict=True))


def test_the_classes_of_own_answers_have_a_table_of_their_own(demo: Normenkader) -> None:
    found = confusion(demo, given(demo, [], CHOICES), UIT_ANTWOORDEN)
    codes = [k.code for k in found.klassen]
    assert found.tabel[codes.index("IBB")][codes.index("IBB")] == 3
    assert found.tabel[codes.index("geen_toegang")][codes.index("IBOI")] == 1
    assert (found.paren, found.paren_eens) == (4, 3)


def test_classes_split_as_questions_do(demo: Normenkader) -> None:
    found = distributions(demo, given(demo, [], CHOICES))
    first = [v for v in found if v.plaats == VERWACHT]
    assert [v.zaak for v in first] == ["Z-2", "Z-1"]
    assert first[1].keuzes == (
        AnswerCount("IBB", demo.product("IBB").naam, 1),
        AnswerCount("IBO", demo.product("IBO").naam, 2),
        AnswerCount("ib0", "Lichte hulp in de buurt (IB0)", 1),
    )


def test_nothing_given_is_an_empty_table(demo: Normenkader) -> None:
    answers = given(demo, [], [])
    assert distributions(demo, answers) == ()
    found = confusion(demo, answers, VERWACHT)
    assert (found.paren, sum(map(sum, found.tabel)), len(found.tabel)) == (0, 0, 8)
