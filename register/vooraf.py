"""What a consulent expected of a case before the proposal was shown: once, and never changed.

`vooraf` is the first judgement of a person, made with every question answered and no proposal in
sight. It holds a product (or another outcome) with minutes per week, or why that can't be said. It
belongs to the answers of that moment: where those changed later, they are kept beside it, without
the texts that never touch an answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from engine import judge
from normenkader import Library, Normenkader
from normenkader.base import parse_date
from register.choice import LEAST_TEXT, MOST_MINUTES, Besluit, proposed, refused_words
from register.moments import is_moment, read_moment
from zaak.checking import Fault, InvalidZaakError, check_zaak
from zaak.sections import TABLES, Section, sections

VOORSTEL = ("uitkomst", "product", "minuten_per_week")
KIES = "Kies wat jij verwacht, of kies dat je het niet weet."


@dataclass(frozen=True)
class Expected:
    """What somebody expects: an outcome with its product and minutes, or why it can't be said.

    `uitkomst` is None where `weet_niet` says why; minutes are per week.
    """

    uitkomst: str | None
    product: str | None = None
    minuten_per_week: int | None = None
    weet_niet: str = ""


@dataclass(frozen=True)
class Vooraf:
    """A first judgement: what was expected, when (UTC, as text), and of which answers.

    `zaak` is the case of that moment without its texts (`answers_only`), and `normenkader` the
    version that judged it (id, versie and sha256). `voorstel` is the proposal of then, where an
    earlier record kept it.
    """

    verwacht: Expected
    tijdstip: str
    zaak: dict[str, Any]
    normenkader: dict[str, str]
    voorstel: dict[str, Any] | None = None


def reference(normenkader: Normenkader) -> dict[str, str]:
    """Which version it is, as a record names it."""
    return {
        "id": normenkader.normenkader,
        "versie": normenkader.versie,
        "sha256": normenkader.sha256,
    }


def answers_only(zaak: Mapping[str, Any], normenkader: Normenkader) -> dict[str, Any]:
    """A case without its tables and texts, and without leefgebieden that hold nothing."""
    known = sections(normenkader)

    def kept(table: Mapping[str, Any], section: Section) -> dict[str, Any]:
        return {key: value for key, value in table.items() if key not in section.teksten}

    areas = {
        name: kept(table, known.leefgebieden[name])
        for name, table in zaak.get("leefgebieden", {}).items()
    }
    own = {key: value for key, value in zaak.items() if key not in TABLES}
    return {
        **kept(own, known.zaak),
        "toegang": kept(zaak.get("toegang", {}), known.toegang),
        "leefgebieden": {name: table for name, table in areas.items() if table},
        "clientfactoren": kept(zaak.get("clientfactoren", {}), known.clientfactoren),
    }


def same_answers(vooraf: Vooraf, zaak: Mapping[str, Any], normenkader: Normenkader) -> bool:
    """Say whether a case is still answered as it was judged first; its reference may differ."""
    if vooraf.normenkader != reference(normenkader):
        return False
    return {**vooraf.zaak, "zaak": ""} == {**answers_only(zaak, normenkader), "zaak": ""}


def check_expected(normenkader: Normenkader, verwacht: Expected, peildatum: date) -> list[Fault]:
    """Everything that is wrong with what somebody filled in, in the order of the form."""
    if verwacht.uitkomst is None:
        if not verwacht.weet_niet:
            return [Fault(("uitkomst",), KIES)]
        return _why(verwacht, peildatum)
    fouten = []
    gives = verwacht.uitkomst == "product"
    products = [p.product for p in normenkader.producten]
    outcomes = [u.uitkomst for u in normenkader.uitkomsten]
    if verwacht.uitkomst not in outcomes or (gives and verwacht.product not in products):
        fouten.append(Fault(("uitkomst",), KIES))
    if not gives and verwacht.product is not None:
        fouten.append(Fault(("uitkomst",), "Bij deze uitkomst hoort geen product."))
    minuten, timed = verwacht.minuten_per_week, gives and normenkader.timed
    if timed and (type(minuten) is not int or not 1 <= minuten <= MOST_MINUTES):
        melding = f"Geef hele minuten per week, van 1 tot en met {MOST_MINUTES}."
        fouten.append(Fault(("minuten_per_week",), f"{melding} Een schatting is genoeg."))
    if not timed and minuten is not None:
        fouten.append(Fault(("minuten_per_week",), "Hierbij horen geen minuten."))
    if verwacht.weet_niet:
        fouten.append(Fault(("weet_niet",), "Je hebt gekozen. Dan hoort hier niets te staan."))
    return fouten


def _why(verwacht: Expected, peildatum: date) -> list[Fault]:
    fouten = [
        Fault(("weet_niet",), reden) for reden in refused_words(verwacht.weet_niet, peildatum)
    ]
    if len(verwacht.weet_niet.strip()) < LEAST_TEXT:
        melding = f"Schrijf in een zin op waarom je het niet weet (minstens {LEAST_TEXT} tekens)."
        fouten.append(Fault(("weet_niet",), melding))
    if verwacht.product is not None or verwacht.minuten_per_week is not None:
        fouten.append(
            Fault(("uitkomst",), "Wie het niet weet, kiest geen product en geen minuten.")
        )
    return fouten


def check_vooraf(vooraf: Vooraf, normenkader: Normenkader, nu: str) -> list[Fault]:
    """What keeps a first judgement out of a record that was made at this moment."""
    then = vooraf.normenkader
    peildatum, verwacht = parse_date(vooraf.zaak["peildatum"]), vooraf.verwacht
    # Another version may have had other products: what it was accepted by is not here any more.
    known = then == reference(normenkader) or verwacht.uitkomst is None
    fouten = check_expected(normenkader, verwacht, peildatum) if known else []
    found = [Fault(("vooraf", *f.pad), f.melding) for f in fouten]
    if not is_moment(vooraf.tijdstip) or read_moment(vooraf.tijdstip) > read_moment(nu):
        found.append(Fault(("vooraf", "tijdstip"), "Het oordeel vooraf is later dan het besluit."))
    return found


def then_proposed(vooraf: Vooraf, library: Library) -> dict[str, Any] | None:
    """The proposal for the answers of then; None where that version is not there any more."""
    if vooraf.voorstel is not None:
        return vooraf.voorstel
    try:
        zaak, normenkader = check_zaak(vooraf.zaak, library)
    except InvalidZaakError:
        return None
    if reference(normenkader) != vooraf.normenkader:
        return None
    return plain_proposal(proposed(normenkader, zaak, judge(normenkader, zaak)))


def plain_proposal(besluit: Besluit) -> dict[str, Any]:
    """Of a proposal what a first judgement is compared with."""
    return {name: getattr(besluit, name) for name in VOORSTEL}


def as_recorded(
    vooraf: Vooraf, library: Library, zaak: dict[str, Any], normenkader: Normenkader
) -> dict[str, Any]:
    """A first judgement as the table `vooraf` of a record about `zaak`.

    Only where the case was answered otherwise then, it holds how (`toen`), with the proposal.
    """
    plain = _plain(vooraf)
    if same_answers(vooraf, zaak, normenkader):
        return plain
    toen: dict[str, Any] = {"zaak": vooraf.zaak, "normenkader": vooraf.normenkader}
    voorstel = then_proposed(vooraf, library)
    if voorstel is not None:
        toen["voorstel"] = voorstel
    return {**plain, "toen": toen}


def _plain(vooraf: Vooraf) -> dict[str, Any]:
    verwacht = vooraf.verwacht
    return {
        "uitkomst": verwacht.uitkomst,
        "product": verwacht.product,
        "minuten_per_week": verwacht.minuten_per_week,
        "weet_niet": verwacht.weet_niet.strip(),
        "tijdstip": vooraf.tijdstip,
    }


def as_kept(vooraf: Vooraf) -> dict[str, Any]:
    """A first judgement as a draft holds it."""
    kept = {**_plain(vooraf), "zaak": vooraf.zaak, "normenkader": vooraf.normenkader}
    return kept if vooraf.voorstel is None else {**kept, "voorstel": vooraf.voorstel}


def of_kept(plain: Mapping[str, Any]) -> Vooraf:
    """The first judgement in a draft; raises KeyError or TypeError."""
    return Vooraf(
        _expected(plain),
        plain["tijdstip"],
        dict(plain["zaak"]),
        dict(plain["normenkader"]),
        plain.get("voorstel"),
    )


def of_record(
    stuk: Mapping[str, Any], zaak: Mapping[str, Any], normenkader: Normenkader
) -> Vooraf | None:
    """The first judgement in a record about this case; None where it has none."""
    plain = stuk.get("vooraf")
    if plain is None:
        return None
    toen = plain.get(
        "toen", {"zaak": answers_only(zaak, normenkader), "normenkader": stuk["normenkader"]}
    )
    voorstel = proposal_then(stuk)
    return Vooraf(
        _expected(plain), plain["tijdstip"], dict(toen["zaak"]), dict(toen["normenkader"]), voorstel
    )


def proposal_then(stuk: Mapping[str, Any]) -> dict[str, Any] | None:
    """The proposal that the first judgement of a record came before; None where none was kept."""
    toen = stuk["vooraf"].get("toen")
    if toen is None:
        return {name: stuk["voorstel"][name] for name in VOORSTEL}
    found: dict[str, Any] | None = toen.get("voorstel")
    return found


def _expected(plain: Mapping[str, Any]) -> Expected:
    return Expected(
        plain["uitkomst"], plain["product"], plain["minuten_per_week"], plain["weet_niet"]
    )
