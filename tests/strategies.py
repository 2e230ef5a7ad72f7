"""Random cases for `demo-ib` 2026.1: valid ones spread over the outcomes, and broken ones.

Each generator is one plain function of a `random.Random`: bulk runs seed it themselves and
hypothesis drives the same code through `st.randoms`, so both see the same kinds of cases.
"""

import copy
import datetime
import random
from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import strategies as st

from tests.demo_ib_by_hand import (
    DOELEN,
    EERSTE_DAG,
    FACTOREN,
    LEEFGEBIEDEN,
    OPGELOST_DOOR,
    TOEGANG,
    VEILIGHEID,
    Zaak,
)

# Weights of niveau 1, 2, 3, 4, 5, niet_uitgevraagd; chance in % of geen for opgelost_door and of
# ontwikkel; chance in % that a client factor has its heaviest value (negative: its lightest).
PROFIELEN: dict[str, tuple[tuple[int, ...], int, int, int]] = {
    "gewoon": ((1, 6, 6, 3, 2, 3), 80, 50, 20),
    "ontwikkel": ((1, 6, 5, 2, 2, 4), 85, 80, 20),
    "licht": ((1, 2, 4, 8, 6, 10), 70, 20, 0),
    "leeg": ((4, 1, 1, 6, 6, 6), 15, 50, 20),
    "gunstig": ((1, 8, 8, 2, 1, 1), 90, 50, -85),
    "zwaar": ((2, 14, 1, 0, 0, 0), 100, 92, 92),
    "zwaar_gelijk": ((3, 14, 0, 0, 0, 0), 100, 45, 90),
}
GEWICHTEN = {
    "gewoon": 8,
    "ontwikkel": 4,
    "licht": 3,
    "leeg": 1,
    "gunstig": 2,
    "zwaar": 2,
    "zwaar_gelijk": 2,
}
VREEMDE_WAARDEN: tuple[Any, ...] = (
    None,
    "",
    "2",
    2.0,
    2,
    0,
    -1,
    6,
    126,
    261,
    10**9,
    True,
    False,
    [],
    {},
    ["geen"],
    "onbekend",
    "Geen",
    "geen ",
    "niet_uitgevraagd",
    "behoud",
    "ja",
)
VREEMDE_DATA: tuple[Any, ...] = (
    None,
    20260701,
    "",
    "1-7-2026",
    "2026-7-1",
    "20260701",
    "2026-W27-3",
    "2026-02-30",
    "2025-12-31",
    "1999-01-01",
    "2026-07-01T00:00:00",
    " 2026-07-01",
    "vandaag",
)
TOELICHTINGEN = ("", "Zie het gesprek.", "Eén kamer, géén post.\nMoeder helpt.", "x" * 4000)


def _kans(rng: random.Random, procent: int) -> bool:
    return rng.randrange(100) < procent


def _pick(rng: random.Random, gewichten: Sequence[int]) -> int:
    """An index, chosen by whole-number weights (random.choices would make floats)."""
    rest = rng.randrange(sum(gewichten))
    for index, gewicht in enumerate(gewichten):
        rest -= gewicht
        if rest < 0:
            return index
    raise AssertionError("the weights add up to more than any draw")


def _leefgebied(rng: random.Random, gebied: str, profiel: str) -> Zaak:
    niveaus, geen, ontwikkel, _ = PROFIELEN[profiel]
    niveau: int | str = (1, 2, 3, 4, 5, "niet_uitgevraagd")[_pick(rng, niveaus)]
    antwoord: Zaak = {"niveau": niveau}
    if niveau != "niet_uitgevraagd":
        verplicht = niveau in (1, 2, 3)
        if verplicht or _kans(rng, 50):
            antwoord["opgelost_door"] = (
                "geen" if _kans(rng, geen) else rng.choice(OPGELOST_DOOR[1:])
            )
        if gebied in VEILIGHEID and (niveau == 1 or _kans(rng, 40)):
            antwoord[VEILIGHEID[gebied]] = _kans(rng, 95 if profiel.startswith("zwaar") else 50)
        telt = niveau in (2, 3) or (niveau == 1 and antwoord.get(VEILIGHEID.get(gebied, "")))
        if (telt and antwoord["opgelost_door"] == "geen") or _kans(rng, 50):
            antwoord["doel"] = DOELEN[_kans(rng, ontwikkel)]
    if _kans(rng, 3):
        antwoord["toelichting"] = rng.choice(TOELICHTINGEN)
    return antwoord


