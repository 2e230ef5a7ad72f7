"""The decisions from norm times to minutes per week: direction, client factors, rounding.

All numbers are whole. Norm times are counted in hundredths of a minute and the exact time in
ten-thousandths, so that shares and percentages stay whole; one division, at the rounding, is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from normenkader import stages as st
from publishing.dmn.conditions import exclusive
from publishing.dmn.graph import ANY, DecisionTable, Formula, Row, added, quoted, row
from publishing.dmn.need import AANTAL, Need, joined

# How many of it go into a minute: a share in percent, and a percentage of that.
DEEL, FIJN = 100, 10_000
GEEN = "Geen leefgebied telt mee."
ANDERS = "In alle andere gevallen."


class Time:
    """Writes the decisions up to the rounded minutes, on those of the need."""

    def __init__(self, need: Need) -> None:
        """Start from the need."""
        self.need = need
        self.sommen: dict[Any, str] = {}
        self.procent = ""
        self.procent_nul = False
        self.extra = ""

    def sums(self, doelen: Sequence[Any]) -> None:
        """The minutes per goal, in hundredths, after the shared result areas."""
        need = self.need
        for doel in doelen:
            parts = []
            for name, titel in need.nk.leefgebied_names.items():
                title = f"{titel}: tijd voor {doel}, in honderdsten van minuten"
                wish, logic = ("tijd", str(doel), name), self._share(name, doel)
                parts.append(need.besluit(wish, "number", title, logic, leefgebied=name))
            title = f"Alle tijd voor {doel}, in honderdsten van minuten"
            total = ("som", str(doel))
            self.sommen[doel] = need.besluit(total, "number", title, Formula(added(parts)))

    def _share(self, name: str, doel: Any) -> DecisionTable:
        need = self.need
        share, others = need.aandeel.get(name, (str(DEEL), DEEL))
        columns = [need.telt[name], need.einddoel[name]]
        rows = []
        if not others:
            columns.append(share)
            rows.append(row(columns, {share: "0"}, "0", note="Telt niet mee in de tijd."))
        tests = {need.telt[name]: "1", need.einddoel[name]: quoted(doel)}
        rows.append(row(columns, tests, f"{need.normtijd[name]} * {share}", note="Dit doel."))
        rows.append(row(columns, {}, "0", note="Telt niet mee, of heeft een ander doel."))
        return DecisionTable(tuple(columns), tuple(rows))

    def doelrichting(self, fase: st.Doelrichting) -> None:
        """The goal with the most time; where equal, the first that has priority."""
        rules = {r.doel: r.regel for r in fase.regels}
        order = fase.voorrang_bij_gelijk
        # A goal that has no less than all after it: one before it that had more would have won.
        pairs = [(i, j) for i in range(len(order)) for j in range(i + 1, len(order))]
        columns = (AANTAL, *(self.sommen[order[i]] for i, _ in pairs))
        rows = [Row(("0", *(ANY for _ in pairs)), "null", noot=GEEN)]
        for place, doel in enumerate(order):
            tests = [f">= {self.sommen[order[j]]}" if i == place else ANY for i, j in pairs]
            rows.append(Row((ANY, *tests), quoted(doel), rules[doel]))
        title = "Welke richting heeft de begeleiding?"
        logic = DecisionTable(columns, tuple(rows))
        self.need.besluit("doelrichting", "string", title, logic, antwoord=True)

    def factoren(self, fase: st.Factoren) -> None:
        """The percentage of the time of the ijkcliënt, within its limits, and fixed minutes."""
        percentages = [r for r in fase.regels if r.dan.procent is not None]
        if percentages and fase.grens is not None:
            self._percentage(percentages, fase.grens)
        fixed = [r for r in fase.regels if r.dan.minuten is not None]
        if fixed:
            parts = [
                self._factor("minuten", "minuten", group, [r.dan.minuten for r in group])
                for group in self._groups(fixed)
            ]
            title = "Minuten erbij, na de percentages"
            self.extra = self.need.besluit("minuten_erbij", "number", title, Formula(added(parts)))

    def _percentage(self, regels: Sequence[st.FactorRegel], grens: st.Grens) -> None:
        parts = [
            self._factor("procent", "procent", group, [r.dan.procent for r in group])
            for group in self._groups(regels)
        ]
        low, high = DEEL + grens.minimum, DEEL + grens.maximum
        title = "Percentage van de tijd van de ijkcliënt, zonder grens"
        free = self.need.besluit(
            "procent_zonder_grens", "number", title, Formula(added([str(DEEL), *parts]))
        )
        columns = (free,)
        rows = [
            row(columns, {free: f"< {low}"}, str(low), grens.regel),
            row(columns, {free: f"> {high}"}, str(high), grens.regel),
            row(columns, {}, free, note="Het percentage ligt tussen de grenzen."),
        ]
        title = "Percentage van de tijd van de ijkcliënt"
        self.procent = self.need.besluit(
            "procent", "number", title, DecisionTable(columns, tuple(rows))
        )
        self.procent_nul = low == 0

    def _groups(self, regels: Sequence[st.FactorRegel]) -> list[list[st.FactorRegel]]:
        """Rules on the same questions of which no two hold at once share a table."""
        groups: list[list[st.FactorRegel]] = []
        for rule in regels:
            possible = {v: self._possible(v) for v in rule.als}
            for group in groups:
                if set(group[0].als) == set(rule.als) and all(
                    exclusive(rule.als, other.als, possible) for other in group
                ):
                    group.append(rule)
                    break
            else:
                groups.append([rule])
        return groups

    def _possible(self, vraag: str) -> Sequence[Any]:
        if vraag == AANTAL:
            return range(1, len(self.need.nk.leefgebieden) + 1)
        answers: Sequence[Any] = self.need.vragen["clientfactoren", "", vraag][1].answers()
        return answers

    def _factor(
        self, wens: str, eenheid: str, regels: Sequence[st.FactorRegel], effects: Sequence[Any]
    ) -> str:
        found = [
            (way, rule, effect)
            for rule, effect in zip(regels, effects, strict=True)
            for way in self.need.tests(rule.als, "clientfactoren")
        ]
        columns = joined(tests for tests, _, _ in found)
        rows = [row(columns, tests, str(effect), rule.regel) for tests, rule, effect in found]
        asked = list(dict.fromkeys(v for r in regels for v in r.als))
        title = f"Hoeveel {eenheid} meer of minder door {', '.join(asked)}"
        logic = DecisionTable(columns, (*rows, row(columns, {}, "0", note=ANDERS)))
        return self.need.besluit((wens, *asked), "number", title, logic)

    def afronding(self, fase: st.Afronding) -> str:
        """The minutes per week, rounded up; gives the name of the decision."""
        exact = self._exact()
        rounded = f"ceiling({exact} / {FIJN * fase.veelvoud})"
        if fase.veelvoud > 1:
            rounded += f" * {fase.veelvoud}"
        columns = (exact,)
        rows = (
            row(columns, {exact: "0"}, "0", note="Er is geen tijd om af te ronden."),
            row(columns, {}, rounded, fase.regel),
        )
        title = "Minuten per week, naar boven afgerond"
        return self.need.besluit("tijd_afgerond", "number", title, DecisionTable(columns, rows))

    def _exact(self) -> str:
        """No product with a 0 in it: some engines make that an absent number."""
        title = "Alle tijd, in honderdsten van minuten"
        total = self.need.besluit(
            "som_samen", "number", title, Formula(added([*self.sommen.values()]))
        )
        part = f"{total} * {self.procent or DEEL}"
        fixed = f"{self.extra} * {FIJN}"
        columns = [AANTAL, *([self.procent] if self.procent_nul else [])]
        columns += [self.extra] if self.extra else []
        rows = [row(columns, {AANTAL: "0"}, "0", note=GEEN)]
        if self.procent_nul:
            nothing = {self.procent: "0", **({self.extra: "0"} if self.extra else {})}
            rows.append(row(columns, nothing, "0", note="Er blijft geen tijd over."))
            if self.extra:
                only = row(columns, {self.procent: "0"}, fixed, note="Alleen vaste minuten.")
                rows.append(only)
        if self.extra:
            rows.append(row(columns, {self.extra: "0"}, part, note="Geen vaste minuten erbij."))
            rows.append(row(columns, {}, f"{part} + {fixed}", note="Met vaste minuten erbij."))
        else:
            rows.append(row(columns, {}, part, note=ANDERS))
        title = "Precieze tijd per week, in tienduizendsten van minuten"
        return self.need.besluit(
            "tijd_precies", "number", title, DecisionTable(tuple(columns), tuple(rows))
        )
