"""A page with parts: their buttons, and an address that says which part is on the screen."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from screens.access import gate
from screens.widgets.layout import mark_chosen

DEEL = "deel"


@dataclass
class PageState(ABC):
    """What a page with parts remembers for one session.

    `adres` is how this page wrote its address last. `sprong` counts the moves: the script of the
    page then moves the focus. `ronde` is part of the keys of fields: a new one shows them anew.
    `geklikt` says that this run began with a click on something that moves.
    """

    deel: str = ""
    sprong: int = 0
    ronde: int = 0
    geklikt: bool = False
    adres: Mapping[str, str] | None = None

    def follow(self, address: Mapping[str, str]) -> None:
        """Take over an address that somebody else wrote: typed, or by going back in the browser.

        One without a part says nothing: it is lost on the way to another page and back. Nor does
        one that comes with a click: the browser may not have ours yet.
        """
        clicked, self.geklikt = self.geklikt, False
        if clicked or address == self.adres or DEEL not in address:
            return
        self.deel = address[DEEL]
        self.take(address)
        self.sprong += 1
        self.ronde += 1

    def go(self, part: str) -> None:
        """Show another part of the same."""
        self.deel = part
        self.click()

    def click(self) -> None:
        """Note that something was clicked that moves."""
        self.sprong += 1
        self.geklikt = True

    @abstractmethod
    def take(self, address: Mapping[str, str]) -> None:
        """Take over the rest of an address."""

    @abstractmethod
    def address(self) -> dict[str, str]:
        """The address of what is on the screen."""

    def write_address(self) -> None:
        """Have the browser show the address of what is on the screen."""
        adres = self.address()
        if st.query_params.to_dict() != adres:
            st.query_params.from_dict(adres)
        self.adres = adres


def show_parts(
    titel: str, soort: str, names: Mapping[str, str], chosen: str, go: Callable[[str], None]
) -> None:
    """Draw the title of the page and a button for each part, by its key and name."""
    st.title(titel, anchor=False)
    for key, name in names.items():
        gate.button(name, key=f"{soort}-deel-{key}", type="tertiary", on_click=go, args=(key,))
    mark_chosen(f"{soort}-deel-{chosen}")
