"""What `normwijzer weken` is asked about: a period with minutes, or those of a decision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from cli.register.places import recorded_decision, tell_if_replaced
from cli.shared import ANDERS, ONGELDIG, stop, whole_number
from iwmo.declarations.model import Toewijzing
from iwmo.message.facts import Part
from iwmo.months import Variant, declarable, week_minutes
from normenkader.base import parse_date
from normenkader.file.text import quoted
from register.decisions.for_message import NIET_INTACT, parts_of

T = TypeVar("T")
Given = tuple[str, str | None]
VARIANTS: dict[str, Variant] = {"inspanning": "inspanning", "output": "output"}


@dataclass(frozen=True)
class Asked:
    """The parts in order, one or more; `besluit` is the number of the decision, None without."""

    parts: tuple[Toewijzing, ...]
    variant: Variant
    categorie: str
    besluit: int | None = None


def asked_of_days(van: Given, tot: Given, minuten: Given, variant: str, categorie: str) -> Asked:
    """A period of its own; stops with everything that is wrong with it."""
    problems: list[str] = []
    first = read_given(van, parse_date, problems)
    last = read_given(tot, parse_date, problems)
    count = read_given(minuten, whole_minutes, problems)
    if first is not None and last is not None and last < first:
        problems.append(f"{tot[0]}: de einddatum {last} ligt voor de ingangsdatum {first}.")
    kind = _kind(variant, categorie, problems)
    if first is None or last is None or count is None or kind is None or problems:
        stop("\n".join(problems), ONGELDIG)
    return _asked((Part(first, last, count),), kind, categorie)


def asked_of_decision(
    register: str | None, besluit: str, others: tuple[str | None, ...], variant: str, categorie: str
) -> Asked:
    """The parts of a recorded decision; stops where it has no minutes or can't be read."""
    problems: list[str] = []
    if any(other is not None for other in others):
        problems.append("Geef een periode of --besluit, niet allebei.")
    kind = _kind(variant, categorie, problems)
    if kind is None or problems:
        stop("\n".join(problems), ONGELDIG)
    number = whole_number("--besluit", besluit) or 0
    dossier = recorded_decision(register, number)
    if not dossier.intact:
        stop(f"{dossier.titel}: {NIET_INTACT}")
    parts = parts_of(dossier)
    if not parts:
        stop(f"{dossier.titel} geeft geen minuten: er is niets te declareren.", ANDERS)
    tell_if_replaced(dossier)
    return _asked(parts, kind, categorie, dossier.besluitnummer)


def _asked(
    parts: tuple[Part, ...], variant: Variant, categorie: str, besluit: int | None = None
) -> Asked:
    found = tuple(
        Toewijzing(
            p.van,
            p.tot_en_met,
            p.minuten,
            variant,
            declarable(p.van, p.tot_en_met, p.minuten, variant=variant, categorie=categorie),
        )
        for p in parts
    )
    return Asked(found, variant, categorie, besluit)


def _kind(variant: str, categorie: str, problems: list[str]) -> Variant | None:
    kind = VARIANTS.get(variant)
    if kind is None:
        problems.append(f"--variant: {quoted(variant)} bestaat niet. Kies inspanning of output.")
    if not (len(categorie) == 2 and categorie.isascii() and categorie.isdigit()):
        problems.append(
            f"--categorie: {quoted(categorie)} is geen categorie. Schrijf twee cijfers, zoals 02."
        )
    return kind


def read_given(given: Given, reader: Callable[[str], T], problems: list[str]) -> T | None:
    """Read a value with its name; None where it lacks or is wrong, and then that is a problem."""
    name, tekst = given
    if tekst is None:
        problems.append(f"{name}: ontbreekt. Geef een periode met minuten, of --besluit NUMMER.")
        return None
    try:
        return reader(tekst)
    except ValueError as error:
        problems.append(f"{name}: {quoted(tekst)} {error}.")
        return None


def whole_minutes(tekst: str) -> int:
    """Whole minutes per week; raises ValueError."""
    # Not int() alone: that also takes "1_0" and digits of other scripts, and fails in English on
    # thousands of digits.
    digits = tekst.removeprefix("-")
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 18:
        raise ValueError("is geen heel getal: schrijf bijvoorbeeld 150")
    return week_minutes(int(tekst))
