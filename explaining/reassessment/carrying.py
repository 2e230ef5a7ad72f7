"""The answers of a case for another version, or another normenkader: what becomes of each.

Nothing is guessed: an answer goes along only where the other normenkader has the same question (its
code and kind, and the unit of a number) and takes the same answer. Where what it says has changed
it is carried over and marked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from normenkader import Normenkader, asking
from normenkader.questions import GetalVraag, Vraag
from zaak.duration import duration_question, usual_duration
from zaak.model import AnswerPlace
from zaak.sections import TEXTS, is_text

Lot = Literal["overgenomen", "anders", "vervallen"]
NIETS = "niet gevraagd of niet beantwoord"
GELIJK = "De vraag en het antwoord zijn hetzelfde gebleven."
SECTIONS = (("zaak", "Zaak"), ("toegang", "Toegang"), ("clientfactoren", "Cliëntfactoren"))


@dataclass(frozen=True)
class CarriedAnswer:
    """One answer of then: where it stood, what it was in words, and what becomes of it, and why.

    `vraag` is the question as it was asked; `gebied_weg` says that its leefgebied is gone.
    """

    plaats: AnswerPlace
    lot: Lot
    onderdeel: str
    vraag: str
    was: str
    reden: str
    eenheid: str = ""
    gebied_weg: bool = False

    @property
    def was_tekst(self) -> str:
        """The answer of then, a number with its unit."""
        return f"{self.was} {self.eenheid}".strip()


@dataclass(frozen=True)
class Carried:
    """The case in its new form, as plain data, and what became of every answer, in order."""

    content: dict[str, Any]
    antwoorden: tuple[CarriedAnswer, ...]

    def of(self, lot: Lot) -> tuple[CarriedAnswer, ...]:
        """The answers to which this happened."""
        return tuple(a for a in self.antwoorden if a.lot == lot)

    @property
    def changed_places(self) -> Mapping[AnswerPlace, CarriedAnswer]:
        """What was carried over and now says something else, by place."""
        return {a.plaats: a for a in self.of("anders")}


def carry(
    content: Mapping[str, Any], oud: Normenkader, nieuw: Normenkader, peildatum: str
) -> Carried:
    """Give a case of `oud` (plain data; answers may be open) for `nieuw`; the input stays."""
    found: list[CarriedAnswer] = []
    result: dict[str, Any] = {
        "zaak": content["zaak"],
        "normenkader": nieuw.normenkader,
        "peildatum": peildatum,
    }
    for section, titel in SECTIONS:
        own = content if section == "zaak" else content.get(section, {})
        kept = _Part(oud, nieuw, section, "", titel).carried(own, found)
        if section == "zaak":
            result |= kept
        else:
            result[section] = kept
    result["leefgebieden"] = _areas(content, oud, nieuw, found)
    asked = duration_question(oud)
    usual = asked is not None and usual_duration(oud) == {asked.vraag: content.get(asked.vraag)}
    if asked is None or usual:
        # Nobody typed it: the usual one is filled in, as in a new case.
        result = usual_duration(nieuw) | result
    order = ("zaak", "normenkader", "peildatum")
    last = ("toegang", "leefgebieden", "clientfactoren")
    first = [*order, *(key for key in result if key not in (*order, *last))]
    return Carried({key: result[key] for key in (*first, *last)}, tuple(found))


def lost_lines(carried: Carried, oud: Normenkader, nieuw: Normenkader) -> list[str]:
    """What did not go along, in words; a leefgebied that is gone is said once."""
    lines = (
        f"{a.onderdeel}: {oud.benaming.this} is er niet in {nieuw.titel}"
        if a.gebied_weg
        else f"{a.onderdeel}: {a.vraag} (was: {a.was})"
        for a in carried.of("vervallen")
    )
    return list(dict.fromkeys(lines))


def answer_text(vraag: Vraag, antwoord: Any) -> str:
    """An answer in words, a number with its unit; what there is to say where there is none."""
    if antwoord is None:
        return NIETS
    label = str(vraag.label(antwoord))
    return f"{label} {vraag.eenheid}" if isinstance(vraag, GetalVraag) else label


def _areas(
    content: Mapping[str, Any], oud: Normenkader, nieuw: Normenkader, found: list[CarriedAnswer]
) -> dict[str, dict[str, Any]]:
    result: dict[str, dict[str, Any]] = {}
    names = oud.leefgebied_names
    for name, answers in content.get("leefgebieden", {}).items():
        part = _Part(oud, nieuw, "leefgebieden", name, names.get(name, name))
        if name not in nieuw.leefgebied_names:
            part.gone(answers, found)
            continue
        kept = part.carried(answers, found)
        if kept:
            result[name] = kept
    return result


@dataclass(frozen=True)
class _Part:
    """The questions of a section, or of one leefgebied, in both normenkaders."""

    oud: Normenkader
    nieuw: Normenkader
    sectie: str
    leefgebied: str
    titel: str

    def carried(self, answers: Mapping[str, Any], found: list[CarriedAnswer]) -> dict[str, Any]:
        """The answers that go along; what becomes of each comes into `found`."""
        known = {v.vraag: v for v in self._questions(self.nieuw)}
        texts = {key: answers[key] for key in TEXTS[self.sectie] if key in answers}
        kept, told = dict(texts), dict[str, CarriedAnswer]()
        for vraag in self._questions(self.oud):
            if vraag.vraag not in answers:
                continue
            antwoord, after = answers[vraag.vraag], known.get(vraag.vraag)
            if why := _refused(vraag, after, antwoord):
                if not self._usual(vraag.vraag, antwoord):
                    told[vraag.vraag] = self._said(vraag, antwoord, "vervallen", why)
                continue
            assert after is not None  # noqa: S101 - what is not there was refused
            kept[vraag.vraag] = antwoord
            why = self._changed(vraag, after, antwoord)
            told[vraag.vraag] = self._said(
                vraag, antwoord, "anders" if why else "overgenomen", why or GELIJK
            )
        self._settle(tuple(known.values()), kept, told)
        found += told.values()
        return kept

    def gone(self, answers: Mapping[str, Any], found: list[CarriedAnswer]) -> None:
        """Say of every answer that its leefgebied is not there any more."""
        why = f"{self.oud.benaming.this.capitalize()} is er niet in {self.nieuw.titel}."
        for vraag in self._questions(self.oud):
            if vraag.vraag in answers:
                said = self._said(vraag, answers[vraag.vraag], "vervallen", why, gone=True)
                found.append(said)
        for key in TEXTS[self.sectie]:
            if answers.get(key):
                place = (self.sectie, self.leefgebied, key)
                name = key.replace("_", " ").capitalize()
                text = CarriedAnswer(
                    place, "vervallen", self.titel, name, "tekst", why, gebied_weg=True
                )
                found.append(text)

    def _settle(
        self, part: tuple[Vraag, ...], kept: dict[str, Any], told: dict[str, CarriedAnswer]
    ) -> None:
        """Drop what does not fit with the other answers any more."""
        for name, other in asking.conflicts(part, kept):
            self._drop(name, kept, told, f"Dit is meer dan {other} nu mag zijn.")
        if self.leefgebied and asking.left_out(self.nieuw.vragen.leefgebieden, kept):
            leading = self.nieuw.vragen.leading.vraag
            for name in list(kept):
                if name != leading and not is_text(self.sectie, name):
                    self._drop(name, kept, told, "Dit wordt nu niet uitgevraagd.")

    def _drop(
        self, name: str, kept: dict[str, Any], told: dict[str, CarriedAnswer], why: str
    ) -> None:
        vraag = next(v for v in self._questions(self.oud) if v.vraag == name)
        told[name] = self._said(vraag, kept.pop(name), "vervallen", why)

    def _questions(self, normenkader: Normenkader) -> tuple[Vraag, ...]:
        return normenkader.questions(self.sectie, self.leefgebied or None)

    def _usual(self, name: str, antwoord: Any) -> bool:
        """The usual duration was filled in by the form: nothing of somebody's is gone."""
        return self.sectie == "zaak" and usual_duration(self.oud) == {name: antwoord}

    def _changed(self, vraag: Vraag, after: Vraag, antwoord: Any) -> str:
        """What a question or its answer says now, where that is something else; else ""."""
        told = []
        if vraag.tekst != after.tekst:
            told.append(f"De vraag is nu: ‘{after.tekst}’")
        if vraag.label(antwoord) != after.label(antwoord):
            told.append(f"Het antwoord heet nu ‘{after.label(antwoord)}’.")
        means = [
            nk.meaning(self.leefgebied, vraag.vraag, antwoord) if self.leefgebied else None
            for nk in (self.oud, self.nieuw)
        ]
        if means[0] != means[1]:
            told.append(
                f"Het antwoord betekent nu: ‘{means[1]}’"
                if means[1]
                else "Wat het antwoord betekent, staat er niet meer bij."
            )
        return " ".join(told)

    def _said(
        self, vraag: Vraag, antwoord: Any, lot: Lot, why: str, *, gone: bool = False
    ) -> CarriedAnswer:
        unit = vraag.eenheid if isinstance(vraag, GetalVraag) else ""
        place = (self.sectie, self.leefgebied, vraag.vraag)
        label = str(vraag.label(antwoord))
        return CarriedAnswer(place, lot, self.titel, vraag.tekst, label, why, unit, gone)


def _refused(vraag: Vraag, after: Vraag | None, antwoord: Any) -> str:
    """Why an answer can't go along; "" where it can."""
    if after is None:
        return "Deze vraag wordt niet meer gesteld."
    if type(after) is not type(vraag):
        return "Dit is nu een ander soort vraag."
    if isinstance(vraag, GetalVraag) and isinstance(after, GetalVraag):
        if vraag.eenheid != after.eenheid:
            return f"De vraag telt nu in {after.eenheid}, en niet meer in {vraag.eenheid}."
        if not after.accepts(antwoord):
            return f"Dit kan niet meer: nu van {after.minimum} tot en met {after.maximum}."
    return "" if after.accepts(antwoord) else "Dit antwoord is er niet meer."
