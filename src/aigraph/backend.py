"""A backend of networkx: ``networkx.betweenness_centrality(G, backend="aigraph")`` is computed by rustworkx.

networkx finds it by its entry points (https://networkx.org/documentation/stable/reference/backends.html). It has the
functions below, on graphs with one tie a pair, with the arguments that their signatures have; others are refused in
``can_run``, and networkx says so. Values are those of networkx to 1e-9.
"""

from __future__ import annotations

import functools
import inspect
from numbers import Real
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import networkx as nx

    from aigraph.measures.rust import RustGraph

_SMALL = 100
"""Below so many nodes networkx is as fast; who asks for the backend by name gets it all the same."""


_IDLE = {"seed"}
"""What changes nothing without arguments that are refused anyway; networkx makes a generator of it beforehand."""


def betweenness_centrality(
    G: RustGraph,  # noqa: N803  (networkx's name, by which people call)
    normalized: bool = True,  # noqa: FBT001, FBT002  (networkx's signature, here and below)
    endpoints: bool = False,  # noqa: FBT001, FBT002  (networkx's signature)
) -> dict[Any, float]:
    """networkx.betweenness_centrality of bare ties, exactly (no ``k``, no ``weight``)."""
    return _compute(G, "betweenness_centrality", normalized=bool(normalized), endpoints=bool(endpoints))


def edge_betweenness_centrality(G: RustGraph, normalized: bool = True) -> dict[tuple[Any, Any], float]:  # noqa: FBT001, FBT002, N803  (networkx's signature)
    """networkx.edge_betweenness_centrality of bare ties, exactly."""
    import rustworkx  # noqa: PLC0415  (heavy)

    values = rustworkx.edge_betweenness_centrality(G.graph, normalized=bool(normalized))
    ends = ((G.nodes[source], G.nodes[target]) for source, target in G.graph.edge_list())
    return dict(zip(ends, values.values(), strict=True))


def closeness_centrality(G: RustGraph, wf_improved: bool = True) -> dict[Any, float]:  # noqa: FBT001, FBT002, N803  (networkx's signature)
    """networkx.closeness_centrality by the number of ties (no ``u``, no ``distance``)."""
    return _compute(G, "closeness_centrality", wf_improved=bool(wf_improved))


def eigenvector_centrality(
    G: RustGraph,  # noqa: N803  (networkx's signature)
    max_iter: int = 100,
    tol: float = 1e-6,
    weight: str | None = None,
) -> dict[Any, float]:
    """networkx.eigenvector_centrality (no ``nstart``)."""
    import networkx as nx  # noqa: PLC0415  (heavy)

    if not G.nodes:
        msg = "cannot compute centrality for the null graph"
        raise nx.NetworkXPointlessConcept(msg)
    weighted = {"weight_fn": float} if weight is not None else {}
    return _compute(G, "eigenvector_centrality", max_iter=max(max_iter, 0), tol=tol, **weighted)


def katz_centrality(  # noqa: PLR0913, PLR0917  (networkx's signature)
    G: RustGraph,  # noqa: N803  (networkx's signature)
    alpha: float = 0.1,
    beta: float = 1.0,
    max_iter: int = 1000,
    tol: float = 1e-6,
    weight: str | None = None,
) -> dict[Any, float]:
    """networkx.katz_centrality, normalized, one ``beta`` for all (no ``nstart``)."""
    if not G.nodes:
        return {}
    options = {"weight_fn": float} if weight is not None else {}
    return _compute(G, "katz_centrality", alpha=alpha, beta=float(beta), max_iter=max(max_iter, 0), tol=tol, **options)


def core_number(G: RustGraph) -> dict[Any, int]:  # noqa: N803  (networkx's signature)
    """networkx.core_number of undirected ties without self loops."""
    return {node: int(value) for node, value in _compute(G, "core_number").items()}


def get_info() -> dict[str, Any]:
    """What networkx lists of the backend."""
    return {
        "backend_name": "aigraph",
        "project": "aigraph",
        "package": "aigraph",
        "url": "https://w3id.org/aigraph/ontology",
        "short_summary": "Exact centralities by rustworkx, equal to networkx's to 1e-9.",
        "functions": {name: {"extra_docstring": function.__doc__} for name, function in _FUNCTIONS.items()},
    }


