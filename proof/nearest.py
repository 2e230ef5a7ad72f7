"""Of what can never occur: why, and the client who comes nearest."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

from engine.evaluation import Evaluation
from engine.partial.factors import COUNT
from normenkader import stages as st
from normenkader.conditions import Condition, as_key
from normenkader.rules import rule_index
from proof.exclusive import Occurrence
from proof.solving.solving import Antwoorden, Solving
from proof.walking.single.found import Found
from proof.words import cell_words

Dichtst = tuple[str, Antwoorden | None, Callable[[Evaluation], bool]]


class Nearest:
    """Finds for each thing that never occurs a client of whom one would expect it."""

    def __init__(self, solving: Solving, walked: Found) -> None:
        """Keep both methods' results."""
        self._s = solving
        self._walked = walked
        self._rules = rule_index(solving.nk)

    def to(self, ding: Occurrence) -> Dichtst:
        """Why it never occurs, the client who comes nearest, and what that client shows."""
        nk = self._s.nk
        if ding.soort == "product":
            name = nk.product(ding.code).naam
            return f"Het product {name} ({ding.code}) kan niet voorkomen.", None, _anything
        if ding.soort == "uitkomst":
            names: dict[str, str] = {u.uitkomst: u.naam for u in nk.uitkomsten}
            return f"De uitkomst ‘{names[ding.code]}’ kan niet voorkomen.", None, _anything
        if ding.soort == "normtijd":
            own = cell_words(nk, ding)
            zin = f"De normtijd van {ding.code} {own} wordt nooit gebruikt."
            return zin, self._with_cell(ding), _has_access
        return self._rule(ding.code)

    def _rule(self, regel: str) -> Dichtst:
        zin = f"De regel {regel} kan nooit gelden."
        match self._rules[regel].model:
            case st.MeetelRegel() as model:
                return self._counting(regel, model, zin)
            case st.ToegangRegel() as model:
                return zin, self._closest(model.als, "toegang"), _without(regel)
            case st.FactorRegel() | st.DoelRegel() as model:
                own = {v: requirement for v, requirement in model.als.items() if v != COUNT}
                return zin, self._closest(own, "clientfactoren"), _without(regel)
            case st.BijstellingRegel() as model:
                return zin, self._closest(model.als, "clientfactoren"), _without(regel)
            case st.CombinatieRegel() as model:
                return self._combination(regel, model, zin)
            case st.MaximumRegel() as model:
                more = f"{zin[:-1]}: geen cliënt komt hier boven {model.hoogstens}."
                return more, self._closest(model.als or {}, "clientfactoren"), _without(regel)
            case st.AftrekRegel() as model:
                return zin, self._deducting(model), _without(regel)
            case st.Band() as model:
                return self._band(regel, model, zin)
            case _:
                return zin, None, _anything

    def _closest(self, als: Condition, section: str, name: str = "") -> Antwoorden | None:
        """A client with access who meets as much of a condition as can be."""
        for many in range(len(als), -1, -1):
            for keys in combinations(als, many):
                answers = self._s.meeting({key: als[key] for key in keys}, section, name)
                if answers is not None:
                    return answers
        return None

    def _with_cell(self, ding: Occurrence) -> Antwoorden | None:
        """A client who has the goal and the level of a norm time, as far as that can be."""
        times, row = self._s.nk.stage(st.Normtijden), self._rules[ding.code].model
        if times is None or not isinstance(row, st.NormtijdRegel):
            raise ValueError(f"{ding.code} is geen normtijd")
        name = row.leefgebied
        wanted = dict(zip(times.axes(row), ding.cell, strict=True))
        als: Condition = {
            vraag.vraag: antwoord
            for vraag in self._s.nk.questions("leefgebieden", name)
            for antwoord in vraag.answers()
            if vraag.vraag in wanted and as_key(antwoord) == wanted[vraag.vraag]
        }
        return self._closest(als, "leefgebieden", name)

    def _combination(self, regel: str, model: st.CombinatieRegel, zin: str) -> Dichtst:
        """A client for whom these leefgebieden count, or for whom the condition holds."""
        answers = self._s.combining(model)
        if answers is not None:
            more = f"{zin[:-1]}: een eerdere regel over dezelfde combinatie gaat altijd voor."
            return more, answers, _without(regel)
        more = f"{zin[:-1]}: geen cliënt heeft deze combinatie."
        return more, self._closest(model.als or {}, "clientfactoren"), _without(regel)

    def _deducting(self, model: st.AftrekRegel) -> Antwoorden | None:
        name = (model.leefgebieden or list(self._s.nk.leefgebied_names))[0]
        return self._closest(model.als or {}, "leefgebieden", name)

    def _counting(self, regel: str, model: st.MeetelRegel, zin: str) -> Dichtst:
        for name in self._s.nk.leefgebied_names:
            if model.leefgebieden is not None and name not in model.leefgebieden:
                continue
            answers = self._s.meeting(model.als, "leefgebieden", name)
            if answers is not None:
                about = self._s.nk.leefgebied_names[name]
                more = f"{zin[:-1]}: bij {about} gaat een eerdere regel altijd voor."
                return more, answers, _without(regel)
        name = (model.leefgebieden or list(self._s.nk.leefgebied_names))[0]
        answers = self._closest(model.als, "leefgebieden", name)
        more = f"{zin[:-1]}: geen cliënt kan deze antwoorden hebben."
        return more, answers, _without(regel)

    def _band(self, regel: str, model: st.Band, zin: str) -> Dichtst:
        """The client in the same direction whose minutes are nearest to the bandwidth."""
        ends = [
            minutes
            for outcome, pair in self._walked.ends.items()
            if outcome.doelrichting == model.doelrichting
            for minutes in pair
            if minutes is not None
        ]
        if not ends:
            return zin, None, _anything
        nearest = min(ends, key=lambda m: min(abs(m - model.vanaf), abs(m - model.upper)))
        more = f"{zin[:-1]}: het dichtst bij ligt {nearest} minuten per week."
        return more, self._s.with_minutes(model.doelrichting, nearest), _without(regel)


def _anything(_: Evaluation) -> bool:
    return True


def _has_access(evaluation: Evaluation) -> bool:
    return evaluation.uitkomst != "geen_toegang"


def _without(regel: str) -> Callable[[Evaluation], bool]:
    return lambda evaluation: (
        _has_access(evaluation) and regel not in {s.regel for s in evaluation.steps}
    )
