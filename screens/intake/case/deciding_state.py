"""What a session is told, and where it is with one's own judgement and with the decision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from normenkader.file.problems import first_lines
from register.decisions.reading import BesluitRow, Dossier


@dataclass(frozen=True)
class Message:
    """Something to tell once, above the part in the middle; `regels` may echo input."""

    soort: str
    titel: str
    regels: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Keep no more lines than anybody reads."""
        object.__setattr__(self, "regels", first_lines(self.regels))


@dataclass
class DecisionState:
    """Where this session is with the decision on the case.

    `nummer` is that of the record of the decision and `dossier` what is stored of it (None where
    it could not be read). `eerder` are the decisions about the case `zaak`, the newest first, as
    they were looked up, and `vorig` is the newest of them. `gecontroleerd` says that errors are
    shown; `fout` counts the times that recording was refused, so that the focus goes to the first
    error. `bijgewerkt` counts, by field, how often another field changed what it shows.
    """

    nummer: int | None = None
    dossier: Dossier | None = None
    zaak: str = ""
    eerder: Sequence[BesluitRow] | None = None
    vorig: Dossier | None = None
    gecontroleerd: bool = False
    fout: int = 0
    melding: Message | None = None
    bijgewerkt: Counter[str] = field(default_factory=Counter)


@dataclass
class OwnFirstState:
    """What is filled in for one's own judgement before the proposal, until it is recorded.

    `gecontroleerd`, `fout` and `melding` are as those of `DecisionState`.
    """

    keuze: dict[str, Any] = field(default_factory=dict)
    gecontroleerd: bool = False
    fout: int = 0
    melding: Message | None = None
