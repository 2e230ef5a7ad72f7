"""The file in which a whole register travels: JSON Lines, each line one of these.

A header, the normenkaders, every link of the chain with its content, and a footer. Stored bytes
are written as the text that they are, so that people can read them too.
"""

from __future__ import annotations

import base64
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from register.record import Content

Hash = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
RecordNumber = Annotated[int, Field(ge=1, lt=2**31)]


class FilePart(BaseModel):
    """A part of the file: exactly these fields, of exactly these types."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Base64(FilePart):
    """Bytes that are no text."""

    base64: str


# Bytes as they were stored.
Bytes = str | Base64


class Header(FilePart):
    """The first line: how many links there are, and the hash of the last one."""

    uitvoerformaat: Literal[1] = 1
    schakels: int
    hash: Hash


class NormenkaderLine(FilePart):
    """A normenkader in full."""

    regel: Literal["normenkader"] = "normenkader"
    sha256: str
    inhoud: Bytes


class ContentPart(FilePart):
    """The content of a link; the salt is hexadecimal."""

    zout: Annotated[str, Field(pattern="^([0-9a-f]{2})*$")]
    stuk: Bytes
    zaak: Bytes | None
    antwoord: Bytes | None


class LinkLine(FilePart):
    """A link; without content where that was removed, by the event `verwijderd_door`."""

    regel: Literal["schakel"] = "schakel"
    nummer: RecordNumber
    soort: str
    vorige: str
    inhoud_hash: str
    hash: str
    inhoud: ContentPart | None
    verwijderd_door: RecordNumber | None


class Footer(FilePart):
    """The last line: how many lines came before it, and the SHA-256 of their bytes."""

    regel: Literal["einde"] = "einde"
    regels: int
    sha256: str


FileLine = Annotated[NormenkaderLine | LinkLine | Footer, Field(discriminator="regel")]
REGEL: TypeAdapter[NormenkaderLine | LinkLine | Footer] = TypeAdapter(FileLine)


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


def written_content(content: Content) -> ContentPart:
    """A content as it goes into the file."""
    return ContentPart(
        zout=content.zout.hex(),
        stuk=written(content.stuk),
        zaak=None if content.zaak is None else written(content.zaak),
        antwoord=None if content.antwoord is None else written(content.antwoord),
    )


def stored_content(part: ContentPart) -> Content:
    """A content as it came out of the database; raises ValueError."""
    return Content(
        bytes.fromhex(part.zout),
        stored(part.stuk),
        None if part.zaak is None else stored(part.zaak),
        None if part.antwoord is None else stored(part.antwoord),
    )
