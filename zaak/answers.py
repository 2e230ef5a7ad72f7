"""Reads the answers of a case against the questions of a normenkader."""

from __future__ import annotations

from typing import Any, Literal

from normenkader import Normenkader, asking
from normenkader.conditions import Answer
from normenkader.file.nearest import Hints
from normenkader.file.problems import DataPath
from normenkader.file.text import CONTROL, FORBIDDEN, codes, composed
from normenkader.questions import NIET_UITGEVRAAGD, ONBEKEND, GetalVraag, Vraag
from zaak.model import AnswerPlace
from zaak.sections import Section, sections

Faults = list[tuple[DataPath, str]]
Sections = tuple[
    dict[str, Answer], dict[str, dict[str, Answer]], dict[str, Answer], dict[str, Answer]
]
# A complete intake, one with open answers (`onbekend`), or one of which anything may be absent.
ZaakForm = Literal["compleet", "gedeeltelijk", "concept"]
MOST_TEXT = 4_000


class Reader:
    """Reads all sections; gathers errors in `fouten` and free texts in `teksten`."""

    def __init__(
        self, normenkader: Normenkader, faults: Faults, form: ZaakForm, *, stored: bool = False
    ) -> None:
        """In a partial intake an answer may be `onbekend`, in a draft it may be absent too.

        What is kept (`stored`) was accepted by the program of then: its text stays.
        """
        self.normenkader = normenkader
        self.delen = sections(normenkader)
        self.fouten = faults
        self.vorm = form
        self.stored = stored
        self.optional = form == "concept"
        self.refused = False
        self.teksten: dict[DataPath, str] = {}
        self.open: set[AnswerPlace] = set()
        self.hints = Hints()

    def read(self, waarde: dict[str, Any]) -> Sections:
        """Read access, leefgebieden, client factors and the questions about the case."""
        self._unknown_keys(waarde, self.delen.zaak, ())
        self._texts(waarde, self.delen.zaak, ())
        toegang = self._section(waarde, "toegang", self.delen.toegang)
        self.refused = asking.refused(self.normenkader, toegang)
        self.optional = self.vorm == "concept" or self.refused
        leefgebieden = self._leefgebieden(waarde)
        clientfactoren = self._section(waarde, "clientfactoren", self.delen.clientfactoren)
        return toegang, leefgebieden, clientfactoren, self._answers(waarde, self.delen.zaak, ())

    def _section(self, waarde: dict[str, Any], name: str, part: Section) -> dict[str, Answer]:
        table = self._table(waarde, name, ())
        if table is None:
            return {}
        self._unknown_keys(table, part, (name,))
        self._texts(table, part, (name,))
        return self._answers(table, part, (name,))

    def _table(self, waarde: dict[str, Any], name: str, pad: DataPath) -> dict[str, Any] | None:
        if name not in waarde:
            if not self.optional:
                self.fouten.append(((*pad, name), "ontbreekt: vul de vragen van dit deel in"))
            return {} if self.optional else None
        table = waarde[name]
        if isinstance(table, dict):
            return table
        self.fouten.append(((*pad, name), "moet een tabel zijn met een antwoord per vraag"))
        return None

    def _leefgebieden(self, waarde: dict[str, Any]) -> dict[str, dict[str, Answer]]:
        parts = self.delen.leefgebieden
        table = self._table(waarde, "leefgebieden", ())
        if table is None:
            return {}
        self._unknown_keys(table, self.delen.namen, ("leefgebieden",))
        result: dict[str, dict[str, Answer]] = {}
        for name, part in parts.items():
            if name not in table and not self.optional:
                melding = f"ontbreekt: beantwoord de vragen of kies {NIET_UITGEVRAAGD}"
                self.fouten.append((("leefgebieden", name), melding))
            elif name in table:
                own = self._table(table, name, ("leefgebieden",))
                if own is not None:
                    result[name] = self._leefgebied(own, part, ("leefgebieden", name))
        if not self.optional and asking.nothing_asked(self.normenkader, result):
            benaming = self.normenkader.benaming
            melding = f"alle {benaming.meervoud} zijn {NIET_UITGEVRAAGD}: vraag er minstens één uit"
            self.fouten.append((("leefgebieden",), melding))
        return result

    def _leefgebied(self, table: dict[str, Any], part: Section, pad: DataPath) -> dict[str, Answer]:
        self._unknown_keys(table, part, pad)
        self._texts(table, part, pad)
        leading = part.vragen[0][0]
        answers = self._answers(table, part, pad)
        if not asking.left_out(part.part, answers):
            return answers
        for name, _, _ in part.vragen[1:]:
            if name in table:
                melding = f"haal dit antwoord weg: {leading} is {NIET_UITGEVRAAGD}"
                self.fouten.append(((*pad, name), melding))
        return {leading: answers[leading]}

    def _answers(self, table: dict[str, Any], part: Section, pad: DataPath) -> dict[str, Answer]:
        result: dict[str, Answer] = {}
        for name, vraag, accepts in part.vragen:
            if name not in table:
                if self._required(part, vraag, result, pad):
                    self.fouten.append(((*pad, name), f"ontbreekt. {_choices(vraag)}"))
                    if self.vorm == "gedeeltelijk":
                        # As if it were open: what depends on it is then said at once too.
                        self.open.add(_plaats(pad, name))
                continue
            waarde = table[name]
            if accepts(waarde):
                result[name] = waarde
                self._bounded(vraag, table, result, pad)
            elif waarde != ONBEKEND or not isinstance(waarde, str):
                melding = f"{_shown(waarde)} kan hier niet. {_choices(vraag)}"
                self.fouten.append(((*pad, name), melding))
            elif self.refused:
                # With a reason for no access this answer is not needed any more.
                continue
            elif self.vorm == "compleet":
                melding = f"is nog open ({ONBEKEND}). {_choices(vraag)}"
                self.fouten.append(((*pad, name), melding))
            else:
                self.open.add(_plaats(pad, name))
        return result

    def _bounded(
        self, vraag: Vraag, table: dict[str, Any], given: dict[str, Answer], pad: DataPath
    ) -> None:
        """A number that is at most another is not larger, and not without it.

        Where the other is still open or no valid answer, that is all there is to say.
        """
        if not isinstance(vraag, GetalVraag) or vraag.hoogstens_vraag is None:
            return
        plaats, other = (*pad, vraag.vraag), vraag.hoogstens_vraag
        if other in given:
            if int(given[vraag.vraag]) > int(given[other]):
                melding = f"{given[vraag.vraag]} is meer dan {other} ({given[other]}): dat kan niet"
                self.fouten.append((plaats, melding))
        elif other not in table and _plaats(pad, other) not in self.open and self.vorm != "concept":
            melding = f"kan alleen met een antwoord op {other}: vul dat ook in"
            self.fouten.append((plaats, melding))

    def _required(
        self, part: Section, vraag: Vraag, earlier: dict[str, Answer], pad: DataPath
    ) -> bool:
        """Say whether an answer is needed, or may be once an open question is answered."""
        if self.optional:
            return False
        return asking.may_have_to(part.part, vraag, earlier, lambda v: _plaats(pad, v) in self.open)

    def _texts(self, table: dict[str, Any], part: Section, pad: DataPath) -> None:
        for key in part.teksten:
            if key in table:
                self.one_text(table[key], (*pad, key))

    def one_text(self, tekst: Any, plaats: DataPath) -> None:
        """Take one text of people, or say what is wrong with it."""
        too_long = not self.stored and isinstance(tekst, str) and len(tekst) > MOST_TEXT
        if not isinstance(tekst, str) or too_long:
            self.fouten.append((plaats, f"moet tekst zijn van hoogstens {MOST_TEXT} tekens"))
        elif self._refused_text(tekst):
            melding = f"bevat een onzichtbaar teken dat geen tekst is ({codes(tekst)}): haal weg"
            self.fouten.append((plaats, melding))
        else:
            self.teksten[plaats] = composed(tekst)

    def _refused_text(self, tekst: str) -> bool:
        """Whether a text is none. A draft of an earlier version opens, and is not recorded."""
        refused = FORBIDDEN if self.vorm == "compleet" else CONTROL
        return not self.stored and bool(refused.search(tekst))

    def _unknown_keys(self, table: dict[str, Any], part: Section, pad: DataPath) -> None:
        if table.keys() <= part.bekend:
            return
        for key in table:
            if key not in part.bekend:
                nearest = self.hints.nearest(key, part.sleutels)
                hint = f"bedoel je {nearest}?" if nearest else "haal deze regel weg"
                self.fouten.append(((*pad, key), f"onbekende sleutel: {hint}"))


def _plaats(pad: DataPath, name: str) -> AnswerPlace:
    """The place of an answer in the section or leefgebied at a path; `zaak` for the case itself."""
    section, leefgebied = (*(str(p) for p in pad), "", "")[:2]
    return (section or "zaak", leefgebied, name)


def _choices(vraag: Vraag) -> str:
    if isinstance(vraag, GetalVraag):
        return f"Vul een geheel getal in van {vraag.minimum} tot en met {vraag.maximum}."
    return f"Kies uit: {', '.join(str(a).lower() for a in vraag.answers())}."


def _shown(waarde: Any) -> str:
    if isinstance(waarde, (dict, list)):
        return "een tabel of lijst"
    if waarde is None:
        return "niets"
    if isinstance(waarde, bool):
        return str(waarde).lower()
    tekst = repr(waarde)
    return tekst if len(tekst) <= 40 else tekst[:37] + "..."
