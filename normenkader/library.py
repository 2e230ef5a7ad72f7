"""All versions of all normenkaders in a folder, and which one is in force on a date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

from normenkader.checks.labels import BESIDE, as_seen
from normenkader.file.problems import InvalidInputError, Problem
from normenkader.file.reasons import LEEG, reason
from normenkader.file.text import quoted
from normenkader.model import Normenkader
from normenkader.reading import read_normenkader
from normenkader.rules import all_rules
from normenkader.texts import date_text

# What judges a case that names no normenkader itself.
SETTING = "NORMWIJZER_NORMENKADER"


class NotInForceError(Exception):
    """There is no such normenkader, or no version of it is in force on the date."""


class Library:
    """Versions of normenkaders, sorted by id and start date."""

    # Whether the cases are those of a register: their text was accepted when they came in.
    stored = False

    def __init__(self, versies: Iterable[Normenkader], usual: str | None = None) -> None:
        """Keep the versions; `read_library` also checks them against each other.

        `usual` is the id for a case that names none; without it such a case is refused.
        """
        self.versies = tuple(sorted(versies, key=lambda n: (n.normenkader, n.geldig.van)))
        self.usual = usual

    def with_setting(self, setting: str | None) -> Library:
        """The same, with the id that a setting names; raises InvalidInputError for a wrong one."""
        if setting is None:
            return self
        melding = ""
        if not setting.strip():
            melding = LEEG
        elif setting not in self.ids():
            melding = f"{quoted(setting)} bestaat niet. Kies uit: {', '.join(self.ids())}."
        if melding:
            raise InvalidInputError([Problem(SETTING, 0, "", melding)])
        return Library(self.versies, setting)

    def ids(self) -> tuple[str, ...]:
        """The ids of the normenkaders, sorted."""
        return tuple(dict.fromkeys(n.normenkader for n in self.versies))

    def ids_on(self, day: date) -> tuple[str, ...]:
        """The ids, sorted; those of which a version is in force on a day stand first."""

        def lapsed(name: str) -> bool:
            try:
                self.plausible(name, day)
            except NotInForceError:
                return True
            return False

        return tuple(sorted(self.ids(), key=lapsed))

    def in_force(self, name: str, peildatum: date) -> Normenkader:
        """The latest version that has begun; raises NotInForceError, with what would be possible.

        A version is in force until its successor begins or until its own stated end; after that
        end no older version comes back.
        """
        versies = [n for n in self.versies if n.normenkader == name]
        if not versies:
            ids = ", ".join(self.ids()) or "geen"
            raise NotInForceError(f"Het normenkader {quoted(name)} bestaat niet. Wel: {ids}.")
        begun = [n for n in versies if n.geldig.van <= peildatum]
        if begun and (begun[-1].geldig.tot_en_met or peildatum) >= peildatum:
            return begun[-1]
        periods = "; ".join(f"{n.versie} {period_text(n)}" for n in versies)
        day = date_text(peildatum)
        raise NotInForceError(f"Op {day} geldt geen versie van {name}. Wel: {periods}.")

    def plausible(self, name: str, peildatum: date) -> Normenkader:
        """As `in_force`, but a date after the last plausible day raises NotInForceError too.

        For what a person types: a slip of the pen must not become the date of a case.
        """
        found = self.in_force(name, peildatum)
        last = found.geldig.last_day
        if peildatum > last:
            raise NotInForceError(
                f"{date_text(peildatum)} is te ver weg voor {name} {found.versie}. "
                f"Kies een dag tot en met {date_text(last)}."
            )
        return found

    def version(self, name: str, versie: str) -> Normenkader:
        """One version by its number, whatever the date; raises NotInForceError."""
        for normenkader in self.versies:
            if (normenkader.normenkader, normenkader.versie) == (name, versie):
                return normenkader
        known = ", ".join(f"{n.normenkader}@{n.versie}" for n in self.versies)
        raise NotInForceError(f"Versie {name}@{versie} bestaat niet. Wel: {known}.")


class FixedVersion(Library):
    """One version, in force whatever the date: to judge a case as then, or as with another."""

    def __init__(self, normenkader: Normenkader, *, stored: bool = False) -> None:
        """Keep the only version; `stored` is for cases that a register holds."""
        super().__init__([normenkader], normenkader.normenkader)
        self.normenkader = normenkader
        self.stored = stored

    def in_force(self, name: str, peildatum: date) -> Normenkader:  # noqa: ARG002 - any date
        """The only version; raises NotInForceError for another normenkader."""
        return self.version(name, self.normenkader.versie)


def split_version(tekst: str) -> tuple[str, str] | None:
    """The id and the version of `ID@VERSIE`; None where the text is not of that form."""
    name, _, versie = tekst.partition("@")
    return (name, versie) if name and versie else None


def period_text(normenkader: Normenkader) -> str:
    """The period of a version in words."""
    geldig = normenkader.geldig
    first = date_text(geldig.van)
    if geldig.tot_en_met:
        return f"van {first} tot en met {date_text(geldig.tot_en_met)}"
    return f"vanaf {first}"


YAML = (".yaml", ".yml")


def yaml_in(folder: Path) -> list[Path]:
    """The YAML files right in a folder, sorted; not what a system hides there (`._a.yaml`).

    A link to nothing is one of them: who reads it says so, as a version must not vanish in silence.
    """
    return sorted(
        p
        for p in folder.glob("*")
        if p.suffix.lower() in YAML and not _hidden(p) and not p.is_dir()
    )


def _hidden(pad: Path) -> bool:
    return pad.name.startswith(".")


def yaml_files(pad: Path) -> list[Path]:
    """The normenkaders of a folder or of the folders in it (`<id>/<versie>.yaml`), or the file."""
    if pad.is_file():
        return [pad]
    return [*yaml_in(pad), *sorted(file for own in _folders(pad) for file in yaml_in(own))]


def _folders(pad: Path) -> list[Path]:
    """The folders that can hold normenkaders: not those beside them, nor hidden ones."""
    return sorted(
        p for p in pad.glob("*") if p.is_dir() and p.name not in BESIDE and not _hidden(p)
    )


def passed_over(pad: Path) -> list[Path]:
    """What looks like a normenkader and is not read: a level too deep, or with `.txt` behind it."""
    own = _folders(pad)
    deep = [folder for one in own for folder in _folders(one) if yaml_in(folder)]
    wrong = [
        p
        for folder in (pad, *own)
        for p in folder.glob("*")
        if Path(p.stem).suffix.lower() in YAML and p.suffix.lower() == ".txt" and not _hidden(p)
    ]
    return sorted([*deep, *wrong])


def read_library(pad: Path) -> Library:
    """Read and check every version in a folder; raises InvalidInputError with all problems."""
    problems = list(_closed(pad))
    versies: list[tuple[Path, Normenkader]] = []
    for file in yaml_files(pad):
        try:
            versies.append((file, read_normenkader(file)))
        except InvalidInputError as error:
            problems.extend(error.problemen)
    if not versies and not problems:
        melding = "Hier staat geen normenkader. Verwacht: een map per normenkader met YAML erin."
        problems.append(Problem(str(pad), 0, "", melding))
    problems.extend(_between_versions(versies))
    if problems:
        raise InvalidInputError(problems)
    return Library(n for _, n in versies)


def _closed(pad: Path) -> Iterator[Problem]:
    """The folders that can't be looked into: what is in them must not vanish in silence."""
    for folder in (pad, *_folders(pad)) if pad.is_dir() else ():
        try:
            next(folder.iterdir(), None)
        except OSError as error:
            melding = f"Deze map is niet te lezen: {reason(error)}."
            yield Problem(str(folder), 0, "", melding)


