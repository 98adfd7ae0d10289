"""The one seam between networkx and what is faster on large graphs and gives the same values to 1e-9.

Below a size networkx computes; above it rustworkx, or numpy where distances are all that is asked for. Where rustworkx
takes long, it works in a process of its own, since it does not let go of the interpreter and could not be interrupted.
Betweenness of very large graphs is estimated. Sizes are in nodes and edges; self loops are on no shortest path.
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

#: Below so many nodes and edges together networkx computes (to import the others takes longer than it needs).
NETWORKX_BELOW = 600
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


def closeness(graph: nx.Graph[Any], length: str | None = None) -> dict[Any, float]:
    """Closeness as networkx has it (Wasserman and Faust), of a directed graph inward.

    By the number of ties, or by their attribute ``length``, a positive number.
    """
    import networkx as nx  # noqa: PLC0415  (heavy)

    if _is_for_networkx(graph):
        return {**nx.closeness_centrality(graph, distance=length)}
    from aigraph.measures import reaching  # noqa: PLC0415  (heavy)

    return reaching.closeness(graph, length)


def harmonic(graph: nx.Graph[Any]) -> dict[Any, float]:
    """Harmonic centrality as networkx has it, by the number of ties; of a directed graph, inward."""
    import networkx as nx  # noqa: PLC0415  (heavy)

    if _is_for_networkx(graph):
        return {**nx.harmonic_centrality(graph)}
    from aigraph.measures import reaching  # noqa: PLC0415  (heavy)

    return reaching.harmonic(graph)


def eigenvector(graph: nx.Graph[Any], most_rounds: int) -> dict[Any, float]:
    """Eigenvector centrality on the bare ties. Raises networkx.PowerIterationFailedConvergence."""
    import networkx as nx  # noqa: PLC0415  (heavy)

    return _compute(graph, "eigenvector_centrality", nx.eigenvector_centrality, max_iter=most_rounds)


def _compute(
    graph: nx.Graph[Any], name: str, otherwise: Callable[..., dict[Any, float]], **options: int
) -> dict[Any, float]:
    """By networkx where a graph is small or has several ties a pair, else by rustworkx, here or in a process."""
    if _is_for_networkx(graph):
        return otherwise(graph, **options)
    from aigraph.measures import rust  # noqa: PLC0415  (heavy)

    if graph.number_of_nodes() * graph.number_of_edges() < PROCESS_FROM or name == "eigenvector_centrality":
        # Added up by several threads, the last digits would differ from run to run.
        alone = {"parallel_threshold": sys.maxsize} if name == "betweenness_centrality" else {}
        return rust.compute(rust.to_rustworkx(graph), name, **options, **alone)
    return rust.compute_aside(graph, name, report)


def _is_for_networkx(graph: nx.Graph[Any]) -> bool:
    return graph.number_of_nodes() + graph.number_of_edges() < NETWORKX_BELOW or graph.is_multigraph()
