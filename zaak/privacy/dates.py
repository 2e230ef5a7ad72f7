"""Dates in flattened text, and which of them can be a date of birth."""

import re
from collections.abc import Iterator
from datetime import date

from normenkader.texts import month_number
from zaak.privacy.addresses import Span

LEEFTIJD_GRENS = 16
# Without a peildatum a date is old before 2011: as if the year were this one.
JAAR_ZONDER_PEILDATUM = 2026
VROEGSTE_JAAR, LAATSTE_JAAR = 1890, 2099

_NIET_IN_GETAL = r"(?<!\d)(?<!\d[-/.])"
_NA_DATUM = r"(?!\d)(?![-/.]\d)"
_MAAND = (
    r"(?P<woord>jan|feb|maart|march|mrt|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)"
    r"(?:uar[iy]|ruar[iy]|il|[iey]|ust(?:us)?|t|tember|ober|ember)?"
)
_ENGELS = {"may": "mei", "oct": "okt", "march": "maart"}
_TEKEN = r"[-/._|\\]"
_CIJFERDATUMS = tuple(
    re.compile(rf"(?<!\w){_NIET_IN_GETAL}{cijfers}(?!\w){_NA_DATUM}")
    for cijfers in (r"(?P<d>\d\d)(?P<m>\d\d)(?P<j>\d{4})", r"(?P<j>\d{4})(?P<m>\d\d)(?P<d>\d\d)")
)
_DATUMS = (
    re.compile(
        rf"{_NIET_IN_GETAL}(?P<d>\d{{1,2}})(?: ?{_TEKEN} ?| )(?P<m>\d{{1,2}})(?: ?{_TEKEN} ?| )"
        rf"(?P<j>\d{{4}}){_NA_DATUM}"
    ),
    re.compile(
        rf"{_NIET_IN_GETAL}(?P<d>\d{{1,2}})(?P<s> ?{_TEKEN} ?| )(?P<m>\d{{1,2}})(?P=s)"
        rf"(?P<j>['’‘]?\d\d){_NA_DATUM}"
    ),
    re.compile(
        rf"{_NIET_IN_GETAL}(?P<j>\d{{4}})(?P<s> ?{_TEKEN} ?)(?P<m>\d{{1,2}})(?P=s)"
        rf"(?P<d>\d{{1,2}}){_NA_DATUM}"
    ),
    re.compile(
        rf"(?<!\d)(?P<d>\d{{1,2}})(?:ste|de|e)?[ .-]{{0,3}}{_MAAND}[ .,-]{{0,3}}"
        rf"(?P<j>\d{{4}}|['’‘]?\d\d)(?!\d)(?P<slot>(?= ?(?:\Z|\n|[.,;:)\]](?!\d))))?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<!\w){_MAAND}[ .]{{1,2}}(?P<d>\d{{1,2}})(?:st|nd|rd|th|e)?[ ,]{{1,2}}"
        r"(?P<j>\d{4})(?!\d)",
        re.IGNORECASE,
    ),
    *_CIJFERDATUMS,
)
_GEBOORTE_LABEL = re.compile(
    r"\bgeb(?:oren|oorte(?:datum|dag)?|datum|dat)?\b|verjaardag|verjaart", re.IGNORECASE
)
BORN_IN_SIX = re.compile(
    r"\bgeb(?:oren|oorte(?:datum|dag)?|datum|dat)?\b(?:\. ?dat(?:um|\.)?)?[ .:=(-]{0,4}(?:op )?"
    r"(?:(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d|\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))"
    r"(?![\w])(?![-/.]\d)",
    re.IGNORECASE,
)


def is_compact_date(digits: str) -> bool:
    """Say whether eight digits in a row are a date."""
    treffers = [m for patroon in _CIJFERDATUMS if (m := patroon.fullmatch(digits))]
    return any(_year_month_day(m, JAAR_ZONDER_PEILDATUM) for m in treffers)


def birth_dates(flat: str, peildatum: date | None) -> Iterator[Span]:
    """Places of dates that are called a date of birth, or lie long enough before the peildatum."""
    peiljaar = peildatum.year if peildatum else JAAR_ZONDER_PEILDATUM
    grens = (peildatum.year, peildatum.month, peildatum.day) if peildatum else (peiljaar, 12, 31)
    vorige = 0
    for m in sorted((m for p in _DATUMS for m in p.finditer(flat)), key=lambda m: m.start()):
        datum = _year_month_day(m, peiljaar)
        # A label belongs to the first date after it, not to the next.
        label = _GEBOORTE_LABEL.search(flat, max(vorige, m.start() - 40), m.start())
        vorige = max(vorige, m.end())
        if datum is None:
            continue
        jaar, maand, dag = datum
        if label or (_is_certain(m, jaar) and (jaar + LEEFTIJD_GRENS, maand, dag) <= grens):
            yield m.span()


def _year_month_day(m: re.Match[str], peiljaar: int) -> tuple[int, int, int] | None:
    """The date as numbers; an impossible day such as 31 February is a slip, but still a date."""
    parts = m.groupdict()
    jaar = int(parts["j"].lstrip("'’‘"))
    if len(parts["j"]) < 4:
        jaar += 2000 if jaar <= peiljaar % 100 else 1900
    woord = parts.get("woord")
    maand = (
        int(parts["m"]) if not woord else month_number(_ENGELS.get(woord.lower(), woord.lower()))
    )
    dag = int(parts["d"])
    good = VROEGSTE_JAAR <= jaar <= LAATSTE_JAAR and 1 <= maand <= 12 and 1 <= dag <= 31
    return (jaar, maand, dag) if good else None


def _is_certain(m: re.Match[str], year: int) -> bool:
    """Whether it is a date even without a label: "3 mei 12 minuten" and "art. 2.3.10" are not."""
    parts = m.groupdict()
    if len(parts["j"]) == 4:
        return True
    if "woord" in parts:
        return not parts["j"].isdigit() or parts["slot"] is not None
    scheiding = parts["s"].strip()
    voluit = len(parts["d"]) == len(parts["m"]) == 2
    return scheiding != "" and (scheiding != "." or voluit or year < 2000)
