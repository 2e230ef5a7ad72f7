"""A small group for the tests: one oefenzaak, one leefgebied asked, counted by hand.

OZ-01 has Financiën at 2, ontwikkel (50 minutes), and Geestelijke gezondheid (35 minutes), which is
not asked here. So the four give 85, 65 (30 + 35), 55 (20 + 35) and 35 minutes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from normenkader import Library
from practice.reading import read_oefenzaken
from practice.session.case import Task
from practice.session.content import as_content
from practice.session.results import GroupResults
from register.practice.answers import ParticipantResult
from register.practice.model import Measurement
from tests.conftest import RULES

DEEL = "lg-financien"
NIVEAU, DOEL, OPGELOST = (
    ("leefgebieden", "financien", vraag) for vraag in ("niveau", "doel", "opgelost_door")
)
Rij = tuple[dict[str, Any], str]
FOUR: tuple[Rij, ...] = (
    ({"niveau": 2, "doel": "ontwikkel", "opgelost_door": "geen"}, "IBO"),
    ({"niveau": 3, "doel": "ontwikkel", "opgelost_door": "geen"}, "IBO"),
    ({"niveau": 3, "doel": "behoud", "opgelost_door": "geen"}, "IBB"),
    ({"niveau": "niet_uitgevraagd"}, ""),
)


def assignment(bibliotheek: Library, delen: tuple[str, ...] = (DEEL,), naam: str = "OZ-01") -> Task:
    """An oefenzaak of demo-ib, in these parts."""
    oefenzaken = read_oefenzaken(RULES / "demo-ib" / "oefenzaken", bibliotheek)
    own = next(o for o in oefenzaken if o.oefenzaak == naam)
    return Task(bibliotheek, bibliotheek.version("demo-ib", "2026.1"), own, delen)


def group(
    opgave: Task, rows: Sequence[Rij] = FOUR, meting: Measurement = Measurement.VOOR
) -> GroupResults:
    """Participants 1, 2, … with these answers about Financiën, and these expected classes."""
    return GroupResults(
        opgave,
        meting,
        [
            ParticipantResult(
                i, content(opgave, {"leefgebieden": {"financien": table}}, verwacht), True
            )
            for i, (table, verwacht) in enumerate(rows, start=1)
        ],
    )


def content(opgave: Task, inhoud: dict[str, Any], verwacht: str = "") -> dict[str, Any]:
    """What is kept of a case that somebody filled in."""
    return as_content(opgave.normenkader, opgave.delen, inhoud, verwacht)
