"""The rules as a list: each with its code, its words, and a check or why there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from lxml import etree

# The return code of a rule of the national rule layer.
XSLT = "0001"
Places = tuple[etree._Element, ...]


@dataclass(frozen=True)
class Bericht:
    """A message that is looked at, on a day."""

    root: etree._Element
    made_on: date


Check = Callable[[Bericht], Iterator[Places]]


@dataclass(frozen=True)
class Rule:
    """A rule: what is wrong where it is broken, and what to do.

    `check` gives the elements of each breach. Without one `why_not` says why one message can't
    tell, and what does.
    """

    code: str
    retourcode: str
    melding: str
    check: Check | None = None
    why_not: str = ""


@dataclass(frozen=True)
class Finding:
    """A rule that a message breaks: its code, what is wrong, and where (XPath, in order)."""

    code: str
    melding: str
    places: tuple[str, ...]
    retourcode: str = ""


_RULES: dict[str, Rule] = {}


def rule(code: str, melding: str, returned: str = XSLT) -> Callable[[Check], Check]:
    """Put a check into the list, under the code of its rule."""

    def put(check: Check) -> Check:
        add(Rule(code, returned, melding, check))
        return check

    return put


def add(rule: Rule) -> None:
    """Put a rule into the list; each code once."""
    if rule.code in _RULES:
        raise ValueError(f"There is a rule {rule.code} already.")
    _RULES[rule.code] = rule


def all_rules() -> tuple[Rule, ...]:
    """All rules, by their code."""
    return tuple(_RULES[code] for code in sorted(_RULES))
