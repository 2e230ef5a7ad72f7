"""How far people agree who judged the same cases: per question, together, and before and after.

One coefficient never mixes levels with words, and answers to different questions are never
compared. Nothing here is about one person: people count only in pairs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Any

from engine.account.answer import plain
from normenkader import Normenkader
from normenkader.questions import SECTIES
from normenkader.stages import Normtijden, Zwaartepunt
from practice.agreement.alpha import Measure, measure, measure_together
from practice.agreement.answers import (
    UIT_ANTWOORDEN,
    VERWACHT,
    ClassChoice,
    Gegeven,
    Rating,
    asked_units,
    given,
    scale,
    units,
)
from practice.agreement.split import Confusion, Split, confusion, distributions

UITGEVRAAGD = "uitgevraagd"
FACTOREN_SAMEN = "clientfactoren"


@dataclass(frozen=True)
class Agreement:
    """The agreement in one session.

    `vragen` has every question that somebody answered, in the order of the form, with after the
    leading question how far people agree on whether a leefgebied was asked. `samen` has the main
    ones: levels, goals (or kind of work), judged times, all client factors, and the classes.
    `laagste` is the key of the question with the lowest alpha ("" where there is none): a whole
    form is as reliable as its weakest question. `verdelingen` starts where people differ most.
    """

    deelnemers: int
    zaken: tuple[str, ...]
    vragen: tuple[Measure, ...]
    samen: tuple[Measure, ...]
    laagste: str
    verwacht: Confusion
    uit_antwoorden: Confusion
    verdelingen: tuple[Split, ...]


@dataclass(frozen=True)
class MeasureComparison:
    """One measure before and after; `verschil` is alpha after minus before, where both have one."""

    sleutel: str
    naam: str
    voor: Measure | None
    na: Measure | None
    verschil: float | None
    waarom_geen_verschil: str

    @property
    def difference_agreed(self) -> Fraction | None:
        """The share of agreeing pairs after minus before; None where one has no pairs."""
        before, after = (m.share_agreed if m else None for m in (self.voor, self.na))
        return None if before is None or after is None else after - before


def agreement(
    normenkader: Normenkader,
    ratings: Iterable[Rating],
    keuzes: Iterable[ClassChoice] = (),
) -> Agreement:
    """Measure the agreement in one session; raises InvalidRatingsError.

    The order of the rows, and what people are called, change nothing.
    """
    gegeven = given(normenkader, ratings, keuzes)
    vragen = tuple(_questions(normenkader, gegeven))
    numbers = [(m.alpha, i) for i, m in enumerate(vragen) if m.alpha is not None]
    cases = [zaak for found in gegeven.values() for zaak in found]
    people = {p for found in gegeven.values() for answers in found.values() for p in answers}
    return Agreement(
        deelnemers=len(people),
        zaken=tuple(sorted(set(cases))),
        vragen=vragen,
        samen=tuple(_together(normenkader, gegeven, {m.sleutel: m for m in vragen})),
        laagste=vragen[min(numbers)[1]].sleutel if numbers else "",
        verwacht=confusion(normenkader, gegeven, VERWACHT),
        uit_antwoorden=confusion(normenkader, gegeven, UIT_ANTWOORDEN),
        verdelingen=distributions(normenkader, gegeven),
    )


def _questions(normenkader: Normenkader, gegeven: Gegeven) -> Iterator[Measure]:
    leading = normenkader.vragen.leading
    for section in SECTIES:
        for vraag in normenkader.questions(section):
            if not any(c for p, c in gegeven.items() if (p[0], p[2]) == (section, vraag.vraag)):
                continue
            found = units(gegeven, section, vraag.vraag)
            yield measure(_key(section, vraag.vraag), vraag.tekst, found, scale(vraag))
            if (section, vraag.vraag) == ("leefgebieden", leading.vraag):
                asked = asked_units(gegeven, vraag.vraag)
                wat = f"Is {normenkader.benaming.the} uitgevraagd?"
                yield measure(UITGEVRAAGD, wat, asked, "nominaal")


def _key(section: str, vraag: str) -> str:
    return f"{section}.{vraag}"


def _together(nk: Normenkader, gegeven: Gegeven, vragen: dict[str, Measure]) -> Iterator[Measure]:
    times, work = nk.stage(Normtijden), nk.stage(Zwaartepunt)
    main: list[str | None] = [nk.vragen.leading.vraag]
    if times is not None:
        judged = [v for row in times.tabel for v in (row.vraag, row.maal)]
        main += [times.vraag_doel, *judged]
    main += [work.vraag] if work is not None else []
    for key in [_key("leefgebieden", vraag) for vraag in dict.fromkeys(main) if vraag]:
        if key in vragen:
            yield vragen[key]
    factors = [v.vraag for v in nk.questions("clientfactoren") if scale(v) == "nominaal"]
    if any(_key("clientfactoren", vraag) in vragen for vraag in factors):
        found = [units(gegeven, "clientfactoren", vraag) for vraag in factors]
        yield measure_together(FACTOREN_SAMEN, "Alle cliëntfactoren samen", found)
    names = {VERWACHT: "Verwachte uitkomst", UIT_ANTWOORDEN: "Uitkomst van de eigen antwoorden"}
    for place, name in names.items():
        if gegeven[place]:
            section, _, vraag = place
            yield measure(_key(section, vraag), name, units(gegeven, section, vraag), "nominaal")


def compare(first: Agreement, last: Agreement) -> tuple[MeasureComparison, ...]:
    """Put the measures before and after a training side by side, each measure once."""
    before, after = (
        {m.sleutel: m for m in (*found.vragen, *found.samen)} for found in (first, last)
    )
    every = {**before, **after}
    return tuple(_compared(m, before.get(key), after.get(key)) for key, m in every.items())


def _compared(one: Measure, first: Measure | None, last: Measure | None) -> MeasureComparison:
    before, after = (m.alpha if m else None for m in (first, last))
    if before is not None and after is not None:
        return MeasureComparison(one.sleutel, one.naam, first, last, after - before, "")
    missing = [word for word, a in (("vooraf", before), ("achteraf", after)) if a is None]
    reason = f"Er is geen alpha {' en '.join(missing)}. Dan is er ook geen verschil in alpha."
    return MeasureComparison(one.sleutel, one.naam, first, last, None, reason)


def as_plain(found: Agreement | Iterable[MeasureComparison]) -> Any:
    """The same as plain data for JSON: numbers, text, lists and tables by field name."""
    if isinstance(found, Agreement):
        return plain(asdict(found))
    return [plain(asdict(vergelijking)) for vergelijking in found]
