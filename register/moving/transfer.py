"""Moves a whole register: out to one file, and from such a file into an empty register.

Both ways hold a small part of the register in memory, whatever its size.
"""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError
from sqlalchemy import Connection, func, select

from normenkader.file.reasons import reason
from register.decisions.reading import content_of
from register.errors import UnavailableError, UnreadableError
from register.moving.filling import Filler, filling
from register.moving.transfer_format import (
    REGEL,
    FilePart,
    Footer,
    Header,
    LinkLine,
    NormenkaderLine,
    written,
    written_content,
)
from register.record import BEGIN
from register.store.database import reading
from register.store.files import new_file
from register.store.opening import Register, accept
from register.store.tables import inhouden, keten, normenkaders, verwijderd
from rights import Action, User

BATCH = 500
_BROKEN = "het bestand is niet heel"
# No line of ours is longer by far; a file of something else may be one line.
MOST_BYTES = 16_000_000
Stroom = BinaryIO | gzip.GzipFile
# Called with how many links are done, and how many there are.
Meld = Callable[[int, int], None]


def silent(_done: int, _total: int) -> None:
    """Tell nobody how far it is."""


def export(register: Register, user: User, path: Path, tell: Meld = silent) -> Header:
    """Write the register as it is at one moment to a new file, compressed where it ends in .gz.

    Raises NoRightError or UnavailableError; then there is no file.
    """
    user.require(Action.UITVOEREN)
    with reading(register.engine) as connection, new_file(path) as part:
        kop = read_head(connection)
        with part.open("wb") as raw, _packed(raw, path) as file:
            _write(connection, kop, file, tell)
    return kop


def _write(connection: Connection, heading: Header, file: Stroom, tell: Meld) -> None:
    digest, number = hashlib.sha256(), 0
    for line in chain([heading], stored_normenkaders(connection), stored_links(connection)):
        number += 1
        _put(file, digest.update, line)
        if isinstance(line, LinkLine):
            tell(line.nummer, heading.schakels)
    _put(file, digest.update, Footer(regels=number, sha256=digest.hexdigest()))


def _put(
    file: Stroom,
    note: Callable[[bytes], None],
    line: FilePart,
) -> None:
    written_line = line.model_dump_json().encode() + b"\n"
    note(written_line)
    file.write(written_line)


@contextmanager
def _packed(raw: Stroom, path: Path) -> Iterator[Stroom]:
    if path.suffix != ".gz":
        yield raw
        return
    # Without a name and a time in it: the same register gives the same file.
    with gzip.GzipFile("", "wb", 6, raw, mtime=0) as file:
        yield file


def read_head(connection: Connection) -> Header:
    """How many links there are, and the hash of the last."""
    count = connection.execute(select(func.count()).select_from(keten)).scalar_one()
    last = select(keten.c.hash).order_by(keten.c.nummer.desc()).limit(1)
    return Header(schakels=count, hash=connection.execute(last).scalar() or BEGIN)


def stored_normenkaders(connection: Connection) -> Iterator[NormenkaderLine]:
    """All normenkaders."""
    for row in connection.execute(select(normenkaders).order_by(normenkaders.c.sha256)):
        yield NormenkaderLine(sha256=row.sha256, inhoud=written(row.inhoud))


def stored_links(connection: Connection) -> Iterator[LinkLine]:
    """All links with their content, in order."""
    columns = [c for c in inhouden.c if c.name != "nummer"]
    query = select(keten, *columns, verwijderd.c.gebeurtenis)
    query = query.outerjoin(inhouden, inhouden.c.nummer == keten.c.nummer)
    query = query.outerjoin(verwijderd, verwijderd.c.nummer == keten.c.nummer)
    query = query.order_by(keten.c.nummer).limit(BATCH)
    last = 0
    while rows := connection.execute(query.where(keten.c.nummer > last)).all():
        for row in rows:
            yield LinkLine(
                nummer=row.nummer,
                soort=row.soort,
                vorige=row.vorige,
                inhoud_hash=row.inhoud_hash,
                hash=row.hash,
                inhoud=None if row.stuk is None else written_content(content_of(row)),
                verwijderd_door=row.gebeurtenis,
            )
        last = rows[-1].nummer


def import_file(register: Register, path: Path, tell: Meld = silent) -> Header:
    """Fill an empty register from a file, all of it or nothing; the owner's register.

    Raises UnavailableError or InvalidFileError.
    """
    with filling(register) as vuller:
        try:
            with path.open("rb") as raw:
                packed = raw.peek(2)[:2] == b"\x1f\x8b"
                file = gzip.GzipFile(fileobj=raw) if packed else raw
                _fill(vuller, file, tell)
        except (OSError, EOFError, zlib.error) as error:
            why = reason(error) if isinstance(error, OSError) and error.errno else _BROKEN
            melding = f"{path} is niet te lezen: {why}. Er is niets bewaard."
            raise UnavailableError(melding) from error
        kop = vuller.finish()
    check_head(register, kop)
    return kop


def check_head(register: Register, heading: Header) -> None:
    """Raise UnreadableError where a register that was filled is not what it was filled with."""
    with reading(register.engine) as connection:
        if read_head(connection) != heading:
            raise UnreadableError("Wat is bewaard, is anders dan het bestand.")
    accept(register)


def _fill(filler: Filler, file: Stroom, tell: Meld) -> None:
    digest, ended = hashlib.sha256(), False
    number = 0
    while line := file.readline(MOST_BYTES):
        number += 1
        filler.regel = number
        if ended:
            filler.problem("Na de laatste regel hoort niets te komen.")
            return
        try:
            if number == 1:
                filler.kop = Header.model_validate_json(line)
            else:
                part = REGEL.validate_json(line)
                ended = isinstance(part, Footer)
                _take(filler, part, digest.hexdigest() if ended else "")
                tell(filler.last, filler.kop.schakels)
        except ValidationError as error:
            filler.problem(_shape(error))
            if number == 1:
                return
        digest.update(line)
    if not ended:
        filler.problem("Het bestand houdt te vroeg op: de laatste regel ontbreekt.")


def _take(filler: Filler, part: NormenkaderLine | LinkLine | Footer, digest: str) -> None:
    if isinstance(part, NormenkaderLine):
        filler.normenkader(part)
    elif isinstance(part, LinkLine):
        filler.link(part)
    elif (part.regels, part.sha256) != (filler.regel - 1, digest):
        filler.problem("Het bestand is niet meer zoals het geschreven is: de controle klopt niet.")


def _shape(error: ValidationError) -> str:
    places = [".".join(map(str, e["loc"])) for e in error.errors(include_url=False)]
    where = ", ".join(dict.fromkeys(p for p in places if p))
    return f"Deze regel is niet van het uitvoerformaat{f' ({where})' if where else ''}."
