"""A normenkader that should have been looked at again: every command that uses it says so."""

from __future__ import annotations

from datetime import date

from cli.shared import say
from normenkader import Normenkader
from normenkader.review import review_notice
from register.local_days import today


class Herziening:
    """Says it on standard error, so that an answer stays what it is; once for each version."""

    def __init__(self) -> None:
        """Nothing is said yet."""
        self._said: set[str] = set()

    def of(self, normenkader: Normenkader, dag: date | None = None) -> None:
        """Say it where the review is due on the peildatum, or today where there is none."""
        notice = review_notice(normenkader, dag or today())
        if notice and notice not in self._said:
            self._said.add(notice)
            say(f"Let op: {notice}")
