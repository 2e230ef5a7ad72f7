"""A normenkader with judged minutes in a browser: filled in by hand, read, and decided."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from normenkader import Library
from tests.browser.conftest import wait_until_drawn, wait_until_ready
from tests.browser.driving.deciding import follow_and_record, to_decision
from tests.browser.driving.intake import AMBER, choose, go, question, state, summary
from tests.browser.driving.sizes import problems
from tests.kaders.small import TOEGANG

AREA = "leefgebieden"
LAW = "https://wetten.overheid.nl/jci1.3:c:BWBR0034547&z=2014-01-01&g=2014-01-01"


def begin(page: Page) -> None:
    """Choose the normenkader of 2014."""
    page.get_by_text("Begeleiding individueel in de AWBZ (2014)", exact=True).click()
    expect(page.locator(".st-key-kop")).to_contain_text("AWBZ (2014)")
    wait_until_ready(page)


def test_judged_minutes_from_the_first_question_to_the_decision(
    form: Page, bibliotheek: Library
) -> None:
    norms = bibliotheek.version("awbz-bgi-2014", "2014.1")
    begin(form)
    banner = form.locator(".nw-banner")
    expect(banner).to_contain_text("Let op: Dit is niet de Wmo.")
    expect(banner).to_have_css("border-left-color", AMBER)
    go(form, "toegang")
    for name, antwoord in TOEGANG.items():
        choose(form, norms, ("toegang", name), antwoord)
    go(form, "lg-structuur")
    covered = question(form, AREA, "structuur", "gedekt_minuten")
    # Nobody knows yet of which minutes.
    expect(covered).to_have_count(0)
    choose(form, norms, (AREA, "structuur", "nodig"), True)
    covered.get_by_role("textbox").fill("30")
    covered.get_by_role("textbox").press("Enter")
    expect(covered).to_contain_text("Vul eerst een getal in bij")
    choose(form, norms, (AREA, "structuur", "minuten"), 20)
    expect(covered).to_contain_text("30 is meer dan 20, je antwoord op")
    choose(form, norms, (AREA, "structuur", "minuten"), 150)
    expect(covered).not_to_contain_text("Dit is niet bewaard")
    choose(form, norms, (AREA, "structuur", "opgelost_door"), "geen")
    expect(state(form, "lg-structuur")).to_contain_text("120 min")
    expect(summary(form)).to_contain_text("1 activiteit telt mee")
    assert problems(form, "the page") == []
    form.get_by_role("button", name="Rest niet uitvragen").click()
    expect(form.locator(".st-key-melding-info")).to_contain_text("4 activiteiten staan nu op")
    wait_until_ready(form)
    go(form, "clientfactoren")
    for vraag in norms.questions("clientfactoren"):
        choose(form, norms, ("clientfactoren", vraag.vraag), 0)
    expect(summary(form)).to_contain_text("Begeleiding individueel klasse 2")
    expect(summary(form)).to_contain_text("120")
    to_decision(form)
    assert "is vastgelegd op" in follow_and_record(form)
    expect(form.locator("[data-testid=stMain]")).to_contain_text("Dit is niet de Wmo.")


def test_the_account_goes_down_and_stays_readable_at_every_size(
    form: Page, bibliotheek: Library
) -> None:
    begin(form)
    examples = form.get_by_role("combobox").first
    # A list that opens while the page still scrolls closes again.
    examples.scroll_into_view_if_needed()
    wait_until_drawn(form)
    examples.click()
    form.get_by_role("option").filter(has_text="ngekort").first.click()
    wait_until_ready(form)
    go(form, "uitleg")
    table = form.locator("[data-testid=stMain] table").filter(has_text="Ingekort tot het maximum")
    expect(table).to_contain_text("−")
    source = form.get_by_role("link", name="bijlage 6 Begeleiding, §4.1").first
    expect(source).to_have_attribute("href", LAW)
    # The intake stays open where it is.
    expect(source).to_have_attribute("target", "_blank")
    expect(source).to_have_attribute("rel", "noopener noreferrer")
    assert problems(form, "the page") == []
