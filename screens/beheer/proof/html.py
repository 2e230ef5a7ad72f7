"""What a proof found as HTML: a card for each property, and each finding."""

from __future__ import annotations

from comparison.names import Names
from proof import Finding, Proof, Verdict
from proof.verdict import Together
from screens.beheer.proof.words import EIGENSCHAPPEN, NIET_NAGEGAAN, OORDEEL, how, ordered
from screens.widgets.wording import escape, sentence

# Of each verdict the sign that says the same as its colour.
SIGN = {"bewezen": "✓", "bewust": "!", "niet_waar": "✗", "niet_bewezen": "–"}
# What a finding is called, and the verdict that it looks like.
SOORT = {
    "fout": ("Fout", "niet_waar"),
    "bewust": ("Bewust zo", "bewust"),
    "loos": ("Niet nodig", "niet_bewezen"),
    "enkel": ("Let op", "niet_bewezen"),
}


def cards_html(found: Proof) -> str:
    """A card for each property: whether it holds, what that means, and how it was found."""
    cards = [
        _card(u.eigenschap, u.oordeel, OORDEEL[u.oordeel], u.zin, f"Hoe: {how(u)}")
        for u in ordered(found)
    ]
    done = {u.eigenschap for u in found.verdicts}
    rest = "Dit kan pas als de fouten uit het bestand weg zijn."
    cards += [
        _card(naam, "niet_bewezen", NIET_NAGEGAAN, rest, "")
        for naam in EIGENSCHAPPEN
        if naam not in done
    ]
    return f'<div class="nw-kaarten nw-bewijs">{"".join(cards)}</div>'


def _card(name: str, oordeel: str, woord: str, zin: str, hoe: str) -> str:
    below = f'<p class="nw-klein">{escape(hoe)}</p>' if hoe else ""
    return (
        f'<div class="nw-kaart"><h3>{escape(sentence(name))}</h3>'
        f'<p class="nw-oordeel nw-{oordeel}"><span class="nw-teken" aria-hidden="true">'
        f"{SIGN[oordeel]}</span><span>{escape(sentence(woord))}</span></p>"
        f"<p>{escape(zin)}</p>{below}</div>"
    )


def heading(uitslag: Verdict) -> str:
    """The property, and how much was found of each kind."""
    counted = [
        (sum(b.soort == soort for b in uitslag.findings), *words)
        for soort, words in {
            "fout": ("fout", "fouten"),
            "bewust": ("bewuste uitzondering", "bewuste uitzonderingen"),
            "loos": ("uitzondering die niet nodig is", "uitzonderingen die niet nodig zijn"),
            "enkel": ("keer op één manier nagegaan", "keer op één manier nagegaan"),
        }.items()
    ]
    said = ", ".join(f"{n} {one if n == 1 else more}" for n, one, more in counted if n)
    return f"{sentence(uitslag.eigenschap)}: {said}"


def finding_html(names: Names, finding: Finding) -> str:
    """One finding: the sentence, the declared reason with its source, and the rules."""
    woord, look = SOORT[finding.soort]
    zin = escape(sentence(finding.zin))
    parts = [f'<p class="nw-oordeel nw-{look}"><strong>{woord}:</strong> {zin}</p>']
    if finding.bewust is not None:
        bron = names.bron(finding.bewust.bron.model_dump())
        parts.append(f"<p><strong>Reden:</strong> {escape(finding.bewust.reden)}</p>")
        parts.append(f'<p class="nw-bron">Bron: {escape(bron)}</p>')
    if finding.regels:
        rules = "; ".join(map(names.regel, finding.regels))
        parts.append(f'<p class="nw-klein">{escape(rules)}</p>')
    return f'<div class="nw-bevinding">{"".join(parts)}</div>'


def together_html(samen: Together) -> str:
    """Many questions of one kind on which z3 gave up: how many, and the first ones."""
    woord, look = SOORT["enkel"]
    first = "".join(f"<li>{escape(sentence(wat))}</li>" for wat in samen.first)
    return (
        f'<div class="nw-bevinding"><p class="nw-oordeel nw-{look}"><strong>{woord}:</strong> '
        f"{escape(samen.zin)} De eerste:</p><ul>{first}</ul>"
        f"<p>En nog {samen.rest}. In het bewijs dat je kunt downloaden (JSON) staan ze allemaal."
        "</p></div>"
    )


def client_heading(eigenschap: str, finding: Finding) -> str:
    """What the clients of a finding show."""
    if len(finding.clienten) > 1:
        return "Twee cliënten die dit laten zien"
    nearest = eigenschap == "bereikbaar"
    return "De cliënt die er het dichtst bij komt" if nearest else "Een cliënt die dit laat zien"
