"""Load a server of others with the graph: by the Graph Store Protocol, or by SPARQL updates.

Only graphs below the project's base are touched, by name. A manifest there lists what a push has put, so that the next
one can drop what is no more. The order is such that a reader of the union sees the old facts or the new ones wherever
the server makes one request one transaction: named graphs first, then the union at once, then what is left over.

https://www.w3.org/TR/sparql11-http-rdf-update/ and https://www.w3.org/TR/sparql11-update/.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.engines import Request, Transport, check_reply, refuse_page
from aigraph.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aigraph.dataset import Dataset
    from aigraph.engines import Endpoint
    from aigraph.project import Project

HAS_PART = "http://purl.org/dc/terms/hasPart"
# Virtuoso 7 refuses an update of some 2,000 to 5,000 triples, according to their literals.
MOST_TRIPLES_OF_AN_UPDATE = 500
_NOT_THERE = 404


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a push did: named graphs written, triples of the union, graphs of an earlier push dropped."""

    graphs: int
    triples: int
    dropped: int | None

    def __str__(self) -> str:
        dropped = "what an earlier push had left over" if self.dropped is None else f"{self.dropped} graphs"
        return f"{self.graphs} graphs and the union ({self.triples} triples) put, {dropped} dropped"


def push_by_graphs(dataset: Dataset, endpoint: Endpoint, mover: Endpoint | None = None) -> Pushed:
    """Put every named graph, then the union, then delete what an earlier push has left, each by its own request.

    Where a PUT is no transaction (Virtuoso), ``mover`` is the address for updates of the same server: the union is then
    put aside and moved to its place. Run again after a failure, it ends in the same state. Raises UsageError for a
    graph that lies outside the project's base, InputError for what the server refuses.
    """
    project, graphs = dataset.project, _graphs(dataset)
    transport = Transport(endpoint)
    before = _listed(transport, project)
    # Named first, so that whatever a broken push leaves behind is known to the next one.
    _put(transport, project.manifest_graph, _manifest(project, before | set(graphs)))
    for name, triples in graphs.items():
        _put(transport, name, triples)
    union, aside = dataset.union(), _aside(project.union_graph)
    if mover is None:
        _put(transport, project.union_graph, union)
    else:
        _put(transport, aside, union)
        _update(Transport(mover), _move(aside, project.union_graph))
    for name in (*sorted(before - set(graphs)), aside):
        reply = transport.write(Request("DELETE", (("graph", name),)))
        if reply.status != _NOT_THERE:
            check_reply(endpoint.where, reply)
    _put(transport, project.manifest_graph, _manifest(project, graphs))
    return Pushed(len(graphs), len(union), len(before - set(graphs)))


def push_by_updates(dataset: Dataset, endpoint: Endpoint) -> Pushed:
    """The same by updates of a bounded size: large graphs are filled aside and moved to their place by one request.

    What is left over is dropped by the server itself, so nothing is known of how much it was.
    """
    project, graphs = dataset.project, _graphs(dataset)
    transport = Transport(endpoint)
    union, manifest = dataset.union(), project.manifest_graph
    fresh, listing = _aside(manifest), _manifest(project, graphs)
    # Named first, beside what is named there, as above.
    for piece in _pieces(listing):
        _update(transport, _insertion(manifest, piece))
    for part in (graphs, {fresh: listing}, {project.union_graph: union}):
        for update in _updates(part, _aside(project.union_graph)):
            _update(transport, update)
    listed = "GRAPH {} {{ {} {} ?g }}"
    old, new = (listed.format(*map(_iri, (graph, project.union_graph, HAS_PART))) for graph in (manifest, fresh))
    _update(
        transport,
        f"DELETE {{ GRAPH ?g {{ ?s ?p ?o }} }} WHERE {{ {{ {old} MINUS {{ {new} }} }} GRAPH ?g {{ ?s ?p ?o }}"
        f" FILTER(STRSTARTS(STR(?g), {ox.Literal(project.base)}) && ?g != {_iri(project.union_graph)}"
        f" && ?g != {_iri(manifest)} && ?g != {_iri(fresh)}) }}",
    )
    _update(transport, f"{_move(fresh, manifest)};\nDROP SILENT {_graph(_aside(project.union_graph))}")
    return Pushed(len(graphs), len(union), None)


