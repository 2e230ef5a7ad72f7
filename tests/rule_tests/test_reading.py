"""Files of tests: what is wrong with them is said all at once, with file, line and path."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest

from normenkader import InvalidInputError, Library, Normenkader
from rule_tests.cases import changed, not_there
from rule_tests.model import RuleReference, parse_minuten, parse_reference
from rule_tests.reading import read_toetsen, toetsen_folder, without_version
from tests.rule_tests.small import SMALL, replaced, write

Place = tuple[str, int, str, str]


def problems(folder: Path, normenkader: Normenkader) -> list[Place]:
    with pytest.raises(InvalidInputError) as caught:
        read_toetsen(folder, normenkader)
    found = caught.value.problemen
    return [(Path(p.bestand).name, p.regel, p.pad, p.melding) for p in found]


def test_tests_are_read_with_their_place_and_case(tmp_path: Path, demo: Normenkader) -> None:
    write(tmp_path)
    found = read_toetsen(tmp_path, demo)
    one, other = found.toetsen
    assert (one.toets.toets, one.regel) == (
        "Wie 17 is",
        1 + SMALL[: SMALL.index("toets: Wie 17")].count("\n"),
    )
    assert one.bestand == str(tmp_path / "a.yaml")
    assert one.basis.toegang["leeftijd"] == 51
    assert (one.zaak.toegang["leeftijd"], other.zaak.toegang["leeftijd"]) == (17, 18)
    assert other.zaak.leefgebieden["financien"]["niveau"] == 3
    assert other.zaak.leefgebieden["financien"]["doel"] == "ontwikkel"
    assert other.toets.about == (RuleReference("TG-JEUGD"), RuleReference("TG-DOORGANG"))


def test_absent_folder_has_no_tests(tmp_path: Path, demo: Normenkader) -> None:
    assert read_toetsen(tmp_path / "weg", demo).toetsen == ()


@pytest.mark.parametrize(
    ("old", "new", "pad", "melding"),
    [
        # Codes that do not exist, with the nearest that does.
        ("over: TG-JEUGD", "over: TG-JEUD", "toetsen[0].over", "Bedoel je 'TG-JEUGD'?"),
        ("[TG-JEUGD, TG", "[TG-JEUD, TG", "toetsen[1].over[0]", "Bedoel je 'TG-JEUGD'?"),
        ("wel: TG-JEUGD", "wel: TG-JEUDG", "toetsen[0].regels.wel", "Bedoel je 'TG-JEUGD'?"),
        ("niet: [TG-DO", "niet: [TG-DA", "toetsen[0].regels.niet[0]", "'TG-DOORGANG'?"),
        (
            "niet: [TG-DOORGANG]",
            "niet: [LG-ACUUT bij finan]",
            "toetsen[0].regels.niet[0]",
            "het leefgebied 'finan' bestaat niet. Bedoel je 'financien'?",
        ),
        (
            "{NT-FINANCIEN: 30}",
            "{NT-FINANCIN: 30}",
            "toetsen[1].regels.minuten.NT-FINANCIN",
            "Bedoel je 'NT-FINANCIEN'?",
        ),
        ("product: IBO", "product: IBX", "toetsen[1].verwacht.product", "het product 'IBX'"),
        ("[financien]", "[financin]", "toetsen[1].verwacht.meetellend[0]", "'financien'?"),
        # The form.
        ("over: TG-JEUGD", "over: tg jeugd", "toetsen[0].over", "schrijf de code van een regel"),
        ("soort: grens", "soort: rand", "toetsen[0].soort", "'wel', 'niet' of 'grens'"),
        ("omdat: De", "omdt: De", "toetsen[0].omdt", "Bedoel je 'omdat'?"),
        ("product: null}", "productt: IBO}", "toetsen[0].verwacht.productt", "'product'?"),
        ("_week: 30", "_week: 30.0", "toetsen[1].verwacht.minuten_per_week", "geheel getal"),
        ("N: 30}", "N: 30 minuten}", "toetsen[1].regels.minuten.NT-FINANCIEN", "als 20, -10 of"),
        ("{uitkomst: geen_toegang, product: null}", "{}", "toetsen[0].verwacht", "minstens één"),
        ("{wel: TG-JEUGD, niet: [TG-DOORGANG]}", "{}", "toetsen[0].regels", "noem regels bij wel"),
        ("toets: Wie 17 is", "toets: ' '", "toetsen[0].toets", "mag niet leeg zijn"),
        ("soort: grens\n    omdat", "omdat", "toetsen[0]", "over en soort horen bij elkaar"),
        ("wel: TG-JEUGD, ", "", "toetsen[0]", "zeg bij regels of TG-JEUGD hier wel of niet geldt"),
        ("[TG-DOORGANG]}\n\n", "[TG-JEUGD]}\n\n", "toetsen[0]", "niet tegelijk wel en niet"),
        # The case.
        ("leeftijd: 17", "leeftijd: 200", "toetsen[0].gegeven.toegang.leeftijd", "0 tot en"),
        ("leeftijd: 17", "leftijd: 17", "toetsen[0].gegeven.toegang.leftijd", "leeftijd?"),
        (
            "{niveau: 3}",
            "{niveau: niet_uitgevraagd}",
            "toetsen[1].gegeven.leefgebieden.financien.doel",
            "haal dit antwoord weg",
        ),
        (
            "{niveau: 3}",
            "{weg: [overlast]}",
            "toetsen[1].gegeven.leefgebieden.financien.weg[0]",
            "staat niet in de basis",
        ),
        ("leeftijd: 51", "leeftijd: 126", "basis.toegang.leeftijd", "0 tot en met 125"),
        ("2026-07-01", "2025-12-31", "basis.peildatum", "geldt geen versie"),
        (
            "normenkader: demo-ib",
            "normenkader: demo",
            "basis.normenkader",
            "Kies uit: demo-ib",
        ),
    ],
)
def test_problem_has_its_file_line_and_path(
    tmp_path: Path, demo: Normenkader, old: str, new: str, pad: str, melding: str
) -> None:
    tekst = replaced((old, new))
    write(tmp_path, tekst)
    found = [p for p in problems(tmp_path, demo) if p[2] == pad]
    assert [p[0] for p in found] == ["a.yaml"], problems(tmp_path, demo)
    assert melding in found[0][3]
    # The line is that of the change, or of the test where the problem is about the whole of it.
    line = 1 + SMALL[: SMALL.index(old)].count("\n")
    if re.fullmatch(r"toetsen\[\d\]", pad):
        line = 1 + tekst[: tekst.index("- toets: Wie 17")].count("\n")
    assert found[0][1] == line


def test_error_of_the_basis_is_said_once(tmp_path: Path, demo: Normenkader) -> None:
    write(tmp_path, replaced(("verloop: stabiel", "verloop: soms")))
    assert [p[2] for p in problems(tmp_path, demo)] == ["basis.clientfactoren.verloop"]


def test_one_name_for_two_tests_is_a_problem(tmp_path: Path, demo: Normenkader) -> None:
    write(tmp_path, replaced(("Wie 18 is", "Wie 17 is")))
    first = 1 + SMALL[: SMALL.index("toets: Wie 17")].count("\n")
    second = 1 + SMALL[: SMALL.index("toets: Wie 18")].count("\n")
    ((bestand, regel, pad, melding),) = problems(tmp_path, demo)
    assert (bestand, regel, pad) == ("a.yaml", second, "toetsen[1].toets")
    assert f"a.yaml, regel {first}" in melding
    write(tmp_path)
    write(tmp_path, naam="b.yaml")
    assert {(p[0], p[2]) for p in problems(tmp_path, demo)} == {
        ("b.yaml", "toetsen[0].toets"),
        ("b.yaml", "toetsen[1].toets"),
    }


def test_all_problems_of_all_files_come_together(tmp_path: Path, demo: Normenkader) -> None:
    tekst = replaced(
        ("verloop: stabiel", "verloop: soms"),
        ("over: TG-JEUGD", "over: TG-JEUD"),
        ("omdat: De", "omdt: De"),
        ("leeftijd: 17", "leeftijd: 200"),
        ("Wie 18 is", "Wie 17 is"),
        ("soort: grens\n    gegeven:\n", "soort: grens\n    soort: wel\n    gegeven:\n"),
        ("{niveau: 3}", "{niveau: 9}"),
        ("product: IBO", "product: IBX"),
    )
    write(tmp_path, tekst)
    (tmp_path / "b.yaml").write_text("toetsen: [\n", encoding="utf-8")
    (tmp_path / "c.yaml").write_text("- 1\n", encoding="utf-8")
    (tmp_path / "d.yml").write_text(SMALL, encoding="utf-8")
    (tmp_path / ".e").write_text("", encoding="utf-8")
    found = problems(tmp_path, demo)
    assert [(p[0], p[2]) for p in found] == [
        ("a.yaml", "basis.clientfactoren.verloop"),
        ("a.yaml", "toetsen[0].over"),
        ("a.yaml", "toetsen[0].omdt"),
        ("a.yaml", "toetsen[0].gegeven.toegang.leeftijd"),
        ("a.yaml", "toetsen[1].toets"),
        ("a.yaml", "toetsen[1].soort"),
        ("a.yaml", "toetsen[1].gegeven.leefgebieden.financien.niveau"),
        ("a.yaml", "toetsen[1].verwacht.product"),
        ("b.yaml", ""),
        ("c.yaml", ""),
        ("d.yml", ""),
    ]
    assert "op .yaml eindigen" in found[-1][3]


@pytest.mark.parametrize("tekst", ["", "1\n", "toetsen: 3\n", "toetsen: [1, [2]]\nbasis: []\n"])
def test_what_is_no_file_of_tests_is_a_problem(
    tmp_path: Path, demo: Normenkader, tekst: str
) -> None:
    write(tmp_path, tekst)
    assert {p[0] for p in problems(tmp_path, demo)} == {"a.yaml"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("over: TG-JEUGD\n", "over: {a: 1}\n"),
        ("over: TG-JEUGD\n", "over: [1, [2]]\n"),
        ("gegeven: {toegang: {leeftijd: 17}}", "gegeven: [1]"),
        ("gegeven: {toegang: {leeftijd: 17}}", "gegeven: {toegang: {weg: [{a: 1}]}}"),
        ("gegeven: {toegang: {leeftijd: 17}}", "gegeven: {toegang: [1]}"),
        ("verwacht: {uitkomst: geen_toegang, product: null}", "verwacht: [1]"),
        ("product: null", "product: {a: 1}"),
        ("regels: {wel: TG-JEUGD, niet: [TG-DOORGANG]}", "regels: 3"),
        ("minuten: {NT-FINANCIEN: 30}", "minuten: [NT-FINANCIEN]"),
    ],
)
def test_other_forms_are_problems_and_nothing_else(
    tmp_path: Path, demo: Normenkader, old: str, new: str
) -> None:
    write(tmp_path, replaced((old, new)))
    assert problems(tmp_path, demo)


def test_exception_names_a_rule_that_exists(tmp_path: Path, demo: Normenkader) -> None:
    line = "  - {regel: RA-BOVE, soort: wel, omdat: Komt niet voor.}\n"
    write(tmp_path, SMALL + "uitgezonderd:\n" + line)
    ((_, _, pad, melding),) = problems(tmp_path, demo)
    assert pad == "uitgezonderd[0].regel"
    assert "Bedoel je 'RA-BOVEN'?" in melding


def test_folder_of_a_version_that_is_not_there_is_a_problem(
    tmp_path: Path, bibliotheek: Library, demo: Normenkader
) -> None:
    for naam in ("demo-ib/toetsen/2026.1", "demo-ib/toetsen/2026.2", "ander/toetsen/2026.1"):
        (tmp_path / naam).mkdir(parents=True)
    found = without_version(tmp_path, bibliotheek)
    assert [p.melding for p in found] == [
        "Er is geen versie 2026.1 van ander.",
        "Er is geen versie 2026.2 van demo-ib.",
    ]
    assert toetsen_folder(tmp_path, demo) == tmp_path / "demo-ib" / "toetsen" / "2026.1"


def test_reference_may_name_a_leefgebied() -> None:
    assert parse_reference("LG-ACUUT bij adl") == RuleReference("LG-ACUUT", "adl")
    assert str(parse_reference("LG-ACUUT bij adl")) == "LG-ACUUT bij adl"
    assert parse_reference("LG-ACUUT") == RuleReference("LG-ACUUT")
    for wrong in ("LG-ACUUT@adl", "lg-acuut", "LG-ACUUT bij", "", 3, None):
        with pytest.raises(ValueError, match="schrijf de code"):
            parse_reference(wrong)


def test_minutes_are_exact() -> None:
    assert parse_minuten("-12.5") == Fraction(-25, 2)
    assert parse_minuten(20) == 20
    for wrong in ("12,5", "1/2", True, None, "", "1e3", " 1"):
        with pytest.raises(ValueError, match="schrijf minuten"):
            parse_minuten(wrong)


def test_basis_itself_does_not_change() -> None:
    basis = {"a": {"b": 1, "c": {"d": 2}}, "e": 3}
    gegeven = {"a": {"c": {"d": 4, "f": 5}, "weg": ["b"]}, "g": {"h": 6}, "weg": ["e"]}
    assert changed(basis, gegeven) == {"a": {"c": {"d": 4, "f": 5}}, "g": {"h": 6}}
    assert basis == {"a": {"b": 1, "c": {"d": 2}}, "e": 3}
    assert list(not_there(basis, gegeven)) == []
    assert changed({"weg": 1}, {"weg": 2}) == {"weg": 2}
