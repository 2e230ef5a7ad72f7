"""Who judges a message before it is given: our own check always, and whoever is pointed to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from iwmo.message.judging.rule_layer import RuleLayer
from iwmo.message.judging.schema import Schema
from iwmo.message.rules import Finding, all_rules, broken_rules
from normenkader.texts import listed

OWN, BY_SCHEMA, BY_RULES = "Eigen controle", "Schema", "Landelijke regels"


@dataclass(frozen=True)
class Judges:
    """The schema and the rule layer, each None where nobody pointed to it."""

    schema: Schema | None = None
    rules: RuleLayer | None = None

    @classmethod
    def read(cls, schema: Path | None, rules: Path | None) -> Judges:
        """Read what is pointed to; raises NoJudgeError."""
        return cls(
            None if schema is None else Schema(schema), None if rules is None else RuleLayer(rules)
        )

    def findings(self, message: bytes, day: date) -> list[tuple[str, Finding]]:
        """Everything that anybody has against a message; raises NoJudgeError."""
        found = [(OWN, finding) for finding in broken_rules(message, day)]
        if self.schema is not None:
            found += [(BY_SCHEMA, finding) for finding in self.schema.findings(message)]
        if self.rules is not None:
            found += [(BY_RULES, finding) for finding in self.rules.findings(message)]
        return found

    @property
    def account(self) -> str:
        """Who looked at the message, and who did not."""
        asked = ["de eigen controle"]
        asked += ["het schema"] if self.schema is not None else []
        asked += ["de landelijke regels"] if self.rules is not None else []
        text = f"In orde volgens {listed(asked)}."
        missing = ["het schema"] if self.schema is None else []
        missing += ["de landelijke regels"] if self.rules is None else []
        return f"{text} Niet gevraagd aan {listed(missing)}." if missing else text


def unchecked() -> list[str]:
    """The rules that one message can't tell, in words: whoever sends it must see to them."""
    return [f"{r.code}: {r.melding} {r.why_not}" for r in all_rules() if r.check is None]
