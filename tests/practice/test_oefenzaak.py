"""The oefenzaken that ship, and what the reader says of a file that is not right."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from engine import judge
from normenkader import InvalidInputError, Library, Normenkader
from normenkader.questions import NIET_UITGEVRAAGD, KeuzeVraag
from normenkader.stages import Normtijden, Raster, Toegang
from practice.oefenzaak import Oefenzaak, paragraphs
from practice.reading import read_oefenzaken
from tests.conftest import RULES
from zaak.checking import check_zaak

SHIPPED = RULES / "demo-ib" / "oefenzaken"
EXAMPLE = (SHIPPED / "oz-01-de-post-in-een-tas.yaml").read_text("utf-8")
LONG_SENTENCE = 6


@pytest.fixture(scope="module")
def oefenzaken(bibliotheek: Library) -> list[Oefenzaak]:
    return read_oefenzaken(SHIPPED, bibliotheek)


def stories(oefenzaken: list[Oefenzaak]) -> dict[str, str]:
    return {o.oefenzaak: " ".join(paragraphs(o.verhaal)) for o in oefenzaken}


def write(folder: Path, **changes: tuple[str, str]) -> None:
    """A copy of the example for each name, with one text replaced by another."""
    for naam, (old, new) in changes.items():
        assert old in EXAMPLE
        (folder / f"{naam}.yaml").write_text(EXAMPLE.replace(old, new, 1), encoding="utf-8")


def problems(folder: Path, bibliotheek: Library) -> list[tuple[str, int, str, str]]:
    with pytest.raises(InvalidInputError) as caught:
        read_oefenzaken(folder, bibliotheek)
    found = caught.value.problemen
    return [(Path(p.bestand).name, p.regel, p.pad, p.melding) for p in found]


def test_shipped_ones_are_many_and_in_order_of_difficulty(oefenzaken: list[Oefenzaak]) -> None:
    order = [(o.moeilijkheid, o.oefenzaak) for o in oefenzaken]
    assert len(order) >= 24
    assert order == sorted(order)
    assert {moeilijkheid for moeilijkheid, _ in order} == {1, 2, 3}


def test_file_is_named_after_its_oefenzaak(oefenzaken: list[Oefenzaak]) -> None:
    starts = sorted(bestand.name[: len("oz-01")].upper() for bestand in SHIPPED.iterdir())
    assert starts == sorted(o.oefenzaak for o in oefenzaken)


def test_every_band_occurs_twice_and_every_outcome_once(
    oefenzaken: list[Oefenzaak], demo: Normenkader
) -> None:
    raster = demo.stage(Raster)
    assert raster is not None
    bands = Counter(o.verwacht.bandbreedte for o in oefenzaken)
    assert [b.band for b in raster.banden if bands[b.band] < 2] == []
    outcomes = {o.verwacht.uitkomst for o in oefenzaken}
    assert outcomes == {u.uitkomst for u in demo.uitkomsten}


def test_every_answer_about_a_leefgebied_or_the_client_occurs(
    oefenzaken: list[Oefenzaak], demo: Normenkader
) -> None:
    seen = {
        (vraag, antwoord)
        for o in oefenzaken
        for answers in (*o.uitwerking["leefgebieden"].values(), o.uitwerking["clientfactoren"])
        for vraag, antwoord in answers.items()
    }
    asked = (*demo.questions("leefgebieden"), *demo.questions("clientfactoren"))
    missing = {(v.vraag, a) for v in asked for a in v.answers()} - seen
    assert missing == set()


def test_more_than_one_reason_for_no_access_occurs(
    oefenzaken: list[Oefenzaak], demo: Normenkader, bibliotheek: Library
) -> None:
    toegang = demo.stage(Toegang)
    assert toegang is not None
    refused = [o for o in oefenzaken if o.verwacht.uitkomst == "geen_toegang"]
    answers = [judge(demo, check_zaak(o.uitwerking, bibliotheek)[0]) for o in refused]
    fired = [{s["regel"] for s in a["spoor"]} & {r.regel for r in toegang.regels} for a in answers]
    assert len(set().union(*fired)) >= 2
    assert any(len(reasons) > 1 for reasons in fired)


def test_every_leefgebied_is_answered_and_some_are_not_asked(
    oefenzaken: list[Oefenzaak], demo: Normenkader
) -> None:
    leading = demo.vragen.leading.vraag
    all_asked = []
    for o in oefenzaken:
        levels = {naam: a[leading] for naam, a in o.uitwerking["leefgebieden"].items()}
        assert list(levels) == list(demo.leefgebied_names), o.oefenzaak
        if NIET_UITGEVRAAGD not in levels.values():
            all_asked.append(o.oefenzaak)
    assert len(all_asked) < len(oefenzaken) / 4


def test_story_can_be_read_aloud_in_a_minute_or_two(oefenzaken: list[Oefenzaak]) -> None:
    words = {naam: len(verhaal.split()) for naam, verhaal in stories(oefenzaken).items()}
    assert {naam: n for naam, n in words.items() if not 80 <= n <= 300} == {}


def test_story_does_not_give_the_answers_away(
    oefenzaken: list[Oefenzaak], demo: Normenkader
) -> None:
    normtijden = demo.stage(Normtijden)
    assert normtijden is not None
    assert normtijden.vraag_doel is not None
    by_name = {v.vraag: v for v in demo.questions("leefgebieden")}
    leading = (demo.vragen.leading, by_name[normtijden.vraag_doel], by_name["opgelost_door"])
    terms = {v.vraag for v in (*demo.questions("clientfactoren"), *leading)}
    for vraag in leading:
        assert isinstance(vraag, KeuzeVraag)
        terms |= {vraag.label(a) for a in vraag.answers()} | {str(a) for a in vraag.answers()}
    words = [t.replace("_", " ") for t in terms if not t.isdigit() and t != "geen"]
    pattern = re.compile(rf"\b(?:{'|'.join(words)}|zelfredzaam)\b", re.IGNORECASE)
    found = {naam: pattern.findall(verhaal) for naam, verhaal in stories(oefenzaken).items()}
    assert {naam: hits for naam, hits in found.items() if hits} == {}


def test_story_tells_the_age_and_the_duration(oefenzaken: list[Oefenzaak]) -> None:
    for o in oefenzaken:
        numbers = re.findall(r"\d+", o.verhaal)
        assert str(o.uitwerking["toegang"]["leeftijd"]) in numbers, o.oefenzaak
        if "indicatieduur_weken" in o.uitwerking:
            assert str(o.uitwerking["indicatieduur_weken"]) in numbers, o.oefenzaak


def test_no_two_stories_share_a_sentence(oefenzaken: list[Oefenzaak]) -> None:
    times: Counter[tuple[str, ...]] = Counter()
    for verhaal in stories(oefenzaken).values():
        sentences = (re.findall(r"\w+", s.lower()) for s in re.split(r"[.!?;:]", verhaal))
        times.update({tuple(words) for words in sentences if len(words) >= LONG_SENTENCE})
    assert [" ".join(words) for words, n in times.items() if n > 1] == []


def test_paragraphs_lose_the_line_ends_of_the_file() -> None:
    tekst = "Een man\nvan 41.\n \n\nHij woont\nalleen.\n"
    assert paragraphs(tekst) == ["Een man van 41.", "Hij woont alleen."]


def test_text_is_kept_as_written(tmp_path: Path, bibliotheek: Library) -> None:
    write(tmp_path, a=("  Een man van 41", "  *Een*  <b>man</b>: #1\n\n    van 41"))
    (found,) = read_oefenzaken(tmp_path, bibliotheek)
    assert found.verhaal.startswith("*Een*  <b>man</b>: #1\n\n  van 41 huurt")
    assert found.verhaal.endswith(".\n")


def test_absent_or_empty_folder_gives_none(tmp_path: Path, bibliotheek: Library) -> None:
    assert read_oefenzaken(tmp_path, bibliotheek) == []
    assert read_oefenzaken(tmp_path / "niets", bibliotheek) == []


@pytest.mark.parametrize(
    ("old", "new", "pad", "melding"),
    [
        ("moeilijkheid: 1", "moeilijkheid: 4", "moeilijkheid", "mag hoogstens 3 zijn; er staat 4"),
        ("moeilijkheid: 1", "moeilijkheid: true", "moeilijkheid", "er staat true"),
        ("titel: De", "titels: De", "titels", "Bedoel je 'titel'?"),
        ("titel: De post in een tas", "titel: '  '", "titel", "mag niet leeg zijn"),
        ("uitkomst: product", "uitkomst: onvolledig", "verwacht.uitkomst", "'onvolledig'"),
        ("bandbreedte: O1", "bandbredte: O1", "verwacht.bandbredte", "'bandbreedte'?"),
        ("  zaak: OZ-01", "  zaak: OZ-02", "uitwerking.zaak", "gelijk zijn aan oefenzaak: OZ-01"),
        ("leeftijd: 41", "leeftijd: 126", "uitwerking.toegang.leeftijd", "0 tot en met 125"),
        ("niveau: 2", "niveau: onbekend", "uitwerking.leefgebieden.financien.niveau", "nog open"),
        ("2026-07-01", "2025-12-31", "uitwerking.peildatum", "geldt geen versie"),
        ("vaste dienst", "vaste dienst (06-12345678)", "verhaal", "telefoonnummer"),
        ("Dit is een goede", "Mail a@b.nl. Dit is een goede", "opmerkingen", "e-mailadres"),
        ("titel: De post", "titel: De post van 1-2-1985", "titel", "geboortedatum"),
        ("Kijk per leef", "Kijk op 1234 AB 5 per leef", "leerpunten[0]", "postcode"),
        (
            "uitkomst: product",
            "uitkomst: ib0",
            "verwacht.uitkomst",
            "geeft product, hier staat ib0",
        ),
        ("product: IBO", "product: null", "verwacht.product", "geeft IBO, hier staat null"),
        ("bandbreedte: O1", "bandbreedte: O2", "verwacht.bandbreedte", "geeft O1, hier staat O2"),
        ("_week: 85", "_week: 90", "verwacht.minuten_per_week", "geeft 85, hier staat 90"),
    ],
)
def test_problem_has_its_file_line_and_path(
    tmp_path: Path, bibliotheek: Library, old: str, new: str, pad: str, melding: str
) -> None:
    write(tmp_path, a=(old, new))
    key = re.sub(r"\[\d+\]", "", pad).rsplit(".", 1)[-1]
    before = EXAMPLE[: EXAMPLE.index(old) + len(old)]
    line = 1 + before.count("\n")
    if key in ("verhaal", "opmerkingen"):
        # The line of a text is that of its key.
        line = 1 + before[: before.index(f"{key}: |")].count("\n")
    found = [(b, r, m) for b, r, p, m in problems(tmp_path, bibliotheek) if p == pad]
    assert [(b, r) for b, r, _ in found] == [("a.yaml", line)]
    assert melding in found[0][2]


def test_missing_leefgebied_of_the_case_is_a_problem(tmp_path: Path, bibliotheek: Library) -> None:
    start = EXAMPLE.index("    justitie:")
    end = EXAMPLE.index("  clientfactoren:")
    write(tmp_path, a=(EXAMPLE[start:end], ""))
    ((bestand, regel, pad, melding),) = problems(tmp_path, bibliotheek)
    assert (bestand, pad) == ("a.yaml", "uitwerking.leefgebieden.justitie")
    assert regel == 1 + EXAMPLE[: EXAMPLE.index("  leefgebieden:")].count("\n")
    assert "ontbreekt" in melding


def test_too_few_and_too_many_lessons_are_refused(tmp_path: Path, bibliotheek: Library) -> None:
    start, end = EXAMPLE.index("leerpunten:"), EXAMPLE.index("opmerkingen:")
    for number in (1, 5):
        write(tmp_path, a=(EXAMPLE[start:end], "leerpunten:\n" + "  - Kijk goed.\n" * number))
        assert [p[2] for p in problems(tmp_path, bibliotheek)] == ["leerpunten"]


def test_personal_data_in_the_case_itself_is_found(tmp_path: Path, bibliotheek: Library) -> None:
    write(tmp_path, a=("toelichting: Vast werk", "toelichting: Bel 06-12345678 over vast werk"))
    ((_, _, pad, melding),) = problems(tmp_path, bibliotheek)
    assert pad == "uitwerking.leefgebieden.dagbesteding.toelichting"
    assert "telefoonnummer" in melding


def test_one_id_in_two_files_is_a_problem(tmp_path: Path, bibliotheek: Library) -> None:
    write(tmp_path, a=("titel", "titel"), b=("titel", "titel"))
    ((bestand, regel, pad, melding),) = problems(tmp_path, bibliotheek)
    assert (bestand, regel, pad) == ("b.yaml", 1, "oefenzaak")
    assert "a.yaml" in melding


def test_what_is_no_table_or_no_yaml_is_a_problem(tmp_path: Path, bibliotheek: Library) -> None:
    for naam, inhoud in {"a": b"- 1\n", "b": b"titel: [\n", "c": b"\xff", "d": b""}.items():
        (tmp_path / f"{naam}.yaml").write_bytes(inhoud)
    write(tmp_path, e=("  zaak: OZ-01", "  - OZ-01"))
    found = {bestand for bestand, *_ in problems(tmp_path, bibliotheek)}
    assert found == {"a.yaml", "b.yaml", "c.yaml", "d.yaml", "e.yaml"}


def test_all_problems_of_all_files_come_together(tmp_path: Path, bibliotheek: Library) -> None:
    wrong = {
        "moeilijkheid: 1": "moeilijkheid: 0",
        "vaste dienst": "vaste dienst (a@b.nl)",
        "  zaak: OZ-01": "  zaak: OZ-1",
        "leeftijd: 41": "leeftijd: 41\n    leeftijd: 42",
        "niveau: 2": "niveau: 6",
        "leerbaarheid: goed": "leerbaarheid: prima",
    }
    tekst = EXAMPLE
    for old, new in wrong.items():
        tekst = tekst.replace(old, new, 1)
    (tmp_path / "a.yaml").write_text(tekst, encoding="utf-8")
    write(tmp_path, b=("_week: 85", "_week: 5"))
    assert [(bestand, pad) for bestand, _, pad, _ in problems(tmp_path, bibliotheek)] == [
        ("a.yaml", "moeilijkheid"),
        ("a.yaml", "verhaal"),
        ("a.yaml", "uitwerking.zaak"),
        ("a.yaml", "uitwerking.toegang.leeftijd"),
        ("a.yaml", "uitwerking.leefgebieden.financien.niveau"),
        ("a.yaml", "uitwerking.clientfactoren.leerbaarheid"),
        ("b.yaml", "oefenzaak"),
        ("b.yaml", "verwacht.minuten_per_week"),
    ]
