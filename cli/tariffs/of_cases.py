"""What the proposals for cases cost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from cli.cases import InvalidQuestionError, NoAnswerError, chosen_library, do_all, read_cases
from cli.tariffs.asked import CHOOSE, tariffs_of
from costs.tariffs.computing import NoCostError
from costs.tariffs.of_product import OpenSupplementError, ProductCost
from engine import judge
from engine.schedule import proposed_schedule
from normenkader import Normenkader
from register.choice import proposed
from register.decisions.for_costs import given_cost
from zaak.model import Zaak


def do_cases(
    file: str,
    normenkader: str | None,
    regels: Path,
    *,
    opslag: bool | None,
    als_json: bool,
    written: Callable[[str, ProductCost], str],
) -> NoReturn:
    """Write what each case costs, and leave with the worst exit code."""
    library = chosen_library(regels, normenkader)
    found = tariffs_of(regels, library)

    def work(rules: Normenkader, zaak: Zaak) -> str:
        antwoord = judge(rules, zaak)
        schedule = proposed_schedule(rules, zaak, antwoord)
        besluit = proposed(rules, zaak, antwoord)
        try:
            own = given_cost(rules, besluit, schedule, antwoord, found, opslag)
        except NoCostError as error:
            # One line: what is wrong with a case is a line of a list.
            raise NoAnswerError(" ".join(["Er is geen bedrag:", *error.why])) from error
        except OpenSupplementError as error:
            raise InvalidQuestionError(f"Van dit product is niet te zeggen: {CHOOSE}") from error
        return written(zaak.zaak, own)

    do_all(read_cases([file]), library, normenkader, work, als_json=als_json)
