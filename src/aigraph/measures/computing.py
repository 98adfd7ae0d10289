"""What each measure of nodes computes, by networkx, scipy or the engine.

Where a measure takes weights as distances, the way along a tie is 1/weight long (Newman 2001): what shares much is
near. A node of which a measure says nothing has NaN.
"""

from __future__ import annotations

import math
from fractions import Fraction
from numbers import Real
from typing import TYPE_CHECKING, Any

from aigraph.errors import UsageError
from aigraph.measures import engine, principal

if TYPE_CHECKING:
    import networkx as nx

    Values = dict[Any, float]

DISTANCE = "distance"
_MOST_ROUNDS = 10_000
_KATZ_SHARE, _KATZ_ACYCLIC, _KATZ_TOLERANCE = 0.85, 0.1, 1e-17
_SOURCES_AT_ONCE = 64
_MOST_BITS = 512  # of a common multiple of weights: beyond, lengths are rounded
_MOST_DENSE = 3
_HITS_TOLERANCE = 1e-13


def degree(graph: nx.Graph[Any]) -> Values:
    """The number of ties, as a share of the other nodes."""
    import networkx as nx  # noqa: PLC0415  (heavy)

    return {node: float(value) for node, value in nx.degree_centrality(graph).items()}


def weighted_degree(graph: nx.Graph[Any]) -> Values:
    """The sum of the weights of the ties."""
    return {node: float(value) for node, value in graph.degree(weight="weight")}


def eigenvector(graph: nx.Graph[Any]) -> Values:
    """The eigenvector of the largest eigenvalue, of length 1; 0 everywhere where no ties go round.

    Of undirected ties it is exact (`principal`). Raises PowerIterationFailedConvergence.
    """
    import networkx as nx  # noqa: PLC0415  (heavy)

    if not graph.is_directed():
        return principal.eigenvector(graph)
    # Where ties go round in no circle, no eigenvalue is above 0 (Newman 2010, 7.2).
    return dict.fromkeys(graph, 0.0) if nx.is_directed_acyclic_graph(graph) else engine.eigenvector(graph, _MOST_ROUNDS)


def weighted_betweenness(graph: nx.Graph[Any]) -> Values:
    """Betweenness over the shortest ways of length 1/weight, as networkx normalizes it.

    Lengths are whole numbers where the weights allow it, since ways that are equally long would not be so in sums of
    floating-point numbers. The sources are taken in blocks, so that long work can be followed.
    """
    import networkx as nx  # noqa: PLC0415  (heavy)

    far, nodes = _with_distances(graph, is_exact=True), list(graph)
    total = dict.fromkeys(nodes, 0.0)
    for start in range(0, len(nodes), _SOURCES_AT_ONCE):
        sources = nodes[start : start + _SOURCES_AT_ONCE]
        found = nx.betweenness_centrality_subset(far, sources, nodes, weight=DISTANCE)
        for node, value in found.items():
            total[node] += value
        engine.report((start + len(sources)) / len(nodes))
    # Of undirected ties networkx halves what it adds up here: each pair is met from both ends.
    pairs = (len(nodes) - 1) * (len(nodes) - 2) / (1 if graph.is_directed() else 2)
    return {node: value / pairs if pairs else 0.0 for node, value in total.items()}


def weighted_closeness(graph: nx.Graph[Any]) -> Values:
    """Closeness (Wasserman and Faust) by ways of length 1/weight."""
    return engine.closeness(_with_distances(graph), DISTANCE)


def harmonic(graph: nx.Graph[Any]) -> Values:
    """The mean of 1/distance to the others, those that cannot be reached counting 0."""
    others = max(len(graph) - 1, 1)
    return {node: value / others for node, value in engine.harmonic(graph).items()}


def katz(graph: nx.Graph[Any]) -> Values:
    """(I − αAᵀ)x = 1, of length 1, with α at 0.85 of the most that it may be (one over the largest eigenvalue).

    The sum of the walks of each length, until what a longer one adds is lost in rounding.
    """
    import networkx as nx  # noqa: PLC0415  (heavy)
    import numpy as np  # noqa: PLC0415  (heavy)

    if not graph:
        return {}
    matrix = nx.to_scipy_sparse_array(graph, weight=None, dtype=float, format="csc").T  # type: ignore[call-overload]  # the stubs know no weight of None
    largest = _largest_eigenvalue(matrix)
    alpha = _KATZ_SHARE / largest if largest > 0 else _KATZ_ACYCLIC
    values = walks = np.ones(len(graph))
    for _ in range(_MOST_ROUNDS):
        walks = alpha * (matrix @ walks)
        values = values + walks
        if walks.max() <= _KATZ_TOLERANCE * values.max():
            return dict(zip(graph, (values / np.linalg.norm(values)).tolist(), strict=True))
    raise nx.PowerIterationFailedConvergence(_MOST_ROUNDS)


