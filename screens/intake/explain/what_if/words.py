"""The case and what if beside each other, in words: the results, what differs, and a note."""

from __future__ import annotations

from collections.abc import Sequence

from engine.account.words import bandwidth_text, euro, per_weeks
from engine.partial.words import outcome_names, possible_sentence, range_text
from engine.schedule import mean_text, minutes_text
from normenkader.texts import dotted, listed, with_capital
from publishing.markup import Markup, Pieces
from screens.intake.case.standing import Standing
from screens.intake.explain.what_if.trying import AnswerChange
from screens.intake.form.panel import goal_name
from screens.intake.form.possible import MOST_NAMES

HTML = Pieces(__name__)

DE_ZAAK, WAT_ALS = "De zaak", "Wat als"
NIETS = "Er is nog niets anders dan in de zaak."
OVERGESLAGEN = "Alle {meervoud} zijn overgeslagen. Vraag er minstens één uit."


def result_rows(stand: Standing) -> dict[str, str]:
    """What comes out, by its name; without an answer yet what is possible."""
    answer = stand.antwoord
    if answer is None:
        return _interim_rows(stand)
    rows = {"Uitkomst": _outcome(stand)}
    if answer["minuten_per_week"] is not None:
        rows["Minuten"] = f"{dotted(answer['minuten_per_week'])} per week{_beginning(stand)}"
    if band := answer["bandbreedte"]:
        rows["Bandbreedte"] = f"{band['code']}: {bandwidth_text(band)} minuten"
    if answer["doelrichting"]:
        rows["Richting"] = goal_name(stand, answer["doelrichting"])
    if prijs := answer["prijs"]:
        rows["Prijs"] = f"{euro(prijs['totaal_cent'])} {per_weeks(prijs['per_weken'])}"
    if stand.verdeling is not None:
        parts = (f"{dotted(t.minuten_per_week)} min: {t.dagen}" for t in stand.verdeling.termijnen)
        rows["Verdeling"] = "; ".join(parts)
        rows["Gemiddeld"] = mean_text(stand.verdeling.mean)
    return rows


def _interim_rows(stand: Standing) -> dict[str, str]:
    if stand.mogelijk is None:
        return {"Uitkomst": interim_sentence(stand)}
    if stand.mogelijk.too_large:
        return {"Mogelijk": "niet berekend"}
    names = outcome_names(stand.normenkader, stand.mogelijk)
    if len(names) == 1:
        rows = {"Uitkomst": f"{names[0]} (staat al vast)"}
    elif len(names) <= MOST_NAMES:
        rows = {"Mogelijk": listed(names, "of")}
    else:
        rows = {"Mogelijk": f"nog {len(names)} verschillende uitkomsten"}
    if between := range_text(stand.mogelijk):
        rows["Minuten"] = between.replace("minuten ", "")
    return rows


def interim_sentence(stand: Standing) -> str:
    """What can still come out of a case that is not complete, or why nothing can."""
    if stand.fout:
        return f"Er is geen voorstel. {stand.fout}"
    if stand.mogelijk is None:
        return OVERGESLAGEN.format(meervoud=stand.normenkader.benaming.meervoud)
    return possible_sentence(stand.normenkader, stand.mogelijk)


def _outcome(stand: Standing) -> str:
    answer = stand.antwoord or {}
    if answer["product"]:
        return str(answer["product"]["naam"])
    uitkomsten = stand.normenkader.uitkomsten
    return next(u.naam for u in uitkomsten if u.uitkomst == answer["uitkomst"])


def in_one_line(stand: Standing) -> str:
    """What comes out, as a part of a sentence or as a sentence of its own."""
    answer = stand.antwoord
    if answer is None:
        return interim_sentence(stand)
    parts = [_outcome(stand)]
    if answer["minuten_per_week"] is not None:
        parts.append(f"{dotted(answer['minuten_per_week'])} minuten per week{_beginning(stand)}")
    if answer["bandbreedte"]:
        parts.append(f"bandbreedte {answer['bandbreedte']['code']}")
    return ", ".join(parts) + "."


def compared_sentence(zaak: Standing, trial: Standing, changes: Sequence[AnswerChange]) -> str:
    """What the other answers do, in one or two sentences."""
    if not changes:
        return NIETS
    if zaak.antwoord is None or trial.antwoord is None:
        if in_one_line(zaak) == in_one_line(trial):
            return "Wat er kan uitkomen, blijft gelijk."
        return f"Dit verandert wat er kan uitkomen. {in_one_line(trial)}"
    if zaak.antwoord["uitkomst"] != trial.antwoord["uitkomst"] or (
        _outcome(zaak) != _outcome(trial)
    ):
        return f"Er komt iets anders uit: {in_one_line(trial)}{_difference(zaak, trial)}"
    if result_rows(zaak) == result_rows(trial):
        return "De uitkomst en de tijd blijven gelijk."
    return f"Geen andere uitkomst, wel een verschil: {in_one_line(trial)}{_difference(zaak, trial)}"


def _difference(zaak: Standing, trial: Standing) -> str:
    """How many minutes more or less; "" where one of both has none or nothing differs."""
    old, new = ((s.antwoord or {})["minuten_per_week"] for s in (zaak, trial))
    if old is None or new is None or old == new:
        return ""
    n, how = abs(new - old), "meer" if new > old else "minder"
    begin = _beginning(zaak) or _beginning(trial)
    return f" Dat is {minutes_text(n)} per week{begin} {how}."


def _beginning(stand: Standing) -> str:
    """That the minutes are those of the beginning, where they change later."""
    return " in het begin" if stand.verdeling and stand.verdeling.changes else ""


def results_html(zaak: Standing, trial: Standing) -> Markup:
    """Both results beside each other; what differs is marked with a word."""
    left, right = result_rows(zaak), result_rows(trial)
    return HTML("results", cards=[(DE_ZAAK, _marked(left, left)), (WAT_ALS, _marked(right, left))])


def _marked(rows: dict[str, str], other: dict[str, str]) -> list[tuple[str, str, bool]]:
    """Each name and value, and whether it is another one."""
    return [(name, with_capital(value), value != other.get(name)) for name, value in rows.items()]


def note_text(zaak: Standing, trial: Standing, changes: Sequence[AnswerChange]) -> str:
    """A note: what was changed, and what comes out without and with it."""
    lines = [f"- {change.zin}" for change in changes]
    return "\n".join(
        [
            "Andere antwoorden:",
            *lines,
            f"De zaak: {in_one_line(zaak)}",
            f"Wat als: {in_one_line(trial)}",
        ]
    )
