"""Streets and postcodes with a house number, and bank accounts (IBAN) in flattened text.

A street is recognised by how its name ends (`Kerkstraat 12`, `Julianaln. 4`), or by its first word
(`Laan van Meerdervoort 30`). What only looks like one is left alone: a number that counts something
(`via de Kerkstraat 2 keer`), a year, a time, and words that end like a street but are none
(`grofweg 12 partijen`). A street such as `Spui 5` is not known by its form. Every search looks a
bounded number of characters away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int]

_KINDS = "straat|laan|weg|plein|kade|hof|singel|gracht|dijk|pad|steeg|plantsoen|dreef"
_ENDS = rf"{_KINDS}|straatje|laantje|hofje|pleintje|boulevard|str\.?|ln\.|wg\.|pln\.|gr\.|sngl\.?"
_UNITS = (
    r"keer|maal|x|uur|u|min|minuut|minuten|kwartier|dag|dagen|week|weken|maand|maanden|jaar|jaren|"
    r"euro|eur|eu|km|kilometer|m|meter|stappen|afspraken|afspraak|bezoeken|gesprekken|personen|"
    r"mensen|kinderen|buren|vrienden|meldingen|doelen|partijen|pw|graden|pillen"
)
_NUMBER = (
    r"(?: ?\((?=[1-9]\d{0,3} ?[a-z]?\)))?"
    r"(?:[ ,]{0,2}(?:op )?(?:huis)?(?:nr\.?|nummer|no\.?(?= ?\d)))?[ ,:#-]{0,3}\n{0,2}"
    r"(?!(?:19|20)\d\d(?!\w))[1-9]\d{0,3}(?![.,:]?\d)(?!/\d{2,4}\b)(?!-\d{1,2}-)"
    rf"(?! ?(?:(?:{_UNITS})\b|[%€½°×*=+]))"
    r"(?:-?[a-z]{1,2}(?!\w)| [a-z](?!\w)|-\d{1,4}|-? ?(?:bis|hs|zw|rd)(?!\w))?(?!\w)"
)
_STREET = re.compile(rf"(?<![^\W\d_])(?P<naam>[^\W\d_]{{2,40}}(?:{_ENDS})){_NUMBER}", re.IGNORECASE)
# Words with a capital letter: "Lange Weg 12" is a street, "op de weg 12" is not.
_KIND_WITH_CAPITAL = "|".join(kind.capitalize() for kind in _KINDS.split("|"))
_NO_NAME = (
    "De|Deze|Die|Dat|Dit|Het|Een|Op|In|Aan|Van|Door|Langs|Over|Via|Geen|Elke|Iedere|Haar|Zijn|Hun|"
    "Mijn|Onze|Uw|Welke|Andere|Hele"
)
_NAMED = re.compile(
    rf"(?<!\w)(?:[A-Z][^\W\d_]{{1,30}} (?:{_KIND_WITH_CAPITAL})"
    rf"|(?:{_KIND_WITH_CAPITAL}) (?:van|naar|op|tot) (?:(?:de|den|der|het) )?[A-Z][^\W\d_]{{1,30}}"
    rf"(?:-[A-Z][^\W\d_]{{1,30}}){{0,3}}"
    # Two words that are one: "Juliana straat 12", and not "Deze straat 12".
    rf"|(?!(?:{_NO_NAME}) )"
    rf"[A-Z][^\W\d_]{{2,30}} (?:straat|laan|plein|singel|gracht))"
    rf"(?i:{_NUMBER})"
)
# The line before a postcode that ends with a number, whatever the street is called.
_TWO_LINES = re.compile(
    r"(?<!\w)[^\W\d_]{2,40} [1-9]\d{0,3}(?:-?[a-z]{1,2}|-\d{1,4})?[ ,.]{0,2}\n{1,2}[ \t]{0,4}"
    r"(?P<postcode>[1-9]\d{3} {0,2}[A-Z]{2}(?!\w))",
    re.IGNORECASE,
)
_NO_STREET = frozenset(
    """
    afsteeg autoweg bedreef besteeg blokkade botweg domweg doorweg fietspad gaandeweg
    gerechtshof groeipad grofweg heenweg herstelpad inweg ipad kerkhof keypad klantpad klikpad
    kortweg leerpad leerplein leerweg levenspad loopbaanpad luchtweg middenweg notepad omweg
    onderweg ontwikkelpad overdreef oversteeg overweg pakweg rijweg schoolplein simpelweg
    snelweg spoorweg stappad terugweg teststraat touchpad trackpad uitweg urineweg verdreef
    voetpad wandelpad wasstraat waterweg werkplein werkweg wijkplein winkelstraat woonstraat
    ziekteweg zijstraat zorgpad zorgplein
    """.split()  # noqa: SIM905 - a list of words reads better than 60 quoted ones
)

# The whole length of an account by country, of every country with IBAN.
_COUNTRIES = """
    AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27
    DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28
    IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MA28 MC27 MD24
    ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33
    SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30
