"""What the commands share: options, reading the rules, exit codes, writing to the terminal."""

from __future__ import annotations

import errno
import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console

import rules
from normenkader import InvalidInputError, Library, Normenkader, NotInForceError, read_library
from normenkader.file.text import quoted, visible
from normenkader.library import SETTING, split_version

ANDERS, ONGELDIG = 1, 2
RULES = Path(rules.__file__).parent
SHIPPED = "de meegeleverde regels"
ENV_RULES = "NORMWIJZER_REGELS"

RegelsMap = Annotated[
    Path,
    typer.Option(
        "--regels",
        metavar="MAP",
        envvar=ENV_RULES,
        help="Map met normenkaders (YAML).",
        show_default=SHIPPED,
    ),
]

# Also as a path, which has one slash of the two; a password may hold each of these signs itself.
_ADDRESS_SECRET = re.compile(r"([a-z][\w+.-]*:/+[^\s:/@]*:)\S*@", re.IGNORECASE)
_PATH_SECRET = re.compile(
    r"((?:postgres|mysql|mariadb|mssql|oracle|https?|s?ftp)[\w+]*:/(?!/)[^\s:/@]*:)\S*",
    re.IGNORECASE,
)
_NAMED_SECRET = re.compile(r"\b((?:pass\w*|pwd|wachtwoord)=)[^\s&]+", re.IGNORECASE)

# Errors and progress go to standard error, so that standard output holds answers only.
fout_console = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)


class OutputError(Exception):
    """Standard output can't be written: it is full, closed, or nobody reads it any more."""


def json_line(data: Any) -> str:
    """Plain data as one line of JSON; an answer is written by `engine.answer_text`."""
    return json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def write_line(tekst: str) -> None:
    """Write a line of UTF-8 to standard output, the same bytes whatever the terminal's locale.

    What could steer a terminal becomes a visible character. Raises OutputError.
    """
    if sys.stdout is None:
        raise OutputError(OSError(errno.EBADF, ""))
    try:
        sys.stdout.buffer.write(visible(tekst).encode() + b"\n")
    except OSError as error:
        raise OutputError(error) from error


def write_bytes(content: bytes) -> None:
    """Write to standard output exactly what is given; raises OutputError."""
    if sys.stdout is None:
        raise OutputError(OSError(errno.EBADF, ""))
    try:
        sys.stdout.buffer.write(content)
    except OSError as error:
        raise OutputError(error) from error


def flush() -> None:
    """Have all that was written go out; raises OutputError."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        raise OutputError(error) from error


def say(tekst: str) -> None:
    """Write to standard error, without a password or anything that could steer a terminal."""
    if sys.stderr is not None:
        fout_console.print(visible(without_password(tekst)))


def without_password(tekst: str) -> str:
    """A message with no password of an address in it, wherever the address was typed by mistake."""
    tekst = _PATH_SECRET.sub(r"\1…", _ADDRESS_SECRET.sub(r"\1…@", tekst))
    return _NAMED_SECRET.sub(r"\1…", tekst)


def warning(normenkader: Normenkader) -> Iterator[str]:
    """What a normenkader warns of, as a line; nothing where it warns of nothing."""
    if normenkader.melding:
        yield f"Let op: {normenkader.melding.strip()}"


def stop(melding: str, code: int = ANDERS) -> NoReturn:
    """Say what is wrong and stop."""
    flush()
    say(melding)
    raise typer.Exit(code)


def load_library(pad: Path) -> Library:
    """Read all normenkaders, or stop with every problem and exit code 2."""
    try:
        found = read_library(pad)
    except InvalidInputError as error:
        stop("\n".join(["Het normenkader is niet goed:", *map(str, error.problemen)]), ONGELDIG)
    try:
        return found.with_setting(os.environ.get(SETTING))
    except InvalidInputError as error:
        stop("\n".join(map(str, error.problemen)), ONGELDIG)


def named_version(library: Library, tekst: str, option: str = "") -> Normenkader:
    """The version that an argument or option names as ID@VERSIE, or stop with exit code 2."""
    before = f"{option}: " if option else ""
    parts = split_version(tekst)
    if parts is None:
        stop(f"{before}{quoted(tekst)} is geen ID@VERSIE, bijvoorbeeld demo-ib@2026.1.", ONGELDIG)
    try:
        return library.version(*parts)
    except NotInForceError as error:
        stop(f"{before}{error}", ONGELDIG)


def whole_number(option: str, tekst: str | None) -> int | None:
    """Read the whole number of an option, from 1; stops where it is none."""
    if tekst is None:
        return None
    # Not int() alone: that also takes "1_0", and digits of other scripts.
    if not re.fullmatch("[1-9][0-9]{0,8}", tekst):
        stop(f"{option}: {quoted(tekst)} is geen heel getal vanaf 1.", ONGELDIG)
    return int(tekst)
