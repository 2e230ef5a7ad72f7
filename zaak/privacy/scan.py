"""Personal data in free text: recognised so that it can be refused before anything is stored.

`find_personal_data` looks for a BSN, an IBAN, an e-mail address, a telephone number, a street or a
postcode with a house number, and a date of birth. Names of persons are NOT recognised, nor is an
address without the word for a street: the screen must still ask for text without names. A match is
a suspicion, not proof; a message never repeats what was found. The functions are pure, know no
clock, and take time that grows in step with the length of the text: every search looks a bounded
number of characters away.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from zaak.privacy.addresses import JAAR, Span, ibans, postcodes, streets
from zaak.privacy.dates import BORN_IN_SIX, birth_dates, is_compact_date
from zaak.privacy.flatten import flatten

_WEG = "Dat hoort hier niet, omdat het naar een persoon leidt. Haal het weg"
MELDINGEN = {
    "e-mailadres": f"Hier staat een e-mailadres. {_WEG} en zet het in het cliëntdossier.",
    "bsn": "Hier staat een nummer dat een burgerservicenummer (BSN) kan zijn. "
    f"{_WEG} en gebruik alleen de code van de zaak.",
    "telefoonnummer": "Hier staat een nummer dat een telefoonnummer kan zijn. "
    f"{_WEG} en zet het in het cliëntdossier.",
    "geboortedatum": "Hier staat een datum die een geboortedatum kan zijn. "
    f"{_WEG} en schrijf alleen de leeftijd of het jaar op.",
    "rekeningnummer": "Hier staat een nummer dat een bankrekening (IBAN) is. "
    f"{_WEG} en zet het in het cliëntdossier.",
    "adres": "Hier staat een straat of postcode met een nummer dat een huisnummer kan zijn. "
    f"{_WEG} en noem alleen de wijk of de gemeente.",
}

# All that is looked for holds a digit or an @; other characters than these never become one.
_MOGELIJK = re.compile(r"[\d@²³¹¼½¾]|[^\x00-\xff]|\bat\b|apenstaart", re.IGNORECASE)
_TUSSEN = r"[ ./()-]{0,3}"
_EMAIL = re.compile(
    r"[\w.%+'-]{1,64}\s?(?:@|[(\[{<] ?(?:at|apenstaart(?:je)?) ?[)\]}>])\s?"
    r"(?:[\w-]{1,63}(?:\.| ?[(\[{<] ?(?:dot|punt) ?[)\]}>] ?)){1,8}[^\W\d_]{2,24}",
    re.IGNORECASE,
)
# Written as it is said, or with a slip: only before how an address ends. "Hij at" is Dutch too.
_EMAIL_ENDS = r"(?:nl|com|net|org|eu|be|info|email)(?!\w)"
_EMAIL_SAID = re.compile(
    r"[\w.%+'-]{1,64} ?(?:@ ?[\w-]{1,63} ?[.,] ?"
    rf"|(?: at | apenstaart(?:je)? )[\w-]{{1,63}} (?:dot|punt) ){_EMAIL_ENDS}",
    re.IGNORECASE,
)
_BUITENLAND = re.compile(r"(?<![\w+])(?:\+|00)(?!31)[1-9](?:[ ./()-]{0,2}\d){8,13}(?!\d)")
_TELEFOON = re.compile(
    rf"(?<![\d+])(?<!\d[,.])"
    rf"(?:(?:\+ ?|00 ?)31{_TUSSEN}(?:0{_TUSSEN})?|\(?0{_TUSSEN})[1-9](?:{_TUSSEN}\d){{8}}(?!\d)"
)
# A mobile number with another sign after 06; with a name before it also without its first nought.
_MOBIEL = re.compile(
    r"(?<![\w+])06(?P<s>[^\w+]|_)(?:\d{8}|\d{4}(?:(?P=s)|[ .-])\d{4}"
    r"|\d\d(?P<t>(?P=s)|[ .-])\d\d(?P=t)\d\d(?P=t)\d\d)(?![\w])"
)
_MOBIEL_GENOEMD = re.compile(
    r"\b(?:tel|telefoon|telefoonnummer|telnr|mobiel|mob|gsm)\b[ .:=-]{1,4}"
    r"(?P<nummer>6(?:[ .-]?\d){8})(?![\w])(?![ .-]\d)",
    re.IGNORECASE,
)
# 6 February 2024 at 15 is not a mobile number, however many digits it has.
_DATUM_ALS_06 = re.compile(
    r"06([-/. ])\d{1,2}\1(?:19|20)\d\d(?!\d)|06([-/.])\d\d\2\d\d \d\d\.\d\d$"
)
_AAN_TELEFOON = {"t", "m", "tel", "telefoon", "telnr", "mob", "mobiel", "gsm", "nr", "bel"}
_AAN_BSN = {"bsn", "bsnnr", "burgerservicenummer", "sofi", "sofinr", "sofinummer", "nr"}
_BSN_LABEL = re.compile(r"(?:bsn|burger ?service|sofi)\D{0,30}\Z", re.IGNORECASE)
# After the word itself a BSN may be written with any sign between its digits.
_BSN_GENOEMD = re.compile(
    r"(?:bsn|burger ?service|sofi)[^\d\n]{0,30}\n?(?P<nummer>\d(?:[\W_]{0,3}\d){7,8})(?![\d])",
    re.IGNORECASE,
)
# A BSN without its leading zero; a telephone number has more.
MINSTE_CIJFERS = 8
_GROEP = re.compile(r"\d+")
_GROEP_SCHEIDING = re.compile(r"[ .-]{1,3}")


@dataclass(frozen=True)
class Suspicion:
    """One suspicion: its kind, its place in the given text, and what to tell the writer."""

    soort: str
    fragment_start: int
    fragment_eind: int
    melding: str


def find_personal_data(tekst: str, peildatum: date | None = None) -> list[Suspicion]:
    """All that looks like personal data in `tekst`, in the order of the text, without overlap."""
    if not _MOGELIJK.search(tekst):
        return []
    flat, herkomst = flatten(tekst)
    many = len("".join(_GROEP.findall(flat))) >= MINSTE_CIJFERS
    bsns = list(_bsns(flat)) if many else []
    # Where two kinds claim the same characters the earlier one here wins.
    emails = (m.span() for pattern in (_EMAIL, _EMAIL_SAID) for m in pattern.finditer(flat))
    kandidaten = [("e-mailadres", place) for place in emails]
    kandidaten += [("bsn", place) for place in (_named_bsns(flat) if many else ())]
    kandidaten += [("rekeningnummer", place) for place in (ibans(flat) if many else ())]
    kandidaten += [("telefoonnummer", place) for place in (_telefoons(flat) if many else ())]
    kandidaten += [("bsn", place) for gelabeld, place in bsns if gelabeld]
    kandidaten += [("geboortedatum", place) for place in birth_dates(flat, peildatum)]
    kandidaten += [("bsn", place) for gelabeld, place in bsns if not gelabeld]
    kandidaten += [("geboortedatum", m.span()) for m in BORN_IN_SIX.finditer(flat)]
    kandidaten += [("adres", place) for place in postcodes(flat)]
    kandidaten += [("adres", place) for place in streets(flat)]
    if not kandidaten:
        return []
    bezet = bytearray(len(flat))
    findings = []
    for soort, (start, eind) in kandidaten:
        if not any(bezet[start:eind]):
            bezet[start:eind] = b"\1" * (eind - start)
            plaats = herkomst[start], herkomst[eind - 1] + 1
            findings.append(Suspicion(soort, *plaats, MELDINGEN[soort]))
    return sorted(findings, key=lambda found: found.fragment_start)


def _named_bsns(flat: str) -> Iterator[Span]:
    """What the text calls a BSN and passes the test, with any sign between the digits."""
    for m in _BSN_GENOEMD.finditer(flat):
        cijfers = "".join(_GROEP.findall(m["nummer"]))
        if passes_eleven_test(cijfers) and not (len(cijfers) == 8 and is_compact_date(cijfers)):
            yield m.span("nummer")


def _is_glued(flat: str, start: int, allowed: set[str]) -> bool:
    """Whether letters stand right before `start`, other than a label such as "tel"."""
    begin = start
    while begin > 0 and start - begin <= 20 and flat[begin - 1].isalnum():
        begin -= 1
    return begin < start and flat[begin:start].lower() not in allowed


def passes_eleven_test(digits: str) -> bool:
    """Whether 8 or 9 digits form a BSN; 8 get their leading zero back."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    number = [int(cijfer) for cijfer in digits.zfill(9)]
    som = sum(cijfer * gewicht for cijfer, gewicht in zip(number, weights, strict=True))
    return any(number) and som % 11 == 0