def _factor(rng: random.Random, factor: str, profiel: str) -> str:
    waarden = FACTOREN[factor]
    zwaar = PROFIELEN[profiel][3]
    if _kans(rng, abs(zwaar)):
        return (max if zwaar > 0 else min)(waarden, key=lambda waarde: waarden[waarde])
    return rng.choice(tuple(waarden))


def _without_some(rng: random.Random, zaak: Zaak) -> None:
    """Leave out what a case with a reason in toegang need not say."""
    for deel in ("leefgebieden", "clientfactoren"):
        if _kans(rng, 40):
            del zaak[deel]
            continue
        for key in list(zaak[deel]):
            if _kans(rng, 40):
                del zaak[deel][key]
    for antwoord in zaak.get("leefgebieden", {}).values():
        for key in list(antwoord):
            # Without its niveau a leefgebied may keep the rest: single answers may be absent too.
            if _kans(rng, 15):
                del antwoord[key]


def random_zaak(rng: random.Random) -> Zaak:
    """One valid case; about one in twelve is closed at toegang."""
    profiel = tuple(GEWICHTEN)[_pick(rng, tuple(GEWICHTEN.values()))]
    dag = EERSTE_DAG + datetime.timedelta(days=rng.randrange(3000))
    toegang: Zaak = {"leeftijd": rng.choice((18, 19, 27, 51, 67, 125)), "woont_in_gemeente": True}
    toegang |= dict.fromkeys(TOEGANG[2:], False)
    zaak: Zaak = {
        "zaak": f"T-{rng.randrange(100_000):05d}",
        "peildatum": dag.isoformat(),
        "toegang": toegang,
        "leefgebieden": {gebied: _leefgebied(rng, gebied, profiel) for gebied in LEEFGEBIEDEN},
        "clientfactoren": {factor: _factor(rng, factor, profiel) for factor in FACTOREN},
    }
    if all(a["niveau"] == "niet_uitgevraagd" for a in zaak["leefgebieden"].values()):
        zaak["leefgebieden"]["financien"] = {"niveau": 5}
    if _kans(rng, 8):
        for vraag in rng.sample(TOEGANG, rng.choice((1, 1, 1, 2, 5))):
            toegang[vraag] = rng.choice((0, 12, 17)) if vraag == "leeftijd" else not toegang[vraag]
        if _kans(rng, 70):
            _without_some(rng, zaak)
    if _kans(rng, 50):
        zaak["indicatieduur_weken"] = rng.choice((1, 2, 3, 5, 10, 26, 52, 53, 104, 259, 260))
    if _kans(rng, 10):
        zaak["normenkader"] = "demo-ib"
    for deel in ("toegang", "clientfactoren"):
        if deel in zaak and _kans(rng, 5):
            zaak[deel]["toelichting"] = rng.choice(TOELICHTINGEN)
    # Chosen by the reference: all that was drawn before stays what it was.
    _in_own_words(random.Random(zaak["zaak"]), zaak)
    _with_dates(random.Random(f"termijnen {zaak['zaak']}"), zaak)
    return zaak


def _with_dates(rng: random.Random, zaak: Zaak) -> None:
    """Some of the dates of the procedure, in an order that can be."""
    if not _kans(rng, 10):
        return
    day, found = datetime.date(2025, 11, 1), {}
    for name in ("melding", "persoonlijk_plan", "verslag", "aanvraag", "verzonden"):
        day += datetime.timedelta(days=rng.randrange(20))
        if _kans(rng, 60):
            found[name] = day.isoformat()
    zaak["termijnen"] = found


def _in_own_words(rng: random.Random, zaak: Zaak) -> None:
    """Texts in the words of the client."""
    if _kans(rng, 10):
        zaak["hulpvraag"] = rng.choice(TOELICHTINGEN)
    for antwoord in zaak.get("leefgebieden", {}).values():
        for key in ("eigen_doel", "gewenst_resultaat"):
            if _kans(rng, 2):
                antwoord[key] = rng.choice(TOELICHTINGEN)


