"""Minutes per week as a client knows time: hours, and an example of visits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from engine.account.answer import ContractAnswer
from engine.schedule import Schedule, rounded, weeks_text
from explaining.for_client.parts import Block
from explaining.for_client.told import Told, told_minutes
from normenkader import Normenkader
from normenkader.client import Bezoek, ClientTeksten
from normenkader.texts import counted, date_text


@dataclass(frozen=True)
class Visits:
    """An example: so many visits in so many weeks, each of so many minutes.

    `afgerond` says whether the length of a visit was rounded.
    """

    aantal: int
    weken: int
    minuten: int
    afgerond: bool


def duration_text(minuten: int) -> str:
    """Minutes in words, with hours from one hour on: `2 uur en 30 minuten`."""
    hours, rest = divmod(minuten, 60)
    minutes = counted(rest, "minuut", "minuten")
    if not hours:
        return minutes
    return f"{hours} uur en {minutes}" if rest else f"{hours} uur"


def visits(bezoek: Bezoek, minuten: int) -> Visits:
    """Divide `minuten` per week (1 or more) into the fewest visits of a usual length.

    What is too little for one visit a week is saved up for one visit in the fewest weeks. The
    length is rounded to the nearest `veelvoud`, and stays within the usual.
    """
    if minuten >= bezoek.kortste:
        count, weken = -(-minuten // bezoek.langste), 1
    else:
        count, weken = 1, -(-bezoek.kortste // minuten)
    total, unit = minuten * weken, count * bezoek.veelvoud
    length = (2 * total + unit) // (2 * unit) * bezoek.veelvoud
    return Visits(count, weken, length, length * count != total)


def visits_text(bezoek: Bezoek, minuten: int) -> str:
    """An example of visits in sentences: what they may look like, never a promise."""
    example = visits(bezoek, minuten)
    number = counted(example.aantal, "bezoek", "bezoeken")
    period = "per week" if example.weken == 1 else f"in de {example.weken} weken"
    length = counted(example.minuten, "minuut", "minuten")
    rounded = " (afgerond)" if example.afgerond else ""
    return (
        f"Dat zijn bijvoorbeeld {number} van ongeveer {length}{rounded} {period}. "
        "Afspraken maakt u met uw begeleider."
    )


def told_text(told: Told) -> str:
    """Minutes as they are told, with hours: `2 uur`, or `minstens 2 uur`."""
    return f"{told.prefix}{duration_text(told.minuten)}"


def time_blocks(
    normenkader: Normenkader,
    client: ClientTeksten,
    antwoord: ContractAnswer,
    schedule: Schedule | None = None,
) -> tuple[Block, ...]:
    """How much time the proposal gives, what that may look like, and when it changes.

    Minutes are per week; without a product or minutes there is nothing to say.
    """
    minuten = antwoord["minuten_per_week"]
    if antwoord["uitkomst"] != "product" or minuten is None:
        return ()
    product = antwoord["product"]

    def tell(minuten: int) -> Told:
        return told_minutes(normenkader, product["code"] if product else None, minuten)

    changes = schedule is not None and schedule.changes
    told = tell(minuten)
    blocks: list[Block] = [_beginning(told, changes=changes)]
    if client.tijd is not None:
        blocks.append(client.tijd.tekst)
    if client.bezoek is not None and not told.ondergrens:
        blocks.append(visits_text(client.bezoek, minuten))
    return (*blocks, *(_period(schedule, tell) if schedule else ()))


def _beginning(told: Told, *, changes: bool) -> str:
    minuten = told.minuten
    if changes:
        return f"In het begin gemiddeld {told_text(told)} per week."
    if told.ondergrens:
        return f"Dat is gemiddeld {told_text(told)} per week."
    if minuten < 60:
        return f"Dat is gemiddeld {duration_text(minuten)} per week."
    return f"Dat is gemiddeld {minuten} minuten per week: {duration_text(minuten)}."


def _period(schedule: Schedule, tell: Callable[[int], Told]) -> Iterator[Block]:
    """For how long the proposal is, when its minutes change, and what their mean is."""
    period = f"Het voorstel is voor {weeks_text(schedule.weken)}: {schedule.dagen}."
    later = schedule.steps[1:]
    if not later:
        yield period
        return
    yield f"{period} Later:"
    told = {t.minuten_per_week: tell(t.minuten_per_week) for t in schedule.steps}
    yield tuple(f"Vanaf {date_text(t.van)}: {told_text(told[t.minuten_per_week])}." for t in later)
    if any(t.ondergrens for t in told.values()):
        # A mean of what is not told would tell it.
        return
    mean = schedule.mean
    note = "" if rounded(mean) == mean else " (afgerond)"
    yield f"Gemiddeld over alle weken: {duration_text(rounded(mean))}{note}."
