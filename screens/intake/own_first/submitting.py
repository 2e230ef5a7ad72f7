"""Recording one's own judgement: checked, stored, and only then does the proposal open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from normenkader import Normenkader
from register.decisions.writing import now
from register.drafts import own_drafts
from register.errors import RegisterError
from register.moments import utc_text
from register.vooraf import Expected, Vooraf, answers_only, check_expected, of_kept, reference
from rights import User
from screens.intake.case.deciding_state import Message
from screens.intake.case.draft import FormPlace
from screens.intake.case.kept import keep
from screens.intake.case.part_list import ZELF, refused_parts
from screens.intake.case.session import Intake
from screens.intake.case.standing import Standing
from screens.sources import register as register_source

KEUZE, MINUTEN, WAAROM = "keuze", "minuten", "waarom"
WEET_NIET = "weet-niet"
_FIELD = {"uitkomst": KEUZE, "minuten_per_week": MINUTEN, "weet_niet": WAAROM}
NIET_BEWAARD = (
    "Je oordeel is nog niet bewaard. Daarom zie je het voorstel nog niet. Probeer het zo nog eens."
)
ELDERS = (
    "In een ander onderdeel staat invoer die niet is aangenomen. Verbeter die eerst: je oordeel "
    "gaat over alle antwoorden."
)
AL_GEGEVEN = (
    "Je gaf over deze zaak al eerder een oordeel. Dat eerste oordeel telt, en is niet veranderd."
)


def place(name: str) -> FormPlace:
    """Where a field stands, for what is refused in it."""
    return FormPlace(ZELF, "", name)


def asks_minutes(normenkader: Normenkader, keuze: Mapping[str, Any]) -> bool:
    """Say whether minutes belong to what is chosen."""
    return normenkader.timed and str(keuze.get(KEUZE, "")).startswith("product:")


def expected(normenkader: Normenkader, keuze: Mapping[str, Any]) -> Expected:
    """What is filled in, as far as it counts."""
    chosen = str(keuze.get(KEUZE, ""))
    if chosen in ("", WEET_NIET):
        why = keuze.get(WAAROM, "") or " " if chosen else ""
        return Expected(None, weet_niet=why)
    soort, _, code = chosen.partition(":")
    if soort == "uitkomst":
        return Expected(code)
    minutes = keuze.get(MINUTEN) if asks_minutes(normenkader, keuze) else None
    return Expected("product", code, minutes)


def problems(stand: Standing, keuze: Mapping[str, Any]) -> dict[str, list[str]]:
    """Everything that keeps it from being recorded, by field."""
    found: dict[str, list[str]] = {}
    made = expected(stand.normenkader, keuze)
    for fout in check_expected(stand.normenkader, made, stand.zaak.peildatum):
        found.setdefault(_FIELD[str(fout.pad[0])], []).append(fout.melding)
    return found


def submit(intake: Intake, stand: Standing, user: User) -> None:
    """Record what is filled in and open the proposal, or remember for the screen why not."""
    state = intake.zelf
    state.melding, state.gecontroleerd = None, True
    if not intake.held:
        return
    own = [p for p in intake.geweigerd if p.sectie == ZELF and _counts(stand, state.keuze, p)]
    if own or problems(stand, state.keuze):
        state.fout += 1
        return
    if any(key != ZELF for key in refused_parts(intake)):
        state.melding = Message("error", ELDERS)
        return
    try:
        earlier = _earlier(intake, user)
    except RegisterError as error:
        register_source.report(error)
        state.melding = Message("error", NIET_BEWAARD, (str(error),))
        return
    opslag = intake.draft.opslag
    made = Vooraf(
        expected(stand.normenkader, state.keuze),
        utc_text(now()),
        answers_only(intake.draft.inhoud, stand.normenkader),
        reference(stand.normenkader),
    )
    opslag.vooraf = earlier or made
    keep(intake, user)
    if not intake.stored:
        # Where it is not stored, nothing may be seen yet.
        opslag.vooraf = None
        lines = (intake.opslagfout,) if intake.opslagfout else ()
        state.melding = Message("error", NIET_BEWAARD, lines)
        return
    for name in (MINUTEN, WAAROM):
        intake.geweigerd.pop(place(name), None)
    state.melding = Message("info", AL_GEGEVEN) if earlier else None
    intake.sprong += 1


def _counts(stand: Standing, keuze: Mapping[str, Any], plaats: FormPlace) -> bool:
    """Say whether a field is in sight: what was refused in another does not count."""
    if plaats.vraag == MINUTEN:
        return asks_minutes(stand.normenkader, keuze)
    return keuze.get(KEUZE) == WEET_NIET


def _earlier(intake: Intake, user: User) -> Vooraf | None:
    """The first judgement in another draft of the user about this case; raises RegisterError."""
    found = [
        of_kept(concept.inhoud["vooraf"])
        for concept in own_drafts(register_source.opened(), user, now())
        if "vooraf" in concept.inhoud
        and concept.inhoud.get("inhoud", {}).get("zaak") == intake.draft.inhoud["zaak"]
    ]
    return min(found, key=lambda vooraf: vooraf.tijdstip, default=None)
