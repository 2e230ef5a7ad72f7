"""Drafts on the server: stored after every change, and read again by their address."""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from threading import Lock
from typing import Any

import streamlit as st

from normenkader import Library
from register.decisions.writing import now
from register.drafts import Concept, load_draft, save_draft, start_draft
from register.errors import ConceptChangedError, NoConceptError, RegisterError
from rights import User
from screens.intake.case.decided_case import open_decided
from screens.intake.case.deciding_state import Message
from screens.intake.case.draft import Storage
from screens.intake.case.origin import both_discussed
from screens.intake.case.restoring import restored
from screens.intake.case.session import Intake, new_intake, same_content
from screens.sources import register as register_source
from screens.sources.own_first import own_first
from zaak.checking import InvalidZaakError

ADDRESS, RECORD, VERSION, PART = "zaak", "record", "v", "deel"
SESSION = "intake"
GEEN_CONCEPT = (
    "Deze intake is er niet (meer) voor jou. Je ziet een nieuwe, lege intake. "
    "Wat je wel hebt, staat onder ‘Mijn zaken’."
)
BLIJFT_OPEN = "Wat je bij je intake invulde, is nog niet bewaard. Daarom blijft die open."
INGEHAALD = (
    "Deze intake is intussen in een ander venster veranderd. Je ziet de laatste versie. "
    "Controleer of je laatste antwoord erin staat."
)


def current(library: Library, user: User) -> Intake:
    """The intake of this session; at the first run that of the address, or an empty one."""
    intake = st.session_state.get(SESSION)
    if not isinstance(intake, Intake) or intake.eigenaar != user.pseudoniem:
        intake = _first(library, user)
        st.session_state[SESSION] = intake
    intake.eerst_zelf = own_first()
    return intake


def _first(library: Library, user: User) -> Intake:
    intake = new_intake(library, user.pseudoniem)
    intake.eerst_zelf = own_first()
    adres = st.query_params.get(ADDRESS, "")
    if adres:
        open_address(intake, library, user, adres, st.query_params.get(VERSION))
    elif RECORD in st.query_params:
        _first_decided(intake, user, st.query_params[RECORD])
    # No move of the user: the address says in which part they were.
    intake.geklikt = False
    return intake


def _first_decided(intake: Intake, user: User, typed: str) -> None:
    if open_decided(intake, user, typed):
        # The first part that is shown is no move of the user.
        intake.sprong -= 1
    elif intake.melding is not None and intake.melding.soort == "error":
        # The address stays, for when the register answers again.
        intake.wachtend = typed


def open_address(
    intake: Intake,
    library: Library,
    user: User,
    address: str,
    versie: str | None = None,
    absent: str = GEEN_CONCEPT,
) -> bool:
    """Show the draft at an address, or say why not; `versie` is what the browser has of it."""
    try:
        concept = load_draft(register_source.opened(), user, address, now())
    except NoConceptError:
        intake.melding = Message("warning", absent)
        return False
    except RegisterError as error:
        register_source.report(error)
        intake.wachtend = address
        titel = "Je intake is nu niet te openen. Laad de pagina straks opnieuw."
        intake.melding = Message("error", titel, (str(error),))
        return False
    try:
        draft = restored(concept, library)
    except InvalidZaakError as error:
        titel = "Deze intake past niet meer bij het normenkader. Hij is wel bewaard."
        intake.melding = Message("error", titel, tuple(f.melding for f in error.fouten))
        return False
    has, _, ronde = (versie or "").partition(".")
    fresh = has == str(concept.versie) and re.fullmatch("[0-9]{1,9}", ronde) is not None
    # With this very version in the browser its fields may hold a click that we have not seen.
    # Any other fields are older: then ours must not be theirs.
    draft.ronde = int(ronde) if fresh else secrets.randbelow(10**9)
    intake.renew(draft, str(concept.inhoud.get("deel", intake.deel)))
    intake.sprong -= 1
    if versie is not None and not fresh:
        intake.melding = Message("warning", INGEHAALD)
    return True


def _same_first(opslag: Storage, other: Storage) -> None:
    """What another window judged, saw or discussed counts here too: two tabs are one person."""
    opslag.origin = both_discussed(opslag.origin, other.origin)
    if other.vooraf is not None or other.gezien:
        opslag.vooraf, opslag.gezien = other.vooraf, True


# Streamlit begins a run of a session while the one before still waits: they store in turn.
_TURNS = tuple(Lock() for _ in range(64))


