"""What can go wrong with the register.

RegisterFout
├── NietBeschikbaar    the register can't be reached, opened or written; nothing was stored
│   ├── Verplaatst     the file of an open register was removed, moved or replaced
│   ├── LegePlek       a setting says where the register is, and is empty
│   └── RegisterWeg    the register that was at this place before is not there
├── OnmogelijkeWaarde  something was asked or given that no database can hold; it goes on working
├── Onzeker            the connection was lost while storing; nobody knows yet whether it is there
├── Onleesbaar         the file or a record in it can't be read
├── VerkeerdeVersie    the register is of another version of the program
├── TeVeelRecht        the app came with a role that may change what was stored
├── OngeldigBestand    a file to fill a register from is refused, with its problems
├── OngeldigBesluit    the decision is refused, with every reason
├── AnderBesluit       the case got another decision in the meantime
├── AnderAantal        another number of decisions is past its term than was shown
├── KlokLooptAchter    the clock is not later than the newest record
├── AnkerPastNiet      an anchor that is there contradicts the register
├── GeenBesluit        no decision with this number, or its content was removed
├── CijfersPerPersoon  figures were asked about one person; they are not made
├── TeVeelRijen        more decisions than one file can hold
├── GeenConcept        no draft at this address for this user
├── ConceptGewijzigd   the draft was changed in another tab
├── GeenOefensessie    no practice session with this code, for this browser or for this user
├── OefensessieVol     as many people take part in the session as may
├── OngeldigeOefening  what should be kept of a session is refused
├── NietOnthuld        answers were asked that the trainer has not revealed
├── AntwoordVast       the answers can't change any more: they are revealed, or the session closed
├── AntwoordGewijzigd  the answers were changed in another tab
└── ProcesGestopt      a process that did part of the work stopped before it was done
"""

from __future__ import annotations

from collections.abc import Sequence

from normenkader.texts import counted
from zaak.checking import Fout


class RegisterFout(Exception):
    """Anything that goes wrong with the register; its text is for the user, in Dutch."""


class NietBeschikbaar(RegisterFout):
    """The register can't be reached, opened or written; nothing was stored."""


class Verplaatst(NietBeschikbaar):
    """The file of an open register is not at its place any more: open the register again."""


class LegePlek(NietBeschikbaar):
    """A place was given that is empty; what was meant is not guessed."""


class RegisterWeg(NietBeschikbaar):
    """A place that was used before holds no register now, or another one; none is made."""


class OnmogelijkeWaarde(RegisterFout):
    """A value that the database can't hold, such as a text with a NUL; nothing was stored.

    The register itself works: nobody else has to wait for it.
    """

    def __init__(self) -> None:
        """Say it without the value: that may be anything."""
        super().__init__(
            "Hierin staat een teken dat de database niet kan bewaren. Er is niets bewaard. "
            "Typ het opnieuw."
        )


class Onzeker(RegisterFout):
    """The connection was lost while storing: try again with the same `opdracht`."""


class Onleesbaar(RegisterFout):
    """The file of the register, or a record in it, can't be read."""


class VerkeerdeVersie(RegisterFout):
    """The register belongs to another version of the program."""


class TeVeelRecht(RegisterFout):
    """The role that the app uses may change or remove what was stored; it must not."""


class OngeldigBestand(RegisterFout):
    """A file to fill a register from is refused; nothing was stored."""

    def __init__(self, problemen: Sequence[str], aantal: int) -> None:
        """Keep the problems that are shown, and how many there are."""
        self.problemen = tuple(problemen)
        self.aantal = aantal
        more = aantal - len(self.problemen)
        lines = [*self.problemen, *([f"En nog {more} andere."] if more else [])]
        super().__init__("\n".join(["Het bestand is niet goed. Er is niets bewaard.", *lines]))


class OngeldigBesluit(RegisterFout):
    """A decision that is refused; `fouten` holds every reason with its path."""

    def __init__(self, fouten: Sequence[Fout]) -> None:
        """Keep the reasons in the order of the form."""
        self.fouten = tuple(fouten)
        super().__init__("; ".join(f"{f.pad_tekst}: {f.melding}" for f in fouten))


class AnderBesluit(RegisterFout):
    """Somebody else decided on the same case in the meantime; `laatste` is that decision."""

    def __init__(self, laatste: int | None) -> None:
        """Keep the number of the decision that is now the latest, or None."""
        self.laatste = laatste
        super().__init__(
            f"Intussen is een ander besluit over deze zaak vastgelegd (record {laatste}). "
            "Bekijk dat eerst."
            if laatste
            else "Het besluit dat je wilt vervangen, hoort niet bij deze zaak."
        )


class AnderAantal(RegisterFout):
    """Another number of decisions is past its term than the user was shown; nothing was removed."""

    def __init__(self, aantal: int) -> None:
        """Keep how many there are now."""
        self.aantal = aantal
        over = counted(aantal, "besluit is", "besluiten zijn")
        super().__init__(
            f"{over if aantal else 'Geen enkel besluit is'} over de bewaartermijn. "
            "Er is niets verwijderd."
        )


class KlokLooptAchter(RegisterFout):
    """The clock of the server is not later than the newest record; nothing was removed."""


class AnkerPastNiet(RegisterFout):
    """An anchor that is there contradicts the register; it was not overwritten."""


class GeenBesluit(RegisterFout):
    """No decision with this number, or its content was removed after its term."""


class CijfersPerPersoon(RegisterFout):
    """Figures were asked about one person; the register does not make those."""


class TeVeelRijen(RegisterFout):
    """More decisions than one file can hold."""


class GeenConcept(RegisterFout):
    """No draft at this address for this user: it never was, is somebody else's, or expired."""


class ConceptGewijzigd(RegisterFout):
    """The draft was saved elsewhere since it was read."""


class GeenOefensessie(RegisterFout):
    """No such practice session: it never was, is somebody else's, is closed, or expired."""


class OefensessieVol(RegisterFout):
    """As many people take part in the session as may."""


class OngeldigeOefening(RegisterFout):
    """What should be kept of a practice session is refused; nothing was stored."""


class NietOnthuld(RegisterFout):
    """Answers were asked that the trainer has not revealed."""


class AntwoordVast(RegisterFout):
    """The answers can't change any more: they are revealed, or the session is closed."""


class AntwoordGewijzigd(RegisterFout):
    """The answers were saved elsewhere since they were read."""


class ProcesGestopt(RegisterFout):
    """A process that did part of the work stopped before it was done."""
