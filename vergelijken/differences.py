"""All differences between two normenkaders in words: every one that the fingerprint sees."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from normenkader import Normenkader
from normenkader.problems import Pad, pad_tekst
from normenkader.questions import SECTIES
from normenkader.regels import ByContent
from normenkader.stages import STAGES
from vergelijken.model import Aard, Verschil
from vergelijken.names import Namen
from vergelijken.order import moved_words, only_read, place_of_new
from vergelijken.places import UITGAVE_KEYS, Plek, place
from vergelijken.proof import BEWIJS, absent_words, is_exception, proof_remark
from vergelijken.values import Woord, has_rules, value_words
from vergelijken.walk import Ruw, plain, same, walk

# Keys of which the value is only read: another one changes no answer and no question.
TEXTS = frozenset(
    {"titel", "tekst", "naam", "hulp", "omschrijving", "uitleg", "wel", "niet", "toelichting",
     "melding", "voor_client"}
)  # fmt: skip
TEXT_PARTS = frozenset({"client", "oordeel_professional", "aannames", "open_punten"})
PARTS = tuple(Normenkader.model_fields)
# Normenkaders of which the names and the content are remembered.
MOST_KEPT = 8
IN_BESTAND = "In woorden is het gelijk, in het bestand niet."


def differences(a: Normenkader, b: Normenkader) -> tuple[Verschil, ...]:
    """Every difference from `a` to `b`, in the order of the schema; none only where equal."""
    kanten = _kant(ByContent(a)), _kant(ByContent(b))
    found = [part for ruw in walk(kanten[0].inhoud, kanten[1].inhoud) for part in _expanded(ruw)]
    verschillen = [(ruw, _in_words(ruw, *kanten)) for ruw in found]
    ordered = sorted(verschillen, key=lambda pair: _order(pair[0], pair[1], *kanten))
    return tuple(verschil for _, verschil in ordered)


def _expanded(ruw: Ruw) -> Iterator[Ruw]:
    """A stage that one of both does not have is said rule by rule."""
    yield ruw
    stage = ruw.naar if ruw.soort == "nieuw" else ruw.van
    pad = ruw.pad_naar or ruw.pad_van
    if ruw.soort not in ("nieuw", "vervallen") or len(pad) != 2 or pad[0] != "fasen":
        return
    for rest, rule in _rules(stage):
        if ruw.soort == "nieuw":
            yield Ruw("nieuw", (), (*pad, *rest), naar=rule)
        else:
            yield Ruw("vervallen", (*pad, *rest), (), van=rule)


def _rules(stage: dict[str, Any]) -> Iterator[tuple[Pad, Any]]:
    for key, value in stage.items():
        if not has_rules(value):
            continue
        if isinstance(value, list):
            yield from (((key, i), rule) for i, rule in enumerate(value))
        else:
            yield (key,), value


def _order(ruw: Ruw, verschil: Verschil, a: Kant, b: Kant) -> tuple[int, ...]:
    """Where a difference belongs; what only a proof reads stands together."""
    own = _place(ruw, a, b)
    return (_index(PARTS, "bewijs"), *own) if verschil.deel == BEWIJS else own


def _place(ruw: Ruw, a: Kant, b: Kant) -> tuple[int, int]:
    """Where it stands: in the order of the schema, of the form, of the stages."""
    inhoud, pad = (b.inhoud, ruw.pad_naar) if ruw.pad_naar else (a.inhoud, ruw.pad_van)
    first = _index(PARTS, pad[0])
    if pad[0] == "vragen" and len(pad) > 1:
        return first, _index(SECTIES, pad[1])
    if pad[0] == "fasen" and len(pad) > 1:
        return first, _index(STAGES, inhoud["fasen"][pad[1]].get("fase"))
    return first, 0


def _index(names: Sequence[str], name: Any) -> int:
    return names.index(name) if name in names else len(names)


class Kant:
    """One of the two normenkaders: its names and its canonical content."""

    def __init__(self, normenkader: Normenkader) -> None:
        """Look up the names and the content once."""
        self.namen = Namen(normenkader)
        self.inhoud = plain(normenkader.inhoud)

    def place(self, pad: Pad, *, changed: bool) -> Plek:
        """The place of a path in words."""
        return place(self.namen, self.inhoud, pad, changed=changed)

    def words(self, plek: Plek | None, waarde: Any) -> Woord:
        """A value at a place in words; nothing where it is not there."""
        if plek is None:
            return Woord("")
        try:
            return value_words(self.namen, plek, waarde)
        except (AttributeError, KeyError, TypeError, ValueError):
            # A known key with a value of a shape that it does not have today.
            return _as_written(waarde)


@lru_cache(maxsize=MOST_KEPT)
def _kant(key: ByContent) -> Kant:
    return Kant(key.normenkader)


def _in_words(ruw: Ruw, a: Kant, b: Kant) -> Verschil:
    both = bool(ruw.pad_van and ruw.pad_naar)
    old = a.place(ruw.pad_van, changed=both) if ruw.pad_van else None
    new = b.place(ruw.pad_naar, changed=both) if ruw.pad_naar else None
    plek = new or old
    assert plek is not None  # noqa: S101 - a difference stands in at least one of the two
    van, naar, opmerking = _values(ruw, plek, a.words(old, ruw.van), b.words(new, ruw.naar))
    texts, unit = _shared_unit(van, naar)
    before, after = (k.namen.bron(p.bron) if p else "" for k, p in ((a, old), (b, new)))
    other = both and not same(old and old.bron, new and new.bron)
    return Verschil(
        plek.deel, ruw.soort, _kind(ruw, plek), plek.regel, plek.onderwerp, plek.wat,
        *texts, unit, after if new else before, before if other else "", opmerking,
        pad_tekst(ruw.pad_van), pad_tekst(ruw.pad_naar),
    )  # fmt: skip


def _values(ruw: Ruw, plek: Plek, van: Woord, naar: Woord) -> tuple[Woord, Woord, str]:
    """Both values in words that tell them apart, with a remark."""
    if ruw.soort == "volgorde":
        before, after = (Woord(", ".join(map(str, order))) for order in (ruw.van, ruw.naar))
        return before, after, moved_words(plek, ruw.van, ruw.naar)
    if plek.deel == BEWIJS and ruw.soort != "anders":
        absent = Woord(absent_words(plek.keys))
        remark = proof_remark(plek.keys, ruw.soort)
        return van if ruw.pad_van else absent, naar if ruw.pad_naar else absent, remark
    if ruw.soort == "nieuw":
        return van, naar, place_of_new(plek)
    if ruw.soort == "anders" and str(van) == str(naar):
        return _as_written(ruw.van), _as_written(ruw.naar), IN_BESTAND
    return van, naar, ""


def _as_written(waarde: Any) -> Woord:
    return Woord(json.dumps(waarde, ensure_ascii=False))


def _shared_unit(van: Woord, naar: Woord) -> tuple[tuple[str, str], str]:
    """Both values, with their unit apart where it is the same for both."""
    units = {w.eenheid for w in (van, naar) if w.tekst}
    if len(units) == 1:
        return (van.tekst, naar.tekst), units.pop()
    return (str(van), str(naar)), ""


def _kind(ruw: Ruw, plek: Plek) -> Aard:
    """What a difference touches; of a key that is not known what comes out."""
    first, last = plek.keys[0], plek.keys[-1]
    if first in UITGAVE_KEYS:
        return "uitgave"
    if first == "bronnen" or "bron" in plek.keys:
        return "bron"
    if ruw.soort == "volgorde":
        return "tekst" if only_read(plek) else "inhoud"
    if first in TEXT_PARTS:
        numbers = any(isinstance(w, int) for w in (ruw.van, ruw.naar))
        return "inhoud" if numbers else "tekst"
    if last == "reden" and is_exception(plek.ouders[-2]):
        return "tekst"
    return "tekst" if last in TEXTS or "uitleg" in plek.keys else "inhoud"
