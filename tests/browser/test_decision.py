"""A consulent decides: follows, deviates, corrects; and what may go wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page, expect

from register.decisions.reading import Dossier, of_case, open_own_case
from register.store.opening import Register, open_register
from register.store.place import place
from rights import LOKAAL
from tests.browser.conftest import Deciding, on_screen, wait_until_ready
from tests.browser.driving.app_process import PROJECT, running_app
from tests.browser.driving.axe import violations
from tests.browser.driving.deciding import (
    OORDEEL,
    WAAROM,
    choose_option,
    choose_radio,
    complete_case,
    follow_and_record,
    record,
    set_number,
    stored,
    to_decision,
    write,
)
from tests.browser.driving.intake import go, open_example, summary
from tests.browser.driving.sizes import problems

BSN = "111222333"


@pytest.fixture
def register(url: str, folder: Path) -> Iterator[Register]:
    opened = open_register(place(str(folder)))
    yield opened
    opened.close()


def decisions(register: Register, zaak: str) -> list[Dossier]:
    rows = of_case(register, LOKAAL, zaak)
    return [open_own_case(register, LOKAAL, zaak, row.nummer) for row in rows]


def test_following_the_proposal(form: Page, register: Register, tmp_path: Path) -> None:
    zaak = complete_case(form)
    to_decision(form)
    expect(form.get_by_role("radio", checked=True)).to_have_count(0)
    choose_radio(form, "Ik volg het voorstel")
    expect(form.get_by_role("textbox", name="Minuten per week")).to_be_disabled()
    expect(form.get_by_role("textbox", name="Minuten per week")).to_have_value("225")
    write(form, "Eerste dag", "1-8-2026")
    client = form.locator(".st-key-voor-client")
    expect(client).to_contain_text("gemiddeld 225 minuten per week")
    expect(client).to_contain_text("begint op 1 augustus 2026 en duurt 52 weken")
    text = follow_and_record(form)
    (dossier,) = decisions(register, zaak)
    assert f"{dossier.titel} is vastgelegd op" in text
    assert dossier.stuk["besluit"] == {
        **dossier.stuk["voorstel"],
        "ingangsdatum": "2026-08-01",
    }
    assert (dossier.stuk["oordeel"], dossier.stuk["vervangt"]) == (OORDEEL, None)
    expect(form.get_by_role("heading", name="Besluit", exact=True)).to_be_focused()
    expect(form).not_to_have_url(re.compile("zaak="))
    with form.expect_download() as download:
        form.get_by_role("button", name="Download JSON").click()
    content = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert content["nummer"] == dossier.nummer
    assert content["besluit"] == dossier.stuk
    assert (content["zaak"], content["antwoord"]) == (dossier.zaak, dossier.antwoord)
    # The case can be read but not changed; the next intake is empty, and the draft is gone.
    expect(form.locator(".st-key-kolom-lijst button")).to_have_count(3)
    go(form, "overzicht")
    expect(form.get_by_role("button", name="Financiën")).to_be_disabled()
    go(form, "besluit")
    form.get_by_role("button", name="Nieuwe intake").click()
    expect(summary(form)).to_contain_text("Nog 13 van de 13")
    expect(form.locator(".st-key-mijn-intakes").get_by_text(zaak)).to_have_count(0)


def test_deviating_from_the_proposal(deciding: Deciding, register: Register) -> None:
    form, zaak = deciding
    choose_radio(form, "Ik wijk af")
    set_number(form, "Minuten per week", 300)
    set_number(form, "Aantal weken", 26)
    choose_option(form, "reden", "De veiligheid van de cliënt")
    write(form, "Waarom wijk je af", WAAROM)
    write(form, "Jouw eigen oordeel", OORDEEL)
    expect(form.locator(".st-key-voor-client")).to_contain_text("gemiddeld 300 minuten per week")
    record(form)
    expect(form.locator(".st-key-vastgelegd")).to_contain_text("andere minuten en andere periode")
    (dossier,) = decisions(register, zaak)
    assert dossier.stuk["besluit"]["minuten_per_week"] == 300
    assert dossier.stuk["besluit"]["weken"] == 26
    assert dossier.stuk["afwijking"] == ["minuten", "periode"]
    assert (dossier.stuk["reden"], dossier.stuk["toelichting"]) == ("AFW-VEILIGHEID", WAAROM)


def test_another_outcome_asks_for_no_minutes(deciding: Deciding, register: Register) -> None:
    form, zaak = deciding
    choose_radio(form, "Ik wijk af")
    choose_option(form, "gegeven", "Lichte hulp in de buurt")
    expect(form.get_by_role("textbox", name="Minuten per week")).to_have_count(0)
    expect(form.locator(".st-key-voor-client")).to_contain_text("geen begeleiding uit de Wmo")
    choose_option(form, "reden", "Eigen kracht of het netwerk")
    write(form, "Waarom wijk je af", WAAROM)
    write(form, "Jouw eigen oordeel", OORDEEL)
    record(form)
    expect(form.locator(".st-key-vastgelegd")).to_contain_text("andere uitkomst")
    (dossier,) = decisions(register, zaak)
    assert dossier.stuk["besluit"]["uitkomst"] == "ib0"


def test_every_error_at_once_beside_its_field(deciding: Deciding, register: Register) -> None:
    form, zaak = deciding
    record(form)
    errors = form.locator("[data-testid=stVerticalBlock][class*=st-key-fout-]")
    expect(errors).to_have_count(2)
    expect(form.get_by_role("radio", name="Ik volg het voorstel")).to_be_focused()
    choose_radio(form, "Ik wijk af")
    # Nothing is other than the proposal yet.
    expect(form.locator(".st-key-fout-volgt")).to_contain_text("gelijk aan het voorstel")
    set_number(form, "Minuten per week", 240)
    expect(form.locator(".st-key-fout-volgt")).to_have_count(0)
    for name in ("reden", "toelichting", "oordeel"):
        expect(form.locator(f".st-key-fout-{name}")).to_be_visible()
    field = form.get_by_role("textbox", name="Jouw eigen oordeel")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(
        "Schrijf in een zin op je eigen oordeel (minstens 10 tekens)."
    )
    field.fill(f"De cliënt heeft nummer {BSN}.")
    field.blur()
    expect(form.locator(".st-key-fout-oordeel")).to_contain_text("burgerservicenummer")
    write(form, "Eerste dag", "31-2-2026")
    expect(form.locator(".st-key-fout-ingangsdatum")).to_contain_text("Dit is geen datum")
    record(form)
    wait_until_ready(form)
    assert decisions(register, zaak) == []
    assert violations(form) == []
    expect(field).to_have_value(f"De cliënt heeft nummer {BSN}.")


def test_what_is_refused_is_not_stored(deciding: Deciding, folder: Path) -> None:
    form = deciding.page
    write(form, "Jouw eigen oordeel", f"De cliënt heeft nummer {BSN}.")
    expect(form.locator(".st-key-fout-oordeel")).to_be_visible()
    choose_radio(form, "Ik volg het voorstel")
    expect(form.locator(".st-key-niet-bewaard")).to_be_attached()
    files = [file.read_bytes() for file in folder.iterdir()]
    assert any(b"VB-ONTWIKKEL-01" in content or b"volgt" in content for content in files)
    assert not any(BSN.encode() in content for content in files)


def test_a_correction_names_the_old_decision(deciding: Deciding, register: Register) -> None:
    form, zaak = deciding
    follow_and_record(form)
    form.get_by_role("button", name="Corrigeer dit besluit").click()
    notice = form.locator(".st-key-eerder-besluit")
    expect(notice).to_contain_text("Over deze zaak is al een besluit")
    wait_until_ready(form)
    # Everything is as it was decided.
    expect(form.get_by_role("radio", name="Ik volg het voorstel")).to_be_checked()
    expect(form.get_by_role("textbox", name="Jouw eigen oordeel")).to_have_value(OORDEEL)
    form.get_by_text("Bekijk besluit").click()
    expect(notice).to_contain_text(OORDEEL)
    choose_radio(form, "Ik wijk af")
    set_number(form, "Aantal weken", 30)
    choose_option(form, "reden", "De situatie verandert")
    write(form, "Waarom wijk je af", WAAROM)
    write(form, "Jouw eigen oordeel", OORDEEL)
    record(form)
    expect(form.locator(".st-key-vastgelegd")).to_contain_text("andere periode")
    new, old = decisions(register, zaak)
    assert new.stuk["vervangt"] == old.nummer
    assert old.stuk["besluit"]["weken"] == 52
    expect(form.locator(".st-key-vastgelegd")).to_contain_text(old.nummering.words(old.nummer))


def test_a_double_click_gives_one_decision(deciding: Deciding, register: Register) -> None:
    form, zaak = deciding
    choose_radio(form, "Ik volg het voorstel")
    write(form, "Jouw eigen oordeel", OORDEEL)
    form.get_by_role("button", name="Leg het besluit vast").dblclick()
    expect(form.locator(".st-key-vastgelegd")).to_contain_text("is vastgelegd op")
    wait_until_ready(form)
    assert len(decisions(register, zaak)) == 1


def test_text_that_was_just_typed_is_in_the_decision(
    deciding: Deciding, register: Register
) -> None:
    """Nobody leaves the field before the click."""
    form, zaak = deciding
    choose_radio(form, "Ik volg het voorstel")
    form.get_by_role("textbox", name="Jouw eigen oordeel").press_sequentially(OORDEEL)
    record(form)
    expect(form.locator(".st-key-vastgelegd")).to_contain_text("is vastgelegd op")
    assert decisions(register, zaak)[0].stuk["oordeel"] == OORDEEL


def test_somebody_decided_meanwhile(
    deciding: Deciding, context: BrowserContext, url: str, register: Register
) -> None:
    form, zaak = deciding
    choose_radio(form, "Ik volg het voorstel")
    write(form, "Jouw eigen oordeel", OORDEEL)
    other = context.new_page()
    other.goto(url)
    wait_until_ready(other)
    open_example(other, "Weer grip")
    field = other.get_by_role("textbox", name="Kenmerk")
    field.fill(zaak)
    field.press("Enter")
    expect(other.locator(".st-key-kop").get_by_text(zaak)).to_be_visible()
    to_decision(other)
    follow_and_record(other)
    record(form)
    expect(form.locator(".st-key-melding-besluit-warning")).to_contain_text(
        "is er een ander besluit"
    )
    expect(form.locator(".st-key-eerder-besluit")).to_contain_text("is al een besluit")
    assert len(decisions(register, zaak)) == 1
    wait_until_ready(form)
    record(form)
    expect(form.locator(".st-key-vastgelegd")).to_contain_text("is vastgelegd op")
    new, old = decisions(register, zaak)
    assert new.stuk["vervangt"] == old.nummer


def test_by_keyboard_alone(form: Page, register: Register) -> None:
    zaak = complete_case(form)
    to_decision(form)
    form.keyboard.press("Tab")
    form.keyboard.press("Space")
    expect(form.get_by_role("radio", name="Ik volg het voorstel")).to_be_checked()
    wait_until_ready(form)
    form.keyboard.press("Tab")
    expect(form.get_by_role("textbox", name="Eerste dag")).to_be_focused()
    form.keyboard.press("Tab")
    expect(form.get_by_role("button", name="Kalender: Eerste dag")).to_be_focused()
    # Dagbesteding is folded: one step past it.
    form.keyboard.press("Tab")
    expect(form.locator(".st-key-dagbesteding summary")).to_be_focused()
    form.keyboard.press("Tab")
    expect(form.get_by_role("textbox", name="Jouw eigen oordeel")).to_be_focused()
    form.keyboard.type(OORDEEL)
    form.keyboard.press("Tab")
    wait_until_ready(form)
    expect(form.get_by_role("button", name="Leg het besluit vast")).to_be_focused()
    form.keyboard.press("Enter")
    expect(form.locator(".st-key-vastgelegd")).to_contain_text("is vastgelegd op")
    assert len(decisions(register, zaak)) == 1


# What the user sees at the four corners of what has the focus, a little inside, is that itself.
_COVERED = """
() => {
  const element = document.activeElement;
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const seen = (x, y) => {
    const found = document.elementFromPoint(x, y);
    return !found || (found !== element && !element.contains(found) && !found.contains(element)
      && !!found.closest(".st-key-leg-vast, .st-key-stappen"));
  };
  const name = element.getAttribute("aria-label") || element.textContent;
  return [top + 3, bottom - 3].some((y) => seen((left + right) / 2, y)) ? [name] : [];
}
"""


def test_what_has_the_focus_is_never_behind_the_main_button(deciding: Deciding) -> None:
    """Through the form with Tab, and back: every field comes wholly into sight."""
    form = deciding.page
    choose_radio(form, "Ik wijk af")
    record(form)
    expect(form.locator(".st-key-fout-oordeel")).to_be_visible()
    wait_until_ready(form)
    form.get_by_role("radio", name="Ik wijk af").focus()
    covered: list[str] = []
    for key in ["Tab"] * 9 + ["Shift+Tab"] * 9:
        form.keyboard.press(key)
        covered += form.evaluate(_COVERED)
    assert covered == []
    expect(form.get_by_role("radio", name="Ik wijk af")).to_be_focused()


def test_who_leaves_with_a_half_typed_field_is_warned(deciding: Deciding) -> None:
    form = deciding.page
    choose_radio(form, "Ik wijk af")
    warned: list[str] = []

    def leave(dialog: Dialog) -> None:
        warned.append(dialog.type)
        dialog.accept()

    form.on("dialog", leave)
    form.get_by_role("textbox", name="Minuten per week").press_sequentially("5")
    form.reload()
    wait_until_ready(form)
    assert warned == ["beforeunload"]
    # Nothing is waiting now.
    form.reload()
    wait_until_ready(form)
    assert len(warned) == 1


def test_a_remark_and_another_schedule_are_heard(deciding: Deciding) -> None:
    form = deciding.page
    choose_radio(form, "Ik wijk af")
    minutes = form.get_by_role("textbox", name="Minuten per week")
    # What stands there at the first rest is no news.
    heard = form.locator(".normwijzer-melding[data-volgt=meldingen]")
    expect(heard).to_be_attached()
    set_number(form, "Minuten per week", 500)
    remark = form.locator(".st-key-opmerking-minuten")
    expect(remark).to_contain_text("past niet bij")
    expect(minutes).to_have_accessible_description(remark.inner_text())
    expect(heard).to_contain_text("500 minuten per week past niet bij")
    set_number(form, "Aantal weken", 26)
    expect(heard).to_contain_text("Gemiddeld over 26 weken")
    # Both are described: what is wrong, and the remark about what counts.
    write(form, "Minuten per week", "235,5")
    expect(minutes).to_have_accessible_description(
        re.compile("zonder punt.*past niet bij", re.DOTALL)
    )
    set_number(form, "Minuten per week", 200)
    expect(remark).to_have_count(0)
    expect(minutes).to_have_accessible_description("")


def test_no_violation_and_no_sideways_scrolling(deciding: Deciding, register: Register) -> None:
    form = deciding.page
    found = problems(form, "empty")
    choose_radio(form, "Ik wijk af")
    record(form)
    found += problems(form, "deviating, with errors")
    follow_and_record(form)
    found += problems(form, "recorded")
    form.get_by_role("button", name="Corrigeer dit besluit").click()
    expect(form.locator(".st-key-eerder-besluit")).to_be_visible()
    found += problems(form, "correcting")
    assert found == []


def test_without_a_proposal_there_is_nothing_to_decide(form: Page) -> None:
    go(form, "besluit")
    expect(form.get_by_text("Er is nog geen voorstel.")).to_be_visible()
    expect(form.get_by_role("button", name="Leg het besluit vast")).to_have_count(0)


def test_without_a_register_the_form_goes_on(page: Page, tmp_path: Path) -> None:
    nowhere = tmp_path / "bestand"
    nowhere.write_text("hier kan geen map komen")
    with running_app(PROJECT, tmp_path, NORMWIJZER_REGISTER=str(nowhere / "register")) as address:
        page.goto(address)
        wait_until_ready(page)
        open_example(page, "Weer grip")
        expect(page.locator(".st-key-melding-opslag")).to_contain_text("Bewaren lukt nu niet")
        expect(summary(page)).to_contain_text("225 minuten per week")
        page.get_by_role("button", name="Naar het besluit").click()
        expect(on_screen(page, "Je kunt nu geen besluit vastleggen.")).to_be_visible()
        wait_until_ready(page)
        choose_radio(page, "Ik volg het voorstel")
        write(page, "Jouw eigen oordeel", OORDEEL)
        record(page)
        expect(page.locator(".st-key-melding-besluit-error")).to_contain_text("niet vastgelegd")
        wait_until_ready(page)
        expect(page.get_by_role("textbox", name="Jouw eigen oordeel")).to_have_value(OORDEEL)
        expect(stored(page)).to_have_text("Niet bewaard")
        # The register comes back: the same button does it, and the draft was never lost.
        nowhere.unlink()
        page.get_by_role("button", name="Probeer nu te bewaren").click()
        expect(stored(page)).to_contain_text("Bewaard om")
        wait_until_ready(page)
        record(page)
        expect(page.locator(".st-key-vastgelegd")).to_contain_text("is vastgelegd op")