def keep(intake: Intake, user: User) -> None:
    """Store what changed; what goes wrong is remembered for the screen."""
    if intake.recorded:
        return
    opslag = intake.draft.opslag
    to_do = [pair for pair in intake.achter if _differs(*pair)]
    if intake.touched or opslag.concept is not None:
        content = intake.content()
        to_do += [(opslag, content)] if _differs(opslag, content) else []
    intake.achter.clear()
    if not to_do:
        return
    for place, content in to_do:
        try:
            with _TURNS[id(place) % len(_TURNS)]:
                # A run that waited for the disk beside this one may have stored it meanwhile.
                latest = intake.content() if place is opslag else content
                if _differs(place, latest):
                    _store(place, latest, user)
            intake.opslagfout = ""
        except RegisterError as error:
            register_source.report(error)
            intake.opslagfout = str(error)
            if place is not opslag:
                intake.achter.append((place, content))


def may_leave(intake: Intake, user: User) -> bool:
    """Store the intake on the screen, so that another may come in its place; or say why not."""
    keep(intake, user)
    if intake.unsaved:
        intake.melding = Message("warning", BLIJFT_OPEN)
    return not intake.unsaved


def _differs(opslag: Storage, content: dict[str, Any]) -> bool:
    if opslag.botsing or opslag.weg:
        return False
    return opslag.concept is None or not same_content(opslag.concept.inhoud, content)


def _store(opslag: Storage, content: dict[str, Any], user: User) -> None:
    register = register_source.opened()
    try:
        if opslag.concept is None:
            opslag.concept = start_draft(register, user, content, now())
        else:
            opslag.concept = save_draft(register, user, opslag.concept, content, now())
    except ConceptChangedError:
        opslag.botsing = True
    except NoConceptError:
        opslag.weg = True


def show_address(intake: Intake) -> None:
    """Put the address of the draft and its part in the URL, and what the browser has of it.

    After a restart that tells which version the fields on the screen are of.
    """
    concept = intake.draft.opslag.concept
    wanted = {PART: intake.deel}
    if intake.recorded:
        # The number alone opens nothing: whoever comes with it must have decided on the case.
        wanted = {RECORD: str(intake.besluit.nummer), **wanted}
    elif concept is not None:
        version = f"{concept.versie}.{intake.draft.ronde}"
        wanted = {ADDRESS: concept.adres, **wanted, VERSION: version}
    elif intake.wachtend:
        wanted = {**st.query_params.to_dict(), **wanted}
    intake.adres = intake.deel
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)


def follow_address(intake: Intake, keys: Sequence[str]) -> None:
    """Show the part of the address; one of another case says nothing about this one."""
    concept = intake.draft.opslag.concept
    of_case = st.query_params.get(ADDRESS, "")
    ours = not of_case or concept is None or of_case == concept.adres
    intake.follow(st.query_params.get(PART, "") if ours else "", keys)


def take_other(intake: Intake, library: Library, user: User) -> None:
    """Show the version of the other window; ours is one step back."""
    concept = _other(intake, user)
    if concept is None:
        return
    try:
        draft = restored(concept, library)
    except InvalidZaakError as error:
        regels = tuple(f.melding for f in error.fouten)
        intake.melding = Message("error", "De andere versie is niet te openen.", regels)
        return
    _same_first(intake.draft.opslag, draft.opslag)
    intake.take_version(draft, "de versie van het andere venster")
    intake.draft.opslag.concept, intake.draft.opslag.botsing = concept, False
    titel = "Je ziet de andere versie. Met ‘Ongedaan maken’ komt jouw versie terug."
    intake.melding = Message("info", titel)


def keep_mine(intake: Intake, library: Library, user: User) -> None:
    """Store our version over that of the other window, which is then one step back."""
    concept = _other(intake, user)
    if concept is None:
        return
    try:
        other = restored(concept, library)
        _same_first(intake.draft.opslag, other.opslag)
        intake.draft.put_below(other, "verdergaan met jouw versie")
    except InvalidZaakError:
        # It could not be shown: there is nothing to go back to.
        intake.draft.historie.clear()
    intake.draft.opslag.concept, intake.draft.opslag.botsing = concept, False
    titel = "Je gaat verder met jouw versie. Met ‘Ongedaan maken’ zie je de andere."
    intake.melding = Message("info", titel)


def _other(intake: Intake, user: User) -> Concept | None:
    opslag = intake.draft.opslag
    if opslag.concept is None:
        return None
    try:
        return load_draft(register_source.opened(), user, opslag.concept.adres, now())
    except NoConceptError:
        opslag.botsing, opslag.weg = False, True
    except RegisterError as error:
        register_source.report(error)
        intake.melding = Message("error", "De andere versie is nu niet te lezen.", (str(error),))
    return None


def keep_again(intake: Intake) -> None:
    """Store a draft anew that is there no more."""
    opslag = intake.draft.opslag
    opslag.concept, opslag.weg, opslag.begin = None, False, {}
