"""What one browser session holds, and what its buttons do to it. Nothing here is shared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from normenkader import Library, Normenkader
from normenkader.texts import counted
from register.drafts import Concept
from register.local_days import today
from register.vooraf import Vooraf, as_kept
from screens.intake.case.beginning import new_case
from screens.intake.case.deciding_state import DecisionState, Message, OwnFirstState
from screens.intake.case.draft import MOST_STEPS, Content, Draft, FormPlace, Storage
from screens.intake.case.origin import Origin
from screens.intake.case.switching import Switch, asked_in
from screens.widgets.fields import Refused

# In a stored draft: that nothing of a proposal was shown yet.
DICHT = "dicht"
# In a stored draft: the decision that a new research started from.
ORIGIN = "herindicatie"
FIRST, FIRST_VIEW = "zaak", "uitleg"
TERUG_MET_INVOER = "Wat je daar had getypt en niet was aangenomen, is ook weg."
INVOER_BLIJFT_ACHTER = (
    "In de vorige zaak stond invoer die niet was aangenomen. Die is niet bewaard. "
    "Met ‘Ongedaan maken’ komt die terug."
)


@dataclass
class Intake:
    """The draft of this session and where the user is in it.

    `sprong` counts the moves to another part; the script of the page then moves the focus.
    `bewaard` is the case as it was last downloaded, opened or begun. `achter` are the drafts that
    were left while something of them may not be stored yet. `geweigerd` is what was typed and not
    accepted, `terzijde` the same of cases that an undo can bring back. `opslagfout` says why
    storing fails; `wachtend` is the address of a draft that could not be read yet. `adres` is the
    part as the address of the page last had it (None before that), and `geklikt` says that this run
    began with a move of our own. `weergave` is the view of the part Uitleg
    (screens.intake.explain.views);
    `proef` is a copy of the case with other answers (screens.intake.explain.what_if.trying),
    which is never stored, and
    `overstap` what stays behind for who goes back to another normenkader. `eerst_zelf` says that
    this municipality asks for one's own judgement first; `zelf` is what is filled in for it.
    """

    draft: Draft
    bewaard: Content
    eigenaar: str = ""
    beslist: bool = False
    eerst_zelf: bool = False
    deel: str = FIRST
    sprong: int = 0
    upload: int = 0
    geweigerd: dict[FormPlace, Refused] = field(default_factory=dict)
    melding: Message | None = None
    besluit: DecisionState = field(default_factory=DecisionState)
    terzijde: list[tuple[Storage, dict[FormPlace, Refused]]] = field(default_factory=list)
    achter: list[tuple[Storage, dict[str, Any]]] = field(default_factory=list)
    opslagfout: str = ""
    wachtend: str = ""
    adres: str | None = None
    geklikt: bool = False
    weggegooid: Concept | None = None
    weergave: str = FIRST_VIEW
    proef: Intake | None = None
    overstap: Switch = field(default_factory=Switch)
    zelf: OwnFirstState = field(default_factory=OwnFirstState)

    @property
    def recorded(self) -> bool:
        """Say whether the decision was recorded: the case then only is for reading."""
        return self.besluit.nummer is not None

    @property
    def replaced(self) -> bool:
        """Say whether the decision on the screen no longer holds: another took its place."""
        dossier = self.besluit.dossier
        return dossier is not None and dossier.vervangen_door is not None

    @property
    def reassessed(self) -> bool:
        """Say whether this is a new research from a decision, or a decision that came from one."""
        dossier = self.besluit.dossier
        if dossier is not None:
            return "herindicatie" in dossier.stuk
        return self.draft.opslag.origin is not None

    @property
    def held(self) -> bool:
        """Say whether the proposal waits for the consulent's own judgement: nothing shows it."""
        opslag = self.draft.opslag
        waiting = opslag.vooraf is None and not opslag.gezien
        return self.eerst_zelf and not self.recorded and waiting

    @property
    def touched(self) -> bool:
        """Say whether there is anything to keep."""
        draft = self.draft
        more = draft.keuze or draft.notities or draft.opslag.vooraf
        return draft.inhoud != draft.opslag.begin or bool(more)

    @property
    def stored(self) -> bool:
        """Say whether the server has the draft as it is now."""
        opslag = self.draft.opslag
        return (
            opslag.concept is not None
            and not (opslag.botsing or opslag.weg)
            and same_content(opslag.concept.inhoud, self.content())
        )

    @property
    def unsaved(self) -> bool:
        """Say whether leaving would lose work."""
        if self.recorded:
            return False
        kept = not self.touched or self.stored or self._downloaded
        return bool(self.geweigerd) or not kept

    @property
    def _downloaded(self) -> bool:
        draft = self.draft
        return draft.inhoud == self.bewaard and not (draft.keuze or draft.notities)

    def content(self) -> dict[str, Any]:
        """What is stored of the draft, as plain data."""
        draft = self.draft
        notities = {"notities": list(draft.notities)} if draft.notities else {}
        return {
            "formaat": 1,
            "deel": self.deel,
            "inhoud": draft.inhoud,
            "opzij": draft.opzij,
            "keuze": draft.keuze,
            # Without notes the content is as it was before there were any.
            **notities,
            **self._own_first(),
            **({ORIGIN: draft.opslag.origin.kept()} if draft.opslag.origin else {}),
        }

    def _own_first(self) -> dict[str, Any]:
        """What the mode 'eerst zelf oordelen' keeps with a draft; nothing where it is off."""
        vooraf = self.draft.opslag.vooraf
        if vooraf is not None:
            return {"vooraf": as_kept(vooraf)}
        return {DICHT: True} if self.held else {}

    def go(self, part: str) -> None:
        """Show another part."""
        self.deel = part
        self.sprong += 1
        self.melding = None
        self.geklikt = True

    def follow(self, address: str, keys: Sequence[str]) -> None:
        """Show the part of an address that the browser changed: Back, Forward, or a new start.

        An address that comes with a move of our own says nothing: the browser may not have ours.
        """
        clicked, self.geklikt = self.geklikt, False
        if clicked or address not in keys or address in (self.deel, self.adres):
            return
        self.deel = address
        self.sprong += 1
        if self.adres is not None:
            self.melding = None

    def replace(self, content: Content, label: str, begin: Content | None = None) -> bool:
        """Put another case in place of the draft; the one before stays where it is stored.

        What was refused in that one waits for an undo; gives whether there was any.
        """
        if self.touched:
            self.achter.append((self.draft.opslag, self.content()))
        waiting = bool(self.geweigerd)
        if waiting:
            self.terzijde = [*self.terzijde, (self.draft.opslag, self.geweigerd)][-MOST_STEPS:]
        self.draft.replace(content, label, begin)
        self.bewaard = content
        self.wachtend, self.proef, self.overstap = "", None, Switch()
        self.geweigerd, self.besluit, self.zelf = {}, DecisionState(), OwnFirstState()
        return waiting

    def change(self, content: Content, label: str, normenkader: Normenkader) -> bool:
        """Go on with the same case in another form, and with what was refused where it fits.

        Gives whether any refused input had to go.
        """
        self.draft.change(content, label)
        self.besluit = DecisionState()
        lost = [p for p in self.geweigerd if not asked_in(normenkader, p)]
        for plaats in lost:
            del self.geweigerd[plaats]
        return bool(lost)

    def take_version(self, other: Draft, label: str) -> None:
        """Show another version of the same draft."""
        self.draft.take_version(other, label)
        self.besluit = DecisionState()

    def undo(self) -> None:
        """Take the last step back, and say which."""
        label, dropped = self.take_back()
        if label:
            lines = (TERUG_MET_INVOER,) if dropped else ()
            self.melding = Message("info", f"Teruggedraaid: {label}", lines)

    def take_back(self) -> tuple[str, bool]:
        """Take the last step back; gives its label, and whether refused input went with it.

        What was refused stays, unless the step was about its own field or another case.
        """
        draft = self.draft
        opslag, before = draft.opslag, Draft(draft.inhoud)
        label = draft.undo()
        if not label:
            return "", False
        self.besluit = DecisionState()
        if draft.opslag is not opslag:
            dropped = bool(self.geweigerd)
            self.geweigerd = self._waiting(draft.opslag)
            return label, dropped
        undone = [p for p in self.geweigerd if before.get(p) != draft.get(p)]
        for plaats in undone:
            del self.geweigerd[plaats]
        return label, bool(undone)

    def _waiting(self, opslag: Storage) -> dict[FormPlace, Refused]:
        """What was refused in a case that was left, and is here again."""
        found = next((own for place, own in self.terzijde if place is opslag), {})
        self.terzijde = [pair for pair in self.terzijde if pair[0] is not opslag]
        return found

    def start_again(self, library: Library) -> None:
        """Begin an empty case; it can be undone."""
        content = new_case(library, today())
        waiting = self.replace(content, "opnieuw beginnen", content)
        self.deel = FIRST
        titel = (
            "Je bent opnieuw begonnen. De vorige intake staat onder ‘Mijn zaken’; "
            "met ‘Ongedaan maken’ komt die ook terug."
        )
        self.tell_replaced(titel, waiting=waiting)

    def tell_replaced(self, titel: str, *, waiting: bool) -> None:
        """Say that another case is here, and that refused input of the one before was not kept."""
        lines = (INVOER_BLIJFT_ACHTER,) if waiting else ()
        self.melding = Message("warning" if waiting else "info", titel, lines)

    def renew(self, draft: Draft, part: str) -> None:
        """Put a draft of its own in this session: nothing of the case before stays."""
        self.draft, self.bewaard, self.proef = draft, draft.inhoud, None
        self.overstap = Switch()
        self.go(part)
        self.geweigerd, self.besluit, self.zelf = {}, DecisionState(), OwnFirstState()

    def next_intake(self, library: Library) -> None:
        """Begin an empty case after a decision."""
        content = new_case(library, today())
        self.renew(Draft(content, ronde=self.draft.ronde + 1, opslag=Storage(content)), FIRST)

    def correct(self, part: str, vooraf: Vooraf | None, origin: Origin | None) -> None:
        """Begin a decision that corrects the recorded one, on the same case.

        Its proposal was seen: the first judgement stays the one that was recorded, if any. So does
        the decision that its research started from.
        """
        content = self.draft.inhoud
        opslag = Storage(content, vooraf=vooraf, gezien=True, origin=origin)
        self.renew(Draft(content, ronde=self.draft.ronde + 1, opslag=opslag), part)

    def skip_untouched(self, normenkader: Normenkader) -> None:
        """Mark the leefgebieden that were not touched as not asked, and say how many."""
        n = self.draft.skip_untouched(normenkader)
        called = normenkader.benaming
        wat = counted(n, f"{called.enkelvoud} staat", f"{called.meervoud} staan")
        self.melding = Message("info", f"{wat} nu op niet uitgevraagd. Vraag alleen wat nodig is.")

    def mark_saved(self, content: Content) -> None:
        """Remember that the case was downloaded."""
        self.bewaard = content


def same_content(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Say whether two contents hold the same; where the user was does not matter."""
    return {**one, "deel": ""} == {**other, "deel": ""}


def new_intake(library: Library, owner: str) -> Intake:
    """An intake with an empty case."""
    content = new_case(library, today())
    return Intake(Draft(content, opslag=Storage(content)), content, owner)
