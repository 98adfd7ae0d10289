"""A network as a file: GraphML, GEXF, CSV, Cytoscape's JSON, Graphviz's dot, Mermaid; the same graph, the same bytes.

What draws (Cytoscape, dot, Mermaid) has the shapes and colours of the picture; ``looks`` gives those of each kind.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from aigraph.networks.reading import edge_table
from aigraph.results import write_csv

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import networkx as nx

NETWORK_FORMATS = {
    "graphml": ".graphml",
    "gexf": ".gexf",
    "csv": ".csv",
    "cytoscape": ".cyjs",
    "dot": ".dot",
    "mermaid": ".mmd",
}
# Shapes are named as in the picture. Mermaid has no star and no triangle that points up.
_SHAPES = {
    "star": ("star", "star", "dbl-circ"),
    "dot": ("ellipse", "ellipse", "circle"),
    "triangle": ("triangle", "triangle", "tri"),
    "diamond": ("diamond", "diamond", "diam"),
    "square": ("rectangle", "box", "rect"),
    "hexagon": ("hexagon", "hexagon", "hex"),
    "triangleDown": ("vee", "invtriangle", "flip-tri"),
}
_LINE = "#555555"


# How a kind of thing is drawn: a shape and a colour of the picture's marks.
Look = tuple[str, str]
_PLAIN: Look = ("dot", "#777777")


def write_network(graph: nx.Graph[str], name: str, looks: Mapping[str, Look] | None = None) -> bytes:
    """A network in one of the formats; ``looks`` says how each kind is drawn where the format draws."""
    return _WRITERS[name](graph, looks or {}).encode()


def _graphml(graph: nx.Graph[str], _: Mapping[str, Look]) -> str:
    import networkx as nx  # noqa: PLC0415  (heavy)

    return "\n".join(nx.generate_graphml(graph)) + "\n"


def _gexf(graph: nx.Graph[str], _: Mapping[str, Look]) -> str:
    import networkx as nx  # noqa: PLC0415  (heavy)

    # GEXF has no place for the name of a graph. networkx writes today's date; the same graph gives the same bytes.
    copy = graph.copy()
    copy.graph.clear()
    text = "\n".join(nx.generate_gexf(copy)) + "\n"
    return re.sub(r' lastmodifieddate="[^"]*"', "", text, count=1)


def _csv(graph: nx.Graph[str], _: Mapping[str, Look]) -> str:
    return write_csv(*edge_table(graph))


def _cytoscape(graph: nx.Graph[str], looks: Mapping[str, Look]) -> str:
    """Cytoscape.js's elements and style (https://js.cytoscape.org/#notation/elements-json), read by Cytoscape too.

    networkx reads it as well; it asks for ``value``, the node.
    """
    nodes = [
        {"data": {"id": node, "value": node, "name": data["label"], **data}} for node, data in graph.nodes(data=True)
    ]
    edges = [
        {"data": {"id": f"e{number}", "source": source, "target": target, **data}}
        for number, (source, target, data) in enumerate(graph.edges(data=True))
    ]
    arrow = {"curve-style": "bezier", "target-arrow-shape": "triangle"} if graph.is_directed() else {}
    style: list[dict[str, Any]] = [
        {"selector": "node", "style": {"label": "data(label)", **_cytoscape_look(_PLAIN)}},
        {"selector": "edge", "style": {"line-color": _LINE, "width": 1, **arrow}},
    ]
    style += [
        {"selector": f'node[kind = "{kind}"]', "style": _cytoscape_look(looks[kind])} for kind in _kinds(graph, looks)
    ]
    document = {
        "data": {"name": graph.name, **{key: value for key, value in graph.graph.items() if key != "name"}},
        "directed": graph.is_directed(),
        "multigraph": False,
        "elements": {"nodes": nodes, "edges": edges},
        "style": style,
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _cytoscape_look(look: Look) -> dict[str, str]:
    return {"shape": _SHAPES[look[0]][0], "background-color": look[1]}


def _dot(graph: nx.Graph[str], looks: Mapping[str, Look]) -> str:
    """Graphviz's language (https://graphviz.org/doc/info/lang.html)."""
    kind, arrow = ("digraph", "->") if graph.is_directed() else ("graph", "--")
    lines = [f"{kind} {_quoted(graph.name)} {{", '  node [fontname="sans-serif"];', f'  edge [color="{_LINE}"];']
    for node, data in graph.nodes(data=True):
        shape, colour = looks.get(data["kind"], _PLAIN)
        marks = f'shape={_SHAPES[shape][1]}, style=filled, fillcolor="{colour}55", color="{colour}"'
        place = f', pos="{data["place"]}!"' if "place" in data else ""
        lines.append(f"  {_quoted(node)} [label={_quoted(data['label'])}, {marks}{place}];")
    for source, target, data in graph.edges(data=True):
        told = data.get("label") or data.get("shared")
        pull = data.get("weight", 0)
        said = [f"tooltip={_quoted(told)}"] if told else []
        said += [f"weight={max(1, round(pull))}"] if _is_small_count(pull) else []
        after = f" [{', '.join(said)}]" if said else ""
        lines.append(f"  {_quoted(source)} {arrow} {_quoted(target)}{after};")
    return "\n".join([*lines, "}"]) + "\n"


def _is_small_count(weight: object) -> bool:
    """Whether a weight is one that Graphviz may pull with; a sum of money is none."""
    most = 1000
    return isinstance(weight, int | float) and 0 < weight <= most


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


def _mermaid(graph: nx.Graph[str], looks: Mapping[str, Look]) -> str:
    """A Mermaid flowchart (https://mermaid.js.org/syntax/flowchart.html)."""
    numbers = {node: f"n{number}" for number, node in enumerate(graph)}
    arrow = "-->" if graph.is_directed() else "---"
    lines = ["flowchart LR"]
    for node, data in graph.nodes(data=True):
        shape = _SHAPES[looks.get(data["kind"], _PLAIN)[0]][2]
        lines.append(f'  {numbers[node]}@{{ shape: {shape}, label: "{_escaped(data["label"])}" }}')
    for source, target, data in graph.edges(data=True):
        told = f'|"{_escaped(data["label"])}"|' if graph.is_directed() and data.get("label") else ""
        lines.append(f"  {numbers[source]} {arrow}{told} {numbers[target]}")
    for place, kind in enumerate(_kinds(graph, looks)):
        members = [numbers[node] for node, data in graph.nodes(data=True) if data["kind"] == kind]
        colour = looks[kind][1]
        lines.append(f"  classDef k{place} fill:{colour}33,stroke:{colour},color:#000")
        lines.append(f"  class {','.join(members)} k{place}")
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    """Entity codes of Mermaid for what would end a text, be read as Markdown, or begin a tag."""
    return re.sub(r'[#"&<>`*_\[\]{}()|\\\n]', lambda found: f"#{ord(found[0])};", text)


def _kinds(graph: nx.Graph[str], looks: Mapping[str, Look]) -> Iterator[str]:
    """The kinds of the nodes that have a look, in the order of the looks."""
    there = {data["kind"] for _, data in graph.nodes(data=True)}
    return (kind for kind in looks if kind in there)


_WRITERS: dict[str, Callable[[nx.Graph[str], Mapping[str, Look]], str]] = {
    "graphml": _graphml,
    "gexf": _gexf,
    "csv": _csv,
    "cytoscape": _cytoscape,
    "dot": _dot,
    "mermaid": _mermaid,
}
