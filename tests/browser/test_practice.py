"""A practice session in several real browsers at once: nobody sees the others too early."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from normenkader import Normenkader
from register.decisions.writing import now
from register.practice.model import Item, Measurement, NormenkaderReference, PracticeSession, Setup
from register.practice.sessions import start_session
from register.practice.steps import close, hide, reveal, show_next
from register.store.opening import Register, open_register
from register.store.place import place
from tests.browser.conftest import on_screen, wait_until_drawn, wait_until_ready
from tests.browser.driving.app_process import running_app
from tests.browser.driving.axe import violations
from tests.browser.driving.browsers import Others
from tests.browser.driving.practising import (
    LAPTOP,
    PHONE,
    change_answers,
    choose_level,
    expect_class,
    expect_heading,
    expect_saved,
    finish,
    new_page,
    show_results,
    start,
    take_part,
    to_part,
)
from tests.browser.driving.provider import Provider, log_in_as, running_provider, write_secrets
from tests.register.deciding import TRAINER

# Which leefgebieden three participants ask, of the eleven.
ASKED = ({"financien", "dagbesteding", "huisvesting"}, {"financien", "dagbesteding"}, {"financien"})
BEHOUD, ONTWIKKEL = "Behoudgerichte begeleiding", "Ontwikkelgerichte begeleiding"
GROUP = "De antwoorden van de groep"


def nominal_alpha(units: Sequence[Sequence[bool]]) -> Fraction:
    """Krippendorff's alpha, worked out with whole numbers: 1 − observed / by chance."""
    observed, totals = Fraction(), Counter[bool]()
    for unit in units:
        totals.update(unit)
        differ = sum(one != other for one in unit for other in unit)
        observed += Fraction(differ, len(unit) - 1)
    n = sum(totals.values())
    by_chance = Fraction(n * n - sum(c * c for c in totals.values()), n - 1)
    return 1 - observed / by_chance


class Groep(NamedTuple):
    trainer: Page
    code: str
    deelnemers: tuple[Page, Page, Page]


def test_a_camera_reads_the_address_and_the_code(others: Others, app_url: str) -> None:
    trainer = new_page(others, f"{app_url}/trainer?deel=oefening")
    code = start(trainer, "De post in een tas")
    expect(trainer).to_have_title("De post in een tas – Oefening – Trainer – Normwijzer")
    picture = trainer.get_by_role("img", name="QR-code met het adres en de code van deze oefening")
    link = _read_by_a_camera(trainer, picture)
    assert link == f"{app_url}/meedoen?code={code}"
    visitor = new_page(others, link, PHONE)
    expect(visitor.get_by_label("De code die je trainer laat zien")).to_have_value(code)
    visitor.get_by_role("button", name="Doe mee").click()
    expect(visitor.get_by_text("Je bent deelnemer")).to_be_visible()
    # Once there is something to look at, who comes late finds the code behind a button.
    trainer.get_by_role("button", name="Onthul").click()
    trainer.get_by_role("button", name="QR-code om mee te doen").click()
    assert _read_by_a_camera(trainer, picture) == link
    trainer.keyboard.press("Escape")
    # The next trainer of this server begins without a session.
    trainer.get_by_role("button", name="Verwijder alles nu").click()
    trainer.get_by_role("button", name="Ja, verwijder alles").click()
    expect(on_screen(trainer, "is verwijderd, met alle antwoorden")).to_be_visible()


def _read_by_a_camera(page: Page, picture: Locator) -> str:
    """The text of the code that is in sight."""
    expect(picture).to_be_visible()
    wait_until_drawn(page)
    picture.evaluate("image => image.decode?.()")
    found = zxingcpp.read_barcode(Image.open(io.BytesIO(page.screenshot())).convert("L"))
    assert found is not None
    return found.text


@pytest.fixture
def practice(others: Others, app_url: str) -> Groep:
    """A session that a trainer started, and three who take part, the second on a phone."""
    trainer = new_page(others, f"{app_url}/trainer?deel=oefening")
    code = start(trainer, "De post in een tas")
    one, two, three = (
        new_page(others, f"{app_url}/meedoen", size) for size in (LAPTOP, PHONE, LAPTOP)
    )
    for page in (one, two, three):
        take_part(page, code)
    return Groep(trainer, code, (one, two, three))


