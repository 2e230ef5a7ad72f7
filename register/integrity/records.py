"""Checks the content of one record against itself. Pure: no database, no clock.

What a stored value holds is not trusted: whatever is wrong with it becomes a sentence.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, assert_never

from normenkader.file.canonical import canonical_bytes, sha256_of
from register.choice import decided, deviations
from register.integrity.shape import FOLLOW, shape_faults
from register.local_days import HERE
from register.moments import read_moment
from register.record import STUKFORMAAT, ZOUT_BYTES, Content, FollowUp, is_follow_up
from register.store.derived import row_of
from register.term import LEAST_YEARS, Bewaartermijn, years_before
from zaak.evaluation.answers import areas_in, outcome_of
from zaak.evaluation.checking import faults
from zaak.evaluation.form import Form, faults_of_form

# What earlier versions recorded stays what it was.
FORMATEN = (1, 2, STUKFORMAAT)

# Everything that reading a value of an unexpected shape can raise.
UNREADABLE = (
    KeyError,
    TypeError,
    ValueError,
    AttributeError,
    IndexError,
    OverflowError,
    RecursionError,
)


class ContentError(Exception):
    """A content that can't be read; its text says what is wrong."""


@dataclass(frozen=True)
class ReadContent:
    """A content as plain data; `rij` is what a table to search in must hold, where it has one."""

    stuk: dict[str, Any]
    rij: dict[str, Any] | None = None


def content(zout: Any, stuk: Any, zaak: Any, antwoord: Any) -> Content:
    """Make a content of stored values; raises ContentError where a value has another type."""
    right = isinstance(zout, bytes) and isinstance(stuk, bytes)
    if not right or not all(v is None or isinstance(v, bytes) for v in (zaak, antwoord)):
        raise ContentError("De inhoud is niet te lezen: een waarde is van een ander soort.")
    if len(zout) != ZOUT_BYTES:
        raise ContentError("Het zout heeft een andere lengte.")
    return Content(zout, stuk, zaak, antwoord)


def read(number: int, soort: str, content: Content) -> ReadContent:
    """Read a content whose hash is right; raises ContentError where it is not one of this kind."""
    try:
        stuk = canonical("Het stuk", content.stuk)
        if stuk["soort"] != soort or stuk["stukformaat"] not in FORMATEN:
            raise ContentError("Het stuk is van een andere soort dan het record.")
        wrong = list(shape_faults(stuk))
        if wrong:
            raise ContentError(" ".join(wrong))
        if soort != "besluit":
            if content.zaak is not None or content.antwoord is not None:
                raise ContentError("Hier hoort geen zaak of antwoord bij.")
            if not is_follow_up(stuk["soort"]):
                return ReadContent(stuk)
            wrong = list(_follow_up(stuk["soort"], stuk))
            if wrong:
                raise ContentError(" ".join(wrong))
            return ReadContent(stuk, row_of(number, stuk, {}))
        zaak = canonical("De zaak", content.zaak or b"")
        antwoord = json.loads(content.antwoord or b"")
        wrong = [*_decision(stuk, zaak, antwoord), *_started_from(stuk, number)]
        if wrong:
            raise ContentError(" ".join(wrong))
        return ReadContent(stuk, row_of(number, stuk, antwoord))
    except UNREADABLE as error:
        raise ContentError("De inhoud is niet te lezen.") from error


def canonical(what: str, waarde: bytes) -> dict[str, Any]:
    """Read canonical JSON; raises ContentError where it is written otherwise, or is no table."""
    found = json.loads(waarde)
    # Also stops a name that stands twice: readers would differ about which one counts.
    if not isinstance(found, dict) or canonical_bytes(found) != waarde:
        raise ContentError(f"{what} staat er niet in de vaste vorm.")
    return found


def _follow_up(soort: FollowUp, stuk: dict[str, Any]) -> Iterator[str]:
    """What is wrong with what follows a decision, held against itself."""
    match soort:
        case "evaluatie":
            yield from _evaluation(stuk)
        case "verzending":
            if date.fromisoformat(stuk["datum"]) > day_of(stuk):
                yield "De dag van verzending is later dan het record."
        case _:
            assert_never(soort)


def _evaluation(stuk: dict[str, Any]) -> Iterator[str]:
    """What is wrong with an evaluation on the form that it holds."""
    inhoud, ingevuld = stuk["formulier"]["inhoud"], stuk["ingevuld"]
    if sha256_of(inhoud) != stuk["formulier"]["sha256"]:
        yield "Het formulier van de evaluatie is veranderd."
    try:
        form = Form.model_validate(inhoud)
    except ValueError:
        yield "Het formulier van de evaluatie is niet te lezen."
        return
    for _, melding in faults_of_form(form):
        yield f"Het formulier van de evaluatie is niet goed: {melding}."
        return
    areas = areas_in(form, ingevuld)
    if not areas or not all(map(is_name, areas)):
        yield "De evaluatie gaat over geen enkel leefgebied."
        return
    for fault in faults(form, areas, ingevuld, day_of(stuk), stored=True):
        yield f"De evaluatie is niet goed ingevuld ({fault.pad_tekst}): {fault.melding}"
        return
    said = (ingevuld["datum"], *outcome_of(form, ingevuld))
    if said != (stuk["datum"], stuk["uitkomst"], stuk["moment"]):
        yield "De datum of de uitkomst is anders dan wat er is ingevuld."


def day_of(stuk: dict[str, Any]) -> date:
    """The day on which a record was made, in the Netherlands."""
    return read_moment(stuk["tijdstip"]).astimezone(HERE).date()


