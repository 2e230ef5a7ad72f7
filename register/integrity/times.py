"""Whether the moments of records can be true: none after now, and each after the one before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from register.moments import EARLIEST, MARGE, moment_words, read_moment

_WRONG_CLOCK = "Een klok stond verkeerd, of dit record is niet toen gemaakt. Zoek uit welke."


@dataclass
class Times:
    """The moments so far, held against `nu`, the clock of who checks."""

    nu: datetime
    newest: datetime = EARLIEST
    _before: tuple[int, datetime] | None = None

    def step(self, record: int, tekst: str) -> Iterator[str]:
        """What is wrong with the moment of the next record."""
        moment = read_moment(tekst)
        said = moment_words(moment)
        if moment > self.nu + MARGE:
            yield (
                f"Zegt dat het van {said} is; het is nu {moment_words(self.nu)}. Een record "
                "van later kan er nog niet zijn. Controleer de klok van deze computer; is die "
                "goed, dan is dit record niet te vertrouwen."
            )
        elif moment < EARLIEST:
            yield (f"Zegt dat het van {said} is, van voor de Wmo 2015. {_WRONG_CLOCK}")
        elif self._before and moment < self._before[1] - MARGE:
            number, earlier = self._before
            yield (
                f"Zegt dat het van {said} is, en record {number} daarvoor is van "
                f"{moment_words(earlier)}. {_WRONG_CLOCK}"
            )
        self._before = record, moment
        if moment <= self.nu + MARGE:
            self.newest = max(self.newest, moment)
