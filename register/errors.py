"""What can go wrong with the register.

RegisterFout
├── NietBeschikbaar    the register can't be reached, opened or written; nothing was stored
├── Onzeker            the connection was lost while storing; nobody knows yet whether it is there
├── Onleesbaar         the file or a record in it can't be read
├── VerkeerdeVersie    the register is of another version of the program
├── OngeldigBesluit    the decision is refused, with every reason
├── AnderBesluit       the case got another decision in the meantime
├── GeenBesluit        no decision with this number, or its content was removed
├── GeenConcept        no draft at this address for this user
└── ConceptGewijzigd   the draft was changed in another tab
"""

from __future__ import annotations

from collections.abc import Sequence

from zaak.checking import Fout


class RegisterFout(Exception):
    """Anything that goes wrong with the register; its text is for the user, in Dutch."""


class NietBeschikbaar(RegisterFout):
    """The register can't be reached, opened or written; nothing was stored."""


class Onzeker(RegisterFout):
    """The connection was lost while storing: try again with the same `opdracht`."""


class Onleesbaar(RegisterFout):
    """The file of the register, or a record in it, can't be read."""


class VerkeerdeVersie(RegisterFout):
    """The register belongs to another version of the program."""


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
            f"Intussen is besluit {laatste} over deze zaak vastgelegd. Bekijk dat eerst."
            if laatste
            else "Het besluit dat je wilt vervangen, hoort niet bij deze zaak."
        )


class GeenBesluit(RegisterFout):
    """No decision with this number, or its content was removed after its term."""


class GeenConcept(RegisterFout):
    """No draft at this address for this user: it never was, is somebody else's, or expired."""


class ConceptGewijzigd(RegisterFout):
    """The draft was saved elsewhere since it was read."""