def _between_versions(versies: list[tuple[Path, Normenkader]]) -> list[Problem]:
    problems: list[Problem] = []
    ordered = sorted(versies, key=lambda v: (v[1].normenkader, v[1].geldig.van, v[1].versie))
    for (_, old), (path, new) in pairwise(ordered):
        if old.normenkader != new.normenkader:
            continue
        if old.geldig.van == new.geldig.van:
            day = date_text(new.geldig.van)
            melding = f"Versie {old.versie} begint ook op {day}. Kies een andere datum."
            problems.append(Problem(str(path), 0, "geldig.van", melding))
    titles: dict[str, tuple[Path, Normenkader]] = {}
    for path, normenkader in ordered:
        file, first = titles.setdefault(as_seen(normenkader.titel), (path, normenkader))
        if first.normenkader != normenkader.normenkader:
            melding = (
                f"Zo heet {first.normenkader} ({file}) al. Kies een andere titel: mensen "
                "kiezen een normenkader bij zijn titel."
            )
            problems.append(Problem(str(path), 0, "titel", melding))
    seen: dict[tuple[str, str], Path] = {}
    stage_of: dict[tuple[str, str], str] = {}
    last_in: dict[tuple[str, str], int] = {}
    for number, (path, normenkader) in enumerate(ordered):
        name = normenkader.normenkader
        other = seen.setdefault((name, normenkader.versie), path)
        if other != path:
            melding = f"Versie {normenkader.versie} staat ook in {other}."
            problems.append(Problem(str(path), 0, "versie", melding))
        for info in all_rules(normenkader):
            key = (name, info.regel)
            again = key in last_in and last_in[key] != number - 1
            if again or stage_of.setdefault(key, info.fase) != info.fase:
                melding = (
                    f"De code {info.regel} betekende in een oudere versie iets anders of was "
                    "vervallen. Een code komt nooit terug: kies een nieuwe."
                )
                problems.append(Problem(str(path), 0, info.regel, melding))
            last_in[key] = number
    return problems
