"""Betweenness of very large graphs, estimated from the shortest paths that begin at sampled nodes.

The estimator is that of Brandes and Pich (Centrality estimation in large networks, 2007): the dependencies of a node on
sources drawn at random, one like another, averaged. The error bound holds for all nodes at once with the stated
probability: for each node the smaller of Hoeffding's bound and the empirical one of Maurer and Pontil (2009, theorem
4), each at half of the risk shared out over the nodes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aigraph.measures.engine import report

if TYPE_CHECKING:
    import networkx as nx

SOURCES, RISK, SEED = 2048, 0.1, 2030
_AT_ONCE = 32


@dataclass(frozen=True, slots=True)
class Estimate:
    """Values by node; with probability 1 − ``risk`` no value is further than ``error`` from the exact one."""

    values: dict[Any, float]
    error: float
    risk: float
    sources: int


def estimate_betweenness(
    graph: nx.Graph[Any], sources: int | None = None, risk: float = RISK, seed: int = SEED
) -> Estimate:
    """The betweenness of each node, normalized as networkx does, from so many sources (``SOURCES``).

    It is exact where these are all nodes.
    """
    import numpy as np  # noqa: PLC0415  (heavy)

    nodes = list(graph)
    number = len(nodes)
    if number <= 2:  # noqa: PLR2004  (nothing lies between two)
        return Estimate(dict.fromkeys(nodes, 0.0), 0.0, risk, number)
    matrix = _matrix(graph)
    count = min(sources or SOURCES, number)
    drawn = np.arange(number) if count == number else np.random.default_rng(seed).integers(number, size=count)
    total, squares = np.zeros(number), np.zeros(number)
    scale = number / ((number - 1) * (number - 2))
    for start in range(0, count, _AT_ONCE):
        found = _dependencies(matrix, drawn[start : start + _AT_ONCE]) * scale
        total += found.sum(axis=1)
        squares += (found**2).sum(axis=1)
        report((start + found.shape[1]) / count)
    mean = total / count
    error = 0.0 if count == number else _error(squares, mean, count, number, risk)
    return Estimate(dict(zip(nodes, mean.tolist(), strict=True)), error, risk, count)


def _matrix(graph: nx.Graph[Any]) -> Any:
    """The ties as a sparse matrix of ones, without self loops; several ties of one pair are one."""
    import networkx as nx  # noqa: PLC0415  (heavy)

    matrix = nx.to_scipy_sparse_array(graph, weight=None, format="csr", dtype=float)  # type: ignore[call-overload]  # the stubs know no weight of None
    matrix.setdiag(0)
    matrix.eliminate_zeros()
    matrix.data[:] = 1.0
    return matrix


def _dependencies(matrix: Any, sources: Any) -> Any:
    """What the shortest paths from each source (a column) owe to each node: Brandes' sums, level by level."""
    import numpy as np  # noqa: PLC0415  (heavy)

    number, columns = matrix.shape[0], np.arange(len(sources))
    inward = matrix.T.tocsr()
    paths, level_of = np.zeros((number, len(sources))), np.full((number, len(sources)), -1)
    paths[sources, columns], level_of[sources, columns] = 1.0, 0
    frontier, level = paths.copy(), 0
    while True:
        frontier = np.where(level_of < 0, inward @ frontier, 0.0)
        if not frontier.any():
            break
        level += 1
        level_of[frontier > 0] = level
        paths += frontier
    owed = np.zeros_like(paths)
    for depth in range(level, 0, -1):
        share = np.divide(1 + owed, paths, out=np.zeros_like(paths), where=level_of == depth)
        owed += np.where(level_of == depth - 1, (matrix @ share) * paths, 0.0)
    owed[sources, columns] = 0.0
    return owed


def _error(squares: Any, mean: Any, count: int, number: int, risk: float) -> float:
    """The largest of the bounds of the nodes. What one source gives to a node is at most ``most``."""
    import numpy as np  # noqa: PLC0415  (heavy)

    most = number / (number - 1)
    share = risk / (2 * number)
    hoeffding = most * np.sqrt(np.log(2 / share) / (2 * count))
    variance = np.maximum(squares - count * mean**2, 0.0) / (count - 1)
    empirical = np.sqrt(2 * variance * np.log(4 / share) / count) + 7 * most * np.log(4 / share) / (3 * (count - 1))
    return float(np.minimum(hoeffding, empirical).max())
