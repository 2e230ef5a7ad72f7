"""Which groups of decisions may be shown together, so that no group of a few can be worked out.

Hiding small groups is not enough: 100 decisions of which 97 are shown give the other 3. What is
shown are sums over groups, and whoever reads them can add and subtract. So what they can work out
are the combinations of the groups that are shown, each as a vector over the decisions.

Take such a combination x that is itself a group: 1 for its decisions, 0 for others. For a decision
d in it, 1 = x_d <= |x| * sqrt(h_d), where h_d is the leverage of d: the diagonal of the projection
onto the space of what is shown (Cauchy-Schwarz). So a group with d in it has at least 1 / h_d
decisions. While every leverage is at most 1 / 10, **no combination whatever is a group of fewer
than 10**. For groups that do not overlap this is exact; where they overlap it is careful.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

LEAST = 10
# What floats may differ by when nothing does.
ROUNDING = 1e-9


def releasable(
    sizes: Sequence[int], groups: Sequence[NDArray[np.bool_]], least: int = LEAST
) -> list[bool]:
    """Say of each group whether it is shown; the most important ones come first.

    `sizes` counts the decisions of each class (decisions that are in the same groups), and a group
    says of each class whether it is in it. A group is shown when the leverages then stay low enough
    with all that are shown before it.
    """
    weights = np.asarray(sizes, dtype=np.float64)
    leverage = np.zeros(len(weights))
    basis = np.zeros((0, len(weights)))
    shown = []
    for group in groups:
        column = group.astype(np.float64)
        # Twice: once leaves what floats lose.
        for _ in range(2):
            column = column - (basis @ (weights * column)) @ basis
        length = float(weights @ column**2)
        if length <= ROUNDING:
            # It follows from what is shown already, or it is empty.
            shown.append(bool(group.any()))
            continue
        higher = leverage + column**2 / length
        fits = bool((higher[weights > 0] <= 1 / least + ROUNDING).all())
        shown.append(fits)
        if fits:
            leverage = higher
            basis = np.vstack([basis, column / np.sqrt(length)])
    return shown