def _bsns(flat: str) -> Iterator[tuple[bool, Span]]:
    """Every run of digit groups that passes the test, and whether the text calls it a BSN."""
    groups = [m.span() for m in _GROEP.finditer(flat)]
    tussen: list[str] = [""]  # what joins a group to the one before it; "" where they are apart
    for (_, eind), (start, _) in pairwise(groups):
        tekens = flat[eind : min(start, eind + 4)]
        tussen.append(tekens if _GROEP_SCHEIDING.fullmatch(tekens) else "")
    tussen.append("")
    for i, (start, _) in enumerate(groups):
        cijfers: list[str] = []
        for j in range(i, min(i + 9, len(groups))):
            if j > i and not tussen[j]:
                break
            eind = groups[j][1]
            cijfers.append(flat[groups[j][0] : min(eind, groups[j][0] + 10)])
            lengte = sum(map(len, cijfers))
            if lengte > 9:
                break
            if lengte < 8 or not passes_eleven_test("".join(cijfers)):
                continue
            if _is_glued(flat, start, _AAN_BSN) or flat[eind : eind + 1].isalnum():
                continue
            gelabeld = bool(_BSN_LABEL.search(flat[max(0, start - 40) : start]))
            if _has_bsn_form(cijfers, tussen[i : j + 2], gelabeld):
                yield gelabeld, (start, eind)


