"""The decisions that find the need: access, which leefgebieden count, goals and norm times.

Only tables and sums: what DMN engines agree on. A table gives 0 where nothing is added, so that
nothing depends on how an engine computes with an answer that is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product

from normenkader import Normenkader
from normenkader import stages as st
from normenkader.conditions import Condition
from normenkader.questions import AANTAL_MEETELLEND, Vraag
from publishing.dmn.conditions import answer_tests, kind, literal, number_tests
from publishing.dmn.graph import (
    Decision,
    DecisionTable,
    Formula,
    Graph,
    Input,
    Names,
    Soort,
    added,
    quoted,
    row,
    source_name,
)

TOEGANG, AANTAL = "er_is_toegang", AANTAL_MEETELLEND
TELT = "telt_mee"
VAST = (
    TOEGANG,
    AANTAL,
    "uitkomst",
    "productcode",
    "bandbreedte",
    "doelrichting",
    "minuten_per_week",
    "prijs_product_cent",
    "prijs_opslag_cent",
    "prijs_totaal_cent",
    "prijs_per_weken",
)
PREFIX = {"toegang": "toegang", "clientfactoren": "client", "zaak": "zaak"}
LEEG = "Komt niet voor bij een zaak die compleet is."


class Need:
    """Writes the decisions up to the shared result areas; keeps what later ones need."""

    def __init__(self, normenkader: Normenkader) -> None:
        """Give every question its name first, so that the names of inputs depend on nothing."""
        self.nk = normenkader
        self.namen = Names([*VAST, *(source_name(d.document) for d in normenkader.bronnen)])
        self.graph = Graph()
        self.fase = ""
        self.vragen: dict[tuple[str, str, str], tuple[Input, Vraag]] = {}
        for section in PREFIX:
            for vraag in normenkader.questions(section):
                self._question(section, "", vraag)
        for name in normenkader.leefgebied_names:
            for vraag in normenkader.questions("leefgebieden", name):
                self._question("leefgebieden", name, vraag)
        self.telt: dict[str, str] = {}
        self.einddoel: dict[str, str] = {}
        self.normtijd: dict[str, str] = {}
        self.aandeel: dict[str, tuple[str, int]] = {}

    def _question(self, section: str, leefgebied: str, vraag: Vraag) -> None:
        parts = (vraag.vraag, leefgebied) if leefgebied else (PREFIX[section], vraag.vraag)
        found = Input(
            self.namen.give(*parts),
            (section, leefgebied, vraag.vraag),
            kind(vraag),
            f"{self.nk.leefgebied_names[leefgebied]}: {vraag.tekst}" if leefgebied else vraag.tekst,
            vraag.hulp or "",
            () if kind(vraag) == "number" else tuple(literal(vraag, a) for a in vraag.answers()),
        )
        self.vragen[found.plaats] = (found, vraag)

    def invoer(self, section: str, vraag: str, leefgebied: str = "") -> str:
        """The name of the input for a question."""
        found, _ = self.vragen[section, leefgebied, vraag]
        self.graph.invoer.setdefault(found.naam, found)
        return found.naam

    def begin(self, fase: st.Fase) -> None:
        """From here on decisions belong to this stage."""
        self.fase = fase.fase
        self.graph.fasen[fase.fase] = fase.titel

    def besluit(
        self,
        wens: str | tuple[str, ...],
        soort: Soort,
        titel: str,
        logic: DecisionTable | Formula,
        *,
        leefgebied: str = "",
        antwoord: bool = False,
    ) -> str:
        """Add a decision to the stage at hand; gives its name. One in `VAST` stays as it is."""
        name = wens if isinstance(wens, str) and wens in VAST else ""
        name = name or self.namen.give(*((wens,) if isinstance(wens, str) else wens))
        self.graph.besluiten[name] = Decision(
            name, soort, titel, logic, self.fase, leefgebied, antwoord
        )
        return name

    def tests(self, als: Condition, section: str, leefgebied: str = "") -> list[dict[str, str]]:
        """A condition as tests per column, a row for each way to meet it."""
        columns: list[str] = []
        ways: list[list[str]] = []
        for vraag, requirement in als.items():
            if vraag == AANTAL:
                columns.append(AANTAL)
                ways.append(number_tests(requirement, range(1, len(self.nk.leefgebieden) + 1)))
                continue
            columns.append(self.invoer(section, vraag, leefgebied))
            ways.append(answer_tests(self.vragen[section, leefgebied, vraag][1], requirement))
        return [dict(zip(columns, way, strict=True)) for way in product(*ways)]

    def toegang(self, fase: st.Toegang) -> None:
        """Every reason refuses; without one there is access."""
        # In brackets: an engine that reads bare words of XML as its own values reads this too.
        logic: DecisionTable | Formula = Formula("(true)", (fase.doorgang.regel,))
        if fase.regels:
            found = [(way, r) for r in fase.regels for way in self.tests(r.als, "toegang")]
            columns = joined(tests for tests, _ in found)
            rows = [row(columns, tests, "false", r.regel) for tests, r in found]
            logic = DecisionTable(columns, (*rows, row(columns, {}, "true", fase.doorgang.regel)))
        self.besluit(TOEGANG, "boolean", "Is er toegang?", logic)

    def meetellen(self, fase: st.Meetellen) -> None:
        """Of each leefgebied the first rule that applies; then the couplings, and how many."""
        coupled = {k.leefgebied: k for k in fase.koppelingen}
        for name, titel in self.nk.leefgebied_names.items():
            logic = self._counting(fase, name)
            if name in coupled:
                wish = ("los", TELT, name)
                title = f"Telt {titel} mee, los van andere leefgebieden?"
                self.telt[name] = self.besluit(wish, "number", title, logic, leefgebied=name)
            else:
                self.telt[name] = self._counts(name, logic)
        for name, koppeling in coupled.items():
            others = [self.telt[n] for n in koppeling.telt_alleen_met]
            columns = (self.telt[name], *others)
            none = row(columns, {self.telt[name]: "0"}, "0", note="Telt ook los niet mee.")
            rows = [row(columns, {o: "1"}, "1", note="Telt samen mee.") for o in others]
            last = row(columns, {}, "0", koppeling.regel)
            self.telt[name] = self._counts(name, DecisionTable(columns, (none, *rows, last)))
        self.besluit(
            AANTAL,
            "number",
            "Hoeveel leefgebieden tellen mee?",
            Formula(added([self.telt[n] for n in self.nk.leefgebied_names])),
        )

    def _counts(self, name: str, logic: DecisionTable) -> str:
        title = f"Telt {self.nk.leefgebied_names[name]} mee? 1 is ja, 0 is nee."
        wish = (TELT, name)
        return self.besluit(wish, "number", title, logic, leefgebied=name, antwoord=True)

    def _counting(self, fase: st.Meetellen, name: str) -> DecisionTable:
        asked = {v.vraag for v in self.nk.questions("leefgebieden", name)}
        found = [
            (way, rule)
            for rule in fase.regels
            if (rule.leefgebieden is None or name in rule.leefgebieden) and asked >= set(rule.als)
            for way in self.tests(rule.als, "leefgebieden", name)
        ]
        columns = (TOEGANG, *joined(tests for tests, _ in found))
        rows = [row(columns, {TOEGANG: "false"}, "0", note="Er is geen toegang.")]
        for tests, rule in found:
            counts = "1" if rule.dan == "telt_mee" else "0"
            rows.append(row(columns, tests, counts, rule.regel))
        return DecisionTable(columns, (*rows, row(columns, {}, "0", note=LEEG)))

    def doelen(self, fase: st.Doelen | None, vraag_doel: str) -> None:
        """The goal of each leefgebied after replacement."""
        for name, titel in self.nk.leefgebied_names.items():
            given = self.invoer("leefgebieden", vraag_doel, name)
            self.einddoel[name] = given
            if fase is None:
                continue
            found = [(way, r) for r in fase.regels for way in self.tests(r.als, "clientfactoren")]
            columns = (given, *joined(tests for tests, _ in found))
            rows = [
                row(columns, {given: quoted(r.dan.van), **tests}, quoted(r.dan.naar), r.regel)
                for tests, r in found
            ]
            logic = DecisionTable(
                columns, (*rows, row(columns, {}, given, note="Het doel blijft zo."))
            )
            title = f"Doel voor {titel} waarmee we rekenen"
            wish = ("einddoel", name)
            self.einddoel[name] = self.besluit(wish, "string", title, logic, leefgebied=name)

    def normtijden(self, fase: st.Normtijden) -> None:
        """The norm time of each leefgebied in minutes per week; 0 where it does not count."""
        for norm in fase.tabel:
            name = norm.leefgebied
            level = self.invoer("leefgebieden", fase.vraag_niveau or "", name)
            columns = (self.telt[name], self.einddoel[name], level)
            rows = [
                row(
                    columns,
                    dict(zip(columns, ("1", quoted(doel), quoted(niveau)), strict=True)),
                    str(minuten),
                    norm.regel,
                )
                for doel, cells in (norm.minuten or {}).items()
                for niveau, minuten in cells.items()
            ]
            logic = DecisionTable(columns, (*rows, row(columns, {}, "0", note="Telt niet mee.")))
            title = f"Normtijd {self.nk.leefgebied_names[name]}, in minuten per week"
            wish = ("normtijd", name)
            self.normtijd[name] = self.besluit(wish, "number", title, logic, leefgebied=name)

    def resultaatgebieden(self, fase: st.Resultaatgebieden) -> None:
        """The share in percent: all of the largest norm time of an area, less of each other."""
        for rule in fase.regels:
            if rule.overige_procent in (None, 100):
                continue
            for place, name in enumerate(rule.leefgebieden):
                own = self.normtijd[name]
                tests = {
                    self.normtijd[other]: f"{'<' if i < place else '<='} {own}"
                    for i, other in enumerate(rule.leefgebieden)
                    if i != place
                }
                columns = tuple(tests)
                first = row(columns, tests, "100", note="De grootste normtijd telt helemaal mee.")
                rest = row(columns, {}, str(rule.overige_procent), rule.regel)
                title = (
                    f"Welk deel van de normtijd van {self.nk.leefgebied_names[name]}, in procent"
                )
                logic = DecisionTable(columns, (first, rest))
                wish = ("aandeel", name)
                share = self.besluit(wish, "number", title, logic, leefgebied=name)
                self.aandeel[name] = (share, rule.overige_procent or 0)


def joined(rows: Iterable[Mapping[str, str]]) -> tuple[str, ...]:
    """The columns of all rows, each once."""
    return tuple(dict.fromkeys(c for tests in rows for c in tests))
