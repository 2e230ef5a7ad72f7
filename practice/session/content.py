"""What a participant of a practice session answers: which questions, and what is kept of it.

Only answers that the normenkader knows, to questions that were asked, and the class that somebody
expects: a text of their own can't be part of it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from normenkader import Normenkader
from normenkader.conditions import Answer
from normenkader.questions import Vraag
from practice.agreement.answers import classes, places
from zaak.model import AnswerPlace

FORMAAT = 1
LEEFGEBIED = "lg-"
Antwoorden = Mapping[AnswerPlace, Answer]


@dataclass(frozen=True)
class FilledIn:
    """The answers by their places, and the code of the expected class ("" while it is open)."""

    antwoorden: Antwoorden = field(default_factory=dict)
    verwacht: str = ""


def part_of(plaats: AnswerPlace) -> str:
    """The key of the part in which a question is asked: a section, or a leefgebied."""
    section, name, _ = plaats
    return f"{LEEFGEBIED}{name}" if section == "leefgebieden" else section


def question_name(normenkader: Normenkader, plaats: AnswerPlace, vraag: Vraag) -> str:
    """A question with the leefgebied that it is about."""
    leefgebied = normenkader.leefgebied_names.get(plaats[1])
    return f"{leefgebied}: {vraag.tekst}" if leefgebied else str(vraag.tekst)


def asked(normenkader: Normenkader, parts: Collection[str] = ()) -> dict[AnswerPlace, Any]:
    """The questions of the chosen parts in the order of the form; without parts all questions."""
    return {
        plaats: vraag
        for plaats, vraag in places(normenkader).items()
        if vraag is not None and (not parts or part_of(plaats) in parts)
    }


def parts(normenkader: Normenkader, parts: Collection[str] = ()) -> list[str]:
    """The keys of the chosen parts that have questions, in the order of the form."""
    return list(dict.fromkeys(map(part_of, asked(normenkader, parts))))


def as_content(
    normenkader: Normenkader, parts: Collection[str], content: Mapping[str, Any], verwacht: str
) -> dict[str, Any]:
    """What is kept, as plain data, of a case that a participant filled in."""
    kept = _known(normenkader, parts, content)
    return {"formaat": FORMAAT, "antwoorden": nested(kept), "verwacht": verwacht}


def read_content(
    normenkader: Normenkader, parts: Collection[str], content: Mapping[str, Any]
) -> FilledIn:
    """The answers in what was kept; what the normenkader does not know is left out."""
    answers = content.get("antwoorden")
    verwacht = content.get("verwacht")
    known = {k.code for k in classes(normenkader)}
    return FilledIn(
        _known(normenkader, parts, answers if isinstance(answers, dict) else {}),
        verwacht if isinstance(verwacht, str) and verwacht in known else "",
    )


def nested(antwoorden: Antwoorden) -> dict[str, Any]:
    """Answers as the tables of a case; those about the case itself stand beside the tables."""
    found: dict[str, Any] = {"toegang": {}, "leefgebieden": {}, "clientfactoren": {}}
    for (section, name, vraag), antwoord in antwoorden.items():
        table = found if section == "zaak" else found[section]
        if name:
            table = table.setdefault(name, {})
        table[vraag] = antwoord
    return found


def _known(
    normenkader: Normenkader, parts: Collection[str], content: Mapping[str, Any]
) -> dict[AnswerPlace, Answer]:
    found = ((p, v, _at(content, p)) for p, v in asked(normenkader, parts).items())
    return {plaats: answer for plaats, vraag, answer in found if vraag.accepts(answer)}


def _at(content: Mapping[str, Any], plaats: AnswerPlace) -> Any:
    section, name, vraag = plaats
    found: Any = content
    for key in ("" if section == "zaak" else section, name, vraag):
        if key:
            found = found.get(key) if isinstance(found, Mapping) else None
    return found
