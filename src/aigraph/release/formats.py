"""The dataset in every RDF format."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.terms import kebab_case

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
    return serialize(dataset, dataset.quads() if RDF_FORMATS[name][1] else dataset.union(), name)


def serialize(dataset: Dataset, statements: list[ox.Triple] | list[ox.Quad], name: str) -> bytes:
    """Statements, in the order given, in an RDF format with the prefixes that they use."""
    data = ox.serialize(statements, format=RDF_FORMATS[name][0], prefixes=_prefixes(dataset, statements)) or b""
    return data if data.endswith(b"\n") else data + b"\n"


def _prefixes(dataset: Dataset, statements: list[ox.Triple] | list[ox.Quad]) -> dict[str, str]:
    """The prefixes that the statements use: the vocabulary's, and one for the ids of each class (``cluster:miai``)."""
    bases = {kebab_case(name): f"{dataset.project.id_base}{kebab_case(name)}/" for name in dataset.vocabulary.classes}
    terms = {term for statement in statements for term in (statement.subject, statement.predicate, statement.object)}
    iris = {(term.datatype if isinstance(term, ox.Literal) else term).value for term in terms}  # type: ignore[union-attr]
    used = {iri[: max(iri.rfind("/"), iri.rfind("#")) + 1] for iri in iris}
    known = bases | dataset.vocabulary.prefixes
    return {prefix: base for prefix, base in sorted(known.items()) if base in used}
