"""What a proof of the whole normenkader reads: weights of answers, exceptions and a maximum."""

from __future__ import annotations

from normenkader import stages as st
from normenkader.checks.work import Work, doubles
from normenkader.rules import all_rules

WEIGHED = ("leefgebieden", "clientfactoren")


def check_proof(work: Work) -> None:
    """Check where weights, exceptions and the maximum stand."""
    for section, vraag, pad in work.each_question():
        if vraag.zwaarte is not None and section not in WEIGHED:
            melding = "hoort alleen bij een vraag over leefgebieden of cliëntfactoren"
            work.wrong((*pad, "zwaarte"), melding)
    for info in all_rules(work.normenkader):
        exceptions = info.model.bewust or []
        for i in doubles([b.eigenschap for b in exceptions]):
            melding = "deze eigenschap staat hier al: voeg de redenen samen"
            work.wrong((*info.pad, "bewust", i, "eigenschap"), melding)
    if work.normenkader.bewijs is not None and work.stage(st.Afronding) is None:
        melding = "hier zijn geen minuten per week: laat dit weg"
        work.wrong(("bewijs", "hoogstens_per_antwoord"), melding)
