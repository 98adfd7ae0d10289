"""How near all others are: closeness and harmonic centrality from the distances to each node.

Ways of fewest ties are searched breadth first from a thousand nodes at once, one bit each (Then and others, The More
the Merrier: Efficient Multi-Source Graph Traversal, 2014); ways of other lengths, and networks so long that this would
be slow, by scipy's Dijkstra. Distances are those *to* a node, as in networkx. An interrupt is heard between two blocks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from aigraph.measures.engine import report

if TYPE_CHECKING:
    import networkx as nx

_WORD = 64  # bits
_WORDS = 16  # of a node: a block has 1024 sources
_MOST_STEPS = 256  # a network with longer ways is left to Dijkstra
_MOST_CELLS = 2**23  # of a block of Dijkstra's: 64 MB


class Reach(NamedTuple):
    """For each node: how many others reach it, the sum of their distances to it, and the sum of one over them."""

    number: Any
    distances: Any
    inverse: Any


def closeness(graph: nx.Graph[Any], length: str | None = None) -> dict[Any, float]:
    """Closeness (Wasserman and Faust), by the number of ties, or by their attribute ``length``, which is positive."""
    import numpy as np  # noqa: PLC0415  (heavy)

    found = (_by_steps(graph) if length is None else None) or _by_dijkstra(graph, length)
    all_distances = found.distances * (len(graph) - 1)
    values = np.divide(found.number**2, all_distances, out=np.zeros(len(graph)), where=all_distances > 0)
    return dict(zip(graph, values.tolist(), strict=True))


def harmonic(graph: nx.Graph[Any]) -> dict[Any, float]:
    """The sum of one over the distance of each other node; one that does not reach it adds nothing."""
    found = _by_steps(graph) or _by_dijkstra(graph, None)
    return dict(zip(graph, found.inverse.tolist(), strict=True))


def _by_steps(graph: nx.Graph[Any]) -> Reach | None:
    """By the number of ties; None where a way is longer than so many steps."""
    import networkx as nx  # noqa: PLC0415  (heavy)
    import numpy as np  # noqa: PLC0415  (heavy)

    inward = nx.to_scipy_sparse_array(graph, weight=None, dtype=np.int8, format="csc")  # type: ignore[call-overload]  # the stubs know no weight of None
    reached = np.flatnonzero(np.diff(inward.indptr))  # the nodes to which a tie leads
    begins = inward.indptr[reached]
    found = _nothing(len(graph))
    for start in range(0, len(graph), _WORD * _WORDS):
        marks = _one_bit_each(start, len(graph))
        is_left = ~marks[reached]
        for step in range(1, _MOST_STEPS + 2):
            new = is_left & np.bitwise_or.reduceat(marks[inward.indices], begins) if len(reached) else is_left
            count = np.bitwise_count(new).sum(axis=1, dtype=np.int64)
            if not count.any():
                break
            if step > _MOST_STEPS:
                return None
            is_left ^= new
            marks = np.zeros_like(marks)
            marks[reached] = new
            for total, more in zip(found, (count, count * step, count / step), strict=True):
                total[reached] += more
        report(min(start + _WORD * _WORDS, len(graph)) / len(graph))
    return found


def _one_bit_each(start: int, number: int) -> Any:
    """Marks of all nodes, in which the nodes from ``start`` on have each a bit of their own."""
    import numpy as np  # noqa: PLC0415  (heavy)

    marks = np.zeros((number, _WORDS), dtype=np.uint64)
    bits = np.arange(min(_WORD * _WORDS, number - start))
    marks[start + bits, bits // _WORD] = np.uint64(1) << (bits % _WORD).astype(np.uint64)
    return marks


def _by_dijkstra(graph: nx.Graph[Any], length: str | None) -> Reach:
    """By the lengths of ties, or by their number."""
    import networkx as nx  # noqa: PLC0415  (heavy)
    import numpy as np  # noqa: PLC0415  (heavy)
    from scipy.sparse import csgraph  # noqa: PLC0415  (heavy)

    back = nx.to_scipy_sparse_array(graph, weight=length, dtype=float, format="csc").T  # type: ignore[call-overload]  # nor a weight that may be None
    found, size = _nothing(len(graph)), max(1, _MOST_CELLS // len(graph))
    for start in range(0, len(graph), size):
        nodes = np.arange(start, min(start + size, len(graph)))
        lengths = csgraph.dijkstra(back, indices=nodes)
        is_other = np.isfinite(lengths) & (lengths > 0)
        found.number[nodes] = is_other.sum(axis=1)
        found.distances[nodes] = np.where(is_other, lengths, 0.0).sum(axis=1)
        found.inverse[nodes] = np.divide(1.0, lengths, out=np.zeros_like(lengths), where=is_other).sum(axis=1)
        report((start + len(nodes)) / len(graph))
    return found


def _nothing(number: int) -> Reach:
    import numpy as np  # noqa: PLC0415  (heavy)

    return Reach(*(np.zeros(number) for _ in Reach._fields))
