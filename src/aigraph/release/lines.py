"""N-Quads and N-Triples in the canonical form of RDFC-1.0 (https://www.w3.org/TR/rdf-canon/): a line each, sorted.

So the SHA-256 of the file of N-Quads is the fingerprint of the dataset: ``sha256sum aigraph.nq`` tells the version.
The lines are made thing by thing, since what they begin with is the subject: no list of all of them is ever sorted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aigraph.release.ordering import Order


def write_nquads(order: Order) -> bytes:
    """Every quad of the named graphs."""
    store = order.dataset.store
    found = (store.quads_for_pattern(node, None, None, None) for node in _things(order))
    named = ((quad for quad in quads if not isinstance(quad.graph_name, ox.DefaultGraph)) for quads in found)
    return b"".join(_sorted(quads, ox.RdfFormat.N_QUADS) for quads in named)


def write_ntriples(order: Order) -> bytes:
    """Every triple of the union."""
    store = order.dataset.store
    found = (store.quads_for_pattern(node, None, None, ox.DefaultGraph()) for node in _things(order))
    return b"".join(_sorted((quad.triple for quad in quads), ox.RdfFormat.N_TRIPLES) for quads in found)


def _things(order: Order) -> list[ox.NamedNode]:
    """Every subject, as its lines come: by the IRI in its brackets, so that ``<a/b>`` stands before ``<a>``."""
    return [ox.NamedNode(thing) for thing in sorted(order.places, key=lambda thing: thing + ">")]


def _sorted(statements: Iterable[ox.Quad] | Iterable[ox.Triple], form: ox.RdfFormat) -> bytes:
    text = ox.serialize(statements, format=form) or b""
    return b"".join(sorted(text.splitlines(keepends=True)))
