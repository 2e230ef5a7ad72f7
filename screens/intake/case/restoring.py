"""A draft in a stored content, as far as the rules of now know it."""

from __future__ import annotations

from typing import Any

from normenkader import Library, Normenkader
from register.drafts import Concept
from register.vooraf import Vooraf, of_kept
from screens.intake.case.choosing import known_choice
from screens.intake.case.draft import Draft, Storage
from screens.intake.case.origin import of_kept as of_kept_origin
from screens.intake.case.session import DICHT, ORIGIN
from screens.intake.case.what_if_notes import known_notes
from zaak.checking import check_draft


def restored(concept: Concept, library: Library) -> Draft:
    """The draft in a stored content; raises InvalidZaakError where the rules no longer know it."""
    content = concept.inhoud
    stored = content.get("inhoud", {})
    _, normenkader = check_draft(stored, library, stored=True)
    return Draft(
        stored,
        _fitting(normenkader, content.get("opzij", {})),
        keuze=known_choice(normenkader, content.get("keuze", {})),
        opslag=_storage(concept),
        notities=known_notes(content.get("notities")),
    )


def _storage(concept: Concept) -> Storage:
    content = concept.inhoud
    herkomst, seen = of_kept_origin(content.get(ORIGIN)), DICHT not in content
    return Storage({}, concept, vooraf=_own_first(content), gezien=seen, origin=herkomst)


def _own_first(content: dict[str, Any]) -> Vooraf | None:
    """What was judged before the proposal was shown; None where nothing was."""
    kept = content.get("vooraf")
    return None if kept is None else of_kept(kept)


def _fitting(normenkader: Normenkader, aside: dict[str, Any]) -> dict[str, Any]:
    """The answers set aside that this version of the normenkader still knows."""
    return {
        name: {
            vraag.vraag: answers[vraag.vraag]
            for vraag in normenkader.questions("leefgebieden", name)
            if any(_same(answers.get(vraag.vraag), a) for a in vraag.answers())
        }
        for name, answers in aside.items()
        if name in normenkader.leefgebied_names
    }


def _same(one: Any, other: Any) -> bool:
    # In Python 1 == True, but they are other answers.
    return type(one) is type(other) and bool(one == other)
