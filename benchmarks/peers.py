"""The same measures by four libraries: ours, networkx, python-igraph and networkit, each on a graph of its own.

igraph is GPL: it and networkit are for benchmarks, installed by hand (pip install igraph networkit), and nothing else
asks for them. What is not installed is left out.
"""

from __future__ import annotations

import importlib
from functools import partial
from typing import TYPE_CHECKING, Any

import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Callable

    Call = Callable[[], Any]

#: measure → how its time grows when a network grows tenfold
MEASURES = {"degree": 10, "betweenness": 100, "closeness": 100, "pagerank": 10}
LIBRARIES = ("aigraph", "networkx", "igraph", "igraph from networkx", "networkit")


def calls(graph: nx.Graph[str]) -> dict[str, dict[str, Call]]:
    """By library and measure what computes it, the library's own graph made before."""
    found = {"aigraph": _ours(graph), "networkx": _networkx(graph)}
    for name, make in (("igraph", _igraph), ("igraph from networkx", _igraph_anew), ("networkit", _networkit)):
        try:
            found[name] = make(importlib.import_module(name.split()[0]), graph)
        except ImportError:
            print(f"{name} is not installed: left out")
    return found


def values(library: str, measure: str, graph: nx.Graph[str], answer: Any) -> list[float]:
    """An answer as one value for each node, in the order of the graph, scaled as networkx scales."""
    nodes = list(graph)
    if isinstance(answer, dict):
        return [float(answer[node]) for node in nodes]
    if library.startswith("igraph") and measure == "betweenness":
        pairs = (len(nodes) - 1) * (len(nodes) - 2) / 2
        return [float(value) / pairs for value in answer]
    if library == "networkit" and measure == "pagerank":
        # It lets the share of nodes without links vanish; the rest is in proportion.
        return [float(value) / sum(answer) for value in answer]
    return [float(value) for value in answer]


def _ours(graph: nx.Graph[str]) -> dict[str, Call]:
    """What `aigraph centrality` calls before it ranks, from the networkx graph, conversions included."""
    from aigraph.measures import measure_nodes

    return {measure: partial(measure_nodes, graph, measure) for measure in MEASURES}


def _networkx(graph: nx.Graph[str]) -> dict[str, Call]:
    return {
        "degree": lambda: nx.degree_centrality(graph),
        "betweenness": lambda: nx.betweenness_centrality(graph),
        "closeness": lambda: nx.closeness_centrality(graph),
        "pagerank": lambda: nx.pagerank(graph),
    }


def _igraph(igraph: Any, graph: nx.Graph[str]) -> dict[str, Call]:
    made = _to_igraph(igraph, graph)
    return {measure: partial(_by_igraph, made, measure) for measure in MEASURES}


def _igraph_anew(igraph: Any, graph: nx.Graph[str]) -> dict[str, Call]:
    """The same for who has a networkx graph, as we do: its graph is made each time."""
    return {measure: partial(_anew, igraph, graph, measure) for measure in MEASURES}


def _anew(igraph: Any, graph: nx.Graph[str], measure: str) -> list[float]:
    return _by_igraph(_to_igraph(igraph, graph), measure)


def _to_igraph(igraph: Any, graph: nx.Graph[str]) -> Any:
    place = {node: number for number, node in enumerate(graph)}
    return igraph.Graph(n=len(place), edges=[(place[one], place[other]) for one, other in graph.edges()])


def _by_igraph(made: Any, measure: str) -> list[float]:
    if measure == "degree":
        return [degree / (made.vcount() - 1) for degree in made.degree()]
    return getattr(made, measure)()  # type: ignore[no-any-return]  # igraph has no types


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
