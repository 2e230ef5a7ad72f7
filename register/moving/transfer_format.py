"""The file in which a whole register travels: JSON Lines, each line one of these.

A header, the normenkaders, every link of the chain with its content, and a footer. Stored bytes
are written as the text that they are, so that people can read them too.
"""

from __future__ import annotations

import base64
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from register.record import Inhoud

Hash = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
Nummer = Annotated[int, Field(ge=1, lt=2**31)]


class Onderdeel(BaseModel):
    """A part of the file: exactly these fields, of exactly these types."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Base64(Onderdeel):
    """Bytes that are no text."""

    base64: str


# Bytes as they were stored.
Bytes = str | Base64


class Kop(Onderdeel):
    """The first line: how many links there are, and the hash of the last one."""

    uitvoerformaat: Literal[1] = 1
    schakels: int
    hash: Hash


class NormenkaderRegel(Onderdeel):
    """A normenkader in full."""

    regel: Literal["normenkader"] = "normenkader"
    sha256: str
    inhoud: Bytes


class InhoudDeel(Onderdeel):
    """The content of a link; the salt is hexadecimal."""

    zout: Annotated[str, Field(pattern="^([0-9a-f]{2})*$")]
    stuk: Bytes
    zaak: Bytes | None
    antwoord: Bytes | None


class SchakelRegel(Onderdeel):
    """A link; without content where that was removed, by the event `verwijderd_door`."""

    regel: Literal["schakel"] = "schakel"
    nummer: Nummer
    soort: str
    vorige: str
    inhoud_hash: str
    hash: str
    inhoud: InhoudDeel | None
    verwijderd_door: Nummer | None


class Slot(Onderdeel):
    """The last line: how many lines came before it, and the SHA-256 of their bytes."""

    regel: Literal["einde"] = "einde"
    regels: int
    sha256: str


Regel = Annotated[NormenkaderRegel | SchakelRegel | Slot, Field(discriminator="regel")]
REGEL: TypeAdapter[NormenkaderRegel | SchakelRegel | Slot] = TypeAdapter(Regel)


def written(waarde: bytes) -> Bytes:
    """Bytes as they go into the file."""
    try:
        return waarde.decode()
    except UnicodeDecodeError:
        return Base64(base64=base64.b64encode(waarde).decode())


def stored(waarde: Bytes) -> bytes:
    """Bytes as they came out of the database; raises ValueError."""
    if isinstance(waarde, str):
        return waarde.encode()
    return base64.b64decode(waarde.base64, validate=True)


def written_content(inhoud: Inhoud) -> InhoudDeel:
    """A content as it goes into the file."""
    return InhoudDeel(
        zout=inhoud.zout.hex(),
        stuk=written(inhoud.stuk),
        zaak=None if inhoud.zaak is None else written(inhoud.zaak),
        antwoord=None if inhoud.antwoord is None else written(inhoud.antwoord),
    )


def stored_content(deel: InhoudDeel) -> Inhoud:
    """A content as it came out of the database; raises ValueError."""
    return Inhoud(
        bytes.fromhex(deel.zout),
        stored(deel.stuk),
        None if deel.zaak is None else stored(deel.zaak),
        None if deel.antwoord is None else stored(deel.antwoord),
    )
