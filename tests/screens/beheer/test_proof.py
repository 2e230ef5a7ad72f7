"""Proving on the page: which files, what is shown of a proof, and its files."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from streamlit.runtime.scriptrunner import StopException
from streamlit.testing.v1 import AppTest

from comparison.names import Names
from normenkader import Normenkader
from normenkader.library import FixedVersion
from proof import (
    MethodsDifferError,
    NoVerdictError,
    Proof,
    ShowsNothingError,
    TooLargeError,
    Verdict,
    prove,
)
from proof.files import all_clients, client_file, client_name
from proof.report import as_data
from proof.verdict import Together
from screens.beheer.file import NormenkaderFile, read_upload
from screens.beheer.proof.bounds import bounds_table, direction_words, directions, range_chart
from screens.beheer.proof.clients import answers, clients_html
from screens.beheer.proof.html import (
    cards_html,
    client_heading,
    finding_html,
    heading,
    together_html,
)
from screens.beheer.proof.part import read
from screens.beheer.proof.view import json_of, zip_of
from screens.beheer.proof.words import EIGENSCHAPPEN, Steps, failure, summary
from screens.beheer.state import SESSION, VERSIE, BeheerState
from tests.conftest import RULES
from tests.proof.small import Data, proved, rule, small
from tests.screens.beheer.norms import changed
from zaak.files import check_text, split_cases

GAP = ("vanaf: 90, tot: 180", "vanaf: 95, tot: 180")
NO_PRODUCT = ("product: IBB}", "product: IBX}")
OTHER = RULES / "drechtsteden-ib-2016" / "2016.1.yaml"
SCRIPT = """
from rights import LOKAAL
from screens.beheer.page import show

