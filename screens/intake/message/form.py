"""The fields of a message, from the list of what it holds; what is typed stays in the session.

The keys of the fields have the record in them: the next decision begins with empty fields, and
Streamlit forgets what was typed in a field that is not drawn any more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

import streamlit as st

from iwmo.message import content
from iwmo.message.allocations import Allocation
from iwmo.message.facts import Facts
from iwmo.message.kinds import Clock, Coded, CountryNumber, Day, Digits, Kind, Land, day
from iwmo.message.making import USUAL_REASON, WITHOUT, planned
from iwmo.message.products import ALL, CODE, EACH, SHARED
from iwmo.message.shape import Group, Leaf
from iwmo.message.template import allocation_text, suggested
from normenkader.file.problems import DataPath, pad_tekst
from screens.access import gate
from screens.widgets import pieces
from screens.widgets.fields import framed

COLUMNS = 3
# What a list begins with; more is added by a button.
FIRST = {"client.contact": 1}


@dataclass
class Form:
    """The fields of the message about the decision in a record.

    `wrong` holds what is to be said at a field, by its path.
    """

    record: int
    facts: Facts
    today: date
    wrong: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def key(self, pad: DataPath) -> str:
        """The key of the field at a path."""
        return f"bericht-{self.record}-{pad_tekst(pad)}"

    def typed(self, pad: DataPath) -> str | None:
        """What was typed or chosen at a path, or is suggested there; None for nothing."""
        found = st.session_state.get(self.key(pad), self._suggested(pad))
        return str(found).strip() or None if found is not None else None

    def count(self, pad: DataPath) -> int:
        """How many there are of a list."""
        found = st.session_state.get(self.key((*pad, "aantal")))
        return found if isinstance(found, int) else FIRST.get(pad_tekst(pad), 0)

    def plan(self) -> tuple[Allocation, ...]:
        """The allocations that the message will have, by what was typed so far."""
        typed = self.typed((content.HEADER.key, "dagtekening")) or ""
        return planned(self.facts, day(typed) or self.today, self.without())

    def without(self) -> list[int]:
        """The earlier decisions of which no message was ever sent."""
        earlier = (d.besluit for d in self.facts.decisions[:-1])
        return [n for n in earlier if st.session_state.get(self.key((WITHOUT, n)))]

    def details(self) -> dict[str, object]:
        """What was typed, as details of a message."""
        each = {a.key: self._leaves(self._own(a), (EACH, a.key)) for a in self.plan()}
        return {
            content.HEADER.key: self._table(content.HEADER, (content.HEADER.key,)),
            content.CLIENT.key: self._table(content.CLIENT, (content.CLIENT.key,)),
            ALL: self._leaves(self._shared(), (ALL,)),
            EACH: each,
            WITHOUT: self.without(),
            content.PRODUCT.key: self._list(content.PRODUCT, (content.PRODUCT.key,)),
        }

    def _suggested(self, pad: DataPath) -> str | None:
        if pad == (content.HEADER.key, "dagtekening"):
            return self.today.isoformat()
        if len(pad) == 2 and pad[0] == ALL:
            return suggested(self.facts).get(str(pad[1]))
        return None

    def _table(self, group: Group, pad: DataPath) -> dict[str, object]:
        found: dict[str, object] = dict(self._leaves(group.leaves, pad))
        for table in group.tables:
            place = (*pad, table.key)
            found[table.key] = self._list(table, place) if table.many else self._table(table, place)
        return found

    def _list(self, group: Group, pad: DataPath) -> list[dict[str, object]] | None:
        return [self._table(group, (*pad, i)) for i in range(self.count(pad))] or None

    def _leaves(self, leaves: Iterator[Leaf] | Sequence[Leaf], pad: DataPath) -> dict[str, str]:
        typed = ((leaf.key, self.typed((*pad, leaf.key))) for leaf in leaves)
        return {key: value for key, value in typed if value is not None}

    def _shared(self) -> list[Leaf]:
        """What is asked once for all allocations; the code only where the normenkader has none."""
        product = self.facts.decision.product
        known = product is not None and product.code is not None
        return [leaf for leaf in SHARED if not (leaf is CODE and known)]

    def _own(self, allocation: Allocation) -> list[Leaf]:
        """What is asked of one allocation."""
        asked = [content.NUMMER]
        if allocation.change in USUAL_REASON:
            asked.append(content.REDEN)
        if allocation.change == "gelijk":
            asked += [content.TOEWIJZINGSDATUM, content.TOEWIJZINGSTIJD]
        if allocation.product != self.facts.decision.product and allocation.product.code is None:
            asked.append(CODE)
        return asked

    def draw(self) -> None:
        """Draw all fields, part by part."""
        st.html(pieces.heading(content.HEADER.label))
        self._draw_leaves(list(content.HEADER.leaves), (content.HEADER.key,))
        st.html(pieces.heading(content.CLIENT.label))
        self._draw_table(content.CLIENT, (content.CLIENT.key,))
        st.html(pieces.heading("De toewijzingen"))
        self._draw_earlier()
        self._draw_leaves(self._shared(), (ALL,))
        for allocation in self.plan():
            self._draw_allocation(allocation)
        self._draw_list(content.PRODUCT, (content.PRODUCT.key,))

    def _draw_earlier(self) -> None:
        for decision in self.facts.decisions[:-1]:
            gate.toggle(
                f"Over besluit {decision.besluit} is nooit een bericht gestuurd",
                key=self.key((WITHOUT, decision.besluit)),
            )

    def _draw_allocation(self, allocation: Allocation) -> None:
        pad: DataPath = (EACH, allocation.key)
        st.text(allocation_text(allocation))
        usual = {content.REDEN.key: USUAL_REASON.get(allocation.change)}
        self._draw_leaves(self._own(allocation), pad, usual)

    def _draw_table(self, group: Group, pad: DataPath) -> None:
        """What is needed at once, the rest behind a fold, then what there can be more of."""
        needed = list(group.always)
        self._draw_leaves(needed, pad)
        rest = [leaf for leaf in group.leaves if leaf not in needed]
        if rest:
            with st.expander("Meer gegevens", key=self.key((*pad, "meer")), expanded=len(pad) > 1):
                self._draw_leaves(rest, pad)
        for table in group.tables:
            place = (*pad, table.key)
            if table.many:
                self._draw_list(table, place)
            else:
                st.html(pieces.heading(table.label, 4))
                self._draw_table(table, place)

    def _draw_list(self, group: Group, pad: DataPath) -> None:
        count = self.count(pad)
        for i in range(count):
            st.html(pieces.heading(f"{group.label}: nummer {i + 1}", 4))
            self._draw_table(group, (*pad, i))
        with framed(self.key(pad), partial(self._said, pad)):
            gate.button(
                f"Nog een erbij :gray[{group.label.lower()}]",
                key=self.key((*pad, "erbij")),
                icon=":material/add:",
                type="tertiary",
                on_click=self._more,
                args=(pad, count + 1),
            )
        if count > FIRST.get(pad_tekst(pad), 0):
            gate.button(
                f"De laatste weg :gray[{group.label.lower()}]",
                key=self.key((*pad, "eraf")),
                icon=":material/remove:",
                type="tertiary",
                on_click=self._more,
                args=(pad, count - 1),
            )

    def _more(self, pad: DataPath, count: int) -> None:
        st.session_state[self.key((*pad, "aantal"))] = count

    def _draw_leaves(
        self, leaves: list[Leaf], pad: DataPath, usual: Mapping[str, str | None] | None = None
    ) -> None:
        for begin in range(0, len(leaves), COLUMNS):
            for leaf, column in zip(
                leaves[begin : begin + COLUMNS], st.columns(COLUMNS), strict=False
            ):
                place = (*pad, leaf.key)
                with column, framed(self.key(place), partial(self._said, place)):
                    self._draw_leaf(leaf, place, (usual or {}).get(leaf.key))

    def _said(self, pad: DataPath) -> list[str]:
        return list(self.wrong.get(pad_tekst(pad), ()))

    def _draw_leaf(self, leaf: Leaf, pad: DataPath, usual: str | None) -> None:
        key = self.key(pad)
        if isinstance(leaf.kind, Coded):
            codes = leaf.kind.codes
            choices = ["", *codes]
            gate.selectbox(
                leaf.label,
                choices,
                index=choices.index(usual) if usual in choices else 0,
                key=key,
                format_func=lambda code: f"{code} · {codes[code]}" if code else "kies",
            )
            return
        hint = _hint(leaf.kind)
        gate.text_input(
            f"{leaf.label} :gray[· {hint}]" if hint else leaf.label,
            value=self._suggested(pad) or "",
            key=key,
            autocomplete="off",
        )


def _hint(kind: Kind) -> str:
    """How a value is written, where that is not plain."""
    match kind:
        case Day():
            return "jaar-maand-dag"
        case Clock():
            return "uren\\:minuten\\:seconden"
        case Digits():
            return kind.form
        case Land():
            return "zoals NL"
        case CountryNumber():
            return "zoals +31"
    return ""
