"""What the beheerder's page of one session holds: the part, both files, and what was computed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from screens.beheer.file import NormenkaderFile, shipped
from screens.sources.session import owned
from screens.widgets.page_parts import DEEL, PageState

SESSION = "beheer"
VERSIE, MET = "versie", "met"
# The part with the problems, as it is called in the address.
FOUTEN = "fouten"
# The uploads, as they are called in the address.
UPLOAD = "upload"
# Of what was computed as much is kept: a session is only memory.
MOST_KEPT = 12


@dataclass
class BeheerState(PageState):
    """Everything that the page remembers for one session.

    `versie` and `met` are names of files of the rules, or `upload`; `uploads` has those by the
    same two keys, and `zaken` the uploaded cases. `gevonden` has what was computed, by what it was
    computed of.
    """

    versie: str = ""
    met: str = ""
    uploads: dict[str, NormenkaderFile] = field(default_factory=dict)
    zaken: tuple[str, bytes] | None = None
    heel: bool = False
    gevonden: dict[tuple[str, ...], Any] = field(default_factory=dict)

    def take(self, address: Mapping[str, str]) -> None:
        """Take over both files of an address."""
        self.versie, self.met = (address.get(key, "") for key in (VERSIE, MET))

    def address(self) -> dict[str, str]:
        """The address of what is on the screen."""
        found = {DEEL: self.deel, VERSIE: self.versie, MET: self.met}
        return {key: waarde for key, waarde in found.items() if waarde}

    def choose(self, rol: str, name: str) -> None:
        """Take another file as the one to look at (`versie`) or to compare with (`met`)."""
        if rol == VERSIE:
            self.versie = name
        else:
            self.met = name
        self.geklikt = True

    def keep_upload(self, rol: str, file: NormenkaderFile) -> None:
        """Keep a file for this session and go on with it."""
        self.uploads[rol] = file
        self.choose(rol, UPLOAD)
        # A new field: the same file can be uploaded again.
        self.ronde += 1

    def file(self, rol: str) -> NormenkaderFile | None:
        """The chosen file; None where none is chosen, or where it is not there any more."""
        name = self.versie if rol == VERSIE else self.met
        return self.uploads.get(rol) if name == UPLOAD else shipped().get(name)

    def keep(self, key: tuple[str, ...], waarde: Any) -> None:
        """Remember what was computed; the oldest makes room."""
        self.gevonden.pop(key, None)
        self.gevonden[key] = waarde
        while len(self.gevonden) > MOST_KEPT:
            del self.gevonden[next(iter(self.gevonden))]


def current(owner: str) -> BeheerState:
    """The state of this session; another user in the same browser begins anew."""
    return owned(SESSION, owner, BeheerState)
