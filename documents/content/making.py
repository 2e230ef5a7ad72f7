"""A document of each kind, from a recorded decision."""

from __future__ import annotations

from typing import assert_never

from documents.content.decision import decision
from documents.content.letter import letter
from documents.content.paper import Paper
from documents.content.report import report
from documents.content.source import Source
from documents.kinds import Kind


def paper(kind: Kind, source: Source) -> Paper:
    """The content of a document; raises InvalidZaakError where the case can't be read."""
    match kind:
        case "verslag":
            return report(source)
        case "beschikking":
            return decision(source)
        case "brief":
            return letter(source)
        case _:
            assert_never(kind)
