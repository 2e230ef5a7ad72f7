"""Two normenkaders beside each other, as text to read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from cli.figures import change_text, counted, minutes_lines, proposal_table
from engine.proposals import PastNiet
from normenkader import Normenkader
from normenkader.templates import listed, thousands
from vergelijken.conclusion import conclusion
from vergelijken.effect import Effect
from vergelijken.histogram import Bak, histogram, rounding_step
from vergelijken.model import Verschil
from vergelijken.questions import Belemmering

# Of what is listed about cases; --json has more.
FEW = 20
MOST_VALUE = 300
EXCERPT = 60
BAR = 40
MINUTEN = "Minuten zijn per week. Een voorstel zonder product heeft 0 minuten."
# Says of a case by its number where it came from.
Naam = Callable[[int, str], str]


def title(normenkader: Normenkader) -> str:
    """The version in one word and a number."""
    return f"{normenkader.normenkader} {normenkader.versie}"


def readable_differences(
    a: Normenkader, b: Normenkader, verschillen: Sequence[Verschil]
) -> Iterator[str]:
    """All differences, line by line: what comes out first, what is only read last."""
    kop = f"Van {title(a)} naar {title(b)}"
    yield from (kop, "=" * len(kop), conclusion(verschillen))
    edition = [v for v in verschillen if v.aard == "uitgave"]
    content = [v for v in verschillen if v.aard == "inhoud"]
    for deel, own in groupby([*edition, *content], key=lambda v: v.deel):
        yield from ("", deel)
        for verschil in own:
            yield from _full(verschil)
    yield from _short("Andere bron", [v for v in verschillen if v.aard == "bron"])
    yield from _short(
        "Alleen andere woorden of een andere volgorde",
        [v for v in verschillen if v.aard == "tekst"],
    )


def _full(verschil: Verschil) -> Iterator[str]:
    yield f"  {_line(verschil)}"
    before = f"eerst: {verschil.bron_van}" if verschil.bron_van else ""
    if found := "; ".join(filter(None, [verschil.regel, verschil.bron, before])):
        yield f"    [{found}]"


def _short(kop: str, verschillen: Sequence[Verschil]) -> Iterator[str]:
    if verschillen:
        yield from ("", f"{kop} ({len(verschillen)})")
    for verschil in verschillen:
        if verschil.aard == "tekst" and verschil.soort == "anders":
            van, naar = excerpts(verschil.van, verschil.naar)
            yield f"  {verschil.plaats}: van ‘{van}’ naar ‘{naar}’"
        else:
            yield f"  {_line(verschil)}"


def excerpts(van: str, naar: str) -> tuple[str, str]:
    """The part of two texts at which they begin to differ, at most 60 characters of each."""
    pairs = enumerate(zip(van, naar, strict=False))
    same = next((i for i, (old, new) in pairs if old != new), min(len(van), len(naar)))
    start = max(0, same - EXCERPT // 3) if max(len(van), len(naar)) > EXCERPT else 0
    return _excerpt(van, start), _excerpt(naar, start)


def _excerpt(tekst: str, start: int) -> str:
    end = start + EXCERPT
    return f"{'…' if start else ''}{tekst[start:end]}{'…' if end < len(tekst) else ''}"


def _line(verschil: Verschil) -> str:
    """A difference in one line; of what is new or gone as much as can be read."""
    tekst = verschil.zin
    if verschil.soort not in ("nieuw", "vervallen") or len(tekst) <= MOST_VALUE:
        return tekst
    return f"{tekst[: MOST_VALUE - 1]}…"


def readable_obstacles(
    a: Normenkader, b: Normenkader, belemmeringen: Sequence[Belemmering]
) -> Iterator[str]:
    """Why cases of one can't be judged with the other, line by line."""
    for always, kop in (
        (True, f"Zaken van {title(a)} passen niet bij {title(b)}, door deze verschillen"),
        (False, f"Sommige zaken van {title(a)} passen niet bij {title(b)}"),
    ):
        own = [b for b in belemmeringen if b.altijd == always]
        if own:
            yield from ("", kop)
        yield from (f"  {belemmering.zin}" for belemmering in own)


def readable_effect(
    a: Normenkader, b: Normenkader, effect: Effect, woorden: tuple[str, str], naam: Naam
) -> Iterator[str]:
    """What changes for cases, line by line; `woorden` name one case and more of them."""
    totaal = effect.totaal
    yield from ("", f"Gevolgen voor {counted(totaal.aantal, *woorden)}")
    if totaal.aantal:
        yield from (MINUTEN, "")
        yield from proposal_table(effect.tabel, woorden[1].capitalize())
        yield from ("", f"Veranderd: {counted(totaal.veranderd, *woorden)}.")
        yield from _unchanged(effect, woorden)
        yield from minutes_lines(totaal, *woorden)
        yield from _distribution(histogram(effect.verschillen, rounding_step(a, b)))
    yield from _most_changed(effect, naam)
    for aantal, listed_ones, normenkader in (
        (effect.aantal_geweigerd, effect.geweigerd, b),
        (effect.aantal_ongeldig, effect.ongeldig, a),
    ):
        kop = f"Past niet bij {title(normenkader)}: {counted(aantal, *woorden)}"
        yield from _refused(kop, listed_ones, aantal, naam)
    if effect.verwijderd:
        yield from ("", f"Intussen verwijderd: {thousands(effect.verwijderd)}")


def _unchanged(effect: Effect, woorden: tuple[str, str]) -> Iterator[str]:
    yield f"Gelijk: {counted(effect.gelijk, *woorden)}."
    if effect.overig:
        parts = [f"{key} bij {thousands(n)}" for key, n in sorted(effect.overig.items())]
        yield f"Zelfde product en minuten, maar iets anders: {listed(parts)}."


def _distribution(bakken: Sequence[Bak]) -> Iterator[str]:
    """A bar for each bin; nothing where no minutes change."""
    if len(bakken) < 2:
        return
    labels = [bak.words for bak in bakken]
    counts = [thousands(bak.aantal) for bak in bakken]
    widths = max(map(len, labels)), max(map(len, counts))
    most = max(bak.aantal for bak in bakken)
    yield from ("", "Verandering in minuten per week")
    for bak, label, count in zip(bakken, labels, counts, strict=True):
        # Even one case shows.
        bar = "█" * -(-bak.aantal * BAR // most)
        yield f"  {label.rjust(widths[0])}  {count.rjust(widths[1])}  {bar}".rstrip()


def _most_changed(effect: Effect, naam: Naam) -> Iterator[str]:
    if not effect.anders:
        return
    yield from ("", "Wat het meest verandert:")
    for anders in effect.anders[:FEW]:
        yield f"  {naam(anders.nummer, anders.zaak)}: {change_text(anders)}"
    yield from _rest(effect.totaal.veranderd)


def _refused(kop: str, found: Sequence[PastNiet], aantal: int, naam: Naam) -> Iterator[str]:
    if not aantal:
        return
    yield from ("", kop)
    for past_niet in found[:FEW]:
        yield f"  {naam(past_niet.nummer, past_niet.zaak)}: {past_niet.fout}"
    yield from _rest(aantal)


def _rest(aantal: int) -> Iterator[str]:
    if aantal > FEW:
        yield f"  En nog {thousands(aantal - FEW)}; --json toont er meer."
