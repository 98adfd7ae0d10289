"""Plain: the view as a network for Graphviz (with places, for its engine neato) and Mermaid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph.networks import write_network

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aigraph.layout import Position
    from aigraph.picture.view import View


def to_network(view: View, positions: Mapping[str, Position], form: str, language: str) -> bytes:
    """Nodes and ties by their names in a language, with the shapes and colours of the marks."""
    import networkx as nx  # noqa: PLC0415  (heavy)

    graph: nx.DiGraph[str] = nx.DiGraph(name=view.title[language])
    for node in view.nodes:
        place = positions[node.id]
        graph.add_node(node.id, label=node.label[language], kind=node.kind, place=f"{place.x:g},{-place.y:g}")
    told: dict[tuple[str, str], list[str]] = {}
    for edge in view.edges:
        told.setdefault((edge.source, edge.target), []).append(edge.label[language])
    for (source, target), labels in told.items():
        graph.add_edge(source, target, label=", ".join(dict.fromkeys(labels)))
    return write_network(graph, form, {mark.kind: (mark.shape, mark.colour) for mark in view.marks})
