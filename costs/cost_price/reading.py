"""A file with the elements of a cost price, read with every problem and its place."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Annotated

from pydantic import Field, ValidationError

from costs.cost_price.computing import is_possible
from costs.cost_price.model import (
    ELEMENTS,
    MEANT,
    Element,
    Elements,
    Meant,
    Mix,
    Sourced,
    Target,
)
from normenkader.base import Code, Model, Naam, Tekst
from normenkader.file.problems import DataPath, InvalidInputError
from normenkader.file.text import quoted
from normenkader.file.translate import problems_of
from normenkader.file.tree import Tree, read_yaml

NUMBER = re.compile(r"[0-9]{1,9}([.,][0-9]{1,6})?")
THOUSANDS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
WAGE = Meant("jaarloon", "euro per jaar", 0, 1_000_000, low_included=False)
SHARE = Meant("deel", "% van het product", low_included=False)
PRODUCTIVITY = Meant("productiviteit", "% van de contracturen")


class Figure(Model):
    """A figure and its source; both stay open (null) until someone fills them in."""

    waarde: int | str | None
    bron: Tekst | None


class TargetInFile(Model):
    """Between which figures the productivity should lie."""

    minimum: int | str | None
    maximum: int | str | None
    bron: Tekst | None


class ShareInMix(Model):
    """The share of one scale in a product."""

    schaal: Tekst
    deel: Figure


class MixInFile(Model):
    """A product with its mix of scales."""

    product: Code
    naam: Tekst
    mix: Annotated[list[ShareInMix], Field(min_length=1)]


class Scale(Model):
    """A scale with the wage of a full year."""

    schaal: Tekst
    jaarloon: Figure


class CostPriceFile(Model):
    """The whole file."""

    kostprijs: Naam
    jaar: Annotated[int, Field(ge=2015, le=2100)]
    elementen: dict[Element, Figure]
    schalen: Annotated[list[Scale], Field(min_length=1)]
    productiviteit: TargetInFile
    producten: Annotated[list[MixInFile], Field(min_length=1)]


def number_of(tekst: int | str, meant: Meant) -> Fraction:
    """A whole number or decimals with a comma or point, exactly; raises ValueError.

    A point before three digits may stand between thousands: that is asked, and never guessed.
    """
    written = str(tekst)
    if not NUMBER.fullmatch(written):
        raise ValueError(
            f'{quoted(written)} is geen getal. Schrijf {meant.unit}, zoals 18 of "4,5"'
        )
    if THOUSANDS.fullmatch(written):
        whole, small = written.replace(".", ""), written.replace(".", ",")
        raise ValueError(f'{quoted(written)} kan twee getallen zijn: schrijf {whole}, of "{small}"')
    value = Fraction(written.replace(",", "."))
    below = value < meant.low or (value == meant.low and not meant.low_included)
    above = value > meant.high or (value == meant.high and not meant.high_included)
    if below or above:
        low = "vanaf" if meant.low_included else "meer dan"
        high = "tot en met" if meant.high_included else "minder dan"
        raise ValueError(
            f"{written} {meant.unit} kan niet: kies {low} {meant.low} en {high} {meant.high}"
        )
    return value


def read_cost_price(tekst: str, file: str) -> Elements:
    """Read and check one file; raises InvalidInputError with every problem.

    A figure that is open is one too: what no source gives is never made up.
    """
    boom = read_yaml(tekst, file)
    try:
        own = CostPriceFile.model_validate(boom.waarde)
    except ValidationError as error:
        raise InvalidInputError([*boom.problemen, *problems_of(error, boom)]) from error
    reader = _Reader(boom)
    elements: dict[Element, Sourced] = {}
    for name in ELEMENTS:
        if name in own.elementen:
            elements[name] = reader.figure(own.elementen[name], ("elementen", name), MEANT[name])
        else:
            unit = MEANT[name].unit
            reader.wrong(("elementen",), f"{name} ontbreekt: schrijf {name} met waarde ({unit})")
    wages = reader.wages(own.schalen)
    target = reader.target(own.productiviteit)
    products = tuple(reader.mix(n, p, wages) for n, p in enumerate(own.producten))
    reader.once([p.product for p in own.producten], "producten", "product")
    if boom.problemen:
        raise InvalidInputError(boom.problemen)
    found = Elements(own.kostprijs, own.jaar, elements, wages, target, products)
    if not is_possible(found):
        reader.wrong(
            ("elementen",),
            "er blijft geen declarabel uur over: kijk naar contracturen, verlofuren, scholing, "
            "ziekteverzuim, reistijd en uren_per_dag",
        )
        raise InvalidInputError(boom.problemen)
    return found


class _Reader:
    """Reads figures, and keeps what is wrong with them in the tree."""

    def __init__(self, boom: Tree) -> None:
        self.boom = boom

    def wrong(self, pad: DataPath, melding: str) -> None:
        self.boom.problemen.append(self.boom.problem(pad, f"{melding}."))

    def figure(self, own: Figure, pad: DataPath, meant: Meant) -> Sourced:
        value = self.number(own.waarde, (*pad, "waarde"), meant)
        return Sourced(value, self.source(own.bron, pad, meant))

    def source(self, bron: str | None, pad: DataPath, meant: Meant) -> str:
        if bron is None:
            self.wrong((*pad, "bron"), f"de bron van {meant.words} is nog open: vul die in")
        return bron or ""

    def number(self, own: int | str | None, pad: DataPath, meant: Meant) -> Fraction:
        if own is None:
            self.wrong(pad, f"{meant.words} is nog open: vul een getal in ({meant.unit})")
            return Fraction(0)
        try:
            return number_of(own, meant)
        except ValueError as error:
            self.wrong(pad, str(error))
            return Fraction(0)

    def wages(self, scales: list[Scale]) -> dict[str, Sourced]:
        self.once([s.schaal for s in scales], "schalen", "schaal")
        return {
            s.schaal: self.figure(s.jaarloon, ("schalen", n, "jaarloon"), WAGE)
            for n, s in enumerate(scales)
        }

    def target(self, own: TargetInFile) -> Target:
        pad: DataPath = ("productiviteit",)
        before = len(self.boom.problemen)
        low = self.number(own.minimum, (*pad, "minimum"), PRODUCTIVITY)
        high = self.number(own.maximum, (*pad, "maximum"), PRODUCTIVITY)
        if low > high and len(self.boom.problemen) == before:
            self.wrong(pad, "minimum is meer dan maximum: draai ze om")
        return Target(low, high, self.source(own.bron, pad, PRODUCTIVITY))

    def mix(self, number: int, own: MixInFile, wages: dict[str, Sourced]) -> Mix:
        pad: DataPath = ("producten", number, "mix")
        before = len(self.boom.problemen)
        shares = []
        for n, part in enumerate(own.mix):
            if part.schaal not in wages:
                known = ", ".join(wages)
                self.wrong(
                    (*pad, n, "schaal"),
                    f"schaal {quoted(part.schaal)} staat niet bij schalen ({known})",
                )
            shares.append((part.schaal, self.figure(part.deel, (*pad, n, "deel"), SHARE)))
        self.once([part.schaal for part in own.mix], pad, "schaal")
        total = sum((share.value for _, share in shares), Fraction(0))
        if total != 100 and len(self.boom.problemen) == before:
            self.wrong(pad, f"de delen zijn samen {decimals(total)} %, en dat moet 100 zijn")
        return Mix(own.product, own.naam, tuple(shares))

    def once(self, names: list[str], pad: DataPath | str, key: str) -> None:
        start: DataPath = (pad,) if isinstance(pad, str) else pad
        for n, name in enumerate(names):
            if name in names[:n]:
                self.wrong((*start, n, key), f"{quoted(name)} staat er al: noem die één keer")


def decimals(value: Fraction) -> str:
    """A number of at most six decimals with a comma."""
    whole, rest = divmod(value.numerator * 10**6 // value.denominator, 10**6)
    return f"{whole},{rest:06d}".rstrip("0").rstrip(",")