def _mappings(zaak: Zaak) -> list[Zaak]:
    """The case and every mapping in it."""
    found: list[Zaak] = [zaak]
    for deel in found:
        found.extend(waarde for waarde in deel.values() if isinstance(waarde, dict))
    return found


def _keys(deel: Zaak) -> list[str]:
    """The keys a mutation may touch: another `normenkader` would need another evaluator."""
    return [key for key in deel if key != "normenkader"]


def _delete(rng: random.Random, zaak: Zaak) -> None:
    deel = rng.choice([deel for deel in _mappings(zaak) if _keys(deel)])
    del deel[rng.choice(_keys(deel))]


def _rename(rng: random.Random, zaak: Zaak) -> None:
    deel = rng.choice([deel for deel in _mappings(zaak) if _keys(deel)])
    key = rng.choice(_keys(deel))
    deel[rng.choice((key + "x", key[:-1], key.upper(), key + " "))] = deel.pop(key)


def _replace(rng: random.Random, zaak: Zaak) -> None:
    deel = rng.choice([deel for deel in _mappings(zaak) if _keys(deel)])
    key = rng.choice(_keys(deel))
    if deel is zaak and key == "zaak":
        # Any text may be a reference, so only another type is surely wrong.
        deel[key] = rng.choice((None, 7, True, [], {}))
    elif deel is zaak and key == "peildatum":
        deel[key] = rng.choice(VREEMDE_DATA)
    else:
        deel[key] = copy.deepcopy(rng.choice(VREEMDE_WAARDEN))


def _add_unknown(rng: random.Random, zaak: Zaak) -> None:
    deel = rng.choice(_mappings(zaak))
    deel[rng.choice(("onzin", "bsn", "Niveau", "overlast", "gevaar", "niveau", "doel"))] = True


def _change_niveau(rng: random.Random, zaak: Zaak) -> None:
    """Another valid niveau, so that other answers become required or too many."""
    gebieden = zaak.get("leefgebieden")
    if isinstance(gebieden, dict):
        antwoorden = [antwoord for antwoord in gebieden.values() if isinstance(antwoord, dict)]
        for antwoord in rng.sample(antwoorden, min(len(antwoorden), 3)):
            antwoord["niveau"] = rng.choice((1, 1, 2, 4, "niet_uitgevraagd", "niet_uitgevraagd"))


def _ask_nothing(rng: random.Random, zaak: Zaak) -> None:
    zaak["leefgebieden"] = {gebied: {"niveau": "niet_uitgevraagd"} for gebied in LEEFGEBIEDEN}


def _too_long(rng: random.Random, zaak: Zaak) -> None:
    rng.choice(_mappings(zaak))["toelichting"] = rng.choice(("x" * 4001, "x" * 4000, 5, None))


def _bad_duration(rng: random.Random, zaak: Zaak) -> None:
    zaak["indicatieduur_weken"] = rng.choice((0, 261, -3, 26.0, "26", True, None, 260))


MUTATIES: tuple[Callable[[random.Random, Zaak], None], ...] = (
    _delete,
    _delete,
    _rename,
    _replace,
    _replace,
    _replace,
    _add_unknown,
    _change_niveau,
    _ask_nothing,
    _too_long,
    _bad_duration,
)


def random_broken_zaak(rng: random.Random) -> Zaak:
    """A case with 1 to 4 mutations; a mutation may be harmless, so ask the oracle."""
    zaak = copy.deepcopy(random_zaak(rng))
    for _ in range(rng.randrange(1, 5)):
        rng.choice(MUTATIES)(rng, zaak)
    return zaak


def zaken() -> st.SearchStrategy[Zaak]:
    """Random valid cases."""
    return st.randoms(use_true_random=False).map(random_zaak)


def broken_zaken() -> st.SearchStrategy[Zaak]:
    """Random cases with 1 to 4 mutations."""
    return st.randoms(use_true_random=False).map(random_broken_zaak)
