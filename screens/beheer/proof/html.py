"""What a proof found as HTML: a card for each property, and each finding."""

from __future__ import annotations

from comparison.names import Names
from normenkader.sources import source_address
from normenkader.texts import with_capital
from proof import Finding, Proof, Verdict
from proof.verdict import Together
from publishing.markup import Markup, Pieces
from screens.beheer.proof.words import EIGENSCHAPPEN, NIET_NAGEGAAN, OORDEEL, how, ordered

HTML = Pieces(__name__)

# Of each verdict the sign that says the same as its colour.
SIGN = {"bewezen": "✓", "bewust": "!", "niet_waar": "✗", "niet_bewezen": "–"}
# What a finding is called, and the verdict that it looks like.
SOORT = {
    "fout": ("Fout", "niet_waar"),
    "bewust": ("Bewust zo", "bewust"),
    "loos": ("Niet nodig", "niet_bewezen"),
    "enkel": ("Let op", "niet_bewezen"),
}


def cards_html(found: Proof) -> Markup:
    """A card for each property: whether it holds, what that means, and how it was found."""
    cards = [
        (u.eigenschap, u.oordeel, OORDEEL[u.oordeel], u.zin, f"Hoe: {how(u)}")
        for u in ordered(found)
    ]
    done = {u.eigenschap for u in found.verdicts}
    rest = "Dit kan pas als de fouten uit het bestand weg zijn."
    cards += [
        (name, "niet_bewezen", NIET_NAGEGAAN, rest, "")
        for name in EIGENSCHAPPEN
        if name not in done
    ]
    return HTML(
        "cards",
        cards=[
            (with_capital(name), oordeel, SIGN[oordeel], with_capital(woord), zin, hoe)
            for name, oordeel, woord, zin, hoe in cards
        ],
    )


def heading(verdict: Verdict) -> str:
    """The property, and how much was found of each kind."""
    counted = [
        (sum(b.soort == soort for b in verdict.findings), *words)
        for soort, words in {
            "fout": ("fout", "fouten"),
            "bewust": ("bewuste uitzondering", "bewuste uitzonderingen"),
            "loos": ("uitzondering die niet nodig is", "uitzonderingen die niet nodig zijn"),
            "enkel": ("keer op één manier nagegaan", "keer op één manier nagegaan"),
        }.items()
    ]
    said = ", ".join(f"{n} {one if n == 1 else more}" for n, one, more in counted if n)
    return f"{with_capital(verdict.eigenschap)}: {said}"


def finding_html(names: Names, finding: Finding) -> Markup:
    """One finding: the sentence, the declared reason with its source, and the rules."""
    woord, look = SOORT[finding.soort]
    bewust = finding.bewust
    return HTML(
        "finding",
        look=look,
        woord=woord,
        zin=with_capital(finding.zin),
        reden=None if bewust is None else bewust.reden,
        bron=None if bewust is None else names.bron(bewust.bron.model_dump()),
        address="" if bewust is None else source_address(names.normenkader, bewust.bron),
        rules="; ".join(map(names.regel, finding.regels)),
    )


def together_html(together: Together) -> Markup:
    """Many questions of one kind on which z3 gave up: how many, and the first ones."""
    woord, look = SOORT["enkel"]
    first = list(map(with_capital, together.first))
    return HTML("together", look=look, woord=woord, samen=together, first=first)


def client_heading(eigenschap: str, finding: Finding) -> str:
    """What the clients of a finding show."""
    if len(finding.clienten) > 1:
        return "Twee cliënten die dit laten zien"
    nearest = eigenschap == "bereikbaar"
    return "De cliënt die er het dichtst bij komt" if nearest else "Een cliënt die dit laat zien"
