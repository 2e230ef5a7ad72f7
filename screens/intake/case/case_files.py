"""A draft as a file and back: what is downloaded and uploaded again is the same draft."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from normenkader import Library, Normenkader, NotInForceError
from screens.intake.case.draft import Content, from_zaak
from zaak.checking import Fault, InvalidZaakError
from zaak.files import check_text, split_cases
from zaak.open_answers import with_open_answers
from zaak.template import filled_case


@dataclass(frozen=True)
class ReadFile:
    """A file that was read: the draft that it holds, or every error with its line and path."""

    inhoud: Content | None
    fouten: tuple[Fault, ...] = ()


def read_case(content: bytes, file: str, library: Library) -> ReadFile:
    """Read a file with one case; answers may still be open."""
    cases = list(split_cases(content, file))
    if len(cases) != 1:
        melding = f"Dit bestand heeft {len(cases)} zaken. Kies een bestand met één zaak."
        return ReadFile(None, (Fault((), melding),))
    try:
        zaak, _ = check_text(cases[0], library, form="concept")
        library.plausible(zaak.normenkader, zaak.peildatum)
    except InvalidZaakError as error:
        return ReadFile(None, error.fouten)
    except NotInForceError as error:
        return ReadFile(None, (Fault(("peildatum",), str(error)),))
    return ReadFile(from_zaak(zaak))


def as_yaml(normenkader: Normenkader, content: Content) -> str:
    """The draft as YAML with its questions as comments."""
    return filled_case(normenkader, content)


def as_json(normenkader: Normenkader, content: Content) -> str:
    """The draft as JSON; what is open is written as `onbekend`."""
    return json.dumps(with_open_answers(normenkader, content), ensure_ascii=False, indent=2) + "\n"


def file_name(content: Content, ending: str) -> str:
    """A file name made of the reference of the case."""
    return "zaak-" + re.sub(r"[^A-Za-z0-9._-]", "-", content["zaak"]) + ending
