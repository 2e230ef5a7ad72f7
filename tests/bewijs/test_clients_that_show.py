"""A client who is handed out shows what was found, also of a file that is refused."""

from __future__ import annotations

import copy

from bewijs.cases import Cases
from bewijs.enumeration import Enumeration
from bewijs.proving_single import SingleProof
from bewijs.reading import build_to_prove
from bewijs.solving import Solving
from normenkader import Normenkader
from normenkader.tree import Boom
from tests.bewijs.small import Data, stage


def test_a_client_whose_work_has_no_rule_has_that_work(drechtsteden: Normenkader) -> None:
    data: Data = copy.deepcopy(drechtsteden.inhoud)
    work = stage(data, "zwaartepunt")
    (gone,) = [r for r in work["regels"] if r["regel"] == "ZW-OVERNEMEN"]
    work["regels"].remove(gone)
    normenkader = build_to_prove(Boom("zonder.yaml", data)).normenkader
    solving = Solving(normenkader)
    cases = Cases(normenkader, solving.vragen, geweigerd=True)
    uitslag = SingleProof(solving, cases, Enumeration(normenkader).walk()).complete()
    assert uitslag.bevindingen
    for bevinding in uitslag.bevindingen:
        (client,) = bevinding.clienten
        given = {own.get(work["vraag"]) for own in client.zaak["leefgebieden"].values()}
        assert gone["waarde"] in given
