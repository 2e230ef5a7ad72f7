"""The exported DMN: valid, complete, plain, and the same bytes every time."""

from __future__ import annotations

import copy
import os
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from normenkader import Normenkader
from normenkader.reading import from_content
from normenkader.rules import rule_index
from publishing.dmn.export import dmn_graph, dmn_inputs, dmn_xml
from publishing.dmn.write import VERSIES
from tests.conftest import ROOT, contract_lines
from tests.publishing.dmn.engines import checked, node
from tests.random_norms import random_norm

SPACE = {
    "d": "https://www.omg.org/spec/DMN/20230324/MODEL/",
    "i": "https://www.omg.org/spec/DMN/20230324/DMNDI/",
    "c": "http://www.omg.org/spec/DMN/20180521/DC/",
}
LIMITS = "d:textAnnotation[@id='tekst_beperkingen']/d:text"
FEEL_WORDS = {"ceiling", "true", "false", "null"}


@pytest.fixture(params=["demo", "drechtsteden", "willekeurig"])
def normenkader(request: pytest.FixtureRequest) -> Normenkader:
    """The normenkaders that ship, and one that is neither."""
    if request.param == "willekeurig":
        return random_norm(random.Random(5))
    found: Normenkader = request.getfixturevalue(request.param)
    return found


def parsed(normenkader: Normenkader) -> ET.Element:
    return ET.fromstring(dmn_xml(normenkader))  # noqa: S314 - our own text


@pytest.fixture
def root(normenkader: Normenkader) -> ET.Element:
    return parsed(normenkader)


def texts(element: ET.Element) -> Iterator[str]:
    """Every FEEL text of a decision."""
    for path in ("inputExpression", "inputEntry", "outputEntry", "literalExpression"):
        for found in element.iterfind(f".//d:{path}/d:text", SPACE):
            yield found.text or ""


def words(decision: ET.Element) -> set[str]:
    """The names in the FEEL of a decision."""
    outside = " ".join(re.sub(r'"[^"]*"', " ", text) for text in texts(decision))
    return set(re.findall(r"[A-Za-z_]\w*", outside)) - FEEL_WORDS


def required(decision: ET.Element, what: str = "informationRequirement") -> list[str]:
    return [e.attrib["href"].removeprefix("#") for e in decision.iterfind(f"d:{what}/*", SPACE)]


@pytest.mark.parametrize("versie", VERSIES)
def test_schema_of_dmn_accepts_it(
    tmp_path: Path, demo: Normenkader, drechtsteden: Normenkader, versie: str
) -> None:
    rng = random.Random(6)
    files = []
    for number, kader in enumerate([demo, drechtsteden, *(random_norm(rng) for _ in range(8))]):
        files.append(tmp_path / f"{number}.dmn")
        files[-1].write_text(dmn_xml(kader, versie), "utf-8")
    assert node("validate.js", *map(str, files)) == ""


@pytest.mark.parametrize("versie", VERSIES)
def test_schema_of_dmn_refuses_another_order(
    tmp_path: Path, demo: Normenkader, versie: str
) -> None:
    wrong = tmp_path / "verkeerd.dmn"
    wrong.write_text(dmn_xml(demo, versie).replace("outputEntry>", "inputEntry>"), "utf-8")
    assert "is not expected" in node("validate.js", str(wrong))


def test_decisions_require_exactly_what_they_name(root: ET.Element) -> None:
    drg = [*root.iterfind("d:inputData", SPACE), *root.iterfind("d:decision", SPACE)]
    names = {element.attrib["id"]: element.attrib["name"] for element in drg}
    earlier = {e.attrib["id"] for e in root.iterfind("d:inputData", SPACE)}
    for decision in root.iterfind("d:decision", SPACE):
        ids = required(decision)
        assert {names[i] for i in ids} == words(decision)
        assert len(ids) == len(set(ids))
        assert set(ids) <= earlier, "a decision comes after what it requires"
        earlier.add(decision.attrib["id"])


def test_every_input_and_decision_is_used_or_is_an_answer(
    normenkader: Normenkader, root: ET.Element
) -> None:
    used = {i for d in root.iterfind("d:decision", SPACE) for i in required(d)}
    for element in root.iterfind("d:inputData", SPACE):
        assert element.attrib["id"] in used
    graaf = dmn_graph(normenkader).graph
    for naam, besluit in graaf.besluiten.items():
        assert besluit.antwoord or f"besluit_{naam}" in used, naam


def test_names_are_plain_and_ids_unique(root: ET.Element) -> None:
    ids = [e.attrib["id"] for e in root.iter() if "id" in e.attrib]
    assert len(ids) == len(set(ids))
    named = [e for e in root.iterfind("d:*", SPACE) if "name" in e.attrib]
    names = [e.attrib["name"] for e in named]
    assert len(names) == len(set(names))
    for element in named:
        assert re.fullmatch("[a-z_]+[0-9]*", element.attrib["name"])
        for variable in element.iterfind("d:variable", SPACE):
            assert variable.attrib["name"] == element.attrib["name"]
            assert variable.attrib["typeRef"] in {"string", "number", "boolean"}


