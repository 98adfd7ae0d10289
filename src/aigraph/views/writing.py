"""A view in the RDF formats of a graph without named graphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

if TYPE_CHECKING:
    from aigraph.views.model import View

# name → (format of pyoxigraph, suffix)
_FORMS = {
    "turtle": (ox.RdfFormat.TURTLE, ".ttl"),
    "ntriples": (ox.RdfFormat.N_TRIPLES, ".nt"),
    "jsonld": (ox.RdfFormat.JSON_LD, ".jsonld"),
    "rdfxml": (ox.RdfFormat.RDF_XML, ".rdf"),
}
VIEW_FORMATS = {name: suffix for name, (_, suffix) in _FORMS.items()}


def write_view(view: View, form: str) -> bytes:
    """The triples of a view, in a format of ``VIEW_FORMATS``, with the prefixes that they use."""
    data = ox.serialize(view.triples, format=_FORMS[form][0], prefixes=_used(view)) or b""
    return data if data.endswith(b"\n") else data + b"\n"


def _used(view: View) -> dict[str, str]:
    terms = {term for triple in view.triples for term in triple}
    iris = {term.value for term in terms if isinstance(term, ox.NamedNode)}
    iris |= {term.datatype.value for term in terms if isinstance(term, ox.Literal)}
    spaces = {iri[: max(iri.rfind("/"), iri.rfind("#")) + 1] for iri in iris}
    return {prefix: base for prefix, base in sorted(view.prefixes.items()) if base in spaces}
