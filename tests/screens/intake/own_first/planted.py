"""Leaks on purpose: each must be found, or the search proves nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
import streamlit as st

from screens.intake.case import decided_case
from screens.intake.case.session import Intake
from screens.intake.case.standing import standing
from screens.intake.form import panel
from screens.intake.own_first import part
from screens.sources import rules as rules_source


@contextmanager
def open_proposal() -> Iterator[None]:
    """The whole proposal is computed and shown as always."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            decided_case, "standing", lambda content, library, held: standing(content, library)
        )
        yield


@contextmanager
def minutes_in_the_panel() -> Iterator[None]:
    """Only the minutes, in a title that nobody looks at."""
    before = panel._show_held

    def show(intake: Intake, stand: Any) -> None:
        before(intake, stand)
        if stand.compleet:
            answer = _answer(intake)
            st.html(f'<span title="{answer["minuten_per_week"]}"></span>')

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(panel, "_show_held", show)
        yield


@contextmanager
def one_number_in_the_draft() -> Iterator[None]:
    """The last number of the trail, kept with the draft."""
    before = Intake.content

    def content(self: Intake) -> dict[str, Any]:
        made = before(self)
        if self.held and not standing(self.draft.inhoud, _rules(), held=True).open:
            made["terzijde"] = [step["effect"] for step in _answer(self)["spoor"]]
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Intake, "content", content)
        yield


@contextmanager
def product_in_the_question() -> Iterator[None]:
    """The name of what is proposed, in the sentence above one's own judgement."""
    before = part._Form.show

    def show(self: Any) -> None:
        product = _answer(self.intake)["product"]
        st.caption(f"Denk ook aan {product['naam'] if product else 'niets'}.")
        before(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(part._Form, "show", show)
        yield


def _rules() -> Any:
    return rules_source.load()


def _answer(intake: Intake) -> Any:
    return standing(intake.draft.inhoud, _rules()).antwoord


PLANTED: dict[str, Callable[[], AbstractContextManager[None]]] = {
    "het hele voorstel": open_proposal,
    "de minuten in een onzichtbare titel": minutes_in_the_panel,
    "getallen van het spoor in het concept": one_number_in_the_draft,
    "het product in de vraag": product_in_the_question,
}
