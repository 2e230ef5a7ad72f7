"""Finding elements of a message by their names, whatever their prefix."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lxml import etree

from iwmo.message.kinds import day


def name_of(element: etree._Element) -> str:
    """The name of an element without its namespace; "" for a comment."""
    # Of a comment the tag is a function, whatever its types say: that has no such ending.
    return str(element.tag).rpartition("}")[2]


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The element that is reached by these names, one in the other."""
    for name in names:
        if element is None:
            return None
        element = next((e for e in element if name_of(e) == name), None)
    return element


def children(element: etree._Element | None, name: str) -> list[etree._Element]:
    """The elements right below another, with this name."""
    return [] if element is None else [e for e in element if name_of(e) == name]


def every(root: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Every element with one of these names, in order."""
    return (e for e in root.iter() if name_of(e) in names)


def text(element: etree._Element | None) -> str:
    """What an element says; "" where there is none."""
    return "" if element is None else (element.text or "").strip()


def said_day(element: etree._Element | None) -> date | None:
    """The day that an element says; None where there is none, or where it is no day."""
    return day(text(element))


def there(*found: etree._Element | None) -> tuple[etree._Element, ...]:
    """Those that there are."""
    return tuple(e for e in found if e is not None)


def xpath_of(element: etree._Element) -> str:
    """Where an element is: names without prefix, and a number where there are more of one name."""
    steps = []
    here: etree._Element | None = element
    while here is not None:
        name, above = name_of(here), here.getparent()
        alike = [here] if above is None else children(above, name)
        steps.append(name if len(alike) == 1 else f"{name}[{alike.index(here) + 1}]")
        here = above
    return "/" + "/".join(reversed(steps))
