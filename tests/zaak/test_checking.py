"""A case is strict: every error at once, with its path, and nothing guessed."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pytest

from engine import answer_text, judge
from normenkader import Library, Normenkader
from normenkader.reading import from_content
from zaak.checking import InvalidZaakError, check_draft, check_zaak
from zaak.model import plain_case
from zaak.progress import open_questions
from zaak.sections import sections


def errors(case: Any, bibliotheek: Library, keuze: str | None = None) -> dict[str, str]:
    with pytest.raises(InvalidZaakError) as caught:
        check_zaak(case, bibliotheek, keuze)
    return {f.pad_tekst: f.melding for f in caught.value.fouten}


def put(case: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """A copy of the case with one value changed; ... removes it."""
    case = copy.deepcopy(case)
    *parents, last = path.split(".")
    node = case
    for part in parents:
        node = node[part]
    if value is ...:
        del node[last]
    else:
        node[last] = value
    return case


WRONG: dict[str, tuple[str, Any]] = {
    "float for a level": ("leefgebieden.financien.niveau", 2.0),
    "text for a level": ("leefgebieden.financien.niveau", "2"),
    "true for a level": ("leefgebieden.financien.niveau", True),
    "level out of range": ("leefgebieden.financien.niveau", 6),
    "null": ("leefgebieden.financien.niveau", None),
    "list": ("leefgebieden.financien.niveau", [2]),
    "one for true": ("toegang.woont_in_gemeente", 1),
    "age too high": ("toegang.leeftijd", 126),
    "huge age": ("toegang.leeftijd", 10**30),
    "negative age": ("toegang.leeftijd", -1),
    "answer of another question": ("clientfactoren.zorgmijding", "ernstig"),
    "open answer": ("clientfactoren.zorgmijding", "onbekend"),
    "missing answer": ("leefgebieden.financien.doel", ...),
    "missing leefgebied": ("leefgebieden.justitie", ...),
    "missing section": ("clientfactoren", ...),
    "section of the wrong kind": ("toegang", []),
    "leefgebied of the wrong kind": ("leefgebieden.justitie", 3),
    "unknown key": ("leefgebieden.financien.extra", 1),
    "question of another leefgebied": ("leefgebieden.financien.overlast", True),
    "unknown leefgebied": ("leefgebieden.wonen", {"niveau": 2}),
    "answer beside niet_uitgevraagd": ("leefgebieden.verslaving.doel", "behoud"),
    "weeks out of range": ("indicatieduur_weken", 261),
    "weeks as truth": ("indicatieduur_weken", True),
    "week date": ("peildatum", "2026-W27-1"),
    "no such day": ("peildatum", "2026-02-30"),
    "date before the first version": ("peildatum", "2025-12-31"),
    "reference with a space": ("zaak", "Jan Jansen"),
    "reference as a number": ("zaak", 12),
    "note that is too long": ("toegang.toelichting", "x" * 4_001),
    "note as a number": ("toegang.toelichting", 5),
    "what the client asks that is too long": ("hulpvraag", "x" * 4_001),
    "what the client asks as a list": ("hulpvraag", ["rust"]),
    "goal of the client as a number": ("leefgebieden.justitie.eigen_doel", 5),
    "result with a half character": ("leefgebieden.adl.gewenst_resultaat", "\ud800"),
    "goal of the client outside a leefgebied": ("toegang.eigen_doel", "rust"),
    "note with a half character": ("toegang.toelichting", "\ud800"),
    "dates as a list": ("termijnen", ["2026-07-01"]),
    "unknown date": ("termijnen", {"melding": "2026-07-01", "melder": "2026-07-01"}),
    "date that is none": ("termijnen", {"melding": "2026-02-30"}),
    "date that could be of birth": ("termijnen", {"melding": "1961-03-12"}),
    "dates in an order that can't be": (
        "termijnen",
        {"melding": "2026-07-02", "aanvraag": "2026-07-01"},
    ),
    "unknown normenkader": ("normenkader", "demo"),
}


@pytest.mark.parametrize("path_value", WRONG.values(), ids=WRONG)
def test_wrong_value_is_the_only_error(
    path_value: tuple[str, Any], zaak: dict[str, Any], bibliotheek: Library
) -> None:
    path, value = path_value
    found = errors(put(zaak, path, value), bibliotheek)
    deeper = {"melder", "melding", "aanvraag"} if path == "termijnen" else set()
    ((place, told),) = found.items()
    assert place in {path, *(f"{path}.{name}" for name in deeper)}
    assert told


def test_all_errors_come_at_once(zaak: dict[str, Any], bibliotheek: Library) -> None:
    case = put(put(put(zaak, "peildatum", "x"), "toegang.leeftijd", "51"), "zaak", "")
    case = put(case, "leefgebieden.adl", {"niveau": 2, "opgelost_door": "geen"})
    case = put(case, "leefgebieden.financien", {"niveau": 3})
    assert set(errors(case, bibliotheek)) == {
        "zaak",
        "peildatum",
        "toegang.leeftijd",
        "leefgebieden.adl.doel",
        "leefgebieden.financien.opgelost_door",
    }


@pytest.mark.parametrize("case", [None, [], "x", 1])
def test_anything_but_a_table_is_no_case(case: Any, bibliotheek: Library) -> None:
    assert set(errors(case, bibliotheek)) == {""}


@pytest.mark.parametrize(
    "tekst",
    [
        "Het nummer is 999990019.",
        "mail jan@voorbeeld.nl",
        "bel 06-12345678",
        "geb. 12-03-1961",
        "Laan 5, 1234 AB",
    ],
)
def test_personal_data_in_a_note_is_refused_without_repeating_it(
    tekst: str, zaak: dict[str, Any], bibliotheek: Library
) -> None:
    found = errors(put(zaak, "clientfactoren.toelichting", tekst), bibliotheek)
    assert set(found) == {"clientfactoren.toelichting"}
    assert "99999" not in found["clientfactoren.toelichting"]


@pytest.mark.parametrize(
    "pad", ["hulpvraag", "leefgebieden.adl.eigen_doel", "leefgebieden.verslaving.gewenst_resultaat"]
)
def test_personal_data_in_the_words_of_the_client_is_refused(
    pad: str, zaak: dict[str, Any], bibliotheek: Library
) -> None:
    assert set(errors(put(zaak, pad, "Bel mij op 06-12345678."), bibliotheek)) == {pad}


def test_texts_leave_the_bytes_of_the_answer_as_they_are(
    zaak: dict[str, Any], bibliotheek: Library
) -> None:
    told = put(zaak, "hulpvraag", "Ik wil rust.")
    for name in told["leefgebieden"]:
        told = put(told, f"leefgebieden.{name}.eigen_doel", "Zelf mijn post lezen.")
        told = put(told, f"leefgebieden.{name}.gewenst_resultaat", "onbekend")
    checked, norm = check_zaak(told, bibliotheek)
    assert len(checked.teksten) == 1 + 2 * len(told["leefgebieden"])
    assert plain_case(checked) == {"normenkader": "demo-ib", **told}
    plain, same = check_zaak(zaak, bibliotheek)
    assert answer_text(judge(norm, checked)) == answer_text(judge(same, plain))


def test_dates_leave_the_bytes_of_the_answer_as_they_are_and_come_back(
    zaak: dict[str, Any], bibliotheek: Library
) -> None:
    dates = {"melding": "2026-06-01", "verslag": "2026-06-29", "aanvraag": "2026-07-01"}
    dated = {**zaak, "termijnen": dates}
    checked, norm = check_zaak(dated, bibliotheek)
    assert checked.termijnen == {k: date.fromisoformat(v) for k, v in dates.items()}
    assert plain_case(checked) == {"normenkader": "demo-ib", **dated}
    plain, same = check_zaak(zaak, bibliotheek)
    assert "termijnen" not in plain_case(plain)
    assert answer_text(judge(norm, checked)) == answer_text(judge(same, plain))


def test_a_stored_question_with_the_name_of_a_text_stays_a_question(demo: Normenkader) -> None:
    content = copy.deepcopy(demo.content)
    content["vragen"]["clientfactoren"] = [
        {**v, "vraag": "eigen_doel"} if v["vraag"] == "verloop" else v
        for v in content["vragen"]["clientfactoren"]
    ]
    own = sections(Normenkader.model_validate(content)).clientfactoren
    assert "eigen_doel" in own.bekend
    assert "eigen_doel" not in own.teksten


def test_bsn_as_the_reference_of_a_case_is_refused(
    zaak: dict[str, Any], bibliotheek: Library
) -> None:
    assert set(errors(put(zaak, "zaak", "999990019"), bibliotheek)) == {"zaak"}


def test_intake_that_asks_nothing_is_refused(zaak: dict[str, Any], bibliotheek: Library) -> None:
    nothing = {naam: {"niveau": "niet_uitgevraagd"} for naam in zaak["leefgebieden"]}
    assert set(errors(put(zaak, "leefgebieden", nothing), bibliotheek)) == {"leefgebieden"}


def test_a_leefgebied_that_is_left_out_needs_no_answer_to_a_question_that_is_always_asked(
    zaak: dict[str, Any], demo: Normenkader
) -> None:
    inhoud = copy.deepcopy(demo.content)
    always = {**inhoud["vragen"]["leefgebieden"][-1], "vraag": "altijd_gevraagd"}
    del always["verplicht_als"]
    inhoud["vragen"]["leefgebieden"].append(always)
    own = Library([from_content(inhoud)], "demo-ib")
    for answers in zaak["leefgebieden"].values():
        if answers["niveau"] != "niet_uitgevraagd":
            answers["altijd_gevraagd"] = "behoud"
    checked, normenkader = check_zaak(zaak, own)
    assert checked.leefgebieden["verslaving"] == {"niveau": "niet_uitgevraagd"}
    assert open_questions(normenkader, checked) == []
    asked = put(zaak, "leefgebieden.financien.altijd_gevraagd", ...)
    assert set(errors(asked, own)) == {"leefgebieden.financien.altijd_gevraagd"}


def test_no_more_is_asked_once_there_is_no_access(
    zaak: dict[str, Any], bibliotheek: Library
) -> None:
    short = put(put(zaak, "toegang.wlz_indicatie", True), "clientfactoren", ...)
    part = put(short, "leefgebieden", {"financien": {"niveau": 2}})
    assert check_zaak(part, bibliotheek)[0].leefgebieden == {"financien": {"niveau": 2}}
    invalid = put(short, "leefgebieden", {"financien": {"niveau": 9}})
    assert set(errors(invalid, bibliotheek)) == {"leefgebieden.financien.niveau"}
    incomplete = put(short, "toegang.leeftijd", ...)
    assert set(errors(incomplete, bibliotheek)) == {"toegang.leeftijd"}


def test_normenkader_is_the_option_then_the_case_then_the_standard(
    zaak: dict[str, Any], bibliotheek: Library
) -> None:
    assert check_zaak(zaak, bibliotheek)[1].normenkader == "demo-ib"
    own = put(zaak, "normenkader", "drechtsteden-ib-2016")
    assert check_zaak(own, bibliotheek, "demo-ib")[1].normenkader == "demo-ib"
    assert "peildatum" in errors(own, bibliotheek)


def test_draft_may_leave_answers_open_but_not_wrong(
    zaak: dict[str, Any], bibliotheek: Library
) -> None:
    part = put(put(zaak, "clientfactoren", {"zorgmijding": "onbekend"}), "leefgebieden", {})
    draft, _ = check_draft(part, bibliotheek)
    assert draft.clientfactoren == {}
    with pytest.raises(InvalidZaakError):
        check_draft(put(part, "clientfactoren.zorgmijding", "veel"), bibliotheek)
