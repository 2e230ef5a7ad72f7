"""How a draft stands: the state of every part, what is open, and the proposal or interim result."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any, Literal

from engine import ContractAnswer, DifferenceError, EngineError, course
from engine.account.answer import make_answer, not_fired, trail
from engine.evaluation import Evaluation
from engine.partial import Possible, checked_possible
from engine.schedule import Schedule, proposed_schedule
from normenkader import Library, Normenkader, asking
from normenkader.stages import Meetellen, Normtijden
from screens.intake.case.draft import Content
from zaak.checking import InvalidZaakError, check_draft, check_partial
from zaak.model import Zaak
from zaak.open_answers import with_open_answers
from zaak.progress import (
    OpenQuestion,
    complete_part,
    open_questions,
)

Toestand = Literal[
    "niet_gevraagd", "open", "overgeslagen", "valt_af", "telt_mee", "wacht", "niet_nodig", "klaar"
]


@dataclass(frozen=True)
class PartStanding:
    """The state of one part of the form (a leefgebied, access, the client factors)."""

    naam: str
    toestand: Toestand
    open: int = 0
    minuten: Fraction | None = None
    reden: str = ""


@dataclass(frozen=True)
class Standing:
    """Everything that the screen shows about a draft.

    `antwoord` is there only when nothing is open; `spoor` and `signalen` are then those of the
    answer, else of what counts so far. `fout` says why there is no proposal although the draft
    is complete. While answers are open `gedeeltelijk` is the draft as a partial case, and
    `mogelijk` everything that it can still become. `verdeling` is how the minutes of the answer
    lie over the weeks, where they are divided. While the proposal waits for the consulent's own
    judgement (`held`) nothing is computed: there only is which questions are open. `compleet` says
    that none is.
    """

    normenkader: Normenkader
    zaak: Zaak
    leefgebieden: dict[str, PartStanding]
    toegang: PartStanding
    clientfactoren: PartStanding | None
    open: tuple[OpenQuestion, ...]
    antwoord: ContractAnswer | None = None
    fout: str = ""
    geen_toegang: bool = False
    niets_gevraagd: bool = False
    spoor: list[dict[str, Any]] = field(default_factory=list)
    signalen: list[dict[str, Any]] = field(default_factory=list)
    verloop: Evaluation | None = None
    gedeeltelijk: Zaak | None = None
    mogelijk: Possible | None = None
    verdeling: Schedule | None = None
    held: bool = False
    compleet: bool = False

    @property
    def parts(self) -> dict[str, PartStanding]:
        """All parts that hold questions, by the key of the part."""
        parts = {"toegang": self.toegang}
        parts |= {f"lg-{name}": part for name, part in self.leefgebieden.items()}
        if self.clientfactoren is not None:
            parts["clientfactoren"] = self.clientfactoren
        return parts

    @property
    def open_parts(self) -> list[str]:
        """The keys of the parts in which a required answer is missing, in order."""
        return [key for key, part in self.parts.items() if part.open]

    @property
    def counting(self) -> list[PartStanding]:
        """The leefgebieden that count so far."""
        return [part for part in self.leefgebieden.values() if part.toestand == "telt_mee"]

    @property
    def minuten_tot_nu(self) -> Fraction | None:
        """Minutes so far: after shared result areas, before client factors; None without times."""
        if self.normenkader.stage(Normtijden) is None:
            return None
        return sum((d.minuten or Fraction() for d in self.counting), Fraction())

    def without_effect(self) -> list[dict[str, str]]:
        """The rules about the whole case that did not fire, in words."""
        if self.antwoord is None or self.verloop is None:
            return []
        return not_fired(self.normenkader, self.zaak, self.verloop)


def standing(content: Content, library: Library, *, held: bool = False) -> Standing:
    """Judge a draft as far as it goes; raises InvalidZaakError where the draft itself is wrong.

    With `held` nothing is judged: what was never computed can be nowhere on the page.
    """
    zaak, normenkader = check_draft(content, library, stored=True)
    todo = tuple(open_questions(normenkader, zaak))
    empty = asking.nothing_asked(normenkader, zaak.leefgebieden)
    excluded = asking.refused(normenkader, zaak.toegang)
    complete = not todo and (excluded or not empty)
    base = Standing(
        normenkader,
        zaak,
        {},
        _toegang(zaak, todo, excluded=excluded),
        _factoren(normenkader, zaak, todo),
        todo,
        geen_toegang=excluded,
        niets_gevraagd=empty and not excluded,
        compleet=complete,
    )
    if held:
        return _held(base)
    part = zaak if complete else complete_part(normenkader, zaak)
    partial = None if complete else _partial(content, normenkader, library)
    try:
        possible = checked_possible(normenkader, partial) if partial is not None else None
        verloop = course(normenkader, part, provisional=not complete)
        antwoord = make_answer(normenkader, zaak, verloop) if complete else None
    except (DifferenceError, EngineError) as error:
        return replace(base, leefgebieden=_states(base, None, {}, {}), fout=_plain(error))
    words = antwoord or trail(normenkader, part, verloop)
    waiting = _waiting(base, verloop)
    spoor = [s for s in words["spoor"] if s["onderwerp"] not in waiting]
    reasons = {s["onderwerp"]: s["uitleg"] for s in spoor if s["fase"] == "meetellen"}
    return replace(
        base,
        leefgebieden=_states(base, verloop, reasons, waiting),
        antwoord=antwoord,
        verloop=verloop,
        spoor=spoor,
        signalen=words["signalen"],
        gedeeltelijk=partial,
        mogelijk=possible,
        verdeling=proposed_schedule(normenkader, zaak, antwoord) if antwoord else None,
    )


def _held(base: Standing) -> Standing:
    """Which questions are open and what was answered, and nothing that follows from it.

    Also not that access is refused: that is an outcome.
    """
    zaak = base.zaak
    leading = base.normenkader.vragen.leefgebieden
    parts = {}
    for name, titel in base.normenkader.leefgebied_names.items():
        answers = zaak.leefgebieden.get(name, {})
        n = sum(1 for v in base.open if v.leefgebied == name)
        parts[name] = _filled(titel, n, answered=bool(answers))
        if asking.left_out(leading, answers):
            parts[name] = PartStanding(titel, "overgeslagen")
    toegang = replace(base.toegang, toestand="klaar" if not base.toegang.open else "open")
    factors = base.clientfactoren
    if factors is not None:
        factors = _filled(factors.naam, factors.open, answered=bool(zaak.clientfactoren))
    return replace(
        base,
        leefgebieden=parts,
        toegang=toegang,
        clientfactoren=factors,
        geen_toegang=False,
        held=True,
    )


def _filled(name: str, todo: int, *, answered: bool) -> PartStanding:
    if todo:
        return PartStanding(name, "open" if answered else "niet_gevraagd", todo)
    return PartStanding(name, "klaar" if answered else "niet_gevraagd")


def _partial(content: Content, normenkader: Normenkader, library: Library) -> Zaak | None:
    """The draft with `onbekend` where an answer is open; None where it asks nothing at all."""
    try:
        given = with_open_answers(normenkader, content, optional=True)
        return check_partial(given, library, stored=True)[0]
    except InvalidZaakError:
        return None


def _plain(error: Exception) -> str:
    return (
        "De twee berekeningen geven niet dezelfde uitkomst."
        if isinstance(error, DifferenceError)
        else "De berekening is niet gelukt."
    )


def _toegang(zaak: Zaak, todo: tuple[OpenQuestion, ...], *, excluded: bool) -> PartStanding:
    n = sum(1 for v in todo if v.sectie == "toegang")
    if n:
        return PartStanding("Toegang", "open" if zaak.toegang else "niet_gevraagd", n)
    return PartStanding("Toegang", "valt_af" if excluded else "klaar")


def _factoren(
    normenkader: Normenkader, zaak: Zaak, todo: tuple[OpenQuestion, ...]
) -> PartStanding | None:
    if not normenkader.questions("clientfactoren"):
        return None
    n = sum(1 for v in todo if v.sectie == "clientfactoren")
    if n:
        return PartStanding("Cliëntfactoren", "open" if zaak.clientfactoren else "niet_gevraagd", n)
    done = len(zaak.clientfactoren) == len(normenkader.questions("clientfactoren"))
    return PartStanding("Cliëntfactoren", "klaar" if done else "niet_nodig")


def _states(
    base: Standing,
    evaluation: Evaluation | None,
    reasons: dict[str, str],
    waiting: dict[str, list[str]],
) -> dict[str, PartStanding]:
    steps = evaluation.steps if evaluation else ()
    counts = {s.onderwerp: s.effect["telt_mee"] for s in steps if "telt_mee" in s.effect}
    minutes: dict[str, Fraction] = {}
    for s in steps:
        if s.onderwerp in base.normenkader.leefgebied_names and "minuten" in s.effect:
            minutes[s.onderwerp] = minutes.get(s.onderwerp, Fraction()) + s.effect["minuten"]
    return {
        name: _leefgebied(base, name, titel, counts.get(name), minutes.get(name), reasons, waiting)
        for name, titel in base.normenkader.leefgebied_names.items()
    }


def _leefgebied(
    base: Standing,
    name: str,
    titel: str,
    counts: bool | None,
    minuten: Fraction | None,
    reasons: dict[str, str],
    waiting: dict[str, list[str]],
) -> PartStanding:
    answers = base.zaak.leefgebieden.get(name, {})
    n = sum(1 for v in base.open if v.leefgebied == name)
    if asking.left_out(base.normenkader.vragen.leefgebieden, answers):
        return PartStanding(titel, "overgeslagen", reden=reasons.get(name, ""))
    if n:
        return PartStanding(titel, "open" if answers else "niet_gevraagd", n)
    if base.geen_toegang or counts is None:
        return PartStanding(titel, "niet_nodig")
    if name in waiting:
        others = " of ".join(waiting[name])
        reden = f"Of {titel} meetelt, hangt af van {others}. Dat is nog open."
        return PartStanding(titel, "wacht", reden=reden)
    if counts:
        return PartStanding(titel, "telt_mee", minuten=minuten, reden=reasons.get(name, ""))
    return PartStanding(titel, "valt_af", reden=reasons.get(name, ""))


def _waiting(base: Standing, evaluation: Evaluation) -> dict[str, list[str]]:
    """The leefgebieden that count only with others, of which at least one is still open."""
    fase = base.normenkader.stage(Meetellen)
    undecided = {v.leefgebied for v in base.open}
    fallen = {(s.regel, s.onderwerp) for s in evaluation.steps}
    names = base.normenkader.leefgebied_names
    return {
        k.leefgebied: [names[n] for n in k.telt_alleen_met if n in undecided]
        for k in (fase.koppelingen if fase else [])
        if (k.regel, k.leefgebied) in fallen and undecided.intersection(k.telt_alleen_met)
    }
