"""What another normenkader would give for the cases of a register; nothing is stored.

Every decision counts, so a case with two counts twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any

from comparison.effect import Effect, Genummerd, pair_judge
from comparison.questions import require_usable
from normenkader import Normenkader
from register.replaying.in_parts import in_parts
from register.replaying.replay import GONE, PART
from register.replaying.stored import StoredPart, case_of, in_words
from register.store.opening import Register
from rights import Action, User


def register_effects(
    register: Register,
    user: User,
    numbers: Sequence[int],
    a: Normenkader,
    b: Normenkader,
    kernen: int = 1,
    *,
    tell: Callable[[int], None] = lambda _: None,
    part: int = PART,
) -> Effect:
    """Judge the cases of these decisions with both, on this many cores; `tell` hears how many.

    A decision on another normenkader than `a` is among `ongeldig`, where its questions differ.
    Raises NotComparableError, NoRightError, UnavailableError and ProcessStoppedError.
    """
    user.require(Action.HERHALEN)
    require_usable(a, b)
    effect = Effect()
    given = (a.content, b.content)
    with closing(in_parts(register, numbers, _judge, given, kernen, part)) as done:
        for found in done:
            effect.add(found)
            tell(found.done)
    return effect


@contextmanager
def _judge(contents: tuple[Any, Any]) -> Iterator[Callable[[StoredPart], Effect]]:
    with pair_judge(contents, stored=True) as judged:
        yield lambda part: _part(judged, part)


def _part(judged: Callable[[list[Genummerd]], Effect], part: StoredPart) -> Effect:
    cases: list[Genummerd] = []
    unread = Effect(verwijderd=len(part.verwijderd))
    for number in part.weg:
        unread.reject(number, "", GONE)
    for number, content in part.inhouden.items():
        try:
            cases.append((number, case_of(content)))
        except ValueError as error:
            unread.reject(number, "", in_words(error))
    effect = judged(cases)
    effect.add(unread)
    return effect
