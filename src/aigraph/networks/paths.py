"""The shortest paths between two things, in words, each hop with what states it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

from aigraph.cards import CardMaker
from aigraph.errors import Text, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx

    from aigraph.dataset import Dataset

MOST_PATHS, MOST_NAMES = 10, 8
_HEAD = Text(
    "{first} – {last}: {steps} {hop} in the network {network}, {ways}.",
    "{first} – {last} : {steps} {hop} dans le réseau {network}, {ways}.",
)
_HOP, _HOPS = Text("hop", "pas"), Text("hops", "pas")
_ONE_WAY = Text("one shortest path", "un seul plus court chemin")
_WAYS = Text("{number} shortest paths", "{number} plus courts chemins")
_MANY = Text(
    "more than {most} shortest paths (the first {most} are told)",
    "plus de {most} plus courts chemins (les {most} premiers sont dits)",
)
_BOTH = Text("{source} and {target}, by {shared}", "{source} et {target}, par {shared}")
_TIE = Text("{source} – {target}: {label}", "{source} – {target} : {label}")
_ARROW = Text("{source} → {target}: {label}", "{source} → {target} : {label}")
_BARE = Text("tied", "lié")
_AGAIN = Text("as above", "comme ci-dessus")
_SAME = Text("{first} is the same thing.", "{first} : c’est la même chose.")
_NONE = Text(
    "No path leads from {first} to {last} in the network {network}, in what the documents name.",
    "Aucun chemin ne mène de {first} à {last} dans le réseau {network}, dans ce que les documents nomment.",
)
_PART = Text("{name} is in a part of {size}: {members}", "{name} est dans une partie de {size} : {members}")
_ALONE = Text("{name} is tied to nothing", "{name} n’est lié à rien")
_MORE = Text(" and {number} more", " et {number} autres")
_AGAINST = Text("Against the direction of the ties there is one.", "À rebours du sens des liens, il y en a un.")


@dataclass(frozen=True, slots=True)
class Hop:
    """One tie of a path: its ends, its kind in words, what both ends share, its weight, and what states it."""

    source: str
    target: str
    names: tuple[str, str]
    label: str
    shared: str
    evidence: tuple[str, ...]
    words: tuple[str, ...]
    states: str


@dataclass(frozen=True, slots=True)
class Paths:
    """All shortest paths (the first ten) from one thing to another; ``is_cut`` tells that there are more."""

    network: str
    is_directed: bool
    ends: tuple[str, str]
    names: tuple[str, str]
    paths: tuple[tuple[Hop, ...], ...]
    is_cut: bool


@dataclass(frozen=True, slots=True)
class NoPath:
    """That no path leads from one thing to another: the parts of the network that they are in, by name."""

    network: str
    ends: tuple[str, str]
    names: tuple[str, str]
    parts: tuple[tuple[str, ...], tuple[str, ...]]
    is_against_direction: bool


def find_paths(dataset: Dataset, graph: nx.Graph[str], first: str, last: str, language: str) -> Paths | NoPath:
    """The shortest paths between two nodes (IRIs), by the number of ties, in a fixed order.

    Raises UsageError where one of them is no node of the network.
    """
    import networkx as nx  # noqa: PLC0415  (heavy)

    for node in (first, last):
        if node not in graph:
            name = dataset.project.shorten(node)
            msg = f"{name}: is not in the network {graph.name}; name another with --network, or a thing that is in it"
            raise UsageError(msg)
    names = (graph.nodes[first]["label"], graph.nodes[last]["label"])
    ordered = _in_order(graph)
    try:
        found = [*islice(nx.all_shortest_paths(ordered, first, last), MOST_PATHS + 1)]
    except nx.NetworkXNoPath:
        parts = [_part(graph, node) for node in (first, last)]
        return NoPath(graph.name, (first, last), names, (parts[0], parts[1]), last in _around(graph, first))
    maker = CardMaker(dataset, language)
    paths = tuple(tuple(_hop(graph, maker, *pair) for pair in pairwise(path)) for path in found[:MOST_PATHS])
    return Paths(graph.name, graph.is_directed(), (first, last), names, paths, len(found) > MOST_PATHS)


def paths_to_text(found: Paths | NoPath, language: str) -> str:
    """The paths, or that there is none, as text for a person."""
    lines = _tell_none(found) if isinstance(found, NoPath) else _tell_paths(found)
    return "\n".join(line.tell(language) if isinstance(line, Text) else line for line in lines) + "\n"


def paths_to_json(found: Paths | NoPath) -> dict[str, Any]:
    """The same for programs."""
    answer: dict[str, Any] = {"network": found.network, "source": found.ends[0], "target": found.ends[1]}
    if isinstance(found, NoPath):
        return answer | {"paths": [], "parts": [list(part) for part in found.parts]}
    keys = ("source", "target", "label", "shared", "states")
    hops = [
        [
            {key: getattr(hop, key) for key in keys} | {"evidence": list(hop.evidence), "names": list(hop.names)}
            for hop in path
        ]
        for path in found.paths
    ]
    return answer | {"hops": len(found.paths[0]), "cut": found.is_cut, "paths": hops}


def _in_order(graph: nx.Graph[str]) -> nx.Graph[str]:
    """The same ties with neighbours in the order of their names, so that paths come in one order."""
    ordered = graph.__class__()
    names: dict[str, Any] = {node: data["label"] for node, data in graph.nodes(data=True)}
    ordered.add_nodes_from(graph)
    ordered.add_edges_from(sorted(graph.edges(), key=lambda edge: [(names[str(end)], str(end)) for end in edge]))
    return ordered


def _around(graph: nx.Graph[str], node: str) -> set[str]:
    import networkx as nx  # noqa: PLC0415  (heavy)

    bare = graph.to_undirected(as_view=True) if graph.is_directed() else graph
    return set(nx.node_connected_component(bare, node))


def _part(graph: nx.Graph[str], node: str) -> tuple[str, ...]:
    return tuple(sorted(graph.nodes[other]["label"] for other in _around(graph, node)))


def _hop(graph: nx.Graph[str], maker: CardMaker, source: str, target: str) -> Hop:
    data = graph.edges[source, target]
    evidence = tuple(data.get("evidence", "").split())
    return Hop(
        source,
        target,
        (graph.nodes[source]["label"], graph.nodes[target]["label"]),
        data.get("label", ""),
        data.get("shared", ""),
        evidence,
        tuple(maker.graph(iri) for iri in evidence),
        data.get("states", ""),
    )


def _tell_paths(found: Paths) -> Iterator[Text | str]:
    first, last = found.names
    steps = len(found.paths[0])
    if not steps:
        yield _SAME.fill(first=first)
        return
    ways = _ONE_WAY if len(found.paths) == 1 else _WAYS.fill(number=len(found.paths))
    ways = _MANY.fill(most=MOST_PATHS) if found.is_cut else ways
    hop = _HOP if steps == 1 else _HOPS
    yield _HEAD.fill(first=first, last=last, steps=steps, hop=hop, network=found.network, ways=ways)
    told: set[tuple[str, str]] = set()
    for number, path in enumerate(found.paths, 1):
        yield ""
        for place, one in enumerate(path):
            mark = f"{number}. " if not place else "   "
            yield _sentence(one, found.is_directed, mark)
            if (one.source, one.target) not in told:
                yield from (f"       [{words}]" for words in one.words)
            elif one.words:
                yield Text("       [{again}]", "       [{again}]").fill(again=_AGAIN)
            told.add((one.source, one.target))


def _sentence(hop: Hop, is_directed: bool, mark: str) -> Text:  # noqa: FBT001  (private, one caller)
    source, target = hop.names
    if hop.shared:
        told = _BOTH.fill(source=source, target=target, shared=_in_words(hop.shared))
    else:
        told = (_ARROW if is_directed else _TIE).fill(
            source=source, target=target, label=_in_words(hop.label) if hop.label else _BARE
        )
    return Text("{mark}{told}", "{mark}{told}").fill(mark=mark, told=told)


def _in_words(joined: str) -> Text:
    """Words that semicolons join; French sets a blank before each."""
    return Text(joined, joined.replace("; ", " ; "))


def _tell_none(found: NoPath) -> Iterator[Text]:
    yield _NONE.fill(first=found.names[0], last=found.names[1], network=found.network)
    if found.is_against_direction:
        yield _AGAINST
        return
    for name, part in zip(found.names, found.parts, strict=True):
        if len(part) == 1:
            yield _ALONE.fill(name=name)
        else:
            more = _MORE.fill(number=len(part) - MOST_NAMES) if len(part) > MOST_NAMES else ""
            yield _PART.fill(
                name=name,
                size=len(part),
                members=Text("{list}{more}", "{list}{more}").fill(list=", ".join(part[:MOST_NAMES]), more=more),
            )