def test_feel_has_whole_numbers_and_little_else(root: ET.Element) -> None:
    plain = re.compile(r'("[a-z0-9_A-Z]*"|[a-z_]+[0-9]*|[0-9]+|\.\.|[-+*/<>=(),\[\] ])*')
    for decision in root.iterfind("d:decision", SPACE):
        for text in texts(decision):
            assert plain.fullmatch(text), text
            assert " if " not in f" {text} "


def test_every_rule_is_named_with_its_source(normenkader: Normenkader, root: ET.Element) -> None:
    notes = [e.text or "" for e in root.iterfind(".//d:annotationEntry/d:text", SPACE)]
    notes += [e.text or "" for e in root.iterfind("d:decision/d:description", SPACE)]
    told = "\n".join(notes)
    limits = root.findtext(LIMITS, "", SPACE).splitlines()
    without = [line for line in limits if "zonder gevolg" in line]
    for rule in rule_index(normenkader).values():
        written = f"{rule.regel}: {rule.titel} (bron: {normenkader.bron_tekst(rule.bron)})"
        assert written in told or any(rule.regel in line for line in without), rule.regel


def test_what_dmn_does_not_say_is_in_the_file(normenkader: Normenkader, root: ET.Element) -> None:
    limits = root.findtext(LIMITS, "", SPACE)
    assert limits in root.findtext("d:description", "", SPACE)
    for word in ("uitleg", "bronnen", "geldigheid", "privacy", "onbekend", "register"):
        assert word in limits
    for rule in rule_index(normenkader).values():
        if rule.signaal is not None:
            assert rule.signaal.code in limits


def test_demonstration_says_that_it_is_one(demo: Normenkader) -> None:
    root = parsed(demo)
    about = root.findtext("d:description", "", SPACE)
    assert demo.melding
    assert demo.melding in about
    assert demo.sha256 in about


def test_sources_are_elements_that_decisions_follow(demo: Normenkader) -> None:
    root = parsed(demo)
    sources = {e.attrib["id"]: e for e in root.iterfind("d:knowledgeSource", SPACE)}
    followed = set()
    for decision in root.iterfind("d:decision", SPACE):
        followed |= set(required(decision, "authorityRequirement"))
    assert followed == set(sources)
    titles = {e.findtext("d:description", "", SPACE) for e in sources.values()}
    assert titles <= set(demo.bron_titels.values())


def test_sources_lead_to_where_they_can_be_read(demo: Normenkader, tmp_path: Path) -> None:
    content = copy.deepcopy(demo.content)
    law = next(d for d in content["bronnen"] if d["document"] == "wmo")
    law |= {"bwb": "BWBR0035362", "datum": "2026-01-01"}
    found = from_content(content)
    sources = parsed(found).iterfind("d:knowledgeSource", SPACE)
    leads = {e.attrib["id"]: e.get("locationURI") for e in sources}
    law_now = "https://wetten.overheid.nl/jci1.3:c:BWBR0035362&z=2026-01-01&g=2026-01-01"
    assert leads["bron_wmo"] == law_now
    assert leads["bron_demo"] is None
    file = tmp_path / "bronnen.dmn"
    file.write_text(dmn_xml(found), "utf-8")
    assert node("validate.js", str(file)) == ""


def test_output_has_the_name_of_its_decision_and_a_readable_label(
    normenkader: Normenkader, root: ET.Element
) -> None:
    graaf = dmn_graph(normenkader).graph
    titles = {n: i.titel for n, i in graaf.invoer.items()}
    titles |= {n: b.titel for n, b in graaf.besluiten.items()}
    tables = 0
    for decision in root.iterfind("d:decision", SPACE):
        for table in decision.iterfind("d:decisionTable", SPACE):
            tables += 1
            (output,) = table.iterfind("d:output", SPACE)
            name = decision.attrib["name"]
            assert output.attrib == {"name": name, "label": titles[name]}
            for column in table.iterfind("d:input", SPACE):
                used = column.findtext("d:inputExpression/d:text", "", SPACE)
                assert column.attrib == {"label": titles[used]}
    assert tables


def test_same_bytes_whatever_the_hash_seed(demo: Normenkader) -> None:
    code = (
        "import sys, hashlib; from pathlib import Path; from normenkader import read_library;"
        "from publishing.dmn.beyond import beyond_dmn;"
        "from publishing.dmn.export import dmn_xml;"
        "v = [n for n in read_library(Path('rules')).versies if not beyond_dmn(n)];"
        "print(hashlib.sha256(''.join(map(dmn_xml, v)).encode()).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            text=True,
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("0", "1", "2026")
    }
    assert len(found) == 1


def test_inputs_have_the_types_of_the_file(demo: Normenkader) -> None:
    kinds = {"string": str, "number": int, "boolean": bool}
    root = parsed(demo)
    types = {
        v.attrib["name"]: kinds[v.attrib["typeRef"]]
        for v in root.iterfind("d:inputData/d:variable", SPACE)
    }
    (zaak,) = checked(demo, [contract_lines("cases.jsonl")[0]["zaak"]])
    found = dmn_inputs(demo)(zaak)
    assert list(found) == list(types)
    assert all(value is None or type(value) is types[name] for name, value in found.items())
    assert found["niveau_financien"] == "2"
    assert found["overlast_dagbesteding"] is True
    assert found["zaak_indicatieduur_weken"] is None
