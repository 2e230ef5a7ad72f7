"""What the page of one participant holds, and how their answers are kept."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from typing import Any

import streamlit as st

from normenkader import Normenkader
from practice.session.case import Task
from practice.session.content import as_content, nested, read_content
from register.decisions.writing import now
from register.errors import (
    AnswersChangedError,
    AnswersFixedError,
    NoOefensessieError,
    RegisterError,
)
from register.practice.answers import ParticipantAnswers, own_answers, save_answers
from register.practice.participants import Participation, join
from screens.intake.case.draft import Draft
from screens.intake.case.session import Intake
from screens.participant.door import DEUR, TooOftenError, visitor
from screens.sources import register as register_source

SESSION = "meedoen"
# The secret of this browser, and what its fields are of (see `kept`).
ADDRESS, VERSION, CODE = "deelnemer", "v", "code"
VERWACHTING = "verwachting"


@dataclass
class FillingIn:
    """One item that is being filled in.

    `bewaard` is what the database has; `botsing` says that another window saved in between, `fout`
    why saving fails.
    """

    item: int
    intake: Intake
    verwacht: str
    klaar: bool
    bewaard: ParticipantAnswers
    botsing: bool = False
    fout: str = ""

    @property
    def ronde(self) -> int:
        """Part of the keys of the fields: another one shows them anew."""
        return self.intake.draft.ronde

    def skip_rest(self, normenkader: Normenkader) -> None:
        """Mark the leefgebieden without any answer as not asked."""
        self.intake.draft.skip_untouched(normenkader)

    def finish(self, *, done: bool) -> None:
        """Say that the answers are done, or go on with them; not with input that was refused."""
        if done and self.intake.geweigerd:
            return
        self.klaar = done
        self.intake.sprong += 1


@dataclass
class Joining:
    """The page: who takes part (`sleutel` is "" before that), and what they fill in.

    `fout` is what is wrong with the code, and `fouten` counts the times; `typed` is the code as it
    was typed. `gelezen` is what the address says of the fields, until they are there; `sprong`
    counts the moves to another part, over all items.
    """

    sleutel: str = ""
    typed: str = ""
    fout: str = ""
    fouten: int = 0
    melding: str = ""
    invulling: FillingIn | None = None
    gelezen: str | None = None
    sprong: int = 0

    def enter(self, code: str) -> None:
        """Take part in the session with a code, or remember why not."""
        self.typed, self.melding, self.fout = code, "", ""
        wie = visitor()
        try:
            DEUR.knock(wie)
            deelname = join(register_source.opened(), code, now())
        except (RegisterError, TooOftenError) as error:
            if isinstance(error, RegisterError):
                register_source.report(error)
            self.fout = str(error)
            self.fouten += 1
            return
        DEUR.came_in(wie)
        self.sleutel, self.gelezen = deelname.sleutel, None

    def read_again(self) -> None:
        """Show the answers as they are kept now, in the same part."""
        own = self.invulling
        if own is not None:
            self.gelezen, self.invulling = f"{own.item}.0.0.{own.intake.deel}", None

    def leave(self, melding: str = "") -> None:
        """Go back to the code; the answers stay with the number."""
        self.sleutel, self.invulling, self.typed, self.melding = "", None, "", melding


def current() -> Joining:
    """The page of this session; at the first run with what the address says."""
    found = st.session_state.get(SESSION)
    if not isinstance(found, Joining):
        adres = st.query_params
        found = Joining(adres.get(ADDRESS, ""), adres.get(CODE, ""), gelezen=adres.get(VERSION))
        st.session_state[SESSION] = found
    return found


def show_address(meedoen: Joining) -> None:
    """Put the secret in the address, and what the browser has: a refresh then finds it again."""
    wanted = {}
    if meedoen.sleutel:
        wanted[ADDRESS] = meedoen.sleutel
    elif CODE in st.query_params:
        wanted[CODE] = st.query_params[CODE]
    if meedoen.sleutel and meedoen.invulling is not None:
        own = meedoen.invulling
        wanted[VERSION] = f"{own.item}.{own.bewaard.versie}.{own.ronde}.{own.intake.deel}"
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)


def filling(meedoen: Joining, deelname: Participation, exercise: Task) -> FillingIn:
    """What this participant has of the shown item; read again when it is another one.

    Raises RegisterError.
    """
    item = deelname.sessie.stand.item
    if meedoen.invulling is None or meedoen.invulling.item != item:
        antwoord = own_answers(register_source.opened(), deelname.sleutel, item, now())
        meedoen.invulling = _restored(exercise, item, antwoord, meedoen.gelezen)
        # Another oefenzaak is a move too, but not the first one.
        meedoen.invulling.intake.sprong = meedoen.sprong
        meedoen.gelezen = None
    meedoen.sprong = meedoen.invulling.intake.sprong + 1
    return meedoen.invulling


def _restored(
    exercise: Task, item: int, antwoord: ParticipantAnswers, stored: str | None
) -> FillingIn:
    kept = read_content(exercise.normenkader, exercise.delen, antwoord.inhoud)
    content = {**exercise.head(), **nested(kept.antwoorden)}
    ronde, part = _position(stored, item, antwoord.versie)
    intake = Intake(Draft(content, ronde=ronde), content, deel=part)
    return FillingIn(item, intake, kept.verwacht, antwoord.klaar, antwoord)


def _position(stored: str | None, item: int, versie: int) -> tuple[int, str]:
    """The round of the fields, and the part that was shown ("" for the first).

    The same fields where the browser has this very version: they may hold a click of later. Any
    other fields in the browser are older: then ours must not be theirs.
    """
    match = re.fullmatch(r"([0-9]{1,3})\.([0-9]{1,9})\.([0-9]{1,9})\.([a-z0-9_-]*)", stored or "")
    if match is None or int(match[1]) != item:
        return secrets.randbelow(10**9), ""
    fresh = int(match[2]) == versie
    return int(match[3]) if fresh else secrets.randbelow(10**9), match[4]


def keep(own: FillingIn, deelname: Participation, exercise: Task) -> None:
    """Save what changed; what is in the way is remembered for the screen."""
    content = content_of(own, exercise.normenkader, exercise.delen)
    same = (content, own.klaar) == (own.bewaard.inhoud, own.bewaard.klaar)
    nothing = not own.bewaard.versie and not own.klaar and not answered(content)
    if own.botsing or same or nothing:
        own.fout = ""
        return
    new = ParticipantAnswers(content, own.klaar, own.bewaard.versie)
    try:
        own.bewaard = save_answers(register_source.opened(), deelname.sleutel, own.item, new, now())
        own.fout = ""
    except AnswersChangedError:
        own.botsing = True
    except (AnswersFixedError, NoOefensessieError):
        # The trainer was first: the page shows what there is now.
        st.rerun()
    except RegisterError as error:
        register_source.report(error)
        own.fout = str(error)


def content_of(own: FillingIn, normenkader: Normenkader, parts: tuple[str, ...]) -> dict[str, Any]:
    """What is kept of the fields, as plain data."""
    return as_content(normenkader, parts, own.intake.draft.inhoud, own.verwacht)


def answered(content: dict[str, Any]) -> bool:
    """Say whether there is any answer in what is kept."""
    tables = content["antwoorden"]
    return bool(content["verwacht"]) or any(bool(table) for table in tables.values())
