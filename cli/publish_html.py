"""`normwijzer publiceer` and `schema`: a normenkader for readers, and its form for editors."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from cli.readable import readable_errors
from cli.review import Herziening
from cli.shared import ONGELDIG, RULES, RegelsMap, load_library, stop, write_line
from engine import EngineFout, VerschilFout, judge
from normenkader import Bibliotheek, NietInWerking, Normenkader
from normenkader.reasons import reason
from publicatie.json_schema import json_schema
from publicatie.normenkader_html import Voorbeeld, normenkader_html
from register.errors import NietBeschikbaar
from register.files import new_file
from zaak.checking import OngeldigeZaak
from zaak.examples import example_files, example_title
from zaak.files import Gelezen, check_gelezen, split_cases
from zaak.model import Zaak

Naar = Annotated[
    Path | None,
    typer.Option("--naar", metavar="BESTAND", help="Schrijf naar dit bestand; anders op scherm."),
]
Overschrijf = Annotated[
    bool, typer.Option("--overschrijf", help="Vervang het bestand als het er al is.")
]


def publiceer(
    versie: Annotated[str, typer.Argument(metavar="ID@VERSIE", help="Het normenkader.")],
    naar: Naar = None,
    voorbeeld: Annotated[
        Path | None,
        typer.Option(
            metavar="ZAAK",
            help="De zaak die als voorbeeld achterin komt.",
            show_default="de eerste uit de map voorbeelden",
        ),
    ] = None,
    overschrijf: Overschrijf = False,
    regels: RegelsMap = RULES,
) -> None:
    """Maak een leesbaar document van een normenkader: alle regels in gewone taal, als HTML."""
    bibliotheek = load_library(regels)
    try:
        chosen = bibliotheek.version(*versie.partition("@")[::2])
    except NietInWerking as fout:
        stop(str(fout), ONGELDIG)
    Herziening().of(chosen)
    html = normenkader_html(chosen, _example(chosen, bibliotheek, regels, voorbeeld))
    _write(html, naar, overschrijf=overschrijf)


def schema(naar: Naar = None, overschrijf: Overschrijf = False) -> None:
    """Schrijf het JSON Schema waarmee een editor helpt bij het schrijven van een normenkader."""
    _write(json_schema(), naar, overschrijf=overschrijf)


def _example(
    normenkader: Normenkader, bibliotheek: Bibliotheek, regels: Path, bestand: Path | None
) -> Voorbeeld | None:
    """The chosen example, or the first beside the normenkader that belongs to this version."""
    for pad in [bestand] if bestand is not None else _beside(normenkader, regels):
        zaak, own = _read(pad, bibliotheek)
        if own.sha256 == normenkader.sha256:
            try:
                return Voorbeeld(example_title(pad), zaak, judge(own, zaak))
            except (VerschilFout, EngineFout) as fout:
                stop(str(fout))
        if bestand is not None:
            melding = f"{pad}: deze zaak hoort bij {own.normenkader}@{own.versie}."
            wanted = f"{normenkader.normenkader}@{normenkader.versie}"
            stop(f"{melding} Kies een zaak van {wanted}.", ONGELDIG)
    return None


def _beside(normenkader: Normenkader, regels: Path) -> Iterator[Path]:
    folder = regels.parent if regels.is_file() else regels / normenkader.normenkader
    yield from example_files(folder)


def _read(pad: Path, bibliotheek: Bibliotheek) -> tuple[Zaak, Normenkader]:
    """The one case of a file with its normenkader, or stop with every error."""
    try:
        cases: list[Gelezen] = list(split_cases(pad.read_bytes(), str(pad)))
    except OSError as fout:
        stop(f"{pad} is niet te lezen: {reason(fout)}.", ONGELDIG)
    if len(cases) != 1:
        stop(f"{pad}: dit bestand heeft {len(cases)} zaken. Kies er een met één zaak.", ONGELDIG)
    try:
        return check_gelezen(cases[0], bibliotheek)
    except OngeldigeZaak as fout:
        stop(readable_errors(str(pad), fout), ONGELDIG)


def _write(tekst: str, naar: Path | None, *, overschrijf: bool) -> None:
    """Write to the screen, or to a file that is there as a whole or not at all."""
    if naar is None:
        write_line(tekst.rstrip("\n"))
        return
    if os.path.lexists(naar) and not overschrijf:
        stop(f"Het bestand {naar} is er al. Kies een andere naam, of geef --overschrijf.")
    try:
        # A link stays one: what it leads to is written.
        target = naar.resolve() if naar.is_symlink() else naar
        if target.exists() and not target.is_file():
            # A device or a pipe is written as it is; a folder says that it is one.
            target.write_text(tekst, encoding="utf-8")
        else:
            _as_a_whole(tekst, target)
    except NietBeschikbaar as fout:
        stop(str(fout))
    except (OSError, RuntimeError) as fout:
        stop(f"{naar} is niet te schrijven: {reason(fout)}.")
    write_line(f"Geschreven: {naar}.")


def _as_a_whole(tekst: str, naar: Path) -> None:
    """Write a file at once, so that no reader sees a half; raises NietBeschikbaar."""
    there = naar.exists()
    fresh = naar.with_name(f".{naar.name}.{secrets.token_hex(4)}.nieuw") if there else naar
    with new_file(fresh) as part:
        part.write_text(tekst, encoding="utf-8")
        for_readers(part, naar)
    if there:
        _replace(fresh, naar)


def for_readers(part: Path, naar: Path) -> None:
    """Give a file the rights and owner of the one it replaces, else those of any new file."""
    try:
        old = naar.stat()
    except OSError:
        mask = os.umask(0o077)
        os.umask(mask)
        part.chmod(0o666 & ~mask)
        return
    if (old.st_uid, old.st_gid) != (part.stat().st_uid, part.stat().st_gid):
        os.chown(part, old.st_uid, old.st_gid)
    part.chmod(stat.S_IMODE(old.st_mode))


def _replace(fresh: Path, naar: Path) -> None:
    """Give the new file the name of the old one; raises NietBeschikbaar, then nothing is left."""
    try:
        fresh.replace(naar)
    except OSError as fout:
        fresh.unlink()
        raise NietBeschikbaar(f"{naar} is niet te vervangen: {reason(fout)}.") from fout
