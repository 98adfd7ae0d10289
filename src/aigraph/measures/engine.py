"""The one seam between networkx and rustworkx, which gives the same values to 1e-9 and is faster on large graphs.

Below a size networkx computes; above it rustworkx; where that takes long, in a process of its own, since rustworkx
does not let go of the interpreter and could not be interrupted. Betweenness of very large graphs is estimated.
Sizes are in nodes and edges; self loops are on no shortest path.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import networkx as nx

    Progress = Callable[[float | None], None]

#: From so many nodes and edges together rustworkx computes (below, to import it takes longer than networkx needs).
RUSTWORKX_FROM = 600
#: From so many nodes times edges work is done in a process of its own (half a second to a second).
PROCESS_FROM = 20_000_000
#: From so many nodes times edges betweenness is estimated from a sample of sources (some minutes exactly).
SAMPLE_FROM = 10_000_000_000

_progress: ContextVar[Progress | None] = ContextVar("progress", default=None)


@contextmanager
def watched(progress: Progress) -> Iterator[None]:
    """Within it, long work calls ``progress`` with its share that is done, or None where nobody can tell it."""
    token = _progress.set(progress)
    try:
        yield
    finally:
        _progress.reset(token)


def report(share: float | None) -> None:
    """Tell whoever watches how much is done."""
    progress = _progress.get()
    if progress is not None:
        progress(share)


def is_estimated(graph: nx.Graph[Any]) -> bool:
    """Whether the betweenness of a graph is estimated and not computed."""
    return graph.number_of_nodes() * graph.number_of_edges() >= SAMPLE_FROM


def betweenness(graph: nx.Graph[Any]) -> dict[Any, float]:
    """Betweenness as networkx normalizes it, over paths of fewest ties."""
    import networkx as nx  # noqa: PLC0415  (heavy)

    if is_estimated(graph):
        from aigraph.measures.sampling import estimate_betweenness  # noqa: PLC0415  (heavy)

        return estimate_betweenness(graph).values
    return _compute(graph, "betweenness_centrality", nx.betweenness_centrality)


def closeness(graph: nx.Graph[Any]) -> dict[Any, float]:
    """Closeness as networkx has it (Wasserman and Faust), by the number of ties; of a directed graph, inward."""
    import networkx as nx  # noqa: PLC0415  (heavy)

    return _compute(graph, "closeness_centrality", nx.closeness_centrality)


def eigenvector(graph: nx.Graph[Any], most_rounds: int) -> dict[Any, float]:
    """Eigenvector centrality on the bare ties. Raises networkx.PowerIterationFailedConvergence."""
    import networkx as nx  # noqa: PLC0415  (heavy)

    return _compute(graph, "eigenvector_centrality", nx.eigenvector_centrality, max_iter=most_rounds)


def _compute(
    graph: nx.Graph[Any], name: str, otherwise: Callable[..., dict[Any, float]], **options: int
) -> dict[Any, float]:
    """By networkx where a graph is small or has several ties a pair, else by rustworkx, here or in a process."""
    nodes, edges = graph.number_of_nodes(), graph.number_of_edges()
    if nodes + edges < RUSTWORKX_FROM or graph.is_multigraph():
        return otherwise(graph, **options)
    from aigraph.measures import rust  # noqa: PLC0415  (heavy)

    if nodes * edges < PROCESS_FROM or name == "eigenvector_centrality":
        # Added up by several threads, the last digits would differ from run to run.
        alone = {"parallel_threshold": sys.maxsize} if name == "betweenness_centrality" else {}
        return rust.compute(rust.to_rustworkx(graph), name, **options, **alone)
    return rust.compute_aside(graph, name, report)
