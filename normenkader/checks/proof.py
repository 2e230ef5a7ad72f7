"""What a proof of the whole normenkader reads: weights of answers, exceptions and a maximum."""

from __future__ import annotations

from normenkader.checks.work import Work, doubles
from normenkader.rules import all_rules

WEIGHED = ("leefgebieden", "clientfactoren")


def check_proof(werk: Work) -> None:
    """Check where weights, exceptions and the maximum stand."""
    for sectie, vraag, pad in werk.each_question():
        if vraag.zwaarte is not None and sectie not in WEIGHED:
            melding = "hoort alleen bij een vraag over leefgebieden of cliëntfactoren"
            werk.wrong((*pad, "zwaarte"), melding)
    for info in all_rules(werk.normenkader):
        exceptions = info.model.bewust or []
        for i in doubles([b.eigenschap for b in exceptions]):
            melding = "deze eigenschap staat hier al: voeg de redenen samen"
            werk.wrong((*info.pad, "bewust", i, "eigenschap"), melding)
    if werk.normenkader.bewijs is not None and not werk.normenkader.timed:
        melding = "hier zijn geen minuten per week: laat dit weg"
        werk.wrong(("bewijs", "hoogstens_per_antwoord"), melding)
