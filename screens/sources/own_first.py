"""Whether this municipality asks for one's own judgement before the proposal is shown."""

from __future__ import annotations

import os
import sys

from normenkader import InvalidInputError
from normenkader.file.problems import Problem
from normenkader.file.text import quoted

VARIABLE = "NORMWIJZER_EERST_ZELF"
_WORDS = {"ja": True, "nee": False}


def own_first() -> bool:
    """Say whether the mode is on; raises InvalidInputError for anything but ja or nee."""
    chosen = os.environ.get(VARIABLE)
    if chosen is None:
        return False
    try:
        return _WORDS[chosen]
    except KeyError:
        melding = f"{quoted(chosen)} is geen keuze. Zet hier ja of nee, of laat de instelling weg."
        raise InvalidInputError([Problem(VARIABLE, 0, "", melding)]) from None


def checked_setting() -> None:
    """Stop the process where the setting is wrong: nobody may think that the mode is on."""
    try:
        own_first()
    except InvalidInputError as error:
        lines = [str(probleem) for probleem in error.problemen]
        sys.stderr.write("\n".join(["Normwijzer start niet:", *lines]) + "\n")
        raise SystemExit(1) from None
