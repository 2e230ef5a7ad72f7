"""Amounts in cents: exact until they are shown, and then in whole cents."""

from __future__ import annotations

from fractions import Fraction


def whole(cents: Fraction) -> int:
    """An amount of 0 or more in whole cents; half a cent goes up (iWmo 3.2, IV081: 145,5 → 146)."""
    return (cents * 2 + 1) // 2
