"""What one browser session holds, and what its buttons do to it. Nothing here is shared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from normenkader import Bibliotheek, Normenkader
from register.drafts import Concept
from register.reading import Dossier
from screens.draft import Draft, Inhoud, Opslag, Plaats, new_case

FIRST, FIRST_VIEW = "zaak", "uitleg"
HERE = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True)
class Melding:
    """Something to tell once, above the part in the middle; `regels` may echo input."""

    soort: str
    titel: str
    regels: tuple[str, ...] = ()


@dataclass
class Geweigerd:
    """A text that was refused: it stays in its field, never in the draft."""

    tekst: str
    redenen: tuple[str, ...]


@dataclass
class Beslissing:
    """Where this session is with the decision on the case.

    `nummer` is that of the recorded decision and `dossier` what is stored of it (None where it
    could not be read). `eerder` are the decisions about the case `zaak`, the newest first, as
    they were looked up, and `vorig` is the newest of them. `gecontroleerd` says that errors are
    shown; `fout` counts the times that recording was refused, so that the focus goes to the first
    error.
    """

    nummer: int | None = None
    dossier: Dossier | None = None
    zaak: str = ""
    eerder: Sequence[Any] | None = None
    vorig: Dossier | None = None
    gecontroleerd: bool = False
    fout: int = 0
    melding: Melding | None = None


@dataclass
class Intake:
    """The draft of this session and where the user is in it.

    `sprong` counts the moves to another part; the script of the page then moves the focus.
    `bewaard` is the case as it was last downloaded, opened or begun. `achter` are the drafts that
    were left while something of them may not be stored yet. `opslagfout` says why storing fails;
    `wachtend` is the address of a draft that could not be read yet. `adres` is the part as the
    address of the page last had it (None before that), and `geklikt` says that this run began with
    a move of our own. `weergave` is the view of the
    part Uitleg (screens.explain_views); `proef` is a copy of the case with other answers
    (screens.what_if), which is never stored.
    """

    draft: Draft
    bewaard: Inhoud
    eigenaar: str = ""
    beslist: bool = False
    deel: str = FIRST
    sprong: int = 0
    upload: int = 0
    geweigerd: dict[Plaats, Geweigerd] = field(default_factory=dict)
    melding: Melding | None = None
    besluit: Beslissing = field(default_factory=Beslissing)
    achter: list[tuple[Opslag, dict[str, Any]]] = field(default_factory=list)
    opslagfout: str = ""
    wachtend: str = ""
    adres: str | None = None
    geklikt: bool = False
    weggegooid: Concept | None = None
    weergave: str = FIRST_VIEW
    proef: Intake | None = None

    @property
    def recorded(self) -> bool:
        """Say whether the decision was recorded: the case then only is for reading."""
        return self.besluit.nummer is not None

    @property
    def touched(self) -> bool:
        """Say whether there is anything to keep."""
        draft = self.draft
        return draft.inhoud != draft.opslag.begin or bool(draft.keuze or draft.notities)

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
        }

    def go(self, deel: str) -> None:
        """Show another part."""
        self.deel = deel
        self.sprong += 1
        self.melding = None
        self.geklikt = True

    def follow(self, adres: str, keys: Sequence[str]) -> None:
        """Show the part of an address that the browser changed: Back, Forward, or a new start.

        An address that comes with a move of our own says nothing: the browser may not have ours.
        """
        clicked, self.geklikt = self.geklikt, False
        if clicked or adres not in keys or adres in (self.deel, self.adres):
            return
        self.deel = adres
        self.sprong += 1
        if self.adres is not None:
            self.melding = None

    def replace(self, inhoud: Inhoud, label: str, begin: Inhoud | None = None) -> None:
        """Put another case in place of the draft; the one before stays where it is stored."""
        if self.touched:
            self.achter.append((self.draft.opslag, self.content()))
        self.draft.replace(inhoud, label, begin)
        self.bewaard = inhoud
        self.wachtend, self.proef = "", None
        self._forget()

    def change(self, inhoud: Inhoud, label: str) -> None:
        """Go on with the same case in another form."""
        self.draft.change(inhoud, label)
        self._forget()

    def take_version(self, other: Draft, label: str) -> None:
        """Show another version of the same draft."""
        self.draft.take_version(other, label)
        self._forget()

    def undo(self) -> None:
        """Take the last step back, and say which."""
        label = self.draft.undo()
        if label:
            self._forget()
            self.melding = Melding("info", f"Teruggedraaid: {label}")

    def start_again(self, bibliotheek: Bibliotheek) -> None:
        """Begin an empty case; it can be undone."""
        inhoud = new_case(bibliotheek, today())
        self.replace(inhoud, "opnieuw beginnen", inhoud)
        self.deel = FIRST
        titel = (
            "Je bent opnieuw begonnen. De vorige intake staat onder ‘Mijn intakes’; "
            "met ‘Ongedaan maken’ komt die ook terug."
        )
        self.melding = Melding("info", titel)

    def renew(self, draft: Draft, deel: str) -> None:
        """Put a draft of its own in this session: nothing of the case before stays."""
        self.draft, self.bewaard, self.proef = draft, draft.inhoud, None
        self.go(deel)
        self.geweigerd.clear()
        self._forget()

    def next_intake(self, bibliotheek: Bibliotheek) -> None:
        """Begin an empty case after a decision."""
        inhoud = new_case(bibliotheek, today())
        self.renew(Draft(inhoud, ronde=self.draft.ronde + 1, opslag=Opslag(inhoud)), FIRST)

    def correct(self, deel: str) -> None:
        """Begin a decision that corrects the recorded one, on the same case."""
        inhoud = self.draft.inhoud
        self.renew(Draft(inhoud, ronde=self.draft.ronde + 1, opslag=Opslag(inhoud)), deel)

    def skip_untouched(self, normenkader: Normenkader) -> None:
        """Mark the leefgebieden that were not touched as not asked, and say how many."""
        n = self.draft.skip_untouched(normenkader)
        wat = "1 leefgebied staat" if n == 1 else f"{n} leefgebieden staan"
        self.melding = Melding("info", f"{wat} nu op niet uitgevraagd. Vraag alleen wat nodig is.")

    def mark_saved(self, inhoud: Inhoud) -> None:
        """Remember that the case was downloaded."""
        self.bewaard = inhoud

    def _forget(self) -> None:
        """What was said about the case that was there before."""
        self.geweigerd.clear()
        self.besluit = Beslissing()


def same_content(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Say whether two contents hold the same; where the user was does not matter."""
    return {**one, "deel": ""} == {**other, "deel": ""}


def today() -> date:
    """The day in the Netherlands: the peildatum of a new case."""
    return datetime.now(HERE).date()


def new_intake(bibliotheek: Bibliotheek, eigenaar: str) -> Intake:
    """An intake with an empty case."""
    inhoud = new_case(bibliotheek, today())
    return Intake(Draft(inhoud, opslag=Opslag(inhoud)), inhoud, eigenaar)
