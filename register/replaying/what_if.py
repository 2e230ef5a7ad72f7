"""What another version of a normenkader would have given for stored cases; nothing is stored.

The proposal of then is compared with the proposal of that version. Minutes are per week; a
proposal without a product has 0. Every decision counts, so a case with two counts twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import Any

from normenkader import Normenkader
from normenkader.library import FixedVersion
from normenkader.reading import from_content
from population.proposals import (
    Changed,
    Count,
    CountTable,
    DoesNotFit,
    Voorstel,
    added,
    judge_with,
    proposal_of,
    total,
)
from register.errors import UnreadableError
from register.record import Content
from register.replaying.in_parts import in_parts
from register.replaying.replay import GONE, MOST_KEPT, PART
from register.replaying.stored import StoredPart, case_of, in_words, piece_of
from register.store.opening import Register
from rights import Action, User


@dataclass
class Consequences:
    """What a version would give: the table, and what changes or does not fit (lowest numbers)."""

    tabel: CountTable = field(default_factory=dict)
    past_niet: int = 0
    verwijderd: int = 0
    anders: list[Changed] = field(default_factory=list)
    fouten: list[DoesNotFit] = field(default_factory=list)

    @property
    def total(self) -> Count:
        """All cells together."""
        return total(self.tabel)

    @property
    def done(self) -> int:
        """How many decisions were looked at."""
        return self.total.aantal + self.past_niet + self.verwijderd

    def add(self, other: Consequences) -> None:
        """Add what another part gave; in any order of the parts the result is the same."""
        self.tabel = added(self.tabel, other.tabel)
        self.past_niet += other.past_niet
        self.verwijderd += other.verwijderd
        self.anders = _lowest([*self.anders, *other.anders])
        self.fouten = _lowest([*self.fouten, *other.fouten])

    def count(self, number: int, zaak: str, van: Voorstel, naar: Voorstel) -> None:
        """Count one decision."""
        found = Changed(number, zaak, van, naar)
        self.tabel.setdefault((van.wat, naar.wat), Count()).count(found)
        if van != naar:
            self.anders.append(found)

    def refuse(self, number: int, zaak: str, error: str) -> None:
        """Count one decision that can't be judged."""
        self.past_niet += 1
        self.fouten.append(DoesNotFit(number, zaak, error))


def _lowest(found: list[Any]) -> list[Any]:
    return sorted(found, key=lambda one: one.nummer)[:MOST_KEPT]


def what_if(
    register: Register,
    user: User,
    numbers: Sequence[int],
    normenkader: Normenkader,
    kernen: int = 1,
    *,
    tell: Callable[[int], None] = lambda _: None,
    part: int = PART,
) -> Consequences:
    """Judge stored cases with this version, whatever the date; as `replay.replay` otherwise."""
    user.require(Action.HERHALEN)
    effects = Consequences()
    with closing(in_parts(register, numbers, _judge, normenkader.content, kernen, part)) as done:
        for found in done:
            effects.add(found)
            tell(found.done)
    return effects


@contextmanager
def _judge(content: Any) -> Iterator[Callable[[StoredPart], Consequences]]:
    versie = FixedVersion(from_content(content), stored=True)
    yield lambda part: _part(versie, part)


def _part(versie: FixedVersion, part: StoredPart) -> Consequences:
    effects = Consequences(verwijderd=len(part.verwijderd))
    for number in part.weg:
        effects.refuse(number, "", GONE)
    for number, content in part.inhouden.items():
        _one(effects, versie, number, content)
    return effects


def _one(effects: Consequences, versie: FixedVersion, number: int, content: Content) -> None:
    zaak = ""
    try:
        stuk = piece_of(content)
        zaak = str(stuk["zaak"])
        van = _of_then(stuk["voorstel"])
        naar = proposal_of(judge_with(versie, case_of(content)))
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - one case never stops the others; it is listed
        effects.refuse(number, zaak, in_words(error))
    else:
        effects.count(number, zaak, van, naar)


def _of_then(voorstel: dict[str, Any]) -> Voorstel:
    gives = voorstel["uitkomst"] == "product"
    minuten = voorstel["minuten_per_week"] if gives else 0
    if minuten is not None and type(minuten) is not int:
        raise UnreadableError("De minuten van dit besluit zijn geen geheel getal.")
    return Voorstel(str(voorstel["product"] or voorstel["uitkomst"]), minuten)
