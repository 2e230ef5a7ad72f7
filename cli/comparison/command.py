"""`normwijzer vergelijk`: what differs between two normenkaders, and what it does to cases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from cli.comparison.cases import file_effects, read_plain
from cli.comparison.plain import plain_comparison, plain_effect
from cli.comparison.report import (
    Naam,
    readable_differences,
    readable_effect,
    readable_obstacles,
    title,
)
from cli.cores import Kernen, cores_of
from cli.dutch import DutchCommand
from cli.given import USUAL
from cli.progress import FEW, counting
from cli.register.places import OPDRACHTREGEL, opened
from cli.review import ReviewNotice
from cli.shared import (
    ONGELDIG,
    RULES,
    RegelsMap,
    flush,
    json_line,
    load_library,
    stop,
    write_line,
)
from comparison.differences import differences
from comparison.effect import Effect
from comparison.questions import obstacles
from comparison.register_effect import register_effects
from normenkader import InvalidInputError, Normenkader, NotInForceError, read_normenkader
from normenkader.file.text import quoted
from normenkader.library import split_version
from register.decisions.numbering import Numbering
from register.decisions.selection import Selection, choose
from register.errors import RegisterError

BEZIG = "Met beide beoordelen"
REGISTER = "--register"
YAML = (".yaml", ".yml")


class CompareCommand(DutchCommand):
    """A command with an option that may stand alone: then it means the usual place."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments; `--register` without a place is the usual one."""
        following = [*args[1:], "-"]
        own = [
            f"{arg}={USUAL}" if arg == REGISTER and after.startswith("-") else arg
            for arg, after in zip(args, following, strict=False)
        ]
        return super().parse_args(ctx, own)


def vergelijk(
    a: Annotated[str, typer.Argument(metavar="A", help="ID@VERSIE, of een YAML-bestand.")],
    b: Annotated[str, typer.Argument(metavar="B", help="Waarmee je vergelijkt, net zo.")],
    many: Annotated[list[str] | None, typer.Argument(metavar="BESTAND", hidden=True)] = None,
    zaken: Annotated[
        list[str] | None,
        typer.Option(
            metavar="BESTAND…",
            help="Zaken waarvan je de gevolgen wilt zien: YAML, JSON of .jsonl; - is de invoer.",
        ),
    ] = None,
    register: Annotated[
        str | None,
        typer.Option(
            REGISTER,
            metavar="[PLEK]",
            help="De gevolgen voor de besluiten in het register; zonder plek het gewone register.",
        ),
    ] = None,
    kernen: Kernen = None,
    als_json: Annotated[bool, typer.Option("--json", help="Eén regel JSON.")] = False,
    regels: RegelsMap = RULES,
) -> None:
    """Vergelijk twee normenkaders: wat er anders is, en wat dat doet met zaken.

    Code 0, ook als er verschillen zijn; 2 als een normenkader, een optie of een zaak niet goed is.
    """
    files = _files(zaken, many)
    if files and register is not None:
        stop(f"Kies --zaken of {REGISTER}, niet allebei.", ONGELDIG)
    cores = cores_of(kernen)
    oud, nieuw = _versions((a, b), regels)
    herziening = ReviewNotice()
    for version in (oud, nieuw):
        herziening.of(version)
    vergelijking = _Comparison(oud, nieuw, als_json=als_json)
    if files:
        vergelijking.of_files(files, cores)
    elif register is not None:
        vergelijking.of_register(register, cores)
    vergelijking.done()


def _files(zaken: list[str] | None, many: list[str] | None) -> list[str]:
    """A shell makes more files of one name: those after the first are arguments."""
    if many and not zaken:
        stop(
            f"Te veel opgegeven: {' '.join(many)}. Zet --zaken voor bestanden met zaken.", ONGELDIG
        )
    return [*(zaken or []), *(many or [])]


