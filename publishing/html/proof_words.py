"""What a proof of the whole normenkader asks, in plain Dutch: heavier answers, exceptions."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from engine.schedule import minutes_text
from normenkader import Normenkader
from normenkader.base import Eigenschap
from normenkader.questions import GetalVraag, Vraag
from publishing.html.condition_words import answer_words

REST = "De andere antwoorden blijven dan gelijk."


def weight_words(vraag: Vraag) -> str:
    """Which answer to a question is heavier, as a sentence; the question has a `zwaarte`."""
    if isinstance(vraag, GetalVraag):
        return f"Een {'hoger' if vraag.zwaarte == 'oplopend' else 'lager'} getal is zwaarder."
    weights = {a: w for a in vraag.answers() if (w := vraag.weight(a)) is not None}
    words = [answer_words(vraag, a) for a in sorted(weights, key=weights.__getitem__)]
    if len(words) == 2:
        return f"Het antwoord {words[1]} is zwaarder dan het antwoord {words[0]}."
    return f"Van het lichtste naar het zwaarste antwoord: {', '.join(words)}."


def demand_words(normenkader: Normenkader, eigenschap: Eigenschap) -> str:
    """What all rules together must do, as a sentence."""
    return DEMANDS[eigenschap](normenkader)


def exception_words(normenkader: Normenkader, eigenschap: Eigenschap) -> str:
    """What may happen at a rule that breaks a property on purpose, as a sentence."""
    return EXCEPTIONS[eigenschap](normenkader)


def _heavier(nk: Normenkader) -> str:
    if not _timed(nk):
        return f"Door een zwaarder antwoord mag nooit alle begeleiding wegvallen. {REST}"
    return (
        "Een zwaarder antwoord mag nooit minder tijd geven, en in dezelfde richting nooit een "
        f"lichter product. {REST}"
    )


def _heavier_here(nk: Normenkader) -> str:
    if _timed(nk):
        return "Een zwaarder antwoord kan hier minder tijd geven, of een lichter product."
    return "Door een zwaarder antwoord kan hier alle begeleiding wegvallen."


def _one_answer(nk: Normenkader) -> str:
    changed = f"Eén ander antwoord over een {nk.benaming.enkelvoud} of over de inwoner mag"
    if nk.bewijs is None:
        return f"{changed} niet te veel tijd schelen. Het normenkader zegt niet hoeveel."
    most = minutes_text(nk.bewijs.hoogstens_per_antwoord)
    return f"{changed} hoogstens {most} per week schelen. {REST}"


def _one_answer_here(nk: Normenkader) -> str:
    more = "veel tijd"
    if nk.bewijs is not None:
        more = f"meer dan {minutes_text(nk.bewijs.hoogstens_per_antwoord)} per week"
    return f"Eén ander antwoord kan hier {more} schelen."


def _timed(nk: Normenkader) -> bool:
    return nk.timed


DEMANDS: Mapping[Eigenschap, Callable[[Normenkader], str]] = {
    "uniek": lambda _: "Van regels over hetzelfde mag er hoogstens één tegelijk gelden.",
    "bereikbaar": lambda _: "Elke regel moet voor iemand kunnen gelden.",
    "monotoon": _heavier,
    "robuust": _one_answer,
}
EXCEPTIONS: Mapping[Eigenschap, Callable[[Normenkader], str]] = {
    "uniek": lambda _: "Deze regel kan tegelijk gelden met een andere regel over hetzelfde.",
    "bereikbaar": lambda _: "Het kan zijn dat deze regel voor niemand geldt.",
    "monotoon": _heavier_here,
    "robuust": _one_answer_here,
}
