"""Two normenkaders beside each other, as text to read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from cli.figures import change_text, counted, minutes_lines, proposal_table
from cli.shared import warning
from comparison.conclusion import conclusion
from comparison.effect import Effect
from comparison.histogram import Bin, histogram, rounding_step
from comparison.model import Difference
from comparison.questions import Obstacle
from normenkader import Normenkader
from normenkader.texts import listed, thousands
from population.proposals import DoesNotFit

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
    a: Normenkader, b: Normenkader, differences: Sequence[Difference]
) -> Iterator[str]:
    """All differences, line by line: what comes out first, what is only read last."""
    kop = f"Van {title(a)} naar {title(b)}"
    yield from (kop, "=" * len(kop))
    yield from _warnings(a, b)
    yield conclusion(differences)
    edition = [v for v in differences if v.aard == "uitgave"]
    content = [v for v in differences if v.aard == "inhoud"]
    for part, own in groupby([*edition, *content], key=lambda v: v.deel):
        yield from ("", part)
        for difference in own:
            yield from _full(difference)
    yield from _short("Andere bron", [v for v in differences if v.aard == "bron"])
    yield from _short(
        "Alleen andere woorden of een andere volgorde",
        [v for v in differences if v.aard == "tekst"],
    )


def _warnings(a: Normenkader, b: Normenkader) -> Iterator[str]:
    """What both warn of; of which of the two it is, where they warn of something else."""
    if a.melding == b.melding:
        yield from warning(a)
        return
    for one in (a, b):
        yield from (f"{title(one)}: {line}" for line in warning(one))


def _full(difference: Difference) -> Iterator[str]:
    yield f"  {_line(difference)}"
    before = f"eerst: {difference.bron_van}" if difference.bron_van else ""
    if found := "; ".join(filter(None, [difference.regel, difference.bron, before])):
        yield f"    [{found}]"


def _short(heading: str, differences: Sequence[Difference]) -> Iterator[str]:
    if differences:
        yield from ("", f"{heading} ({len(differences)})")
    for difference in differences:
        if difference.aard == "tekst" and difference.soort == "anders":
            van, naar = excerpts(difference.van, difference.naar)
            yield f"  {difference.plaats}: van ‘{van}’ naar ‘{naar}’"
        else:
            yield f"  {_line(difference)}"


def excerpts(van: str, naar: str) -> tuple[str, str]:
    """The part of two texts at which they begin to differ, at most 60 characters of each."""
    pairs = enumerate(zip(van, naar, strict=False))
    same = next((i for i, (old, new) in pairs if old != new), min(len(van), len(naar)))
    start = max(0, same - EXCERPT // 3) if max(len(van), len(naar)) > EXCERPT else 0
    return _excerpt(van, start), _excerpt(naar, start)


def _excerpt(tekst: str, start: int) -> str:
    end = start + EXCERPT
    return f"{'…' if start else ''}{tekst[start:end]}{'…' if end < len(tekst) else ''}"


def _line(difference: Difference) -> str:
    """A difference in one line; of what is new or gone as much as can be read."""
    tekst = difference.zin
    if difference.soort not in ("nieuw", "vervallen") or len(tekst) <= MOST_VALUE:
        return tekst
    return f"{tekst[: MOST_VALUE - 1]}…"


def readable_obstacles(
    a: Normenkader, b: Normenkader, obstacles: Sequence[Obstacle]
) -> Iterator[str]:
    """Why cases of one can't be judged with the other, line by line."""
    for always, kop in (
        (True, f"Zaken van {title(a)} passen niet bij {title(b)}, door deze verschillen"),
        (False, f"Sommige zaken van {title(a)} passen niet bij {title(b)}"),
    ):
        own = [b for b in obstacles if b.altijd == always]
        if own:
            yield from ("", kop)
        yield from (f"  {belemmering.zin}" for belemmering in own)


def readable_effect(
    a: Normenkader, b: Normenkader, effect: Effect, words: tuple[str, str], name: Naam
) -> Iterator[str]:
    """What changes for cases, line by line; `words` name one case and more of them."""
    total = effect.total
    yield from ("", f"Gevolgen voor {counted(total.aantal, *words)}")
    if total.aantal:
        yield from (MINUTEN, "")
        yield from proposal_table(effect.tabel, words[1].capitalize())
        yield from ("", f"Veranderd: {counted(total.veranderd, *words)}.")
        yield from _unchanged(effect, words)
        yield from minutes_lines(total, *words)
        yield from _distribution(histogram(effect.verschillen, rounding_step(a, b)))
    yield from _most_changed(effect, name)
    for count, listed_ones, normenkader in (
        (effect.aantal_geweigerd, effect.geweigerd, b),
        (effect.aantal_ongeldig, effect.ongeldig, a),
    ):
        kop = f"Past niet bij {title(normenkader)}: {counted(count, *words)}"
        yield from _refused(kop, listed_ones, count, name)
    if effect.verwijderd:
        yield from ("", f"Intussen verwijderd: {thousands(effect.verwijderd)}")


def _unchanged(effect: Effect, words: tuple[str, str]) -> Iterator[str]:
    yield f"Gelijk: {counted(effect.gelijk, *words)}."
    if effect.overig:
        parts = [f"{key} bij {thousands(n)}" for key, n in sorted(effect.overig.items())]
        yield f"Zelfde product en minuten, maar iets anders: {listed(parts)}."


def _distribution(buckets: Sequence[Bin]) -> Iterator[str]:
    """A bar for each bin; nothing where no minutes change."""
    if len(buckets) < 2:
        return
    labels = [bak.words for bak in buckets]
    counts = [thousands(bak.aantal) for bak in buckets]
    widths = max(map(len, labels)), max(map(len, counts))
    most = max(bak.aantal for bak in buckets)
    yield from ("", "Verandering in minuten per week")
    for bak, label, count in zip(buckets, labels, counts, strict=True):
        # Even one case shows.
        bar = "█" * -(-bak.aantal * BAR // most)
        yield f"  {label.rjust(widths[0])}  {count.rjust(widths[1])}  {bar}".rstrip()


def _most_changed(effect: Effect, name: Naam) -> Iterator[str]:
    if not effect.anders:
        return
    yield from ("", "Wat het meest verandert:")
    for otherwise in effect.anders[:FEW]:
        yield f"  {name(otherwise.nummer, otherwise.zaak)}: {change_text(otherwise)}"
    yield from _rest(effect.total.veranderd)


def _refused(heading: str, found: Sequence[DoesNotFit], count: int, name: Naam) -> Iterator[str]:
    if not count:
        return
    yield from ("", heading)
    for past_niet in found[:FEW]:
        yield f"  {name(past_niet.nummer, past_niet.zaak)}: {past_niet.fout}"
    yield from _rest(count)


def _rest(count: int) -> Iterator[str]:
    if count > FEW:
        yield f"  En nog {thousands(count - FEW)}; --json toont er meer."
