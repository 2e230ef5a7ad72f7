"""The exceptions that rules declare, and both methods' errors."""

from __future__ import annotations

from typing import Any

from normenkader import Normenkader
from normenkader.base import Bewust, Eigenschap
from normenkader.rules import all_rules


class MethodsDifferError(RuntimeError):
    """Both methods differ, so nothing is proved."""

    def __init__(self, eigenschap: str, walked: Any, z3: Any) -> None:
        """Say what each of them found."""
        super().__init__(
            f"De twee methoden verschillen over: {eigenschap}. Er is niets bewezen.\n"
            f"Doorlopen: {walked}\nz3: {z3}"
        )


def must_agree(eigenschap: str, walked: Any, z3: Any) -> None:
    """Check that both methods found the same; raises MethodsDifferError."""
    if walked != z3:
        raise MethodsDifferError(eigenschap, walked, z3)


def declared(normenkader: Normenkader, eigenschap: Eigenschap) -> dict[str, Bewust]:
    """The exceptions to one property, by the rule that declares them, in the order of the file."""
    return {
        info.regel: bewust
        for info in all_rules(normenkader)
        for bewust in info.model.bewust or ()
        if bewust.eigenschap == eigenschap
    }