def _versions(names: tuple[str, str], regels: Path) -> list[Normenkader]:
    """Both normenkaders; stops with everything that is wrong with either."""
    files = [Path(name).suffix in YAML or Path(name).is_file() for name in names]
    library = None if all(files) else load_library(regels)
    found: list[Normenkader] = []
    wrong: list[str] = []
    for name, is_file in zip(names, files, strict=True):
        parts = split_version(name)
        try:
            if is_file:
                found.append(read_normenkader(Path(name)))
            elif library is not None and parts is not None:
                found.append(library.version(*parts))
            else:
                wrong.append(
                    f"{quoted(name)} is geen bestand en geen ID@VERSIE, zoals demo-ib@2026.1."
                )
        except InvalidInputError as error:
            wrong += map(str, error.problemen)
        except NotInForceError as error:
            wrong.append(str(error))
    if wrong:
        stop("\n".join(["Dit is niet te vergelijken:", *wrong]), ONGELDIG)
    return found


class _Comparison:
    """The work in hand: what differs, what changes for cases, and the exit code."""

    def __init__(self, a: Normenkader, b: Normenkader, *, als_json: bool) -> None:
        self.a, self.b = a, b
        self.als_json = als_json
        self.belemmeringen = obstacles(a, b)
        self.effect: Effect | None = None
        self.plekken: list[str] = []
        self.nummering: Numbering | None = None
        self.refused = False

    def of_files(self, files: list[str], kernen: int) -> None:
        """Judge the cases of files."""
        cases = read_plain(files)
        self.plekken = [geval.plek for geval in cases]
        if self._usable():
            with counting(BEZIG, len(cases), FEW) as meld:
                try:
                    self.effect = file_effects(cases, self.a, self.b, kernen, tell=meld)
                except RegisterError as error:
                    stop(str(error))

    def of_register(self, register: str, kernen: int) -> None:
        """Judge the cases of all decisions of a register."""
        if not self._usable():
            return
        found = opened(None if register == USUAL else register)
        try:
            gekozen = choose(found, OPDRACHTREGEL, Selection())
            numbers, self.nummering = gekozen.nummers, gekozen.nummering
            with counting(BEZIG, len(numbers), FEW) as meld:
                self.effect = register_effects(
                    found, OPDRACHTREGEL, numbers, self.a, self.b, kernen, tell=meld
                )
        except RegisterError as error:
            stop(str(error))
        finally:
            found.close()

    def _usable(self) -> bool:
        self.refused = any(o.altijd for o in self.belemmeringen)
        return not self.refused

    def done(self) -> NoReturn:
        """Write everything and leave."""
        for line in self._json() if self.als_json else self._lines():
            write_line(line)
        flush()
        if self.refused:
            stop(
                f"De gevolgen zijn niet te berekenen: geen zaak van {title(self.a)} past bij "
                f"{title(self.b)}. Welke vragen anders zijn, staat bij de verschillen.",
                ONGELDIG,
            )
        invalid = bool(self.plekken) and self.effect is not None and self.effect.aantal_ongeldig
        raise typer.Exit(ONGELDIG if invalid else 0)

    def _json(self) -> Iterator[str]:
        effect = None
        if self.effect is not None:
            effect = plain_effect(self.a, self.b, self.effect, self._place)
        found = differences(self.a, self.b)
        yield json_line(plain_comparison(self.a, self.b, found, self.belemmeringen, effect))

    def _lines(self) -> Iterator[str]:
        a, b = self.a, self.b
        yield from readable_differences(a, b, differences(a, b))
        yield from readable_obstacles(a, b, self.belemmeringen)
        if self.effect is not None:
            words = ("zaak", "zaken") if self.plekken else ("besluit", "besluiten")
            yield from readable_effect(a, b, self.effect, words, self._name())

    def _name(self) -> Naam:
        if self.nummering is not None:
            return self.nummering.title
        plekken = self.plekken

        def name(number: int, zaak: str) -> str:
            of_case = f"Zaak {zaak}" if zaak else "Zaak zonder kenmerk"
            return f"{of_case} ({plekken[number - 1]})"

        return name

    def _place(self, number: int) -> dict[str, int | str]:
        """Where a case comes from: the place in a file, or the decision of a record."""
        if self.nummering is not None:
            return {"besluit": self.nummering.besluit(number)}
        return {"plek": self.plekken[number - 1]}