def is_name(waarde: str) -> bool:
    """Say whether this is written as the code of a leefgebied."""
    return bool(re.fullmatch("[a-z][a-z0-9_]{0,59}", waarde))


def _decision(stuk: dict[str, Any], zaak: dict[str, Any], antwoord: Any) -> Iterator[str]:
    norm, voorstel = stuk["normenkader"], stuk["voorstel"]
    if not stuk["zaak"] == zaak["zaak"] == antwoord["zaak"]:
        yield "De zaak, het antwoord en het stuk gaan niet over dezelfde zaak."
    # A case may leave its normenkader out: it is then the standard one.
    own = zaak.get("normenkader", norm["id"])
    if own != norm["id"] or any(antwoord["normenkader"][k] != v for k, v in norm.items()):
        yield "De zaak, het antwoord en het stuk noemen niet hetzelfde normenkader."
    if antwoord["antwoordformaat"] != stuk["antwoordformaat"]:
        yield "Het antwoord heeft een ander antwoordformaat."
    product, minuten = antwoord["product"], antwoord["minuten_per_week"]
    said = {
        "uitkomst": antwoord["uitkomst"],
        "product": product["code"] if product else None,
        "minuten_per_week": minuten if antwoord["uitkomst"] == "product" else None,
        "ingangsdatum": zaak["peildatum"],
        "modules": [m["code"] for m in antwoord.get("modules", ())],
    }
    if any(voorstel.get(k, []) != v for k, v in said.items()):
        yield "Het voorstel is anders dan het antwoord."
    if stuk["stukformaat"] != 1 and not all(map(_period_fits, (voorstel, stuk["besluit"]))):
        yield "De periode past niet bij de uitkomst."
    if "vooraf" in stuk:
        yield from _beforehand(stuk, stuk["vooraf"])
    if deviations(decided(voorstel), decided(stuk["besluit"])) != stuk["afwijking"]:
        yield "De afwijking klopt niet met het voorstel en het besluit."


def _started_from(stuk: dict[str, Any], number: int) -> Iterator[str]:
    """What is wrong with the decision that a research started from, and what became less."""
    own = stuk.get("herindicatie")
    if own is None:
        return
    if own["record"] >= number:
        yield "Het besluit waarvan de herindicatie uitgaat, is niet eerder."
    if bool(own["waarom"]) != bool(own["verlaagt"]):
        yield "Waarom er minder is, hoort bij een verlaging, en alleen daar."


def _beforehand(stuk: dict[str, Any], vooraf: dict[str, Any]) -> Iterator[str]:
    """What is wrong with the first judgement of a person, held against itself and its record."""
    said = vooraf["uitkomst"] is not None
    if said == bool(vooraf["weet_niet"]):
        yield "Het oordeel vooraf is een uitkomst, of zegt waarom die niet te geven is."
    if (vooraf["product"] is not None) != (vooraf["uitkomst"] == "product"):
        yield "Het product in het oordeel vooraf past niet bij de uitkomst."
    if vooraf["product"] is None and vooraf["minuten_per_week"] is not None:
        yield "Bij het oordeel vooraf horen geen minuten."
    if read_moment(vooraf["tijdstip"]) > read_moment(stuk["tijdstip"]):
        yield "Het oordeel vooraf is later dan het besluit."


def _period_fits(waarde: dict[str, Any]) -> bool:
    """Say whether there is a period exactly where a product is given."""
    gives: bool = waarde["uitkomst"] == "product"
    return (waarde["weken"] is not None) == gives


def limit_of(stuk: dict[str, Any], number: int) -> date:
    """The day before which the last day of this removed decision must lie.

    What followed a decision went with it: the later of both limits.
    """
    if number in stuk.get(FOLLOW, ()):
        names = ("grens", "grens_zonder_voorziening")
        return max(date.fromisoformat(stuk[name]) for name in names if name in stuk)
    name = "grens_zonder_voorziening" if number in stuk.get("zonder_voorziening", ()) else "grens"
    return date.fromisoformat(stuk[name])


def removal(number: int, stuk: dict[str, Any]) -> tuple[list[int], list[int]]:
    """The decisions whose content a removal took away, and what followed them and went along.

    Raises ContentError where it is none.
    """
    try:
        numbers, follow, jaren = stuk["nummers"], stuk.get(FOLLOW, []), stuk["jaren"]
        moment = read_moment(stuk["tijdstip"]).date()
        grens = date.fromisoformat(stuk["grens"])
        right = (
            bool(numbers)
            and all(type(n) is int and 1 <= n < number for n in (*numbers, *follow))
            and numbers == sorted(set(numbers))
            and follow == sorted(set(follow) - set(numbers))
            and jaren >= LEAST_YEARS
            and grens <= years_before(moment, jaren)
            and (stuk["stukformaat"] == 1 or _without_voorziening(stuk, moment))
        )
    except UNREADABLE as error:
        raise ContentError("De verwijdering is niet te lezen.") from error
    if not right:
        raise ContentError(
            "De verwijdering noemt geen goede nummers of was voor de termijn om was."
        )
    return list(numbers), list(follow)


def _without_voorziening(stuk: dict[str, Any], moment: date) -> bool:
    """Say whether the shorter term was over too, and which of the numbers it is about."""
    jaren, found = stuk["jaren_zonder_voorziening"], stuk["zonder_voorziening"]
    limit = date.fromisoformat(stuk["grens_zonder_voorziening"])
    return (
        Bewaartermijn(stuk["jaren"], jaren).allowed
        and limit <= years_before(moment, jaren)
        and found == sorted(set(found) & set(stuk["nummers"]))
    )