show(LOKAAL)
"""


@pytest.fixture(scope="module")
def falling(demo: Normenkader) -> Proof:
    """A norm time that falls as the level worsens; all else is proved, or so on purpose."""

    def spoil(data: Data) -> None:
        rule(data, "NT-VERSLAVING")["minuten"]["behoud"]["3"] = 45

    return proved(small(demo, spoil))


@pytest.fixture(scope="module")
def gap(demo: Normenkader) -> Proof:
    return proved(small(demo, lambda data: rule(data, "RA-B2").update(vanaf=100)))


def of(found: Proof, eigenschap: str) -> Verdict:
    return next(u for u in found.verdicts if u.eigenschap == eigenschap)


def test_sound_file_and_one_that_a_client_can_show_are_proved_and_others_are_not() -> None:
    good, refused = read(changed()), read(changed(GAP))
    assert good is not None
    assert (good.heel, good.problems) == (True, ())
    assert refused is not None
    assert not refused.heel
    assert [p.bestand for p in refused.problems] == ["nieuw.yaml"]
    assert read(changed(NO_PRODUCT)) is None
    assert read(read_upload(b"a: [", "x.yaml")) is None
    assert read(read_upload(b"", "x.yaml")) is None


def test_cards_have_what_is_wrong_first_and_a_word_for_each_verdict(falling: Proof) -> None:
    html = cards_html(falling)
    titles = re.findall("<h3>(.*?)</h3>", html)
    assert titles[0] == "Monotoon"
    assert sorted(titles) == sorted(naam.capitalize() for naam in EIGENSCHAPPEN)
    first, *rest = html.split('<div class="nw-kaart">')[1:]
    assert "Niet waar" in first
    assert "Beide manieren vinden dezelfde fouten." in first
    assert all(">Bewezen" in card for card in rest)
    assert summary(falling).startswith("Niet alles klopt. Niet waar: monotoon. Bewezen: volledig,")


def test_refused_file_says_what_was_not_proved(gap: Proof) -> None:
    html = cards_html(gap)
    assert html.count("Nog niet nagegaan") == 3
    assert html.index("Niet waar") < html.index("Bewezen") < html.index("Nog niet nagegaan")
    assert summary(gap) == "Niet alles klopt. Niet waar: volledig. Bewezen: uniek en bereikbaar."


def test_finding_has_its_sentence_its_reason_with_the_source_and_its_rules(
    falling: Proof,
) -> None:
    namen = Names(falling.normenkader)
    uitslag = of(falling, "monotoon")
    by_kind = {b.soort: finding_html(namen, b) for b in uitslag.findings}
    assert "<strong>Fout:</strong> Verslaving: Hoe zelfredzaam is de inwoner?" in by_kind["fout"]
    assert "Regel NT-VERSLAVING" in by_kind["fout"]
    excused = next(b for b in uitslag.findings if b.soort == "bewust")
    html = finding_html(namen, excused)
    assert excused.bewust is not None
    assert excused.bewust.reden in html
    assert "Bron: Bijlage 8" in html
    assert "Regel LG-ACUUT (Acuut zonder overlast of gevaar)" in html
    assert "1 fout, " in heading(uitslag)
    assert client_heading("monotoon", excused) == "Twee cliënten die dit laten zien"


def test_text_of_a_normenkader_is_never_html(demo: Normenkader) -> None:
    def spoil(data: Data) -> None:
        rule(data, "RA-B2").update(vanaf=100)
        data["leefgebieden"][0]["naam"] = "<b>Geld</b>"
        data["vragen"]["clientfactoren"][0]["tekst"] = "<i>Leren</i>?"

    found = proved(small(demo, spoil))
    namen = Names(found.normenkader)
    (fault,) = of(found, "volledig").findings
    html = cards_html(found) + finding_html(namen, fault) + clients_html(namen, fault.clienten)
    assert "&lt;b&gt;Geld" in html
    assert "&lt;i&gt;Leren" in html
    assert not re.search("<[bi]>", html)


def test_pair_of_clients_shows_the_one_answer_that_differs_and_both_results(
    falling: Proof,
) -> None:
    namen = Names(falling.normenkader)
    fault = next(b for b in of(falling, "monotoon").findings if b.soort == "fout")
    html = clients_html(namen, fault.clienten)
    marked = re.findall('<strong>([^<]*)</strong> <span class="nw-anders">', html)
    assert marked == ["beperkt zelfredzaam (3)", "niet zelfredzaam (2)"]
    for client in fault.clienten:
        assert f"{client.evaluation.minuten_per_week} per week" in html
    main, _, whole = html.partition("<details>")
    assert "Geestelijke gezondheid" not in main
    assert "Geestelijke gezondheid" in whole


def test_client_shows_what_comes_out_and_every_answer(gap: Proof) -> None:
    namen = Names(gap.normenkader)
    (fault,) = of(gap, "volledig").findings
    (client,) = fault.clienten
    html = clients_html(namen, fault.clienten)
    assert "geen uitkomst" in html
    assert f"{client.evaluation.minuten_per_week} per week" in html
    assert "nw-anders" not in html
    main, _, whole = html.partition("<details>")
    for (sectie, naam, vraag), antwoord in answers(gap.normenkader, client).items():
        assert namen.antwoord(vraag, antwoord, sectie) in whole
        # Access is in order: only the whole list has it.
        if sectie == "toegang":
            assert namen.vraag(vraag, sectie).strip("‘’") not in main
        if naam in client.evaluation.meetellend:
            assert namen.leefgebied(naam) in main


def test_picture_of_the_limits_says_the_same_as_its_table(falling: Proof) -> None:
    namen = Names(falling.normenkader)
    timed = [g for g in of(falling, "begrensd").grenzen if g.minimum is not None]
    found = dict(directions(timed))
    assert list(found) == ["behoud", "ontwikkel"]
    assert sum(map(len, found.values())) == len(timed)
    assert direction_words(namen, "behoud", alone=False).startswith("richting: behoud")
    # One that has no directions says nothing of them.
    assert direction_words(namen, "", alone=True) == ""
    for richting, own in found.items():
        data: dict[str, Any] = range_chart(namen, own, 500).to_dict()
        (rows,) = data["datasets"].values()
        table = bounds_table(namen, richting, own)
        cells = re.findall("<td>([0-9]+)</td><td>([0-9]+)</td>", table)
        assert cells == [(str(r["van"]), str(r["tot"])) for r in rows]
        assert cells == sorted(cells, key=lambda c: int(c[0]))


def test_files_hold_every_client_as_a_case_and_the_whole_proof(falling: Proof) -> None:
    nk = falling.normenkader
    clients = list(all_clients(falling))
    with ZipFile(BytesIO(zip_of(falling))) as file:
        assert sorted(file.namelist()) == sorted(client_name(c) for c, _ in clients)
        for client, zin in clients:
            inhoud = file.read(client_name(client))
            assert inhoud.decode() == client_file(nk, client, zin)
            (case,) = split_cases(inhoud, client_name(client))
            zaak, _ = check_text(case, FixedVersion(nk))
            assert zaak.zaak == client.zaak["zaak"]
    assert zip_of(falling) == zip_of(falling)
    assert json.loads(json_of(falling)) == json.loads(json.dumps(as_data(falling)))


def test_sentence_above_a_case_stays_a_comment(gap: Proof) -> None:
    (client, _) = next(all_clients(gap))
    text = client_file(gap.normenkader, client, "een\nzaak: ander")
    assert text.startswith("# een zaak: ander\n")


def test_steps_only_go_on_and_are_said_in_words(drechtsteden: Normenkader) -> None:
    stappen, said = Steps(drechtsteden), list[tuple[float, str]]()
    prove(drechtsteden, progress=lambda stap: said.append(stappen.next(stap)))
    parts = [part for part, _ in said]
    assert parts == sorted(parts)
    assert 0 <= parts[0] < parts[-1] < 1
    words = " ".join(text for _, text in said)
    assert "alle mogelijke cliënten" in words
    assert "Bezig met monotoon: geeft een zwaarder antwoord nooit minder? (Financiën)" in words
    assert "_" not in words


def test_many_questions_on_which_z3_gave_up_are_one_block_with_the_first_ones() -> None:
    html = together_html(Together("gaten", 23, ("Gat <een>.", "Gat twee.", "Gat drie.")))
    assert "23 vragen over gaten: hier kwam z3 niet uit." in html
    assert "<li>Gat &lt;een&gt;.</li><li>Gat twee.</li><li>Gat drie.</li>" in html
    assert "En nog 20." in html


@pytest.mark.parametrize(
    ("fout", "zin"),
    [
        (NoVerdictError("z3"), "duurde te lang"),
        (TooLargeError("x"), "te veel combinaties"),
        (MethodsDifferError("uniek", 1, 2), "vinden niet hetzelfde"),
        (ShowsNothingError("x"), "laat niet zien"),
    ],
)
def test_error_says_that_nothing_is_proved(fout: Exception, zin: str) -> None:
    found = failure(fout)
    assert found.zin.startswith("Er is niets bewezen.")
    assert zin in found.zin
    assert found.details == str(fout)


def opened(bestand: NormenkaderFile) -> AppTest:
    """The part Proof with an upload."""
    app = AppTest.from_string(SCRIPT, default_timeout=60).run()
    stand: BeheerState = app.session_state[SESSION][1]
    stand.keep_upload(VERSIE, bestand)
    return app.button(key="beheer-deel-bewijs").click().run()


def shown(app: AppTest) -> str:
    assert not app.exception
    return " ".join([*(t.value for t in app.text), *(e.value for e in app.error)])


def upload(*pairs: tuple[str, str]) -> NormenkaderFile:
    tekst = OTHER.read_text("utf-8")
    for old, new in pairs:
        assert old in tekst
        tekst = tekst.replace(old, new, 1)
    return read_upload(tekst.encode(), "nieuw.yaml")


def test_proof_stays_for_its_own_file_only() -> None:
    app = opened(upload())
    assert "klopt" not in shown(app)
    app.button(key="beheer-bewijs").click().run()
    assert "Alles klopt." in shown(app)
    app.button(key="beheer-deel-fouten").click().run()
    app.button(key="beheer-deel-bewijs").click().run()
    assert "Alles klopt." in shown(app)
    stand: BeheerState = app.session_state[SESSION][1]
    stand.keep_upload(VERSIE, upload(("titel: ", "titel: Een ander ")))
    app.run()
    assert "klopt" not in shown(app)


def test_file_that_can_not_be_calculated_points_to_its_errors() -> None:
    app = opened(changed(NO_PRODUCT))
    assert "niet te rekenen" in shown(app)
    assert "beheer-bewijs" not in [b.key for b in app.button]
    app.button(key="bewijs-naar-fouten").click().run()
    assert app.header[0].value == "Fouten"


def stop(*_: object, **__: object) -> None:
    raise StopException


def differ(*_: object, **__: object) -> None:
    raise MethodsDifferError("uniek", 1, 2)


@pytest.mark.parametrize(("first", "said"), [(stop, False), (differ, True)])
def test_proof_that_was_stopped_or_failed_can_be_done_again(
    first: Callable[..., None], said: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(upload())
    with monkeypatch.context() as patched:
        patched.setattr("screens.beheer.proof.part.prove", first)
        app.button(key="beheer-bewijs").click().run()
        assert ("Er is niets bewezen. De twee manieren" in shown(app)) == said
    app.run()
    assert "klopt" not in shown(app)
    app.button(key="beheer-bewijs").click().run()
    assert "Alles klopt." in shown(app)


def test_refused_upload_is_proved_and_shows_its_client() -> None:
    app = opened(changed(GAP))
    app.button(key="beheer-bewijs").click().run()
    assert "Niet alles klopt. Niet waar: volledig." in shown(app)
    (expander,) = app.expander
    assert expander.label == "Een cliënt die dit laat zien"
