"""Decisions out of the register: as JSONL, CSV or XLSX.

JSONL holds everything that was stored, byte for byte the same values: use it for checking and for
other programs. CSV and XLSX are flat tables for reading and counting. They leave the user out:
counting by person is what they must not invite (see `register.decisions.statistics`).

CSV has semicolons, quoted texts and a byte order mark: that is what a Dutch Excel opens at once.
Texts that a spreadsheet would calculate get an apostrophe there; numbers stay numbers.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import IO, Any, Literal

import xlsxwriter
from sqlalchemy import Connection, select

from engine.schedule import dated, rounded
from register.decisions.numbering import Order, order_of
from register.decisions.reading import BesluitRow, Filter, numbers
from register.errors import TooManyRowsError
from register.moving.cells import csv_cell, xlsx_cell
from register.moving.following import KOLOMMEN as FOLLOWING
from register.moving.following import columns, following
from register.store.database import reading
from register.store.derived import last_day
from register.store.opening import Register
from register.store.tables import besluiten, inhouden, keten, normenkaders
from rights import Action, User

Soort = Literal["jsonl", "csv", "xlsx"]
Selectie = Filter | Sequence[int]
Vooruit = Callable[[int, int], None]
Waarde = str | int | None
# A decision with the stored `stuk` of what follows it.
Rows = Iterator[tuple[BesluitRow, Sequence[bytes]]]
# What normenkaders say of themselves, by their fingerprint.
Messages = Mapping[str, str]

BATCH = 500
# A sheet of Excel has this many rows; the first holds the names of the columns.
MOST_ROWS = 1_048_576
_OF_DECISION = ("uitkomst", "product", "minuten_per_week", "ingangsdatum", "weken")
KOLOMMEN = (
    "record",
    "besluit",
    "geldend",
    "vervangen_door_besluit",
    "hash",
    "zaak",
    "tijdstip_utc",
    "rol",
    "normenkader",
    "versie",
    "normenkader_sha256",
    *(f"voorstel_{name}" for name in _OF_DECISION),
    *_OF_DECISION,
    "laatste_dag",
    "verdeling",
    "gemiddeld_per_week",
    "afwijking",
    "reden",
    "toelichting",
    "oordeel",
    "voor_client",
    "vervangt_besluit",
    "regels",
    "programma",
    "durable_rules",
    "modules",
    "melding_normenkader",
    "vooraf_uitkomst",
    "vooraf_product",
    "vooraf_minuten_per_week",
    "vooraf_weet_niet",
    "vooraf_tijdstip_utc",
    "vooraf_antwoorden",
    "herindicatie_van_besluit",
    "herindicatie_verlaagt",
    "herindicatie_waarom",
    "herindicatie_niet_besproken",
    *FOLLOWING,
)


def export(
    register: Register,
    user: User,
    selection: Selectie,
    soort: Soort,
    file: IO[bytes],
    ahead: Vooruit | None = None,
) -> int:
    """Write the decisions that fit a filter, or those with these numbers; gives how many.

    Everything is of one moment. The memory that it takes does not grow with the number of
    decisions, but for their numbers. Raises TooManyRowsError.
    """
    user.require(Action.UITVOEREN)
    with reading(register.engine) as connection:
        wanted = (
            numbers(connection, selection)
            if isinstance(selection, Filter)
            else sorted(set(selection))
        )
        if soort == "xlsx" and len(wanted) >= MOST_ROWS:
            raise TooManyRowsError(
                f"Een werkblad van Excel heeft plaats voor {MOST_ROWS - 1} besluiten; dit zijn er "
                f"{len(wanted)}. Kies een kortere periode, of voer uit als CSV of JSONL."
            )
        rows = _stored(connection, wanted, ahead or (lambda *_: None))
        order = order_of(connection, wanted)
        return _WRITERS[soort](rows, order, _messages(connection), file)


def _messages(connection: Connection) -> Messages:
    """What each stored normenkader says of itself, on one line, by its fingerprint."""
    found = connection.execute(select(normenkaders.c.sha256, normenkaders.c.inhoud)).all()
    return {row.sha256: _message(json.loads(row.inhoud)) for row in found}


def _message(content: Any) -> str:
    """The message of a normenkader; what was changed from outside can have any form."""
    return " ".join(str(content.get("melding") or "").split()) if isinstance(content, dict) else ""


def _stored(connection: Connection, wanted: list[int], ahead: Vooruit) -> Rows:
    """The stored content with its hash, in the order of the chain; what was removed is left out."""
    query = (
        select(inhouden, keten.c.hash, besluiten.c.regels)
        .join(keten, keten.c.nummer == inhouden.c.nummer)
        .join(besluiten, besluiten.c.nummer == inhouden.c.nummer)
    )
    for start in range(0, len(wanted), BATCH):
        part = wanted[start : start + BATCH]
        found = query.where(inhouden.c.nummer.in_(part)).order_by(inhouden.c.nummer)
        beside = following(connection, part)
        for row in connection.execute(found).all():
            yield row, beside.get(row.nummer, ())
        ahead(start + len(part), len(wanted))


def _write_jsonl(rows: Rows, order: Order, _: Messages, file: IO[bytes]) -> int:
    count = 0
    for row, follow in rows:
        # What was stored is JSON already: it is set in as it is.
        numbers = {
            "nummer": row.nummer,
            "besluit": order.nummering.besluit(row.nummer),
            "vervangen_door": order.opvolgers.get(row.nummer),
        }
        head = json.dumps({**numbers, "hash": row.hash})[:-1].encode()
        pieces = (("stuk", row.stuk), ("zaak", row.zaak), ("antwoord", row.antwoord))
        body = b"".join(f', "{name}": '.encode() + one_line(content) for name, content in pieces)
        if follow:
            body += b', "vervolgstukken": [' + b", ".join(map(one_line, follow)) + b"]"
        file.write(head + body + b"}\n")
        count += 1
    return count


def one_line(content: bytes | None) -> bytes:
    """Stored JSON on one line."""
    text = (content or b"null").strip()
    if b"\n" not in text and b"\r" not in text:
        return text
    return json.dumps(json.loads(text), ensure_ascii=False).encode()


def _write_csv(rows: Rows, order: Order, messages: Messages, file: IO[bytes]) -> int:
    text = io.TextIOWrapper(file, encoding="utf-8-sig", errors="replace", newline="")
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow(KOLOMMEN)
    count = 0
    for row, follow in rows:
        values = [*flat(row, order, messages), *columns(follow)]
        writer.writerow(csv_cell(v) if isinstance(v, str) else v for v in values)
        count += 1
    # The file belongs to the caller.
    text.detach()
    return count


def _write_xlsx(rows: Rows, order: Order, messages: Messages, file: IO[bytes]) -> int:
    settings = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    count = 0
    with xlsxwriter.Workbook(file, settings) as book:
        sheet = book.add_worksheet("Besluiten")
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, len(KOLOMMEN) - 1, 18)
        bold = book.add_format({"bold": True})
        for column, name in enumerate(KOLOMMEN):
            sheet.write_string(0, column, name, bold)
        for count, (row, follow) in enumerate(rows, start=1):
            values = [*flat(row, order, messages), *columns(follow)]
            for column, value in enumerate(values):
                if isinstance(value, int):
                    sheet.write_number(count, column, value)
                elif value is not None:
                    sheet.write_string(count, column, xlsx_cell(value))
    return count


def flat(row: BesluitRow, order: Order, messages: Messages) -> list[Waarde]:
    """The values of one decision, in the order of KOLOMMEN but for what follows it."""
    besluit_of, later = order.nummering.besluit, order.opvolgers.get(row.nummer)
    stuk: dict[str, Any] = json.loads(row.stuk)
    norm, besluit, voorstel = stuk["normenkader"], stuk["besluit"], stuk["voorstel"]
    return [
        row.nummer,
        besluit_of(row.nummer),
        "nee" if later else "ja",
        besluit_of(later) if later else None,
        row.hash,
        stuk["zaak"],
        stuk["tijdstip"],
        stuk["rol"],
        norm["id"],
        norm["versie"],
        norm["sha256"],
        *(voorstel[name] for name in _OF_DECISION),
        *(besluit[name] for name in _OF_DECISION),
        last_day(besluit["ingangsdatum"], besluit["weken"]) if besluit["weken"] else None,
        *_schedule(stuk["fasering"], besluit["ingangsdatum"]),
        ", ".join(stuk["afwijking"]),
        stuk["reden"],
        stuk["toelichting"],
        stuk["oordeel"],
        stuk["voor_client"],
        besluit_of(stuk["vervangt"]) if stuk["vervangt"] else None,
        row.regels,
        stuk["programma"],
        stuk["durable_rules"],
        ", ".join(besluit.get("modules", ())),
        messages.get(norm["sha256"], ""),
        *_beforehand(stuk.get("vooraf")),
        *_reassessed(stuk.get("herindicatie"), besluit_of),
    ]


def _beforehand(vooraf: dict[str, Any] | None) -> list[Waarde]:
    """What was expected before the proposal was shown; the answers of then stand in the JSONL."""
    if vooraf is None:
        return [None] * 6
    names = ("uitkomst", "product", "minuten_per_week", "weet_niet", "tijdstip")
    same = "later veranderd" if "toen" in vooraf else "gelijk"
    return [*(vooraf[name] for name in names), same]


def _reassessed(own: dict[str, Any] | None, besluit_of: Callable[[int], int]) -> list[Waarde]:
    """From which decision the research started, and what became less."""
    if own is None:
        return [None] * 4
    less, left = ", ".join(own["verlaagt"]), ", ".join(own["niet_besproken"])
    return [besluit_of(own["record"]), less, own["waarom"], left]


def _schedule(fasering: list[dict[str, Any]], ingangsdatum: str) -> tuple[str, Waarde]:
    """The parts of the period with their dates, and the mean over all weeks, to the nearest."""
    schedule = dated(fasering, date.fromisoformat(ingangsdatum))
    if schedule is None:
        return "", None
    parts = (
        f"{t.van.isoformat()} t/m {t.tot_en_met.isoformat()}: {t.minuten_per_week}"
        for t in schedule.termijnen
    )
    return "; ".join(parts), rounded(schedule.mean)


_WRITERS: dict[Soort, Callable[[Rows, Order, Messages, IO[bytes]], int]] = {
    "jsonl": _write_jsonl,
    "csv": _write_csv,
    "xlsx": _write_xlsx,
}
