"""What the consulent says of dagbesteding beside begeleiding, and the dagdelen that become it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from normenkader import Library
from normenkader.model import Dagbesteding
from normenkader.texts import counted, with_capital
from publishing.markup import Pieces
from screens.access import gate
from screens.intake.case.draft import FormPlace
from screens.intake.case.session import Intake
from screens.intake.form.notes import accepted
from screens.keys import Prefix
from screens.widgets.fields import FieldSpec, draw_line, draw_text, framed, read_number_or_nothing
from screens.widgets.wording import markdown
from zaak.day_care import (
    DAGBESTEDING,
    DAGDELEN,
    LEAST_WHY,
    MET_BEGELEIDING,
    MOST_DAGDELEN,
    VOORWAARDEN,
    WAAROM,
    ZELFDE,
    filled_text,
    read_day_care,
)

HTML = Pieces(__name__)
Table = dict[str, Any]
TITEL = "Dagbesteding :gray[· mag leeg blijven]"
UITLEG = (
    "Vul dit in als iemand ook dagbesteding heeft. Het voorstel verandert er niet door, en het "
    "besluit over de begeleiding ook niet."
)
KIES = "Kies ja of nee."
SCHRIJF = f"Schrijf in een zin op waarom (minstens {LEAST_WHY} tekens)."
MEER = "Dit is meer dan er dagdelen zijn. Kies een heel getal, van 0 tot en met {}."
NIET_ALLES = (
    "Dagdelen worden alleen begeleiding als dit allemaal klopt. Vink het aan, of vul 0 dagdelen in."
)
ZELFDE_KAN = (
    "Is hetzelfde resultaat met dagbesteding te bereiken, dan is daarvoor geen begeleiding nodig. "
    "Begeleiding kan nog wel nodig zijn voor iets anders: schrijf dat op bij je oordeel."
)


class DayCareFields:
    """The fields, what is wrong with them, and what they mean; nothing without such questions."""

    def __init__(self, intake: Intake, rules: Dagbesteding | None, library: Library) -> None:
        """Draw nothing yet."""
        self.intake, self.rules, self.library = intake, rules, library

    @property
    def table(self) -> Table:
        """What is filled in."""
        found: Table = self.intake.draft.inhoud.get(DAGBESTEDING, {})
        return found

    def problems(self) -> dict[str, list[str]]:
        """What keeps the decision from being recorded, by field."""
        if self.rules is None or not self.table:
            return {}
        _, faults = read_day_care(self.table, self.rules, complete=True)
        most = MEER.format(self.table.get(DAGDELEN, 0))
        words = {ZELFDE: KIES, WAAROM: SCHRIJF, VOORWAARDEN: NIET_ALLES, MET_BEGELEIDING: most}
        found: dict[str, list[str]] = {}
        for path, told in faults:
            name = str(path[0]) if path else DAGDELEN
            text = words.get(name, with_capital(told))
            if text not in found.setdefault(name, []):
                found[name].append(text)
        return found

    def show(self) -> None:
        """All fields, folded until somebody wants them."""
        if self.rules is None:
            return
        refused = any(place.sectie == DAGBESTEDING for place in self.intake.geweigerd)
        with st.expander(TITEL, expanded=bool(self.table) or refused, key=DAGBESTEDING):
            st.caption(UITLEG)
            self._number(DAGDELEN, "Dagdelen dagbesteding per week", MOST_DAGDELEN)
            if self.table.get(DAGDELEN):
                self._asked(self.rules)

    def _asked(self, rules: Dagbesteding) -> None:
        with self._field(ZELFDE):
            self._same_result(rules)
        if self.table.get(ZELFDE) is True:
            with st.container(key=Prefix.OPMERKING.of(DAGBESTEDING), gap=None):
                st.text(ZELFDE_KAN)
        with self._field(WAAROM):
            draw_text(self._why(), height=68)
        one = counted(rules.minuten_per_dagdeel, "minuut", "minuten")
        label = f"Dagdelen die begeleiding worden :gray[· één dagdeel wordt {one} per week]"
        self._number(MET_BEGELEIDING, label, self.table[DAGDELEN])
        if not self.table.get(MET_BEGELEIDING):
            return
        with self._field(VOORWAARDEN):
            self._conditions(rules)
        own, _ = read_day_care(self.table, rules, complete=False)
        if own is not None:
            st.html(HTML("day_care", own=own, told=filled_text(own, rules)))

    def _field(self, name: str) -> Any:
        def wrong() -> list[str]:
            refused = FormPlace(DAGBESTEDING, "", name) in self.intake.geweigerd
            told = [] if refused else self.problems().get(name, [])
            return told if self.intake.besluit.gecontroleerd else []

        return framed(f"{DAGBESTEDING}-{name}", wrong)

    def _number(self, name: str, label: str, most: int) -> None:
        now = self.table.get(name)
        field: FieldSpec[FormPlace, int | None] = FieldSpec(
            f"{label} :gray[· 0 tot en met {most}]" if name == DAGDELEN else label,
            self._key(name),
            self.intake.geweigerd,
            FormPlace(DAGBESTEDING, "", name),
            "" if now is None else str(now),
            lambda typed: read_number_or_nothing(typed, 0, most),
            self._taker(name, "het aantal dagdelen"),
        )
        with framed(f"{DAGBESTEDING}-{name}", lambda: [*field.lines(), *self._left_over(name)]):
            draw_line(field)

    def _left_over(self, name: str) -> list[str]:
        """More dagdelen became begeleiding than there are now: said at once."""
        return self.problems().get(name, []) if name == MET_BEGELEIDING else []

    def _same_result(self, rules: Dagbesteding) -> None:
        now, key = self.table.get(ZELFDE), self._key(ZELFDE)
        take = self._taker(ZELFDE, "dagbesteding: hetzelfde resultaat")

        def chosen(value: Any) -> None:
            if value is not None:
                take(value == "Ja")

        chosen(
            gate.radio(
                markdown(rules.vraag),
                ("Ja", "Nee"),
                index=None if now is None else int(not now),
                key=key,
                horizontal=True,
                on_change=lambda: chosen(st.session_state.get(key)),
            )
        )

    def _why(self) -> FieldSpec[FormPlace, str]:
        place = FormPlace(DAGBESTEDING, "", WAAROM)

        def read(typed: str) -> str:
            return accepted(self.intake.draft, place, typed, self.library) if typed else ""

        return FieldSpec(
            "Waarom? :gray[· in je eigen woorden, zonder namen]",
            self._key(WAAROM),
            self.intake.geweigerd,
            place,
            str(self.table.get(WAAROM, "")),
            read,
            self._taker(WAAROM, "waarom bij dagbesteding"),
        )

    def _conditions(self, rules: Dagbesteding) -> None:
        take = self._taker(VOORWAARDEN, "de voorwaarden bij dagbesteding")
        keys = {v.voorwaarde: self._key(f"{VOORWAARDEN}-{v.voorwaarde}") for v in rules.voorwaarden}

        def chosen() -> None:
            take([name for name, key in keys.items() if st.session_state.get(key)])

        for rule in rules.voorwaarden:
            gate.toggle(
                markdown(rule.tekst),
                value=rule.voorwaarde in self.table.get(VOORWAARDEN, []),
                key=keys[rule.voorwaarde],
                on_change=chosen,
            )

    def _key(self, name: str) -> str:
        return f"{DAGBESTEDING}-{name}-{self.intake.draft.ronde}"

    def _taker(self, name: str, label: str) -> Callable[[Any], None]:
        """What takes over a value: what no longer belongs goes with it."""

        def take(value: Any) -> None:
            # 0 dagdelen says something, an empty text or list does not.
            given = value is not None and value not in ("", [])
            if (value if given else None) == self.table.get(name):
                return
            table = {k: v for k, v in self.table.items() if k != name}
            table |= {name: value} if given else {}
            if not table.get(DAGDELEN):
                table = {k: v for k, v in table.items() if k == DAGDELEN}
                self._forget()
            if not table.get(MET_BEGELEIDING):
                table.pop(VOORWAARDEN, None)
            self.intake.draft.put(DAGBESTEDING, table, label)

        return take

    def _forget(self) -> None:
        """What was refused in fields that are there no more must not stop anybody."""
        for place in [p for p in self.intake.geweigerd if p.sectie == DAGBESTEDING]:
            if place.vraag != DAGDELEN:
                del self.intake.geweigerd[place]
