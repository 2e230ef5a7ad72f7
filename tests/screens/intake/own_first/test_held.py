"""In the mode 'eerst zelf oordelen' no proposal leaves the server before the judgement."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from normenkader import Library, Normenkader
from register.decisions.reading import open_decision
from register.decisions.writing import now, record
from register.drafts import load_draft, start_draft
from register.errors import UnavailableError
from register.store.opening import Register
from register.vooraf import Expected, Vooraf, reference
from rights import LOKAAL
from screens.intake.case.part_list import BESLUIT, UITLEG, ZELF, filled_keys
from screens.intake.own_first import submitting
from screens.keys import Key
from screens.sources.own_first import VARIABLE
from tests.conftest import RULES
from tests.random_cases import random_case
from tests.register.deciding import AUDITOR, follow
from tests.screens.intake.own_first.intakes import (
    ENDS,
    Vocabulary,
    drafts_text,
    judged,
    kept,
    likely_case,
    mode_on,
    run_intake,
    secret_of,
    vocabulary,
)
from tests.screens.intake.own_first.planted import PLANTED
from tests.screens.intake.own_first.sent import messages, opened, whole

Plant = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with mode_on(tmp_path / "register") as found:
        yield found


@pytest.fixture
def words(register: Register, bibliotheek: Library) -> Vocabulary:
    demo = bibliotheek.version("demo-ib", "2026.1")
    return vocabulary(demo, register, random_case(random.Random(0), demo))


@pytest.fixture
def case(bibliotheek: Library) -> dict[str, Any]:
    return likely_case(random.Random(2), bibliotheek, bibliotheek.version("demo-ib", "2026.1"), 2)


@pytest.mark.parametrize("name", ["awbz-bgi-2014", "demo-ib", "drechtsteden-ib-2016"])
def test_a_whole_intake_shows_nothing_before_the_judgement_and_all_after(
    name: str, register: Register, bibliotheek: Library
) -> None:
    normenkader = next(v for v in bibliotheek.versies if v.normenkader == name)
    words = vocabulary(normenkader, register, random_case(random.Random(0), normenkader))
    found = run_intake(register, bibliotheek, normenkader, 2, words)
    assert found.leaks == []
    assert found.opened
    assert found.told > 0
    assert found.searched > 15


@pytest.mark.parametrize("plant", PLANTED.values(), ids=list(PLANTED))
def test_a_leak_on_purpose_is_found(
    plant: Plant, register: Register, bibliotheek: Library, words: Vocabulary
) -> None:
    with plant():
        found = run_intake(
            register, bibliotheek, bibliotheek.version("demo-ib", "2026.1"), 2, words
        )
    assert found.leaks


def test_other_times_in_the_rules_send_the_very_same_page(
    register: Register,
    demo: Normenkader,
    case: dict[str, Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The page that waits follows from the questions and the answers, and from nothing else."""
    text = (RULES / "demo-ib" / "2026.1.yaml").read_text("utf-8")
    other = re.sub(
        r"(?m)^( +minuten: \{behoud.*)$",
        lambda row: re.sub(r": (\d+)", lambda n: f": {int(n[1]) + 5}", row[1]),
        text,
    )
    assert other != text
    place = tmp_path / "regels" / "demo-ib"
    place.mkdir(parents=True)
    (place / "2026.1.yaml").write_text(other, "utf-8")
    before = _pages(demo, kept(register, case).adres)
    monkeypatch.setenv("NORMWIJZER_REGELS", str(place.parent))
    assert _pages(demo, kept(register, case).adres) == before
    monkeypatch.setenv(VARIABLE, "nee")
    assert _pages(demo, kept(register, case).adres) != before