"""
# "Be 20 haar voor gaat" can have the right check digits; an account has more digits than that.
_FEWEST_DIGITS = 8
_LENGTHS = {land[:2]: int(land[2:]) for land in _COUNTRIES.split()}
_IBAN = re.compile(
    rf"(?<!\w)(?P<land>{'|'.join(_LENGTHS)})[ .-]?\d\d(?:[ .-]?[a-z0-9]){{11,30}}", re.IGNORECASE
)

_POSTCODE = re.compile(
    r"(?<!\w)[1-9]\d{3}(?:(?P<spatie> {0,2})(?P<letters>[a-z]{2})|-(?-i:(?P<grote>[A-Z]{2})))"
    r"(?![^\W\d_])",
    re.IGNORECASE,
)
_HUISNUMMER = re.compile(
    r"(?<!\w)(?<!\d[-/.,:])[1-9]\d{0,4}(?:-?[A-Za-z0-9]{1,4})?(?!\w)(?![-/.:]\d)"
    rf"(?! ?(?:(?:{_UNITS})\b|[%€]))"
)
# A house number on a line of its own, below or above the postcode.
_NUMMER = r"(?P<nummer>(?!(?:19|20)\d\d(?!\w))[1-9]\d{0,3}(?:-?[A-Za-z]{1,2})?)"
_ALONE_BELOW = re.compile(rf"[ ,.]{{0,2}}\n{{1,2}} ?{_NUMMER} ?(?:\n|\Z)")
_ALONE_ABOVE = re.compile(rf"(?:(?<=\n)|(?<![\s\S])) ?{_NUMMER} ?\n{{1,2}}\Z")
JAAR = re.compile(r"(?:19|20)\d\d")
# Short Dutch words and units that follow a number in plain text: "in 2024 en 3 keer", "1200 km".
_WOORD = re.compile(
    r"al|an|bv|ca|cm|de|di|do|en|er|eu|ex|gb|gr|ik|in|is|ja|je|jl|kg|km|kw|ma|mb|mg|ml|mm|"
    r"na|nl|nr|nu|of|om|op|pd|pj|pk|pm|pp|pw|te|va|vr|we|wo|za|ze|zo",
    re.IGNORECASE,
)


def streets(flat: str) -> Iterator[Span]:
    """Every street with its house number, and the line before a postcode that is one."""
    for m in _STREET.finditer(flat):
        if m["naam"].lower().rstrip(".") not in _NO_STREET:
            yield m.span()
    for pattern in (_NAMED, _TWO_LINES):
        yield from (m.span() for m in pattern.finditer(flat))


def ibans(flat: str) -> Iterator[Span]:
    """Every account number of which the check digits are right."""
    for m in _IBAN.finditer(flat):
        places = [i for i in range(*m.span()) if flat[i].isalnum()]
        length = _LENGTHS[m["land"].upper()]
        if len(places) < length:
            continue
        end = places[length - 1] + 1
        number = "".join(flat[i] for i in places[:length]).upper()
        digits = sum(map(str.isdecimal, number[4:]))
        whole = not flat[end : end + 1].isalnum()
        if whole and digits >= _FEWEST_DIGITS and _checks(number):
            yield m.start(), end


def _checks(number: str) -> bool:
    """Whether the remainder by 97 is right (ISO 7064); letters count as 10 to 35."""
    if not number.isascii():
        return False
    moved = number[4:] + number[:4]
    return int("".join(str(int(sign, 36)) for sign in moved)) % 97 == 1


def postcodes(flat: str) -> Iterator[Span]:
    """Every postcode with a number near it on the same line that can be a house number."""
    for m in _POSTCODE.finditer(flat):
        letters = m["letters"] or m["grote"]
        woord = m["spatie"] and not letters.isupper() and _WOORD.fullmatch(letters)
        # "4000 IE" is a dose; these letters are in no other way told from a postcode.
        dose = m["spatie"] and letters.upper() in ("IE", "IU")
        unit = m["spatie"] and letters in ("kJ", "Hz", "kB")
        if woord or dose or letters.upper() in ("SA", "SD", "SS") or unit:
            continue
        numbers = list(_huisnummers(flat, m.start(), m.end()))
        if not _WOORD.fullmatch(letters):
            numbers += _on_a_line_of_its_own(flat, m.start(), m.end())
        if numbers:
            afstand, start, eind = min(numbers)
            # From afar only the postcode is marked: what stands between may be something else.
            yield (min(start, m.start()), max(eind, m.end())) if afstand <= 3 else m.span()


def _huisnummers(flat: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Numbers on the same line within 40 characters: their distance and place."""
    begin = max(0, start - 40)
    for m in _HUISNUMMER.finditer(flat, max(begin, flat.rfind("\n", begin, start) + 1), start):
        if not JAAR.fullmatch(m.group()):
            yield start - m.end(), m.start(), m.end()
    for m in _HUISNUMMER.finditer(flat[end : end + 52].split("\n", 1)[0]):
        if m.start() <= 40 and not JAAR.fullmatch(m.group()):
            yield m.start(), end + m.start(), end + m.end()


def _on_a_line_of_its_own(flat: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """A number alone on the line below or above: its distance and place."""
    if below := _ALONE_BELOW.match(flat, end):
        yield below.start("nummer") - end, *below.span("nummer")
    for m in _ALONE_ABOVE.finditer(flat, max(0, start - 12), start):
        yield start - m.end("nummer"), *m.span("nummer")
