"""The lines of stages and rules in the file of a normenkader."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from normenkader.as_written import Fragment, StageLines, stage_lines
from normenkader.file.tree import read_yaml
from normenkader.reading import build
from normenkader.rules import all_rules
from tests.normenkader.test_reading import DEMO, DRECHTSTEDEN, changed

SHIPPED = pytest.mark.parametrize("tekst", [DEMO, DRECHTSTEDEN], ids=["demo-ib", "drechtsteden"])
JEUGD = "      - regel: TG-JEUGD\n"
WOONPLAATS = "      - regel: TG-WOONPLAATS\n"
LAST_OF_JEUGD = '          niet: "De inwoner is {leeftijd} jaar. De Jeugdwet geldt niet."\n'


def find(tekst: str) -> tuple[StageLines, ...]:
    boom = read_yaml(tekst, "x.yaml")
    return stage_lines(build(boom), boom, tekst)


def written(tekst: str, part: Fragment) -> list[str]:
    return tekst.splitlines()[part.first - 1 : part.last]


def rule(tekst: str, regel: str) -> list[str]:
    """The lines of one rule."""
    fase = next(f for f in find(tekst) if regel in f.rules)
    return written(tekst, fase.rules[regel])


def named(lines: list[str]) -> list[str]:
    """The rules that lines name as their own."""
    return re.findall(r"\bregel: ([A-Z0-9-]+)", "\n".join(lines))


@SHIPPED
def test_every_rule_has_lines_that_name_it_and_no_other(tekst: str) -> None:
    expected = [(i.fase, i.regel) for i in all_rules(build(read_yaml(tekst, "x")))]
    found = find(tekst)
    assert sorted((f.fase, r) for f in found for r in f.rules) == sorted(expected)
    for fase in found:
        for regel, part in fase.rules.items():
            assert named(written(tekst, part)) == [regel]


@SHIPPED
def test_stages_are_in_order_and_no_line_is_left_out_or_doubled(tekst: str) -> None:
    found = find(tekst)
    assert [f.fase for f in found] == [f.fase for f in build(read_yaml(tekst, "x")).fasen]
    lines = tekst.splitlines()
    for fase in found:
        assert lines[fase.first - 1] == f"  - fase: {fase.fase}"
        assert lines[fase.last - 1].strip()
        assert all(b.first == a.last + 1 for a, b in pairwise(fase.fragments))
    for one, other in pairwise(found):
        assert "".join(lines[one.last : other.first - 1]).strip() == ""


def test_comment_right_above_a_rule_goes_with_it() -> None:
    tekst = changed(WOONPLAATS, f"\n      # Los.\n\n      # Verhuisd?\n{WOONPLAATS}")
    assert rule(tekst, "TG-WOONPLAATS")[:2] == ["      # Verhuisd?", WOONPLAATS.rstrip()]
    assert rule(tekst, "TG-JEUGD")[-1] == LAST_OF_JEUGD.rstrip()


def test_comment_that_is_indented_deeper_goes_with_the_rule_above_it() -> None:
    tekst = changed(WOONPLAATS, f"        # Tot de verjaardag.\n{WOONPLAATS}")
    assert rule(tekst, "TG-JEUGD")[-1] == "        # Tot de verjaardag."
    assert rule(tekst, "TG-WOONPLAATS")[0] == WOONPLAATS.rstrip()


def test_comment_above_a_stage_goes_with_the_stage() -> None:
    tekst = changed("  - fase: doelen\n", "  # Alleen haalbare doelen.\n  - fase: doelen\n")
    before, doelen = (f for f in find(tekst) if f.fase in ("meetellen", "doelen"))
    assert tekst.splitlines()[doelen.first - 1] == "  # Alleen haalbare doelen."
    assert before.last < doelen.first


def test_text_over_lines_is_whole_although_it_ends_like_a_comment() -> None:
    block = "        toelichting: |\n          Zie ook:\n          # de Jeugdwet\n"
    tekst = changed(LAST_OF_JEUGD, LAST_OF_JEUGD + block)
    assert rule(tekst, "TG-JEUGD")[-3:] == block.splitlines()


def test_rules_on_one_line_share_it() -> None:
    first, second = DEMO[DEMO.index("      - {regel: RA-B1") :].splitlines()[:2]
    joined = f"      [{first.strip()[2:]}, {second.strip()[2:]},"
    table = DEMO[DEMO.index(first) : DEMO.index("    onder:\n")]
    rest = [f"      {line.strip()[2:]}," for line in table.splitlines()[2:]]
    tekst = changed(table, "\n".join([joined, *rest, "      ]\n"]))
    raster = next(f for f in find(tekst) if f.fase == "raster")
    assert raster.rules["RA-B1"] == raster.rules["RA-B2"]
    assert named(written(tekst, raster.rules["RA-B1"])) == ["RA-B1", "RA-B2"]
    assert named(rule(tekst, "RA-B3")) == ["RA-B3"]


def test_what_stands_below_the_rules_of_a_stage_is_not_lost() -> None:
    head = "    eenheid: minuten_per_week\n    vraag_doel: doel\n"
    end = "        minuten: {behoud: {3: 15, 2: 25}, ontwikkel: {3: 20, 2: 30}}\n\n"
    tekst = changed(head, "")
    tekst = changed(end, end.rstrip("\n") + "\n" + head + "\n", tekst)
    fase = next(f for f in find(tekst) if f.fase == "normtijden")
    assert fase.fragments[-1].regels == ()
    assert written(tekst, fase.fragments[-1]) == head.splitlines()


def test_last_stage_ends_with_the_file_where_nothing_follows() -> None:
    start = DEMO.index("fasen:\n")
    end = DEMO.index("producten:\n")
    tekst = DEMO[:start] + DEMO[end:].rstrip() + "\n" + DEMO[start:end].rstrip() + "\n# Einde.\n"
    assert rule(tekst, "FA-ONTWIKKEL")[-1].startswith("          niet:")


def test_dash_on_a_line_of_its_own_goes_with_the_rule_below_it() -> None:
    tekst = changed(WOONPLAATS, "      -\n        regel: TG-WOONPLAATS\n")
    assert rule(tekst, "TG-WOONPLAATS")[0] == "      -"
    assert rule(tekst, "TG-JEUGD")[-1] == LAST_OF_JEUGD.rstrip()