def _pages(normenkader: Normenkader, address: str) -> list[str]:
    """What is sent of every part but the first, without what differs by draft."""
    found = []
    for part in (*filled_keys(normenkader)[1:], *ENDS):
        app = opened(zaak=address, deel=part, v="1.7")
        text = "\n".join(str(m) for m in messages(app))
        # Names that Streamlit gives, and the moment that the draft was stored.
        found.append(re.sub(r"[0-9a-f]{32,}|Bewaard om [0-9:]+", "", text))
    return found


def ronde(app: AppTest) -> int:
    found: int = app.session_state["intake"].draft.ronde
    return found


def test_everything_that_is_wrong_is_said_at_once_and_nothing_is_kept(
    register: Register, case: dict[str, Any]
) -> None:
    app = opened(zaak=kept(register, case).adres, deel=ZELF)
    app.button(Key.ZELF_VAST).click().run()
    assert "Kies wat jij verwacht" in whole(app)
    app.radio(f"zelf-keuze-{ronde(app)}").set_value("weet-niet").run()
    refused = "Mail naar jan@voorbeeld.nl of bel 06-12345678."
    app.text_area(f"zelf-waarom-{ronde(app)}").set_value(refused).run()
    app.button(Key.ZELF_VAST).click().run()
    shown = whole(app)
    assert "e-mailadres" in shown
    assert "telefoonnummer" in shown
    assert "jan@voorbeeld.nl" not in drafts_text(register)
    assert "vooraf" not in drafts_text(register)


def test_minutes_that_are_no_number_are_refused_beside_the_field(
    register: Register, case: dict[str, Any], bibliotheek: Library
) -> None:
    app = opened(zaak=kept(register, case).adres, deel=ZELF)
    product = bibliotheek.version("demo-ib", "2026.1").producten[0].product
    app.radio(f"zelf-keuze-{ronde(app)}").set_value(f"product:{product}").run()
    app.text_input(f"zelf-minuten-{ronde(app)}").set_value("twee uur").run()
    app.button(Key.ZELF_VAST).click().run()
    assert "Dit is geen heel getal" in whole(app)
    assert app.session_state["intake"].held


