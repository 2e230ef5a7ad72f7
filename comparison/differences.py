"""All differences between two normenkaders in words: every one that the fingerprint sees."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from comparison.model import Aard, Difference, Woord
from comparison.names import Names
from comparison.order import moved_words, only_read, place_of_new
from comparison.places import UITGAVE_KEYS, Place, place
from comparison.proof import BEWIJS, absent_words, is_exception, proof_remark
from comparison.values import has_rules, value_words
from comparison.walk import RawDifference, plain, same, walk
from normenkader import Normenkader
from normenkader.file.problems import DataPath, pad_tekst
from normenkader.questions import SECTIES
from normenkader.rules import ByContent
from normenkader.stages import STAGES

# Keys of which the value is only read: another one changes no answer and no question.
TEXTS = frozenset(
    {
        "titel",
        "tekst",
        "naam",
        "hulp",
        "omschrijving",
        "uitleg",
        "wel",
        "niet",
        "toelichting",
        "melding",
        "voor_client",
    }
)
TEXT_PARTS = frozenset({"client", "benaming", "oordeel_professional", "aannames", "open_punten"})
PARTS = tuple(Normenkader.model_fields)
# Normenkaders of which the names and the content are remembered.
MOST_KEPT = 8
IN_BESTAND = "In woorden is het gelijk, in het bestand niet."


def differences(a: Normenkader, b: Normenkader) -> tuple[Difference, ...]:
    """Every difference from `a` to `b`, in the order of the schema; none only where equal."""
    sides = _side_of(ByContent(a)), _side_of(ByContent(b))
    found = [part for raw in walk(sides[0].inhoud, sides[1].inhoud) for part in _expanded(raw)]
    differences = [(raw, _in_words(raw, *sides)) for raw in found]
    ordered = sorted(differences, key=lambda pair: _order(pair[0], pair[1], *sides))
    return tuple(difference for _, difference in ordered)


def _expanded(raw: RawDifference) -> Iterator[RawDifference]:
    """A stage that one of both does not have is said rule by rule."""
    yield raw
    stage = raw.naar if raw.soort == "nieuw" else raw.van
    pad = raw.pad_naar or raw.pad_van
    if raw.soort not in ("nieuw", "vervallen") or len(pad) != 2 or pad[0] != "fasen":
        return
    for rest, rule in _rules(stage):
        if raw.soort == "nieuw":
            yield RawDifference("nieuw", (), (*pad, *rest), naar=rule)
        else:
            yield RawDifference("vervallen", (*pad, *rest), (), van=rule)


def _rules(stage: dict[str, Any]) -> Iterator[tuple[DataPath, Any]]:
    for key, value in stage.items():
        if not has_rules(value):
            continue
        if isinstance(value, list):
            yield from (((key, i), rule) for i, rule in enumerate(value))
        else:
            yield (key,), value


def _order(raw: RawDifference, difference: Difference, a: Side, b: Side) -> tuple[int, ...]:
    """Where a difference belongs; what only a proof reads stands together."""
    own = _place(raw, a, b)
    return (_index(PARTS, "bewijs"), *own) if difference.deel == BEWIJS else own


def _place(raw: RawDifference, a: Side, b: Side) -> tuple[int, int]:
    """Where it stands: in the order of the schema, of the form, of the stages."""
    content, pad = (b.inhoud, raw.pad_naar) if raw.pad_naar else (a.inhoud, raw.pad_van)
    first = _index(PARTS, pad[0])
    if pad[0] == "vragen" and len(pad) > 1:
        return first, _index(SECTIES, pad[1])
    if pad[0] == "fasen" and len(pad) > 1:
        return first, _index(STAGES, content["fasen"][pad[1]].get("fase"))
    return first, 0


def _index(names: Sequence[str], name: Any) -> int:
    return names.index(name) if name in names else len(names)


class Side:
    """One of the two normenkaders: its names and its canonical content."""

    def __init__(self, normenkader: Normenkader) -> None:
        """Look up the names and the content once."""
        self.namen = Names(normenkader)
        self.inhoud = plain(normenkader.content)

    def place(self, pad: DataPath, *, changed: bool) -> Place:
        """The place of a path in words."""
        return place(self.namen, self.inhoud, pad, changed=changed)

    def words(self, place: Place | None, waarde: Any) -> Woord:
        """A value at a place in words; nothing where it is not there."""
        if place is None:
            return Woord("")
        try:
            return value_words(self.namen, place, waarde)
        except (AttributeError, KeyError, TypeError, ValueError):
            # A known key with a value of a shape that it does not have today.
            return _as_written(waarde)


@lru_cache(maxsize=MOST_KEPT)
def _side_of(key: ByContent) -> Side:
    return Side(key.normenkader)


def _in_words(raw: RawDifference, a: Side, b: Side) -> Difference:
    both = bool(raw.pad_van and raw.pad_naar)
    old = a.place(raw.pad_van, changed=both) if raw.pad_van else None
    new = b.place(raw.pad_naar, changed=both) if raw.pad_naar else None
    place = new or old
    assert place is not None  # noqa: S101 - a difference stands in at least one of the two
    van, naar, opmerking = _values(raw, place, a.words(old, raw.van), b.words(new, raw.naar))
    texts, unit = _shared_unit(van, naar)
    before, after = (k.namen.bron(p.bron) if p else "" for k, p in ((a, old), (b, new)))
    other = both and not same(old and old.bron, new and new.bron)
    return Difference(
        place.deel,
        raw.soort,
        _kind(raw, place),
        place.regel,
        place.onderwerp,
        place.wat,
        *texts,
        unit,
        after if new else before,
        before if other else "",
        opmerking,
        pad_tekst(raw.pad_van),
        pad_tekst(raw.pad_naar),
    )


def _values(raw: RawDifference, place: Place, van: Woord, naar: Woord) -> tuple[Woord, Woord, str]:
    """Both values in words that tell them apart, with a remark."""
    if raw.soort == "volgorde":
        before, after = (Woord(", ".join(map(str, order))) for order in (raw.van, raw.naar))
        return before, after, moved_words(place, raw.van, raw.naar)
    if place.deel == BEWIJS and raw.soort != "anders":
        absent = Woord(absent_words(place.keys))
        remark = proof_remark(place.keys, raw.soort)
        return van if raw.pad_van else absent, naar if raw.pad_naar else absent, remark
    if raw.soort == "nieuw":
        return van, naar, place_of_new(place)
    if raw.soort == "anders" and str(van) == str(naar):
        return _as_written(raw.van), _as_written(raw.naar), IN_BESTAND
    return van, naar, ""


def _as_written(waarde: Any) -> Woord:
    return Woord(json.dumps(waarde, ensure_ascii=False))


def _shared_unit(van: Woord, naar: Woord) -> tuple[tuple[str, str], str]:
    """Both values, with their unit apart where it is the same for both."""
    units = {w.eenheid for w in (van, naar) if w.tekst}
    if len(units) == 1:
        return (van.tekst, naar.tekst), units.pop()
    return (str(van), str(naar)), ""


def _kind(raw: RawDifference, place: Place) -> Aard:
    """What a difference touches; of a key that is not known what comes out."""
    first, last = place.keys[0], place.keys[-1]
    if first in UITGAVE_KEYS:
        return "uitgave"
    if first == "bronnen" or "bron" in place.keys:
        return "bron"
    if raw.soort == "volgorde":
        return "tekst" if only_read(place) else "inhoud"
    if first in TEXT_PARTS:
        numbers = any(isinstance(w, int) for w in (raw.van, raw.naar))
        return "inhoud" if numbers else "tekst"
    if last == "reden" and is_exception(place.ouders[-2]):
        return "tekst"
    return "tekst" if last in TEXTS or "uitleg" in place.keys else "inhoud"
