"""A third evaluator, by hand, for the normenkader `demo-ib` 2026.1 alone.

Written from the contract's text without a look at the project's packages, so that an error in
the engine and one in this file are independent. It imports nothing of the project.
"""

import datetime
import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

Zaak = dict[str, Any]

# Per leefgebied: behoud at niveau 3, 2, 1 and ontwikkel at niveau 3, 2, 1.
NORMTIJDEN: dict[str, tuple[int, int, int | None, int, int, int | None]] = {
    "financien": (20, 35, None, 30, 50, None),
    "dagbesteding": (15, 30, 45, 30, 45, 60),
    "huisvesting": (15, 30, None, 25, 40, None),
    "huiselijke_relaties": (15, 25, None, 25, 40, None),
    "geestelijke_gezondheid": (25, 45, 60, 35, 60, 75),
    "lichamelijke_gezondheid": (10, 20, None, 15, 25, None),
    "verslaving": (20, 40, None, 30, 50, None),
    "adl": (20, 40, None, 30, 45, None),
    "sociaal_netwerk": (15, 25, None, 25, 35, None),
    "maatschappelijke_participatie": (10, 20, None, 20, 30, None),
    "justitie": (15, 25, None, 20, 30, None),
}
LEEFGEBIEDEN = tuple(NORMTIJDEN)
PAREN = (("geestelijke_gezondheid", "verslaving"), ("lichamelijke_gezondheid", "adl"))
VEILIGHEID = {"dagbesteding": "overlast", "geestelijke_gezondheid": "gevaar"}
DOELEN = ("behoud", "ontwikkel")
OPGELOST_DOOR = (
    "geen",
    "eigen_kracht",
    "gebruikelijke_hulp",
    "mantelzorg",
    "sociaal_netwerk",
    "algemene_voorziening",
    "voorliggende_wet",
    "dagbesteding",
)
# Percentages; `verloop` adds minutes instead and stands at 0 here.
FACTOREN: dict[str, dict[str, int]] = {
    "leerbaarheid": {"goed": 0, "beperkt": 15, "geen": 0},
    "zorgmijding": {"geen": 0, "licht": 10, "sterk": 20},
    "regieverlies": {"geen": 0, "deels": 10, "volledig": 25},
    "gedragsproblematiek": {"geen": 0, "licht": 10, "ernstig": 25},
    "communicatie": {"geen_belemmering": 0, "belemmerd": 10},
    "verloop": {"stabiel": 0, "wisselend": 0},
    "draagkracht_netwerk": {"groot": -10, "beperkt": 0, "afwezig": 10},
    "beeldzorg": {"niet_mogelijk": 0, "mogelijk": -10},
}
TOEGANG = (
    "leeftijd",
    "woont_in_gemeente",
    "wlz_indicatie",
    "permanent_toezicht",
    "extramuraal_duurder",
)
EERSTE_DAG = datetime.date(2026, 1, 1)
TOELICHTING_MAX = 4000
TEKSTEN = ("eigen_doel", "gewenst_resultaat", "toelichting")
# Code, product, first minute of the band; the maximum is that of the whole doelrichting.
BANDEN = {
    "behoud": (("B4", "IBBI", 300), ("B3", "IBBI", 180), ("B2", "IBB", 90), ("B1", "IBB", 30)),
    "ontwikkel": (("O4", "IBOI", 360), ("O3", "IBOI", 240), ("O2", "IBO", 120), ("O1", "IBO", 30)),
}
HOOGSTE = {"behoud": 480, "ontwikkel": 600}


