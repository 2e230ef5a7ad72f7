"""The two diagrams in the exported DMN: what is where, and how the lines run."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

import pytest

from normenkader import Normenkader
from publishing.dmn.export import dmn_graph, dmn_xml
from tests.random_norms import random_norm

SPACE = {
    "d": "https://www.omg.org/spec/DMN/20230324/MODEL/",
    "i": "https://www.omg.org/spec/DMN/20230324/DMNDI/",
    "c": "http://www.omg.org/spec/DMN/20180521/DC/",
    "w": "http://www.omg.org/spec/DMN/20180521/DI/",
}
# In the largest letter that an editor writes in, on average; and the height of such a line.
LETTER, LINE = 9, 22


@dataclass(frozen=True)
class Box:
    """Left, upper, right and lower side."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True)
class Line:
    """From box to box, with all corners."""

    source: str
    target: str
    points: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Diagram:
    """What one diagram shows: boxes and lines by the id of the element."""

    name: str
    boxes: dict[str, Box]
    lines: dict[str, Line]


@pytest.fixture(params=["demo", "drechtsteden", 5, 6, 7, 8])
def normenkader(request: pytest.FixtureRequest) -> Normenkader:
    """The normenkaders that ship, and some that are neither."""
    if isinstance(request.param, int):
        return random_norm(random.Random(request.param))
    found: Normenkader = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def root(normenkader: Normenkader) -> ET.Element:
    return ET.fromstring(dmn_xml(normenkader))  # noqa: S314 - our own text


@pytest.fixture
def diagrams(root: ET.Element) -> tuple[Diagram, Diagram]:
    first, second = (_diagram(root, found) for found in root.iterfind(".//i:DMNDiagram", SPACE))
    return first, second


def _diagram(root: ET.Element, found: ET.Element) -> Diagram:
    ends = {
        need.attrib["id"]: (need[0].attrib["href"].removeprefix("#"), decision.attrib["id"])
        for decision in root.iterfind("d:decision", SPACE)
        for need in decision
        if need.tag.endswith("Requirement")
    }
    boxes = {}
    for shape in found.iterfind("i:DMNShape", SPACE):
        bounds = shape.find("c:Bounds", SPACE)
        assert bounds is not None
        x, y, width, height = (int(bounds.attrib[k]) for k in ("x", "y", "width", "height"))
        boxes[shape.attrib["dmnElementRef"]] = Box(x, y, x + width, y + height)
    lines = {}
    for edge in found.iterfind("i:DMNEdge", SPACE):
        points = tuple(
            (int(p.attrib["x"]), int(p.attrib["y"])) for p in edge.iterfind("w:waypoint", SPACE)
        )
        lines[edge.attrib["dmnElementRef"]] = Line(*ends[edge.attrib["dmnElementRef"]], points)
    assert len(lines) == len(found.findall("i:DMNEdge", SPACE))
    return Diagram(found.attrib["name"], boxes, lines)


def stretches(line: Line) -> Iterator[Box]:
    """The parts of a line from corner to corner."""
    for (x1, y1), (x2, y2) in pairwise(line.points):
        assert x1 == x2 or y1 == y2, "lines are level or upright"
        yield Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


def required(root: ET.Element, what: str) -> set[str]:
    return {e.attrib["id"] for e in root.iterfind(f"d:decision/d:{what}", SPACE)}


def test_the_calculation_and_its_sources_each_have_a_diagram_with_a_name(
    root: ET.Element, diagrams: tuple[Diagram, Diagram]
) -> None:
    calculation, sources = diagrams
    assert (calculation.name, sources.name) == ("Berekening", "Bronnen")
    knowledge = {e.attrib["id"] for e in root.iterfind("d:knowledgeSource", SPACE)}
    assert knowledge
    assert not knowledge & set(calculation.boxes)
    assert knowledge <= set(sources.boxes)
    drg = [*root.iterfind("d:inputData", SPACE), *root.iterfind("d:decision", SPACE)]
    assert {e.attrib["id"] for e in drg} <= set(calculation.boxes)


