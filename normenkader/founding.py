"""What the times of a normenkader rest on, and which of them rest on nothing that holds.

A rule says it itself (`onderbouwing`), or else its stage does. A time that is judged for each
client needs no study: there is no norm time.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from normenkader import stages as st
from normenkader.conditions import as_key
from normenkader.file.problems import DataPath
from normenkader.model import Normenkader
from normenkader.rules import RegelInfo, all_rules, highest
from normenkader.studies import Onderbouwing
from normenkader.texts import counted, date_text, listed, number, signed
from normenkader.units import Eenheid, time_text

FoundedRule = (
    st.NormtijdRegel
    | st.ResultaatgebiedRegel
    | st.BijstellingRegel
    | st.AftrekRegel
    | st.MaximumRegel
    | st.CombinatieRegel
    | st.FactorRegel
)
FoundedStage = (
    st.Normtijden
    | st.Resultaatgebieden
    | st.Bijstelling
    | st.Aftrek
    | st.Maximum
    | st.Combinaties
    | st.Factoren
)
PER_WEEK: Eenheid = "minuten_per_week"
GEEN_ONDERBOUWING = "geen onderbouwing"
# Why a time does not stand: nothing founds it, of the study too little is known, it is too old, or
# it measured other activities than the municipality has done.
Reason = Literal["zonder", "onvolledig", "verouderd", "andere_activiteiten"]


class Unfounded(NamedTuple):
    """One rule whose times do not stand: the times in words, and why not."""

    regel: str
    titel: str
    tijden: str
    reden: Reason
    waarom: str


def founded_models(
    normenkader: Normenkader,
) -> Iterator[tuple[DataPath, FoundedRule | FoundedStage]]:
    """Every rule and stage that can name a foundation, with its path."""
    for i, fase in enumerate(normenkader.fasen):
        if isinstance(fase, FoundedStage):
            yield ("fasen", i), fase
    for info in all_rules(normenkader):
        if isinstance(info.model, FoundedRule):
            yield info.pad, info.model


def foundation(normenkader: Normenkader, info: RegelInfo) -> Onderbouwing | None:
    """The study that the times of a rule rest on; None where it has none or gives no time."""
    if not isinstance(info.model, FoundedRule) or not times_in_words(normenkader, info):
        return None
    name = info.model.onderbouwing
    if name is None and isinstance(info.stage, FoundedStage):
        name = info.stage.onderbouwing
    return next((o for o in normenkader.onderbouwingen if o.onderbouwing == name), None)


def study_text(study: Onderbouwing) -> str:
    """A study in one line: `Tijdmeting 2024 (412 waarnemingen in Zuid-Holland, 1 mei 2024)`."""
    number = study.waarnemingen
    count = None if number is None else counted(number, "waarneming", "waarnemingen")
    known = filter(None, (count, study.plaats, date_text(study.datum)))
    return f"{study.studie} ({', '.join(known)})"


def times_in_words(normenkader: Normenkader, info: RegelInfo) -> str:
    """The times that a rule sets, each in its own unit and exactly in minutes per week; else ""."""
    rule, fase = info.model, info.stage
    if isinstance(rule, st.NormtijdRegel) and isinstance(fase, st.Normtijden):
        in_table = fase.unit(rule)
        return "; ".join(
            f"{_answers(normenkader, fase, rule, answers)}{time_text(amount, in_table)}"
            for answers, amount in st.cells(rule)
        )
    if isinstance(rule, st.ResultaatgebiedRegel):
        share = rule.overige_procent
        return "" if share is None else f"{share} % van de andere tijd"
    if isinstance(rule, st.FactorRegel | st.BijstellingRegel):
        unit: Eenheid = fase.eenheid if isinstance(fase, st.Factoren | st.Bijstelling) else PER_WEEK
        return _effect(normenkader, rule.dan, unit)
    if isinstance(rule, st.AftrekRegel) and isinstance(fase, st.Aftrek):
        if rule.dan.tijd is not None:
            return f"{time_text(rule.dan.tijd, fase.eenheid)} eraf"
        return f"{rule.dan.procent} % eraf" if rule.dan.procent is not None else ""
    if isinstance(rule, st.MaximumRegel) and isinstance(fase, st.Maximum):
        return f"hoogstens {time_text(rule.hoogstens, fase.eenheid)}"
    if isinstance(rule, st.CombinatieRegel) and isinstance(fase, st.Combinaties):
        return _combination(normenkader, fase, rule)
    return ""


def _combination(nk: Normenkader, fase: st.Combinaties, rule: st.CombinatieRegel) -> str:
    if rule.hoogstens is not None:
        return f"hoogstens {time_text(rule.hoogstens, fase.eenheid)}"
    most = highest(nk, fase, rule)
    return "" if most is None else f"hoogstens {number(most)} minuten per week"


def _answers(
    nk: Normenkader, fase: st.Normtijden, row: st.NormtijdRegel, answers: tuple[str, ...]
) -> str:
    """By which answers a time is: `doel behoud, niveau 2: `."""
    questions = {v.vraag: v for v in nk.questions("leefgebieden", row.leefgebied)}
    words = []
    for name, answer in zip(fase.axes(row), answers, strict=True):
        vraag = questions[name]
        given = next((a for a in vraag.answers() if as_key(a) == answer), None)
        label = answer if given is None else vraag.label(given)
        words.append(f"{name.replace('_', ' ')} {label}")
    return f"{', '.join(words)}: " if words else ""


def _effect(nk: Normenkader, dan: st.TijdEffect, unit: Eenheid) -> str:
    if dan.procent is not None:
        return f"{signed(dan.procent)} %"
    amount = dan.tijd if dan.tijd is not None else dan.minuten or 0
    time = time_text(amount, unit if dan.tijd is not None else "minuten_per_week")
    per = next((v for v in nk.questions("clientfactoren") if v.vraag == dan.per), None)
    often = "" if per is None else f", keer het antwoord op ‘{per.tekst}’"
    most = "" if dan.hoogstens is None else f", hoogstens {dan.hoogstens} keer"
    return f"{time}{often}{most}"


def judged_in(normenkader: Normenkader) -> list[str]:
    """The names of the leefgebieden whose time a professional judges."""
    fase = normenkader.stage(st.Normtijden)
    rows = fase.tabel if fase is not None else []
    return [normenkader.leefgebied_names[r.leefgebied] for r in rows if r.vraag is not None]


def unfounded(normenkader: Normenkader, day: date) -> Iterator[Unfounded]:
    """Every rule with a time that no study founds, or not so that it stands on a day."""
    for info in all_rules(normenkader):
        times = times_in_words(normenkader, info)
        if not times or not isinstance(info.model, FoundedRule):
            continue
        study = foundation(normenkader, info)
        if study is None:
            yield Unfounded(info.regel, info.titel, times, "zonder", GEEN_ONDERBOUWING)
            continue
        if study.not_known:
            why = f"van de onderbouwing ({study.studie}) is niet bekend: {listed(study.not_known)}"
            yield Unfounded(info.regel, info.titel, times, "onvolledig", why)
        if study.last_day is not None and day > study.last_day:
            why = (
                f"de onderbouwing ({study.studie}) is van {date_text(study.datum)} en telde tot en "
                f"met {date_text(study.last_day)}"
            )
            yield Unfounded(info.regel, info.titel, times, "verouderd", why)
        if why := _other_activities(normenkader, info, study):
            yield Unfounded(info.regel, info.titel, times, "andere_activiteiten", why)


def _other_activities(nk: Normenkader, info: RegelInfo, study: Onderbouwing) -> str:
    """How the activities of a study differ from those of the leefgebieden of a rule; else ""."""
    names = _leefgebieden(info.model)
    if not names:
        return ""
    own = [lg for lg in nk.leefgebieden if lg.leefgebied in names]
    silent = [lg.naam for lg in own if lg.activiteiten is None]
    if silent:
        return f"bij {listed(silent)} staat niet welke activiteiten de gemeente laat doen"
    done = list(dict.fromkeys(a for lg in own for a in lg.activiteiten or ()))
    not_measured = [a for a in done if a not in study.activiteiten]
    if not_measured:
        return f"niet onderzocht ({study.studie}): {listed(not_measured)}"
    # A study may be about more leefgebieden: what none of them does was measured for nothing.
    anywhere = {a for lg in nk.leefgebieden for a in lg.activiteiten or ()}
    not_done = [a for a in study.activiteiten if a not in anywhere]
    if not_done:
        return (
            f"wel onderzocht ({study.studie}), maar de gemeente doet het niet: {listed(not_done)}"
        )
    return ""


def _leefgebieden(rule: st.Rule) -> list[str]:
    if isinstance(rule, st.NormtijdRegel):
        return [rule.leefgebied]
    if isinstance(rule, st.ResultaatgebiedRegel | st.BijstellingRegel | st.MaximumRegel):
        return rule.leefgebieden
    return (rule.leefgebieden or []) if isinstance(rule, st.AftrekRegel) else []
