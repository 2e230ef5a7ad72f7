"""The decision that a new research started from, and what of it was discussed again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from explaining.reassessment.carrying import Carried, CarriedAnswer, carry
from normenkader import Normenkader
from normenkader.questions import NIET_UITGEVRAAGD
from register.decisions.reading import Dossier
from register.decisions.started_from import open_start
from register.errors import NoBesluitError, RegisterError
from register.herindicatie import Herindicatie, part_keys
from rights import NoRightError, User
from screens.sources import register as register_source
from zaak.model import AnswerPlace

WEG = (
    "Het besluit waarvan dit onderzoek uitgaat, is er niet (meer) voor jou. Je kunt wel verder, "
    "maar zo geen besluit vastleggen."
)
NU_NIET = "Het besluit waarvan dit onderzoek uitgaat, is nu niet te lezen."
ANDERS = "Het besluit waarvan dit onderzoek uitgaat, is niet meer wat er is vastgelegd."


@dataclass
class Origin:
    """From which record (number and hash) an intake started, and the parts that were discussed.

    `dossier` is that decision; None while it was not read, or where that fails (`fout`).
    """

    record: int
    hash: str
    besproken: tuple[str, ...] = ()
    dossier: Dossier | None = None
    fout: str = ""
    _carried: dict[tuple[str, str], Carried] = field(default_factory=dict)

    def kept(self) -> dict[str, Any]:
        """It as a draft holds it."""
        return {"record": self.record, "hash": self.hash, "besproken": list(self.besproken)}

    def discussed(self, part: str, *, done: bool) -> Origin:
        """The same with another part discussed, or not any more."""
        others = tuple(p for p in self.besproken if p != part)
        return replace(self, besproken=(*others, part) if done else others)

    def read(self, user: User) -> None:
        """Read the decision, once; what goes wrong is remembered for the screen."""
        if self.dossier is not None or self.fout == WEG:
            return
        self.fout = ""
        try:
            found = open_start(register_source.opened(), user, self.record, self.hash)
        except (NoBesluitError, NoRightError):
            self.fout = WEG
            return
        except RegisterError as error:
            register_source.report(error)
            self.fout = f"{NU_NIET} {error}"
            return
        if not found.intact:
            self.fout = ANDERS
            return
        self.dossier = found

    def carried(self, nieuw: Normenkader, peildatum: str) -> Carried | None:
        """What became of each answer under these rules; None while the decision was not read."""
        if self.dossier is None:
            return None
        key = (nieuw.sha256, peildatum)
        if key not in self._carried:
            old = self.dossier
            self._carried[key] = carry(old.zaak, old.normenkader, nieuw, peildatum)
        return self._carried[key]

    def to_discuss(self, nieuw: Normenkader, peildatum: str) -> list[str]:
        """The parts with answers of then that nobody discussed yet, in the order of the form."""
        found = self.carried(nieuw, peildatum)
        if found is None:
            return []
        with_answers = {_key(place) for place in _asked_then(found)}
        left = with_answers - set(self.besproken)
        return [key for key in part_keys(nieuw) if key in left]

    def request(self, nieuw: Normenkader, peildatum: str, waarom: str) -> Herindicatie:
        """What is recorded of it."""
        left = tuple(self.to_discuss(nieuw, peildatum))
        return Herindicatie(self.record, self.hash, waarom, left)


def of_kept(plain: Any) -> Origin | None:
    """The one in a draft; None where it has none, or one that can't be read."""
    if not isinstance(plain, dict):
        return None
    record, fingerprint, done = (plain.get(key) for key in ("record", "hash", "besproken"))
    if type(record) is not int or not isinstance(fingerprint, str) or not isinstance(done, list):
        return None
    return Origin(record, fingerprint, tuple(p for p in done if isinstance(p, str)))


def both_discussed(here: Origin | None, there: Origin | None) -> Origin | None:
    """The one of this window, with what was discussed in another window of the same draft."""
    if here is None or there is None or here.record != there.record:
        return here
    for part in there.besproken:
        here = here.discussed(part, done=True)
    return here


def of_decision(dossier: Dossier) -> Origin:
    """A research that starts from this decision."""
    return Origin(dossier.nummer, dossier.hash, dossier=dossier)


def replacing(origin: Origin, later: Dossier) -> Origin:
    """The same research, from the decision that came in the place of its own."""
    return Origin(later.nummer, later.hash, origin.besproken, later)


def of_correction(dossier: Dossier) -> Origin | None:
    """The one of a decision that is corrected; None where that was no reassessment."""
    own = dossier.stuk.get("herindicatie")
    if own is None:
        return None
    nk = dossier.normenkader
    done = tuple(key for key in part_keys(nk) if key not in own["niet_besproken"])
    return Origin(own["record"], own["hash"], done, dossier.earlier)


def then_by_place(found: Carried) -> Mapping[AnswerPlace, CarriedAnswer]:
    """What became of each answer of then, by its place."""
    return {a.plaats: a for a in found.antwoorden}


def _asked_then(found: Carried) -> list[AnswerPlace]:
    """The places of answers that were carried over, but for what was not asked then either."""
    content = found.content
    places = (a.plaats for a in found.antwoorden if a.lot != "vervallen")
    return [p for p in places if p[0] != "zaak" and value_at(content, p) != NIET_UITGEVRAAGD]


def value_at(content: Mapping[str, Any], place: AnswerPlace) -> Any:
    """The answer at a place of a case; None where there is none."""
    section, name, vraag = place
    table: Any = content if section == "zaak" else content.get(section, {})
    if name:
        table = table.get(name, {})
    return table.get(vraag)


def _key(place: AnswerPlace) -> str:
    section, name, _ = place
    return f"lg-{name}" if name else section
