"""The clients who show what a proof found: the answers that matter, and what comes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from comparison.names import Names, plain_word
from normenkader import Normenkader, asking
from normenkader.conditions import Answer
from normenkader.texts import dotted
from proof import ExampleClient
from proof.questions import all_questions
from publishing.markup import Markup, Pieces
from screens.widgets import pieces
from zaak.model import AnswerPlace

HTML = Pieces(__name__)

PAAR = ("Cliënt 1", "Cliënt 2")
Antwoorden = Mapping[AnswerPlace, Answer]


def clients_html(names: Names, clienten: Sequence[ExampleClient]) -> Markup:
    """The answers that matter and what comes out; of a pair first what differs, marked."""
    nk = names.normenkader
    given = [answers(nk, c) for c in clienten]
    differs = [p for p in all_questions(nk) if len({g.get(p) for g in given}) > 1]
    shared = {p: a for p, a in given[0].items() if p not in differs}
    matter = _matter(nk, clienten)
    main = pieces.facts(
        _together(names, {p: a for p, a in shared.items() if p in matter}), "nw-breed"
    )
    more = pieces.facts(_together(names, shared), "nw-breed")
    if len(clienten) > 1:
        pair = [
            (title, _differing(names, own, differs), result_rows(names, client))
            for title, client, own in zip(PAAR, clienten, given, strict=True)
        ]
        return HTML("pair", clients=pair, main=main, more=more)
    result = pieces.facts(result_rows(names, clienten[0]), "nw-breed")
    return HTML("one", result=result, main=main, more=more)


def _differing(
    names: Names, own: Antwoorden, differs: Sequence[AnswerPlace]
) -> list[tuple[str, str]]:
    """What is different for one client of a pair."""
    return [(_name(names, p), _answer(names, p, own.get(p))) for p in differs]


def answers(normenkader: Normenkader, client: ExampleClient) -> dict[AnswerPlace, Answer]:
    """The answers of a client by their place, in the order of the form."""
    zaak = client.zaak
    found: dict[AnswerPlace, Answer] = {}
    for section, name, vraag in all_questions(normenkader):
        own = zaak if section == "zaak" else zaak[section].get(name, {}) if name else zaak[section]
        if vraag in own:
            found[section, name, vraag] = own[vraag]
    return found


def _matter(normenkader: Normenkader, clienten: Sequence[ExampleClient]) -> set[AnswerPlace]:
    """The questions that say something: asked leefgebieden, and other than the first answers.

    Access matters where there is none. A factor matters too where a rule about it fired.
    """
    questions, leefgebieden = all_questions(normenkader), normenkader.vragen.leefgebieden
    fired = {s.onderwerp for c in clienten for s in c.evaluation.steps}
    refused = any(c.evaluation.uitkomst == "geen_toegang" for c in clienten)
    found: set[AnswerPlace] = set()
    for client in clienten:
        for plaats, antwoord in answers(normenkader, client).items():
            section, name, vraag = plaats
            asked = name and not asking.left_out(leefgebieden, client.zaak[section][name])
            other = antwoord != questions[plaats].answers()[0]
            factor = section == "clientfactoren" and (other or vraag in fired)
            if asked or factor or section == "zaak" or (section == "toegang" and refused):
                found.add(plaats)
    return found


def result_rows(names: Names, client: ExampleClient) -> list[tuple[str, str]]:
    """What comes out for a client."""
    v = client.evaluation
    if v.product is not None:
        rows = [("Uitkomst", names.product(v.product))]
    else:
        rows = [("Uitkomst", names.uitkomst(v.uitkomst) if v.uitkomst else "geen uitkomst")]
    if v.minuten_per_week is not None:
        rows.append(("Minuten", f"{dotted(v.minuten_per_week)} per week"))
    if v.band is not None:
        rows.append(("Bandbreedte", v.band))
    if v.doelrichting is not None:
        rows.append(("Richting", names.doel(v.doelrichting)))
    return rows


def _together(names: Names, own: Antwoorden) -> list[tuple[str, str]]:
    """A row for each leefgebied with its answers together, and for each other question."""
    rows: dict[str, list[str]] = {}
    for plaats, antwoord in own.items():
        name = names.leefgebied(plaats[1]) if plaats[1] else _name(names, plaats)
        said = _answer(names, plaats, antwoord)
        if plaats[1] and isinstance(antwoord, bool):
            said = f"{plain_word(plaats[2])}: {said}"
        rows.setdefault(name, []).append(said)
    return [(name, ", ".join(said)) for name, said in rows.items()]


def _name(names: Names, plaats: AnswerPlace) -> str:
    section, name, vraag = plaats
    text = names.vraag(vraag, section).strip("‘’")
    return f"{names.leefgebied(name)}: {text}" if name else text


def _answer(names: Names, plaats: AnswerPlace, antwoord: Answer | None) -> str:
    if antwoord is None:
        return "geen antwoord"
    return names.antwoord(plaats[2], antwoord, plaats[0])