def test_what_is_not_stored_opens_nothing(
    register: Register,
    case: dict[str, Any],
    bibliotheek: Library,
    words: Vocabulary,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = opened(zaak=kept(register, case).adres, deel=ZELF)

    def down(*_: Any) -> None:
        raise UnavailableError("Het register antwoordt niet.")

    monkeypatch.setattr("screens.intake.case.kept.save_draft", down)
    judged(app, bibliotheek.version("demo-ib", "2026.1"), random.Random(1))
    told = words.secret(secret_of(bibliotheek, case)[0])
    assert not [w for w in told.words if w in whole(app)]
    assert submitting.NIET_BEWAARD in whole(app)
    monkeypatch.undo()


def test_a_reload_keeps_it_and_an_undo_does_not_take_it_back(
    register: Register, case: dict[str, Any], bibliotheek: Library
) -> None:
    demo = bibliotheek.version("demo-ib", "2026.1")
    address = kept(register, case).adres
    app = opened(zaak=address, deel=ZELF)
    judged(app, demo, random.Random(1))
    first = load_draft(register, LOKAAL, address, now()).inhoud["vooraf"]
    again = opened(zaak=address, deel=f"lg-{next(iter(demo.leefgebied_names))}")
    again.session_state["intake"].draft.skip_untouched(demo)
    again.session_state["intake"].undo()
    again.run()
    assert load_draft(register, LOKAAL, address, now()).inhoud["vooraf"] == first
    assert not [b for b in opened(zaak=address, deel=ZELF).button if b.key == Key.ZELF_VAST]


def test_what_one_tab_judged_counts_in_the_other(
    register: Register, case: dict[str, Any], bibliotheek: Library
) -> None:
    """The other tab saw nothing yet: it can not judge anew, whichever version it goes on with."""
    demo = bibliotheek.version("demo-ib", "2026.1")
    address = kept(register, case).adres
    other = opened(zaak=address, deel=ZELF)
    judged(opened(zaak=address, deel=ZELF), demo, random.Random(1))
    first = load_draft(register, LOKAAL, address, now()).inhoud["vooraf"]
    other.radio(f"zelf-keuze-{ronde(other)}").set_value("weet-niet").run()
    other.text_area(f"zelf-waarom-{ronde(other)}").set_value("Ik ken deze mens niet.").run()
    other.button(Key.ZELF_VAST).click().run()
    other.run()
    other.button("mijn-versie").click().run()
    assert load_draft(register, LOKAAL, address, now()).inhoud["vooraf"] == first


def test_a_second_draft_of_the_same_case_gets_the_first_judgement(
    register: Register, case: dict[str, Any], bibliotheek: Library
) -> None:
    demo = bibliotheek.version("demo-ib", "2026.1")
    one, two = kept(register, case).adres, kept(register, case).adres
    judged(opened(zaak=one, deel=ZELF), demo, random.Random(1))
    app = opened(zaak=two, deel=ZELF)
    judged(app, demo, random.Random(5))
    assert submitting.AL_GEGEVEN in whole(app)
    first, second = (
        load_draft(register, LOKAAL, a, now()).inhoud["vooraf"]["tijdstip"] for a in (one, two)
    )
    assert first == second


def test_a_draft_from_before_the_mode_is_not_asked_what_was_seen_already(
    register: Register, case: dict[str, Any]
) -> None:
    content = {"formaat": 1, "deel": BESLUIT, "inhoud": case, "opzij": {}, "keuze": {}}
    concept = start_draft(register, LOKAAL, content, now())
    app = opened(zaak=concept.adres, deel=BESLUIT)
    assert not app.session_state["intake"].held
    assert not [b for b in app.button if b.key == f"deel-{ZELF}"]


def test_with_the_mode_off_a_draft_is_opened_for_good(
    register: Register, case: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was seen while the mode was off cannot be judged beforehand any more."""
    address = kept(register, case).adres
    monkeypatch.setenv(VARIABLE, "nee")
    opened(zaak=address, deel=UITLEG)
    monkeypatch.setenv(VARIABLE, "ja")
    assert not opened(zaak=address, deel=ZELF).session_state["intake"].held


def test_another_draft_is_stored_as_it_was_before_there_was_a_mode(
    register: Register, case: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "nee")
    content = {"formaat": 1, "deel": UITLEG, "inhoud": case, "opzij": {}, "keuze": {}}
    concept = start_draft(register, LOKAAL, content, now())
    app = opened(zaak=concept.adres, deel=UITLEG)
    assert app.session_state["intake"].content() == content


@pytest.mark.parametrize("wrong", ["Ja", "", "aan", "1"])
def test_a_setting_that_is_no_choice_shows_no_form(
    wrong: str, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, wrong)
    shown = whole(opened())
    assert "Een instelling is niet goed" in shown
    assert "Kenmerk van de zaak" not in shown


def test_a_correction_keeps_the_first_judgement(
    register: Register, case: dict[str, Any], bibliotheek: Library
) -> None:
    demo = bibliotheek.version("demo-ib", "2026.1")
    given = Vooraf(
        Expected(None, weet_niet="Ik ken dit gezin nog niet."),
        "2026-07-15T09:00:00Z",
        case,
        reference(demo),
    )
    order = follow(bibliotheek, case)
    done = record(
        register,
        LOKAAL,
        bibliotheek,
        type(order)(order.opdracht, case, order.keuze, None, given),
    )
    app = opened(record=str(done.nummer), deel=BESLUIT)
    app.button("corrigeer").click().run()
    intake = app.session_state["intake"]
    assert not intake.held
    assert intake.draft.opslag.vooraf.verwacht == given.verwacht
    dossier = open_decision(register, AUDITOR, done.nummer)
    assert dossier.stuk["vooraf"]["weet_niet"] == "Ik ken dit gezin nog niet."
