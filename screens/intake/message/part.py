"""The message to the provider on the page of a decision: fields, what is wrong, and the file.

What is typed is nowhere but in the fields of this session: no draft, no register, no file. The file
itself is made at the click, and is gone as soon as the browser has it.
"""

from __future__ import annotations

from collections import defaultdict
from functools import partial

import streamlit as st

from iwmo.message.facts import Facts
from iwmo.message.judging.judges import unchecked
from iwmo.message.judging.schema import NoJudgeError
from iwmo.message.making import Message, make, make_trial
from iwmo.message.refusing import refusals
from normenkader import InvalidInputError
from normenkader.file.problems import Problem, first_lines
from normenkader.file.tree import Tree
from register.decisions.for_message import facts_for_message
from register.decisions.reading import Dossier
from register.errors import RegisterError
from register.local_days import today
from register.store.opening import Register
from rights import User
from screens.access import gate
from screens.intake.message.form import Form
from screens.sources.judges import WrongSettingError, judges
from screens.widgets import pieces

Details = dict[str, object]
MIME = "application/xml"
NIET_BEWAARD = (
    "Wat je hier invult, wordt nergens bewaard. Ga je naar een ander deel of een andere zaak, dan "
    "is het weg. Gooi het bestand weg als je het hebt verstuurd."
)


class RefusedError(Exception):
    """The message is not given; the text says why, without any detail of the client."""


def show_message(register: Register, user: User, dossier: Dossier) -> None:
    """The message about a decision that the user opened; only a switch until it is wanted."""
    with st.container(key="bericht", border=True, gap="small"):
        key = f"bericht-open-{dossier.nummer}"
        if not gate.toggle("Bericht voor de aanbieder (WMO301)", key=key):
            _forget(dossier.nummer)
            return
        try:
            facts = facts_for_message(register, user, dossier)
        except RegisterError as error:
            st.text(str(error))
            return
        why = refusals(facts, today(), trial=False)
        if why:
            st.html(pieces.said("Van dit besluit is geen echt bericht te maken.", "", "nw-fout"))
            st.html(pieces.bullets(why))
        else:
            _real(dossier, facts)
        if not refusals(facts, today(), trial=True):
            _trial(dossier, facts)


def _real(dossier: Dossier, facts: Facts) -> None:
    st.caption(NIET_BEWAARD)
    form = Form(dossier.nummer, facts, today())
    details = form.details()
    checked = form.key(("gecontroleerd",))
    problems: tuple[Problem, ...] = ()
    if st.session_state.get(checked):
        problems = _problems(facts, details)
        found = defaultdict(list)
        for problem in problems:
            found[problem.pad].append(problem.melding)
        form.wrong = found
    form.draw()
    gate.button(
        "Controleer het bericht",
        key=f"bericht-controleer-{dossier.nummer}",
        icon=":material/fact_check:",
        on_click=partial(_check, checked),
    )
    if not st.session_state.get(checked):
        return
    if problems:
        _show_problems([f"{p.plaats}: {p.melding}" if p.pad else p.melding for p in problems])
        return
    _ready(dossier, facts, details)


def _forget(record: int) -> None:
    """Of what was typed nothing stays, nor how many fields there were."""
    for key in [k for k in st.session_state if str(k).startswith(f"bericht-{record}-")]:
        del st.session_state[key]


def _check(key: str) -> None:
    st.session_state[key] = True


def _problems(facts: Facts, details: Details) -> tuple[Problem, ...]:
    try:
        _made(facts, details)
    except InvalidInputError as error:
        return error.problemen
    return ()


def _made(facts: Facts, details: Details) -> Message:
    return make(facts, Tree("formulier", details), today())


def _show_problems(lines: list[str]) -> None:
    with st.container(key="bericht-fouten", gap=None):
        st.html(pieces.said("Dit klopt nog niet:", "", "nw-fout"))
        for line in first_lines(lines):
            st.text(line)


def _ready(dossier: Dossier, facts: Facts, details: Details) -> None:
    """The message is in order by our own check: who else was asked, and the file."""
    made = _made(facts, details)
    try:
        account = judged(made)
    except RefusedError as error:
        _show_problems(str(error).splitlines())
        return
    st.text(account)
    for line in made.notes:
        st.text(f"Let op: {line}")
    with st.expander("Wat uit één bericht niet te zien is"):
        st.html(pieces.bullets(unchecked()))
    gate.private_download_button(
        "Download het bericht",
        data=partial(content, facts, details),
        file_name=f"wmo301-besluit-{dossier.besluitnummer}.xml",
        mime=MIME,
        key=f"bericht-download-{dossier.nummer}",
        icon=":material/download:",
        type="primary",
        on_click="ignore",
    )


def _trial(dossier: Dossier, facts: Facts) -> None:
    st.caption(
        "Een testbericht heeft de toewijzingen van dit besluit, met verzonnen gegevens. Niemand "
        "kan het voor een echt bericht houden."
    )
    gate.private_download_button(
        "Download een testbericht",
        data=partial(trial_content, facts),
        file_name=f"TEST-wmo301-besluit-{dossier.besluitnummer}.xml",
        mime=MIME,
        key=f"bericht-test-{dossier.nummer}",
        icon=":material/science:",
        on_click="ignore",
    )


def content(facts: Facts, details: Details) -> bytes:
    """The message of what stood in the fields; raises RefusedError.

    It is made outside the run of the page, where the fields are not to be read.
    """
    try:
        made = _made(facts, details)
    except InvalidInputError:
        # Not chained: what is wrong with it is on the screen, and belongs in no log.
        raise RefusedError("Controleer het bericht opnieuw: er is iets veranderd.") from None
    judged(made)
    return made.content


def trial_content(facts: Facts) -> bytes:
    """The test message; raises RefusedError."""
    made = make_trial(facts, today())
    judged(made)
    return made.content


def judged(message: Message) -> str:
    """Who found a message in order; raises RefusedError with all that anybody has against it."""
    try:
        asked = judges()
        found = asked.findings(message.content, today())
    except (NoJudgeError, WrongSettingError) as error:
        raise RefusedError(f"{error} Meld dit bij de behearlier.") from None
    if found:
        lines = (f"{by}: {f.code} ({'; '.join(f.places)}): {f.melding}" for by, f in found)
        raise RefusedError("\n".join(lines))
    return asked.account
