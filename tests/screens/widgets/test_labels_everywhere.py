"""Texts of a normenkader are shown as they are: no label on any page reads them as markdown."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from normenkader import Library
from normenkader.file.tree import read_yaml
from register.decisions.writing import now, record
from register.store.opening import Register
from screens.access.identity import current_user
from screens.pages import PAGES
from screens.sources import rules as rules_source
from tests.conftest import RULES
from tests.register.deciding import follow
from tests.screens.access.logged_in import log_in
from tests.screens.access.test_gate_everywhere import SCRIPT

SPIKE = (
    " [lok](http://lok.nl) **dik** :red[x] www.lok.nl $a$ <b>vet</b>"
    """ " onclick="ga()" ' <script>ga()</script>"""
)
# A sentence about a case may have no braces but those of its fields.
BRACES, WITH_FIELDS = " {{ 77 * 77 }} {% raw %}", {"niet", "wel", "tekst", "melding"}
# What is left of it where it would be read: a link, bold, a colour, a formula, HTML.
READ = re.compile(
    r"(?<!\\)\[lok|http://lok|www\.lok|(?<!\\)\*\*dik|(?<!\\):red|(?<!\\)\$a|(?<!\\)<b>vet"
)
TEXTS = {"naam", "titel", "niet", "wel", "tekst", "hulp", "omschrijving", "onderwerp", "melding"}
TEXTS |= {"1", "2", "3", "4", "5", "verhaal", "opmerkingen"}
ATTRIBUTES = {"class", "id", "href", "src", "alt", "style", "scope", "role", "aria-hidden"}
ATTRIBUTES |= {"aria-label", "tabindex"}
LABELS = {"label", "help", "body", "caption", "captions", "options", "content"}
# What shows a text as it is, and what has options that are only text.
PLAIN, PLAIN_OPTIONS = {"Text"}, {"Selectbox", "MultiSelect"}


def spiked(waarde: Any, sleutel: str = "") -> Any:
    """The same data with the spike in every text for people."""
    if isinstance(waarde, dict):
        return {key: spiked(value, key) for key, value in waarde.items()}
    if isinstance(waarde, list):
        return [spiked(value, sleutel) for value in waarde]
    people = isinstance(waarde, str) and (" " in waarde or waarde[:1].isupper())
    if not (people and sleutel in TEXTS):
        return waarde
    return waarde.rstrip() + SPIKE + ("" if sleutel in WITH_FIELDS else BRACES)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped rules and oefenzaken, spiked."""
    made = tmp_path_factory.mktemp("regels") / "rules"
    shutil.copytree(RULES, made)
    for file in made.rglob("*.yaml"):
        if file.parent.name != "voorbeelden":
            found = spiked(read_yaml(file.read_text("utf-8"), str(file)).waarde)
            file.write_text(json.dumps(found, ensure_ascii=False, indent=1), "utf-8")
    return made


def shown(node: Any) -> Iterator[tuple[str, str]]:
    """The kind of every element, with each text in it that may be read."""
    proto: Any = getattr(node, "proto", None)
    kind = type(proto).__name__
    for field, value in proto.ListFields() if hasattr(proto, "ListFields") else ():
        if field.name in LABELS and not (kind in PLAIN_OPTIONS and field.name == "options"):
            for part in [value] if isinstance(value, str) else value:
                yield kind, part if isinstance(part, str) else getattr(part, "content", "")
    for child in getattr(node, "children", {}).values():
        yield from shown(child)


class Tags(HTMLParser):
    """The tags and the attributes in a piece of HTML, and its text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def assert_text_only(html: str, where: str) -> None:
    """The spike is in the text of a piece of HTML, whole, and nowhere else."""
    found = Tags(html)
    assert not found.tags & {"b", "script"}, where
    assert found.attributes <= ATTRIBUTES, where
    assert str(77 * 77) not in html, where
    assert found.text.count("**dik**") == found.text.count(SPIKE), where


def assert_plain(app: AppTest, where: str) -> int:
    """Nothing on the page is read; gives how many labels hold the spike."""
    assert not app.exception, where
    count = 0
    for kind, tekst in shown(app._tree):
        if kind == "Html":
            assert_text_only(tekst, where)
        elif kind not in PLAIN:
            assert not READ.search(tekst), (where, kind, tekst)
            count += "\\*\\*dik" in tekst
    return count


@pytest.mark.parametrize("pad", [pagina.pad for pagina in PAGES])
def test_a_text_of_a_normenkader_is_never_read_as_markdown(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    register: Register,
    zaak: dict[str, Any],
    pad: str,
) -> None:
    """Also one click further: into every part of the page, and wherever such a text leads."""
    monkeypatch.setenv("NORMWIJZER_REGELS", str(folder))
    monkeypatch.setenv("NORMWIJZER_NORMENKADER", "demo-ib")
    log_in(monkeypatch)
    bibliotheek = rules_source.load()
    assert isinstance(bibliotheek, Library)
    record(register, current_user(), bibliotheek, follow(bibliotheek, zaak), now())

    def opened() -> AppTest:
        return AppTest.from_string(SCRIPT.format(pad=pad), default_timeout=60).run()

    first = opened()
    labels = assert_plain(first, pad)
    for button in first.button:
        leads = "deel" in (button.key or "") or "dik" in button.label
        if leads and button.key and not button.disabled:
            labels += assert_plain(opened().button(key=button.key).click().run(), button.key)
    if pad in ("intake", "trainer"):
        assert labels > 10
