"""What a normenkader says of its period and of time does not contradict itself."""

from __future__ import annotations

from normenkader import stages as st
from normenkader.checks.work import Work
from normenkader.model import MOST_WEEKS
from normenkader.questions import GetalVraag
from normenkader.texts import date_text

# A question whose name ends in one of these asks for that unit.
UNITS = {
    "_jaar": "jaar",
    "_jaren": "jaar",
    "_maanden": "maanden",
    "_weken": "weken",
    "_dagen": "dagen",
    "_uren": "uren",
    "_minuten": "minuten",
}
LOWEST_PERCENTAGE = -100
# A later decision could have no last day any more.
LAST_YEAR = 8_900


def check_period(work: Work) -> None:
    """Check the version and the review against the period, and units and limits of time."""
    geldig = work.normenkader.geldig
    days = (geldig.van, geldig.tot_en_met, geldig.herzien_voor)
    for name, day in zip(("van", "tot_en_met", "herzien_voor"), days, strict=True):
        if day is not None and day.year > LAST_YEAR:
            work.wrong(("geldig", name), f"is te ver weg: kies een jaar tot en met {LAST_YEAR}")
    if geldig.herzien_voor is not None:
        if geldig.herzien_voor <= geldig.van:
            melding = f"ligt niet na het begin ({date_text(geldig.van)})"
            work.wrong(("geldig", "herzien_voor"), melding)
        elif geldig.tot_en_met is not None and geldig.herzien_voor > geldig.tot_en_met:
            melding = (
                f"ligt na het einde ({date_text(geldig.tot_en_met)}): dan geldt deze versie niet "
                "meer"
            )
            work.wrong(("geldig", "herzien_voor"), melding)
    year = int(work.normenkader.versie[:4])
    if not geldig.van.year - 1 <= year <= geldig.van.year:
        melding = (
            f"past niet bij het begin ({date_text(geldig.van)}): begin de versie met dat jaar, "
            f"bijvoorbeeld {geldig.van.year}.1"
        )
        work.wrong(("versie",), melding)
    _units(work)
    _weeks(work)
    _percentages(work)


def _units(work: Work) -> None:
    for _, vraag, pad in work.each_question():
        if isinstance(vraag, GetalVraag):
            unit = next((u for end, u in UNITS.items() if vraag.vraag.endswith(end)), None)
            if unit is not None and vraag.eenheid in UNITS.values() and vraag.eenheid != unit:
                melding = f"past niet bij de naam {vraag.vraag}: die vraagt naar {unit}"
                work.wrong((*pad, "eenheid"), melding)


def _weeks(work: Work) -> None:
    """A decision takes so many weeks at most, and the case says for how many it is."""
    phases = work.stage(st.Fasering)
    for _, vraag, pad in work.each_question():
        if phases is None or vraag.vraag != phases[0].vraag or not isinstance(vraag, GetalVraag):
            continue
        if vraag.maximum > MOST_WEEKS:
            melding = f"een besluit duurt hoogstens {MOST_WEEKS} weken: maak dit niet hoger"
            work.wrong((*pad, "maximum"), melding)


def _percentages(work: Work) -> None:
    found = work.stage(st.Factoren)
    for i, rule in enumerate(found[0].regels if found else ()):
        if rule.dan.procent is not None and rule.dan.procent < LOWEST_PERCENTAGE:
            assert found is not None  # noqa: S101 - there are rules
            melding = "minder dan niets kan niet: hoogstens 100 procent eraf"
            work.wrong((*found[1], "regels", i, "dan", "procent"), melding)
