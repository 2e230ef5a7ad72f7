"""Whole intakes in the mode 'eerst zelf oordelen', driven below the browser, with what leaked.

A case begins half filled, is completed on the form, is looked at in every part and view, in a
second tab, under Mijn zaken and as a draft and a download; then somebody judges, and the proposal
opens.
"""

from __future__ import annotations

import copy
import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from engine import judge
from normenkader import Library, Normenkader
from register.decisions.writing import now
from register.drafts import Concept, load_draft, start_draft
from register.store.opening import Register
from register.store.tables import concepten
from rights import LOKAAL
from screens.intake.case.case_files import as_json, as_yaml
from screens.intake.case.part_list import BESLUIT, OVERZICHT, UITLEG, ZELF, filled_keys
from screens.intake.case.session import DICHT
from screens.intake.explain.views import VIEWS
from screens.sources import register as register_source
from screens.sources.own_first import VARIABLE
from screens.sources.register import RegisterSource
from tests.random_cases import random_case
from tests.screens.intake.own_first.sent import Secret, numbers, opened, secret, whole
from zaak.checking import check_zaak

ENDS = (OVERZICHT, ZELF, UITLEG, BESLUIT)


@dataclass
class Found:
    """What one intake gave: what leaked and where, how many places were searched, and numbers told.

    `opened` says that the proposal stood there after the judgement: the search can find it.
    """

    leaks: list[str] = field(default_factory=list)
    searched: int = 0
    numbers: int = 0
    told: int = 0
    opened: bool = False


