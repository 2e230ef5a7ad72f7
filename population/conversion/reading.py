"""Reads technical conversions: the folder `omzettingen` beside the versions of a normenkader."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from normenkader import InvalidInputError, Library, Normenkader, NotInForceError, Problem
from normenkader.base import Bron
from normenkader.checks.work import doubles
from normenkader.file.canonical import sha256_of
from normenkader.file.problems import DataPath
from normenkader.file.translate import problems_of
from normenkader.file.tree import read_yaml
from normenkader.library import yaml_in
from normenkader.reading import read_text
from normenkader.stages import Opslag
from normenkader.texts import date_text
from population.conversion.model import Omzetting

FOLDER = "omzettingen"


def conversion_files(regels: Path) -> list[Path]:
    """The files of conversions in a folder with normenkaders, or in that of one of them."""
    if regels.is_file():
        return []
    folders = [regels / FOLDER, *sorted(regels.glob(f"*/{FOLDER}"))]
    return [file for folder in folders for file in yaml_in(folder)]


def read_conversions(regels: Path, library: Library) -> tuple[Omzetting, ...]:
    """Read and check every conversion; raises InvalidInputError with all problems."""
    found: list[Omzetting] = []
    problems: list[Problem] = []
    for file in conversion_files(regels):
        try:
            found.append(read_conversion(file, library))
        except InvalidInputError as error:
            problems += error.problemen
    if problems:
        raise InvalidInputError(problems)
    return tuple(found)


def read_conversion(file: Path, library: Library) -> Omzetting:
    """Read and check one file; raises InvalidInputError."""
    boom = read_yaml(read_text(file), str(file))
    try:
        omzetting = Omzetting.model_validate(boom.waarde)
    except ValidationError as error:
        raise InvalidInputError([*boom.problemen, *problems_of(error, boom)]) from error
    wrong = [boom.problem(pad, melding) for pad, melding in _wrong(omzetting, library)]
    problems = [*boom.problemen, *wrong]
    if problems:
        raise InvalidInputError(problems)
    omzetting._sha256 = sha256_of(boom.waarde)
    return omzetting


Wrong = Iterator[tuple[DataPath, str]]


def _wrong(omzetting: Omzetting, library: Library) -> Wrong:
    yield from _own(omzetting)
    sides: dict[str, Normenkader] = {}
    for key, side in (("van", omzetting.van), ("naar", omzetting.naar)):
        try:
            sides[key] = library.version(side.normenkader, side.versie)
        except NotInForceError as error:
            yield (key, "versie"), str(error)
    if len(sides) == len(("van", "naar")):
        yield from _old(omzetting, sides["van"])
        yield from _new(omzetting, sides["naar"])


def _own(omzetting: Omzetting) -> Wrong:
    """Ids that stand there once, and sources that exist."""
    rules = [
        *((("producten", i), rule) for i, rule in enumerate(omzetting.producten)),
        *((("opslag", i), rule) for i, rule in enumerate(omzetting.opslag)),
    ]
    for i in doubles(rule.regel for _, rule in rules):
        yield (*rules[i][0], "regel"), "deze code staat er al: geef elke regel een eigen code"
    codes = [(i, j, c) for i, r in enumerate(omzetting.opslag) for j, c in enumerate(r.codes)]
    for n in doubles(code for _, _, code in codes):
        yield ("opslag", codes[n][0], "codes", codes[n][1]), "staat er al"
    known = {d.document for d in omzetting.bronnen}
    sources: list[tuple[DataPath, Bron]] = [(pad, rule.bron) for pad, rule in rules]
    sources += [(("past_niet", i), line.bron) for i, line in enumerate(omzetting.past_niet)]
    for pad, bron in sources:
        if bron.document not in known:
            yield (*pad, "bron", "document"), f"document {bron.document!r} bestaat niet"


def _old(omzetting: Omzetting, old: Normenkader) -> Wrong:
    """Every old product becomes something once."""
    known = [p.product for p in old.producten]
    named = [
        (("producten", i, "van", j), code)
        for i, rule in enumerate(omzetting.producten)
        for j, code in enumerate(rule.van)
    ]
    for pad, code in named:
        if code not in known:
            yield pad, f"het product {code!r} bestaat niet. Kies uit: {', '.join(known)}."
    for n in doubles(code for _, code in named):
        yield named[n][0], "dit product wordt al omgezet: dat kan maar naar één product"
    lacking = [code for code in known if code not in {c for _, c in named}]
    if lacking:
        yield ("producten",), f"deze producten worden niet omgezet: {', '.join(lacking)}"


def _new(omzetting: Omzetting, new: Normenkader) -> Wrong:
    """What comes out exists, from the first day that it is used on."""
    products = {p.product: p for p in new.producten}
    for i, rule in enumerate(omzetting.producten):
        if rule.naar not in products:
            choices = ", ".join(products)
            yield ("producten", i, "naar"), f"het product bestaat niet. Kies uit: {choices}."
        elif omzetting.opslag and products[rule.naar].opslag is None:
            yield ("producten", i, "naar"), "dit product heeft geen opslag"
    if omzetting.opslag and new.stage(Opslag) is None:
        yield ("opslag",), f"{omzetting.naar.name} heeft geen fase opslag"
    period = new.geldig
    end = period.tot_en_met
    if omzetting.ingang < period.van or (end is not None and omzetting.ingang > end):
        first = date_text(period.van)
        yield ("ingang",), f"op die dag geldt {omzetting.naar.name} niet (vanaf {first})"
