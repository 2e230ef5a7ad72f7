"""The register of the app while its files go away and come back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from normenkader import Library
from register.decisions.reading import of_case
from register.decisions.writing import record
from register.drafts import own_drafts, start_draft
from register.errors import MovedError, RegisterGoneError, UnavailableError
from register.store.opening import Register, open_register
from register.store.place import place
from screens.sources import register as register_source
from tests.register.deciding import CONSULENT, MOMENT, follow


@pytest.fixture
def folder(register: Register, bibliotheek: Library, zaak: dict[str, Any]) -> Path:
    """The folder of the register that the app uses, with a decision and a draft in it."""
    record(register, CONSULENT, bibliotheek, follow(bibliotheek, zaak), MOMENT)
    start_draft(register, CONSULENT, {"zaak": "Z"}, MOMENT)
    return register.plek.file.parent


def test_the_app_goes_on_by_itself_when_the_folder_is_back(
    register: Register, folder: Path, zaak: dict[str, Any]
) -> None:
    away = folder.rename(folder.with_name("weg"))
    with pytest.raises(MovedError) as refused:
        start_draft(register, CONSULENT, {}, MOMENT)
    register_source.report(refused.value)
    register_source.retry()
    with pytest.raises(RegisterGoneError):
        register_source.opened()
    assert not folder.exists()
    away.rename(folder)
    register_source.retry()
    again = register_source.opened()
    assert len(of_case(again, CONSULENT, zaak["zaak"])) == 1
    assert len(own_drafts(again, CONSULENT, MOMENT)) == 1
    again.close()


def test_a_file_that_was_swapped_for_a_copy_of_the_same_register_is_opened_anew(
    register: Register, folder: Path, zaak: dict[str, Any]
) -> None:
    register.close()
    content = register.plek.file.read_bytes()
    register.plek.file.unlink()
    register.plek.file.write_bytes(content)
    with pytest.raises(MovedError):
        of_case(register, CONSULENT, zaak["zaak"])
    again = register_source.opened()
    assert again is not register
    assert len(of_case(again, CONSULENT, zaak["zaak"])) == 1
    again.close()


def test_another_register_that_takes_the_place_is_not_written(
    register: Register, folder: Path, tmp_path: Path
) -> None:
    open_register(place(str(tmp_path / "ander"))).close()
    folder.rename(folder.with_name("weg"))
    (tmp_path / "ander").rename(folder)
    with pytest.raises(UnavailableError, match="leeg register"):
        register_source.opened()
