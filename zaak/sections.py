"""The sections of a case as a normenkader asks them, looked up once for a content."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from normenkader import Normenkader
from normenkader.questions import Vraag
from normenkader.rules import ByContent
from terms.facts import TERMIJNEN
from zaak.day_care import DAGBESTEDING

TOELICHTING = "toelichting"
# What the client asks for, wants to reach and wants to have at the end: in the client's own words.
HULPVRAAG, EIGEN_DOEL, GEWENST_RESULTAAT = "hulpvraag", "eigen_doel", "gewenst_resultaat"
# The texts that each section of a case may hold beside its answers; `zaak` is the case itself.
TEXTS: Mapping[str, tuple[str, ...]] = {
    "zaak": (HULPVRAAG,),
    "toegang": (TOELICHTING,),
    "leefgebieden": (EIGEN_DOEL, GEWENST_RESULTAAT, TOELICHTING),
    "clientfactoren": (TOELICHTING,),
}
# The tables that a case may hold beside its answers: they never touch the answer either.
TABLES = (TERMIJNEN, DAGBESTEDING)
MOST_TABLES = 32


def is_text(section: str, key: str) -> bool:
    """Say whether a key of a section holds a text: it never touches the answer."""
    return key in TEXTS.get(section, ())


def without_texts(section: str, table: Mapping[str, Any]) -> dict[str, Any]:
    """The answers in a table of a section (of one leefgebied), without what stands beside them.

    That are the texts, and of a case itself its tables (`TABLES`) too.
    """
    beside = (*TEXTS.get(section, ()), *(TABLES if section == "zaak" else ()))
    return {key: waarde for key, waarde in table.items() if key not in beside}


@dataclass(frozen=True)
class Section:
    """One section (of one leefgebied) and the keys it may have.

    `teksten` are the texts that it may hold, `part` its questions; `vragen` of each its name,
    itself, and whether it accepts an answer. A question that has the name of a text goes before it.
    """

    teksten: tuple[str, ...]
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
        _section("toegang", nk.questions("toegang")),
        {
            name: _section("leefgebieden", nk.questions("leefgebieden", name))
            for name in nk.leefgebied_names
        },
        _section("", (), before=tuple(nk.leefgebied_names)),
        _section("clientfactoren", nk.questions("clientfactoren")),
        _section("zaak", own, before=(*keys, *TABLES)),
    )


def _section(section: str, vragen: Sequence[Vraag], *, before: Sequence[str] = ()) -> Section:
    names = tuple(v.vraag for v in vragen)
    texts = tuple(key for key in TEXTS.get(section, ()) if key not in names)
    keys = (*before, *names, *texts)
    return Section(
        texts, tuple(vragen), tuple((v.vraag, v, v.accepts) for v in vragen), keys, frozenset(keys)
    )
