"""The results of a practice session as plain data and as JSON: all that is revealed, by number."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from engine.account.answer import plain
from practice.agreement import alpha
from practice.agreement.measures import as_plain
from practice.agreement.split import Split
from practice.agreement.words import BETROUWBAAR, VOORZICHTIG
from practice.session.agreement import SessionAgreement
from practice.session.case import CaseResult
from practice.session.content import nested
from practice.session.effects import QuestionEffects, effects
from practice.session.results import GroupResults
from practice.session.summary import sentences
from register.practice.model import PracticeSession

FORMAAT = 1


def as_json(
    session: PracticeSession, groups: Mapping[int, GroupResults], measured: SessionAgreement
) -> bytes:
    """The whole file."""
    content = plain_results(session, groups, measured)
    return json.dumps(content, ensure_ascii=False, indent=2).encode() + b"\n"


def plain_results(
    session: PracticeSession, groups: Mapping[int, GroupResults], measured: SessionAgreement
) -> dict[str, Any]:
    """The setup, what each participant answered, how that is divided, and the measures.

    `groups` are the revealed items by their number from 0. Minutes are per week.
    """
    return {
        "formaat": FORMAAT,
        "samenvatting": list(sentences(groups, measured)),
        "oefening": {
            "normenkader": asdict(session.normenkader),
            "begonnen": session.aangemaakt,
            "bewaard_tot": session.verloopt,
            "zaken": [{"oefenzaak": i.oefenzaak, "meting": i.meting} for i in session.opzet.items],
            "delen": list(session.opzet.delen) or "alle",
        },
        "resultaten": [{"zaak": item, **_group(group)} for item, group in sorted(groups.items())],
        "overeenstemming": {
            **{meting: as_plain(found) for meting, found in measured.metingen.items()},
            "vergelijking": as_plain(measured.vergelijking),
            "instellingen": plain(settings()),
        },
    }


def settings() -> dict[str, Any]:
    """With what the measures were computed, and the limits that their words go by."""
    return {
        "maat": "Krippendorff alpha",
        "minste_onderdelen": alpha.MINSTENS,
        "minste_onderdelen_voor_interval": alpha.MINSTENS_VOOR_INTERVAL,
        "interval_procent": alpha.ZEKERHEID_PROCENT,
        "trekkingen": alpha.TREKKINGEN,
        "begin_van_de_trekkingen": alpha.SEED,
        "voorzichtig_vanaf": VOORZICHTIG,
        "betrouwbaar_vanaf": BETROUWBAAR,
    }


def _group(group: GroupResults) -> dict[str, Any]:
    modaal = group.modal
    return {
        "oefenzaak": group.opgave.oefenzaak.oefenzaak,
        "titel": group.opgave.oefenzaak.titel,
        "meting": group.meting,
        "uitwerking": _outcome(group.uitwerking),
        "deelnemers": [
            {
                "nummer": d.nummer,
                "klaar": d.klaar,
                "antwoorden": nested(d.ingevuld.antwoorden),
                "verwacht": d.ingevuld.verwacht or None,
                **_outcome(d.uitslag),
            }
            for d in group.deelnemers
        ],
        "verdelingen": [_divided(v) for v in group.splits],
        "meest_gekozen": {"antwoorden": nested(modaal.antwoorden), **_outcome(modaal.uitslag)},
        "wat_verschil_doet": [_effects(v) for v in effects(group)],
    }


def _outcome(result: CaseResult) -> dict[str, Any]:
    return {
        "klassen": list(result.klassen),
        "minuten": None if result.minuten is None else list(result.minuten),
        "fouten": list(result.fouten),
    }


def _divided(split: Split) -> dict[str, Any]:
    return {
        "plaats": list(split.plaats),
        "antwoorden": [asdict(k) for k in split.keuzes],
        "niet_ingevuld": split.open,
        "paren": split.paren,
        "paren_eens": split.paren_eens,
    }


def _effects(found: QuestionEffects) -> dict[str, Any]:
    return {
        "plaats": list(found.verdeling.plaats),
        "antwoorden": [
            {**asdict(g.keuze), "meest_gekozen": g.meest_gekozen, **_outcome(g.uitslag)}
            for g in found.gevolgen
        ],
    }
