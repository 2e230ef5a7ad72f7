"""The licence and the description for catalogues say the same as the project."""

from __future__ import annotations

import hashlib
import tomllib
from typing import Any

import yaml

from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
CATALOGUE: dict[str, Any] = yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))
# The standard's version 0.5: what must be there, whatever the software.
MANDATORY = {
    "publiccodeYmlVersion",
    "name",
    "url",
    "platforms",
    "developmentStatus",
    "softwareType",
    "description",
    "legal",
    "maintenance",
    "localisation",
}
EUPL = "57fb42fbcd0b037ce528ed8f72f1ec095d67bc6825ecf1448ff39be1fe68a4b4"


def test_the_licence_is_the_official_text_of_the_eupl() -> None:
    assert hashlib.sha256((ROOT / "LICENSE").read_bytes()).hexdigest() == EUPL
    assert PROJECT["license"] == "EUPL-1.2"


def test_the_catalogue_has_what_the_standard_asks() -> None:
    assert CATALOGUE.keys() >= MANDATORY
    assert CATALOGUE["localisation"].keys() == {"localisationReady", "availableLanguages"}
    dutch = CATALOGUE["description"]["nl"]
    assert len(dutch["shortDescription"]) <= 150
    assert 150 <= len(dutch["longDescription"]) <= 10_000
    assert dutch["features"]
    assert all((ROOT / picture).is_file() for picture in dutch["screenshots"])


def test_the_catalogue_names_nobody_without_saying_who() -> None:
    kind = CATALOGUE["maintenance"]["type"]
    needs = {"internal": "contacts", "community": "contacts", "contract": "contractors"}
    assert CATALOGUE["maintenance"].keys() == {"type", *filter(None, [needs.get(kind)])}


def test_the_catalogue_and_the_project_agree() -> None:
    assert CATALOGUE["legal"]["license"] == PROJECT["license"]
    assert CATALOGUE["softwareVersion"] == PROJECT["version"]
    python = next(d for d in CATALOGUE["dependsOn"]["open"] if d["name"] == "Python")
    assert PROJECT["requires-python"] == f">={python['versionMin']}"
