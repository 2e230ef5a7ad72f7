"""A client who is handed out shows what was found, also of a file that is refused."""

from __future__ import annotations

import copy

import pytest

from engine import DifferenceError
from engine.evaluation import Evaluation
from engine.judging import course
from normenkader import Normenkader
from normenkader.file.tree import Tree
from proof import cases as cases_module
from proof.cases import Cases
from proof.proving_single import SingleProof
from proof.reading import build_to_prove
from proof.solving.solving import Solving
from proof.walking.enumeration import Enumeration
from tests.proof.small import Data, proved, rule, small, stage
from zaak.model import Zaak


def test_a_client_whose_work_has_no_rule_has_that_work(drechtsteden: Normenkader) -> None:
    data: Data = copy.deepcopy(drechtsteden.content)
    work = stage(data, "zwaartepunt")
    (gone,) = [r for r in work["regels"] if r["regel"] == "ZW-OVERNEMEN"]
    work["regels"].remove(gone)
    normenkader = build_to_prove(Tree("zonder.yaml", data)).normenkader
    solving = Solving(normenkader)
    cases = Cases(normenkader, solving.vragen, refused=True)
    uitslag = SingleProof(solving, cases, Enumeration(normenkader).walk()).complete()
    assert uitslag.findings
    for bevinding in uitslag.findings:
        (client,) = bevinding.clienten
        given = {own.get(work["vraag"]) for own in client.zaak["leefgebieden"].values()}
        assert gone["waarde"] in given


@pytest.mark.parametrize("agrees", [True, False])
def test_client_of_a_refused_file_is_judged_by_both_evaluators(
    demo: Normenkader, monkeypatch: pytest.MonkeyPatch, *, agrees: bool
) -> None:
    def spoil(data: Data) -> None:
        rule(data, "RA-B2").update(vanaf=100)

    te_bewijzen = small(demo, spoil)
    asked: list[str] = []

    def judged(normenkader: Normenkader, zaak: Zaak) -> Evaluation:
        asked.append(zaak.zaak)
        if not agrees:
            # The rule engine finds an outcome where the other finds none.
            raise DifferenceError(zaak.zaak, Evaluation((), uitkomst="product"), None)
        return course(normenkader, zaak)

    monkeypatch.setattr(cases_module, "course", judged)
    if agrees:
        assert proved(te_bewijzen).problems
    else:
        with pytest.raises(DifferenceError):
            proved(te_bewijzen)
    assert asked == ["bewijs-volledig-1"]
