"""What the patterns of the schema ask, in words: nobody has to read a pattern."""

from __future__ import annotations

PATTERN_WORDS = {
    "^[a-z][a-z0-9_]*$": (
        "Alleen kleine letters, cijfers en lage streepjes (_), met een letter vooraan."
    ),
    "^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$": (
        "Alleen hoofdletters, cijfers en streepjes (-), zoals CF-ZORGMIJDING."
    ),
    "^[A-Z][A-Z0-9]*$": "Alleen hoofdletters en cijfers, met een letter vooraan.",
    "^[a-z][a-z0-9-]*$": (
        "Alleen kleine letters, cijfers en streepjes (-), met een letter vooraan."
    ),
    "^[a-z][a-z -]*$": "Alleen kleine letters en spaties, zoals activiteit.",
    "^[0-9]{4}\\.[0-9]{1,3}$": "Jaar, punt, nummer: 2026.1.",
    "^[0-9]{2}$": 'Twee cijfers tussen aanhalingstekens, zoals "02".',
    "^BWB[RVW][0-9]{7}$": "Het nummer van een wet: BWBR en zeven cijfers, zoals BWBR0035362.",
    "^CVDR[0-9]{1,7}(/[1-9][0-9]{0,2})?$": (
        "Het nummer van een lokale regeling: CVDR en cijfers, zoals CVDR756332 of CVDR756332/1."
    ),
    "^ECLI:[A-Z]{2}:[A-Z][A-Z0-9]{0,6}:[0-9]{4}:[A-Z0-9][A-Z0-9.]{0,24}$": (
        "Het nummer van een uitspraak, zoals ECLI:NL:CRVB:2018:3835."
    ),
    "^[0-9]+[a-z]*([.:][0-9]+[a-z]*)*$": "Het nummer van een artikel, zoals 2.3.2, 3:46 of 10a.",
    "^[0-9]+[a-z]*$": "Het nummer van een lid, zoals 2 of 4a.",
    "^[A-Z0-9]{1,5}$": "Hoogstens vijf hoofdletters en cijfers.",
}


def in_a_sentence(pattern: str) -> str:
    """What a pattern asks, to go on a sentence with."""
    words = PATTERN_WORDS.get(pattern)
    if words is None:
        return "moet anders geschreven zijn"
    return f"moet zijn: {words[:1].lower()}{words[1:].removesuffix('.')}"
