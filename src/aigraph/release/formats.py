"""The dataset in every RDF format."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.release.lines import write_nquads, write_ntriples
from aigraph.release.linking import write_jsonld
from aigraph.release.ordering import Order
from aigraph.release.turtle import known_prefixes, write_trig, write_turtle

if TYPE_CHECKING:
    from aigraph.dataset import Dataset

# name → (format of pyoxigraph, whether it holds the named graphs, suffix)
RDF_FORMATS: dict[str, tuple[ox.RdfFormat, bool, str]] = {
    "turtle": (ox.RdfFormat.TURTLE, False, ".ttl"),
    "trig": (ox.RdfFormat.TRIG, True, ".trig"),
    "nquads": (ox.RdfFormat.N_QUADS, True, ".nq"),
    "ntriples": (ox.RdfFormat.N_TRIPLES, False, ".nt"),
    "jsonld": (ox.RdfFormat.JSON_LD, True, ".jsonld"),
    "rdfxml": (ox.RdfFormat.RDF_XML, False, ".rdf"),
}


def write_rdf(dataset: Dataset, name: str) -> bytes:
    """The dataset in an RDF format: with its named graphs where the format has them, else their union."""
    return write_ordered(Order(dataset), name)


def write_ordered(order: Order, name: str, version: str = "") -> bytes:
    """The same of a dataset whose order is known, and whose fingerprint may be."""
    if name == "nquads":
        return write_nquads(order)
    if name == "ntriples":
        return write_ntriples(order)
    if name == "jsonld":
        return write_jsonld(order)
    if name == "rdfxml":
        return _write_xml(order)
    write = write_turtle if name == "turtle" else write_trig
    return write(order, version or tell_version(write_nquads(order)))


def tell_version(nquads: bytes) -> str:
    """The RDFC-1.0 hash of a dataset without blank nodes, from its canonical N-Quads."""
    return hashlib.sha256(nquads).hexdigest()


def _write_xml(order: Order) -> bytes:
    """RDF/XML with the prefixes that its elements have: properties, and the classes that things are told under."""
    spaces = {
        iri[: max(iri.rfind("/"), iri.rfind("#")) + 1]
        for iri in (*order.counts, *(group.iri for group in order.groups))
    }
    prefixes = {name: base for name, base in known_prefixes(order.dataset).items() if base in spaces}
    data = ox.serialize(order.triples(), format=ox.RdfFormat.RDF_XML, prefixes=prefixes) or b""
    # A reader of XML takes a carriage return for a line break, unless it is written as what it is.
    return data.rstrip(b"\n").replace(b"\r", b"&#13;") + b"\n"
