"""Fills the sentences of the normenkader for the steps of an evaluation."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from engine.verloop import Stap, Verloop
from normenkader import Normenkader
from normenkader import stages as st
from normenkader.regels import RegelInfo
from normenkader.templates import fill, listed, number, signed
from zaak.model import Zaak

OPEN = "niet ingevuld"


class Woorden:
    """The words for one case: labels of answers, names of leefgebieden, numbers in Dutch."""

    def __init__(self, normenkader: Normenkader, zaak: Zaak, verloop: Verloop) -> None:
        """Look up the labels of all answers once."""
        self.nk = normenkader
        self.zaak = zaak
        self.verloop = verloop
        self._general = {
            **self._labels("toegang", zaak.toegang),
            **self._labels("clientfactoren", zaak.clientfactoren),
            **self._labels("zaak", zaak.vragen),
            **{k: number(v) for k, v in verloop.tussen.items()},
        }
        self._general["som"] = signed(verloop.tussen.get("som", 0))
        if verloop.doelrichting is not None:
            self._general["doelrichting"] = self.goal_name(verloop.doelrichting)
        if verloop.minuten_per_week is not None:
            self._general["minuten_per_week"] = str(verloop.minuten_per_week)

    def sentence(self, tekst: str, info: RegelInfo, stap: Stap) -> str:
        """Fill a sentence of a rule that fired."""
        return fill(tekst, {**self._general, **self._of_rule(info), **self._of_step(stap)})

    def not_fired(self, info: RegelInfo) -> str:
        """The sentence of a rule about the whole case that did not fire."""
        return fill(info.uitleg.niet, {**self._general, **self._of_rule(info)})

    def goal_name(self, doel: Any) -> str:
        """A goal in words."""
        fase = self.nk.stage(st.Normtijden)
        return self._label("leefgebieden", fase.vraag_doel, doel) if fase else str(doel)

    def _labels(self, sectie: str, answers: Mapping[str, Any]) -> dict[str, str]:
        return {
            v.vraag: v.label(answers[v.vraag]) if v.vraag in answers else OPEN
            for v in self.nk.questions(sectie)
        }

    def _label(self, sectie: str, vraag: str, antwoord: Any) -> str:
        question = next(q for q in self.nk.questions(sectie) if q.vraag == vraag)
        return str(question.label(antwoord))

    def _of_rule(self, info: RegelInfo) -> dict[str, str]:
        """What a rule itself says: numbers and names from its table."""
        model = info.model
        names = self.nk.leefgebied_namen
        words: dict[str, str] = {}
        if isinstance(model, st.Koppeling):
            words["telt_alleen_met"] = listed([names[n] for n in model.telt_alleen_met], "of")
            words["leefgebied"] = names[model.leefgebied]
        elif isinstance(model, st.ResultaatgebiedRegel):
            words["resultaatgebied"] = model.naam
            words["overige_procent"] = str(model.overige_procent)
            words["leefgebieden"] = listed([names[n] for n in model.leefgebieden])
        elif isinstance(model, st.Grens):
            words |= {"minimum": signed(model.minimum), "maximum": signed(model.maximum)}
        elif isinstance(model, st.Afronding):
            words["veelvoud"] = str(model.veelvoud)
        elif isinstance(model, st.Band):
            upto = "tot" if model.tot is not None else "tot en met"
            words |= {"band": model.band, "grenzen": f"{model.vanaf} {upto} {model.maximum}"}
            words["product"] = self.nk.product(model.product).naam
        elif isinstance(model, st.ZwaartepuntRegel):
            fase = self.nk.stage(st.Zwaartepunt)
            words["waarde"] = self._label("leefgebieden", fase.vraag, model.waarde) if fase else ""
            words["product"] = self.nk.product(model.product).naam
        return words

    def _of_step(self, stap: Stap) -> dict[str, str]:
        """What this step used and changed."""
        words: dict[str, str] = {}
        if stap.onderwerp in self.nk.leefgebied_namen:
            words["leefgebied"] = self.nk.leefgebied_namen[stap.onderwerp]
            answers = dict(self.zaak.leefgebieden.get(stap.onderwerp, {}))
            answers |= {k: v for k, v in stap.invoer.items() if k in answers}
            words |= self._labels("leefgebieden", answers)
        for key, value in {**stap.invoer, **stap.effect, **stap.woorden}.items():
            if key == "procent" or key == "som":
                words[key] = signed(value)
            elif isinstance(value, (int, Fraction)) and not isinstance(value, bool):
                words.setdefault(key, number(value))
        if "grootste" in stap.woorden:
            words["grootste"] = self.nk.leefgebied_namen[stap.woorden["grootste"]]
        if "opslag_cent" in stap.effect:
            words["bedrag"] = euro(stap.effect["opslag_cent"])
            words["product"] = self.nk.product(self.verloop.product or "").naam
        words |= self._work(stap)
        return words

    def _work(self, stap: Stap) -> dict[str, str]:
        fase = self.nk.stage(st.Zwaartepunt)
        if fase is None or stap.fase != "zwaartepunt":
            return {}
        counts = stap.invoer.get("telling") or stap.effect.get("telling") or {}
        names = {
            str(r.waarde): self._label("leefgebieden", fase.vraag, r.waarde) for r in fase.regels
        }
        words = {"telling": listed([f"{n} keer {names[v]}" for v, n in counts.items()])}
        tussen = stap.effect.get("tussen", [])
        words["tussen"] = listed([names[str(v)] for v in tussen], "of")
        return words


def euro(cent: int) -> str:
    """Cents as euros in Dutch: 1124,99 as `€ 1.124,99`."""
    whole = f"{cent // 100:,}".replace(",", ".")
    return f"€ {whole},{cent % 100:02d}"
