"""What people choose by its name has a name of its own: one that is seen, and not given twice."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from normenkader.checks.work import Work, doubles
from normenkader.file.problems import DataPath
from normenkader.questions import NIET_UITGEVRAAGD, KeuzeVraag

# Folders beside the versions of a normenkader; what is in them are no normenkaders.
BESIDE = ("voorbeelden", "oefenzaken", "toetsen", "omzettingen", "tarieven")
# A case has these texts beside its answers; a question of the same name would hide them.
TEXT_NAMES = ("hulpvraag", "eigen_doel", "gewenst_resultaat")
# How forms name what is no ordinary answer.
OTHER_ANSWERS = ("niet uitgevraagd", "onbekend", "nog niet bekend")


def check_labels(work: Work) -> None:
    """Check that no two things among which people choose have the same name."""
    nk = work.normenkader
    if nk.normenkader in BESIDE:
        work.wrong(("normenkader",), "zo heet al een map naast de normenkaders: kies een andere id")
    _own_names(work, ("leefgebieden",), [lg.naam for lg in nk.leefgebieden], "leefgebied")
    _own_names(work, ("producten",), [p.naam for p in nk.producten], "product")
    _own_names(work, ("uitkomsten",), [u.naam for u in nk.uitkomsten], "uitkomst")
    reasons = [r.naam for r in nk.besluit.afwijkredenen]
    _own_names(work, ("besluit", "afwijkredenen"), reasons, "reden")
    for _, vraag, pad in work.each_question():
        if vraag.vraag in TEXT_NAMES:
            melding = "zo heet al een tekst bij de antwoorden van een zaak: kies een andere naam"
            work.wrong((*pad, "vraag"), melding)
        if isinstance(vraag, KeuzeVraag):
            names = [w.naam for w in vraag.waarden]
            _own_names(work, (*pad, "waarden"), names, "antwoord")
            for i, name in enumerate(names):
                if as_seen(name) in OTHER_ANSWERS:
                    melding = f"zo heet al {NIET_UITGEVRAAGD} of onbekend: kies een andere naam"
                    work.wrong((*pad, "waarden", i, "naam"), melding)


def _own_names(work: Work, pad: DataPath, names: Iterable[str], wat: str) -> None:
    listed = list(names)
    for i in doubles(map(as_seen, listed)):
        melding = (
            f"{listed[i]!r} is al de naam van een ander(e) {wat}: mensen kunnen ze dan niet uit "
            "elkaar houden. Kies een andere naam"
        )
        work.wrong((*pad, i, "naam"), melding)


def as_seen(tekst: str) -> str:
    """A name as people see it: without what is invisible, in small letters, single spaces."""
    plain = unicodedata.normalize("NFKC", tekst).casefold()
    seen = "".join(c for c in plain if unicodedata.category(c) not in ("Cf", "Cc"))
    return " ".join(seen.split())