def test_a_session_from_the_code_to_the_end(practice: Groep, demo: Normenkader) -> None:
    """One story, because each part of it needs the one before."""
    trainer, _, (one, two, three) = practice
    for n, page in enumerate((one, two, three), start=1):
        expect(page.get_by_text(f"Je bent deelnemer {n}")).to_be_visible()
        assert page.locator(".st-key-balk").count() == 0
    _answer((one, two, three))
    _refresh_comes_back_to_the_same(two)
    _nobody_sees_anything_yet(practice)
    _everybody_sees_the_reveal(practice)
    _the_agreement_is_the_one_by_hand(trainer, demo)
    _the_files_have_what_was_answered(trainer)
    _answers_can_change_again_after_hiding(trainer, one)
    _a_session_leaves_with_all_its_answers(practice)


def _answer(pages: Sequence[Page]) -> None:
    names = {"financien": "Financiën", "dagbesteding": "Dagbesteding", "huisvesting": "Huisvesting"}
    for page, own, verwacht in zip(pages, ASKED, (ONTWIKKEL, ONTWIKKEL, BEHOUD), strict=True):
        assert violations(page) == []
        for leefgebied, name in names.items():
            if leefgebied in own:
                to_part(page, name)
                choose_level(page, leefgebied, "4 voldoende zelfredzaam")
        expect_class(page, verwacht)
        assert violations(page) == []
        finish(page)
        expect_saved(page)
        _fits(page)


def _fits(page: Page) -> None:
    main = page.get_by_test_id("stMain")
    assert main.evaluate("e => e.scrollWidth <= e.clientWidth")


def _refresh_comes_back_to_the_same(page: Page) -> None:
    page.reload()
    wait_until_ready(page)
    expect(page.get_by_text("Je bent deelnemer 2")).to_be_visible()
    expect_heading(page, "Je bent klaar")
    change_answers(page)
    expect(page.locator(".st-key-oefen-klaar")).to_be_visible()
    expect(page.get_by_role("radio", name=ONTWIKKEL, exact=True)).to_be_checked()
    page.get_by_role("button", name="Ik ben klaar").click()
    expect_heading(page, "Je bent klaar")


def _nobody_sees_anything_yet(practice: Groep) -> None:
    trainer, _, pages = practice
    for label, count in (("doen mee", 3), ("begonnen met deze zaak", 3), ("klaar", 3)):
        block = trainer.locator(".nw-cijfers > div").filter(has_text=re.compile(rf"^{label}"))
        expect(block).to_contain_text(str(count))
    assert trainer.locator(".st-key-oefen-resultaten").count() == 0
    assert violations(trainer) == []
    for page in (trainer, *pages):
        assert page.locator(".nw-staven").count() == 0
        assert GROUP not in page.content()
    # What another one answered is in no part of a page that has one participant's answers.
    assert BEHOUD not in pages[0].locator("body").inner_text()


def _everybody_sees_the_reveal(practice: Groep) -> None:
    trainer, _, pages = practice
    trainer.get_by_role("button", name="Onthul").click()
    for page, own in zip(pages, (ONTWIKKEL, ONTWIKKEL, BEHOUD), strict=True):
        expect_heading(page, GROUP)
        wait_until_ready(page)
        mine = page.locator(".nw-bijzonder").first
        expect(mine).to_contain_text(own)
        expect(mine).to_contain_text("jouw antwoord")
        # The worked answers are for the trainer.
        expect(page.get_by_text("uitwerking", exact=True)).to_have_count(0)
        _fits(page)
    assert violations(pages[0]) == []
    assert violations(pages[1]) == []
    expect(trainer.get_by_text("3 deelnemers gaven antwoord.")).to_be_visible()
    wait_until_ready(trainer)
    bars = trainer.locator(".nw-kaart").filter(has_text="Welke uitkomst verwachten")
    assert re.findall(r"[0-9]+$", bars.inner_text(), re.MULTILINE)[:2] == ["1", "2"]
    assert violations(trainer) == []