def _largest_eigenvalue(matrix: Any) -> float:
    """The largest eigenvalue of a matrix without negative entries; 0 of one whose ties go round in no circle."""
    import networkx as nx  # noqa: PLC0415  (heavy)
    import numpy as np  # noqa: PLC0415  (heavy)
    from scipy.sparse import linalg  # noqa: PLC0415  (heavy)

    if nx.is_directed_acyclic_graph(nx.from_scipy_sparse_array(matrix, create_using=nx.DiGraph)):
        return 0.0
    if matrix.shape[0] <= _MOST_DENSE:
        return float(max(abs(np.linalg.eigvals(matrix.toarray()))))
    start = np.ones(matrix.shape[0])
    return float(max(abs(linalg.eigs(matrix, k=1, v0=start, return_eigenvectors=False))))


def pagerank(graph: nx.Graph[Any]) -> Values:
    """PageRank by the weights, with networkx's damping of 0.85."""
    import networkx as nx  # noqa: PLC0415  (heavy)

    return {**nx.pagerank(graph)}


def hubs(graph: nx.Graph[Any]) -> Values:
    """Kleinberg's hubs."""
    return _hits(graph)[0]


def authorities(graph: nx.Graph[Any]) -> Values:
    """Kleinberg's authorities."""
    return _hits(graph)[1]


def _hits(graph: nx.Graph[Any]) -> tuple[Values, Values]:
    """Kleinberg's rounds from a start that favours nobody, each of the two with the sum 1.

    networkx takes any vector of the strongest space, with signs of any kind where several are equally strong (as in a
    bipartite network); the rounds end in the one that is nearest to the start. Raises PowerIterationFailedConvergence.
    """
    import networkx as nx  # noqa: PLC0415  (heavy)
    import numpy as np  # noqa: PLC0415  (heavy)

    matrix = nx.to_scipy_sparse_array(graph, dtype=float)  # type: ignore[call-overload]  # nor a dtype
    if not matrix.sum():
        return dict.fromkeys(graph, 0.0), dict.fromkeys(graph, 0.0)
    authorities = np.ones(len(graph))
    for _ in range(_MOST_ROUNDS):
        before, hubs = authorities, matrix @ authorities
        authorities = matrix.T @ hubs
        authorities /= np.linalg.norm(authorities)
        if abs(authorities - before).max() < _HITS_TOLERANCE:
            hubs = matrix @ authorities
            return tuple(dict(zip(graph, (part / part.sum()).tolist(), strict=True)) for part in (hubs, authorities))  # type: ignore[return-value]
    raise nx.PowerIterationFailedConvergence(_MOST_ROUNDS)


def clustering(graph: nx.Graph[Any]) -> Values:
    """The share of the pairs of neighbours that are tied."""
    import networkx as nx  # noqa: PLC0415  (heavy)

    found: Any = nx.clustering(graph)
    return {node: float(value) for node, value in found.items()}


def core(graph: nx.Graph[Any]) -> Values:
    """The number of the innermost core that the node is in."""
    import networkx as nx  # noqa: PLC0415  (heavy)

    return {node: float(value) for node, value in nx.core_number(graph).items()}


def constraint(graph: nx.Graph[Any]) -> Values:
    """Burt's constraint, by weights."""
    import networkx as nx  # noqa: PLC0415  (heavy)

    return {node: float(value) for node, value in nx.constraint(graph, weight="weight").items()}


def effective_size(graph: nx.Graph[Any]) -> Values:
    """Burt's effective size, by weights."""
    import networkx as nx  # noqa: PLC0415  (heavy)

    return {node: float(value) for node, value in nx.effective_size(graph, weight="weight").items()}


def check_strengths(graph: nx.Graph[Any]) -> None:
    """Raises UsageError for a weight that is below 0 or no number: it is no strength."""
    for *_, weight in graph.edges(data="weight", default=1):
        if not is_strength(weight):
            raise _no_strength(graph, weight)


def is_strength(weight: object) -> bool:
    """Whether a weight can be how strong a tie is: a number that is not below 0, and finite."""
    return isinstance(weight, Real) and 0 <= float(weight) < math.inf


def _with_distances(graph: nx.Graph[Any], *, is_exact: bool = False) -> nx.Graph[Any]:
    """The same ties with ``distance``, 1/weight, or, where it is to be exact and can be, a multiple in whole numbers.

    Raises UsageError for a weight that is no strength, or none at all.
    """
    far, ties = graph.__class__(), [*graph.edges(data="weight", default=1)]
    far.add_nodes_from(graph)
    for *_, weight in ties:
        if not (weight and is_strength(weight)):
            raise _no_strength(graph, weight)
    multiple = _common_multiple({weight for *_, weight in ties}) if is_exact else None
    for source, target, weight in ties:
        far.add_edge(source, target, distance=int(multiple / _exactly(weight)) if multiple else 1 / weight)
    return far


def _common_multiple(weights: set[Any]) -> int | None:
    """The least whole number that every weight divides without remainder; None where it would be huge."""
    multiple = 1
    for weight in weights:
        multiple = math.lcm(multiple, _exactly(weight).numerator)
        if multiple.bit_length() > _MOST_BITS:
            return None
    return multiple


def _exactly(weight: Any) -> Fraction:
    """A weight as it is written: 0.1 is a tenth."""
    return Fraction(weight) if isinstance(weight, int) else Fraction(str(float(weight)))


def _no_strength(graph: nx.Graph[Any], weight: object) -> UsageError:
    msg = f"{graph.name}: a tie has the weight {weight}, which is no strength; ask for a measure of bare ties"
    return UsageError(msg)