@contextmanager
def mode_on(folder: Path) -> Iterator[Register]:
    """The mode, with a register of its own in a folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NORMWIJZER_REGISTER", str(folder))
        patch.setenv(VARIABLE, "ja")
        patch.setattr(register_source, "BRON", RegisterSource())
        register = register_source.opened()
        yield register
        register.close()


def kept(register: Register, case: dict[str, Any], **more: Any) -> Concept:
    """A draft of a case, as the form keeps it in the mode."""
    content = {"formaat": 1, "deel": "zaak", "inhoud": case, "opzij": {}, "keuze": {}, DICHT: True}
    return start_draft(register, LOKAAL, {**content, **more}, now())


def names(normenkader: Normenkader, answer: dict[str, Any]) -> list[str]:
    """The names of what is proposed: they say it wherever they stand."""
    outcome = next(u for u in normenkader.uitkomsten if u.uitkomst == answer["uitkomst"])
    product = [answer["product"]["naam"], answer["product"]["code"]] if answer["product"] else []
    band = [f"{answer['bandbreedte']['code']}:"] if answer["bandbreedte"] else []
    return [*product, *band, outcome.naam, outcome.tekst, outcome.voor_client]


def secret_of(library: Library, case: dict[str, Any]) -> tuple[Secret, dict[str, Any]]:
    """What a case must keep to itself, and its answer."""
    zaak, normenkader = check_zaak(case, library)
    answer = judge(normenkader, zaak)
    return secret(answer, names(normenkader, answer)), answer


@dataclass(frozen=True)
class Vocabulary:
    """What the form shows whatever is proposed: the numbers, and all text of its empty pages."""

    numbers: frozenset[str]
    text: str

    def secret(self, told: Secret) -> Secret:
        """What is left to look for: a title that is the name of an outcome too says nothing."""
        return Secret(frozenset(w for w in told.words if w not in self.text), told.numbers)


def vocabulary(normenkader: Normenkader, register: Register, case: dict[str, Any]) -> Vocabulary:
    """What the form shows of an empty case, in every part."""
    empty = {**case, "toegang": {}, "leefgebieden": {}, "clientfactoren": {}}
    concept = kept(register, empty)
    parts = [*filled_keys(normenkader), *ENDS]
    text = "\n".join(whole(opened(zaak=concept.adres, deel=part)) for part in parts)
    text += as_yaml(normenkader, empty)
    # Counts of what is open, and the levels of the questions.
    return Vocabulary(frozenset(numbers(text) | {str(n) for n in range(21)}), text)


def drafts_text(register: Register) -> str:
    """All that the database of drafts holds."""
    with register.concepten.connect() as connection:
        rows = connection.execute(select(concepten.c.inhoud)).scalars().all()
    return "\n".join(row.decode() for row in rows)


def likely_case(
    rng: random.Random, library: Library, normenkader: Normenkader, seed: int
) -> dict[str, Any]:
    """A random case; mostly one that gives a product: most random ones are refused access."""
    case = random_case(rng, normenkader, seed)
    for _ in range(400 if seed % 4 else 0):
        if secret_of(library, case)[1]["uitkomst"] == "product":
            break
        case = random_case(rng, normenkader, seed)
    return case


def run_intake(
    register: Register, library: Library, normenkader: Normenkader, seed: int, words: Vocabulary
) -> Found:
    """One intake from half filled to the proposal; every place is searched before the judgement."""
    rng = random.Random(seed)
    case = likely_case(rng, library, normenkader, seed)
    told = words.secret(secret_of(library, case)[0])
    known = words.numbers | numbers(as_json(normenkader, case)) | numbers(case["zaak"])
    found = Found(numbers=len(told.numbers), told=told.told(known))

    def search(where: str, text: str) -> None:
        # A page of another case would keep every secret.
        assert case["zaak"] in text, where
        found.searched += 1
        found.leaks += [f"{case['zaak']}, {where}: {what}" for what in told.found_in(text, known)]

    half = copy.deepcopy(case)
    area = rng.choice(list(normenkader.leefgebied_names))
    half["leefgebieden"].pop(area, None)
    concept = kept(register, half)
    for part in (f"lg-{area}", *ENDS):
        search(f"half, {part}", whole(opened(zaak=concept.adres, deel=part)))
    app = opened(zaak=concept.adres, deel=f"lg-{area}")
    _answer(app, normenkader, area, case, lambda text: search(f"typing, {area}", text))
    address = concept.adres
    content = load_draft(register, LOKAAL, address, now()).inhoud["inhoud"]
    secret_now, answer = secret_of(library, content)
    told = words.secret(secret_now)
    found.numbers, found.told = len(told.numbers), told.told(known)
    for part in (*rng.sample(filled_keys(normenkader), 3), *ENDS):
        search(f"whole, {part}", whole(opened(zaak=address, deel=part)))
    for view in VIEWS:
        tab = opened(zaak=address, deel=UITLEG)
        tab.session_state["intake"].weergave = view
        search(f"whole, uitleg {view}", whole(tab.run()))
    search("mijn zaken", whole(opened("zaken")))
    search("second tab, old version", whole(opened(zaak=address, deel=BESLUIT, v="1.0")))
    search("draft", drafts_text(register))
    search("download", as_yaml(normenkader, content) + as_json(normenkader, content))
    if found.leaks:
        _drop(register)
        return found
    tab = opened(zaak=address, deel=ZELF)
    judged(tab, normenkader, rng)
    after = whole(tab)
    minutes = answer["minuten_per_week"]
    expected = f"{minutes} min" if minutes and answer["uitkomst"] == "product" else "Voorstel"
    found.opened = expected in after and "vooraf" in drafts_text(register)
    _drop(register)
    return found


def _drop(register: Register) -> None:
    with register.concepten.begin() as connection:
        connection.execute(concepten.delete())


def _answer(
    app: AppTest, normenkader: Normenkader, area: str, case: dict[str, Any], look: Any
) -> None:
    """Fill in one leefgebied on the form, looking after each answer."""
    answers = dict(case["leefgebieden"][area])
    for vraag in normenkader.questions("leefgebieden", area):
        if vraag.vraag not in answers:
            continue
        start = f"vraag-leefgebieden-{area}-{vraag.vraag}-"
        radios = [r for r in app.radio if str(r.key).startswith(start)]
        fields = [t for t in app.text_input if str(t.key).startswith(start)]
        if radios:
            radios[0].set_value(answers[vraag.vraag]).run()
        elif fields:
            fields[0].set_value(str(answers[vraag.vraag])).run()
        else:
            # The form does not ask it after these answers.
            continue
        look(whole(app))


def judged(app: AppTest, normenkader: Normenkader, rng: random.Random) -> None:
    """Say what one expects, or that one does not know, and record it."""
    choice = app.radio(f"zelf-keuze-{app.session_state['intake'].draft.ronde}")
    codes = [f"product:{p.product}" for p in normenkader.producten]
    picked = rng.choice([*codes, "weet-niet"])
    choice.set_value(picked).run()
    ronde = app.session_state["intake"].draft.ronde
    if picked == "weet-niet":
        app.text_area(f"zelf-waarom-{ronde}").set_value("Ik ken dit gezin nog niet goed.").run()
    elif normenkader.timed:
        app.text_input(f"zelf-minuten-{ronde}").set_value(str(rng.randint(30, 600))).run()
    app.button("zelf-vast").click().run()


def own_register() -> Path:
    """An empty folder for a register."""
    return Path(tempfile.mkdtemp()) / "register"