def _the_agreement_is_the_one_by_hand(trainer: Page, demo: Normenkader) -> None:
    show_results(trainer, "Overeenstemming")
    units = [[naam in own for own in ASKED] for naam in demo.leefgebied_names]
    alpha = nominal_alpha(units)
    row = trainer.get_by_role("row").filter(has_text="Is het leefgebied uitgevraagd?")
    cells = row.locator("td")
    expect(cells.nth(2)).to_have_text(f"{float(alpha):.3f}".replace(".", ","))
    # Three leefgebieden have a level of two people: too few for a number, so only a percentage.
    levels = trainer.get_by_role("row").filter(has_text="Hoe zelfredzaam is de inwoner?").first
    expect(levels.locator("td")).to_contain_text(
        ["2", "100 %", "–", "–", "Te weinig onderdelen om te rekenen: 2."]
    )
    confused = trainer.locator(".nw-verwarring").first
    assert confused.locator("tbody td").all_inner_texts() == ["0", "2", "2", "1"]
    assert violations(trainer) == []


def _the_files_have_what_was_answered(trainer: Page) -> None:
    show_results(trainer, "Bewaren")
    found: dict[str, Any] = json.loads(_download(trainer, "Opslaan als JSON"))
    (result,) = found["resultaten"]
    people = result["deelnemers"]
    assert [(p["nummer"], p["klaar"], p["verwacht"]) for p in people] == [
        (1, True, "IBO"),
        (2, True, "IBO"),
        (3, True, "IBB"),
    ]
    for person, own in zip(people, ASKED, strict=True):
        levels = {k: v["niveau"] for k, v in person["antwoorden"]["leefgebieden"].items()}
        assert {k for k, niveau in levels.items() if niveau == 4} == own
        assert set(levels.values()) == {4, "niet_uitgevraagd"}
    book = openpyxl.load_workbook(io.BytesIO(_download(trainer, "Opslaan als Excel")))
    assert [row[5] for row in book["Deelnemers"].values] == ["verwacht", "IBO", "IBO", "IBB"]


def _download(page: Page, name: str) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).click()
    return Path(waiting.value.path()).read_bytes()


def _answers_can_change_again_after_hiding(trainer: Page, page: Page) -> None:
    trainer.get_by_role("button", name="Verberg weer").click()
    expect_heading(page, "Je bent klaar")
    # Until the run has ended what was shown before can stand below the new heading.
    expect(page.locator(".nw-staven")).to_have_count(0)
    change_answers(page)
    expect_class(page, BEHOUD)
    expect_saved(page)


def _a_session_leaves_with_all_its_answers(practice: Groep) -> None:
    trainer, code, pages = practice
    trainer.get_by_role("button", name="Verwijder alles nu").click()
    expect(on_screen(trainer, "Je kunt dit niet terugdraaien.")).to_be_visible()
    trainer.get_by_role("button", name="Ja, verwijder alles").click()
    expect(on_screen(trainer, f"De oefening met code {code} is verwijderd")).to_be_visible()
    expect(trainer.get_by_text("Er is nog geen oefening.")).to_be_visible()
    for page in pages:
        expect(on_screen(page, "Deze oefening is er niet meer.")).to_be_visible()
        expect(page.get_by_label("De code die je trainer laat zien")).to_be_visible()


def test_a_wrong_code_is_told_plainly(others: Others, app_url: str) -> None:
    page = new_page(others, f"{app_url}/meedoen", PHONE)
    field = page.get_by_label("De code die je trainer laat zien")
    field.fill("fout 12")
    field.press("Enter")
    expect(page.get_by_text("Deze code hoort niet bij een oefening die bezig is.")).to_be_visible()
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    _fits(page)
    assert violations(page) == []


class LoginApp(NamedTuple):
    url: str
    provider: Provider
    register: Register


@pytest.fixture(scope="module")
def login_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LoginApp]:
    folder, home = tmp_path_factory.mktemp("folder"), tmp_path_factory.mktemp("home")
    register = open_register(place(str(home / ".local" / "share" / "normwijzer")))
    with running_provider() as provider:
        write_secrets(folder, provider.url, "http://127.0.0.1:{port}/oauth2callback")
        with running_app(folder, home) as url:
            yield LoginApp(url, provider, register)
    register.close()


