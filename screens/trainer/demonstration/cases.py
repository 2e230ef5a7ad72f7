"""The cases that can be demonstrated: the oefenzaken and the examples of a normenkader."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from normenkader import Library
from practice.oefenzaak import Oefenzaak
from screens.intake.case.case_files import read_case
from screens.intake.case.draft import Content
from screens.sources import rules as rules_source
from screens.widgets.wording import fault_lines
from zaak.examples import example_title


@dataclass(frozen=True)
class DemoZaak:
    """One case to choose: an oefenzaak, or an example in a file.

    `sleutel` is the id of the oefenzaak or the name of the file; `titel` gives no answer away.
    """

    sleutel: str
    titel: str
    oefenzaak: Oefenzaak | None = None
    bestand: Path | None = None


def cases(chosen: str) -> list[DemoZaak]:
    """Everything of a normenkader that can be demonstrated, the oefenzaken first."""
    found = [
        DemoZaak(o.oefenzaak, f"{o.titel} ({o.oefenzaak})", oefenzaak=o)
        for o in rules_source.oefenzaken(chosen).oefenzaken
    ]
    return found + [
        DemoZaak(file.name, f"Voorbeeld: {_title(file)}", bestand=file)
        for file in rules_source.examples(chosen)
    ]


def _title(file: Path) -> str:
    """The title of an example; what comes after a colon says how it ends."""
    return example_title(file).partition(":")[0]


def open_case(zaak: DemoZaak, library: Library) -> tuple[Content | None, list[str]]:
    """The answers of a case; or None, and everything that is wrong with its file."""
    if zaak.oefenzaak is not None:
        return zaak.oefenzaak.uitwerking, []
    if zaak.bestand is None or not zaak.bestand.is_file():
        return None, ["Het bestand van dit voorbeeld is er niet meer."]
    given = read_case(zaak.bestand.read_bytes(), zaak.bestand.name, library)
    return given.inhoud, fault_lines(given.fouten)