def _has_bsn_form(digits: list[str], between: list[str], labelled: bool) -> bool:
    """Whether groups look like a BSN: one in eleven other numbers passes the test too."""
    ervoor, *binnen, erna = between
    lengtes = tuple(map(len, digits))
    if not binnen:
        los = not (ervoor.strip() or erna.strip())
        return lengtes == (9,) or (los and (labelled or not is_compact_date(digits[0])))
    if lengtes in ((2, 2, 4), (4, 2, 2)) and is_compact_date("".join(digits)):
        return False
    if labelled:
        return True
    jaren = lengtes == (4, 4) and all(JAAR.fullmatch(jaar) for jaar in digits)
    scores = max(lengtes) == 1 and max(digits) <= "5"
    if jaren or scores or len(set(binnen)) > 1:
        return False
    # A longer row of numbers is a list; a BSN in the middle of one keeps its usual groups.
    return binnen[0] not in (ervoor, erna) or lengtes == (4, 2, 3)


def _telefoons(flat: str) -> Iterator[Span]:
    for m in _TELEFOON.finditer(flat):
        number = m.group().lstrip("(")
        groups = _GROEP.findall(number)
        eerste = len(groups[0])
        gewoon = eerste in (3, 4, 10) or (number.startswith("06") and 2 <= eerste <= 8)
        if (number[0] == "+" or number.startswith("00") or gewoon) and not (
            _DATUM_ALS_06.match(number) or _is_glued(flat, m.start(), _AAN_TELEFOON)
        ):
            yield m.span()
    for m in _MOBIEL.finditer(flat):
        if not (m["t"] and _DATUM_ALS_06.match(m.group())):
            yield m.span()
    yield from (m.span("nummer") for m in _MOBIEL_GENOEMD.finditer(flat))
    yield from (m.span() for m in _BUITENLAND.finditer(flat))
