"""Reading an upload, and showing what is wrong beside the text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from normenkader.file.problems import MOST_LINES as MOST
from normenkader.reading import MOST_BYTES
from screens.beheer.errors import list_html, text_html
from screens.beheer.file import read_upload, shipped
from screens.sources import rules as rules_source
from tests.conftest import RULES
from tests.screens.beheer.norms import NAAM, NEXT, changed, own

PLANTED = (("versie: ", "versje: "), ("  minuten:", "  minuutjes:"))


@pytest.fixture
def rules_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(rules_source.VARIABLE, str(tmp_path))
    (tmp_path / "demo-ib").mkdir()
    return tmp_path


def test_upload_with_errors_has_all_of_them_with_their_lines() -> None:
    found = changed(*PLANTED)
    lines = found.tekst.splitlines()
    assert found.normenkader is None
    planted = {n for n, line in enumerate(lines, 1) if re.search("versje|minuutjes", line)}
    assert len(planted) == 2
    assert planted <= {p.regel for p in found.problemen}


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        (b"x" * (MOST_BYTES + 1), "te groot"),
        (b"a: \xff", "geen UTF-8"),
        (b"a: [", "geen geldige YAML"),
        (b"", "Verwacht"),
    ],
)
def test_upload_that_is_no_normenkader_says_why(inhoud: bytes, melding: str) -> None:
    found = read_upload(inhoud, "x.yaml")
    assert found.normenkader is None
    assert melding in found.problemen[0].melding


def test_every_problem_is_in_the_list_and_below_its_line() -> None:
    found = changed(*PLANTED)
    on_top, text = list_html(found.problemen), text_html(found, whole=False)
    for probleem in found.problemen:
        assert f'href="#regel-{probleem.regel}"' in on_top
        assert f'id="regel-{probleem.regel}"' in text
    assert "onbekende sleutel" in text.partition("versje")[2]
    assert text.count('class="nw-lijn"') < len(found.tekst.splitlines())
    whole = text_html(found, whole=True)
    assert whole.count('class="nw-lijn"') == len(found.tekst.splitlines())


def test_text_of_a_file_is_never_html() -> None:
    found = read_upload(b"<img src=x>: 1\n<b>&: 2\n", "x.yaml")
    html = list_html(found.problemen) + text_html(found, whole=True)
    assert "&lt;img src=x&gt;" in html
    assert not re.search("<img|<b>", html)


def test_long_list_says_how_many_more() -> None:
    text = "".join(f"onbekend{n}: 1\n" for n in range(MOST + 50))
    found = read_upload(text.encode(), "x.yaml")
    html = list_html(found.problemen)
    assert html.count("<li>") == MOST
    assert f"En nog {len(found.problemen) - MOST}." in html


def test_rules_that_are_not_sound_can_be_looked_at_file_by_file(rules_folder: Path) -> None:
    tekst = own_text()
    (rules_folder / "demo-ib" / "2026.1.yaml").write_text(tekst)
    (rules_folder / "demo-ib" / "2026.2.yaml").write_text(tekst.replace(*NEXT))
    (rules_folder / "demo-ib" / "2026.3.yaml").write_text("normenkader: demo-ib\n")
    found = shipped()
    assert list(found) == [f"demo-ib/2026.{n}.yaml" for n in (1, 2, 3)]
    assert found[NAAM].normenkader is not None
    assert found["demo-ib/2026.3.yaml"].problemen
    assert "met fouten" in found["demo-ib/2026.3.yaml"].titel
    # Two versions that begin on one day: each is sound, together they are not.
    second = found["demo-ib/2026.2.yaml"]
    assert second.normenkader is not None
    assert "Kies een andere datum" in second.problemen[0].melding
    assert str(rules_folder) not in str(second.problemen[0].bestand)


def own_text() -> str:
    return (RULES / NAAM).read_text("utf-8")


def test_empty_folder_of_rules_leaves_uploads(rules_folder: Path) -> None:
    assert shipped() == {}
    assert read_upload(own_text().encode(), "a.yaml").normenkader is not None


def test_shipped_rules_have_no_errors() -> None:
    assert not own().problemen
    assert [b.naam for b in shipped().values() if b.problemen] == []
