"""DMN 1.3 for editors that refuse 1.5: only the namespaces differ."""

from __future__ import annotations

import json
import random
from pathlib import Path

from normenkader import Normenkader
from publishing.dmn.export import dmn_xml
from tests.cli.test_commands import run
from tests.publishing.dmn.engines import node
from tests.random_norms import random_norm


def test_an_older_version_has_its_own_namespaces_and_the_same_tables(demo: Normenkader) -> None:
    new, old = dmn_xml(demo), dmn_xml(demo, "1.3")
    assert 'xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"' in old
    assert 'xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/"' in old
    assert "DMN/20230324/" not in old
    assert old.replace("DMN/20191111/", "DMN/20230324/") == new


def test_the_reader_of_bpmn_io_and_camunda_reads_all_of_the_older_version(
    tmp_path: Path, demo: Normenkader, drechtsteden: Normenkader
) -> None:
    models = [dmn_xml(nk, "1.3") for nk in (demo, drechtsteden, random_norm(random.Random(9)))]
    files = [tmp_path / f"{number}.dmn" for number in range(len(models))]
    for file, model in zip(files, models, strict=True):
        file.write_text(model, "utf-8")
    found = [json.loads(line) for line in node("moddle.js", *map(str, files)).splitlines()]
    for line, model in zip(found, models, strict=True):
        assert line["warnings"] == []
        assert list(line["diagrams"]) == ["Berekening", "Bronnen"]
        drawn = model.count("<dmndi:DMNShape ") + model.count("<dmndi:DMNEdge ")
        assert sum(line["diagrams"].values()) == drawn


def test_the_command_gives_an_older_version_and_refuses_an_unknown_one() -> None:
    assert "DMN/20191111/MODEL/" in run("dmn", "demo-ib@2026.1", "--dmn-versie", "1.3").stdout
    refused = run("dmn", "demo-ib@2026.1", "--dmn-versie", "1.4")
    assert refused.exit_code == 2
    assert "Kies uit: 1.5, 1.3." in refused.stderr
