"""Every stage in plain Dutch: what happens in it, then its rules.

What happens in a kind of stage are the only sentences that the program adds.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from normenkader import stages as st
from normenkader.texts import listed
from publishing.document.blocks import Block, Paragraph, Part
from publishing.html.rules_need import doelen, meetellen, resultaatgebieden, toegang
from publishing.html.rules_product import (
    afronding,
    doelrichting,
    factoren,
    fasering,
    opslag,
    raster,
    zwaartepunt,
)
from publishing.html.tables import norm_times
from publishing.html.words import Naming

Uitleg = tuple[str, ...]
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
            return _meetellen(fase)
        case st.Doelen():
            return (
                "Soms verandert het programma het doel van de begeleiding in een ander doel.",
                "Dat gebeurt voordat de normtijden worden opgezocht.",
            )
        case st.Normtijden():
            return _normtijden(naming, fase)
        case st.Resultaatgebieden():
            return _resultaatgebieden(fase)
        case st.Doelrichting():
            return _doelrichting(naming, fase)
        case st.Factoren():
            return (
                "Door de situatie van de inwoner kan meer of minder tijd nodig zijn.",
                "Een percentage gaat over alle tijd tot nu toe samen.",
                "De percentages worden opgeteld. Er is een grens aan die som.",
                "Daarna komen de vaste minuten erbij.",
            )
        case st.Afronding():
            return ("De tijd wordt één keer afgerond, pas aan het einde.",)
        case st.Raster():
            return (RASTER,)
        case st.Fasering():
            return _fasering(naming, fase)
        case st.Zwaartepunt():
            return _zwaartepunt(naming, fase)
        case st.Opslag():
            return ("Soms komt er een bedrag bij de prijs van het product: een opslag.",)
        case _:
            assert_never(fase)


def _meetellen(fase: st.Meetellen) -> Uitleg:
    sentences = (
        "Het programma kijkt bij elk leefgebied of er begeleiding nodig is.",
        "De regels hebben een vaste volgorde.",
        "De eerste regel die klopt, beslist over het leefgebied.",
    )
    if not fase.koppelingen:
        return sentences
    return (*sentences, "Daarna kijkt het programma welk leefgebied niet alleen kan meetellen.")


def _normtijden(naming: Naming, fase: st.Normtijden) -> Uitleg:
    vragen = naming.vragen["leefgebieden"]
    texts = listed([f"‘{vragen[v].tekst}’" for v in (fase.vraag_doel, fase.vraag_niveau)])
    return (
        "Elk leefgebied dat meetelt, krijgt een vaste tijd: de normtijd.",
        f"De normtijd hangt af van het leefgebied en van de antwoorden op {texts}.",
        "De normtijden worden bij elkaar opgeteld.",
    )


def _resultaatgebieden(fase: st.Resultaatgebieden) -> Uitleg:
    short = "Sommige leefgebieden hebben samen één resultaat."
    if all(rule.overige_procent is None for rule in fase.regels):
        return (short, "Dat verandert niets aan de berekening. De uitleg noemt het wel.")
    return (
        short,
        "Dan telt niet alle tijd mee.",
        "Het leefgebied met de meeste tijd telt helemaal mee, de andere voor een deel.",
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
        "Alleen leefgebieden die meetellen, doen mee.",
        "Het antwoord dat het meest voorkomt, wijst het product aan.",
    )
