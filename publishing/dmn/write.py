"""Writes a graph as DMN 1.5: the same graph gives the same bytes."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from normenkader import Normenkader
from normenkader.rules import RegelInfo, rule_index
from normenkader.sources import document_citation
from publishing.dmn.diagram import Drawing, stages_diagram
from publishing.dmn.graph import Decision, DecisionTable, Formula, Graph, Input, Row, source_name
from publishing.dmn.layout import Box
from publishing.dmn.limits import about, not_in_dmn
from publishing.dmn.sources import sources_diagram

MODEL = "https://www.omg.org/spec/DMN/20230324/MODEL/"
FEEL = "https://www.omg.org/spec/DMN/20230324/FEEL/"
DMNDI = "https://www.omg.org/spec/DMN/20230324/DMNDI/"
DC = "http://www.omg.org/spec/DMN/20180521/DC/"
DI = "http://www.omg.org/spec/DMN/20180521/DI/"

# By version the date in its three namespaces: of what is written here nothing else differs.
VERSIES = {"1.5": "20230324", "1.3": "20191111"}


def write_dmn(normenkader: Normenkader, graph: Graph, versie: str = "1.5") -> str:
    """The graph as XML with a diagram, in a version of `VERSIES`."""
    root = _Writer(normenkader, graph).root
    ET.indent(root)
    for element in root.iter():
        for name, value in element.attrib.items():
            if value in (MODEL, FEEL, DMNDI):
                element.set(name, value.replace(VERSIES["1.5"], VERSIES[versie]))
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, "unicode") + "\n"


class _Writer:
    """Elements come in the order of the XML schema; ids hold the name of what they are of."""

    def __init__(self, normenkader: Normenkader, graph: Graph) -> None:
        self.nk = normenkader
        self.graph = graph
        self.rules: Mapping[str, RegelInfo] = rule_index(normenkader)
        self.ids = {n: f"invoer_{n}" for n in graph.invoer}
        self.ids |= {n: f"besluit_{n}" for n in graph.besluiten}
        self.follows = {n: self._sources_of(b) for n, b in graph.besluiten.items()}
        used = {source for sources in self.follows.values() for source in sources}
        titles = {source_name(d.document): d.titel for d in normenkader.bronnen}
        self.sources = {n: titel for n, titel in titles.items() if n in used}
        self.ids |= {n: n for n in self.sources}
        self.edges: dict[tuple[str, str], str] = {}
        self.root = self._definitions()
        for invoer in graph.invoer.values():
            self._input(invoer)
        for besluit in graph.besluiten.values():
            self._decision(besluit)
        self._sources()
        self._diagrams()

    def _definitions(self) -> ET.Element:
        nk = self.nk
        spaces = {"xmlns": MODEL, "xmlns:dmndi": DMNDI, "xmlns:dc": DC, "xmlns:di": DI}
        own = {
            "id": "normenkader",
            "name": f"{nk.normenkader}_{nk.versie}".replace("-", "_").replace(".", "_"),
            "namespace": f"urn:normwijzer:{nk.normenkader}:{nk.versie}",
            "expressionLanguage": FEEL,
            "typeLanguage": FEEL,
            "exporter": "Normwijzer",
        }
        root = ET.Element("definitions", spaces | own)
        _text(root, "description", about(nk, self.graph))
        return root

    def _input(self, invoer: Input) -> None:
        name = invoer.naam
        element = _add(self.root, "inputData", id=self.ids[name], name=name)
        values = f"Antwoorden: {', '.join(invoer.waarden)}." if invoer.waarden else ""
        texts = (invoer.titel, invoer.uitleg, values)
        _text(element, "description", " ".join(t for t in texts if t))
        _add(element, "variable", id=f"var_{name}", name=name, typeRef=invoer.soort)

    def _decision(self, besluit: Decision) -> None:
        name = besluit.naam
        # No label: an engine that checks the schema itself takes none here. The text says it.
        element = _add(self.root, "decision", id=self.ids[name], name=name)
        _text(element, "description", self._described(besluit))
        _add(element, "variable", id=f"var_{name}", name=name, typeRef=besluit.soort)
        for used in self.graph.nodig(besluit):
            what = "requiredInput" if used in self.graph.invoer else "requiredDecision"
            self._requires(element, "informationRequirement", what, used, name)
        for source in self.follows[name]:
            self._requires(element, "authorityRequirement", "requiredAuthority", source, name)
        if isinstance(besluit.logica, Formula):
            formula = _add(element, "literalExpression", id=f"formule_{name}")
            _text(formula, "text", besluit.logica.tekst)
        else:
            table = _add(element, "decisionTable", id=f"tabel_{name}", hitPolicy="FIRST")
            self._table(table, besluit, besluit.logica)

    def _requires(self, element: ET.Element, tag: str, what: str, van: str, naar: str) -> None:
        edge = f"nodig_{len(self.edges) + 1}"
        _add(_add(element, tag, id=edge), what, href=f"#{self.ids[van]}")
        self.edges[van, naar] = edge

    def _described(self, besluit: Decision) -> str:
        rules = besluit.regels if isinstance(besluit.logica, Formula) else ()
        return "\n".join([besluit.titel, *map(self._rule, rules)])

    def _sources_of(self, besluit: Decision) -> list[str]:
        documents = (self.rules[r].bron.document for r in besluit.regels)
        return [source_name(d) for d in dict.fromkeys(documents)]

    def _table(self, table: ET.Element, besluit: Decision, logic: DecisionTable) -> None:
        for column in logic.kolommen:
            found = self.graph.invoer.get(column) or self.graph.besluiten[column]
            clause = _add(table, "input", label=found.titel)
            _text(_add(clause, "inputExpression", typeRef=found.soort), "text", column)
        # Camunda gives a decision to the next one under the name of its output.
        _add(table, "output", label=besluit.titel, name=besluit.naam)
        # Without a name: an engine that is much used stops at an annotation that has one.
        _add(table, "annotation")
        for row in logic.rijen:
            rule = _add(table, "rule")
            for test in row.tests:
                _text(_add(rule, "inputEntry"), "text", test)
            _text(_add(rule, "outputEntry"), "text", row.uitvoer)
            _text(_add(rule, "annotationEntry"), "text", self._note(row))

    def _note(self, row: Row) -> str:
        return self._rule(row.regel) if row.regel else row.noot

    def _rule(self, regel: str) -> str:
        info = self.rules[regel]
        return f"{regel}: {info.titel} (bron: {self.nk.bron_tekst(info.bron)})"

    def _sources(self) -> None:
        for document in self.nk.bronnen:
            name = source_name(document.document)
            if name not in self.sources:
                continue
            element = _add(self.root, "knowledgeSource", id=self.ids[name], name=name)
            if (cited := document_citation(document)) is not None:
                element.set("locationURI", cited.adres)
            _text(element, "description", document.titel)
            _text(element, "type", document.soort)

    def _diagrams(self) -> None:
        nk = self.nk
        stages = stages_diagram(self.graph, nk.leefgebied_names)
        limits = not_in_dmn(nk, self.graph)
        sources = sources_diagram(
            self.graph, [*nk.leefgebied_names], self.sources, self.follows, limits
        )
        for drawing in (stages, sources):
            for name, (text, _) in drawing.teksten.items():
                _text(_add(self.root, "textAnnotation", id=name), "text", text)
        parent = _add(self.root, "dmndi:DMNDI")
        self._diagram(parent, "berekening", "Berekening", stages)
        self._diagram(parent, "bronnen", "Bronnen", sources)

    def _diagram(self, parent: ET.Element, name: str, title: str, drawing: Drawing) -> None:
        diagram = _add(parent, "dmndi:DMNDiagram", id=f"schema_{name}", name=title)
        for text, (_, box) in drawing.teksten.items():
            _shape(diagram, name, text, box)
        for box_name, part in drawing.vakken.items():
            _shape(diagram, name, self.ids[box_name], part)
        for link, points in drawing.lijnen.items():
            edge = self.edges[link]
            line = _add(diagram, "dmndi:DMNEdge", id=f"{name}_lijn_{edge}", dmnElementRef=edge)
            for x, y in points:
                _add(line, "di:waypoint", x=str(x), y=str(y))


def _add(parent: ET.Element, tag: str, **attributes: str) -> ET.Element:
    return ET.SubElement(parent, tag, attributes)


def _text(parent: ET.Element, tag: str, tekst: str) -> None:
    ET.SubElement(parent, tag).text = tekst


def _shape(diagram: ET.Element, name: str, identifier: str, box: Box) -> None:
    shape = _add(diagram, "dmndi:DMNShape", id=f"{name}_vak_{identifier}", dmnElementRef=identifier)
    bounds = {"x": box.x, "y": box.y, "width": box.breedte, "height": box.hoogte}
    ET.SubElement(shape, "dc:Bounds", {k: str(v) for k, v in bounds.items()})
