"""The pages, and the actions of which one is enough to see them; and those without a login."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from rights import Actie, Gebruiker
from screens.beheer import page as norms_page
from screens.intake import page as intake_page
from screens.my_cases import page as my_cases_page
from screens.participant import join as practice_join
from screens.register import page as register_page
from screens.trainer import page as training_page


class Pagina(NamedTuple):
    """One page; `show` checks the right again itself."""

    pad: str
    titel: str
    acties: tuple[Actie, ...]
    show: Callable[[Gebruiker], None]

    def open_to(self, gebruiker: Gebruiker) -> bool:
        """Say whether the page is in the navigation of this user."""
        return any(gebruiker.may(actie) for actie in self.acties)


PAGES = (
    Pagina("intake", "Intake", (Actie.INTAKE,), intake_page.show),
    Pagina("zaken", "Mijn zaken", (Actie.INTAKE,), my_cases_page.show),
    Pagina("register", "Register", (Actie.REGISTER_LEZEN, Actie.CONTROLEREN), register_page.show),
    Pagina("trainer", "Trainer", (Actie.TRAINEN,), training_page.show),
    Pagina("normenkader", "Normenkader", (Actie.NORMENKADER_BEHEREN,), norms_page.show),
)


class VrijePagina(NamedTuple):
    """A page for who has no account; nothing of the others is on it, and it knows no user."""

    pad: str
    titel: str
    show: Callable[[], None]


FREE = (VrijePagina(practice_join.PAD, practice_join.TITEL, practice_join.show),)
