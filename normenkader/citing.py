"""References that hold: to a law, local rules or a ruling, by the number that never changes.

Only their form is checked, as nothing here asks another computer. A law and local rules change, so
a reference to a law says of which day; the link then shows the text of that day.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, BeforeValidator, Field

WETTEN = "https://wetten.overheid.nl"
LOKAAL = "https://lokaleregelgeving.overheid.nl"
RECHTSPRAAK = "https://deeplink.rechtspraak.nl/uitspraak?id="
EUROPE = "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=ecli:"
ELSEWHERE = "https://e-justice.europa.eu/ecli/"
# What a place in a law may be named by in a jci; `z` and `g` are the days, `s` and `o` sub places.
JCI_KEYS = frozenset(
    (
        *("boek", "deel", "hoofdstuk", "titeldeel", "afdeling", "paragraaf", "sub-paragraaf"),
        *("artikel", "lid", "onderdeel", "bijlage", "tekst", "z", "g", "e", "s", "o"),
    )
)
_JCI = re.compile(
    r"jci1\.(?:0|1|2|3|31):[cv]:(?P<bwb>BWB[RVW][0-9]{7})(?P<rest>(?:&[^&=\s]+=[^&=\s]+)*)"
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _written_number(waarde: object) -> object:
    """An article or lid that is only a number reads as one in YAML; here it is text."""
    return str(waarde) if type(waarde) is int else waarde


def _jci(waarde: str) -> str:
    found = _JCI.fullmatch(waarde)
    if found is None:
        raise ValueError(
            "is geen jci: schrijf bijvoorbeeld "
            "jci1.3:c:BWBR0035362&artikel=2.3.2&lid=4&z=2026-01-01&g=2026-01-01"
        )
    parts = [part.split("=") for part in found["rest"].split("&")[1:]]
    for key, value in parts:
        if key not in JCI_KEYS:
            raise ValueError(f"het deel {key} bestaat niet in een jci")
        if key in ("z", "g", "e") and not _is_day(value):
            raise ValueError(f"{key}={value} is geen datum: schrijf jaar-maand-dag")
    if "g" not in {key for key, _ in parts}:
        raise ValueError("noemt geen dag: zet er &g= achter, met de dag waarvan de tekst is")
    return waarde


def _is_day(tekst: str) -> bool:
    try:
        return bool(_DAY.fullmatch(tekst)) and date.fromisoformat(tekst) is not None
    except ValueError:
        return False


def _ecli(waarde: str) -> str:
    # A ruling is never older than the courts that publish it.
    if not 1800 <= int(waarde.split(":")[3]) <= 2199:
        raise ValueError("noemt een jaar dat niet kan")
    return waarde


Bwb = Annotated[str, Field(pattern=r"^BWB[RVW][0-9]{7}$")]
Cvdr = Annotated[str, Field(pattern=r"^CVDR[0-9]{1,7}(/[1-9][0-9]{0,2})?$")]
Ecli = Annotated[
    str,
    Field(pattern=r"^ECLI:[A-Z]{2}:[A-Z][A-Z0-9]{0,6}:[0-9]{4}:[A-Z0-9][A-Z0-9.]{0,24}$"),
    AfterValidator(_ecli),
]
Jci = Annotated[str, AfterValidator(_jci)]
Artikel = Annotated[
    str,
    BeforeValidator(_written_number),
    Field(pattern=r"^[0-9]+[a-z]*([.:][0-9]+[a-z]*)*$", max_length=20),
]
Lid = Annotated[
    str, BeforeValidator(_written_number), Field(pattern=r"^[0-9]+[a-z]*$", max_length=5)
]


class Citation(NamedTuple):
    """A reference as people write it, and the address where it can be read."""

    tekst: str
    adres: str


def law(bwb: str, day: date | None, artikel: str | None = None, lid: str | None = None) -> Citation:
    """A law, or a place in it, as it was on a day; without one as it is when it is read."""
    place = "".join(f"&{k}={v}" for k, v in (("artikel", artikel), ("lid", lid)) if v is not None)
    when = f"&z={day.isoformat()}&g={day.isoformat()}" if day else ""
    words = [bwb]
    if artikel is not None:
        words.append(f"artikel {artikel}")
    if lid is not None:
        words.append(f"lid {lid}")
    return Citation(", ".join(words), f"{WETTEN}/jci1.3:c:{bwb}{place}{when}")


def by_jci(jci: str) -> Citation:
    """A place in a law by its jci."""
    return Citation(jci, f"{WETTEN}/{jci}")


def local_rules(cvdr: str) -> Citation:
    """Rules of a municipality, a province or a water board; with a version behind a slash."""
    return Citation(cvdr, f"{LOKAAL}/{cvdr}")


def ruling(ecli: str) -> Citation:
    """A ruling: of a Dutch court, of the European Union, or of another country."""
    land = ecli.split(":")[1]
    return Citation(ecli, {"NL": RECHTSPRAAK, "EU": EUROPE}.get(land, ELSEWHERE) + ecli)
