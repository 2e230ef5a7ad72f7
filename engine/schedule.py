"""How the minutes of a proposal or decision lie over its period, with dates and their mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import groupby
from typing import Any

from engine.account.answer import ContractAnswer
from engine.evaluation import Fase
from engine.phasing import phases
from normenkader import Normenkader
from normenkader.stages import Fasering, Raster
from normenkader.texts import counted, date_text, dotted, span_text
from zaak.model import Zaak

# A period must end within the calendar.
LAST_YEAR = 9_000


@dataclass(frozen=True)
class ScheduleTerm:
    """A part of a period: its first and last day, its weeks (from 1) and its minutes per week."""

    van: date
    tot_en_met: date
    week_van: int
    week_tot: int
    minuten_per_week: int

    @property
    def weken(self) -> int:
        """How many weeks it has."""
        return self.week_tot - self.week_van + 1

    @property
    def dagen(self) -> str:
        """Its days in words, both ends included."""
        return days_text(self.van, self.tot_en_met)


@dataclass(frozen=True)
class Schedule:
    """The parts of a period in order, one or more; `phases` are those of the normenkader."""

    termijnen: tuple[ScheduleTerm, ...]

    @property
    def weken(self) -> int:
        """The weeks of the whole period."""
        return self.termijnen[-1].week_tot

    @property
    def dagen(self) -> str:
        """The days of the whole period in words, both ends included."""
        return days_text(self.termijnen[0].van, self.termijnen[-1].tot_en_met)

    @property
    def mean(self) -> Fraction:
        """The mean of the minutes per week over the whole period, exact."""
        total = sum(t.minuten_per_week * t.weken for t in self.termijnen)
        return Fraction(total, self.weken)

    @property
    def changes(self) -> bool:
        """Say whether the minutes per week change."""
        return len(self.steps) > 1

    @property
    def steps(self) -> tuple[ScheduleTerm, ...]:
        """The parts as a client notices them: those with the same minutes are one."""
        found = []
        for minuten, same in groupby(self.termijnen, key=lambda t: t.minuten_per_week):
            first, *rest = same
            last = rest[-1] if rest else first
            found.append(
                ScheduleTerm(first.van, last.tot_en_met, first.week_van, last.week_tot, minuten)
            )
        return tuple(found)

    def plain(self) -> list[dict[str, Any]]:
        """The parts as plain data."""
        return [
            asdict(t) | {"van": t.van.isoformat(), "tot_en_met": t.tot_en_met.isoformat()}
            for t in self.termijnen
        ]


def days_text(van: date, tot_en_met: date) -> str:
    """A period in words, both ends included."""
    return span_text(date_text(van), date_text(tot_en_met))


def last_day(van: date, weken: int) -> date:
    """The last day of a period of whole weeks."""
    return van + timedelta(weeks=weken, days=-1)


def minutes_text(minuten: int) -> str:
    """Minutes in words."""
    return f"{dotted(minuten)} {'minuut' if minuten == 1 else 'minuten'}"


def weeks_text(weken: int) -> str:
    """Weeks in words."""
    return counted(weken, "week", "weken")


def rounded(mean: Fraction) -> int:
    """A mean as whole minutes: to the nearest, a half up."""
    return (2 * mean.numerator + mean.denominator) // (2 * mean.denominator)


def mean_text(mean: Fraction) -> str:
    """A mean per week in words, which says where it was rounded."""
    whole = rounded(mean)
    words = f"{minutes_text(whole)} per week"
    return words if whole == mean else f"{words} (afgerond)"


def about_text(mean: Fraction) -> str:
    """The number of a mean for in a sentence: `150`, or `ongeveer 144` where it was rounded."""
    whole = rounded(mean)
    return str(whole) if whole == mean else f"ongeveer {whole}"


def time_text(minuten: int, schedule: Schedule | None) -> str:
    """Minutes per week in words; where they change those of the beginning, and their mean."""
    first = f"gemiddeld {minutes_text(minuten)} per week"
    if schedule is None or not schedule.changes:
        return first
    mean = f"gemiddeld {mean_text(schedule.mean)}"
    return f"in het begin {first}, over {weeks_text(schedule.weken)} {mean}"


def dated(fasen: Iterable[Fase | Mapping[str, Any]], van: date) -> Schedule | None:
    """Phases as parts of a period that begins on a day; None where there are none."""
    plain = [asdict(f) if isinstance(f, Fase) else f for f in fasen]
    parts = tuple(
        ScheduleTerm(
            van + timedelta(weeks=f["week_van"] - 1),
            last_day(van, f["week_tot"]),
            f["week_van"],
            f["week_tot"],
            f["minuten_per_week"],
        )
        for f in plain
    )
    return Schedule(parts) if parts else None


def phases_of(
    normenkader: Normenkader,
    product: str | None,
    doelrichting: str | None,
    weken: int,
    minuten: int,
) -> tuple[Fase, ...]:
    """The phases for a product; empty where the normenkader has none.

    They are those of the direction of the product, and of `doelrichting` where it has several.
    """
    fase = normenkader.stage(Fasering)
    if fase is None or normenkader.stage(Raster) is None:
        return ()
    goal = goal_of(normenkader, product, doelrichting)
    rule = next((r for r in fase.regels if r.doelrichting == goal), None)
    return phases(rule, weken, minuten, fase.veelvoud) if rule else ()


def proposed_weeks(normenkader: Normenkader, zaak: Zaak, antwoord: ContractAnswer) -> int:
    """For how many weeks the proposal is: what the case says, else what is usual.

    Never more than the longest duration of its product and direction.
    """
    fase = normenkader.stage(Fasering)
    own = zaak.vragen.get(fase.vraag) if fase else None
    weken = own if isinstance(own, int) else normenkader.besluit.duur_weken
    product = antwoord["product"]
    code = product["code"] if product else None
    most = longest_weeks(normenkader, code, antwoord["doelrichting"])
    return weken if most is None else min(weken, most)


def longest_weeks(
    normenkader: Normenkader, product: str | None, doelrichting: str | None
) -> int | None:
    """The longest duration of a product in weeks; None where there is none.

    Its direction is that of its bands, and `doelrichting` where these have several.
    """
    rows, goal = normenkader.besluit.langste_duur, goal_of(normenkader, product, doelrichting)
    found = [r.weken for r in rows if r.product is not None and r.product == product]
    found += [r.weken for r in rows if r.doelrichting is not None and r.doelrichting == goal]
    return min(found, default=None)


def goal_of(normenkader: Normenkader, product: str | None, doelrichting: str | None) -> Any:
    """The direction of the bands of a product; `doelrichting` where these have several or none."""
    raster = normenkader.stage(Raster)
    bands = raster.banden if raster is not None else []
    goals = {b.doelrichting for b in bands if b.product == product}
    return goals.pop() if len(goals) == 1 else doelrichting


def proposed_schedule(
    normenkader: Normenkader, zaak: Zaak, antwoord: ContractAnswer
) -> Schedule | None:
    """How the minutes of a proposal lie over its weeks, from the peildatum on.

    A case that does not say its duration has the usual one: equal cases get equal minutes.
    """
    minuten, product = antwoord["minuten_per_week"], antwoord["product"]
    if antwoord["uitkomst"] != "product" or minuten is None or zaak.peildatum.year > LAST_YEAR:
        return None
    weken = proposed_weeks(normenkader, zaak, antwoord)
    found = phases_of(normenkader, product["code"], antwoord["doelrichting"], weken, minuten)
    return dated(found, zaak.peildatum)
