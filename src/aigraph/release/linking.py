"""JSON-LD: the named graphs with their evidence, and the union framed by class, each with its context inside.

Nothing is fetched to read them, and IRIs are whole, as a context that is fetched could not shorten them either. A node
is a line, so that two releases can be compared line by line.
"""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from aigraph.release.compacting import Compactor
from aigraph.release.ordering import THINGS, TIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aigraph.release.ordering import Order


def write_jsonld(order: Order) -> bytes:
    """Every named graph with its nodes, compacted by the project's context."""
    compact = Compactor(order.dataset.vocabulary)
    return _document(compact, order, _graphs(compact, order))


def write_framed(order: Order) -> bytes:
    """Every thing of the union, class by class, each with what belongs to it.

    What ties things (a participation, a sum, an identifier) is told inside each thing that it ties, whichever of both
    points to the other; where none of them is a thing of its own, such as for what ties two codes, it stands alone.
    """
    compact = Compactor(order.dataset.vocabulary)
    return _document(compact, order, _framed(compact, order))


def _graphs(compact: Compactor, order: Order) -> Iterator[str]:
    for graph in order.graphs:
        quads = groupby(order.graph(graph), key=lambda quad: quad.subject.value)  # type: ignore[union-attr]
        nodes = ",\n".join(_text(compact.node(thing, statements)) for thing, statements in quads)
        head = f"{_text(compact.id)}: {_text(compact.short(graph))}, {_text(compact.graph)}: [\n"
        yield "{" + head + nodes + "]}"


def _framed(compact: Compactor, order: Order) -> Iterator[str]:
    ties = {thing for group in order.groups if group.rank == TIES for thing in group.things}
    told: set[str] = set()
    for group in order.groups:
        if group.rank == TIES:
            continue
        for thing in group.things:
            owner = _Owner(compact, order, ties if group.rank == THINGS else set(), told)
            yield _text(owner.node(thing))
    for thing in (thing for group in order.groups if group.rank == TIES for thing in group.things):
        if thing not in told:
            yield _text(compact.node(thing, order.statements(thing)))


class _Owner:
    """A thing and the ties that belong to it; ``told`` collects the ties that were told somewhere."""

    def __init__(self, compact: Compactor, order: Order, ties: set[str], told: set[str]) -> None:
        self._compact = compact
        self._order = order
        self._ties = ties
        self._told = told

    def node(self, thing: str) -> dict[str, Any]:
        """The thing, its ties in the place of their references, and below ``@reverse`` those that point to it."""
        node = self._compact.node(thing, self._order.statements(thing), self._tie)
        if self._ties and (pointing := self._pointing(thing)):
            node["@reverse"] = pointing
        return node

    def _tie(self, iri: str) -> dict[str, Any] | None:
        if iri not in self._ties:
            return None
        self._told.add(iri)
        return self._compact.node(iri, self._order.statements(iri))

    def _pointing(self, thing: str) -> dict[str, Any]:
        store, node = self._order.dataset.store, ox.NamedNode(thing)
        quads = store.quads_for_pattern(None, None, node, ox.DefaultGraph())
        ends = sorted((quad.predicate.value, quad.subject.value) for quad in quads)  # type: ignore[union-attr]
        found: dict[str, Any] = {}
        for predicate, pairs in groupby((end for end in ends if end[1] in self._ties), key=lambda end: end[0]):
            nodes = [self._tie(tie) for _, tie in pairs]
            found[self._compact.reference(predicate, thing)[0]] = nodes if len(nodes) > 1 else nodes[0]
        return found


def _document(compact: Compactor, order: Order, nodes: Iterable[str]) -> bytes:
    """The context, then the nodes of the outermost graph."""
    entries = ",\n".join(f"  {_text(key)}: {_text(value)}" for key, value in order.dataset.vocabulary.context.items())
    head = '{"@context": {\n' + entries + "},\n" + f"{_text(compact.graph)}: [\n"
    # As bytes one by one: a text of all of them would need as much room again.
    return head.encode() + b",\n".join(node.encode() for node in nodes) + b"\n]}\n"


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
