"""Random partial intakes, and every valid completion of one."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from math import prod
from typing import Any

from engine.calculation.evaluator import evaluate
from engine.evaluation import Evaluation
from normenkader import Library, Normenkader
from normenkader.questions import ONBEKEND, GetalVraag
from tests.random_cases import random_case
from zaak.checking import InvalidZaakError, check_partial, check_zaak
from zaak.model import Zaak

Place = tuple[str, ...]
Completion = tuple[dict[str, Any], Zaak, Evaluation]
ABSENT = object()


def random_partial(
    rng: random.Random, normenkader: Normenkader, most_open: int, number: int = 1
) -> dict[str, Any]:
    """A case in which at least one and at most `most_open` answers are `onbekend`."""
    bibliotheek = Library([normenkader], normenkader.normenkader)
    while True:
        case = random_case(rng, normenkader, number)
        if rng.random() < 0.7:
            case["toegang"] = _admitted(rng, normenkader, bibliotheek)
        places = list(answer_places(case))
        for place in rng.sample(places, min(len(places), rng.randint(1, most_open))):
            put(case, place, ONBEKEND)
        # What depends on an open question is open too, as far as it was not answered.
        for _ in range(3):
            try:
                check_partial(case, bibliotheek)
            except InvalidZaakError as fout:
                for f in fout.fouten:
                    if f.melding.startswith("ontbreekt") and len(f.pad) > 1:
                        put(case, tuple(map(str, f.pad)), ONBEKEND)
            else:
                if len(open_places(case)) <= most_open:
                    return case
                break


def _admitted(rng: random.Random, normenkader: Normenkader, bibliotheek: Library) -> dict[str, Any]:
    for _ in range(50):
        case = random_case(rng, normenkader)
        zaak, _ = check_zaak(case, bibliotheek)
        if evaluate(normenkader, zaak).uitkomst != "geen_toegang":
            break
    answers: dict[str, Any] = case["toegang"]
    return answers


def answer_places(case: Mapping[str, Any]) -> Iterator[Place]:
    """Where the answers of a case stand, its own questions included."""
    for sectie in ("toegang", "clientfactoren"):
        yield from ((sectie, vraag) for vraag in case[sectie])
    for naam, answers in case["leefgebieden"].items():
        yield from (("leefgebieden", naam, vraag) for vraag in answers)
    fixed = ("zaak", "normenkader", "peildatum", "toegang", "leefgebieden", "clientfactoren")
    yield from ((key,) for key in case if key not in fixed)


def open_places(case: Mapping[str, Any]) -> list[Place]:
    """The places that say `onbekend`."""
    return [place for place in answer_places(case) if get(case, place) == ONBEKEND]


def get(case: Mapping[str, Any], place: Place) -> Any:
    """The answer at a place."""
    found: Any = case
    for key in place:
        found = found[key]
    return found


def put(case: dict[str, Any], place: Place, answer: Any) -> None:
    """Put an answer at a place, or take it away with ABSENT."""
    table = case
    for key in place[:-1]:
        table = table.setdefault(key, {})
    if answer is ABSENT:
        table.pop(place[-1], None)
    else:
        table[place[-1]] = answer


def choices(normenkader: Normenkader, place: Place) -> list[Any]:
    """What can stand at a place: every answer, or none; of a long range its ends and some more."""
    sectie = place[0] if len(place) > 1 else "zaak"
    vraag = next(v for v in normenkader.questions(sectie) if v.vraag == place[-1])
    answers = list(vraag.answers())
    if isinstance(vraag, GetalVraag) and len(answers) > 50:
        # Of the shipped normenkaders only the age has a rule, at 18.
        answers = [answers[0], 17, 18, answers[-1]]
    return [*answers, ABSENT]


def how_many(normenkader: Normenkader, case: Mapping[str, Any]) -> int:
    """At most how many completions there are."""
    return prod(len(choices(normenkader, place)) for place in open_places(case))


def completions(normenkader: Normenkader, case: Mapping[str, Any]) -> Iterator[Completion]:
    """Every valid completion, checked as a case and judged by the independent evaluator."""
    bibliotheek = Library([normenkader], normenkader.normenkader)
    places = open_places(case)
    for answers in product(*(choices(normenkader, place) for place in places)):
        completed = _copied(case, places)
        for place, answer in zip(places, answers, strict=True):
            put(completed, place, answer)
        try:
            zaak, _ = check_zaak(completed, bibliotheek)
        except InvalidZaakError:
            continue
        yield completed, zaak, evaluate(normenkader, zaak)


def _copied(case: Mapping[str, Any], places: Iterable[Place]) -> dict[str, Any]:
    """A case of which the tables with these places are its own."""
    found = dict(case)
    for way in sorted({place[:i] for place in places for i in range(1, len(place))}, key=len):
        *above, last = way
        table = get(found, tuple(above))
        table[last] = dict(table[last])
    return found


def outcome(verloop: Evaluation) -> tuple[Any, ...]:
    """Outcome, product, bandwidth and direction of an evaluation."""
    return verloop.uitkomst, verloop.product, verloop.band, verloop.doelrichting
