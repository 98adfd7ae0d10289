"""The eigenvector of the largest eigenvalue of undirected ties, part by part.

Rounds of multiplication alone stop wherever they get slow: on a path of a thousand nodes half of the value is missing,
and a part whose ties are nearly as dense as those of the densest keeps a rest that depends on the number of rounds.
So each part that may have the largest eigenvalue is solved for itself (Lanczos); all others have 0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx

_MOST_DENSE = 100  # nodes of a part that is solved as a whole
_SAME = 1e-9
_WORK, _FEWEST = 10_000_000, 100  # nodes times rounds of Lanczos, and how many rounds are tried at least
_ROUNDS = 100


def eigenvector(graph: nx.Graph[Any]) -> dict[Any, float]:
    """Its values, of length 1; 0 everywhere without ties. Raises networkx.PowerIterationFailedConvergence.

    Where several parts have the largest eigenvalue, each has the share of it that a start that favours nobody leads to.
    """
    import numpy as np  # noqa: PLC0415  (heavy)

    nodes = list(graph)
    values = np.zeros(len(nodes))
    solved = [*_solve(graph, nodes)]
    largest = max((value for value, *_ in solved), default=0.0)
    for value, places, vector in solved:
        if value >= largest * (1 - _SAME):
            values[places] = vector * vector.sum()
    length = np.linalg.norm(values)
    return dict(zip(nodes, (values / length if length else values).tolist(), strict=True))


def _solve(graph: nx.Graph[Any], nodes: list[Any]) -> Iterator[tuple[float, Any, Any]]:
    """The largest eigenvalue of each part that may have the largest of all, its places, and its eigenvector."""
    import networkx as nx  # noqa: PLC0415  (heavy)
    import numpy as np  # noqa: PLC0415  (heavy)

    if not graph.number_of_edges():
        return
    matrix = nx.to_scipy_sparse_array(graph, weight=None, dtype=float, format="csr")  # type: ignore[call-overload]  # the stubs know no weight of None
    place, degrees = {node: number for number, node in enumerate(nodes)}, np.diff(matrix.indptr)
    parts = [np.sort([place[node] for node in part]) for part in nx.connected_components(graph)]
    # No eigenvalue is above the largest number of ties of a node.
    parts.sort(key=lambda places: (-int(degrees[places].max()), int(places[0])))
    largest = 0.0
    for places in parts:
        if degrees[places].max() < largest * (1 - _SAME) or not degrees[places].any():
            return
        value, vector = _leading(matrix[places][:, places])
        largest = max(largest, value)
        yield value, places, vector


def _leading(matrix: Any) -> tuple[float, Any]:
    """The largest eigenvalue of a connected part and its eigenvector, which is nowhere below 0."""
    import networkx as nx  # noqa: PLC0415  (heavy)
    import numpy as np  # noqa: PLC0415  (heavy)
    from scipy.sparse import linalg  # noqa: PLC0415  (heavy)

    if matrix.shape[0] <= _MOST_DENSE:
        found, vectors = np.linalg.eigh(matrix.toarray())
    else:
        most = max(_WORK // matrix.shape[0], _FEWEST)
        try:
            found, vectors = linalg.eigsh(matrix, 1, which="LA", v0=np.ones(matrix.shape[0]), maxiter=most)
        except linalg.ArpackNoConvergence as error:
            raise nx.PowerIterationFailedConvergence(most) from error
    vector = abs(vectors[:, -1])
    for _ in range(_ROUNDS):  # small values become as exact as large ones: what is alike has one value
        vector = matrix @ vector + vector
        vector /= np.linalg.norm(vector)
    return float(found[-1]), vector
