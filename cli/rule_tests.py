"""`normwijzer toets`: run the tests beside the rules, and say which rules they leave out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any

import typer

from cli.review import ReviewNotice
from cli.shared import (
    ANDERS,
    ONGELDIG,
    RULES,
    RegelsMap,
    flush,
    json_line,
    load_library,
    named_version,
    stop,
    warning,
    write_line,
)
from engine import DifferenceError, EngineError
from engine.account.trail_difference import Paar
from normenkader import InvalidInputError, Normenkader, Problem
from normenkader.stages import Normtijden
from normenkader.texts import listed, number
from rule_tests.coverage import Report, report
from rule_tests.model import SOORTEN
from rule_tests.plain import plain_report
from rule_tests.reading import RuleTests, read_toetsen, toetsen_folder, without_version
from rule_tests.running import RuleTestResult

NIET_IN_ORDE = 3
MOST_GONE = 4


def toets(
    versies: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID@VERSIE…", help="Normenkaders; anders alle versies."),
    ] = None,
    regels: RegelsMap = RULES,
    als_json: Annotated[
        bool, typer.Option("--json", help="Eén regel JSON per normenkader.")
    ] = False,
) -> None:
    """Draai de toetsen die bij de regels staan, en toon welke regels nog niet getoetst zijn.

    Elke regel hoort een toets te hebben waarin hij geldt, een waarin hij niet geldt, en een op de
    grens.
    """
    bibliotheek = load_library(regels)
    named = [named_version(bibliotheek, name) for name in versies or ()]
    chosen = named or list(bibliotheek.versies)
    extra = [] if versies else without_version(regels, bibliotheek)
    code, herziening = 0, ReviewNotice()
    for normenkader in chosen:
        herziening.of(normenkader)
    for toetsen in _read(regels, chosen, extra):
        try:
            rapport = report(toetsen)
        except (DifferenceError, EngineError) as error:
            stop(str(error), ANDERS)
        lines = [json_line(plain_report(rapport))] if als_json else _readable(rapport, regels)
        for line in lines:
            write_line(line)
        code = code if rapport.all_right else NIET_IN_ORDE
    flush()
    raise typer.Exit(code)


def _read(regels: Path, chosen: list[Normenkader], extra: list[Problem]) -> list[RuleTests]:
    """The tests of every version, or stop with every problem."""
    problems = list(extra)
    found = []
    for normenkader in chosen:
        try:
            found.append(read_toetsen(toetsen_folder(regels, normenkader), normenkader))
        except InvalidInputError as error:
            problems += error.problemen
    if problems:
        lines = map(str, InvalidInputError(problems).problemen)
        stop("\n".join(["De toetsen zijn niet goed:", *lines]), ONGELDIG)
    return found


def _readable(rapport: Report, regels: Path) -> Iterator[str]:
    nk = rapport.normenkader
    titel = f"{nk.normenkader} {nk.versie}: {_count(len(rapport.uitslagen), 'toets', 'toetsen')}"
    yield titel
    yield "=" * len(titel)
    yield from warning(nk)
    if not rapport.uitslagen:
        yield f"Er zijn nog geen toetsen. Ze horen in {toetsen_folder(regels, nk)}."
    for result in rapport.failed:
        yield from _failed(result)
    if rapport.failed:
        yield f"\nMislukt: {_count(len(rapport.failed), 'toets', 'toetsen')}."
    yield from _coverage(rapport)
    yield from _norm_times(rapport)
    for u in rapport.uitgezonderd:
        yield f"Uitgezonderd: {u.regel}, {u.soort}: {u.omdat}"
    yield ("In orde." if rapport.all_right else "Niet in orde.") + "\n"


def _failed(result: RuleTestResult) -> Iterator[str]:
    """What came out otherwise, and the steps that may tell why."""
    given = result.gelezen
    yield f"\nMislukt: {result.toets.toets}"
    yield f"  {given.bestand}:{given.regel}"
    if result.toets.omdat:
        yield f"  Omdat: {result.toets.omdat}"
    for a in result.afwijkingen:
        yield f"  {a.veld}: verwacht {_shown(a.verwacht)}, uitgekomen {_shown(a.uitgekomen)}"
    if lines := list(_differences(result.changed_steps())):
        yield "  Anders dan in de basis van dit bestand:"
        yield from lines
    if any("minuten" in a.veld for a in result.afwijkingen):
        yield "  Zo komen de minuten tot stand:"
        yield from (f"    {_step(step)}" for step in result.steps_with_minutes())


def _differences(pairs: list[Paar]) -> Iterator[str]:
    """What is new or otherwise than in the basis; what is gone only where that is little."""
    gone = [paar.oud for paar in pairs if paar.oud is not None and paar.nieuw is None]
    for paar in pairs:
        old, new = paar.oud, paar.nieuw
        if new is None:
            if old is not None and len(gone) <= MOST_GONE:
                yield f"    Vervalt: {_step(old)}"
        elif old is None:
            yield f"    Nieuw:   {_step(new)}"
        elif old["uitleg"] != new["uitleg"]:
            yield f"    Eerst:   {_step(old)}"
            yield f"    Dan:     {_step(new)}"
        elif old["effect"] != new["effect"]:
            yield f"    Anders:  {_step(new)}"
    if len(gone) > MOST_GONE:
        yield f"    Vervalt: {len(gone)} stappen."


def _step(step: Mapping[str, Any]) -> str:
    return f"{step['uitleg']} [{step['regel']}]"


def _coverage(rapport: Report) -> Iterator[str]:
    """The rules that are not covered, or that all are, and which rules always apply."""
    dekking = rapport.dekking
    lacking = [d for d in dekking if d.tekorten]
    ways = ", ".join(
        f"{soort} {sum(bool(getattr(d, soort)) for d in dekking)}" for soort in SOORTEN
    )
    yield f"Regels: {len(dekking)}. Getoetst: {ways}."
    for d in lacking:
        yield f"  {d.regel} ({d.titel})"
        yield from (f"    {t.soort}: {t.melding}" for t in d.tekorten)
    if always := [d.regel for d in dekking if d.altijd]:
        yield (
            f"{listed(always)} {'geldt' if len(always) == 1 else 'gelden'} in elke zaak die zo ver "
            "komt. Bij niet telt hier een zaak die eerder stopt."
        )


def _norm_times(rapport: Report) -> Iterator[str]:
    cellen = rapport.cellen
    if not cellen:
        return
    open_ones = [c for c in cellen if not c.toetsen]
    yield f"Normtijden: {len(cellen) - len(open_ones)} van de {len(cellen)} getoetst."
    asked = _asked(rapport.normenkader)
    for c in open_ones:
        said = [f"doel {c.doel}"] if c.doel else []
        said += [f"{asked[c.regel]} {c.niveau}"] if c.niveau else []
        place = " ".join([", ".join(said), f"({c.minuten} minuten)"]).strip()
        yield f"  {c.regel}: {place} is niet getoetst"


def _asked(nk: Normenkader) -> dict[str, str]:
    """By which answers but the goal the times of each row are: `niveau`, `keren en twee`."""
    times = nk.stage(Normtijden)
    if times is None:
        return {}
    axes = {r.regel: [v for v in times.axes(r) if v != times.vraag_doel] for r in times.tabel}
    return {regel: listed([v.replace("_", " ") for v in own]) for regel, own in axes.items()}


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def _shown(waarde: Any) -> str:
    if isinstance(waarde, list):
        return ", ".join(map(_shown, waarde)) or "niets"
    if isinstance(waarde, dict):
        return "week {week_van}-{week_tot}: {minuten_per_week} minuten".format(**waarde)
    if isinstance(waarde, str) and "/" in waarde:
        return number(Fraction(waarde))
    return "null" if waarde is None else str(waarde)
