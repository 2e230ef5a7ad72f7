"""Whether cases of one normenkader can be judged with another: the questions that stand between.

A case has an answer to what its own normenkader asks. Another normenkader refuses an answer that it
does not know, and misses one that it needs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from comparison.places import VRAGEN
from comparison.walk import same
from normenkader import Normenkader
from normenkader.asking import need
from normenkader.questions import SECTIES, GetalVraag, Vraag
from normenkader.texts import listed, span_text

GONE = "bestaat niet meer"
Nodig = Literal["altijd", "soms", "nooit"]


@dataclass(frozen=True)
class Obstacle:
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


class NotComparableError(Exception):
    """No case of one normenkader can be judged with the other; `obstacles` says why."""

    def __init__(self, obstacles: tuple[Obstacle, ...]) -> None:
        """Keep the questions that differ."""
        self.belemmeringen = obstacles
        super().__init__("\n".join(b.zin for b in obstacles))


def obstacles(a: Normenkader, b: Normenkader) -> tuple[Obstacle, ...]:
    """Everything that keeps cases of `a` from being judged with `b`, in the order of the form."""
    found: list[Obstacle] = []
    for section in SECTIES:
        if section == "leefgebieden":
            found += _leefgebieden(a, b)
        else:
            pair = (n.questions(section) for n in (a, b))
            found += _section(VRAGEN[section], *pair)
    return tuple(found)


def require_usable(a: Normenkader, b: Normenkader) -> None:
    """Raise NotComparableError where no case of `a` with access can be judged with `b`."""
    if always := tuple(o for o in obstacles(a, b) if o.altijd):
        raise NotComparableError(always)


def _leefgebieden(a: Normenkader, b: Normenkader) -> Iterator[Obstacle]:
    """What is about a leefgebied; a difference that all of them have is said once."""
    both = [name for name in a.leefgebied_names if name in b.leefgebied_names]
    for name, titel in a.leefgebied_names.items():
        if name not in b.leefgebied_names:
            yield Obstacle(f"{_one(a)} {titel}", "", GONE, altijd=True)
    for name, titel in b.leefgebied_names.items():
        if name not in a.leefgebied_names:
            yield Obstacle(f"{_one(b)} {titel}", "", "is nieuw, en moet erbij", altijd=True)
    by_place = {
        name: list(_section("", *(n.questions("leefgebieden", name) for n in (a, b))))
        for name in both
    }
    for found in dict.fromkeys(o for own in by_place.values() for o in own):
        where = [name for name in both if found in by_place[name]]
        titles = [a.leefgebied_names[name] for name in where]
        everywhere = where == both
        part = _every(b) if everywhere else listed(titles)
        # At least one leefgebied is asked; which one that is, differs.
        altijd = found.altijd and everywhere
        yield Obstacle(part, found.vraag, found.reden, altijd=altijd)


def _one(normenkader: Normenkader) -> str:
    return normenkader.benaming.enkelvoud.capitalize()


def _every(normenkader: Normenkader) -> str:
    called = normenkader.benaming
    return f"{'Elk' if called.lidwoord == 'het' else 'Elke'} {called.enkelvoud}"


def _section(part: str, oud: tuple[Any, ...], nieuw: tuple[Any, ...]) -> Iterator[Obstacle]:
    old, new = ({v.vraag: v for v in vragen} for vragen in (oud, nieuw))
    for name, vraag in old.items():
        if name not in new:
            always = need(vraag) == "altijd"
            reden = "bestaat niet meer" + (
                "" if always else ": een zaak met een antwoord past niet"
            )
            yield Obstacle(part, vraag.tekst, reden, altijd=always)
        else:
            for reden, always in _other(vraag, new[name]):
                yield Obstacle(part, new[name].tekst, reden, altijd=always)
    for name, vraag in new.items():
        needed = need(vraag)
        if name not in old and needed != "nooit":
            reden = f"is nieuw, en {_when(vraag)} verplicht"
            yield Obstacle(part, vraag.tekst, reden, altijd=needed == "altijd")


def _other(oud: Vraag, nieuw: Vraag) -> Iterator[tuple[str, bool]]:
    """Why an answer to the same question may not do, and whether none does."""
    lost = [antwoord for antwoord in oud.answers() if not nieuw.accepts(antwoord)]
    if lost:
        none = len(lost) == len(oud.answers())
        yield _lost(oud, nieuw, lost), none and need(oud) == "altijd"
    if _may_miss(oud, nieuw):
        yield f"is nu {_when(nieuw)} verplicht: een zaak zonder dit antwoord past niet", False


def _lost(oud: Vraag, nieuw: Vraag, lost: list[Any]) -> str:
    if oud.soort != nieuw.soort:
        return "wordt nu anders gevraagd: de antwoorden passen niet"
    if isinstance(nieuw, GetalVraag):
        span = span_text(nieuw.minimum, nieuw.maximum)
        way = "" if nieuw.minimum == nieuw.maximum else "van "
        return f"kan nu alleen {way}{span} {nieuw.eenheid} zijn"
    names = listed([f"‘{oud.label(a)}’" for a in lost])
    gone = "dit antwoord bestaat" if len(lost) == 1 else "deze antwoorden bestaan"
    return f"{gone} niet meer: {names}"


def _when(vraag: Vraag) -> str:
    return "altijd" if need(vraag) == "altijd" else "soms"


def _may_miss(oud: Vraag, nieuw: Vraag) -> bool:
    """Say whether a case may lack an answer that is needed now."""
    if need(oud) == "altijd" or need(nieuw) == "nooit":
        return False
    return need(nieuw) == "altijd" or not same(_condition(oud), _condition(nieuw))


def _condition(vraag: Vraag) -> Any:
    """When an answer is needed, as plain data."""
    return vraag.model_dump(mode="json", include={"verplicht", "verplicht_als"}, exclude_none=True)
