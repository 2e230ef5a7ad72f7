"""A proof in words: its steps while it runs, its verdicts, and what went wrong instead."""

from __future__ import annotations

from typing import NamedTuple, get_args

from normenkader import Normenkader
from normenkader.texts import listed, thousands
from proof import MethodsDifferError, NoVerdictError, Proof, TooLargeError, Verdict
from proof.verdict import Naam, Oordeel

EIGENSCHAPPEN: tuple[Naam, ...] = get_args(Naam)
VRAAG: dict[str, str] = {
    "volledig": "krijgt elke cliënt een uitkomst?",
    "uniek": "gelden er nooit twee regels die elkaar uitsluiten?",
    "bereikbaar": "kan alles voorkomen wat er staat?",
    "monotoon": "geeft een zwaarder antwoord nooit minder?",
    "begrensd": "wat zijn de minste en de meeste minuten?",
    "robuust": "hoeveel verandert er door één ander antwoord?",
}
OORDEEL: dict[Oordeel, str] = {
    "bewezen": "bewezen",
    "bewust": "bewezen, met uitzonderingen",
    "niet_waar": "niet waar",
    "niet_bewezen": "niet gevraagd",
}
NIET_NAGEGAAN = "nog niet nagegaan"
# At what percentage of the time each step begins, as measured on a large normenkader.
BEGIN: dict[str, int] = {
    "volledig": 1,
    "uniek": 4,
    "bereikbaar": 5,
    "begrensd": 10,
    "monotoon": 28,
    "robuust": 66,
}
# Of a step in parts nobody knows how many there are: the bar comes ever nearer to the next one.
PARTS = 12


class Failed(NamedTuple):
    """Why nothing is proved, and what the program says about it."""

    zin: str
    details: str


def failure(error: Exception) -> Failed:
    """An error of a proof in plain words."""
    if isinstance(error, NoVerdictError):
        zin = "Het zoeken duurde te lang, of er zijn te veel combinaties."
    elif isinstance(error, TooLargeError):
        zin = f"Er zijn te veel combinaties om allemaal na te gaan. {error}"
    elif isinstance(error, MethodsDifferError):
        zin = (
            "De twee manieren vinden niet hetzelfde. Dat is een fout in het programma. Meld dit "
            "bij de maker van het programma."
        )
    else:
        zin = (
            "Een gevonden cliënt laat niet zien wat er mis is. Dat is een fout in het programma. "
            "Meld dit bij de maker van het programma."
        )
    return Failed(f"Er is niets bewezen. {zin}", str(error))


class Steps:
    """Follows the steps of a proof: how far it is, and what it does now."""

    def __init__(self, normenkader: Normenkader) -> None:
        """Begin before the first step."""
        self._names = normenkader.leefgebied_names
        self._step = ""
        self._parts = 0

    def next(self, step: str) -> tuple[float, str]:
        """How far it is, from 0 to 1, and the step in words."""
        name, _, about = step.partition(": ")
        self._parts = self._parts + 1 if name == self._step else 0
        self._step = name
        begin = BEGIN.get(name, 0)
        end = min((n for n in BEGIN.values() if n > begin), default=100)
        done = begin + (end - begin) * self._parts / (self._parts + PARTS)
        if name not in VRAAG:
            return done / 100, "Bezig: alle mogelijke cliënten doorlopen"
        return done / 100, f"Bezig met {name}: {VRAAG[name]}{self._about(about)}"

    def _about(self, place: str) -> str:
        """The leefgebied that a step is about, where it is about one."""
        named = [self._names[part] for part in place.split(".") if part in self._names]
        return f" ({named[0]})" if named else ""


def ordered(found: Proof) -> list[Verdict]:
    """The properties, those that do not hold first."""
    return sorted(found.verdicts, key=lambda u: u.oordeel != "niet_waar")


def summary(found: Proof) -> str:
    """All verdicts together in a few sentences."""
    proved = [_named(found, oordeel) for oordeel in OORDEEL]
    said = {
        o: f"{OORDEEL[o].capitalize()}: {n}." for o, n in zip(OORDEEL, proved, strict=True) if n
    }
    wrong = said.pop("niet_waar", "")
    rest = " ".join(said.values())
    if found.holds and found.by_one_method:
        return f"Alles klopt, maar {found.by_one_method} keer is dat op één manier nagegaan. {rest}"
    if found.holds:
        return f"Alles klopt. {rest}"
    if found.problems and not wrong:
        return f"Het bewijs vindt niets dat niet waar is, maar het bestand heeft fouten. {rest}"
    return f"Niet alles klopt. {wrong} {rest}".strip()


def _named(found: Proof, oordeel: Oordeel) -> str:
    return listed([u.eigenschap for u in found.verdicts if u.oordeel == oordeel])


def how(verdict: Verdict) -> str:
    """How a verdict was found."""
    walked = f"{thousands(verdict.states)} toestanden doorlopen"
    if verdict.oordeel == "niet_waar" and not verdict.by_one_method:
        return f"{walked}. Beide manieren vinden dezelfde fouten."
    if verdict.oordeel == "niet_bewezen":
        return f"{walked}. Dit is op één manier nagegaan."
    return f"{walked}; {verdict.hoe}."
