"""A file of declared minutes per month: CSV with `maand` and `minuten`."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from iwmo.declarations.model import Declared
from iwmo.months import MOST_VOLUME
from normenkader.file.problems import InvalidInputError, Problem
from normenkader.file.text import quoted
from normenkader.texts import listed

COLUMNS = ("maand", "minuten")
PART = "deel"
OTHERWISE = "kijk of elk aanhalingsteken een tweede heeft"
NO_CSV = {
    "unexpected end of data": "een aanhalingsteken heeft geen tweede, dat de waarde afsluit",
    "expected after": "na een aanhalingsteken dat afsluit, hoort het teken tussen de kolommen",
    "field larger": "een waarde is te lang",
}
MONTH = re.compile("[0-9]{4}-(0[1-9]|1[0-2])")
NUMBER = re.compile("[0-9]{1,8}")


def read_declared(tekst: str, file: str, parts: int) -> list[Declared]:
    """The rows of a file about so many toewijzingen; raises InvalidInputError with every problem.

    The first line names the columns, in any order: `maand` (jaar-maand), `minuten` (a whole number;
    Bron: iWmo 3.2, IV042), and `deel` (from 1) where there is more than one toewijzing. Between
    columns stands `;` or `,`. A month is there once for each toewijzing (Bron: iWmo 3.2, TR389).
    """
    problems: list[Problem] = []
    found = list(_rows(tekst, file, parts, problems))
    if not found and not problems:
        problems.append(Problem(file, 0, "", "Er staat geen enkele maand in."))
    if problems:
        raise InvalidInputError(sorted(problems))
    return found


def _rows(tekst: str, file: str, parts: int, problems: list[Problem]) -> Iterator[Declared]:
    head = tekst.splitlines()[0] if tekst.strip() else ""
    reader = csv.reader(
        # The line ends of every system, also that of old ones (CR alone).
        io.StringIO(tekst, newline=None),
        delimiter=";" if ";" in head else ",",
        strict=True,
        skipinitialspace=True,
    )
    seen: dict[tuple[int, str], int] = {}
    try:
        names = _names(reader, file, parts, problems)
        if names is None:
            return
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            line = reader.line_num
            if len(cells) != len(names):
                wrong = f"heeft {len(cells)} kolommen: het moeten er {len(names)} zijn, zoals boven"
                problems.append(Problem(file, line, "", f"Deze regel {wrong}."))
                continue
            row = dict(zip(names, (c.strip() for c in cells), strict=True))
            own = _row(row, line, file, parts, problems)
            if own is None:
                continue
            earlier = seen.setdefault((own.part, own.maand), line)
            if earlier != line:
                told = (
                    f"{own.maand} staat al op regel {earlier}: een maand wordt één keer "
                    "gedeclareerd (TR389). Tel de minuten samen op één regel."
                )
                problems.append(Problem(file, line, "maand", told))
            yield own
    except csv.Error as error:
        problems.append(Problem(file, max(1, reader.line_num), "", _dutch(str(error))))


def _dutch(melding: str) -> str:
    """What the standard library says about CSV."""
    why = next((dutch for begin, dutch in NO_CSV.items() if begin in melding), OTHERWISE)
    return f"Deze regel is geen CSV: {why}."


def _names(
    reader: Iterator[list[str]], file: str, parts: int, problems: list[Problem]
) -> list[str] | None:
    """The columns, None where they are not those that must be there."""
    names = [cell.strip().lower() for cell in next(reader, [])]
    wanted = [*COLUMNS, PART] if parts > 1 else [*COLUMNS]
    known = {*COLUMNS, PART}
    wrong = [f"kolom {quoted(n)} is hier niet bekend" for n in names if n not in known]
    wrong += [f"kolom {quoted(n)} ontbreekt" for n in wanted if n not in names]
    wrong += [f"kolom {quoted(n)} staat er meer keren" for n in sorted(known) if names.count(n) > 1]
    if not wrong:
        return names
    expected = listed([quoted(n) for n in wanted])
    problems.append(
        Problem(file, 1, "", f"{listed(wrong)}. Schrijf op de eerste regel: {expected}.")
    )
    return None


def _row(
    row: dict[str, str], line: int, file: str, parts: int, problems: list[Problem]
) -> Declared | None:
    wrong: dict[str, str] = {}
    if not MONTH.fullmatch(row["maand"]):
        wrong["maand"] = "is geen maand: schrijf jaar-maand, zoals 2026-01"
    if not NUMBER.fullmatch(row["minuten"]) or int(row["minuten"]) > MOST_VOLUME:
        wrong["minuten"] = "is geen heel aantal minuten: schrijf bijvoorbeeld 600"
    part = row.get(PART, "1")
    if not re.fullmatch("[1-9][0-9]{0,3}", part) or int(part) > parts:
        wrong[PART] = f"is geen deel: kies een getal van 1 tot en met {parts}"
    for name, why in wrong.items():
        problems.append(Problem(file, line, name, f"{quoted(row[name])} {why}."))
    return None if wrong else Declared(line, int(part), row["maand"], int(row["minuten"]))
