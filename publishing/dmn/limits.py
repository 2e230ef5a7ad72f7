"""What a DMN file says about itself: how it is used, and what of the normenkader is not in it."""

from __future__ import annotations

from collections.abc import Iterator

from normenkader import Normenkader
from normenkader import stages as st
from normenkader.library import period_text
from normenkader.questions import SECTIES
from normenkader.rules import rule_index
from publishing.dmn.graph import Graph


def about(normenkader: Normenkader, graph: Graph) -> str:
    """The description of the file, for people."""
    nk = normenkader
    version = f"{nk.normenkader}@{nk.versie}"
    answers = ", ".join(n for n, b in graph.besluiten.items() if b.antwoord)
    lines = [
        f"{nk.titel}: normenkader {nk.normenkader}, versie {nk.versie}, status {nk.status}.",
        *([nk.melding] if nk.melding else []),
        f"Geldig: {period_text(nk)}. Vingerafdruk (SHA-256): {nk.sha256}.",
        "Deze beslistabellen zijn gemaakt uit het normenkader. Verander ze niet hier.",
        "",
        "Invoer: elk antwoord van de zaak is één invoer.",
        '- Een keuze is altijd tekst, ook als er een getal staat: "2".',
        "- Ja of nee is true of false. Een getal is een getal.",
        "- Is er geen antwoord? Dan is de invoer null.",
        f"- Deze opdracht maakt de invoer van zaken: normwijzer dmn {version} --invoer ZAKEN",
        "",
        f"Antwoord: deze besluiten zijn samen het antwoord: {answers}.",
        "Van een tabel geldt steeds de eerste rij die past. Alle getallen zijn heel.",
        "",
        not_in_dmn(nk, graph),
    ]
    return "\n".join(lines)


def not_in_dmn(normenkader: Normenkader, graph: Graph) -> str:
    """What the normenkader says and the graph does not."""
    lines = [*_left_out(normenkader), *_without_effect(normenkader, graph)]
    head = "Wat staat wel in het normenkader, maar niet in deze DMN?"
    return "\n".join([head, *(f"- {line}" for line in lines)])


def _left_out(nk: Normenkader) -> Iterator[str]:
    yield (
        "De uitleg: de zin bij elke stap, het spoor met de minuten van elke stap, en de tekst voor "
        "de cliënt. De regel, de titel en de bron staan wel bij elke rij."
    )
    rules = rule_index(nk).values()
    signals = list(dict.fromkeys(r.signaal.code for r in rules if r.signaal is not None))
    if signals:
        yield f"De signalen voor de consulent: {', '.join(signals)}."
    yield (
        "De bronnen: een rij noemt ze, maar een programma dat DMN uitvoert doet er niets mee. "
        "Ook de bron van elke vraag ontbreekt."
    )
    yield (
        f"De geldigheid: deze versie geldt alleen {period_text(nk)}. Normwijzer kiest de versie "
        "bij de peildatum van de zaak. DMN doet dat niet."
    )
    yield (
        "De controle van de zaak: welke antwoorden moeten, welke mogen, en dat verder niets mag. "
        "Met een zaak die niet goed is, rekent DMN toch. Controleer de zaak eerst met Normwijzer."
    )
    yield "Een zaak met open vragen (onbekend): wat er nog mogelijk is en wat de beste vraag is."
    yield (
        "De regels voor privacy: een zaak met persoonsgegevens wordt geweigerd. Ook toelichtingen "
        "staan hier niet in."
    )
    judged = list(dict.fromkeys(r.regel for r in rules if r.oordeel is not None))
    judged_too = f" Dat geldt ook voor {', '.join(judged)}." if judged else ""
    yield f"Het oordeel van de professional: waar een vraag een oordeel vraagt.{judged_too}"
    yield (
        f"Het besluit: hoe lang het duurt ({nk.besluit.duur_weken} weken), waarom je mag afwijken, "
        "en het register."
    )
    yield (
        "De namen en omschrijvingen van producten en uitkomsten, en de gegevens voor berichten. "
        "DMN geeft codes."
    )


def _without_effect(nk: Normenkader, graph: Graph) -> Iterator[str]:
    areas = nk.stage(st.Resultaatgebieden)
    same = [r.regel for r in areas.regels if r.overige_procent in (None, 100)] if areas else []
    if same:
        yield f"Regels zonder gevolg voor het antwoord, alleen met uitleg: {', '.join(same)}."
    asked = {invoer.plaats[2] for invoer in graph.invoer.values()}
    every = [v.vraag for section in SECTIES for v in nk.questions(section)]
    idle = [vraag for vraag in every if vraag not in asked]
    if idle:
        yield f"Vragen zonder gevolg voor het antwoord: {', '.join(idle)}."
