"""`normwijzer volgende-vraag`: the open question whose answer narrows the outcome most."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cli.cases import AlsJson, Bestand, Keuze, chosen_library, do_all, read_cases
from cli.shared import RULES, RegelsMap, json_line, warning
from engine.partial import (
    NextQuestions,
    Possible,
    QuestionValue,
    TooLargeError,
    as_data,
    next_questions,
)
from engine.partial.words import (
    answers_text,
    consequence_sentence,
    is_long_row,
    possible_sentence,
    question_at,
)
from normenkader import Normenkader
from normenkader.file.problems import pad_tekst
from normenkader.texts import listed
from zaak.model import AnswerPlace, Zaak

SECTIES = {"toegang": "Toegang", "clientfactoren": "Cliëntfactoren", "zaak": "Zaak"}


def volgende_vraag(
    zaak: Bestand,
    normenkader: Keuze = None,
    als_json: AlsJson = False,
    regels: RegelsMap = RULES,
) -> None:
    """Toon welke open vraag de uitkomst het meest beperkt, en wat elk antwoord zou doen."""
    bibliotheek = chosen_library(regels, normenkader)

    def asked(norms: Normenkader, case: Zaak) -> str:
        try:
            found = next_questions(norms, case)
        except TooLargeError as error:
            found = NextQuestions(Possible((), too_large=str(error)), ())
        if als_json:
            return json_line(_plain(norms, case, found))
        return "\n".join([*readable_next(norms, case, found), ""])

    cases = read_cases([zaak])
    do_all(cases, bibliotheek, normenkader, asked, als_json=als_json, form="gedeeltelijk")


def path_text(plaats: AnswerPlace) -> str:
    """The path of an answer in a case; a question about the case itself has its own key."""
    section, name, vraag = plaats
    return pad_tekst(tuple(filter(None, ("" if section == "zaak" else section, name, vraag))))


def _plain(normenkader: Normenkader, zaak: Zaak, found: NextQuestions) -> dict[str, Any]:
    """Plain data: averages are whole numbers, or text such as `5/2`."""
    questions = [_question(normenkader, v) for v in found.vragen]
    return {
        "zaak": zaak.zaak,
        **as_data(found.possible),
        "volgende": questions[0] if questions else None,
        "andere": questions[1:],
        "niet_begonnen": list(found.not_begun),
    }


def _question(normenkader: Normenkader, waarde: QuestionValue) -> dict[str, Any]:
    return {
        "pad": path_text(waarde.plaats),
        "vraag": question_at(normenkader, waarde.plaats).tekst,
        "gemiddeld": {
            "uitkomsten": _number(waarde.outcomes),
            "minuten": _number(waarde.width),
        },
        "antwoorden": [
            {"antwoorden": _answers(g.antwoorden), **as_data(g.possible)} for g in waarde.effects
        ],
    }


def _answers(antwoorden: tuple[Any, ...]) -> Any:
    """The answers one by one; of a long row of numbers only the first and the last."""
    if is_long_row(antwoorden):
        return {"van": antwoorden[0], "tot_en_met": antwoorden[-1]}
    return list(antwoorden)


def _number(waarde: Any) -> int | str:
    return int(waarde) if waarde.denominator == 1 else str(waarde)


def readable_next(normenkader: Normenkader, zaak: Zaak, found: NextQuestions) -> Iterator[str]:
    """The next question and the others, line by line."""
    titel = f"Zaak {zaak.zaak}: de volgende vraag"
    yield titel
    yield "=" * len(titel)
    yield from warning(normenkader)
    yield possible_sentence(normenkader, found.possible)
    if found.possible.too_large:
        return
    if found.not_begun:
        names = listed([normenkader.leefgebied_names[name] for name in found.not_begun])
        yield f"Nog niet begonnen: {names}. Beantwoord alleen wat bij de hulpvraag hoort."
    if not found.vragen:
        if not found.not_begun:
            yield "Er is geen vraag meer open."
        return
    first = found.vragen[0]
    yield f"\nVraag eerst: {_named(normenkader, first)}"
    for gevolg in first.effects:
        yield f"  {answers_text(normenkader, first.plaats, gevolg.antwoorden)}:"
        yield f"    {consequence_sentence(normenkader, gevolg.possible, found.possible)}"
    if found.vragen[1:]:
        yield "\nDaarna, op volgorde van wat het meest oplevert:"
        yield from (f"  - {_named(normenkader, v)}" for v in found.vragen[1:])


def _named(normenkader: Normenkader, waarde: QuestionValue) -> str:
    section, name, _ = waarde.plaats
    part = normenkader.leefgebied_names[name] if name else SECTIES[section]
    return f"{part}: {question_at(normenkader, waarde.plaats).tekst}"
