"""Who may see the trainer's page."""

from __future__ import annotations

import pytest

from rights import Actie, Gebruiker, GeenRecht, Rol
from screens.pages import PAGES
from screens.trainer import page as training_page

PAGINA = next(p for p in PAGES if p.show is training_page.show)


@pytest.mark.parametrize("rol", [rol for rol in Rol if rol is not Rol.TRAINER])
def test_who_is_no_trainer_is_refused_before_anything_is_shown(rol: Rol) -> None:
    gebruiker = Gebruiker("u-test", frozenset({rol}))
    assert not PAGINA.open_to(gebruiker)
    with pytest.raises(GeenRecht, match="een oefening geven") as caught:
        training_page.show(gebruiker)
    assert caught.value.actie is Actie.TRAINEN


def test_trainer_has_the_page() -> None:
    assert PAGINA.open_to(Gebruiker("u-test", frozenset({Rol.TRAINER})))
