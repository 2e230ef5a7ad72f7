"""The stages that find the product, rule by rule."""

from __future__ import annotations

from collections.abc import Iterator

from engine.schedule import minutes_text
from normenkader import stages as st
from normenkader.texts import listed, signed
from publishing.document.blocks import Block, Text
from publishing.html.condition_words import answer_words
from publishing.html.rule_card import ALTIJD, rule_part
from publishing.html.tables import bands, phase_table
from publishing.html.words import Naming, amount, sentence


def doelrichting(naming: Naming, fase: st.Doelrichting) -> Iterator[Block]:
    """The goal with the most time."""
    order = fase.voorrang_bij_gelijk
    for rule in fase.regels:
        place = order.index(rule.doel)
        more = [naming.goal(d) for d in order[:place]]
        equal = [naming.goal(d) for d in order[place + 1 :]]
        tests = [f"meer tijd heeft dan {listed(more)}"] if more else []
        tests += [f"evenveel of meer tijd heeft dan {listed(equal)}"] if equal else []
        goal = naming.goal(rule.doel)
        when = sentence(f"als {goal} {listed(tests)}") if tests else ALTIJD
        yield rule_part(naming, rule, when, f"De richting is {goal}.")


def factoren(naming: Naming, fase: st.Factoren) -> Iterator[Block]:
    """More or less time, and the limit to the percentages."""
    for rule in fase.regels:
        when = naming.when(rule.als, "clientfactoren")
        yield rule_part(naming, rule, when, _more_or_less(rule.dan))
    grens = fase.grens
    low, high = f"{signed(grens.minimum)} %", f"{signed(grens.maximum)} %"
    yield rule_part(
        naming,
        grens,
        f"Als alle percentages samen lager zijn dan {low} of hoger dan {high}.",
        f"Lager dan {low} telt als {low}. Hoger dan {high} telt als {high}.",
    )


def _more_or_less(effect: st.FactorEffect) -> str:
    if effect.minuten is not None:
        verb = "komt" if effect.minuten == 1 else "komen"
        return f"Er {verb} {minutes_text(effect.minuten)} per week bij, na de percentages."
    procent = effect.procent or 0
    if procent < 0:
        return f"Er gaat {-procent} % tijd af ({signed(procent)} %)."
    return f"Er komt {procent} % tijd bij ({signed(procent)} %)."


def afronding(naming: Naming, fase: st.Afronding) -> Iterator[Block]:
    """Rounding, once."""
    effect = (
        f"De tijd gaat naar boven, naar een veelvoud van {minutes_text(fase.veelvoud)} per week."
    )
    yield rule_part(naming, fase, ALTIJD, effect)


def raster(naming: Naming, fase: st.Raster) -> Iterator[Block]:
    """The bands as a table and a picture, then what lies outside them."""
    yield from bands(naming, fase)
    for rule, under in ((fase.onder, True), (fase.boven, False)):
        when = _outside(naming, fase, under=under)
        yield rule_part(naming, rule, when, naming.outcome(rule.uitkomst))


def _outside(naming: Naming, fase: st.Raster, *, under: bool) -> str:
    """When the time lies below the lowest or above the highest band, for each direction."""
    found: list[str] = []
    for goal in dict.fromkeys(b.doelrichting for b in fase.banden):
        own = [b for b in fase.banden if b.doelrichting == goal]
        if under:
            edge = f"minder is dan {minutes_text(min(b.vanaf for b in own))}"
        else:
            last = max(own, key=lambda b: b.upper)
            time = minutes_text(last.maximum)
            edge = f"{time} of meer is" if last.tot is not None else f"meer is dan {time}"
        found.append(f"de richting {naming.goal(goal)} is en de tijd {edge} per week")
    return sentence(f"als {', of als '.join(found)}")


def fasering(naming: Naming, fase: st.Fasering) -> Iterator[Block]:
    """How the time changes over the weeks, for each direction."""
    for rule in fase.regels:
        when = f"Als de richting {naming.goal(rule.doelrichting)} is."
        effect = "De tijd wordt verdeeld zoals in de tabel."
        yield rule_part(naming, rule, when, effect, below=(phase_table(rule),))


def zwaartepunt(naming: Naming, fase: st.Zwaartepunt) -> Iterator[Block]:
    """The kind of work that is needed most."""
    vraag = naming.vragen["leefgebieden"][fase.vraag]
    yield rule_part(
        naming,
        fase.telling,
        ALTIJD,
        "Het programma telt bij hoeveel leefgebieden elk antwoord is gegeven.",
    )
    for rule in fase.regels:
        when = f"Als het antwoord {answer_words(vraag, rule.waarde)} het meest voorkomt."
        effect: Text = ("Het product is: ", *naming.product(rule.product), ".")
        yield rule_part(naming, rule, when, effect)
    yield rule_part(
        naming,
        fase.gelijk,
        "Als twee of meer antwoorden even vaak en het meest voorkomen.",
        naming.outcome("nader_onderzoek"),
    )


def opslag(naming: Naming, fase: st.Opslag) -> Iterator[Block]:
    """The supplement, with the amount for each product."""
    for rule in fase.regels:
        amounts: list[Text] = [
            (*naming.product(p.product), f": {amount(p.opslag)}.")
            for p in naming.nk.producten
            if p.opslag is not None
        ]
        effects: list[Text] = ["Er komt een opslag bij de prijs van het product.", *amounts]
        yield rule_part(naming, rule, naming.when(rule.als, "clientfactoren"), *effects)
