"""A register that is reached by a link is the register that it points to, with its log."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from normenkader import Library
from register.drafts import load_draft, start_draft
from register.integrity.control import check_register
from register.store.opening import Register, open_register
from register.store.place import place
from tests.register.deciding import CHECKED, CONSULENT, MOMENT
from tests.register.faults.attacks import disarmed
from tests.register.filled import fill

Link = Callable[[Path, Path], str]


def folder_link(register: Path, beside: Path) -> str:
    (beside / "link").symlink_to(register.parent)
    return str(beside / "link")


def file_link(register: Path, beside: Path) -> str:
    (beside / "link.sqlite").symlink_to(register)
    return str(beside / "link.sqlite")


def file_link_in_a_folder(register: Path, beside: Path) -> str:
    (beside / "register.sqlite").symlink_to(register)
    return str(beside)


def nameless_link(register: Path, beside: Path) -> str:
    (beside / "link").symlink_to(register)
    return str(beside / "link")


def link_to_a_link(register: Path, beside: Path) -> str:
    (beside / "een").symlink_to(register.parent)
    (beside / "twee").symlink_to("een")
    return str(beside / "twee")


def relative(register: Path, beside: Path) -> str:
    return os.path.relpath(register.parent)


def with_dots(register: Path, beside: Path) -> str:
    return f"{beside}/../{register.parent.name}"


def of_the_home(register: Path, beside: Path) -> str:
    os.environ["HOME"] = str(beside)
    (beside / "link").symlink_to(register.parent)
    return "~/link"


LINKS: list[Link] = [
    folder_link,
    file_link,
    file_link_in_a_folder,
    nameless_link,
    link_to_a_link,
    relative,
    with_dots,
    of_the_home,
]


@pytest.fixture
def filled(tmp_path: Path, bibliotheek: Library) -> Register:
    """An open register: what is stored last stands in the log beside it."""
    plek = place(str(tmp_path / "register"))
    register = open_register(plek)
    fill(register, plek, bibliotheek)
    return register


@pytest.fixture
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "elders").mkdir()
    return tmp_path / "elders"


@pytest.mark.parametrize("link", LINKS)
def test_every_way_to_a_register_leads_to_the_same_files(
    filled: Register, beside: Path, link: Link
) -> None:
    draft = start_draft(filled, CONSULENT, {"zaak": "Z"}, MOMENT)
    found = place(link(filled.plek.file, beside))
    assert found == filled.plek
    again = open_register(found)
    assert load_draft(again, CONSULENT, draft.adres, MOMENT) == draft
    again.close()


@pytest.mark.parametrize("link", LINKS)
def test_what_stands_in_the_log_is_checked_by_every_way(
    filled: Register, beside: Path, link: Link
) -> None:
    setting = link(filled.plek.file, beside)
    assert check_register(place(setting), CHECKED).all_right
    with disarmed(filled.plek.file) as forger:
        forger.execute("UPDATE keten SET hash = 'vervalst' WHERE nummer = 12")
    verslag = check_register(place(setting), CHECKED)
    assert any(b.nummer == 12 for b in verslag.bevindingen)


def test_drafts_that_were_kept_beside_a_link_are_still_found(
    filled: Register, beside: Path
) -> None:
    _ = filled.concepten
    filled.close()
    for file in filled.plek.file.parent.glob("concepten.sqlite*"):
        file.rename(beside / file.name)
    (beside / "register.sqlite").symlink_to(filled.plek.file)
    assert place(str(beside)).concepten.database == str(beside / "concepten.sqlite")
