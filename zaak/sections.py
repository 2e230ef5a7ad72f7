"""The sections of a case as a normenkader asks them, looked up once for a content."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from normenkader import Normenkader
from normenkader.questions import Vraag
from normenkader.rules import ByContent

TOELICHTING = "toelichting"
MOST_TABLES = 32


@dataclass(frozen=True)
class Section:
    """One section (of one leefgebied) and the keys it may have.

    `part` are its questions; `vragen` of each its name, itself, and whether it accepts an answer.
    """

    part: tuple[Vraag, ...]
    vragen: tuple[tuple[str, Vraag, Callable[[object], bool]], ...]
    sleutels: tuple[str, ...]
    bekend: frozenset[str]


@dataclass(frozen=True)
class Sections:
    """All sections; `namen` has the leefgebieden as keys, `zaak` those of a case itself."""

    toegang: Section
    leefgebieden: Mapping[str, Section]
    namen: Section
    clientfactoren: Section
    zaak: Section


def sections(normenkader: Normenkader) -> Sections:
    """The sections of a normenkader."""
    return _sections(ByContent(normenkader))


@lru_cache(maxsize=MOST_TABLES)
def _sections(key: ByContent) -> Sections:
    nk = key.normenkader
    own = nk.questions("zaak")
    keys = ("zaak", "peildatum", "normenkader", "toegang", "leefgebieden", "clientfactoren")
    return Sections(
        _section(nk.questions("toegang"), after=[TOELICHTING]),
        {
            name: _section(nk.questions("leefgebieden", name), after=[TOELICHTING])
            for name in nk.leefgebied_names
        },
        _section((), before=tuple(nk.leefgebied_names)),
        _section(nk.questions("clientfactoren"), after=[TOELICHTING]),
        _section(own, before=keys),
    )


def _section(
    vragen: Sequence[Vraag], *, before: Sequence[str] = (), after: Sequence[str] = ()
) -> Section:
    keys = (*before, *(v.vraag for v in vragen), *after)
    return Section(
        tuple(vragen), tuple((v.vraag, v, v.accepts) for v in vragen), keys, frozenset(keys)
    )
