"""Both methods and every client say the same of random normenkaders, and of some that were wrong.

`python -m bench.proof_fuzz` does so for as many as one likes.
"""

from __future__ import annotations

import pytest

from normenkader import Normenkader
from tests.proof.fuzz.agreeing import differences
from tests.proof.fuzz.everybody import Everybody
from tests.proof.fuzz.shapes import shape
from tests.proof.small import Data, proved, rule, small, stage
from tests.proof.test_planted import faults

# A product outside the bandwidths that a bandwidth gives too weighed too little or too much.
WEIGHED_WRONGLY = [("plain", "10.1"), ("plain", "17.0")]
# A judged time in a shared area was called heavier by what else it was walked through with.
HEAVIER_WRONGLY = [("real", "2062.0"), ("real", "2154.0")]
SEEDS = [*WEIGHED_WRONGLY, *HEAVIER_WRONGLY]


@pytest.mark.parametrize(("kind", "seed"), SEEDS)
def test_both_methods_and_every_client_agree(kind: str, seed: str) -> None:
    found = shape(seed, kind)
    assert found is not None
    assert list(differences(found, Everybody(found.normenkader))) == []


def test_supplement_never_fires_where_its_clients_have_no_product(demo: Normenkader) -> None:
    def spoil(data: Data) -> None:
        stage(data, "factoren")["grens"].update(minimum=-100)
        rule(data, "CF-ZORGMIJDING-STERK").update(dan={"procent": -100})
        # Nothing brings the time above 0 again.
        stage(data, "factoren")["regels"] = [rule(data, "CF-ZORGMIJDING-STERK")]
        texts = {k: rule(data, "CF-ZORGMIJDING-STERK")[k] for k in ("bron", "uitleg")}
        data["modules"] = [{"module": "M", "naam": "M", "omschrijving": "M", "bron": texts["bron"]}]
        own = {"regel": "OP-M", "titel": "M", "als": {"zorgmijding": "sterk"}, "module": "M"}
        data["fasen"].append({"fase": "opslag", "titel": "O", "regels": [{**own, **texts}]})

    found = [f.regels for f in faults(proved(small(demo, spoil)))]
    assert ("OP-M",) in found
