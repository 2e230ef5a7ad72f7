"""Replays stored decisions: the stored case, with the stored normenkader, in the stored format.

The answer must be the same, byte for byte. Whatever goes wrong with one case is a difference: it
never stops the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field

from sqlalchemy import Engine

from engine import answer_text, judge
from normenkader.library import FixedVersion
from register.decisions.numbering import why_no_decision
from register.errors import NoBesluitError, UnavailableError
from register.record import Content
from register.replaying.pool import spread
from register.replaying.stored import Versions, case_of, in_words, piece_of, read_part
from register.store.database import reading
from register.store.opening import Register, read_engine
from register.store.place import Place
from rights import Action, User
from zaak.checking import check_zaak

# As many decisions are read, judged and reported at once: half a second of work.
PART = 500
MOST_KEPT = 1_000
GONE = "De inhoud van dit besluit is weg, maar er staat geen verwijdering in het register."


@dataclass(frozen=True)
class ReplayOutcome:
    """What replaying one decision gave: the stored answer, and that of now or why there is none."""

    nummer: int
    zaak: str
    bewaard: bytes
    nieuw: bytes | None
    fout: str = ""

    @property
    def same(self) -> bool:
        """Say whether the answers are the same, byte for byte."""
        return self.nieuw is not None and self.nieuw == self.bewaard


@dataclass
class ReplayReport:
    """What replaying gave: counts, and the differences with the lowest numbers in full."""

    gelijk: int = 0
    anders: int = 0
    verwijderd: int = 0
    verschillen: list[ReplayOutcome] = field(default_factory=list)

    @property
    def done(self) -> int:
        """How many decisions were looked at."""
        return self.gelijk + self.anders + self.verwijderd

    def add(self, other: ReplayReport) -> None:
        """Add what another part gave; in any order of the parts the result is the same."""
        self.gelijk += other.gelijk
        self.anders += other.anders
        self.verwijderd += other.verwijderd
        merged = sorted([*self.verschillen, *other.verschillen], key=lambda u: u.nummer)
        self.verschillen = merged[:MOST_KEPT]


@dataclass(frozen=True)
class ReplayTask:
    """Decisions to replay, and whether to give back what differs in full."""

    nummers: list[int]
    volledig: bool


def replay(
    register: Register,
    user: User,
    numbers: Sequence[int],
    kernen: int = 1,
    *,
    tell: Callable[[int], None] = lambda _: None,
    part: int = PART,
) -> ReplayReport:
    """Replay decisions on this many cores; `tell` hears how many were done each time.

    The numbers are in ascending order. Raises UnavailableError and ProcessStoppedError.
    """
    user.require(Action.HERHALEN)
    verslag = ReplayReport()

    def tasks() -> Iterator[ReplayTask]:
        # Parts go out in order: after enough differences, later ones are only counted.
        for start in range(0, len(numbers), part):
            yield ReplayTask(
                list(numbers[start : start + part]), len(verslag.verschillen) < MOST_KEPT
            )

    processes = min(kernen, -(-len(numbers) // part))
    with closing(spread(_replayer, register.plek, tasks(), processes)) as done:
        for found in done:
            verslag.add(found)
            tell(found.done)
    return verslag


def replay_decision(register: Register, user: User, number: int) -> ReplayOutcome:
    """Replay one decision, in this process; raises NoBesluitError."""
    user.require(Action.HERHALEN)
    content = read_part(register.engine, [number]).inhouden.get(number)
    if content is None:
        with reading(register.engine) as connection:
            raise NoBesluitError(why_no_decision(connection, number))
    return replay_one(Versions(register.engine), number, content)


def replay_one(versies: Versions, number: int, content: Content) -> ReplayOutcome:
    """Replay one decision of which the content was read."""
    stored, zaak = content.antwoord or b"", ""
    try:
        stuk = piece_of(content)
        zaak = str(stuk["zaak"])
        versie = versies.get(stuk["normenkader"]["sha256"])
        nieuw = answer_again(versie, case_of(content), stuk["antwoordformaat"])
    except (UnavailableError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - whatever goes wrong with a case is what we look for
        return ReplayOutcome(number, zaak, stored, None, in_words(error))
    return ReplayOutcome(number, zaak, stored, nieuw)


def answer_again(versie: FixedVersion, zaak: object, format_version: int) -> bytes:
    """The answer to a stored case in a format; raises what checking and judging raise."""
    checked, normenkader = check_zaak(zaak, versie)
    return answer_text(judge(normenkader, checked, format_version=format_version)).encode()


@contextmanager
def _replayer(place: Place) -> Iterator[Callable[[ReplayTask], ReplayReport]]:
    """What a process needs to replay: a connection and normenkaders of its own."""
    engine = read_engine(place)
    versies = Versions(engine)
    try:
        yield lambda taak: _part(engine, versies, taak)
    finally:
        engine.dispose()


def _part(engine: Engine, versies: Versions, task: ReplayTask) -> ReplayReport:
    part = read_part(engine, task.nummers)
    verslag = ReplayReport(verwijderd=len(part.verwijderd))
    outcomes = [ReplayOutcome(number, "", b"", None, GONE) for number in part.weg]
    for number, content in part.inhouden.items():
        uitkomst = replay_one(versies, number, content)
        if uitkomst.same:
            verslag.gelijk += 1
        else:
            outcomes.append(uitkomst)
    verslag.anders = len(outcomes)
    verslag.verschillen = sorted(outcomes, key=lambda u: u.nummer) if task.volledig else []
    return verslag