def _graphs(dataset: Dataset) -> dict[str, list[ox.Triple]]:
    """The triples of each named graph. Raises UsageError for a graph that is not the project's to write."""
    project = dataset.project
    found: dict[str, list[ox.Triple]] = {}
    for graph, quads in groupby(dataset.quads(), lambda quad: quad.graph_name):
        name = graph.value if isinstance(graph, ox.NamedNode) else str(graph)
        if not _may_write(project, name):
            msg = f"<{name}>: is no graph that a push may write; name it below {project.base}"
            raise UsageError(msg)
        found[name] = [quad.triple for quad in quads]
    return found


def _may_write(project: Project, name: str) -> bool:
    """Whether a graph is one of the project's own, and none that the push keeps for itself."""
    return name.startswith(project.base) and not name.startswith((project.union_graph, project.manifest_graph))


def _manifest(project: Project, names: Iterable[str]) -> list[ox.Triple]:
    union, part = ox.NamedNode(project.union_graph), ox.NamedNode(HAS_PART)
    return [ox.Triple(union, part, ox.NamedNode(name)) for name in sorted(names)]


def _listed(transport: Transport, project: Project) -> set[str]:
    """The graphs that the manifest there lists, as far as they are the project's."""
    where = transport.endpoint.where
    accept = "application/n-triples, text/turtle;q=0.8"
    reply = transport.read(Request("GET", (("graph", project.manifest_graph),), accept=accept))
    if reply.status == _NOT_THERE:
        return set()
    check_reply(where, reply)
    refuse_page(where, reply, "graph store, such as http://localhost:7878/store")
    form = ox.RdfFormat.TURTLE if reply.media_type == "text/turtle" else ox.RdfFormat.N_TRIPLES
    try:
        objects = [quad.object for quad in ox.parse(reply.body, format=form)]
    except (SyntaxError, ValueError) as error:
        msg = f"{where}: is no graph store ({error}); name its address, such as http://localhost:7878/store"
        raise InputError(msg) from error
    names = {value.value for value in objects if isinstance(value, ox.NamedNode)}
    return {name for name in names if _may_write(project, name)}


def _put(transport: Transport, name: str, triples: Sequence[ox.Triple]) -> None:
    body = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    reply = transport.write(Request("PUT", (("graph", name),), body, "application/n-triples"))
    check_reply(transport.endpoint.where, reply)


def _update(transport: Transport, update: str) -> None:
    reply = transport.write(Request("POST", (), update.encode(), "application/sparql-update"))
    check_reply(transport.endpoint.where, reply)


def _updates(graphs: dict[str, list[ox.Triple]], aside: str) -> Iterator[str]:
    """Updates that give each graph its triples and no others: small graphs together, large ones ``aside``."""
    together: list[str] = []
    count = 0
    for name, triples in graphs.items():
        if len(triples) > MOST_TRIPLES_OF_AN_UPDATE:
            yield from _in_pieces(name, triples, aside)
            continue
        if count + len(triples) > MOST_TRIPLES_OF_AN_UPDATE:
            yield ";\n".join(together)
            together, count = [], 0
        together += [f"DROP SILENT {_graph(name)}", _insertion(name, triples)]
        count += len(triples)
    if together:
        yield ";\n".join(together)


def _in_pieces(name: str, triples: Sequence[ox.Triple], aside: str) -> Iterator[str]:
    yield f"DROP SILENT {_graph(aside)}"
    for piece in _pieces(triples):
        yield _insertion(aside, piece)
    yield _move(aside, name)


def _pieces(triples: Sequence[ox.Triple]) -> Iterator[Sequence[ox.Triple]]:
    for start in range(0, len(triples), MOST_TRIPLES_OF_AN_UPDATE):
        yield triples[start : start + MOST_TRIPLES_OF_AN_UPDATE]


def _insertion(name: str, triples: Sequence[ox.Triple]) -> str:
    statements = (ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"").decode()
    return f"INSERT DATA {{ {_graph(name)} {{\n{statements}}} }}"


def _aside(name: str) -> str:
    """Where a graph is made ready that its readers are to see at once."""
    return f"{name}/next"


def _move(source: str, target: str) -> str:
    return f"MOVE {_graph(source)} TO {_graph(target)}"


def _graph(name: str) -> str:
    return f"GRAPH {_iri(name)}"


def _iri(name: str) -> str:
    return str(ox.NamedNode(name))
