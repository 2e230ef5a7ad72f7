"""What a place of a Word file may be: something to fill in, a loop or a choice, and no more.

A template language can compute, call and read files. Nothing of that is needed to fill in a
document, and all of it can go wrong when there is one to make.
"""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import nodes

# Texts with places, choices on what something is, and loops over what has parts.
ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Const,
    nodes.If,
    nodes.For,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
)
# A loop over the blocks, in it one over the rows, in that one over the texts.
MOST_LOOPS = 3
# Choices and loops in each other; more cannot be run.
MOST_WITHIN = 20
NO_LOOPS = ("titel", "melding", "voet", "logo")
LOOPS_WITHIN = ("regels", "koppen", "rijen", "teksten")
NOT_A_PLACE = (
    "dit kan hier niet: vul alleen een plek in ({{ titel }}), of gebruik for, if, == en != zoals "
    "in het meegeleverde bestand"
)


def other_than_places(tree: nodes.Template) -> Iterator[int]:
    """The line (from 1) of everything in a template that is more than a place, each line once."""
    yield from dict.fromkeys(_wrong(tree, 1, 0, 0))


def _wrong(node: nodes.Node, line: int, loops: int, within: int) -> Iterator[int]:
    # A part of a comparison has no line of its own.
    line = node.lineno or line
    loops += isinstance(node, nodes.For)
    within += isinstance(node, nodes.For | nodes.If)
    too_deep = loops > MOST_LOOPS or within > MOST_WITHIN
    if too_deep or not isinstance(node, ALLOWED) or not _is_simple(node):
        yield line
        return
    for part in node.iter_child_nodes():
        yield from _wrong(part, line, loops, within)


def _is_simple(node: nodes.Node) -> bool:
    match node:
        case nodes.For():
            named = isinstance(node.iter, nodes.Name) and node.iter.name not in NO_LOOPS
            of_one = isinstance(node.iter, nodes.Getattr) and node.iter.attr in LOOPS_WITHIN
            return (named or of_one) and not node.recursive and node.test is None
        case nodes.Getitem():
            return isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, int)
        case nodes.Operand():
            return node.op in ("eq", "ne")
        case _:
            return True
