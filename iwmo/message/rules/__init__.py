"""The rules of iWmo 3.2 that a schema does not check: our own check, with code and place."""

from iwmo.message.rules.checking import broken_rules
from iwmo.message.rules.registry import Finding, Rule, all_rules

__all__ = ["Finding", "Rule", "all_rules", "broken_rules"]
