"""A draft: the case that is being filled in, as plain data, with its undo history.

`inhoud` has the shape of the contract; an open answer has no key. A draft never holds what was
refused. Every change replaces `inhoud`, so that a step of the history is just an older one.
The same holds for `keuze`, what the consulent filled in for the decision
(screens.intake.case.choosing).
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from normenkader import Normenkader
from normenkader.conditions import Answer
from normenkader.questions import NIET_UITGEVRAAGD
from normenkader.texts import counted
from register.drafts import Concept
from register.vooraf import Vooraf
from screens.intake.case.origin import Origin
from zaak.model import Zaak, plain_case
from zaak.sections import TABLES, TEXTS, without_texts

MOST_STEPS = 20
Content = dict[str, Any]


@dataclass(frozen=True)
class FormPlace:
    """Where an answer stands: section (`zaak` is the case itself), leefgebied or "", question."""

    sectie: str
    leefgebied: str
    vraag: str

    def table(self, content: Content) -> dict[str, Any]:
        """The table that holds the answer; it is made where it is absent."""
        if self.sectie == "zaak":
            return content
        table: dict[str, Any] = content.setdefault(self.sectie, {})
        return table.setdefault(self.leefgebied, {}) if self.leefgebied else table

    @property
    def pad(self) -> tuple[str, ...]:
        """The path in the errors of `zaak.checking`."""
        parts = ("" if self.sectie == "zaak" else self.sectie, self.leefgebied, self.vraag)
        return tuple(p for p in parts if p)


@dataclass
class Storage:
    """Where a draft is stored: `concept` as it was last read or stored, None where it is not.

    `begin` is the case as it began: it is not stored until it differs. `botsing` says that another
    window stored it in between, `weg` that it is there no more. `vooraf` was judged before the
    proposal was shown, `gezien` says that it may have been seen, and `origin` is the decision of
    which a new research started: no undo takes these back.
    """

    begin: Content = field(default_factory=dict)
    concept: Concept | None = None
    botsing: bool = False
    weg: bool = False
    vooraf: Vooraf | None = None
    gezien: bool = False
    origin: Origin | None = None


@dataclass(frozen=True)
class UndoStep:
    """One step back: what was done, and how it was before.

    `vorige` is there only where another case or version took its place: where it is stored, and its
    decision. `notities` are those of that moment.
    """

    label: str
    soort: str
    inhoud: Content
    opzij: dict[str, dict[str, Answer]]
    vorige: tuple[Storage, dict[str, Any]] | None = None
    notities: tuple[str, ...] = ()


@dataclass
class Draft:
    """The draft of one session.

    `opzij` keeps the answers of leefgebieden that became `niet_uitgevraagd`. `ronde` counts the
    changes that came from no field: the fields then show the draft anew. `notities` are texts of
    the program about other answers (screens.intake.case.what_if_notes): never part of the case.
    """

    inhoud: Content
    opzij: dict[str, dict[str, Answer]] = field(default_factory=dict)
    historie: list[UndoStep] = field(default_factory=list)
    ronde: int = 0
    keuze: dict[str, Any] = field(default_factory=dict)
    opslag: Storage = field(default_factory=Storage)
    notities: tuple[str, ...] = ()

    def get(self, plaats: FormPlace) -> Any:
        """The answer or text at a place, or None."""
        table = self.inhoud
        if plaats.sectie != "zaak":
            table = table.get(plaats.sectie, {})
        if plaats.leefgebied:
            table = table.get(plaats.leefgebied, {})
        return table.get(plaats.vraag)

    def answer(
        self, normenkader: Normenkader, plaats: FormPlace, waarde: Answer | None, label: str
    ) -> None:
        """Set an answer; None clears it.

        A leefgebied that becomes `niet_uitgevraagd` sets its other answers aside; they return
        when it is asked after all.
        """

        def change(content: Content) -> None:
            _set(content, plaats, waarde)
            if plaats.leefgebied and plaats.vraag == normenkader.vragen.leading.vraag:
                table = plaats.table(content)
                self._set_aside(plaats.leefgebied, table, waarde, plaats.vraag)

        self._change(label, change)

    def write(self, plaats: FormPlace, tekst: str, label: str, *, whole: bool = False) -> None:
        """Set a text; going on with the same one is one step of the history, unless it is whole."""
        soort = "" if whole else "tekst:" + ".".join(plaats.pad)
        self._change(label, lambda content: _set(content, plaats, tekst or None), soort)

    def put(self, name: str, table: dict[str, Any], label: str) -> None:
        """Put a whole table beside the answers (`TABLES`); an empty one takes it away."""
        self._change(label, lambda content: content.update({name: table}))

    def skip_untouched(self, normenkader: Normenkader) -> int:
        """Mark every leefgebied without any answer as not asked; gives how many."""
        names, called = untouched(normenkader, self.inhoud), normenkader.benaming
        leading = normenkader.vragen.leading.vraag

        def change(content: Content) -> None:
            for name in names:
                _set(content, FormPlace("leefgebieden", name, leading), NIET_UITGEVRAAGD)

        if names:
            self._change(
                f"{counted(len(names), called.enkelvoud, called.meervoud)} niet uitgevraagd", change
            )
            self.ronde += 1
        return len(names)

    def replace(self, content: Content, label: str, begin: Content | None = None) -> None:
        """Put another case in its place (an example, an upload, a new start).

        It is stored apart from the one before, and only when it differs from `begin`.
        """
        self._remember(label, "", (self.opslag, self.keuze))
        self.inhoud, self.opzij = copy.deepcopy(content), {}
        self.opslag, self.keuze, self.notities = Storage(begin or {}), {}, ()
        self.ronde += 1

    def change(self, content: Content, label: str) -> None:
        """Go on with the same case in another form (another normenkader, another version)."""
        self._remember(label, "")
        self.inhoud, self.opzij = copy.deepcopy(content), {}
        self.ronde += 1

    def take_version(self, other: Draft, label: str) -> None:
        """Show another version of the same draft; all of ours is one step back."""
        self._remember(label, "", (self.opslag, self.keuze))
        self.inhoud, self.opzij, self.keuze = other.inhoud, other.opzij, other.keuze
        self.notities = other.notities
        self.ronde += 1

    def put_below(self, other: Draft, label: str) -> None:
        """Go on with this version; one step back is the other."""
        vorige = (self.opslag, other.keuze)
        self.historie.append(UndoStep(label, "", other.inhoud, other.opzij, vorige, other.notities))

    def choose(self, name: str, waarde: Any) -> None:
        """Set a field of the decision; None clears it. This is no step of the history."""
        others = {k: v for k, v in self.keuze.items() if k != name}
        self.keuze = others if waarde is None else {**others, name: waarde}

    def note(self, notes: tuple[str, ...], label: str) -> None:
        """Put other notes in place of the notes; the case stays as it is."""
        self._remember(label, "")
        self.notities = notes

    def undo(self) -> str:
        """Take the last step back; gives its label, or "" where there is none."""
        if not self.historie:
            return ""
        step = self.historie.pop()
        self.inhoud, self.opzij, self.notities = step.inhoud, step.opzij, step.notities
        if step.vorige is not None:
            self.opslag, self.keuze = step.vorige
        self.ronde += 1
        return step.label

    @property
    def last_step(self) -> str:
        """The label of what `undo` would take back, or ""."""
        return self.historie[-1].label if self.historie else ""

    def _change(self, label: str, change: Callable[[Content], None], soort: str = "") -> None:
        if not soort or not self.historie or self.historie[-1].soort != soort:
            self._remember(label, soort)
        self.inhoud, self.opzij = copy.deepcopy(self.inhoud), copy.deepcopy(self.opzij)
        change(self.inhoud)
        _prune(self.inhoud)

    def _remember(
        self, label: str, soort: str, previous: tuple[Storage, dict[str, Any]] | None = None
    ) -> None:
        self.historie.append(
            UndoStep(label, soort, self.inhoud, self.opzij, previous, self.notities)
        )
        del self.historie[:-MOST_STEPS]

    def _set_aside(
        self, name: str, table: dict[str, Any], waarde: Answer | None, leading: str
    ) -> None:
        if waarde == NIET_UITGEVRAAGD:
            others = {k: v for k, v in without_texts("leefgebieden", table).items() if k != leading}
            self.opzij[name] = others
            for vraag in others:
                del table[vraag]
        else:
            for vraag, antwoord in self.opzij.pop(name, {}).items():
                table.setdefault(vraag, antwoord)


def _set(content: Content, plaats: FormPlace, waarde: Any) -> None:
    if waarde is None:
        plaats.table(content).pop(plaats.vraag, None)
    else:
        plaats.table(content)[plaats.vraag] = waarde


def _prune(content: Content) -> None:
    """Leave out leefgebieden and tables without anything: so the same answers are the same data."""
    table = content.get("leefgebieden", {})
    for name in [n for n, answers in table.items() if not answers]:
        del table[name]
    for name in TABLES:
        if not content.get(name, True):
            del content[name]


def untouched(normenkader: Normenkader, content: Content) -> list[str]:
    """The leefgebieden of which no question was answered."""
    table = content.get("leefgebieden", {})
    return [
        name
        for name in normenkader.leefgebied_names
        if not without_texts("leefgebieden", table.get(name, {}))
    ]


def from_zaak(zaak: Zaak) -> Content:
    """The plain data of a checked case, without what is empty or open."""
    content: Content = plain_case(replace(zaak, open=frozenset()))
    tables = [("zaak", content), *((n, content[n]) for n in ("toegang", "clientfactoren"))]
    tables += [("leefgebieden", table) for table in content["leefgebieden"].values()]
    for section, table in tables:
        for key in [key for key in TEXTS[section] if table.get(key) == ""]:
            del table[key]
    _prune(content)
    return content