class Backend:
    """What networkx calls: the functions, what they can take, and graphs in and out."""

    def __init__(self, functions: Mapping[str, Callable[..., Any]]) -> None:
        for name, function in functions.items():
            setattr(self, name, _adapted(name, function))

    @staticmethod
    def convert_from_nx(
        graph: nx.Graph[Any], *, edge_attrs: Mapping[str, float] | None = None, **_: object
    ) -> RustGraph:
        """The graph with the one edge attribute that the function asks for, else with ties of 1."""
        from aigraph.measures.rust import to_rustworkx  # noqa: PLC0415  (heavy)

        weight, default = next(iter((edge_attrs or {}).items()), (None, 1.0))
        return to_rustworkx(graph, weight, 1.0 if default is None else default)

    @staticmethod
    def convert_to_nx(result: Any, **_: object) -> Any:
        """Values are values already."""
        return result

    @staticmethod
    def can_run(name: str, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> bool | str:
        """Whether the backend computes this; else the reason why not, which networkx shows."""
        if name not in _FUNCTIONS:
            return f"there are {', '.join(_FUNCTIONS)}"
        given = _given(name, args, kwargs)
        known = inspect.signature(_FUNCTIONS[name]).parameters
        refused = [key for key in kwargs if key not in given] + [
            key for key, (value, usual) in given.items() if key not in known and key not in _IDLE and value is not usual
        ]
        if refused:
            return f"the argument {refused[0]} is not supported"
        graph, _ = next(iter(given.values()))
        return _why_not(graph, name, {key: value for key, (value, _) in given.items()}) or True

    @staticmethod
    def should_run(name: str, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> bool | str:
        """Whether it pays."""
        graph, _ = next(iter(_given(name, args, kwargs).values()))
        return len(graph) >= _SMALL or f"the graph has fewer than {_SMALL} nodes"


def _given(name: str, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Each argument of networkx's function: what is given for it, and what it is otherwise."""
    import networkx as nx  # noqa: PLC0415  (heavy)

    signature = inspect.signature(getattr(nx, name).orig_func)
    bound = signature.bind(*args, **{key: value for key, value in kwargs.items() if key in signature.parameters})
    bound.apply_defaults()
    return {key: (value, signature.parameters[key].default) for key, value in bound.arguments.items()}


def _why_not(graph: nx.Graph[Any], name: str, given: Mapping[str, Any]) -> str:
    """Why this graph, or a value of an argument, is not supported; empty where it is."""
    from aigraph.measures.computing import is_strength  # noqa: PLC0415  (networkx imports this module with itself)

    if graph.is_multigraph():
        return "several ties of one pair are not supported"
    if name == "katz_centrality" and not isinstance(given["beta"], Real):
        return "a beta for each node, or one that is no number, is not supported"
    if given.get("weight") is not None and not all(map(is_strength, _weights(graph, given["weight"]))):
        return "weights below 0, or that are no numbers, are not supported"
    if name == "core_number" and (graph.is_directed() or any(source == target for source, target in graph.edges())):
        return "directed ties and self loops are not supported"
    return ""


def _weights(graph: nx.Graph[Any], weight: str) -> Iterator[object]:
    """The weights of all ties."""
    return (value for *_, value in graph.edges(data=weight, default=1))


def _adapted(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """The function as networkx calls it, with all the arguments of its own, of which ours takes those it knows."""
    known = inspect.signature(function).parameters

    @functools.wraps(function)
    def called(*args: Any, **kwargs: Any) -> Any:
        return function(**{key: value for key, (value, _) in _given(name, args, kwargs).items() if key in known})

    return called


def _compute(graph: RustGraph, name: str, **options: Any) -> dict[Any, float]:
    from aigraph.measures import rust  # noqa: PLC0415  (heavy)

    return rust.compute(graph, name, **options)


_FUNCTIONS: dict[str, Callable[..., Any]] = {
    function.__name__: function
    for function in (
        betweenness_centrality,
        edge_betweenness_centrality,
        closeness_centrality,
        eigenvector_centrality,
        katz_centrality,
        core_number,
    )
}
BACKEND = Backend(_FUNCTIONS)
