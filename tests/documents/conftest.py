"""Decisions that the tests of documents share."""

from __future__ import annotations

import pytest

from normenkader import Library
from register.decisions.reading import Dossier
from tests.conftest import ROOT
from tests.documents.deciding import dossier, shipped_example

EXAMPLES = sorted((ROOT / "rules").glob("*/voorbeelden/*.yaml"))
FIRST = ROOT / "rules" / "demo-ib" / "voorbeelden" / "1-leren-na-schulden.yaml"


@pytest.fixture(scope="session")
def examples(bibliotheek: Library) -> dict[str, Dossier]:
    """A decision that follows the proposal for every shipped example, and some that do not."""
    found = {}
    for file in EXAMPLES:
        zaak = shipped_example(file, bibliotheek)
        made = dossier(bibliotheek, zaak)
        name = f"{file.parents[1].name} {file.stem}"
        found[name] = made
        if made.stuk["besluit"]["weken"] is not None:
            found[f"{name} anders"] = dossier(bibliotheek, zaak, weken=40)
    return found


@pytest.fixture(scope="session")
def first(bibliotheek: Library) -> Dossier:
    """A decision with everything: texts of the client, factors, phases."""
    return dossier(bibliotheek, shipped_example(FIRST, bibliotheek))
