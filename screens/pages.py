"""The pages, and the actions of which one is enough to see them; and those without a login."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from rights import Action, User
from screens.beheer import page as norms_page
from screens.intake import page as intake_page
from screens.my_cases import page as my_cases_page
from screens.participant import join as practice_join
from screens.register import page as register_page
from screens.trainer import page as training_page


class PageEntry(NamedTuple):
    """One page; `show` checks the right again itself."""

    pad: str
    titel: str
    acties: tuple[Action, ...]
    show: Callable[[User], None]

    def open_to(self, user: User) -> bool:
        """Say whether the page is in the navigation of this user."""
        return any(user.may(actie) for actie in self.acties)


PAGES = (
    PageEntry("intake", "Intake", (Action.INTAKE,), intake_page.show),
    PageEntry("zaken", "Mijn zaken", (Action.INTAKE,), my_cases_page.show),
    PageEntry(
        "register", "Register", (Action.REGISTER_LEZEN, Action.CONTROLEREN), register_page.show
    ),
    PageEntry("trainer", "Trainer", (Action.TRAINEN,), training_page.show),
    PageEntry("normenkader", "Normenkader", (Action.NORMENKADER_BEHEREN,), norms_page.show),
)


class FreePage(NamedTuple):
    """A page for who has no account; nothing of the others is on it, and it knows no user."""

    pad: str
    titel: str
    show: Callable[[], None]


FREE = (FreePage(practice_join.PAD, practice_join.TITEL, practice_join.show),)
