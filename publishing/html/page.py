"""A normenkader as everybody can read it: one HTML file, made of the YAML and nothing else."""

from __future__ import annotations

from normenkader import Normenkader
from publishing.document.blocks import Document, Part
from publishing.document.html import document_html
from publishing.html.account import account_parts
from publishing.html.example import Example, example_part
from publishing.html.founding import founding_part
from publishing.html.intro import intro_parts, notice, period_words
from publishing.html.outcomes import outcome_parts
from publishing.html.proof import demand_parts
from publishing.html.questions import counting_parts, question_parts
from publishing.html.stages import stage_parts
from publishing.html.words import Naming, sentence

__all__ = ["Example", "normenkader_document", "normenkader_html"]


def normenkader_html(normenkader: Normenkader, voorbeeld: Example | None = None) -> str:
    """One accessible HTML file with all of a normenkader, and an example where one is given.

    The same normenkader and example give the same text.
    """
    return document_html(normenkader_document(normenkader, voorbeeld))


def normenkader_document(normenkader: Normenkader, voorbeeld: Example | None = None) -> Document:
    """The same as plain blocks, to write in another form."""
    nk = normenkader
    naming = Naming(nk)
    parts = [
        *intro_parts(naming),
        Part("De regels, stap voor stap", tuple(stage_parts(naming)), "regels"),
        *demand_parts(naming),
        Part("De vragen", tuple(question_parts(naming)), "vragen"),
        *counting_parts(naming),
        founding_part(naming),
        *outcome_parts(naming),
        *account_parts(naming),
    ]
    if voorbeeld is not None:
        parts.append(example_part(naming, voorbeeld))
    version = f"{nk.normenkader}, versie {nk.versie}"
    return Document(
        titel=f"{nk.titel}: de regels",
        ondertitel=" ".join(map(sentence, (f"normenkader {version}", nk.status, period_words(nk)))),
        melding=notice(nk),
        delen=tuple(parts),
        slot=f"Normenkader {version}. Vingerafdruk {nk.sha256}.",
    )