def test_every_requirement_is_a_line_in_its_diagram(
    root: ET.Element, diagrams: tuple[Diagram, Diagram]
) -> None:
    calculation, sources = diagrams
    assert set(calculation.lines) == required(root, "informationRequirement")
    assert set(sources.lines) == required(root, "authorityRequirement")


def test_what_the_file_does_not_say_is_beside_the_sources(
    root: ET.Element, diagrams: tuple[Diagram, Diagram]
) -> None:
    calculation, sources = diagrams
    assert "tekst_beperkingen" in sources.boxes
    assert "tekst_beperkingen" not in calculation.boxes
    texts = {e.attrib["id"] for e in root.iterfind("d:textAnnotation", SPACE)}
    assert texts <= {*calculation.boxes, *sources.boxes}


def test_no_two_boxes_overlap(diagrams: tuple[Diagram, Diagram]) -> None:
    for diagram in diagrams:
        for one, other in combinations(diagram.boxes, 2):
            a, b = diagram.boxes[one], diagram.boxes[other]
            apart = a.right <= b.left or b.right <= a.left
            assert apart or a.bottom <= b.top or b.bottom <= a.top, (one, other)


def test_lines_run_from_the_left_to_the_right(diagrams: tuple[Diagram, Diagram]) -> None:
    for diagram in diagrams:
        for line in diagram.lines.values():
            source, target = diagram.boxes[line.source], diagram.boxes[line.target]
            assert line.points[0] == (source.right, (source.top + source.bottom) // 2)
            assert source.right < target.left
            assert all(x <= later for (x, _), (later, _) in pairwise(line.points)), line


def test_lines_end_at_the_side_of_their_target(diagrams: tuple[Diagram, Diagram]) -> None:
    calculation, sources = diagrams
    for line in calculation.lines.values():
        target, (x, y) = calculation.boxes[line.target], line.points[-1]
        assert x == target.left
        assert target.top < y < target.bottom
    for line in sources.lines.values():
        target, (x, y) = sources.boxes[line.target], line.points[-1]
        assert y == target.top
        assert target.left < x < target.right


def test_no_line_runs_over_a_box(diagrams: tuple[Diagram, Diagram]) -> None:
    for diagram in diagrams:
        for line in diagram.lines.values():
            for part in stretches(line):
                for name, box in diagram.boxes.items():
                    beside = part.right <= box.left or box.right <= part.left
                    assert beside or part.bottom <= box.top or box.bottom <= part.top, (line, name)


def test_lines_share_a_stretch_only_if_they_share_an_end(
    diagrams: tuple[Diagram, Diagram],
) -> None:
    for diagram in diagrams:
        on_one: dict[tuple[str, int], list[tuple[int, int, Line]]] = {}
        for line in diagram.lines.values():
            for part in stretches(line):
                if part.left == part.right:
                    found = (part.top, part.bottom, line)
                    on_one.setdefault(("upright", part.left), []).append(found)
                else:
                    found = (part.left, part.right, line)
                    on_one.setdefault(("level", part.top), []).append(found)
        for parts in on_one.values():
            for (start, end, one), (start_2, end_2, other) in combinations(parts, 2):
                shared = min(end, end_2) > max(start, start_2)
                assert not shared or one.source == other.source or one.target == other.target


def texts_of(root: ET.Element) -> dict[str, str]:
    """The text of every annotation, by its id."""
    return {
        e.attrib["id"]: e.findtext("d:text", "", SPACE)
        for e in root.iterfind("d:textAnnotation", SPACE)
    }


def test_stages_are_columns_in_the_order_of_the_calculation(
    normenkader: Normenkader, root: ET.Element, diagrams: tuple[Diagram, Diagram]
) -> None:
    calculation, _ = diagrams
    graaf = dmn_graph(normenkader).graph
    texts = texts_of(root)
    before = max(calculation.boxes[f"invoer_{naam}"].right for naam in graaf.invoer)
    titles: dict[str, str] = {fase.fase: fase.titel for fase in normenkader.fasen}
    stages = list(dict.fromkeys(b.fase for b in graaf.besluiten.values()))
    assert stages == [fase for fase in titles if fase in stages]
    for number, stage in enumerate(stages, 1):
        own = [
            calculation.boxes[f"besluit_{b.naam}"]
            for b in graaf.besluiten.values()
            if b.fase == stage
        ]
        heading = calculation.boxes[f"tekst_fase_{stage}"]
        assert texts[f"tekst_fase_{stage}"] == f"{number}. {titles[stage]}"
        assert before < heading.left == min(box.left for box in own)
        before = heading.right
        assert before == max(box.right for box in own)
        assert heading.bottom < min(box.top for box in own)


def test_inputs_are_together_by_what_they_are_about(
    normenkader: Normenkader, root: ET.Element, diagrams: tuple[Diagram, Diagram]
) -> None:
    calculation, _ = diagrams
    graaf = dmn_graph(normenkader).graph
    texts = texts_of(root)
    for naam, invoer in graaf.invoer.items():
        section, leefgebied, _ = invoer.plaats
        label = "_".join(filter(None, ("tekst_vragen", section, leefgebied)))
        box, beside = calculation.boxes[f"invoer_{naam}"], calculation.boxes[label]
        assert beside.right < box.left
        assert beside.top <= box.top < box.bottom <= beside.bottom
        if leefgebied:
            assert texts[label] == normenkader.leefgebied_names[leefgebied]


def test_decisions_about_a_leefgebied_are_in_the_rows_of_its_inputs(
    normenkader: Normenkader, diagrams: tuple[Diagram, Diagram]
) -> None:
    calculation, _ = diagrams
    about = [b for b in dmn_graph(normenkader).graph.besluiten.values() if b.leefgebied]
    assert about
    for besluit in about:
        rows = calculation.boxes[f"tekst_vragen_leefgebieden_{besluit.leefgebied}"]
        box = calculation.boxes[f"besluit_{besluit.naam}"]
        assert rows.top <= box.top < box.bottom <= rows.bottom


def test_sources_are_beside_their_titles_and_leefgebieden_have_their_own_column(
    normenkader: Normenkader, root: ET.Element, diagrams: tuple[Diagram, Diagram]
) -> None:
    _, sources = diagrams
    titles = root.findtext("d:textAnnotation[@id='tekst_titels']/d:text", "", SPACE)
    assert "tekst_titels" in sources.boxes
    for source in root.iterfind("d:knowledgeSource", SPACE):
        title = source.findtext("d:description", "", SPACE)
        assert f"{source.attrib['name']}: {title}" in titles.splitlines()
    columns: dict[str, set[int]] = {}
    for besluit in dmn_graph(normenkader).graph.besluiten.values():
        box = sources.boxes.get(f"besluit_{besluit.naam}")
        if box is not None and besluit.leefgebied:
            columns.setdefault(besluit.leefgebied, set()).add(box.left)
    assert columns
    assert all(len(found) == 1 for found in columns.values())
    assert len(set.union(*columns.values())) == len(columns)


def test_text_fits_in_its_box(root: ET.Element, diagrams: tuple[Diagram, Diagram]) -> None:
    for diagram in diagrams:
        for element in root.iterfind("d:*[@id]", SPACE):
            box = diagram.boxes.get(element.attrib["id"])
            if box is None:
                continue
            text = element.findtext("d:text", "", SPACE) or element.attrib["name"]
            lines = sum(
                -(-len(line) * LETTER // (box.right - box.left)) for line in text.splitlines()
            )
            assert "name" not in element.attrib or lines == 1
            assert lines * LINE <= box.bottom - box.top, text
