"""The same measures by four libraries: ours, networkx, python-igraph and networkit, each on a graph of its own.

igraph is GPL: it and networkit are for benchmarks, installed by hand (pip install igraph networkit), and nothing else
asks for them. What is not installed is left out.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Callable

    Call = Callable[[], Any]

#: measure → how its time grows when a network grows tenfold
MEASURES = {"degree": 10, "betweenness": 100, "closeness": 100, "pagerank": 10}
LIBRARIES = ("aigraph", "networkx", "igraph", "networkit")


def calls(graph: nx.Graph[str]) -> dict[str, dict[str, Call]]:
    """By library and measure what computes it, the library's own graph made before."""
    found = {"aigraph": _ours(graph), "networkx": _networkx(graph)}
    for name, make in (("igraph", _igraph), ("networkit", _networkit)):
        try:
            found[name] = make(importlib.import_module(name), graph)
        except ImportError:
            print(f"{name} is not installed: left out")
    return found


def values(library: str, measure: str, graph: nx.Graph[str], answer: Any) -> list[float]:
    """An answer as one value for each node, in the order of the graph, scaled as networkx scales."""
    nodes = list(graph)
    if isinstance(answer, dict):
        return [float(answer[node]) for node in nodes]
    if library == "igraph" and measure == "betweenness":
        pairs = (len(nodes) - 1) * (len(nodes) - 2) / 2
        return [float(value) / pairs for value in answer]
    if library == "networkit" and measure == "pagerank":
        # It lets the share of nodes without links vanish; the rest is in proportion.
        return [float(value) / sum(answer) for value in answer]
    return [float(value) for value in answer]


def _ours(graph: nx.Graph[str]) -> dict[str, Call]:
    """What `aigraph centrality` calls, from the networkx graph, conversions included."""
    from aigraph.measures import rank

    def ranked(measure: str) -> Call:
        return lambda: {node: row[0] for node, _, row in rank(graph, (measure,)).rows}

    return {measure: ranked(measure) for measure in MEASURES}


def _networkx(graph: nx.Graph[str]) -> dict[str, Call]:
    return {
        "degree": lambda: nx.degree_centrality(graph),
        "betweenness": lambda: nx.betweenness_centrality(graph),
        "closeness": lambda: nx.closeness_centrality(graph),
        "pagerank": lambda: nx.pagerank(graph),
    }


def _igraph(igraph: Any, graph: nx.Graph[str]) -> dict[str, Call]:
    place = {node: number for number, node in enumerate(graph)}
    made = igraph.Graph(n=len(place), edges=[(place[one], place[other]) for one, other in graph.edges()])
    return {
        "degree": lambda: [degree / (len(place) - 1) for degree in made.degree()],
        "betweenness": made.betweenness,
        "closeness": made.closeness,
        "pagerank": made.pagerank,
    }


def _networkit(networkit: Any, graph: nx.Graph[str]) -> dict[str, Call]:
    made, centrality = networkit.nxadapter.nx2nk(graph), networkit.centrality

    def run(make: Callable[[], Any]) -> Call:
        return lambda: make().run().scores()

    return {
        "degree": lambda: [value / (len(graph) - 1) for value in centrality.DegreeCentrality(made).run().scores()],
        "betweenness": run(lambda: centrality.Betweenness(made, normalized=True)),
        "closeness": run(lambda: centrality.Closeness(made, True, centrality.ClosenessVariant.GENERALIZED)),  # noqa: FBT003
        "pagerank": run(lambda: centrality.PageRank(made)),
    }
