"""The decisions of the outcome and the product: by time (bandwidths) or by kind of work."""

from __future__ import annotations

from collections.abc import Sequence

from normenkader import stages as st
from publishing.dmn.graph import ANY, DecisionTable, Formula, Row, added, quoted, row
from publishing.dmn.need import AANTAL, TOEGANG, Need
from publishing.dmn.time import ANDERS

UITKOMST, PRODUCT, BAND, RICHTING = "uitkomst", "productcode", "bandbreedte", "doelrichting"
MINUTEN = "minuten_per_week"
GEEN_TOEGANG, GEEN_MAATWERK = "geen_toegang", "geen_maatwerk"
GEEN_PRODUCT = "Er is geen product."


class OutcomeWriter:
    """Writes the decisions of the answer."""

    def __init__(self, need: Need) -> None:
        """Start from the need."""
        self.need = need

    def raster(self, fase: st.Raster, minutes: str) -> None:
        """The bandwidth of the rounded minutes, its product, and what is outside."""
        columns = (RICHTING, minutes)
        rows = []
        for band in fase.banden:
            tests = {RICHTING: quoted(band.doelrichting), minutes: f"[{band.vanaf}..{band.upper}]"}
            rows.append(row(columns, tests, quoted(band.band), band.regel))
        rows.append(row(columns, {}, "null", note="Er is geen bandbreedte."))
        logic = DecisionTable(columns, tuple(rows))
        self.need.besluit(BAND, "string", "Welke bandbreedte?", logic, antwoord=True)
        self._product(BAND, [(b.band, b.product, b.regel) for b in fase.banden])
        self._outcome_by_time(fase, minutes)
        self._minutes(minutes)

    def _minutes(self, minutes: str) -> None:
        columns = (UITKOMST,)
        without = f"{quoted(GEEN_TOEGANG)},{quoted(GEEN_MAATWERK)}"
        none = row(columns, {UITKOMST: without}, "null", note="Dan is er geen tijd.")
        logic = DecisionTable(columns, (none, row(columns, {}, minutes, note=ANDERS)))
        title = "Gemiddeld aantal minuten per week"
        self.need.besluit(MINUTEN, "number", title, logic, antwoord=True)

    def _outcome_by_time(self, fase: st.Raster, minutes: str) -> None:
        columns = (TOEGANG, AANTAL, RICHTING, minutes)
        rows = self._no_product(columns)
        for doel in dict.fromkeys(b.doelrichting for b in fase.banden):
            own = [b for b in fase.banden if b.doelrichting == doel]
            edges = (
                (f"< {min(b.vanaf for b in own)}", fase.onder),
                (f"> {max(b.upper for b in own)}", fase.boven),
            )
            for test, rule in edges:
                if rule is None:
                    continue
                tests = {RICHTING: quoted(doel), minutes: test}
                rows.append(row(columns, tests, quoted(rule.uitkomst), rule.regel))
        rows.append(row(columns, {}, quoted("product"), note="Er is een bandbreedte."))
        self._outcome(columns, rows)

    def _no_product(self, columns: tuple[str, ...]) -> list[Row]:
        need = self.need
        stage = need.nk.stage(st.Meetellen)
        none = stage.geen.regel if stage else ""
        return [
            row(columns, {TOEGANG: "false"}, quoted(GEEN_TOEGANG), note="Er is geen toegang."),
            row(columns, {AANTAL: "0"}, quoted(GEEN_MAATWERK), none),
        ]

    def _outcome(self, columns: tuple[str, ...], rows: list[Row]) -> None:
        logic = DecisionTable(columns, tuple(rows))
        self.need.besluit(UITKOMST, "string", "Wat is de uitkomst?", logic, antwoord=True)

    def _product(self, vraag: str, producten: Sequence[tuple[object, str, str]]) -> None:
        """The product by a value of a decision; each with its rule."""
        columns = (vraag,)
        rows = [row(columns, {vraag: quoted(v)}, quoted(p), regel) for v, p, regel in producten]
        rows.append(row(columns, {}, "null", note=GEEN_PRODUCT))
        logic = DecisionTable(columns, tuple(rows))
        self.need.besluit(PRODUCT, "string", "Welk product?", logic, antwoord=True)

    def zwaartepunt(self, fase: st.Zwaartepunt) -> None:
        """The kind of work that most leefgebieden need; equal counts give no product."""
        most = self._most(fase)
        self._product(most, [(r.waarde, r.product, r.regel) for r in fase.regels])
        columns = (TOEGANG, AANTAL, most)
        rows = self._no_product(columns)
        one_of = ",".join(quoted(r.waarde) for r in fase.regels)
        rows.append(row(columns, {most: one_of}, quoted("product"), note="Eén is het meest nodig."))
        rows.append(row(columns, {}, quoted("nader_onderzoek"), fase.gelijk.regel))
        self._outcome(columns, rows)

    def _most(self, fase: st.Zwaartepunt) -> str:
        """More than each other kind, or none."""
        counts = {r.waarde: self._work(fase, r.waarde) for r in fase.regels}
        pairs = [(a, b) for a in counts for b in counts if a != b]
        rows = []
        for rule in fase.regels:
            tests = tuple(f"> {counts[b]}" if a == rule.waarde else ANY for a, b in pairs)
            rows.append(Row(tests, quoted(rule.waarde), rule.regel))
        rows.append(Row(tuple(ANY for _ in pairs), "null", fase.gelijk.regel))
        title = "Welk werk is in de meeste leefgebieden nodig?"
        logic = DecisionTable(tuple(counts[a] for a, _ in pairs), tuple(rows))
        return self.need.besluit("meeste_werk", "string", title, logic)

    def _work(self, fase: st.Zwaartepunt, waarde: object) -> str:
        need = self.need
        parts = []
        for name, titel in need.nk.leefgebied_names.items():
            columns = (need.telt[name], need.invoer("leefgebieden", fase.vraag, name))
            tests = dict(zip(columns, ("1", quoted(waarde)), strict=True))
            rows = (
                row(columns, tests, "1", note="Telt mee en heeft dit werk nodig."),
                row(columns, {}, "0", note=ANDERS),
            )
            title = f"{titel}: 1 als dit werk nodig is ({waarde})"
            wish = ("werk", str(waarde), name)
            logic = DecisionTable(columns, rows)
            parts.append(need.besluit(wish, "number", title, logic, leefgebied=name))
        title = f"In hoeveel leefgebieden is dit werk nodig ({waarde})?"
        total = Formula(added(parts), (fase.telling.regel,))
        return need.besluit(("aantal", str(waarde)), "number", title, total)
