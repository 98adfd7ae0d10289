"""Turtle: the triples of each thing that a card tells of, ready to be put together under one head of prefixes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.terms import RDF_TYPE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aigraph.dataset import Dataset
    from aigraph.picture.view import Edge, Node


def prefixes(dataset: Dataset) -> str:
    """The head that every piece needs."""
    known = sorted(dataset.vocabulary.prefixes.items())
    return f"@base <{dataset.project.id_base}> .\n" + "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in known)


def of_cards(dataset: Dataset, nodes: Iterable[Node], edges: Iterable[Edge]) -> dict[str, str]:
    """By IRI, all that the graph says of each node, and of each thing that states a fact or a tie of one."""
    nodes = list(nodes)
    told = {node.id for node in nodes} | {fact.about for node in nodes for fact in node.facts}
    told |= {edge.via for edge in edges}
    return {iri: _of_thing(dataset, iri) for iri in sorted(told - {""})}


def _of_thing(dataset: Dataset, iri: str) -> str:
    """The triples of a thing, but for the classes that only a rule concludes."""
    quads = dataset.store.quads_for_pattern(ox.NamedNode(iri), None, None, ox.DefaultGraph())
    own = set(dataset.vocabulary.classes.values())
    triples = {quad.triple for quad in quads if quad.predicate.value != RDF_TYPE or quad.object.value in own}  # type: ignore[union-attr]
    known = dataset.vocabulary.prefixes
    text = ox.serialize(
        sorted(triples, key=str), format=ox.RdfFormat.TURTLE, prefixes=known, base_iri=dataset.project.id_base
    )
    return "\n".join(line for line in (text or b"").decode().splitlines() if not line.startswith("@"))
