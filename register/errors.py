"""What can go wrong with the register.

RegisterError
├── UnavailableError       the register can't be reached, opened or written; nothing was stored
│   ├── MovedError         the file of an open register was removed, moved or replaced
│   ├── EmptyPlaceError    a setting says where the register is, and is empty
│   └── RegisterGoneError  the register that was at this place before is not there
├── ImpossibleValueError   something was asked or given that no database can hold; it works on
├── UncertainError         the connection was lost while storing; nobody knows whether it is there
├── UnreadableError        the file or a record in it can't be read
├── WrongVersionError      the register is of another version of the program
├── TooManyRightsError     the app came with a role that may change what was stored
├── InvalidFileError       a file to fill a register from is refused, with its problems
├── InvalidBesluitError    the decision is refused, with every reason
├── BesluitMeanwhileError  the case got another decision in the meantime
├── NoFollowUpError        nothing of this kind can be recorded about the decision (any more)
├── InvalidEvaluationError the evaluation is refused, with every reason
├── CountChangedError      another number of decisions is past its term than was shown
├── ClockBehindError       the clock is not later than the newest record
├── AnchorMismatchError    an anchor that is there contradicts the register
├── NoBesluitError         no decision with this number, or its content was removed
├── FiguresPerPersonError  figures were asked about one person; they are not made
├── TooManyRowsError       more decisions than one file can hold
├── NoConceptError         no draft at this address for this user
├── ConceptChangedError    the draft was changed in another tab
├── NoOefensessieError     no practice session with this code, for this browser or for this user
├── OefensessieFullError   as many people take part in the session as may
├── InvalidOefeningError   what should be kept of a session is refused
├── NotRevealedError       answers were asked that the trainer has not revealed
├── AnswersFixedError      the answers are fixed: they are revealed, or the session is closed
├── AnswersChangedError    the answers were changed in another tab
└── ProcessStoppedError    a process that did part of the work stopped before it was done
"""

from __future__ import annotations

from collections.abc import Sequence

from normenkader.texts import counted
from zaak.checking import Fault


class RegisterError(Exception):
    """Anything that goes wrong with the register; its text is for the user, in Dutch."""


class UnavailableError(RegisterError):
    """The register can't be reached, opened or written; nothing was stored."""


class MovedError(UnavailableError):
    """The file of an open register is not at its place any more: open the register again."""


class EmptyPlaceError(UnavailableError):
    """A place was given that is empty; what was meant is not guessed."""


class RegisterGoneError(UnavailableError):
    """A place that was used before holds no register now, or another one; none is made."""


class ImpossibleValueError(RegisterError):
    """A value that the database can't hold, such as a text with a NUL; nothing was stored.

    The register itself works: nobody else has to wait for it.
    """

    def __init__(self) -> None:
        """Say it without the value: that may be anything."""
        super().__init__(
            "Hierin staat een teken dat de database niet kan bewaren. Er is niets bewaard. "
            "Typ het opnieuw."
        )


class UncertainError(RegisterError):
    """The connection was lost while storing: try again with the same `opdracht`."""


class UnreadableError(RegisterError):
    """The file of the register, or a record in it, can't be read."""


class WrongVersionError(RegisterError):
    """The register belongs to another version of the program."""


class TooManyRightsError(RegisterError):
    """The role that the app uses may change or remove what was stored; it must not."""


class InvalidFileError(RegisterError):
    """A file to fill a register from is refused; nothing was stored."""

    def __init__(self, problems: Sequence[str], count: int) -> None:
        """Keep the problems that are shown, and how many there are."""
        self.problemen = tuple(problems)
        self.aantal = count
        more = count - len(self.problemen)
        lines = [*self.problemen, *([f"En nog {more} andere."] if more else [])]
        super().__init__("\n".join(["Het bestand is niet goed. Er is niets bewaard.", *lines]))


class InvalidBesluitError(RegisterError):
    """A decision that is refused; `fouten` holds every reason with its path."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        """Keep the reasons in the order of the form."""
        self.fouten = tuple(faults)
        super().__init__("; ".join(f"{f.pad_tekst}: {f.melding}" for f in faults))


class BesluitMeanwhileError(RegisterError):
    """Somebody else decided on the same case in the meantime; `last` is that decision."""

    def __init__(self, last: int | None) -> None:
        """Keep the number of the decision that is now the latest, or None."""
        self.laatste = last
        super().__init__(
            f"Intussen is een ander besluit over deze zaak vastgelegd (record {last}). "
            "Bekijk dat eerst."
            if last
            else "Het besluit dat je wilt vervangen, hoort niet bij deze zaak."
        )


class NoFollowUpError(RegisterError):
    """Nothing of this kind can be recorded about a decision (any more); nothing was stored."""


class InvalidEvaluationError(RegisterError):
    """An evaluation that is refused; `fouten` holds every reason with its path."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        """Keep the reasons in the order of the form."""
        self.fouten = tuple(faults)
        super().__init__("; ".join(f"{f.pad_tekst}: {f.melding}" for f in faults))


class CountChangedError(RegisterError):
    """Another number of decisions is past its term than the user was shown; nothing was removed."""

    def __init__(self, count: int) -> None:
        """Keep how many there are now."""
        self.aantal = count
        over = counted(count, "besluit is", "besluiten zijn")
        super().__init__(
            f"{over if count else 'Geen enkel besluit is'} over de bewaartermijn. "
            "Er is niets verwijderd."
        )


class ClockBehindError(RegisterError):
    """The clock of the server is not later than the newest record; nothing was removed."""


class AnchorMismatchError(RegisterError):
    """An anchor that is there contradicts the register; it was not overwritten."""


class NoBesluitError(RegisterError):
    """No decision with this number, or its content was removed after its term."""


class FiguresPerPersonError(RegisterError):
    """Figures were asked about one person; the register does not make those."""


class TooManyRowsError(RegisterError):
    """More decisions than one file can hold."""


class NoConceptError(RegisterError):
    """No draft at this address for this user: it never was, is somebody else's, or expired."""


class ConceptChangedError(RegisterError):
    """The draft was saved elsewhere since it was read."""


class NoOefensessieError(RegisterError):
    """No such practice session: it never was, is somebody else's, is closed, or expired."""


class OefensessieFullError(RegisterError):
    """As many people take part in the session as may."""


class InvalidOefeningError(RegisterError):
    """What should be kept of a practice session is refused; nothing was stored."""


class NotRevealedError(RegisterError):
    """Answers were asked that the trainer has not revealed."""


class AnswersFixedError(RegisterError):
    """The answers can't change any more: they are revealed, or the session is closed."""


class AnswersChangedError(RegisterError):
    """The answers were saved elsewhere since they were read."""


class ProcessStoppedError(RegisterError):
    """A process that did part of the work stopped before it was done."""
