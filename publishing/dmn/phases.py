"""The decisions about phases: how many weeks each takes and how many minutes per week it has."""

from __future__ import annotations

from normenkader import stages as st
from publishing.dmn.graph import DecisionTable, Formula, quoted, row
from publishing.dmn.need import Need
from publishing.dmn.product import MINUTEN, RICHTING, UITKOMST

GEEN = "Er is niets te verdelen."
LEEG = "Deze fase is er niet."


class PhasesWriter:
    """Writes two answers per phase; a phase of 0 weeks is not there."""

    def __init__(self, need: Need, fase: st.Fasering) -> None:
        """Find the weeks to divide: none without a product, or when the case names none."""
        self.need = need
        self.fase = fase
        given = need.invoer("zaak", fase.vraag)
        columns = (UITKOMST, given)
        rows = (
            row(columns, {UITKOMST: quoted("product"), given: ">= 1"}, given, note="Te verdelen."),
            row(columns, {}, "0", note=GEEN),
        )
        title = "Hoeveel weken zijn er te verdelen?"
        self.weken = need.besluit("weken_samen", "number", title, DecisionTable(columns, rows))
        self.over = self.weken

    def write(self) -> None:
        """Write the phases in order."""
        last = max(len(r.delen) for r in self.fase.regels)
        for number in range(1, last + 1):
            length = self._length(number)
            self._minutes(number, length)
            if number == last:
                return
            left = Formula(f"{self.over} - {length}")
            title = f"Weken die over zijn na fase {number}"
            self.over = self.need.besluit(f"weken_over_na_{number}", "number", title, left)

    def _parts(self, number: int) -> list[tuple[st.FaseringRegel, st.FaseringPart]]:
        return [(r, r.delen[number - 1]) for r in self.fase.regels if len(r.delen) >= number]

    def _length(self, number: int) -> str:
        """A share of the weeks, rounded up, but no more than are left."""
        wanted = self._wanted(number)
        columns = (self.weken, RICHTING, *([self.over] if wanted else []))
        rows = [row(columns, {self.weken: "0"}, "0", note=GEEN)]
        for rule, part in self._parts(number):
            tests = {RICHTING: quoted(rule.doelrichting)}
            if part.weken_procent != "rest":
                enough = {**tests, self.over: f">= {wanted}"}
                rows.append(row(columns, enough, wanted, rule.regel))
            rows.append(row(columns, tests, self.over, rule.regel))
        rows.append(row(columns, {}, "0", note=LEEG))
        title = f"Hoeveel weken duurt fase {number}?"
        wish = f"weken_fase_{number}"
        return self.need.besluit(
            wish, "number", title, DecisionTable(columns, tuple(rows)), antwoord=True
        )

    def _wanted(self, number: int) -> str:
        shares = [(r, d) for r, d in self._parts(number) if d.weken_procent != "rest"]
        if not shares:
            return ""
        columns = (self.weken, RICHTING)
        rows = [row(columns, {self.weken: "0"}, "0", note=GEEN)]
        for rule, part in shares:
            share = f"ceiling({self.weken} * {part.weken_procent} / 100)"
            rows.append(row(columns, {RICHTING: quoted(rule.doelrichting)}, share, rule.regel))
        rows.append(row(columns, {}, "0", note=LEEG))
        title = f"Deel van de weken voor fase {number}, naar boven afgerond"
        wish = f"deel_fase_{number}"
        return self.need.besluit(wish, "number", title, DecisionTable(columns, tuple(rows)))

    def _minutes(self, number: int, length: str) -> None:
        columns = (length, RICHTING)
        rows = [row(columns, {length: "0"}, "0", note=LEEG)]
        unit = self.fase.veelvoud
        for rule, part in self._parts(number):
            share = f"ceiling({MINUTEN} * {part.minuten_procent} / {100 * unit})"
            share += f" * {unit}" if unit > 1 else ""
            rows.append(row(columns, {RICHTING: quoted(rule.doelrichting)}, share, rule.regel))
        rows.append(row(columns, {}, "0", note=LEEG))
        title = f"Minuten per week in fase {number}"
        wish = f"minuten_fase_{number}"
        self.need.besluit(wish, "number", title, DecisionTable(columns, tuple(rows)), antwoord=True)
