"""From a YAML file to a checked normenkader, or to everything that is wrong with it."""

from __future__ import annotations

import errno
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from normenkader.checks import check
from normenkader.file.canonical import sha256_of
from normenkader.file.problems import InvalidInputError, Problem
from normenkader.file.reasons import reason
from normenkader.file.translate import problems_of
from normenkader.file.tree import Tree, read_yaml
from normenkader.model import Normenkader

# So many normenkaders stay: reading one takes as long as judging hundreds of cases.
MOST_READ = 16
# Of one file: twenty times a whole normenkader. YAML of this size takes some seconds to read.
MOST_BYTES = 1_000_000


def file_bytes(pad: Path, most: int | None = None) -> bytes:
    """What is in a file; raises OSError, also for what is no ordinary file and may never end.

    Of one with more than `most` bytes it gives one more than that, and does not read the rest.
    """
    if pad.exists() and not pad.is_file():
        raise OSError(errno.EISDIR if pad.is_dir() else errno.ENODEV, "")
    with pad.open("rb") as file:
        return file.read() if most is None else file.read(most + 1)


def decoded(content: bytes) -> str:
    """The UTF-8 text of a file, without a byte order mark; raises ValueError with what to do."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        melding = f"Dit is geen UTF-8-tekst (byte {error.start}). Sla het bestand op als UTF-8."
        raise ValueError(melding) from error


def read_text(pad: Path) -> str:
    """Read a UTF-8 file; raises InvalidInputError when it can't be read."""
    try:
        content = file_bytes(pad, MOST_BYTES)
    except OSError as error:
        melding = f"Het bestand is niet te lezen: {reason(error)}."
        raise InvalidInputError([Problem(str(pad), 0, "", melding)]) from error
    if len(content) > MOST_BYTES:
        melding = f"Het bestand is te groot: het mag hoogstens {MOST_BYTES} bytes zijn."
        raise InvalidInputError([Problem(str(pad), 0, "", melding)])
    try:
        return decoded(content)
    except ValueError as error:
        raise InvalidInputError([Problem(str(pad), 0, "", str(error))]) from error


@lru_cache(maxsize=MOST_READ)
def parse_normenkader(tekst: str, file: str) -> Normenkader:
    """Read and check one normenkader; raises InvalidInputError with every problem and its place.

    The same text of the same file gives the same normenkader: nothing changes one.
    """
    return build(read_yaml(tekst, file))


def build(boom: Tree, *, in_use: bool = False) -> Normenkader:
    """Make a checked normenkader of plain data; raises InvalidInputError.

    One that decisions were made with (`in_use`) is only checked for what its calculation needs.
    """
    try:
        normenkader = Normenkader.model_validate(boom.waarde)
    except ValidationError as error:
        raise InvalidInputError([*boom.problemen, *problems_of(error, boom)]) from error
    work = check(normenkader, boom, in_use=in_use)
    problems = [*boom.problemen, *work.problemen]
    if problems:
        raise InvalidInputError(problems)
    normenkader._inhoud = boom.waarde
    normenkader._sha256 = sha256_of(boom.waarde)
    normenkader._waarschuwingen = tuple(work.waarschuwingen)
    return normenkader


def from_content(content: Any, file: str = "normenkader") -> Normenkader:
    """Make a checked normenkader of its plain `content`, kept elsewhere; raises InvalidInputError.

    Its hash is that of the file it came from: the canonical form has no places.
    """
    return build(Tree(file, content), in_use=True)


def read_normenkader(pad: Path) -> Normenkader:
    """Read and check one file; raises InvalidInputError."""
    return parse_normenkader(read_text(pad), str(pad))
