"""Writes cases as YAML: an empty one with every question as a comment, or one with answers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from functools import lru_cache, partial
from typing import Any

import yaml

from normenkader import InvalidInputError, Normenkader, asking
from normenkader.conditions import Condition, Toets, named_answers
from normenkader.file.text import composed
from normenkader.file.tree import read_yaml
from normenkader.questions import ONBEKEND, GetalVraag, Vraag
from terms.facts import TERMIJNEN
from terms.term import FACTS
from zaak.day_care import (
    DAGBESTEDING,
    DAGDELEN,
    KEYS,
    MET_BEGELEIDING,
    VOORWAARDEN,
    WAAROM,
    ZELFDE,
)
from zaak.open_answers import with_open_answers
from zaak.sections import EIGEN_DOEL, GEWENST_RESULTAAT, HULPVRAAG, TEXTS, TOELICHTING

# Texts of which is remembered how YAML reads them: every case has the same answers to choose from.
MOST_READ = 1_024
EIGEN_WOORDEN = (
    f"Tekst mag erbij: {HULPVRAAG} (bij de zaak), {EIGEN_DOEL} en {GEWENST_RESULTAAT} (bij een "
    f"leefgebied) in de woorden van de inwoner, en in elk deel {TOELICHTING}."
)
DATUMS = f"Datums mogen erbij, onder {TERMIJNEN}: {', '.join(FACTS)}."
_LINE_END = re.compile(r"[\n\r\x85\u2028\u2029]")
# Line ends and blanks that YAML or an editor would change, and marks without a width.
_UNSEEN = re.compile(r"[\x7f-\xa0\u2000-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufffe\uffff]")


def empty_case(normenkader: Normenkader) -> str:
    """A case in which every answer is still open, with the questions and answers as comments."""
    return filled_case(normenkader, {})


def filled_case(normenkader: Normenkader, content: Mapping[str, Any]) -> str:
    """A case as YAML with its questions as comments; an open answer is written as `onbekend`."""
    return "\n".join(_lines(normenkader, content)) + "\n"


def _lines(normenkader: Normenkader, content: Mapping[str, Any]) -> Iterator[str]:
    case = with_open_answers(normenkader, content)
    yield f"# {_line(normenkader.titel)} ({normenkader.normenkader} {normenkader.versie})"
    if normenkader.melding:
        yield f"# Let op: {_line(normenkader.melding)}"
    yield f"# Een antwoord dat nog open is, heet {ONBEKEND}. Zet hier geen persoonsgegevens in."
    yield f"# {EIGEN_WOORDEN}"
    yield f"# {DATUMS}"
    yield ""
    yield f"zaak: {_scalar(case.get('zaak', 'T-00001'))}"
    yield f"normenkader: {normenkader.normenkader}"
    yield f"peildatum: {_day(str(case.get('peildatum', normenkader.geldig.van)))}"
    yield from _dates(case.get(TERMIJNEN, {}))
    yield from _day_care(normenkader, case.get(DAGBESTEDING, {}))
    yield from _answers("zaak", normenkader.questions("zaak"), case, "")
    yield ""
    yield from _section(normenkader.questions("toegang"), "toegang", case["toegang"])
    yield "leefgebieden:" if case["leefgebieden"] else "leefgebieden: {}"
    for name, answers in case["leefgebieden"].items():
        yield f"  {name}:{'' if answers else ' {}'}  # {_line(normenkader.leefgebied_names[name])}"
        meanings = partial(normenkader.meaning, name)
        questions = normenkader.questions("leefgebieden", name)
        yield from _answers("leefgebieden", questions, answers, "    ", meanings)
    yield ""
    factors = normenkader.questions("clientfactoren")
    yield from _section(factors, "clientfactoren", case["clientfactoren"])


def _dates(dates: Any) -> Iterator[str]:
    """The dates of the procedure; a draft may hold something else."""
    if not isinstance(dates, dict) or not dates:
        return
    yield f"{TERMIJNEN}:"
    for fact, day in dates.items():
        yield f"  {fact}: {_day(str(day))}"


def _day_care(normenkader: Normenkader, table: Any) -> Iterator[str]:
    """What is asked about dagbesteding as a comment, and what a case says of it."""
    rules = normenkader.besluit.dagbesteding
    if rules is not None:
        yield f"# Het mag ook over {DAGBESTEDING} gaan, met {', '.join(KEYS)}:"
        yield f"#   {DAGDELEN}: hoeveel dagdelen per week iemand heeft"
        yield f"#   {ZELFDE}: true of false. {_line(rules.vraag)} Schrijf bij {WAAROM} waarom."
        yield f"#   {MET_BEGELEIDING}: zoveel ervan worden begeleiding, als dit klopt:"
        for rule in rules.voorwaarden:
            yield f"#   {VOORWAARDEN}: {rule.voorwaarde}  # {_line(rule.tekst)}"
    if not isinstance(table, dict) or not table:
        return
    yield f"{DAGBESTEDING}:"
    for key, value in table.items():
        names = value if isinstance(value, list) else None
        written = _scalar(value) if names is None else f"[{', '.join(map(_scalar, names))}]"
        yield f"  {key}: {written}"


def _section(questions: Sequence[Vraag], name: str, answers: Mapping[str, Any]) -> Iterator[str]:
    yield f"{name}:" if answers else f"{name}: {{}}"
    if answers:
        yield from _answers(name, questions, answers, "  ")
    yield ""


def _answers(
    section: str,
    questions: Sequence[Vraag],
    answers: Mapping[str, Any],
    indent: str,
    meanings: Callable[[str, Any], str | None] = lambda _, __: None,
) -> Iterator[str]:
    asked = {v.vraag for v in questions}
    left_out = asking.left_out(questions, answers)
    for vraag in questions[:1] if left_out else questions:
        yield from _comment(vraag, indent, asked, partial(meanings, vraag.vraag))
        given = vraag.vraag in answers
        value = _scalar(answers[vraag.vraag]) if given else "…"
        yield f"{indent}{'' if given else '# '}{vraag.vraag}: {value}"
    for key in TEXTS[section]:
        if key in answers and key not in asked:
            yield f"{indent}{key}: {_scalar(answers[key])}"


def _comment(
    vraag: Vraag, indent: str, asked: Set[str], meaning: Callable[[Any], str | None]
) -> Iterator[str]:
    yield f"{indent}# {_line(vraag.tekst)}"
    # A condition on what is not asked here can never be met.
    ways = [words for als in vraag.nodig_als if als.keys() <= asked and (words := _needed(als))]
    for i, words in enumerate(ways):
        yield f"{indent}#   ({'of' if i else 'verplicht bij'} {words})"
    if isinstance(vraag, GetalVraag):
        most = f", niet meer dan {vraag.hoogstens_vraag}" if vraag.hoogstens_vraag else ""
        span = f"{vraag.minimum} tot en met {vraag.maximum}{most}"
        yield f"{indent}#   {span} ({_line(vraag.eenheid)})"
        return
    for answer in vraag.answers():
        written = str(answer).lower()
        label = vraag.label(answer)
        said = [label] if label != written else []
        said += [sentence] if (sentence := meaning(answer)) else []
        yield f"{indent}#   {written}" + (f": {_line('. '.join(said))}" if said else "")


def _line(tekst: str) -> str:
    """A text of a normenkader on one line, as a comment must be."""
    return " ".join(tekst.split())


def _needed(als: Condition) -> str:
    """A condition by the answers that it names; empty where it compares or excludes."""
    if any(isinstance(requirement, Toets) for requirement in als.values()):
        return ""
    lines = (
        f"{name}: {', '.join(str(a).lower() for a in named_answers(requirement))}"
        for name, requirement in als.items()
    )
    return " en ".join(lines)


def _day(tekst: str) -> str:
    """A date as it is: here YAML reads it as text; a draft may hold something else."""
    return tekst if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", tekst) else _scalar(tekst)


def _scalar(waarde: Any) -> str:
    """One value on one line, quoted only where YAML would read it as something else."""
    if isinstance(waarde, bool):
        return str(waarde).lower()
    text: str = yaml.safe_dump(waarde, allow_unicode=True, width=10**9, default_flow_style=True)
    text = text.removesuffix("\n").removesuffix("\n...")
    if not isinstance(waarde, str):
        return text
    return text if _reads_as(text, waarde) else _quoted(waarde)


@lru_cache(maxsize=MOST_READ)
def _reads_as(text: str, waarde: str) -> bool:
    """Whether a value on its line is read back as what it was."""
    if _LINE_END.search(text):
        return False
    try:
        found = read_yaml(f"tekst: {text}", "").waarde
    except InvalidInputError:
        return False
    return bool(found == {"tekst": composed(waarde)})


def _quoted(waarde: str) -> str:
    """A text between double quotes, with a code for what is not plainly to be seen."""
    quoted = json.dumps(waarde, ensure_ascii=False)
    return _UNSEEN.sub(lambda m: f"\\u{ord(m[0]):04x}", quoted)
