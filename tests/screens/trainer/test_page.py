"""Who may see the trainer's page."""

from __future__ import annotations

import pytest

from rights import Action, NoRightError, Role, User
from screens.pages import PAGES
from screens.trainer import page as training_page

PAGINA = next(p for p in PAGES if p.show is training_page.show)


@pytest.mark.parametrize("rol", [rol for rol in Role if rol is not Role.TRAINER])
def test_who_is_no_trainer_is_refused_before_anything_is_shown(rol: Role) -> None:
    gebruiker = User("u-test", frozenset({rol}))
    assert not PAGINA.open_to(gebruiker)
    with pytest.raises(NoRightError, match="een oefening geven") as caught:
        training_page.show(gebruiker)
    assert caught.value.actie is Action.TRAINEN


def test_trainer_has_the_page() -> None:
    assert PAGINA.open_to(User("u-test", frozenset({Role.TRAINER})))
