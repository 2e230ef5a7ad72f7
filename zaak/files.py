"""Reads cases from files: one per YAML or JSON file, one per line of JSONL."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from normenkader import InvalidInputError, Library, Normenkader
from normenkader.file.text import NO_TEXT
from normenkader.file.tree import Tree, read_json, read_yaml, with_places
from normenkader.reading import decoded
from zaak.answers import ZaakForm
from zaak.checking import CHECKS, Fault, InvalidZaakError, check_reference
from zaak.model import Zaak

MOST_BYTES = 1_000_000
# In YAML too a line may begin with a brace, but not a whole case on each of them.
_OBJECT = re.compile(rb'\{\s*["}].*\}')
_BEGIN_OF_JSON = re.compile(rb'\{\s*["}]')


@dataclass(frozen=True)
class ZaakText:
    """The text of one case: its file, the line at which it starts, and its kind."""

    bestand: str
    regel: int
    tekst: str
    soort: str
    fout: str = ""


def split_cases(content: bytes, file: str) -> Iterator[ZaakText]:
    """Give the cases of a file by its ending; `-` (standard input) is judged by its content."""
    ending = file.rsplit(".", 1)[-1].lower()
    soort = ending if ending in ("jsonl", "json", "yaml", "yml") else _kind(content)
    if soort != "jsonl":
        yield _case_text(content, file, 1, "json" if soort == "json" else "yaml")
        return
    lines = content.rstrip(b"\r\n \t").split(b"\n")
    for number, line in enumerate(lines, start=1):
        yield _case_text(line.rstrip(b"\r"), file, number, "json")


def _kind(content: bytes) -> str:
    tekst = content.removeprefix(codecs.BOM_UTF8).strip()
    if not any(line.lstrip().startswith(b"{") for line in tekst.split(b"\n")):
        return "yaml"
    try:
        json.loads(tekst)
    except ValueError:
        return _kind_of_lines(tekst)
    except RecursionError:
        # The reader says at which line it is nested too deep.
        return "json"
    return "json"


def _kind_of_lines(tekst: bytes) -> str:
    """Text that is no JSON as a whole: objects on lines of their own, or a slip in JSON or YAML."""
    lines = [line for line in tekst.split(b"\n") if line.strip()]
    objects = sum(bool(_OBJECT.fullmatch(line.strip())) for line in lines)
    if 2 * objects >= len(lines):
        return "jsonl"
    return "json" if _BEGIN_OF_JSON.match(tekst) else "yaml"


def _case_text(content: bytes, file: str, regel: int, soort: str) -> ZaakText:
    if len(content) > MOST_BYTES:
        melding = f"De zaak is te groot: hoogstens {MOST_BYTES} bytes."
        return ZaakText(file, regel, "", soort, melding)
    try:
        tekst = decoded(content)
    except ValueError as error:
        return ZaakText(file, regel, "", soort, str(error))
    if not tekst.strip():
        return ZaakText(file, regel, "", soort, "Hier staat geen zaak: de regel is leeg.")
    return ZaakText(file, regel, tekst, soort)


def check_text(
    given: ZaakText, library: Library, keuze: str | None = None, form: ZaakForm = "compleet"
) -> tuple[Zaak, Normenkader]:
    """Check the case of a file; raises InvalidZaakError with every error and its line."""
    return check_tree(given, read_tree(given), library, keuze, form)


def read_tree(given: ZaakText) -> Tree:
    """The plain data of the case of a file; raises InvalidZaakError where it can't be read."""
    if given.fout:
        raise InvalidZaakError(None, [Fault((), given.fout, given.regel)])
    try:
        return _tree(given)
    except InvalidInputError as fault:
        found = [Fault((), p.melding, _line(given, p.regel)) for p in fault.problemen]
        raise InvalidZaakError(None, found) from fault


def check_tree(
    given: ZaakText,
    boom: Tree,
    library: Library,
    keuze: str | None = None,
    form: ZaakForm = "compleet",
) -> tuple[Zaak, Normenkader]:
    """Check the case that was read from a file; raises InvalidZaakError with every error."""
    try:
        result = CHECKS[form](boom.waarde, library, keuze)
    except InvalidZaakError as error:
        raise _placed(error, given, boom) from error
    if boom.problemen:
        raise _placed(InvalidZaakError(result[0].zaak, []), given, boom)
    return result


def check_reference_of(given: ZaakText, boom: Tree, own: dict[str, Any]) -> str:
    """The reference of a line without answers, as that of a case; raises InvalidZaakError."""
    try:
        name = check_reference(own)
    except InvalidZaakError as error:
        raise _placed(error, given, boom) from error
    if boom.problemen:
        raise _placed(InvalidZaakError(name, []), given, boom)
    return name


def _tree(given: ZaakText) -> Tree:
    reader = read_json if given.soort == "json" else read_yaml
    return reader(given.tekst, given.bestand)


def _placed(error: InvalidZaakError, given: ZaakText, tree: Tree) -> InvalidZaakError:
    if given.soort == "json":
        tree = with_places(tree, given.tekst)
    said = {f.pad_tekst for f in error.fouten}
    form = [
        Fault((p.pad,) if p.pad else (), p.melding, _line(given, p.regel))
        for p in tree.problemen
        # The answers are held against their own form: that says the same.
        if not (p.melding.startswith(NO_TEXT) and p.pad in said)
    ]
    rest = [replace(f, regel=_line(given, tree.regel(f.pad))) for f in error.fouten]
    return InvalidZaakError(error.zaak, [*form, *rest])


def _line(given: ZaakText, regel: int) -> int:
    return given.regel + max(regel, 1) - 1


def error_line(error: InvalidZaakError) -> dict[str, Any]:
    """The line of the contract for an invalid case."""
    fouten = [{"pad": f.pad_tekst, "melding": f.melding} for f in error.fouten]
    return {"zaak": error.zaak, "fouten": fouten}