@pytest.fixture
def session(login_app: LoginApp, demo: Normenkader) -> PracticeSession:
    """Two oefenzaken, of which only one leefgebied is asked."""
    which = NormenkaderReference(demo.normenkader, demo.versie, demo.sha256)
    items = (Item("OZ-01", Measurement.VOOR), Item("OZ-06", Measurement.NA))
    opzet = Setup(items, ("lg-financien",))
    return start_session(login_app.register, TRAINER, which, opzet, now())


@pytest.mark.filterwarnings("ignore:get_jwt_config:DeprecationWarning")
def test_with_a_login_only_this_page_needs_none(
    others: Others, login_app: LoginApp, session: PracticeSession
) -> None:
    page = new_page(others, f"{login_app.url}/meedoen?code={session.code}")
    expect(page.get_by_label("De code die je trainer laat zien")).to_have_value(session.code)
    page.get_by_role("button", name="Doe mee").click()
    expect(page.get_by_text("Je bent deelnemer 1")).to_be_visible()
    wait_until_ready(page)
    # Only what was chosen is asked, and the code is no longer in the address.
    parts = page.locator(".st-key-oefen-delen button")
    expect(parts).to_have_text([re.compile("Financiën$"), re.compile("Jouw verwachting$")])
    expect(page).not_to_have_url(re.compile("code="))
    for closed in ("/", "/intake", "/register", "/trainer"):
        other = page.context.new_page()
        other.goto(login_app.url + closed)
        wait_until_ready(other)
        expect(other.get_by_role("button")).to_have_text(["Inloggen"])
        other.close()


@pytest.mark.filterwarnings("ignore:get_jwt_config:DeprecationWarning")
def test_who_is_logged_in_takes_part_as_anybody(
    others: Others, login_app: LoginApp, session: PracticeSession
) -> None:
    login_app.provider.add_user("trainer", roles=["trainer"])
    page = new_page(others, login_app.url)
    log_in_as(page, login_app.url, "trainer")
    expect(page.locator(".st-key-balk")).to_contain_text("trainer")
    page.goto(f"{login_app.url}/meedoen?code={session.code}")
    wait_until_ready(page)
    page.get_by_role("button", name="Doe mee").click()
    expect(page.get_by_text("Je bent deelnemer 1")).to_be_visible()
    wait_until_ready(page)
    assert page.locator(".st-key-balk").count() == 0
    expect(page.get_by_role("link")).to_have_text(["Naar de inhoud"])
    assert not re.search(r"u-[a-z2-7]{16}", page.content())
    page.goto(f"{login_app.url}/intake")
    wait_until_ready(page)
    expect(page.locator(".st-key-balk")).to_contain_text("trainer")


def test_the_page_follows_the_trainer(
    others: Others, login_app: LoginApp, session: PracticeSession
) -> None:
    """Each step reaches the page by itself: the next oefenzaak, the reveal, the end."""
    register = login_app.register
    page = new_page(others, f"{login_app.url}/meedoen?code={session.code}")
    take_part(page, session.code)
    choose_level(page, "financien", "4 voldoende zelfredzaam")
    after = show_next(register, TRAINER, session, now())
    expect(page.get_by_text("Zaak 2 van 2, na de training")).to_be_visible()
    expect_heading(page, "Financiën")
    # The answer belongs to the first oefenzaak.
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    reveal(register, TRAINER, after.id, 1, now())
    expect_heading(page, GROUP)
    expect(page.get_by_text("Jij hebt bij deze zaak niets ingevuld.")).to_be_visible()
    hide(register, TRAINER, after.id, 1, now())
    expect_heading(page, "Financiën")
    close(register, TRAINER, after.id, now())
    expect_heading(page, "De oefening is gesloten")


def test_another_window_of_the_same_participant_is_told(
    others: Others, login_app: LoginApp, session: PracticeSession
) -> None:
    page = new_page(others, f"{login_app.url}/meedoen")
    take_part(page, session.code)
    other = page.context.new_page()
    other.goto(page.url)
    wait_until_ready(other)
    expect_class(page, ONTWIKKEL)
    expect_class(other, BEHOUD)
    expect(other.get_by_text("ook in een ander venster open")).to_be_visible()
    expect(other.locator(".st-key-opslag")).to_have_text("Niet bewaard")
    other.get_by_role("button", name="Laad mijn laatste antwoorden").click()
    expect_saved(other)
    expect(other.get_by_role("radio", name=ONTWIKKEL, exact=True)).to_be_checked()
