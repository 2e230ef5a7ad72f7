"""Dagbesteding that somebody has beside begeleiding: read strictly, and what becomes begeleiding.

The table `dagbesteding` of a case is optional and never touches an answer. What it may say is a
part of the normenkader (`besluit.dagbesteding`). Only dagdelen become begeleiding: nothing here
makes them of minutes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from normenkader.checks.work import doubles
from normenkader.file.nearest import Hints
from normenkader.file.text import composed
from normenkader.model import Dagbesteding
from normenkader.texts import counted

DAGBESTEDING = "dagbesteding"
DAGDELEN, ZELFDE, WAAROM = "dagdelen", "zelfde_resultaat", "waarom"
MET_BEGELEIDING, VOORWAARDEN = "met_begeleiding", "voorwaarden"
KEYS = (DAGDELEN, ZELFDE, WAAROM, MET_BEGELEIDING, VOORWAARDEN)
# Three on each day of a week: more is a slip of the pen.
MOST_DAGDELEN = 21
LEAST_WHY = 10
Path = tuple[str | int, ...]
Found = tuple[Path, str]
NOT_ASKED = "dit normenkader vraagt niets over dagbesteding: haal dit deel weg"
NO_DAGDELEN = "hoort hier alleen als er dagdelen zijn: haal dit weg"
NOTHING_FILLED = "hoort hier alleen als er dagdelen begeleiding worden: haal dit weg"


@dataclass(frozen=True)
class DayCare:
    """What a case says of dagbesteding; `dagdelen` are those per week that somebody has.

    `zelfde_resultaat` says whether they reach the same result, with `waarom`. `met_begeleiding` of
    them become begeleiding; `voorwaarden` are the conditions that hold, in the normenkader's order.
    """

    dagdelen: int
    zelfde_resultaat: bool | None = None
    waarom: str = ""
    met_begeleiding: int = 0
    voorwaarden: tuple[str, ...] = ()

    @property
    def left(self) -> int:
        """The dagdelen per week that stay dagbesteding."""
        return self.dagdelen - self.met_begeleiding

    def minutes(self, rules: Dagbesteding) -> int:
        """The minutes per week of begeleiding in the place of dagdelen."""
        return rules.minutes(self.met_begeleiding)


def plain_day_care(own: DayCare) -> dict[str, Any]:
    """The table as a case holds it: only what says something."""
    table = {
        DAGDELEN: own.dagdelen,
        ZELFDE: own.zelfde_resultaat,
        WAAROM: own.waarom or None,
        MET_BEGELEIDING: own.met_begeleiding or None,
        VOORWAARDEN: list(own.voorwaarden) or None,
    }
    return {key: value for key, value in table.items() if value is not None}


def read_day_care(
    table: Any, rules: Dagbesteding | None, *, complete: bool
) -> tuple[DayCare | None, list[Found]]:
    """What a table says, and all that is wrong with it: of each its path in the table and why.

    Of a draft (not `complete`) anything may be absent, and what no longer belongs may stay.
    """
    if rules is None:
        return None, [((), NOT_ASKED)]
    if not isinstance(table, dict):
        return None, [((), f"moet een tabel zijn met {', '.join(KEYS)}")]
    faults = [*_unknown(table), *_types(table, rules)]
    if complete and not faults:
        faults += _lacking(table, rules)
    if faults or DAGDELEN not in table:
        return None, faults
    names = table.get(VOORWAARDEN, [])
    known = [v.voorwaarde for v in rules.voorwaarden]
    met = min(table.get(MET_BEGELEIDING, 0), table[DAGDELEN])
    own = DayCare(
        table[DAGDELEN],
        table.get(ZELFDE),
        composed(table.get(WAAROM, "")),
        met,
        tuple(name for name in known if name in names),
    )
    return own, []


def _unknown(table: Mapping[Any, Any]) -> Iterator[Found]:
    hints = Hints()
    for key in table:
        if key not in KEYS:
            yield (str(key),), hints.unknown_key(key, KEYS)


def _types(table: Mapping[str, Any], rules: Dagbesteding) -> Iterator[Found]:
    dagdelen = table.get(DAGDELEN, 0)
    if not _whole(dagdelen, MOST_DAGDELEN):
        yield (DAGDELEN,), f"moet een heel getal zijn van 0 tot en met {MOST_DAGDELEN}"
        dagdelen = MOST_DAGDELEN
    if ZELFDE in table and not isinstance(table[ZELFDE], bool):
        yield (ZELFDE,), "moet true (ja) of false (nee) zijn"
    if WAAROM in table and not isinstance(table[WAAROM], str):
        yield (WAAROM,), "moet tekst zijn"
    if not _whole(table.get(MET_BEGELEIDING, 0), dagdelen):
        most = "zoveel dagdelen als er zijn" if DAGDELEN in table else MOST_DAGDELEN
        yield (MET_BEGELEIDING,), f"moet een heel getal zijn van 0 tot en met {most} ({dagdelen})"
    yield from _named(table.get(VOORWAARDEN, []), [v.voorwaarde for v in rules.voorwaarden])


def _named(names: Any, known: Sequence[str]) -> Iterator[Found]:
    if not isinstance(names, list):
        yield (VOORWAARDEN,), f"moet een lijst zijn, met namen uit {', '.join(known)}"
        return
    for i, name in enumerate(names):
        if name not in known:
            yield (VOORWAARDEN, i), f"is geen voorwaarde: kies uit {', '.join(known)}"
    texts = [name if isinstance(name, str) else repr(i) for i, name in enumerate(names)]
    for i in doubles(texts):
        yield (VOORWAARDEN, i), "staat er al: haal er één weg"


def _lacking(table: Mapping[str, Any], rules: Dagbesteding) -> Iterator[Found]:
    if DAGDELEN not in table:
        yield (DAGDELEN,), "ontbreekt: vul in hoeveel dagdelen per week iemand heeft, of 0"
        return
    if table[DAGDELEN] == 0:
        for key in (ZELFDE, WAAROM, MET_BEGELEIDING, VOORWAARDEN):
            if table.get(key):
                yield (key,), NO_DAGDELEN
        return
    if ZELFDE not in table:
        yield (ZELFDE,), f"ontbreekt: true (ja) of false (nee). {rules.vraag}"
    if len(table.get(WAAROM, "").strip()) < LEAST_WHY:
        yield (WAAROM,), f"schrijf in een zin op waarom (minstens {LEAST_WHY} tekens)"
    yield from _conditions(table, rules)


def _conditions(table: Mapping[str, Any], rules: Dagbesteding) -> Iterator[Found]:
    names = table.get(VOORWAARDEN, [])
    if not table.get(MET_BEGELEIDING):
        if names:
            yield (VOORWAARDEN,), NOTHING_FILLED
        return
    for rule in rules.voorwaarden:
        if rule.voorwaarde not in names:
            told = f"{rule.voorwaarde} ontbreekt. Alleen als dit klopt, kan het: {rule.tekst}"
            yield (VOORWAARDEN,), told


def filled_text(own: DayCare, rules: Dagbesteding) -> str:
    """What becomes of the dagdelen, in a sentence; "" where none become begeleiding."""
    if not own.met_begeleiding:
        return ""
    become = counted(own.met_begeleiding, "dagdeel", "dagdelen")
    verb = "wordt" if own.met_begeleiding == 1 else "worden"
    stays = counted(own.left, "dagdeel", "dagdelen")
    left = f"{stays} {'blijft' if own.left == 1 else 'blijven'} dagbesteding"
    minutes = counted(own.minutes(rules), "minuut", "minuten")
    return f"{become} {verb} {minutes} begeleiding per week; {left}."


def instead_minutes(zaak: Mapping[str, Any], rules: Dagbesteding | None) -> int:
    """The minutes per week of begeleiding that come in the place of dagdelen; 0 for none.

    `zaak` is the plain data of a case, complete or not.
    """
    if rules is None or DAGBESTEDING not in zaak:
        return 0
    own, _ = read_day_care(zaak[DAGBESTEDING], rules, complete=False)
    return 0 if own is None else own.minutes(rules)


def instead_text(zaak: Mapping[str, Any], rules: Dagbesteding | None) -> str:
    """What becomes of the dagdelen of a case as plain data, in a sentence; "" for nothing."""
    if rules is None or DAGBESTEDING not in zaak:
        return ""
    own, _ = read_day_care(zaak[DAGBESTEDING], rules, complete=False)
    return "" if own is None else filled_text(own, rules)


def told_rows(zaak: Mapping[str, Any], rules: Dagbesteding | None) -> list[tuple[str, str]]:
    """What a recorded case says of dagbesteding, a name and a text each; nothing where it doesn't.

    `zaak` is the plain data of the case, `rules` those of the normenkader that judged it.
    """
    if rules is None or DAGBESTEDING not in zaak:
        return []
    own, _ = read_day_care(zaak[DAGBESTEDING], rules, complete=False)
    if own is None:
        return []
    has = counted(own.dagdelen, "dagdeel", "dagdelen") if own.dagdelen else "geen"
    rows = [("Dagbesteding", f"{has} per week" if own.dagdelen else has)]
    if own.zelfde_resultaat is not None:
        answer = "Ja" if own.zelfde_resultaat else "Nee"
        rows.append((rules.vraag, f"{answer}. {own.waarom}"))
    if filled := filled_text(own, rules):
        met = " ".join(v.tekst for v in rules.voorwaarden if v.voorwaarde in own.voorwaarden)
        rows.append(("Dagdelen die begeleiding worden", f"{filled} {met}"))
    return rows


def _whole(value: Any, most: int) -> bool:
    return type(value) is int and 0 <= value <= most
