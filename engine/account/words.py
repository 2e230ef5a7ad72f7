"""Fills the sentences of the normenkader for the steps of an evaluation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

from engine.evaluation import Evaluation, Step
from normenkader import Normenkader
from normenkader import stages as st
from normenkader.founding import foundation, study_text, times_in_words
from normenkader.questions import GetalVraag, Vraag
from normenkader.rule_words import own_words
from normenkader.rules import ByContent, RegelInfo, rule_index
from normenkader.texts import (
    dotted,
    fill_in_order,
    listed,
    number,
    signed,
    span_text,
    thousands,
    used,
)
from normenkader.units import Eenheid, in_unit, minutes_per_week
from zaak.model import Zaak

OPEN = "niet ingevuld"
MOST_TABLES = 32
# The sections about the whole case; where questions have the same name the first one is meant.
GENERAL = ("zaak", "clientfactoren", "toegang")
# Words that only one kind of step has, or that are written with their sign.
OF_KIND = frozenset(
    {"minuten", "grootste", "bedrag", "product", "telling", "tussen", "procent", "som"}
)
# The stages of which every step takes time off: a sentence says how many minutes go.
TAKES_OFF = frozenset({"aftrek", "maximum", "combinaties"})
NOTHING: Mapping[str, Any] = {}
Label = Callable[[Any], str]


@dataclass(frozen=True)
class Sentence:
    """A text with the fields that it uses; a question about a leefgebied with its labels."""

    tekst: str
    fields: tuple[tuple[str, Label | None], ...]


@dataclass(frozen=True)
class RegelText:
    """What the trail says of a rule."""

    bron: str
    fired: Sentence
    signaal: Sentence | None
    signaal_code: str
    # The study that its time rests on; None where its time has none, "" where it gives no time.
    onderbouwing: str | None


class SentenceTables:
    """What the sentences of a normenkader need and no case changes."""

    def __init__(self, normenkader: Normenkader) -> None:
        """Look up every question, rule and source once."""
        self.nk = normenkader
        self.regels = rule_index(normenkader)
        self.labels: dict[str, dict[str, Label]] = {
            section: {v.vraag: _label(v) for v in normenkader.questions(section)}
            for section in ("leefgebieden", *GENERAL)
        }
        self.van_leefgebied = self.labels["leefgebieden"]
        self.counts = {t.telling: t for t in normenkader.counts("leefgebieden")}
        self.units: dict[str, Eenheid] = {}
        self.doel: Label = str
        self.kind: Label = str
        times = normenkader.stage(st.Normtijden)
        if times is not None:
            self.units = {row.regel: times.unit(row) for row in times.tabel}
        if times is not None and times.vraag_doel is not None:
            self.doel = self.van_leefgebied[times.vraag_doel]
        if (work := normenkader.stage(st.Zwaartepunt)) is not None:
            self.kind = self.van_leefgebied[work.vraag]
            self.kind_names = {str(r.waarde): self.kind(r.waarde) for r in work.regels}
        self.van_regel = {r: own_words(normenkader, info) for r, info in self.regels.items()}
        self.teksten = {r: self._texts(info) for r, info in self.regels.items()}

    def _texts(self, info: RegelInfo) -> RegelText:
        signaal = info.signaal
        return RegelText(
            self.nk.bron_tekst(info.bron),
            self._zin(info.uitleg.wel),
            self._zin(signaal.tekst) if signaal else None,
            signaal.code if signaal else "",
            self._foundation(info),
        )

    def _foundation(self, info: RegelInfo) -> str | None:
        if not times_in_words(self.nk, info):
            return ""
        study = foundation(self.nk, info)
        return None if study is None else study_text(study)

    def _zin(self, tekst: str) -> Sentence:
        return Sentence(tekst, tuple((veld, self.van_leefgebied.get(veld)) for veld in used(tekst)))


def _label(vraag: Vraag) -> Label:
    """Gives an answer in words; of a choice a table, as that is quickest."""
    if isinstance(vraag, GetalVraag):
        return vraag.label
    return {antwoord: vraag.label(antwoord) for antwoord in vraag.answers()}.__getitem__


def tables(normenkader: Normenkader) -> SentenceTables:
    """The tables of a normenkader; made once for a content."""
    return _tables(ByContent(normenkader))


@lru_cache(maxsize=MOST_TABLES)
def _tables(key: ByContent) -> SentenceTables:
    return SentenceTables(key.normenkader)


class Words:
    """The words for one case: labels of answers, names of leefgebieden, numbers in Dutch."""

    def __init__(self, normenkader: Normenkader, zaak: Zaak, evaluation: Evaluation) -> None:
        """Words are looked up when a sentence uses them."""
        self.t = tables(normenkader)
        self.names = normenkader.leefgebied_names
        self.zaak = zaak
        self.evaluation = evaluation
        self._general: dict[str, str | None] = {}

    def sentence(self, zin: Sentence, step: Step) -> str:
        """Fill a sentence of a rule that fired."""
        given = None
        if step.onderwerp in self.names:
            given = self.zaak.leefgebieden.get(step.onderwerp, NOTHING)
        words = []
        for veld, label in zin.fields:
            word = self._of_kind(veld, step) if veld in OF_KIND else None
            if word is None:
                if label is None or given is None:
                    word = self._word(veld, step, given)
                elif veld in given:
                    # As the step used it: a goal may have been replaced.
                    word = label(step.invoer.get(veld, given[veld]))
                else:
                    word = OPEN
            words.append(word)
        return fill_in_order(zin.tekst, tuple(words))

    def _word(self, veld: str, step: Step, given: Mapping[str, Any] | None) -> str:
        """A word about what the step used and changed, else one of its rule or the case."""
        if veld == "leefgebied" and given is not None:
            return self.names[step.onderwerp]
        value = _value(step, veld)
        if type(value) is int or type(value) is Fraction:
            return number(value)
        if given is not None and veld in self.t.counts:
            return str(self.t.counts[veld].count(given))
        if veld == "in_bron" and step.regel in self.t.units:
            # What a table or a judgement gives is whole in its own unit.
            unit = self.t.units[step.regel]
            return in_unit(int(step.effect["minuten"] / minutes_per_week(unit)), unit)
        return self._other(veld, step.regel)

    def not_fired(self, info: RegelInfo) -> str:
        """The sentence of a rule about the whole case that did not fire."""
        tekst = info.uitleg.niet
        return fill_in_order(tekst, tuple([self._other(f, info.regel) for f in used(tekst)]))

    def _of_kind(self, veld: str, step: Step) -> str | None:
        """A word that only one kind of step has, or that is written with its sign."""
        if veld == "minuten":
            # A question may have this name too: the time that the rule gives goes before it.
            return None if veld not in step.effect else number(self._minutes(step))
        if veld in ("procent", "som"):
            value = _value(step, veld)
            return None if value is None else signed(value)
        if veld == "grootste" and veld in step.words:
            return self.names[step.words[veld]]
        if veld == "bedrag" and "opslag_cent" in step.effect:
            return euro(step.effect["opslag_cent"])
        if veld == "product" and "opslag_cent" in step.effect:
            return self.t.nk.product(self.evaluation.product or "").naam
        if veld == "telling" and step.fase == "zwaartepunt":
            counts = step.invoer.get(veld) or step.effect.get(veld) or {}
            return listed([f"{n} keer {self.t.kind_names[v]}" for v, n in counts.items()])
        if veld == "tussen" and step.fase == "zwaartepunt":
            return listed([self.t.kind_names[str(v)] for v in step.effect.get(veld, [])], "of")
        return None

    def _minutes(self, step: Step) -> Fraction | int:
        """The minutes that a step gives; of one that only takes off: how many those are."""
        given: Fraction | int = step.effect["minuten"]
        return -given if step.fase in TAKES_OFF else given

    def _other(self, veld: str, regel: str) -> str:
        """A word of the rule, else one about the whole case; raises KeyError."""
        own = self.t.van_regel[regel].get(veld)
        if own is not None:
            return own
        if veld not in self._general:
            self._general[veld] = self._of_case(veld)
        found = self._general[veld]
        if found is None:
            raise KeyError(veld)
        return found

    def _of_case(self, veld: str) -> str | None:
        evaluation = self.evaluation
        if veld == "minuten_per_week" and evaluation.minuten_per_week is not None:
            return str(evaluation.minuten_per_week)
        if veld == "doelrichting" and evaluation.doelrichting is not None:
            return self.t.doel(evaluation.doelrichting)
        if veld == "som":
            return signed(evaluation.interim.get(veld, 0))
        if veld in evaluation.interim:
            return number(evaluation.interim[veld])
        answers = (self.zaak.vragen, self.zaak.clientfactoren, self.zaak.toegang)
        for section, given in zip(GENERAL, answers, strict=True):
            counted = (t.count(given) for t in self.t.nk.counts(section) if t.telling == veld)
            if (count := next(counted, None)) is not None:
                return str(count)
            if (label := self.t.labels[section].get(veld)) is not None:
                return label(given[veld]) if veld in given else OPEN
        return None


def _value(step: Step, veld: str) -> Any:
    """What a step says under a name: in words of its own, else as its effect, else its input."""
    for own in (step.words, step.effect, step.invoer):
        if veld in own:
            return own[veld]
    return None


def bandwidth_text(bandbreedte: Mapping[str, Any]) -> str:
    """The minutes of the bandwidth of an answer: `30 tot 90`, `300 tot en met 480`."""
    low, high = dotted(bandbreedte["minimum"]), dotted(bandbreedte["maximum"])
    return span_text(low, high, inclusive=bandbreedte["maximum_inclusief"])


def per_weeks(weken: int) -> str:
    """For how many weeks an amount is: `per week`, `per 4 weken`."""
    return "per week" if weken == 1 else f"per {weken} weken"


def euro(cent: int) -> str:
    """Cents as euros in Dutch: 1124,99 as `€ 1.124,99`."""
    return f"€ {thousands(cent // 100)},{cent % 100:02d}"
