"""Matching: each row of a table of costs gets a column of its own, so that the sum is least.

By shortest augmenting paths (Jonker and Volgenant, https://doi.org/10.1007/BF02278710), as scipy does it too; to import
that takes a third of a second, a few hundred rows here some milliseconds.
"""

from __future__ import annotations

from typing import Any


def match(costs: Any) -> list[int]:
    """The column of each row. ``costs`` has no more rows than columns.

    >>> import numpy as np
    >>> match(np.array([[4.0, 1.0, 3.0], [2.0, 0.0, 5.0], [3.0, 2.0, 2.0]]))
    [1, 0, 2]
    """
    import numpy as np  # noqa: PLC0415  (heavy)

    rows, columns = costs.shape
    # Number 0 is nobody; the prices of rows and columns leave no cost below zero.
    paid, price = np.zeros(rows + 1), np.zeros(columns + 1)
    holder, before = np.zeros(columns + 1, dtype=int), np.zeros(columns + 1, dtype=int)
    for row in range(1, rows + 1):
        holder[0], at = row, 0
        least, seen = np.full(columns + 1, np.inf), np.zeros(columns + 1, dtype=bool)
        while holder[at] or at == 0:
            seen[at] = True
            left = costs[holder[at] - 1] - paid[holder[at]] - price[1:]
            nearer = ~seen[1:] & (left < least[1:])
            least[1:][nearer], before[1:][nearer] = left[nearer], at
            following = int(np.argmin(np.where(seen, np.inf, least)))
            step = least[following]
            paid[holder[seen]] += step
            price[seen] -= step
            least[~seen] -= step
            at = following
        while at:
            holder[at], at = holder[before[at]], int(before[at])
    chosen = {int(holder[column]) - 1: column - 1 for column in range(1, columns + 1) if holder[column]}
    return [chosen[row] for row in range(rows)]
