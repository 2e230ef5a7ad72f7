"""The questions of a normenkader: what may be asked, with its values, unit, text and source."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag, model_validator

from normenkader.base import Bron, Model, Naam, Oordeel, Tekst
from normenkader.conditions import Answer, Condition, WholeNumber, holds

NIET_UITGEVRAAGD = "niet_uitgevraagd"
ONBEKEND = "onbekend"
# Where questions stand, in the order of the form.
SECTIES = ("toegang", "leefgebieden", "clientfactoren", "zaak")
# What rules may ask beside the questions: how many leefgebieden count.
AANTAL_MEETELLEND = "aantal_meetellend"
MOST_NUMBERS = 10_000
# Whether the answers become heavier or lighter in the order of the list, or of the numbers.
Zwaarte = Literal["oplopend", "aflopend"]


class Waarde(Model):
    """One value that can be chosen, with its name as it reads in the middle of a sentence."""

    waarde: Answer
    naam: Tekst
    hulp: Tekst | None = None


# One condition, or a list of which one must hold; a mistake is said of the kind that was meant.
Voorwaarden = Annotated[
    Annotated[Condition, Tag("[conditie]")]
    | Annotated[list[Condition], Field(min_length=1), Tag("[condities]")],
    Discriminator(lambda waarde: "[condities]" if isinstance(waarde, list) else "[conditie]"),
]


class _Vraag(Model):
    vraag: Naam
    tekst: Tekst
    hulp: Tekst | None = None
    bron: Bron
    verplicht: bool = True
    verplicht_als: Voorwaarden | None = None
    leefgebieden: list[Naam] | None = Field(default=None, min_length=1)
    oordeel: Oordeel | None = None

    @cached_property
    def nodig_als(self) -> tuple[Condition, ...]:
        """When an answer is required: where one of these holds; none where it does not depend."""
        if self.verplicht_als is None:
            return ()
        return (
            tuple(self.verplicht_als)
            if isinstance(self.verplicht_als, list)
            else (self.verplicht_als,)
        )

    def required(self, answers: Mapping[str, Answer]) -> bool:
        """Say whether this must be answered where it is asked, given the answers of its part.

        Whether it is asked at all is for `normenkader.asking`.
        """
        if not self.verplicht:
            return False
        return self.verplicht_als is None or any(holds(als, answers) for als in self.nodig_als)

    def may_be_required(
        self, answers: Mapping[str, Answer], is_open: Callable[[str], bool]
    ) -> bool:
        """Say whether this must be answered, or may have to once the open questions are."""
        if not self.verplicht:
            return False
        return self.verplicht_als is None or any(
            all(
                is_open(name) or holds({name: requirement}, answers)
                for name, requirement in als.items()
            )
            for als in self.nodig_als
        )


class JaNeeVraag(_Vraag):
    """A question that is answered with true or false."""

    soort: Literal["ja_nee"]
    mag_niet_uitgevraagd: bool = False
    zwaarte: Literal["ja", "nee"] | None = None

    def answers(self) -> tuple[Answer, ...]:
        """All answers, in the order of the form; `niet_uitgevraagd` last where it is allowed."""
        return (True, False, NIET_UITGEVRAAGD) if self.mag_niet_uitgevraagd else (True, False)

    def weight(self, antwoord: Answer) -> int | None:
        """How heavy an answer is: more is heavier. None where that does not matter."""
        if self.zwaarte is None or antwoord == NIET_UITGEVRAAGD:
            return None
        return int((self.zwaarte == "ja") is antwoord)

    def label(self, antwoord: Answer) -> str:
        """An answer in words."""
        if antwoord == NIET_UITGEVRAAGD:
            return NIET_UITGEVRAAGD.replace("_", " ")
        return "ja" if antwoord is True else "nee"

    def accepts(self, waarde: object) -> bool:
        """Whether this is one of the answers, of its type."""
        return type(waarde) is bool or (self.mag_niet_uitgevraagd and waarde == NIET_UITGEVRAAGD)


class KeuzeVraag(_Vraag):
    """A question with a list of values, all whole numbers or all text.

    `mag_niet_uitgevraagd` marks the leading question of a leefgebied: the one that may be left out
    (`niet_uitgevraagd`), and with it the whole leefgebied.
    """

    soort: Literal["keuze"]
    waarden: list[Waarde] = Field(min_length=2)
    mag_niet_uitgevraagd: bool = False
    zwaarte: Zwaarte | None = None

    @model_validator(mode="after")
    def _values_fit(self) -> KeuzeVraag:
        values = [w.waarde for w in self.waarden]
        if len({type(v) for v in values}) > 1 or any(isinstance(v, bool) for v in values):
            raise ValueError("waarden zijn allemaal een geheel getal of allemaal een woord")
        if len(set(values)) < len(values):
            raise ValueError("elke waarde mag maar één keer voorkomen")
        if {NIET_UITGEVRAAGD, ONBEKEND} & set(values):
            raise ValueError(f"{NIET_UITGEVRAAGD} en {ONBEKEND} zijn geen gewone waarden")
        return self

    def answers(self) -> tuple[Answer, ...]:
        """All answers, in the order of the form; `niet_uitgevraagd` last where it is allowed."""
        values = tuple(w.waarde for w in self.waarden)
        return (*values, NIET_UITGEVRAAGD) if self.mag_niet_uitgevraagd else values

    def weight(self, antwoord: Answer) -> int | None:
        """How heavy an answer is: more is heavier. None where that does not matter."""
        if self.zwaarte is None or antwoord == NIET_UITGEVRAAGD:
            return None
        place = [w.waarde for w in self.waarden].index(antwoord)
        return place if self.zwaarte == "oplopend" else -place

    def label(self, antwoord: Answer) -> str:
        """An answer in words."""
        name = self._names.get(antwoord)
        return str(antwoord).replace("_", " ") if name is None else name

    @cached_property
    def _names(self) -> dict[Answer, str]:
        return {w.waarde: w.naam for w in self.waarden}

    def accepts(self, waarde: object) -> bool:
        """Whether this is one of the answers, of its type."""
        return type(waarde) in (int, str) and (type(waarde), waarde) in self._typed

    @cached_property
    def _typed(self) -> frozenset[tuple[type, Answer]]:
        return frozenset((type(a), a) for a in self.answers())


class GetalVraag(_Vraag):
    """A question for a whole number from `minimum` to `maximum`, in a unit.

    With `hoogstens_vraag` it is at most the number that answers that earlier question of the same
    part, and can't be answered without it.
    """

    soort: Literal["geheel_getal"]
    minimum: WholeNumber
    maximum: WholeNumber
    eenheid: Tekst
    hoogstens_vraag: Naam | None = None
    zwaarte: Zwaarte | None = None

    @model_validator(mode="after")
    def _range_fits(self) -> GetalVraag:
        if self.minimum > self.maximum:
            raise ValueError("minimum is groter dan maximum")
        if self.maximum - self.minimum > MOST_NUMBERS:
            raise ValueError(f"hoogstens {MOST_NUMBERS} getallen: kies een grotere eenheid")
        return self

    def answers(self) -> tuple[Answer, ...]:
        """All answers, from least to most."""
        return tuple(range(self.minimum, self.maximum + 1))

    def weight(self, antwoord: Answer) -> int | None:
        """How heavy an answer is: more is heavier. None where that does not matter."""
        if self.zwaarte is None or not isinstance(antwoord, int):
            return None
        return antwoord if self.zwaarte == "oplopend" else -antwoord

    def label(self, antwoord: Answer) -> str:
        """The number itself."""
        return str(antwoord)

    def accepts(self, waarde: object) -> bool:
        """Whether this is one of the answers, of its type."""
        return type(waarde) is int and self.minimum <= waarde <= self.maximum


Vraag = Annotated[JaNeeVraag | KeuzeVraag | GetalVraag, Field(discriminator="soort")]


class Leefgebied(Model):
    """One domain of life, with its name and what belongs to it.

    `antwoorden` says for a question what each answer means here: in one sentence, by the answer as
    text (`"2"`). `activiteiten` are what the municipality has done for it: as the study of its norm
    times (`onderbouwing`) names them.
    """

    leefgebied: Naam
    naam: Tekst
    hulp: Tekst | None = None
    activiteiten: Annotated[list[Tekst], Field(min_length=1)] | None = None
    antwoorden: dict[Naam, dict[str, Tekst]] = Field(default_factory=dict)
    bron: Bron


class Telling(Model):
    """How many of some questions of one section have one of some answers.

    Conditions of rules about that section may compare it by its name.
    """

    telling: Naam
    sectie: Literal["toegang", "leefgebieden", "clientfactoren"]
    vragen: list[Naam] = Field(min_length=2)
    antwoorden: list[Answer] = Field(min_length=1)
    tekst: Tekst
    bron: Bron

    def count(self, answers: Mapping[str, Answer]) -> int:
        """How many there are; a question without an answer does not count."""
        return sum(self.counts(answers[v]) for v in self.vragen if v in answers)

    def counts(self, antwoord: Answer) -> bool:
        """Whether an answer to one of its questions is counted."""
        return any(antwoord == a and type(antwoord) is type(a) for a in self.antwoorden)


class Vragen(Model):
    """All questions: of access, of every leefgebied, of the client and of the case itself."""

    toegang: list[Vraag] = Field(min_length=1)
    leefgebieden: list[Vraag] = Field(min_length=1)
    clientfactoren: list[Vraag]
    zaak: list[Vraag] = Field(default_factory=list)

    def section(self, section: str) -> tuple[Vraag, ...]:
        """The questions of one section, in order; raises KeyError for another word."""
        return self._sections[section]

    @cached_property
    def _sections(self) -> Mapping[str, tuple[Vraag, ...]]:
        return {
            "toegang": tuple(self.toegang),
            "leefgebieden": tuple(self.leefgebieden),
            "clientfactoren": tuple(self.clientfactoren),
            "zaak": tuple(self.zaak),
        }

    @property
    def leading(self) -> JaNeeVraag | KeuzeVraag:
        """The question that decides whether a leefgebied is asked at all."""
        return next(
            v for v in self.leefgebieden if not isinstance(v, GetalVraag) and v.mag_niet_uitgevraagd
        )
