"""Converts one case: the product that it has, or what does not fit; nothing is guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from engine import ContractAnswer, judge
from normenkader import Library, Normenkader
from normenkader.texts import listed
from population.conversion.model import CodeRegel, Omzetregel, Omzetting, ProductRegel
from zaak.checking import Fault, InvalidZaakError, check_reference
from zaak.files import ZaakText, check_reference_of, check_tree, read_tree

# What stands beside a case, or in its place: what the old indication says.
KEY = "omzetting"
KNOWN = ("product", "codes")


@dataclass(frozen=True)
class Indication:
    """What an old indication says: its reference, its product and codes beside it."""

    zaak: str
    product: str | None
    codes: tuple[str, ...]
    # Why there is no product, in words; "" where there is one.
    waarom: str = ""


@dataclass(frozen=True)
class Converted:
    """What an indication becomes; `past_niet` says why nothing, and then there is no product."""

    zaak: str
    van: str | None
    product: str | None
    opslag: bool
    regels: tuple[Omzetregel, ...]
    past_niet: tuple[str, ...]


def convert(omzetting: Omzetting, indication: Indication) -> Converted:
    """Convert an indication; whatever the conversion does not name is said, and stops it."""
    wrong = [indication.waarom] if indication.waarom else []
    rule = _product_rule(omzetting, indication.product)
    if rule is None and indication.product is not None:
        wrong.append(f"Het product {indication.product} staat niet in de omzetting.")
    supplements = [_code_rule(omzetting, code) for code in indication.codes]
    unknown = [c for c, r in zip(indication.codes, supplements, strict=True) if r is None]
    if unknown:
        wrong.append(f"De omzetting kent deze code niet: {listed(unknown)}.")
    if wrong or rule is None:
        return Converted(indication.zaak, indication.product, None, False, (), tuple(wrong))
    beside = dict.fromkeys(r.regel for r in supplements if r is not None)
    used = [r for r in omzetting.opslag if r.regel in beside]
    return Converted(indication.zaak, indication.product, rule.naar, bool(used), (rule, *used), ())


def _product_rule(omzetting: Omzetting, product: str | None) -> ProductRegel | None:
    return next((r for r in omzetting.producten if product in r.van), None)


def _code_rule(omzetting: Omzetting, code: str) -> CodeRegel | None:
    return next((r for r in omzetting.opslag if code in r.codes), None)


def read_indication(given: ZaakText, omzetting: Omzetting, library: Library) -> Indication:
    """The indication of a line: of its case, or as it says itself; raises InvalidZaakError.

    `omzetting: {product: BGI3, codes: [H152]}` beside a case adds to it; without a case (only
    `zaak`) it says all of it.
    """
    boom = read_tree(given)
    data = boom.waarde
    beside: Mapping[str, Any] = {}
    if isinstance(data, dict) and KEY in data:
        beside = _beside(data.pop(KEY), data, given.regel)
    codes = tuple(beside.get("codes", ()))
    product = beside.get("product")
    if isinstance(data, dict) and product is not None and not set(data) - {"zaak"}:
        return Indication(check_reference_of(given, boom, data), product, codes)
    zaak, own = check_tree(given, boom, library, omzetting.van.normenkader)
    old = library.version(omzetting.van.normenkader, omzetting.van.versie)
    if own.sha256 != old.sha256:
        melding = (
            f"deze zaak hoort bij {own.normenkader}@{own.versie}, niet bij {omzetting.van.name}"
        )
        raise InvalidZaakError(zaak.zaak, [Fault(("normenkader",), melding, given.regel)])
    return _judged(zaak.zaak, own, judge(own, zaak), product, codes)


def _judged(
    name: str,
    old: Normenkader,
    answer: ContractAnswer,
    product: str | None,
    codes: tuple[str, ...],
) -> Indication:
    found = answer["product"]["code"] if answer["product"] is not None else None
    if found is None:
        outcome = next(u.naam for u in old.uitkomsten if u.uitkomst == answer["uitkomst"])
        why = f"De zaak heeft geen product. De uitkomst is: {outcome}."
        return Indication(name, None, codes, why)
    if product is not None and product != found:
        why = f"De indicatie zegt {product}, maar de zaak komt uit op {found}."
        return Indication(name, found, codes, why)
    return Indication(name, found, codes)


def _beside(beside: Any, data: dict[str, Any], regel: int) -> Mapping[str, Any]:
    """What stands beside a case, checked."""
    faults: list[Fault] = []
    if not isinstance(beside, dict):
        faults.append(Fault((KEY,), "is een tabel met product en codes", regel))
    else:
        unknown = [str(key) for key in beside if key not in KNOWN]
        faults += [
            Fault((KEY, k), "onbekende sleutel: kies product of codes", regel) for k in unknown
        ]
        codes = beside.get("codes", [])
        if not isinstance(codes, list) or not all(isinstance(c, str) for c in codes):
            faults.append(Fault((KEY, "codes"), "is een lijst van codes, zoals [H152]", regel))
        if not isinstance(beside.get("product", ""), str):
            faults.append(Fault((KEY, "product"), "is de code van een product", regel))
    if faults:
        try:
            name: str | None = check_reference(data)
        except InvalidZaakError as error:
            name = error.zaak
            faults = [*(replace(f, regel=regel) for f in error.fouten), *faults]
        raise InvalidZaakError(name, faults)
    found: Mapping[str, Any] = beside
    return found


def converted_data(omzetting: Omzetting, new: Normenkader, found: Converted) -> dict[str, Any]:
    """What an indication becomes, as plain data."""
    to = None
    if found.product is not None:
        name = new.product(found.product).naam
        to = {"product": {"code": found.product, "naam": name}, "opslag": found.opslag}
    return {
        "zaak": found.zaak,
        "omzetting": {"id": omzetting.omzetting, "sha256": omzetting.sha256},
        "van": {"normenkader": omzetting.van.name, "product": found.van},
        "naar": None if to is None else {"normenkader": omzetting.naar.name, **to},
        "regels": [
            {"regel": r.regel, "bron": omzetting.bron_tekst(r.bron), "uitleg": r.uitleg}
            for r in found.regels
        ],
        "past_niet": list(found.past_niet),
    }


def converted_text(new: Normenkader, found: Converted) -> str:
    """What an indication becomes, in one line."""
    if found.product is None:
        return f"{found.zaak}: past niet. {' '.join(found.past_niet)}"
    beside = " met opslag" if found.opslag else ""
    rules = ", ".join(r.regel for r in found.regels)
    name = new.product(found.product).naam
    return f"{found.zaak}: {found.van} wordt {found.product} ({name}){beside} [{rules}]"
