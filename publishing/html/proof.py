"""What all rules of a normenkader together must do, in the readable document."""

from __future__ import annotations

from collections.abc import Iterator

from normenkader import Normenkader
from normenkader.base import Eigenschap
from normenkader.rules import all_rules
from publishing.document.blocks import Code, Paragraph, Part, Piece, Terms, Text
from publishing.html.proof_words import demand_words
from publishing.html.rule_card import ZWAARTE, Rij
from publishing.html.words import Naming, rule_link

ANKER = "eisen"
KOP = "Eisen aan alle regels samen"
NAMEN: dict[Eigenschap, str] = {
    "uniek": "Eén regel tegelijk",
    "bereikbaar": "Elke regel nodig",
    "monotoon": "Zwaarder antwoord",
    "robuust": "Eén ander antwoord",
}


def demand_parts(naming: Naming) -> Iterator[Part]:
    """What the normenkader asks of its rules, with the rules that may do otherwise.

    Nothing where it says nothing about this.
    """
    rows = tuple(_rows(naming))
    if not rows:
        return
    command = f"normwijzer bewijs {naming.nk.normenkader}@{naming.nk.versie}"
    yield Part(
        KOP,
        (
            Paragraph("Deze eisen gelden bij elke mogelijke inwoner."),
            Terms(rows),
            Paragraph(("De opdracht ", Code(command), " rekent na of de regels eraan voldoen.")),
        ),
        ANKER,
    )


def weighed(normenkader: Normenkader) -> bool:
    """Whether some question says which answer is heavier."""
    vragen = normenkader.vragen
    return any(v.zwaarte is not None for v in (*vragen.leefgebieden, *vragen.clientfactoren))


def excepted(normenkader: Normenkader) -> dict[Eigenschap, list[str]]:
    """For each property the ids of the rules that break it on purpose, in the order of the file."""
    found: dict[Eigenschap, list[str]] = {name: [] for name in NAMEN}
    for info in all_rules(normenkader):
        for bewust in info.model.bewust or ():
            found[bewust.eigenschap].append(info.regel)
    return {name: regels for name, regels in found.items() if regels}


def _rows(naming: Naming) -> Iterator[Rij]:
    nk = naming.nk
    exceptions = excepted(nk)
    stated = {"monotoon": weighed(nk), "robuust": nk.bewijs is not None}
    for eigenschap, name in NAMEN.items():
        if not stated.get(eigenschap) and eigenschap not in exceptions:
            continue
        texts: list[Text] = [demand_words(nk, eigenschap)]
        if eigenschap == "monotoon":
            texts.append(f"Bij de vragen staat onder ‘{ZWAARTE}’ welk antwoord zwaarder is.")
        if eigenschap == "robuust" and nk.bewijs is not None:
            texts.append(("Bron: ", *naming.source(nk.bewijs.bron)))
        if eigenschap in exceptions:
            texts.append(("Met opzet anders bij: ", *_links(exceptions[eigenschap]), "."))
        yield name, tuple(texts)


def _links(regels: list[str]) -> Iterator[Piece]:
    for number, regel in enumerate(regels):
        if number:
            yield ", "
        yield rule_link(regel)
