"""What the register page of one session holds: the search, and what was asked for last."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace
from datetime import date

from normenkader.texts import date_text
from register.decisions.reading import Filter
from register.integrity.anchor import Anchor
from register.integrity.findings import CheckReport as Ketenverslag
from register.replaying.replay import ReplayReport
from screens.sources.session import owned
from screens.widgets.wording import date_field, read_date

SESSION = "register"
ALLES = "alles"
_CHOSEN = {"ja": True, "nee": False}


@dataclass(frozen=True)
class SearchForm:
    """The fields of the search form as they were typed, and the filter that they give."""

    van: str = ""
    tot_en_met: str = ""
    normenkader: tuple[str, str] = ("", "")
    gegeven: tuple[str, str] = ("", "")
    afgeweken: str = ALLES
    geldend: str = ALLES
    zaak: str = ""
    gebruiker: str = ""
    filter: Filter = field(default_factory=Filter)

    def read(self) -> tuple[SearchForm, dict[str, str]]:
        """Make the filter of the fields; what is wrong comes back by field, with the old filter."""
        fouten: dict[str, str] = {}
        days: dict[str, date | None] = {}
        for name in ("van", "tot_en_met"):
            typed = getattr(self, name).strip()
            try:
                days[name] = read_date(typed) if typed else None
            except ValueError as error:
                fouten[name] = str(error)
        first, last = days.get("van"), days.get("tot_en_met")
        if first and last and last < first:
            fouten["tot_en_met"] = "Deze dag ligt voor de eerste dag."
        if fouten:
            return self, fouten
        kind, code = self.gegeven
        filter_ = Filter(
            van=first,
            tot_en_met=last,
            normenkader=self.normenkader[0] or None,
            versie=self.normenkader[1] or None,
            uitkomst=code if kind == "uitkomst" else None,
            product=code if kind == "product" else None,
            afgeweken=_CHOSEN.get(self.afgeweken),
            geldend=_CHOSEN.get(self.geldend),
            gebruiker_deel=self.gebruiker.strip() or None,
            zaak_deel=self.zaak.strip() or None,
        )
        shown = {n: date_field(d.isoformat()) if d else "" for n, d in days.items()}
        return replace(self, **shown, filter=filter_), {}  # type: ignore[arg-type]


@dataclass(frozen=True)
class Sample:
    """A sample that was drawn: from what, how, and which numbers came out."""

    filter: Filter
    uit: int
    aantal: int
    zaad: str
    tot_nummer: int
    nummers: tuple[int, ...]


@dataclass
class RegisterState:
    """Everything that the page remembers for one session."""

    vraag: SearchForm = field(default_factory=SearchForm)
    fouten: dict[str, str] = field(default_factory=dict)
    blad: int = 0
    # Part of the keys of fields and tables: a new one shows them anew.
    ronde: int = 0
    # The decision whose replay is shown.
    herhaal_nummer: int | None = None
    zaad: str = field(default_factory=lambda: secrets.token_hex(4))
    steekproef: Sample | None = None
    herhaling: ReplayReport | None = None
    keten: Ketenverslag | None = None
    # The anchor that the last check was held against, and what is wrong with one that was refused.
    keten_anker: Anchor | None = None
    keten_fout: tuple[str, ...] = ()
    # What is wrong with the fields of a sample that was refused, by field.
    steek_fouten: dict[str, str] = field(default_factory=dict)


def current(owner: str) -> RegisterState:
    """The state of this session; another user in the same browser begins anew."""
    return owned(SESSION, owner, RegisterState)


def in_words(filter_: Filter) -> list[tuple[str, str]]:
    """The filter as pairs of a name and a value, both plain text."""
    pairs = [
        ("vanaf", date_text(filter_.van) if filter_.van else ""),
        ("tot en met", date_text(filter_.tot_en_met) if filter_.tot_en_met else ""),
        ("normenkader", " ".join(filter(None, [filter_.normenkader, filter_.versie]))),
        ("uitkomst", filter_.uitkomst or ""),
        ("product", filter_.product or ""),
        ("afgeweken", {True: "ja", False: "nee", None: ""}[filter_.afgeweken]),
        ("geldend", {True: "ja", False: "nee", None: ""}[filter_.geldend]),
        ("zaak", filter_.zaak or ""),
        ("zaak met", filter_.zaak_deel or ""),
        ("gebruiker", filter_.gebruiker or ""),
        ("gebruiker met", filter_.gebruiker_deel or ""),
    ]
    return [(name, waarde) for name, waarde in pairs if waarde]


def selection_text(filter_: Filter) -> str:
    """The filter in one line; only for st.text, because it holds what somebody typed."""
    words = ", ".join(f"{name} {waarde}" for name, waarde in in_words(filter_))
    return f"Selectie: {words}." if words else "Selectie: alle besluiten."