def _up_to_5(minuten: Fraction | int) -> int:
    return -(-Fraction(minuten) // 5) * 5


def _reasons(toegang: Zaak) -> list[str]:
    """The access questions whose valid answer keeps the client out."""
    reasons = []
    for vraag in TOEGANG:
        antwoord = toegang.get(vraag)
        if vraag == "leeftijd":
            closed = _is_int(antwoord, 0, 17)
        else:
            closed = antwoord is (vraag != "woont_in_gemeente")
        if closed:
            reasons.append(vraag)
    return reasons


def answer(zaak: Zaak) -> Zaak:
    """What the contract says about a valid case, and the steps that led to it."""
    uit: Zaak = dict.fromkeys(("product", "bandbreedte", "doelrichting", "minuten_per_week"))
    uit |= {"uitkomst": "geen_toegang", "meetellend": [], "fasering": []}
    uit |= {"signal_subjects": [], "afgevallen": {}, "gewijzigd": []}
    uit |= {"percentage": None, "percentage_voor": None, "exact": None}
    uit["reasons"] = _reasons(zaak["toegang"])
    if uit["reasons"]:
        return uit
    tijden, doelen = _count(zaak, uit)
    if not tijden:
        uit["uitkomst"] = "geen_maatwerk"
        return uit
    _share(tijden)
    som = {"behoud": Fraction(0), "ontwikkel": Fraction(0)}
    for gebied, tijd in tijden.items():
        som[doelen[gebied]] += tijd
    uit["doelrichting"] = "ontwikkel" if som["ontwikkel"] > som["behoud"] else "behoud"
    _weigh(zaak["clientfactoren"], som["behoud"] + som["ontwikkel"], uit)
    _place(uit)
    if uit["uitkomst"] == "product" and "indicatieduur_weken" in zaak:
        uit["fasering"] = _phases(
            uit["doelrichting"], uit["minuten_per_week"], zaak["indicatieduur_weken"]
        )
    return uit


def _count(zaak: Zaak, uit: Zaak) -> tuple[dict[str, Fraction], dict[str, str]]:
    """Step 2: which leefgebieden count, with what goal and norm time."""
    tijden: dict[str, Fraction] = {}
    doelen: dict[str, str] = {}
    niet_leerbaar = zaak["clientfactoren"]["leerbaarheid"] == "geen"
    # justitie is last in the table, so the leefgebieden it leans on are decided by then.
    for gebied in LEEFGEBIEDEN:
        antwoord = zaak["leefgebieden"][gebied]
        niveau = antwoord["niveau"]
        reden = None
        if niveau == "niet_uitgevraagd":
            reden = "niet_uitgevraagd"
        elif niveau >= 4:
            reden = "zelfredzaam"
        elif antwoord["opgelost_door"] != "geen":
            reden = "opgelost"
        elif niveau == 1:
            if gebied in VEILIGHEID and antwoord[VEILIGHEID[gebied]]:
                uit["signal_subjects"].append(("acuut", gebied))
            else:
                reden = "acuut"
                uit["signal_subjects"].append(("afvallen", gebied))
        elif gebied == "justitie" and not ({"geestelijke_gezondheid", "verslaving"} & set(tijden)):
            reden = "justitie"
        if reden is not None:
            uit["afgevallen"][gebied] = reden
            continue
        doel = antwoord["doel"]
        if niet_leerbaar and doel == "ontwikkel":
            doel = "behoud"
            uit["gewijzigd"].append(gebied)
        norm = NORMTIJDEN[gebied][3 - niveau + (3 if doel == "ontwikkel" else 0)]
        assert norm is not None  # niveau 1 only comes here where the table has a third time
        tijden[gebied] = Fraction(norm)
        doelen[gebied] = doel
    uit["meetellend"] = list(tijden)
    return tijden, doelen


def _share(tijden: dict[str, Fraction]) -> None:
    """Step 3: halve the smaller of a pair that both count; of equals the second."""
    for eerste, tweede in PAREN:
        if eerste in tijden and tweede in tijden:
            kleinste = eerste if tijden[eerste] < tijden[tweede] else tweede
            tijden[kleinste] /= 2


def _weigh(factoren: Zaak, totaal: Fraction, uit: Zaak) -> None:
    """Step 5 and the rounding of step 6."""
    percentage = sum(FACTOREN[factor][factoren[factor]] for factor in FACTOREN)
    if len(uit["meetellend"]) >= 6:
        percentage -= 10
    uit["percentage_voor"] = percentage
    uit["percentage"] = min(50, max(-20, percentage))
    if factoren["gedragsproblematiek"] == "ernstig":
        uit["signal_subjects"].append(("factor", "gedragsproblematiek"))
    uit["exact"] = totaal * (100 + uit["percentage"]) / 100
    if factoren["verloop"] == "wisselend":
        uit["exact"] += 15
        uit["signal_subjects"].append(("factor", "verloop"))
    uit["minuten_per_week"] = _up_to_5(uit["exact"])


def _place(uit: Zaak) -> None:
    """Step 6: the outcome, bandwidth and product of the rounded minutes."""
    minuten, richting = uit["minuten_per_week"], uit["doelrichting"]
    if minuten > HOOGSTE[richting]:
        uit["uitkomst"] = "nader_onderzoek"
        uit["signal_subjects"].append(("boven", ""))
        return
    uit["uitkomst"] = "ib0"
    for code, product, vanaf in BANDEN[richting]:
        if minuten >= vanaf:
            uit.update(uitkomst="product", bandbreedte=code, product=product)
            return


def _phases(richting: str, minuten: int, weken: int) -> list[Zaak]:
    """Step 7: one phase for behoud, up to three for ontwikkel."""
    if richting == "behoud":
        return [{"week_van": 1, "week_tot": weken, "minuten_per_week": minuten}]
    fasen: list[Zaak] = []
    gedaan = 0
    for deel, procent in ((-(-weken // 2), 100), (-(-weken // 4), 75), (weken, 50)):
        tot = min(weken, gedaan + deel)
        if tot > gedaan:
            tijd = _up_to_5(Fraction(minuten * procent, 100))
            fasen.append({"week_van": gedaan + 1, "week_tot": tot, "minuten_per_week": tijd})
        gedaan = tot
    return fasen


def _is_int(waarde: Any, minimum: int, maximum: int) -> bool:
    return type(waarde) is int and minimum <= waarde <= maximum


def _is_text(waarde: Any) -> bool:
    return isinstance(waarde, str) and len(waarde) <= TOELICHTING_MAX


def _is_bool(waarde: Any) -> bool:
    return isinstance(waarde, bool)


def _is_date_in_force(waarde: Any) -> bool:
    if not isinstance(waarde, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", waarde):
        return False
    try:
        return datetime.date.fromisoformat(waarde) >= EERSTE_DAG
    except ValueError:
        return False


def _is_date_of_a_case(waarde: Any) -> bool:
    if not isinstance(waarde, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", waarde):
        return False
    try:
        datetime.date.fromisoformat(waarde)
    except ValueError:
        return False
    return "2014-01-01" <= waarde <= "2199-12-31"


def _apart(_: Any) -> bool:
    """Judged on its own, under its own path."""
    return True


Check = Callable[[Any], bool]


def _one_of(waarden: Any) -> Check:
    return lambda waarde: isinstance(waarde, str) and waarde in waarden


def _check(
    pad: str, deel: Any, checks: Mapping[str, Check], required: set[str], fouten: set[str]
) -> Zaak:
    """Check one mapping; its paths go into `fouten`, its known keys come back."""
    if not isinstance(deel, dict):
        fouten.add(pad)
        return {}
    prefix = pad + "." if pad else ""
    fouten.update(prefix + str(key) for key in deel if key not in checks)
    fouten.update(prefix + key for key in required - set(deel))
    fouten.update(prefix + k for k, check in checks.items() if k in deel and not check(deel[k]))
    return {key: deel[key] for key in deel if key in checks}


def problem_paths(zaak: Any) -> set[str]:
    """The dotted paths at which a complete case is wrong; empty for a valid case."""
    fouten: set[str] = set()
    top: dict[str, Check] = {
        "zaak": lambda waarde: isinstance(waarde, str),
        "peildatum": _is_date_in_force,
        "normenkader": lambda waarde: waarde == "demo-ib",
        "hulpvraag": _is_text,
        "termijnen": _apart,
        "indicatieduur_weken": lambda waarde: _is_int(waarde, 1, 260),
        **dict.fromkeys(("toegang", "leefgebieden", "clientfactoren"), _apart),
    }
    toegang_checks: dict[str, Check] = dict.fromkeys(TOEGANG, _is_bool)
    toegang_checks |= {"leeftijd": lambda waarde: _is_int(waarde, 0, 125), "toelichting": _is_text}
    factor_checks: dict[str, Check] = {f: _one_of(w) for f, w in FACTOREN.items()}
    factor_checks["toelichting"] = _is_text

    if not isinstance(zaak, dict):
        return {""}
    toegang = zaak.get("toegang", {})
    open_ = not (isinstance(toegang, dict) and _reasons(toegang))
    deels = {"leefgebieden", "clientfactoren"} if open_ else set()
    if not open_:
        zaak = _without_open(zaak)
    _check("", zaak, top, {"zaak", "peildatum", "toegang"} | deels, fouten)
    if "termijnen" in zaak:
        _check_dates(zaak["termijnen"], fouten)
    if "toegang" in zaak:
        _check("toegang", toegang, toegang_checks, set(TOEGANG), fouten)
    if "clientfactoren" in zaak:
        needed = set(FACTOREN) if open_ else set()
        _check("clientfactoren", zaak["clientfactoren"], factor_checks, needed, fouten)
    if "leefgebieden" in zaak:
        _check_leefgebieden(zaak["leefgebieden"], open_, fouten)
    return fouten


def _check_dates(deel: Any, fouten: set[str]) -> None:
    days = ("melding", "persoonlijk_plan", "verslag", "aanvraag", "verzonden")
    right = _check("termijnen", deel, dict.fromkeys(days, _is_date_of_a_case), set(), fouten)
    right = {name: day for name, day in right.items() if _is_date_of_a_case(day)}
    for later in days[1:]:
        before = ("melding", "aanvraag") if later == "verzonden" else ("melding",)
        # Written like this, the order of the texts is that of the days.
        if later in right and any(right[later] < right[n] for n in before if n in right):
            fouten.add(f"termijnen.{later}")


def _without_open(zaak: dict[str, Any]) -> dict[str, Any]:
    """With a reason for no access an open answer elsewhere is as good as none."""
    found = dict(zaak)
    for sectie in ("leefgebieden", "clientfactoren"):
        if isinstance(found.get(sectie), dict):
            found[sectie] = {
                naam: {k: v for k, v in deel.items() if v != "onbekend"}
                if isinstance(deel, dict)
                else deel
                for naam, deel in found[sectie].items()
                if deel != "onbekend"
            }
    return found


def _still_counts(gebied: str, antwoord: Any) -> bool:
    if not isinstance(antwoord, dict) or antwoord.get("opgelost_door") != "geen":
        return False
    niveau = antwoord.get("niveau")
    unsafe = gebied in VEILIGHEID and antwoord.get(VEILIGHEID[gebied]) is True
    return _is_int(niveau, 2, 3) or (_is_int(niveau, 1, 1) and unsafe)


def _check_leefgebieden(deel: Any, open_: bool, fouten: set[str]) -> None:
    checks = dict.fromkeys(LEEFGEBIEDEN, _apart)
    gebieden = _check("leefgebieden", deel, checks, set(LEEFGEBIEDEN) if open_ else set(), fouten)
    leeg = 0
    for gebied, antwoord in gebieden.items():
        pad = f"leefgebieden.{gebied}"
        toegestaan: dict[str, Check] = {
            "niveau": lambda waarde: waarde == "niet_uitgevraagd" or _is_int(waarde, 1, 5),
            "doel": _one_of(DOELEN),
            "opgelost_door": _one_of(OPGELOST_DOOR),
            **dict.fromkeys(TEKSTEN, _is_text),
        }
        if gebied in VEILIGHEID:
            toegestaan[VEILIGHEID[gebied]] = _is_bool
        niveau = antwoord.get("niveau") if isinstance(antwoord, dict) else None
        needed = {"niveau"} | ({"opgelost_door"} if _is_int(niveau, 1, 3) else set())
        if _is_int(niveau, 1, 1) and gebied in VEILIGHEID:
            needed.add(VEILIGHEID[gebied])
        if _still_counts(gebied, antwoord):
            needed.add("doel")
        bekend = _check(pad, antwoord, toegestaan, needed if open_ else set(), fouten)
        if niveau == "niet_uitgevraagd":
            leeg += 1
            fouten.update(f"{pad}.{key}" for key in bekend if key not in ("niveau", *TEKSTEN))
    # With a reason in toegang no leefgebied is asked for, so none need be answered either.
    if open_ and leeg == len(LEEFGEBIEDEN):
        fouten.add("leefgebieden")
