"""Networks: a query in ``queries/networks/`` becomes a networkx graph.

A query selects ``?source ?target`` and, where it has one, ``?weight``; further columns become edge attributes. A row
without target is a node that may have no neighbour. Nodes are IRIs, with ``label`` and ``kind``; every attribute is
a str, int, float or bool, so that GraphML and GEXF can hold it.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from aigraph.errors import UsageError
from aigraph.queries import bind, find_query, select
from aigraph.results import to_python
from aigraph.terms import RDF_TYPE

if TYPE_CHECKING:
    import networkx as nx

    from aigraph.dataset import Dataset
    from aigraph.results import Node

NETWORKS_FOLDER = "queries/networks"


def read_network(dataset: Dataset, name: str, language: str) -> nx.Graph[str]:
    """The network of a name. Raises UsageError where there is none, or where its query has not the columns."""
    import networkx as nx  # noqa: PLC0415  (heavy)

    query = find_query(dataset.project, name, NETWORKS_FOLDER)
    rows = select(dataset, bind(query, {}, dataset.vocabulary, dataset.project, language))
    if rows.columns[:2] != ("source", "target"):
        msg = f"{NETWORKS_FOLDER}/{name}.rq: the columns are {', '.join(rows.columns)}; select ?source ?target first"
        raise UsageError(msg)
    graph: nx.Graph[str] = nx.Graph(name=name)
    for source, target, *values in rows.rows:
        if source is None:
            continue
        for end in (source, target):
            if not isinstance(end, ox.NamedNode | None):
                msg = f"{NETWORKS_FOLDER}/{name}.rq: the node {end} is no IRI; select things, not texts"
                raise UsageError(msg)
        graph.add_node(source.value)
        if target is not None:
            attributes = zip(rows.columns[2:], values, strict=True)
            graph.add_edge(source.value, target.value, **{key: _plain(value) for key, value in attributes if value})
    if any(isinstance(weight, str) for *_, weight in graph.edges(data="weight", default=1)):
        msg = f"{NETWORKS_FOLDER}/{name}.rq: a weight is no number; select a count or an amount as ?weight"
        raise UsageError(msg)
    for node in graph:
        graph.nodes[node].update(label=dataset.label(node, language), kind=kind_of(dataset, node))
    return graph


def kind_of(dataset: Dataset, iri: str) -> str:
    """The name of a thing's own class, as data files write it; empty where it has none."""
    names = (
        dataset.vocabulary.names.get(value.value, "")
        for value in dataset.objects(iri, RDF_TYPE)
        if isinstance(value, ox.NamedNode)
    )
    return next((name for name in names if name in dataset.vocabulary.classes), "")


def to_csv_rows(graph: nx.Graph[str]) -> tuple[tuple[str, ...], list[list[Any]]]:
    """The edges as a table: source, target, their names, then the attributes; isolated nodes have no target."""
    keys = sorted({key for *_, data in graph.edges(data=True) for key in data})
    rows = [
        [
            source,
            target,
            graph.nodes[source]["label"],
            graph.nodes[target]["label"],
            *(data.get(key, "") for key in keys),
        ]
        for source, target, data in graph.edges(data=True)
    ]
    rows += [
        [node, "", data["label"], "", *("" for _ in keys)] for node, data in graph.nodes(data=True) if not graph[node]
    ]
    return ("source", "target", "source_name", "target_name", *keys), rows


def _plain(term: Node) -> str | int | float | bool:
    value = to_python(term)
    if isinstance(value, dt.date):  # the formats of networks know no dates
        return term.value
    return float(value) if isinstance(value, Decimal) else value
