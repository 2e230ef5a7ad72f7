"""The schema and the rule layer that somebody points to: read safely, and heard in full.

Here they are small ones of our own; other tests ask the national ones where they are.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from iwmo.message.judging.judges import Judges, unchecked
from iwmo.message.judging.rule_layer import RuleLayer
from iwmo.message.judging.schema import NoJudgeError, Schema
from iwmo.message.parsing import NoXmlError, parsed
from iwmo.message.rules import broken_rules
from tests.iwmo.message.given import BSN, TODAY, message

XS = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"'
IWMO = "http://www.istandaarden.nl/iwmo/3_2/basisschema/schema"
WMO301 = "http://www.istandaarden.nl/iwmo/3_2/wmo301/schema"
BASIS = f"""<?xml version="1.0" encoding="UTF-8"?>
<xs:schema {XS} targetNamespace="{IWMO}">
<xs:simpleType name="Code"><xs:restriction base="xs:string">
<xs:pattern value="414"/></xs:restriction></xs:simpleType></xs:schema>"""
OWN = f"""<?xml version="1.0" encoding="UTF-8"?>
<xs:schema {XS} xmlns:iwmo="{IWMO}" targetNamespace="{WMO301}" elementFormDefault="qualified">
<xs:import namespace="{IWMO}" schemaLocation="basisschema.xsd"/>
<xs:element name="Bericht"><xs:complexType><xs:sequence>
<xs:element name="Header"><xs:complexType><xs:sequence>
<xs:element name="BerichtCode" type="iwmo:Code"/>
<xs:any processContents="skip" maxOccurs="unbounded"/>
</xs:sequence></xs:complexType></xs:element>
<xs:any processContents="skip"/></xs:sequence></xs:complexType></xs:element></xs:schema>"""
REPORT = "http://www.istandaarden.nl/validatie/1_1/rapport/schema"
LAYER = f"""<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0" xmlns:r="{REPORT}"
 xmlns:w="{WMO301}"><xsl:template match="/"><r:Rapport><r:Fouten>
<xsl:if test="not(//w:Bsn = '111222333')"><r:Fout><r:Code>CS002</r:Code>
<r:Retourcode>0001</r:Retourcode><r:Locatie>/Bericht/Client/Bsn</r:Locatie>
<r:Locatie>/Bericht</r:Locatie><r:Details>Niet goed.</r:Details></r:Fout></xsl:if>
</r:Fouten></r:Rapport></xsl:template></xsl:stylesheet>"""


def folder(
    tmp_path: Path, own: str = OWN, basis: str = BASIS, name: str = "Basisschema.xsd"
) -> Path:
    (tmp_path / "WMO301.xsd").write_text(own, "utf-8")
    (tmp_path / "Basisschema.xsd").write_text(basis, "utf-8")
    return tmp_path


def test_a_schema_is_read_whatever_surrounds_it(tmp_path: Path) -> None:
    pasted = f"## WMO301.xsd\n\n{OWN}\n<xml>van een ander</xml>"
    schema = Schema(folder(tmp_path, own=pasted))
    assert schema.findings(message()) == ()
    wrong = message().replace(b">414<", b">415<")
    (finding,) = schema.findings(wrong)
    assert (finding.code, finding.places) == ("XSD", ("/Bericht/Header/BerichtCode",))
    assert "415" not in finding.melding


def test_a_schema_that_is_not_there_or_no_schema_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoJudgeError, match="niet te lezen"):
        Schema(tmp_path / "weg")
    with pytest.raises(NoJudgeError, match=r"ontbreekt: wmo301.xsd, basisschema.xsd"):
        Schema(tmp_path)
    with pytest.raises(NoJudgeError, match="geen goede XML"):
        Schema(folder(tmp_path, own="<?xml version='1.0'?><x>"))
    with pytest.raises(NoJudgeError, match="geen goed schema"):
        Schema(folder(tmp_path, basis=BASIS.replace("Code", "Other")))


def test_a_schema_takes_nothing_from_elsewhere(tmp_path: Path) -> None:
    outside = tmp_path / "outside.xsd"
    outside.write_text(BASIS, "utf-8")
    inner = tmp_path / "in"
    inner.mkdir()
    own = OWN.replace("basisschema.xsd", str(outside))
    with pytest.raises(NoJudgeError, match="geen goed schema"):
        Schema(folder(inner, own=own))


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>',
        b'<!DOCTYPE a [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><a>&b;</a>',
        b'<!DOCTYPE a SYSTEM "http://example.invalid/a.dtd"><a/>',
        b"<a>",
        b"",
    ],
)
def test_no_entity_and_no_document_type_is_read(content: bytes) -> None:
    with pytest.raises(NoXmlError):
        parsed(content)
    with pytest.raises(NoXmlError):
        broken_rules(content, TODAY)


def test_the_rule_layer_says_code_place_and_return_code(tmp_path: Path) -> None:
    file = tmp_path / "regels.xsl"
    file.write_text(LAYER, "utf-8")
    (finding,) = RuleLayer(file).findings(message())
    assert (finding.code, finding.retourcode, finding.melding) == ("CS002", "0001", "Niet goed.")
    assert finding.places == ("/Bericht/Client/Bsn", "/Bericht")
    assert RuleLayer(file).findings(message().replace(BSN.encode(), b"111222333")) == ()


def test_a_rule_layer_that_is_none_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "regels.xsl"
    with pytest.raises(NoJudgeError, match="niet te lezen"):
        RuleLayer(file)
    file.write_text("<a/>", "utf-8")
    with pytest.raises(NoJudgeError, match="geen goede XSLT"):
        RuleLayer(file)
    for body in ("", "<x/>"):
        file.write_text(
            f'<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0">'
            f'<xsl:template match="/">{body}</xsl:template></xsl:stylesheet>',
            "utf-8",
        )
        with pytest.raises(NoJudgeError, match="geen regels voor een bericht"):
            RuleLayer(file).findings(message())


@pytest.mark.parametrize("what", ["document('{}')//*", "document('http://example.invalid/')"])
def test_a_rule_layer_reads_nothing_but_the_message(tmp_path: Path, what: str) -> None:
    other = tmp_path / "other.xml"
    other.write_text("<a>geheim</a>", "utf-8")
    file = tmp_path / "regels.xsl"
    file.write_text(
        LAYER.replace("Niet goed.", f'<xsl:value-of select="{what.format(other)}"/>'), "utf-8"
    )
    try:
        found = str(RuleLayer(file).findings(message()))
    except NoJudgeError as error:
        found = str(error)
    assert "geheim" not in found


def test_everybody_who_is_pointed_to_is_asked(tmp_path: Path) -> None:
    file = folder(tmp_path / ".") / "regels.xsl"
    file.write_text(LAYER, "utf-8")
    judges = Judges.read(tmp_path, file)
    wrong = message().replace(b">414<", b">415<").replace(BSN.encode(), b"123456789")
    assert [(by, f.code) for by, f in judges.findings(wrong, TODAY)] == [
        ("Eigen controle", "CS002"),
        ("Schema", "XSD"),
        ("Landelijke regels", "CS002"),
    ]
    assert "Niet gevraagd" not in judges.account
    assert Judges().account.endswith("Niet gevraagd aan het schema en de landelijke regels.")
    assert len(unchecked()) == 6
