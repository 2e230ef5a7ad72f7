"""From plain data to a checked case, or to everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from normenkader import Library, Normenkader, NotInForceError
from normenkader.base import parse_date
from normenkader.file.problems import DataPath, pad_tekst
from normenkader.library import SETTING
from terms.facts import TERMIJNEN, read_dates
from terms.term import Dates
from zaak.answers import Faults, Reader, ZaakForm
from zaak.day_care import DAGBESTEDING, WAAROM, DayCare, read_day_care
from zaak.model import Zaak
from zaak.privacy.scan import Suspicion, find_personal_data

ZAAK_VORM = "[A-Za-z0-9][A-Za-z0-9._/-]{0,63}"


@dataclass(frozen=True)
class Fault:
    """One error of a case: its path, what is wrong with what would be right, and its line.

    The line counts from 1 in the file; it is 0 where there is no file.
    """

    pad: DataPath
    melding: str
    regel: int = 0

    @property
    def pad_tekst(self) -> str:
        """The path as people read it."""
        return pad_tekst(self.pad)


class InvalidZaakError(Exception):
    """A case that is refused; `zaak` is its reference where that can be read."""

    def __init__(self, zaak: str | None, faults: list[Fault]) -> None:
        """Keep the errors in the order of the case."""
        self.zaak = zaak
        self.fouten = tuple(faults)
        super().__init__("; ".join(f"{f.pad_tekst}: {f.melding}" for f in faults))


def check_zaak(waarde: Any, library: Library, keuze: str | None = None) -> tuple[Zaak, Normenkader]:
    """Check a complete case; raises InvalidZaakError with all errors.

    The normenkader is `keuze`, else the case's own `normenkader`, else the library's `usual` one;
    its version is the one in force on the case's `peildatum`. A case that a register holds
    (`stored`) is only checked for what its calculation needs: what is a text is stricter from time
    to time.
    """
    return _check(waarde, library, keuze, "compleet", stored=library.stored)


def check_partial(
    waarde: Any, library: Library, keuze: str | None = None, *, stored: bool = False
) -> tuple[Zaak, Normenkader]:
    """Check a case of which answers may be `onbekend`; what is absent is an error all the same.

    A question that depends on an open one may be needed: it too has an answer or is `onbekend`.
    `stored` is as in `check_draft`.
    """
    stored = stored or library.stored
    return _check(waarde, library, keuze, "gedeeltelijk", stored=stored)


def check_draft(
    waarde: Any, library: Library, keuze: str | None = None, *, stored: bool = False
) -> tuple[Zaak, Normenkader]:
    """Check a case of which answers may still be open (absent or `onbekend`).

    What was typed in a draft that is kept (`stored`) was accepted then: it opens, and is checked
    again when it is recorded.
    """
    stored = stored or library.stored
    return _check(waarde, library, keuze, "concept", stored=stored)


CHECKS = {"compleet": check_zaak, "gedeeltelijk": check_partial, "concept": check_draft}


def check_reference(waarde: dict[str, Any]) -> str:
    """The reference of what holds no answers; raises InvalidZaakError as for a case."""
    faults: Faults = []
    name = _reference(waarde, faults, stored=False)
    faults += _personal_data(name, {}, None)
    if faults or name is None:
        raise InvalidZaakError(name, [Fault(p, m) for p, m in faults])
    return name


def _check(
    waarde: Any, library: Library, keuze: str | None, form: ZaakForm, *, stored: bool
) -> tuple[Zaak, Normenkader]:
    fouten: Faults = []
    if not isinstance(waarde, dict):
        melding = "een zaak is een tabel met zaak, peildatum, toegang en leefgebieden"
        raise InvalidZaakError(None, [Fault((), melding)])
    name = _reference(waarde, fouten, stored=stored)
    peildatum = _date(waarde, fouten)
    normenkader, norm_id = _choose(waarde, library, keuze, peildatum, fouten)
    if normenkader is None:
        raise InvalidZaakError(name, [Fault(p, m) for p, m in fouten])
    reader = Reader(normenkader, fouten, form, stored=stored)
    sections = reader.read(waarde)
    dates, own = _dates(waarde, reader, fouten), _day_care(waarde, reader, fouten)
    if not stored:
        fouten += _personal_data(name, reader.teksten, peildatum)
    if fouten or name is None or peildatum is None:
        raise InvalidZaakError(name, [Fault(p, m) for p, m in fouten])
    texts = {pad_tekst(pad): tekst for pad, tekst in reader.teksten.items()}
    open_ones = frozenset(reader.open)
    zaak = Zaak(name, peildatum, norm_id, *sections, texts, open_ones, dates, own)
    return zaak, normenkader


def _has_table(waarde: dict[str, Any], reader: Reader, name: str) -> bool:
    """Say whether a case has a table beside its answers; a question of that name goes before it."""
    return name in waarde and all(v.vraag != name for v in reader.delen.zaak.part)


def _dates(waarde: dict[str, Any], reader: Reader, faults: Faults) -> Dates:
    """The dates of the procedure, where a case has them."""
    if not _has_table(waarde, reader, TERMIJNEN):
        return {}
    dates, wrong = read_dates(waarde[TERMIJNEN])
    faults += [((TERMIJNEN, *path), told) for path, told in wrong]
    return dates


def _day_care(waarde: dict[str, Any], reader: Reader, faults: Faults) -> DayCare | None:
    """What a case says of dagbesteding, where it does."""
    if not _has_table(waarde, reader, DAGBESTEDING):
        return None
    table, rules = waarde[DAGBESTEDING], reader.normenkader.besluit.dagbesteding
    own, wrong = read_day_care(table, rules, complete=reader.vorm == "compleet")
    if not reader.stored:
        # What is kept opens; it is checked again when it is recorded.
        faults += [((DAGBESTEDING, *path), told) for path, told in wrong]
    if own is not None and own.waarom:
        reader.one_text(own.waarom, (DAGBESTEDING, WAAROM))
    return own


def _personal_data(
    name: str | None, teksten: Mapping[DataPath, str], peildatum: date | None
) -> Faults:
    found: Faults = []
    for pad, tekst in [*teksten.items(), *([(("zaak",), name)] if name else [])]:
        for suspicion in find_personal_data(tekst, peildatum):
            found.append((pad, _in_reference(suspicion) if pad == ("zaak",) else suspicion.melding))
    return found


def _in_reference(suspicion: Suspicion) -> str:
    wat = {"bsn": "burgerservicenummer (BSN)"}.get(suspicion.soort, suspicion.soort)
    return (
        f"Dit kenmerk lijkt op een {wat}. Dat leidt naar een persoon. Gebruik een code "
        "die niets over de inwoner zegt, zoals T-00001."
    )


def _reference(waarde: dict[str, Any], faults: Faults, *, stored: bool) -> str | None:
    name = waarde.get("zaak")
    if stored and isinstance(name, str) and name:
        return name
    if "zaak" not in waarde:
        faults.append((("zaak",), "ontbreekt: geef de zaak een kenmerk zonder persoonsgegevens"))
    elif not isinstance(name, str) or not re.fullmatch(ZAAK_VORM, name):
        melding = (
            "een kenmerk is tekst van 1 tot 64 tekens: letters, cijfers, punt, streepje, schuine "
            "streep, bijvoorbeeld T-00001"
        )
        faults.append((("zaak",), melding))
    else:
        return name
    return None


def _date(waarde: dict[str, Any], faults: Faults) -> date | None:
    tekst = waarde.get("peildatum")
    if "peildatum" not in waarde:
        faults.append((("peildatum",), "ontbreekt: vul in, bijvoorbeeld 2026-07-01"))
        return None
    try:
        return parse_date(tekst)
    except ValueError as error:
        faults.append((("peildatum",), str(error)))
        return None


def _choose(
    waarde: dict[str, Any],
    library: Library,
    keuze: str | None,
    peildatum: date | None,
    faults: Faults,
) -> tuple[Normenkader | None, str]:
    own = waarde.get("normenkader")
    if "normenkader" in waarde and own not in library.ids():
        ids = ", ".join(library.ids())
        faults.append((("normenkader",), f"bestaat niet. Kies uit: {ids}"))
    wanted = keuze or (own if isinstance(own, str) and own in library.ids() else None)
    if wanted is None and "normenkader" in waarde:
        return None, ""
    wanted = wanted or library.usual
    if wanted is None:
        ids = ", ".join(library.ids())
        melding = (
            f"ontbreekt: schrijf erbij welk normenkader geldt, of stel {SETTING} in. "
            f"Kies uit: {ids}"
        )
        faults.append((("normenkader",), melding))
        return None, ""
    try:
        if peildatum is not None:
            return library.in_force(wanted, peildatum), wanted
    except NotInForceError as error:
        pad = ("peildatum",) if wanted in library.ids() else ("normenkader",)
        faults.append((pad, str(error)))
    # Without a date the newest version still shows what else is wrong with the case.
    versies = [n for n in library.versies if n.normenkader == wanted]
    return (versies[-1] if versies else None), wanted
