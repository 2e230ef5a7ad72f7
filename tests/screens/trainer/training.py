"""What the tests of the trainer's page share: every shipped case that can be demonstrated."""

from __future__ import annotations

from normenkader import Library
from screens.intake.case.standing import Standing, standing
from screens.trainer.demonstration.cases import cases, open_case


def judged(bibliotheek: Library, kader: str) -> dict[str, Standing]:
    """Every case of a normenkader by its key, as it stands."""
    found: dict[str, Standing] = {}
    for zaak in cases(kader):
        inhoud, fouten = open_case(zaak, bibliotheek)
        assert inhoud is not None, fouten
        found[zaak.sleutel] = standing(inhoud, bibliotheek)
    return found
