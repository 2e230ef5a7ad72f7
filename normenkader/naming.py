"""What a normenkader calls the parts that it asks about one by one: leefgebieden, activiteiten."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from normenkader.base import Model


class Benaming(Model):
    """What the parts that are asked one by one are called: `activiteit`, `activiteiten`."""

    enkelvoud: Annotated[str, Field(pattern=r"^[a-z][a-z -]*$", max_length=30)] = "leefgebied"
    meervoud: Annotated[str, Field(pattern=r"^[a-z][a-z -]*$", max_length=30)] = "leefgebieden"
    lidwoord: Literal["de", "het"] = "het"

    @property
    def neuter(self) -> bool:
        """Whether it is `het`: that decides about the words before it."""
        return self.lidwoord == "het"

    @property
    def the(self) -> str:
        """`het leefgebied`, `de activiteit`."""
        return f"{self.lidwoord} {self.enkelvoud}"

    @property
    def each(self) -> str:
        """`elk leefgebied`, `elke activiteit`."""
        return f"{'elk' if self.neuter else 'elke'} {self.enkelvoud}"

    @property
    def this(self) -> str:
        """`dit leefgebied`, `deze activiteit`."""
        return f"{'dit' if self.neuter else 'deze'} {self.enkelvoud}"

    @property
    def which(self) -> str:
        """`welk leefgebied`, `welke activiteit`."""
        return f"{'welk' if self.neuter else 'welke'} {self.enkelvoud}"

    @property
    def none(self) -> str:
        """`geen enkel leefgebied`, `geen enkele activiteit`."""
        return f"geen {'enkel' if self.neuter else 'enkele'} {self.enkelvoud}"

    @property
    def each_other(self) -> str:
        """`elk ander leefgebied`, `elke andere activiteit`."""
        return f"{'elk ander' if self.neuter else 'elke andere'} {self.enkelvoud}"

    @property
    def the_other(self) -> str:
        """`het andere leefgebied`, `de andere activiteit`."""
        return f"{self.lidwoord} andere {self.enkelvoud}"

    @property
    def that(self) -> str:
        """The word that goes on about it: `het leefgebied dat`, `de activiteit die`."""
        return "dat" if self.neuter else "die"
