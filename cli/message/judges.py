"""What was found in a message, as lines; and the rules that nobody can see in one message."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NoReturn

from cli.shared import ONGELDIG, say, stop
from iwmo.message.judging.judges import Judges, unchecked
from iwmo.message.judging.schema import NoJudgeError
from iwmo.message.rules import Finding

GEVONDEN = 3


def read_judges(schema: Path | None, rules: Path | None) -> Judges:
    """Read what is pointed to, or stop with what is wrong with it."""
    try:
        return Judges.read(schema, rules)
    except NoJudgeError as error:
        stop(str(error), ONGELDIG)


def judge_or_stop(message: bytes, judges: Judges, day: date) -> None:
    """Stop with everything that anybody has against the message."""
    try:
        found = judges.findings(message, day)
    except NoJudgeError as error:
        stop(str(error), ONGELDIG)
    if found:
        _stop_with(found)


def tell(judges: Judges) -> None:
    """Say who found the message in order, and what nobody could see."""
    say(judges.account)
    say("Uit één bericht is niet te zien:")
    for line in unchecked():
        say(f"- {line}")


def _stop_with(found: list[tuple[str, Finding]]) -> NoReturn:
    lines = [f"- {by}: {_line(finding)}" for by, finding in found]
    stop("\n".join(["Dit bericht is niet in orde en is niet geschreven:", *lines]), GEVONDEN)


def _line(finding: Finding) -> str:
    places = "; ".join(finding.places) or "geen plaats"
    return f"{finding.code} ({places}): {finding.melding}"
