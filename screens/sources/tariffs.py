"""The tariffs beside the normenkaders that the screens use."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from costs.tariffs.model import Tarieven
from costs.tariffs.reading import read_all_tariffs
from normenkader import InvalidInputError, Library, Problem
from screens.sources import rules as rules_source


class TariffBundle(NamedTuple):
    """All tariffs, or all that is wrong with them."""

    tarieven: tuple[Tarieven, ...] = ()
    problemen: tuple[Problem, ...] = ()

    def has(self, normenkader: str) -> bool:
        """Say whether a normenkader has tariffs."""
        return any(t.normenkader == normenkader for t in self.tarieven)


def tariffs() -> TariffBundle:
    """Read once per process and folder, as the rules are; none where these can't be read."""
    library = rules_source.load()
    return _read(rules_source.rules_folder()) if isinstance(library, Library) else TariffBundle()


@cache
def _read(folder: Path) -> TariffBundle:
    library = rules_source.load()
    if not isinstance(library, Library):
        return TariffBundle()
    try:
        return TariffBundle(read_all_tariffs(folder, library))
    except InvalidInputError as error:
        return TariffBundle(problemen=error.problemen)
