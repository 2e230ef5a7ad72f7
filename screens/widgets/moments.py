"""Moments of the register as people here read them."""

from __future__ import annotations

from datetime import datetime

from normenkader.texts import date_text
from register.local_days import HERE
from register.moments import read_moment


def moment(tekst: str) -> datetime:
    """A moment of the register as a moment in the Netherlands."""
    return read_moment(tekst).astimezone(HERE)


def moment_text(tekst: str) -> str:
    """A moment of the register in words."""
    when = moment(tekst)
    return f"{date_text(when.date())} om {when:%H:%M}"
