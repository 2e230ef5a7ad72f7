"""What commands about cases share: reading files, choosing a normenkader, and saying errors."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from io import UnsupportedOperation
from pathlib import Path
from select import select
from signal import set_wakeup_fd
from typing import Annotated, NoReturn

import typer

from cli.readable import readable_errors
from cli.review import ReviewNotice
from cli.shared import (
    ANDERS,
    ONGELDIG,
    RULES,
    flush,
    json_line,
    load_library,
    say,
    stop,
    write_line,
)
from engine import DifferenceError, EngineError
from normenkader import InvalidInputError, Library, Normenkader
from normenkader.file.problems import Problem
from normenkader.file.reasons import reason
from normenkader.file.text import quoted
from normenkader.library import SETTING
from normenkader.reading import MOST_BYTES, decoded, read_text
from zaak.answers import ZaakForm
from zaak.checking import Fault, InvalidZaakError
from zaak.files import ZaakText, check_text, error_line, split_cases
from zaak.model import Zaak

# Standard input, in the place of a file.
STANDARD = "-"

# Bytes of standard input at a time.
PART = 1 << 16

Bestand = Annotated[
    str,
    typer.Argument(
        metavar="ZAAK",
        help="Zaak: YAML of JSON, of .jsonl (een zaak per regel); - is de invoer.",
    ),
]
Keuze = Annotated[
    str | None,
    typer.Option(
        "--normenkader",
        metavar="ID",
        help=f"Normenkader; anders dat van de zaak zelf, anders dat van {SETTING}.",
    ),
]
AlsJson = Annotated[bool, typer.Option("--json", help="Eén regel JSON per zaak.")]
# What a command does with one checked case: it gives the line or lines to write.
Werk = Callable[[Normenkader, Zaak], str]


class InvalidQuestionError(Exception):
    """A question about a case that has no answer, such as about a product that does not exist."""


class NoAnswerError(Exception):
    """A good question about a good case, to which there is no answer; its text says why."""


def chosen_library(regels: Path = RULES, keuze: str | None = None) -> Library:
    """Read all normenkaders; stops with every problem, or where the chosen one is not there."""
    bibliotheek = load_library(regels)
    if keuze is not None and keuze not in bibliotheek.ids():
        ids = ", ".join(bibliotheek.ids())
        stop(f"Het normenkader {quoted(keuze)} bestaat niet. Kies uit: {ids}.", ONGELDIG)
    return bibliotheek


def read_cases(files: Iterable[str]) -> Iterator[ZaakText]:
    """Give the cases of files, in order; a file that can't be read is one with an error."""
    for file in files:
        try:
            content = standard_input() if file == STANDARD else Path(file).read_bytes()
        except (OSError, ValueError) as error:
            melding = f"Het bestand is niet te lezen: {reason(error)}."
            yield ZaakText(file, 1, "", "yaml", melding)
            continue
        yield from split_cases(content, file)


def text_of(file: str) -> str:
    """The text of a file, or of standard input for `-`; raises InvalidInputError with its name."""
    if file != STANDARD:
        return read_text(Path(file))
    try:
        content = standard_input(MOST_BYTES)
        if len(content) <= MOST_BYTES:
            return decoded(content)
        why = f"te groot: hoogstens {MOST_BYTES} bytes."
    except OSError as error:
        why = f"niet te lezen: {reason(error)}."
    except ValueError as error:
        why = str(error)
    raise InvalidInputError([Problem("standaardinvoer", 0, "", why)])


def standard_input(most: int | None = None) -> bytes:
    """All of standard input; raises OSError. Ctrl+C is noticed while it waits.

    Of more than `most` bytes it gives more than that, and does not read the rest.
    """
    if sys.stdin is None:
        raise OSError(errno.EBADF, "")
    try:
        number = sys.stdin.fileno()
    except UnsupportedOperation:
        # What stands in for it in a program that calls this one is there already.
        return sys.stdin.buffer.read()
    found = bytearray()
    with _woken_by_signals() as woken:
        while (most is None or len(found) <= most) and (part := _part(number, woken)):
            found += part
    return bytes(found)


def _part(number: int, woken: int) -> bytes:
    """What comes next; b"" at the end. Ctrl+C is noticed, also just before there is a wait."""
    while number not in select([number, woken], [], [])[0]:
        os.read(woken, PART)
    return os.read(number, PART)


@contextmanager
def _woken_by_signals() -> Iterator[int]:
    """The end of a pipe that can be read when a signal came; then Python deals with it."""
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    before = set_wakeup_fd(writer, warn_on_full_buffer=False)
    try:
        yield reader
    finally:
        set_wakeup_fd(before)
        os.close(reader)
        os.close(writer)


def do_all(
    cases: Iterable[ZaakText],
    library: Library,
    keuze: str | None,
    work: Werk,
    *,
    als_json: bool,
    form: ZaakForm = "compleet",
) -> NoReturn:
    """Do the work for every case and leave with the worst exit code.

    A case that is invalid does not stop the others; its errors are said, as JSON on its own line
    too where that is asked for.
    """
    code, herziening = 0, ReviewNotice()

    def done(normenkader: Normenkader, zaak: Zaak) -> str:
        herziening.of(normenkader, zaak.peildatum)
        return work(normenkader, zaak)

    for given in cases:
        own = _one(given, library, keuze, done, als_json=als_json, form=form)
        # A failure of the program outweighs an invalid case.
        code = ANDERS if ANDERS in (code, own) else max(code, own)
    flush()
    raise typer.Exit(code)


def _one(
    given: ZaakText,
    library: Library,
    keuze: str | None,
    work: Werk,
    *,
    als_json: bool,
    form: ZaakForm,
) -> int:
    try:
        zaak, normenkader = check_text(given, library, keuze, form)
    except InvalidZaakError as error:
        return _refuse(given, error, ONGELDIG, als_json=als_json)
    try:
        tekst = work(normenkader, zaak)
    except InvalidQuestionError as error:
        refused = InvalidZaakError(zaak.zaak, [Fault((), str(error))])
        return _refuse(given, refused, ONGELDIG, als_json=als_json)
    except (DifferenceError, EngineError, NoAnswerError) as error:
        refused = InvalidZaakError(zaak.zaak, [Fault((), str(error), given.regel)])
        return _refuse(given, refused, ANDERS, als_json=als_json)
    write_line(tekst)
    return 0


def _refuse(given: ZaakText, error: InvalidZaakError, code: int, *, als_json: bool) -> int:
    if als_json:
        write_line(json_line(error_line(error)))
    say(readable_errors(given.bestand, error))
    return code
