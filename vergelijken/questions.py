"""Whether cases of one normenkader can be judged with another: the questions that stand between.

A case has an answer to what its own normenkader asks. Another normenkader refuses an answer that it
does not know, and misses one that it needs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from normenkader import Normenkader
from normenkader.questions import SECTIES, GetalVraag
from normenkader.templates import listed
from vergelijken.places import VRAGEN
from vergelijken.walk import same

GONE = "bestaat niet meer"
Nodig = Literal["altijd", "soms", "nooit"]


@dataclass(frozen=True)
class Belemmering:
    """A question or leefgebied that keeps cases out, and why.

    `altijd` says that no case with access can be judged; else only cases with some answers can't.
    """

    onderdeel: str
    vraag: str
    reden: str
    altijd: bool

    @property
    def zin(self) -> str:
        """The obstacle in one line."""
        about = f"{self.onderdeel}, ‘{self.vraag}’" if self.vraag else self.onderdeel
        return f"{about}: {self.reden}"


class NietTeVergelijken(Exception):
    """No case of one normenkader can be judged with the other; `belemmeringen` says why."""

    def __init__(self, belemmeringen: tuple[Belemmering, ...]) -> None:
        """Keep the questions that differ."""
        self.belemmeringen = belemmeringen
        super().__init__("\n".join(b.zin for b in belemmeringen))


def obstacles(a: Normenkader, b: Normenkader) -> tuple[Belemmering, ...]:
    """Everything that keeps cases of `a` from being judged with `b`, in the order of the form."""
    found: list[Belemmering] = []
    for sectie in SECTIES:
        if sectie == "leefgebieden":
            found += _leefgebieden(a, b)
        else:
            pair = (n.questions(sectie) for n in (a, b))
            found += _section(VRAGEN[sectie], *pair)
    return tuple(found)


def require_usable(a: Normenkader, b: Normenkader) -> None:
    """Raise NietTeVergelijken where no case of `a` with access can be judged with `b`."""
    if always := tuple(o for o in obstacles(a, b) if o.altijd):
        raise NietTeVergelijken(always)


def _leefgebieden(a: Normenkader, b: Normenkader) -> Iterator[Belemmering]:
    """What is about a leefgebied; a difference that all of them have is said once."""
    both = [naam for naam in a.leefgebied_namen if naam in b.leefgebied_namen]
    for naam, titel in a.leefgebied_namen.items():
        if naam not in b.leefgebied_namen:
            yield Belemmering(f"Leefgebied {titel}", "", GONE, altijd=True)
    for naam, titel in b.leefgebied_namen.items():
        if naam not in a.leefgebied_namen:
            yield Belemmering(f"Leefgebied {titel}", "", "is nieuw, en moet erbij", altijd=True)
    by_place = {
        naam: list(_section("", *(n.questions("leefgebieden", naam) for n in (a, b))))
        for naam in both
    }
    for found in dict.fromkeys(o for own in by_place.values() for o in own):
        where = [naam for naam in both if found in by_place[naam]]
        titles = [a.leefgebied_namen[naam] for naam in where]
        everywhere = where == both
        onderdeel = "Elk leefgebied" if everywhere else listed(titles)
        # At least one leefgebied is asked; which one that is, differs.
        altijd = found.altijd and everywhere
        yield Belemmering(onderdeel, found.vraag, found.reden, altijd=altijd)


def _section(onderdeel: str, oud: tuple[Any, ...], nieuw: tuple[Any, ...]) -> Iterator[Belemmering]:
    old, new = ({v.vraag: v for v in vragen} for vragen in (oud, nieuw))
    for naam, vraag in old.items():
        if naam not in new:
            always = _needed(vraag) == "altijd"
            reden = "bestaat niet meer" + (
                "" if always else ": een zaak met een antwoord past niet"
            )
            yield Belemmering(onderdeel, vraag.tekst, reden, altijd=always)
        else:
            for reden, always in _other(vraag, new[naam]):
                yield Belemmering(onderdeel, new[naam].tekst, reden, altijd=always)
    for naam, vraag in new.items():
        needed = _needed(vraag)
        if naam not in old and needed != "nooit":
            reden = f"is nieuw, en {_when(vraag)} verplicht"
            yield Belemmering(onderdeel, vraag.tekst, reden, altijd=needed == "altijd")


def _other(oud: Any, nieuw: Any) -> Iterator[tuple[str, bool]]:
    """Why an answer to the same question may not do, and whether none does."""
    lost = [antwoord for antwoord in oud.answers() if not nieuw.accepts(antwoord)]
    if lost:
        none = len(lost) == len(oud.answers())
        yield _lost(oud, nieuw, lost), none and _needed(oud) == "altijd"
    if _may_miss(oud, nieuw):
        yield f"is nu {_when(nieuw)} verplicht: een zaak zonder dit antwoord past niet", False


def _lost(oud: Any, nieuw: Any, lost: list[Any]) -> str:
    if oud.soort != nieuw.soort:
        return "wordt nu anders gevraagd: de antwoorden passen niet"
    if isinstance(nieuw, GetalVraag):
        return f"kan nu alleen van {nieuw.minimum} tot en met {nieuw.maximum} {nieuw.eenheid} zijn"
    names = listed([f"‘{oud.label(a)}’" for a in lost])
    gone = "dit antwoord bestaat" if len(lost) == 1 else "deze antwoorden bestaan"
    return f"{gone} niet meer: {names}"


def _needed(vraag: Any) -> Nodig:
    """When a complete case must have an answer: always, with some other answers, or never."""
    if not vraag.verplicht:
        return "nooit"
    return "altijd" if vraag.verplicht_als is None else "soms"


def _when(vraag: Any) -> str:
    return "altijd" if _needed(vraag) == "altijd" else "soms"


def _may_miss(oud: Any, nieuw: Any) -> bool:
    """Say whether a case may lack an answer that is needed now."""
    if _needed(oud) == "altijd" or _needed(nieuw) == "nooit":
        return False
    return _needed(nieuw) == "altijd" or not same(_condition(oud), _condition(nieuw))


def _condition(vraag: Any) -> Any:
    """When an answer is needed, as plain data."""
    return vraag.model_dump(mode="json", include={"verplicht", "verplicht_als"}, exclude_none=True)
