"""Each role × each thing that the register does: allowed, or refused before anything happens."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from normenkader import Library
from register.decisions.naming import stored_normenkaders
from register.decisions.reading import (
    Filter,
    fitting_numbers,
    of_case,
    open_decision,
    open_own_case,
    rows_of,
    search,
)
from register.decisions.retention import past_term, remove
from register.decisions.selection import Selection, choose
from register.decisions.statistics import statistics
from register.decisions.writing import record
from register.drafts import drop_draft, load_draft, own_drafts, save_draft, start_draft
from register.errors import CountChangedError, NoBesluitError, NoOefensessieError
from register.integrity.anchor import take_anchor
from register.integrity.control import control
from register.moving.backup import backup
from register.moving.exporting import export
from register.moving.transfer import export as export_register
from register.practice.answers import progress, results
from register.practice.sessions import (
    drop_session,
    keep_for,
    load_session,
    own_sessions,
    start_session,
)
from register.practice.steps import close, hide, reopen, reveal, show_item, show_next
from register.replaying.replay import replay, replay_decision
from register.replaying.what_if import what_if
from register.store.opening import Register, open_register
from register.store.place import place
from rights import Action, NoRightError, Role, User
from tests.register.deciding import CONSULENT, MOMENT, TRAINER, follow
from tests.register.practice.practising import NORM, OPZET, started

C, T, A, B = Role.CONSULENT, Role.TRAINER, Role.AUDITOR, Role.BEHEERDER


class Room:
    """What the things below need: a register with one decision and one practice session."""

    def __init__(
        self, register: Register, bibliotheek: Library, zaak: dict[str, Any], map_: Path
    ) -> None:
        self.register = register
        self.bibliotheek = bibliotheek
        self.zaak = zaak
        self.map = map_
        self.nummer = record(
            register, CONSULENT, bibliotheek, follow(bibliotheek, zaak), MOMENT
        ).nummer
        self.order = follow(bibliotheek, zaak, self.nummer)
        self.demo = bibliotheek.version("demo-ib", "2026.1")
        self.sessie = started(register)


Thing = Callable[[Room, User], object]


def _a_draft(room: Room, g: User) -> None:
    draft = start_draft(room.register, g, {}, MOMENT)
    draft = save_draft(room.register, g, draft, {"a": 1}, MOMENT)
    load_draft(room.register, g, draft.adres, MOMENT)
    drop_draft(room.register, g, draft.adres)


def _practice(act: Callable[..., object], *given: object) -> Thing:
    """Something with the session of another trainer: allowed as far as the right goes."""
    return lambda room, g: act(room.register, g, room.sessie.id, *given)


THINGS: dict[str, tuple[Thing, set[Role]]] = {
    "keep a draft": (_a_draft, {C, T}),
    "list own drafts": (lambda r, g: own_drafts(r.register, g, MOMENT), {C, T}),
    "start a practice session": (
        lambda r, g: start_session(r.register, g, NORM, OPZET, MOMENT),
        {T},
    ),
    "list own practice sessions": (lambda r, g: own_sessions(r.register, g, MOMENT), {T}),
    "open a practice session": (_practice(load_session, MOMENT), {T}),
    "show an item": (_practice(show_item, 1, MOMENT), {T}),
    "show the next item": (lambda r, g: show_next(r.register, g, r.sessie, MOMENT), {T}),
    "reveal": (_practice(reveal, 0, MOMENT), {T}),
    "hide again": (_practice(hide, 0, MOMENT), {T}),
    "close a practice session": (_practice(close, MOMENT), {T}),
    "open it again": (_practice(reopen, MOMENT), {T}),
    "keep it longer": (_practice(keep_for, 2, MOMENT), {T}),
    "remove a practice session": (_practice(drop_session), {T}),
    "count who is ready": (_practice(progress, 0, MOMENT), {T}),
    "read results": (_practice(results, 0, MOMENT), {T}),
    "decide": (lambda r, g: record(r.register, g, r.bibliotheek, r.order, MOMENT), {C}),
    "decisions of a case": (lambda r, g: of_case(r.register, g, r.zaak["zaak"]), {C, A}),
    "open one of a case": (
        lambda r, g: open_own_case(r.register, g, r.zaak["zaak"], r.nummer),
        {C, A},
    ),
    "search": (lambda r, g: search(r.register, g, Filter()), {A}),
    "numbers": (lambda r, g: fitting_numbers(r.register, g, Filter()), {A}),
    "rows": (lambda r, g: rows_of(r.register, g, [r.nummer]), {A}),
    "open": (lambda r, g: open_decision(r.register, g, r.nummer), {A}),
    "normenkaders": (lambda r, g: stored_normenkaders(r.register, g), {A}),
    "statistics": (lambda r, g: statistics(r.register, g, Filter()), {A}),
    "choose": (lambda r, g: choose(r.register, g, Selection()), {A}),
    "replay": (lambda r, g: replay(r.register, g, [r.nummer]), {A}),
    "replay one": (lambda r, g: replay_decision(r.register, g, r.nummer), {A}),
    "what if": (lambda r, g: what_if(r.register, g, [r.nummer], r.demo), {A}),
    "check": (lambda r, g: control(r.register.plek, g, MOMENT), {A, B}),
    "anchor": (lambda r, g: take_anchor(r.register, g, MOMENT), {A, B}),
    "export": (lambda r, g: export(r.register, g, Filter(), "csv", io.BytesIO()), {A}),
    "export all": (lambda r, g: export_register(r.register, g, r.map / "uit.jsonl"), {A}),
    "backup": (lambda r, g: backup(r.register, g, r.map / "kopie.sqlite"), {A}),
    "past its term": (lambda r, g: past_term(r.register, g, date(2060, 1, 1)), {B}),
    "remove": (lambda r, g: remove(r.register.plek, g, 5, MOMENT.replace(year=2027)), {B}),
    "check a normenkader": (lambda r, g: g.require(Action.NORMENKADER_BEHEREN), {B}),
}


@pytest.fixture
def room(bibliotheek: Library, zaak: dict[str, Any], tmp_path: Path) -> Iterator[Room]:
    register = open_register(place(str(tmp_path / "register")))
    yield Room(register, bibliotheek, zaak, tmp_path)
    register.close()


@pytest.mark.parametrize("rol", list(Role))
@pytest.mark.parametrize("thing", list(THINGS))
def test_a_role_does_what_it_may_and_nothing_else(room: Room, thing: str, rol: Role) -> None:
    act, roles = THINGS[thing]
    try:
        act(room, User("u-iemand", frozenset({rol})))
        done = True
    except (CountChangedError, NoOefensessieError):
        # It was allowed, and then there was nothing to remove, or the session was another's.
        done = True
    except NoRightError:
        done = False
    assert done == (rol in roles)


def test_without_a_role_nothing_is_done(room: Room) -> None:
    for act, _ in THINGS.values():
        with pytest.raises(NoRightError):
            act(room, User("u-niemand", frozenset()))


def test_an_own_case_is_only_that_case(room: Room) -> None:
    with pytest.raises(NoBesluitError):
        open_own_case(room.register, CONSULENT, "een-andere", room.nummer)
    with pytest.raises(NoRightError):
        of_case(room.register, TRAINER, room.zaak["zaak"])
