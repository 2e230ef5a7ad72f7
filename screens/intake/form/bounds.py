"""A number on the form: between which numbers, and at most or at least the answer to another."""

from __future__ import annotations

from dataclasses import dataclass

from normenkader import asking
from normenkader.questions import GetalVraag
from screens.widgets.fields import read_number_or_nothing


@dataclass(frozen=True)
class Bounds:
    """What a number must fit besides its own range.

    `most` is the question whose answer it may not exceed, with that answer (None while it is open);
    `least` are the questions whose answers may not exceed this number, with theirs.
    """

    vraag: GetalVraag
    most: tuple[str, int | None] | None = None
    least: tuple[tuple[str, int], ...] = ()

    def read(self, tekst: str) -> int | None:
        """A number as it was typed, or None; raises ValueError with why it does not fit."""
        number = read_number_or_nothing(tekst, self.vraag.minimum, self.vraag.maximum)
        if number is None:
            return None
        if self.most is not None:
            text, other = self.most
            if other is None:
                raise ValueError(f"Vul eerst een getal in bij ‘{text}’.")
            if number > other:
                raise ValueError(f"{number} is meer dan {other}, je antwoord op ‘{text}’.")
        for text, other in self.least:
            if number < other:
                raise ValueError(
                    f"{number} is minder dan {other}, je antwoord op ‘{text}’. "
                    "Maak dat antwoord eerst lager."
                )
        return number


def bounds_of(vraag: GetalVraag, part: asking.Part, given: asking.Answers) -> Bounds:
    """The bounds of a number among the other answers of its part."""
    least = [
        (v.tekst, int(given[v.vraag])) for v in asking.bounded_by(part, vraag) if v.vraag in given
    ]
    found = Bounds(vraag, least=tuple(least))
    if vraag.hoogstens_vraag is None:
        return found
    other = next(v for v in part if v.vraag == vraag.hoogstens_vraag)
    most = int(given[other.vraag]) if other.vraag in given else None
    return Bounds(vraag, (other.tekst, most), found.least)
