"""Rules that one message can't break by itself: what would have to be looked at to tell."""

from __future__ import annotations

from iwmo.message.rules.registry import Rule, add

add(
    Rule(
        "TR056",
        "9056",
        "Het kenmerk van een bericht is voor elke afzender uniek.",
        why_not="Daarvoor zijn alle eerdere berichten nodig. Geef elk bericht een nieuw kenmerk.",
    )
)
add(
    Rule(
        "TR332",
        "9332",
        "Elke toewijzing van een gemeente heeft een eigen nummer.",
        why_not="Daarvoor zijn alle eerdere toewijzingen nodig. Neem het nummer uit het systeem "
        "dat de nummers uitgeeft. Binnen dit bericht is een dubbel nummer wel gezien (TR101).",
    )
)
add(
    Rule(
        "TR379",
        "9379",
        "De referentie van de aanbieder staat er alleen als antwoord op zijn verzoek.",
        why_not="Daarvoor is het verzoek van de aanbieder nodig. Neem de referentie daaruit over.",
    )
)
add(
    Rule(
        "TR385",
        "9385",
        "Een toewijzing waarop al is gedeclareerd, is niet meer te verwijderen (reden 13).",
        why_not="Daarvoor zijn de declaraties nodig. Kijk ze na voor je een toewijzing verwijdert.",
    )
)
add(
    Rule(
        "TR378",
        "S300",
        "De gemeentecode bestaat op de eerste dag.",
        why_not="Daarvoor is de lijst van gemeenten van het CBS nodig. Een code om mee te testen "
        "is wel gezien.",
    )
)
add(
    Rule(
        "TR381",
        "S329",
        "De productcode past bij de productcategorie.",
        why_not="Daarvoor is de productcodelijst nodig die gemeente en aanbieder gebruiken.",
    )
)
