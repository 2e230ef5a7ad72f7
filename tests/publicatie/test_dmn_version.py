"""DMN 1.3 for editors that refuse 1.5: only the namespaces differ."""

from __future__ import annotations

from normenkader import Normenkader
from publicatie.dmn import dmn_xml
from tests.cli.test_commands import run


def test_an_older_version_has_its_own_namespaces_and_the_same_tables(demo: Normenkader) -> None:
    new, old = dmn_xml(demo), dmn_xml(demo, "1.3")
    assert 'xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"' in old
    assert 'xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/"' in old
    assert "DMN/20230324/" not in old
    assert old.replace("DMN/20191111/", "DMN/20230324/") == new


def test_the_command_gives_an_older_version_and_refuses_an_unknown_one() -> None:
    assert "DMN/20191111/MODEL/" in run("dmn", "demo-ib@2026.1", "--dmn-versie", "1.3").stdout
    refused = run("dmn", "demo-ib@2026.1", "--dmn-versie", "1.4")
    assert refused.exit_code == 2
    assert "Kies uit: 1.5, 1.3." in refused.stderr
