"""The message as bytes: UTF-8 without a mark, and a line end (CRLF) after each element.

Bron: iWmo 3.2, OP192. The same content gives the same bytes.
"""

from __future__ import annotations

from lxml import etree

from iwmo.message.content import NAMESPACES, WMO301
from iwmo.message.nodes import Node

DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\r\n'


def as_bytes(root: Node, comment: str = "") -> bytes:
    """Write a message; a `comment` stands above it, for who looks at the file."""
    element = etree.Element(_name(root.tag), nsmap=dict(NAMESPACES))
    _fill(element, root)
    etree.indent(element, space="\t")
    written = etree.tostring(element, encoding="UTF-8", xml_declaration=False)
    above = etree.tostring(etree.Comment(f" {comment} "), encoding="UTF-8") if comment else b""
    # No value has a line end of its own: every one of these is after an element.
    lines = [line for line in (above, *written.split(b"\n")) if line]
    return DECLARATION + b"".join(line + b"\r\n" for line in lines)


def _fill(element: etree._Element, node: Node) -> None:
    if node.parts:
        for part in node.parts:
            _fill(etree.SubElement(element, _name(part.tag)), part)
    else:
        element.text = node.text


def _name(tag: str) -> str:
    prefix, _, name = tag.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{name}"


ROOT = f"{WMO301}:Bericht"
