"""Every stage in plain Dutch: what happens in it, then its rules.

What happens in a kind of stage are the only sentences that the program adds.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from normenkader import stages as st
from normenkader.texts import listed
from normenkader.units import Eenheid, conversion_text, unit_words
from publishing.document.blocks import Block, Paragraph, Part
from publishing.html.rules.need import doelen, meetellen, resultaatgebieden, toegang
from publishing.html.rules.product import (
    afronding,
    doelrichting,
    factoren,
    fasering,
    opslag,
    raster,
    zwaartepunt,
)
from publishing.html.rules.time import aftrek, bijstelling, combinaties, maximum
from publishing.html.tables import norm_times
from publishing.html.words import Naming, sentence

Uitleg = tuple[str, ...]
RASTER_TIJD = "De tijd wijst een bandbreedte aan. Daarbij hoort een product."
RASTER = "De richting en de tijd wijzen samen een bandbreedte aan. Daarbij hoort een product."


def stage_parts(naming: Naming) -> Iterator[Part]:
    """Every stage: what happens in it, then its rules, in the order of the file."""
    for number, fase in enumerate(naming.nk.fasen, 1):
        intro = Paragraph(" ".join(stage_words(naming, fase)))
        rules = stage_rules(naming, fase)
        yield Part(f"Stap {number}: {fase.titel}", (intro, *rules), f"stap-{fase.fase}")


def stage_rules(  # noqa: C901 - a case for each stage
    naming: Naming, fase: st.Stage
) -> Iterator[Block]:
    """The rules of a stage: when each applies and what it does."""
    match fase:
        case st.Toegang():
            return toegang(naming, fase)
        case st.Meetellen():
            return meetellen(naming, fase)
        case st.Doelen():
            return doelen(naming, fase)
        case st.Normtijden():
            return norm_times(naming, fase)
        case st.Resultaatgebieden():
            return resultaatgebieden(naming, fase)
        case st.Bijstelling():
            return bijstelling(naming, fase)
        case st.Aftrek():
            return aftrek(naming, fase)
        case st.Maximum():
            return maximum(naming, fase)
        case st.Combinaties():
            return combinaties(naming, fase)
        case st.Doelrichting():
            return doelrichting(naming, fase)
        case st.Factoren():
            return factoren(naming, fase)
        case st.Afronding():
            return afronding(naming, fase)
        case st.Raster():
            return raster(naming, fase)
        case st.Fasering():
            return fasering(naming, fase)
        case st.Zwaartepunt():
            return zwaartepunt(naming, fase)
        case st.Opslag():
            return opslag(naming, fase)
        case _:
            assert_never(fase)


def stage_words(naming: Naming, fase: st.Stage) -> Uitleg:  # noqa: C901 - a case for each stage
    """What the program does in a stage, as sentences; the first one says it in short."""
    match fase:
        case st.Toegang():
            return (
                "Het programma kijkt of er een reden is waarom deze hulp niet kan.",
                "Is er een reden, dan stopt de berekening hier.",
                "Elke reden die geldt, komt in de uitleg.",
            )
        case st.Meetellen():
            return _meetellen(naming, fase)
        case st.Doelen():
            return (
                "Soms verandert het programma het doel van de begeleiding in een ander doel.",
                "Dat gebeurt voordat de normtijden worden opgezocht.",
            )
        case st.Normtijden():
            return _normtijden(naming, fase)
        case st.Resultaatgebieden():
            return _resultaatgebieden(naming, fase)
        case st.Bijstelling():
            return _bijstelling(naming.benaming.the, fase)
        case st.Aftrek():
            return (
                f"Wat anderen doen, gaat van de tijd van {naming.benaming.the} af.",
                "Eerst staat de hele behoefte vast. Pas daarna gaat er iets af.",
                *_units(fase.eenheid),
            )
        case st.Maximum():
            return (
                f"Sommige {naming.benaming.meervoud} hebben een hoogste tijd.",
                "De eerste regel die past, geldt. Wat meer is, gaat eraf.",
                *_units(fase.eenheid),
            )
        case st.Combinaties():
            return (
                f"Welke {naming.benaming.meervoud} samen meetellen, bepaalt de hoogste tijd.",
                "De eerste combinatie die past, geldt.",
                *_units(fase.eenheid),
            )
        case st.Doelrichting():
            return _doelrichting(naming, fase)
        case st.Factoren():
            return _factoren(fase)
        case st.Afronding():
            return ("De tijd wordt één keer afgerond, pas aan het einde.",)
        case st.Raster():
            directed = any(b.doelrichting is not None for b in fase.banden)
            return (RASTER if directed else RASTER_TIJD,)
        case st.Fasering():
            return _fasering(naming, fase)
        case st.Zwaartepunt():
            return _zwaartepunt(naming, fase)
        case st.Opslag():
            return _opslag(fase)
        case _:
            assert_never(fase)


def _units(eenheid: Eenheid) -> Uitleg:
    """How a unit of the source becomes minutes per week; nothing where it is that."""
    if eenheid == "minuten_per_week":
        return ()
    unit = unit_words(eenheid)
    return (f"De bron noemt {unit}. {conversion_text(eenheid).capitalize()}.",)


def _bijstelling(the: str, fase: st.Bijstelling) -> Uitleg:
    return (
        f"Door de situatie van de inwoner kan bij {the} meer of minder tijd nodig zijn.",
        f"Een percentage gaat over de tijd die {the} voor deze stap had.",
        *_units(fase.eenheid),
    )


def _factoren(fase: st.Factoren) -> Uitleg:
    short = "Door de situatie van de inwoner kan meer of minder tijd nodig zijn."
    sentences = [short]
    if any(r.dan.procent is not None for r in fase.regels):
        sentences.append("Een percentage gaat over alle tijd tot nu toe samen.")
        limit = " Er is een grens aan die som." if fase.grens is not None else ""
        sentences.append(f"De percentages worden opgeteld.{limit}")
    effects = [r.dan for r in fase.regels if r.dan.procent is None]
    if any((e.minuten or e.tijd or 0) < 0 for e in effects):
        sentences.append("Daarna komt de vaste tijd erbij of gaat eraf.")
    elif effects:
        sentences.append("Daarna komen de vaste minuten erbij.")
    used = fase.eenheid if any(e.tijd is not None for e in effects) else "minuten_per_week"
    return (*sentences, *_units(used))


def _opslag(fase: st.Opslag) -> Uitleg:
    price = "Soms komt er een bedrag bij de prijs van het product: een opslag."
    beside = "Soms komt er naast het product nog een module."
    modules = [r.module is not None for r in fase.regels]
    return (*(() if all(modules) else (price,)), *((beside,) if any(modules) else ()))


def _meetellen(naming: Naming, fase: st.Meetellen) -> Uitleg:
    called = naming.benaming
    sentences = (
        f"Het programma kijkt bij {called.each} of er begeleiding nodig is.",
        "De regels hebben een vaste volgorde.",
        f"De eerste regel die klopt, beslist over {called.the}.",
    )
    if not fase.koppelingen:
        return sentences
    return (*sentences, f"Daarna kijkt het programma {called.which} niet alleen kan meetellen.")


def _normtijden(naming: Naming, fase: st.Normtijden) -> Uitleg:
    called = naming.benaming
    each = sentence(f"{called.each} {called.that} meetelt, krijgt een vaste tijd: de normtijd")
    total = "De normtijden worden bij elkaar opgeteld."
    judged = [row for row in fase.tabel if row.vraag is not None]
    units = dict.fromkeys(fase.unit(row) for row in fase.tabel)
    conversions = tuple(zin for unit in units for zin in _units(unit))
    if len(judged) == len(fase.tabel):
        return (
            f"De tijd van {called.each} {called.that} meetelt, beoordeelt de professional.",
            "De tijden worden bij elkaar opgeteld.",
            *conversions,
        )
    asked = list(dict.fromkeys(v for row in fase.tabel for v in fase.axes(row)))
    vragen = naming.vragen["leefgebieden"]
    by = listed([f"‘{vragen[v].tekst}’" for v in asked])
    depends = f"De normtijd hangt af van {called.the}"
    answers = f" en van de antwoorden op {by}" if asked else ""
    own = (f"Soms beoordeelt de professional de tijd van {called.the}.",) if judged else ()
    return (each, f"{depends}{answers}.", *own, total, *conversions)


def _resultaatgebieden(naming: Naming, fase: st.Resultaatgebieden) -> Uitleg:
    short = f"Sommige {naming.benaming.meervoud} hebben samen één resultaat."
    if all(rule.overige_procent is None for rule in fase.regels):
        return (short, "Dat verandert niets aan de berekening. De uitleg noemt het wel.")
    most = f"{naming.benaming.the} met de meeste tijd"
    return (
        short,
        "Dan telt niet alle tijd mee.",
        sentence(f"{most} telt helemaal mee, de andere voor een deel"),
    )


def _doelrichting(naming: Naming, fase: st.Doelrichting) -> Uitleg:
    names = [naming.goal(doel) for doel in fase.voorrang_bij_gelijk]
    sentences = (
        "Het doel met de meeste tijd bepaalt de richting van de begeleiding.",
        "Het programma telt de tijd op per doel.",
        "Meer of minder tijd door de situatie van de inwoner telt daarbij niet mee.",
    )
    if len(names) == 1:
        return sentences
    if len(names) == 2:
        return (*sentences, f"Is de tijd gelijk, dan gaat {names[0]} voor.")
    return (*sentences, f"Is de tijd gelijk, dan geldt deze volgorde: {', '.join(names)}.")


def _fasering(naming: Naming, fase: st.Fasering) -> Uitleg:
    vraag = naming.vragen["zaak"][fase.vraag].tekst
    return (
        "De tijd wordt verdeeld over de weken van het besluit.",
        f"Dat gebeurt alleen als er een product uitkomt en ‘{vraag}’ een antwoord heeft.",
        "De weken worden naar boven afgerond op hele weken.",
        f"De minuten worden naar boven afgerond op een veelvoud van {fase.veelvoud}.",
        "Een deel krijgt nooit meer weken dan er over zijn.",
    )


def _zwaartepunt(naming: Naming, fase: st.Zwaartepunt) -> Uitleg:
    vraag = naming.vragen["leefgebieden"][fase.vraag].tekst
    return (
        f"Het programma telt de antwoorden op ‘{vraag}’.",
        f"Alleen {naming.benaming.meervoud} die meetellen, doen mee.",
        "Het antwoord dat het meest voorkomt, wijst het product aan.",
    )
