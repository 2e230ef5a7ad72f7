"""The stages that find the product, rule by rule."""

from __future__ import annotations

from collections.abc import Iterator

from engine.schedule import minutes_text
from normenkader import stages as st
from normenkader.texts import listed, signed
from normenkader.units import Eenheid, time_text
from publishing.document.blocks import Block, Part, Text
from publishing.html.condition_words import answer_words, question_words
from publishing.html.rule_card import ALTIJD, rule_part
from publishing.html.tables import bands, phase_table
from publishing.html.words import Naming, amount, sentence

AFTER = ", na de percentages"


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
        yield rule_part(naming, rule, when, *more_or_less(naming, rule.dan, fase.eenheid, AFTER))
    if fase.grens is not None:
        yield _limit(naming, fase.grens)
    if fase.ondergrens is not None:
        yield floor(naming, fase.ondergrens)


def _limit(naming: Naming, grens: st.Grens) -> Part:
    low, high = f"{signed(grens.minimum)} %", f"{signed(grens.maximum)} %"
    return rule_part(
        naming,
        grens,
        f"Als alle percentages samen lager zijn dan {low} of hoger dan {high}.",
        f"Lager dan {low} telt als {low}. Hoger dan {high} telt als {high}.",
    )


def floor(naming: Naming, rule: st.Regel) -> Part:
    """That time never comes below 0."""
    when = "Als er meer tijd af gaat dan er is."
    return rule_part(naming, rule, when, "De tijd wordt 0 minuten per week, nooit minder.")


def more_or_less(
    naming: Naming, effect: st.TijdEffect, eenheid: Eenheid, after: str = ""
) -> Iterator[str]:
    """More or less time, as the source has it, and exactly what that is in minutes per week."""
    if effect.minuten is not None:
        eenheid = "minuten_per_week"
    procent = effect.procent or 0
    if effect.procent is not None and procent < 0:
        yield f"Er gaat {-procent} % tijd af ({signed(procent)} %)."
    elif effect.procent is not None:
        yield f"Er komt {procent} % tijd bij ({signed(procent)} %)."
    else:
        yield _added(naming, effect, eenheid, after)
        if effect.hoogstens is not None:
            yield f"Dat telt hoogstens {effect.hoogstens} keer."


def _added(naming: Naming, effect: st.TijdEffect, eenheid: Eenheid, after: str) -> str:
    amount = effect.tijd if effect.tijd is not None else effect.minuten or 0
    if eenheid == "minuten_per_week":
        time = f"{minutes_text(abs(amount))} per week"
    else:
        time = time_text(abs(amount), eenheid)
    verb = ("gaat", "gaan") if amount < 0 else ("komt", "komen")
    often = ""
    if effect.per is not None:
        asked = question_words(naming.vragen["clientfactoren"][effect.per])
        often = f", zo vaak als {asked} zegt"
    way = "af" if amount < 0 else "bij"
    return f"Er {verb[abs(amount) != 1]} {time} {way}{after}{often}."


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
        if rule is None:
            continue
        when = _outside(naming, fase, under=under)
        effect: Text = naming.outcome(rule.uitkomst)
        if rule.product is not None:
            effect = ("Het product is: ", *naming.product(rule.product), ", zonder bandbreedte.")
        yield rule_part(naming, rule, when, effect)


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
        direction = "" if goal is None else f"de richting {naming.goal(goal)} is en "
        found.append(f"{direction}de tijd {edge} per week")
    return sentence(f"als {', of als '.join(found)}")


def fasering(naming: Naming, fase: st.Fasering) -> Iterator[Block]:
    """How the time changes over the weeks, for each direction."""
    for rule in fase.regels:
        goal = rule.doelrichting
        when = ALTIJD if goal is None else f"Als de richting {naming.goal(goal)} is."
        effect = "De tijd wordt verdeeld zoals in de tabel."
        yield rule_part(naming, rule, when, effect, below=(phase_table(rule),))


def zwaartepunt(naming: Naming, fase: st.Zwaartepunt) -> Iterator[Block]:
    """The kind of work that is needed most."""
    vraag = naming.vragen["leefgebieden"][fase.vraag]
    yield rule_part(
        naming,
        fase.telling,
        ALTIJD,
        f"Het programma telt bij hoeveel {naming.benaming.meervoud} elk antwoord is gegeven.",
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
    """The supplement, with the amount for each product, and modules beside the product."""
    for rule in fase.regels:
        when = naming.when(rule.als, "clientfactoren")
        if rule.module is not None:
            comes: Text = ("Naast het product komt: ", *naming.module(rule.module), ".")
            yield rule_part(naming, rule, when, comes)
            continue
        amounts: list[Text] = [
            (*naming.product(p.product), f": {amount(p.opslag)}.")
            for p in naming.nk.producten
            if p.opslag is not None
        ]
        effects: list[Text] = ["Er komt een opslag bij de prijs van het product.", *amounts]
        yield rule_part(naming, rule, when, *effects)
