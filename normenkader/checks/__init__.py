"""Everything that the schema alone can't see: references, reach, tables, order and texts."""

from __future__ import annotations

from normenkader.checks.client import check_client
from normenkader.checks.conditions import check_conditions
from normenkader.checks.durations import check_durations
from normenkader.checks.founding import check_founding
from normenkader.checks.grid import check_grid
from normenkader.checks.identity import check_identity
from normenkader.checks.labels import check_labels
from normenkader.checks.order import check_order
from normenkader.checks.period import check_period
from normenkader.checks.products import check_products
from normenkader.checks.proof import check_proof
from normenkader.checks.reach import check_reach
from normenkader.checks.rounding import check_rounding
from normenkader.checks.sections import check_sections
from normenkader.checks.tables import check_tables
from normenkader.checks.texts import check_texts
from normenkader.checks.work import Work
from normenkader.file.tree import Tree
from normenkader.model import Normenkader

ALWAYS = (check_identity, check_sections, check_order, check_conditions, check_texts, check_proof)
# These walk through combinations of answers and tables: they need references that resolve.
WHEN_SOUND = (
    check_tables,
    check_rounding,
    check_grid,
    check_products,
    check_durations,
    check_reach,
    check_client,
)
# These confuse people and change no calculation: what was in use before they were is read without.
WHEN_WRITTEN = (check_labels, check_period, check_founding)


def check(normenkader: Normenkader, boom: Tree, *, in_use: bool = False) -> Work:
    """Give every problem of a normenkader that fits the schema, and every warning.

    One that decisions were made with (`in_use`) is only checked for what its calculation needs.
    """
    work = Work(normenkader, boom)
    for step in (*ALWAYS, *(() if in_use else WHEN_WRITTEN)):
        step(work)
    if not work.problemen:
        for step in WHEN_SOUND:
            step(work)
    return work
