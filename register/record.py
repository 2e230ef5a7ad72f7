"""The hash chain: what a record is, and how its hashes are made. Pure: no database, no clock.

The chain itself holds no identifiers: only numbers, kinds and hashes. The content of a record
lies beside it with a random salt, so that it can be removed after its term while the chain can
still be checked, and nobody can guess the content from the hash.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any, Literal, TypeGuard, assert_never, get_args

from normenkader.file.canonical import canonical_bytes, sha256_of

KETENFORMAAT = 1
# 1 gave a decision without a product a period too, and phases without dates. 2 had no judgement
# beforehand (`vooraf`). Since then a decision may say from which it started (`herindicatie`), and
# there are kinds of records that follow a decision.
STUKFORMAAT = 3
# What the column of a number can hold: an integer of PostgreSQL.
MOST_NUMBER = 2**31 - 1
BEGIN = "0" * 64
ZOUT_BYTES = 16
# What is recorded about a decision afterwards: it names that decision, and leaves with it.
FollowUp = Literal["evaluatie", "verzending"]
Soort = Literal["besluit", "normenkader", "verwijdering", FollowUp]
# These can only be about the decision that holds at that moment.
ONLY_IN_FORCE: frozenset[FollowUp] = frozenset({"evaluatie"})
FOLLOW_UPS: tuple[FollowUp, ...] = get_args(FollowUp)
SOORTEN: tuple[Soort, ...] = get_args(Soort)


def kind_words(soort: Soort) -> str:
    """A record of this kind, as it stands in a sentence."""
    match soort:
        case "besluit":
            return "een besluit"
        case "normenkader":
            return "een normenkader"
        case "verwijdering":
            return "een verwijdering"
        case "evaluatie":
            return "een evaluatie"
        case "verzending":
            return "een verzending"
        case _:
            assert_never(soort)


def is_follow_up(soort: Soort) -> TypeGuard[FollowUp]:
    """Say whether records of this kind are about a decision, and leave with it."""
    return soort in FOLLOW_UPS


@dataclass(frozen=True)
class Content:
    """The content of a record as stored bytes; only a decision has a case and an answer.

    `stuk` is canonical JSON. `zaak` is the whole case as canonical JSON, `antwoord` the bytes of
    the answer as the command line prints it.
    """

    zout: bytes
    stuk: bytes
    zaak: bytes | None = None
    antwoord: bytes | None = None

    @property
    def hash(self) -> str:
        """The SHA-256 that stands in the chain for this content."""
        return sha256_of(
            {
                "zout": self.zout.hex(),
                "stuk": _sha256(self.stuk),
                "zaak": None if self.zaak is None else _sha256(self.zaak),
                "antwoord": None if self.antwoord is None else _sha256(self.antwoord),
            }
        )


@dataclass(frozen=True)
class ChainLink:
    """One link of the chain; numbers count from 1 without gaps."""

    nummer: int
    soort: Soort
    vorige: str
    inhoud_hash: str
    hash: str

    @property
    def computed(self) -> str:
        """The hash that the other fields give."""
        return link_hash(self.nummer, self.soort, self.vorige, self.inhoud_hash)


def link(number: int, soort: Soort, previous: str, content: Content) -> ChainLink:
    """Make the link for a content, after the link whose hash is `previous`."""
    return ChainLink(
        number, soort, previous, content.hash, link_hash(number, soort, previous, content.hash)
    )


def link_hash(number: int, soort: str, previous: str, content_hash: str) -> str:
    """The hash of a link: SHA-256 over its canonical JSON."""
    return sha256_of(
        {
            "ketenformaat": KETENFORMAAT,
            "nummer": number,
            "soort": soort,
            "vorige": previous,
            "inhoud": content_hash,
        }
    )


def piece(waarde: dict[str, Any]) -> bytes:
    """The bytes of a `stuk`."""
    return canonical_bytes(waarde)


def _sha256(waarde: bytes) -> str:
    return hashlib.sha256(waarde).hexdigest()
