"""Holding every rule against a message."""

from __future__ import annotations

from datetime import date

from iwmo.message.elements import xpath_of
from iwmo.message.parsing import parsed
from iwmo.message.rules import client, contact, product, unchecked
from iwmo.message.rules.registry import Bericht, Finding, all_rules

# Read for what they put into the list of rules.
KINDS = (client, contact, product, unchecked)


def broken_rules(message: bytes, today: date) -> tuple[Finding, ...]:
    """Every rule that a message breaks, by code and place; raises ValueError for what is no XML."""
    bericht = Bericht(parsed(message), today)
    found = []
    for rule in all_rules():
        for places in rule.check(bericht) if rule.check is not None else ():
            xpaths = tuple(dict.fromkeys(map(xpath_of, places)))
            found.append(Finding(rule.code, rule.melding, xpaths, rule.retourcode))
    return tuple(found)
