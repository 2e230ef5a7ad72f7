"""Both shipped normenkaders are proved; where they break a property, a rule says so."""

from __future__ import annotations

from engine import judge
from normenkader import Library, Normenkader
from normenkader.library import FixedVersion
from proof import Proof
from tests.proof.small import proved, small, verdicts
from zaak.checking import check_zaak


def test_normenkader_of_2016_is_proved(drechtsteden_proved: Proof) -> None:
    assert drechtsteden_proved.holds
    assert verdicts(drechtsteden_proved) == {
        "volledig": "bewezen",
        "uniek": "bewezen",
        "bereikbaar": "bewezen",
        "monotoon": "bewust",
        "begrensd": "bewezen",
        "robuust": "niet_bewezen",
    }
    assert drechtsteden_proved.unjudged == ("opgelost_door", "soort_werk")


def test_small_demonstration_is_proved_and_an_idle_exception_is_named(demo: Normenkader) -> None:
    bewijs = proved(small(demo))
    assert bewijs.holds
    idle = [b for u in bewijs.verdicts for b in u.findings if b.soort == "loos"]
    assert [b.regels for b in idle] == [("DO-NIET-LEERBAAR",)]
    bounds = [g for u in bewijs.verdicts for g in u.grenzen]
    assert [(g.minimum, g.maximum) for g in bounds if g.bandbreedte == "B2"] == [(90, 175)]
    for g in bounds:
        minutes = [c.evaluation.minuten_per_week for c in g.clienten]
        assert minutes == [g.minimum, g.maximum] or minutes == [None]


def test_demonstration_is_proved_with_its_exceptions(demo: Normenkader, demo_proved: Proof) -> None:
    assert demo_proved.holds
    assert verdicts(demo_proved) == {
        "volledig": "bewezen",
        "uniek": "bewezen",
        "bereikbaar": "bewezen",
        "monotoon": "bewust",
        "begrensd": "bewezen",
        "robuust": "bewust",
    }
    found = [b for u in demo_proved.verdicts for b in u.findings]
    assert {b.soort for b in found} == {"bewust"}
    assert [b.regels[0] for b in found] == [
        "LG-ACUUT",
        "DO-NIET-LEERBAAR",
        "CF-LEERBAARHEID-BEPERKT",
        "CF-ZES-LEEFGEBIEDEN",
        "DO-NIET-LEERBAAR",
    ]
    bibliotheek: Library = FixedVersion(demo)
    for finding in found[:-1]:
        minutes = []
        for client in finding.clienten:
            zaak, _ = check_zaak(client.zaak, bibliotheek)
            minutes.append(judge(demo, zaak)["minuten_per_week"] or 0)
        assert minutes[1] < minutes[0]
