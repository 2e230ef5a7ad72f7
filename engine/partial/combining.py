"""Which rule about combinations of leefgebieden decides, and the maximum that it gives."""

from __future__ import annotations

from collections.abc import Iterable, Set

from normenkader import Normenkader
from normenkader import stages as st
from normenkader.rules import highest


class CombinationTable:
    """The rules about combinations; leefgebieden that they treat alike are one bit of a pattern."""

    def __init__(self, normenkader: Normenkader) -> None:
        """Look up what the rules tell apart."""
        self.stage = normenkader.stage(st.Combinaties)
        self.rules = self.stage.regels if self.stage is not None else []
        self._most = {
            r.regel: highest(normenkader, self.stage, r) for r in self.rules if self.stage
        }
        alike: dict[tuple[object, ...], list[str]] = {}
        for name in normenkader.leefgebied_names:
            role = self._role(name)
            if any(role):
                alike.setdefault(role, []).append(name)
        self._bits = {n: 1 << i for i, names in enumerate(alike.values()) for n in names}
        self._asked = [(r, *self._asks(r)) for r in self.rules]

    def _role(self, name: str) -> tuple[object, ...]:
        """What each rule asks of a leefgebied; one that must count by itself is like no other."""
        found: list[object] = []
        for rule in self.rules:
            alone = name if name in rule.telt_mee else None
            of_some = tuple(
                i for i, one in enumerate(rule.telt_mee) if isinstance(one, list) and name in one
            )
            found += [alone, of_some, name in rule.telt_niet_mee]
        return tuple(found)

    def bit(self, name: str) -> int:
        """The part of a pattern that says that this leefgebied counts; 0 where no rule asks."""
        return self._bits.get(name, 0)

    def pattern(self, counting: Iterable[str]) -> int:
        """The pattern of the leefgebieden that count."""
        found = 0
        for name in counting:
            found |= self.bit(name)
        return found

    def deciding(self, pattern: int, fired: Set[str]) -> st.CombinatieRegel | None:
        """The first rule that fits; `fired` are the rules whose condition holds."""
        for rule, wanted, unwanted in self._asked:
            if rule.als is not None and rule.regel not in fired:
                continue
            if not pattern & unwanted and all(pattern & bits for bits in wanted):
                return rule
        return None

    def _asks(self, rule: st.CombinatieRegel) -> tuple[list[int], int]:
        """Patterns of which each must be met somewhere, and one that must not be met at all."""
        wanted = [self.pattern([one] if isinstance(one, str) else one) for one in rule.telt_mee]
        return wanted, self.pattern(rule.telt_niet_mee)

    def most(self, pattern: int, fired: Set[str]) -> int | None:
        """The most minutes per week; None without a maximum."""
        rule = self.deciding(pattern, fired)
        held = self._most[rule.regel] if rule is not None else None
        return None if held is None else held.numerator // held.denominator
