"""Which commands there are, in the order of the help: where each is, and what it does."""

from __future__ import annotations

from cli.lazy import Listed

COMMANDS = {
    "beoordeel": Listed(
        "cli.proposal.judge",
        "Beoordeel zaken: welk product, hoeveel minuten per week, en waarom.",
    ),
    "normenkaders": Listed(
        "cli.norms",
        "Toon alle normenkaders: versie, periode, status en vingerafdruk (SHA-256).",
    ),
    "controleer": Listed(
        "cli.check",
        "Controleer normenkaders en toon alles wat niet goed is, met bestand en regel.",
    ),
    "sjabloon": Listed(
        "cli.norms",
        "Schrijf een lege zaak, met elke vraag erbij als commentaar.",
    ),
    "weken": Listed(
        "cli.weeks.command",
        "Toon hoeveel minuten per kalendermaand hoogstens te declareren zijn, en waarom.",
    ),
    "maanden": Listed(
        "cli.weeks.command",
        "De oude naam van weken: hoeveel minuten per kalendermaand te declareren zijn.",
    ),
    "declaraties": Listed(
        "cli.declarations.command",
        "Vergelijk gedeclareerde minuten met wat hoogstens mag, per maand en over de hele periode.",
    ),
    "termijnen": Listed(
        "cli.terms.command",
        "Toon tot wanneer de wet tijd geeft: voor onderzoek, besluit, persoonlijk plan en bezwaar.",
    ),
    "verzending": Listed(
        "cli.terms.sending",
        "Leg vast op welke dag een besluit is verzonden, en toon tot wanneer bezwaar kan.",
    ),
    "kostprijs": Listed(
        "cli.cost_price.command",
        "Bereken de kostprijs per uur van producten, en wat elk onderdeel daarmee doet.",
    ),
    "kosten": Listed(
        "cli.tariffs.command",
        "Bereken wat een besluit, voorstel of product kost: per week, per jaar en in totaal.",
    ),
    "bewijs": Listed(
        "cli.proof",
        "Bewijs een normenkader voor alle mogelijke cliënten, of toon voor wie het niet klopt.",
    ),
    "volgende-vraag": Listed(
        "cli.proposal.next_question",
        "Toon welke open vraag de uitkomst het meest beperkt, en wat elk antwoord zou doen.",
    ),
    "waarom-niet": Listed(
        "cli.proposal.why_not",
        "Toon waarom een zaak geen ander product krijgt, en hoe dichtbij een andere uitkomst is.",
    ),
    "voor-client": Listed(
        "cli.proposal.for_client",
        "Leg het voorstel uit aan de cliënt: één pagina in gewone taal, als tekst of als HTML.",
    ),
    "bericht": Listed(
        "cli.message.command",
        "Maak het bericht voor de aanbieder (WMO301) bij een besluit. Er blijft niets bewaard.",
    ),
    "toets": Listed(
        "cli.rule_tests",
        "Draai de toetsen die bij de regels staan, en toon welke regels nog niet getoetst zijn.",
    ),
    "omzetten": Listed(
        "cli.conversion",
        "Zet oude indicaties om naar een nieuw normenkader, en meld wat niet past.",
    ),
    "publiceer": Listed(
        "cli.publishing.html",
        "Maak een leesbaar document van een normenkader: alle regels in gewone taal, als HTML.",
    ),
    "schema": Listed(
        "cli.publishing.html",
        "Schrijf het JSON Schema waarmee een editor helpt bij het schrijven van een normenkader.",
    ),
    "dmn": Listed(
        "cli.publishing.dmn",
        "Schrijf een normenkader als beslistabellen: DMN 1.5 of 1.3, voor andere programma's.",
    ),
    "herindicatie": Listed(
        "cli.reassessment.command",
        "Toon wat er anders is dan bij het vorige besluit: antwoorden, niveaus en minuten.",
    ),
    "verslag": Listed(
        "cli.documents.make",
        "Maak het verslag van het onderzoek bij een vastgelegd besluit, als Word of als PDF.",
    ),
    "beschikking": Listed(
        "cli.documents.make",
        "Maak de beschikking bij een vastgelegd besluit, als Word of als PDF.",
    ),
    "brief": Listed(
        "cli.documents.make",
        "Maak de brief aan de cliënt bij een vastgelegd besluit: gewone taal, op één A4.",
    ),
    "evaluatie": Listed(
        "cli.evaluation.command",
        "Schrijf het formulier om een besluit te evalueren, of leg een ingevulde evaluatie vast.",
    ),
    "huisstijl": Listed(
        "cli.documents.style",
        "Controleer de huisstijl van een gemeente, of begin er een: logo, kleuren, teksten, Word.",
    ),
    "vergelijk": Listed(
        "cli.comparison.command",
        "Vergelijk twee normenkaders: wat er anders is, en wat dat doet met zaken.",
        kind="CompareCommand",
    ),
}
REGISTER_COMMANDS = {
    "inrichten": Listed(
        "cli.register.preparing",
        "Maak of werk de tabellen bij, met het recht uit NORMWIJZER_REGISTER_BEHEER.",
    ),
    "herhaal": Listed(
        "cli.register.replay",
        "Bereken vastgelegde zaken opnieuw en vergelijk elk antwoord byte voor byte.",
    ),
    "controleer": Listed(
        "cli.register.check",
        "Controleer of het register nog is wat er is vastgelegd. Er verandert niets aan.",
    ),
    "gevolgd": Listed(
        "cli.register.followed",
        "Toon in welk deel van de besluiten het voorstel is gevolgd, nooit per persoon.",
    ),
    "termijnen": Listed(
        "cli.terms.in_time",
        "Toon welk deel binnen de termijn van de wet bleef, nooit per persoon.",
    ),
    "anker": Listed(
        "cli.register.check",
        "Schrijf een anker: het aantal records en de laatste hash. Bewaar het ergens anders.",
    ),
    "bewaartermijn": Listed(
        "cli.register.retention",
        "Toon welke besluiten over hun bewaartermijn zijn, en verwijder pas daarna hun inhoud.",
    ),
    "reservekopie": Listed(
        "cli.register.backup",
        "Maak een reservekopie van het register en controleer die. Concepten gaan niet mee.",
    ),
    "terugzetten": Listed(
        "cli.register.backup",
        "Zet een reservekopie terug, in een leeg register uit NORMWIJZER_REGISTER_BEHEER.",
    ),
    "uitvoer": Listed(
        "cli.register.transfer",
        "Schrijf het hele register naar één bestand, om het over te zetten.",
    ),
    "invoer": Listed(
        "cli.register.transfer",
        "Vul een leeg register uit een bestand, met het recht uit NORMWIJZER_REGISTER_BEHEER.",
    ),
}
