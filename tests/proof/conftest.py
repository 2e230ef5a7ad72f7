"""Proofs that several tests look at, each made once."""

from __future__ import annotations

import pytest

from normenkader import Normenkader
from proof import Proof, prove


@pytest.fixture(scope="session")
def demo_proved(demo: Normenkader) -> Proof:
    """The proof of the demonstration normenkader."""
    return prove(demo)


@pytest.fixture(scope="session")
def drechtsteden_proved(drechtsteden: Normenkader) -> Proof:
    """The proof of the normenkader of 2016."""
    return prove(drechtsteden)
