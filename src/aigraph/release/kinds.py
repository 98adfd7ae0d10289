"""What a file of a release is: its media type, the standard that it follows, and its part in the whole."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

_TABLE, _PLAIN = "https://www.w3.org/TR/tabular-data-model/", ""
# suffix → (media type of IANA, what it conforms to)
_SUFFIXES = {
    ".ttl": ("text/turtle", "https://www.w3.org/TR/turtle/"),
    ".trig": ("application/trig", "https://www.w3.org/TR/trig/"),
    ".nq": ("application/n-quads", "https://www.w3.org/TR/n-quads/"),
    ".nt": ("application/n-triples", "https://www.w3.org/TR/n-triples/"),
    ".jsonld": ("application/ld+json", "https://www.w3.org/TR/json-ld11/"),
    ".rdf": ("application/rdf+xml", "https://www.w3.org/TR/rdf-syntax-grammar/"),
    ".csv": ("text/csv", _TABLE),
    ".tsv": ("text/tab-separated-values", _PLAIN),
    ".json": ("application/json", _PLAIN),
    ".graphml": ("application/xml", "http://graphml.graphdrawing.org/xmlns"),
    ".gexf": ("application/xml", "http://gexf.net/1.3"),
    ".cff": ("application/yaml", "https://doi.org/10.5281/zenodo.5171937"),
    ".html": ("text/html", _PLAIN),
    ".parquet": ("application/vnd.apache.parquet", _PLAIN),
    ".txt": ("text/plain", _PLAIN),
    ".bib": ("text/plain", _PLAIN),
    ".md": ("text/markdown", _PLAIN),
}
_NAMES = {
    "aigraph.sssom.tsv": ("text/tab-separated-values", "https://w3id.org/sssom/"),
    "csv-metadata.json": ("application/csvm+json", "https://www.w3.org/TR/tabular-metadata/"),
    "shapes.ttl": ("text/turtle", "https://www.w3.org/TR/shacl/"),
    "void.ttl": ("text/turtle", "https://www.w3.org/TR/void/"),
    "ro-crate-metadata.json": ("application/ld+json", "https://w3id.org/ro/crate/1.2"),
}
_OTHER = ("application/octet-stream", _PLAIN)
_VOCABULARY = {"ontology.ttl", "shapes.ttl", "context.jsonld"}
_ABOUT = {".cff", ".bib", ".md", ".txt", ".html"}
_ABOUT_NAMES = {"summary.json", "dataset.jsonld", "void.ttl", "ro-crate-metadata.json", "csv-metadata.json"}
_RDF = {".ttl", ".trig", ".nq", ".nt", ".jsonld", ".rdf"}


@dataclass(frozen=True, slots=True)
class FileForm:
    """The form of one file. ``part`` is ``data``, ``vocabulary``, or ``about`` for what is about the data.

    ``is_dump`` tells a file that holds all of the graph as RDF.
    """

    media_type: str
    conforms_to: str
    part: str
    is_dump: bool


def kind_of(name: str) -> FileForm:
    """The kind of a file of a release, by its name."""
    path = PurePosixPath(name)
    plain = ("text/plain", _PLAIN) if not path.suffix else _OTHER
    media_type, standard = _NAMES.get(path.name) or _SUFFIXES.get(path.suffix) or plain
    if path.name in _VOCABULARY:
        part = "vocabulary"
    elif path.suffix in _ABOUT or not path.suffix or "-report." in path.name or path.name in _ABOUT_NAMES:
        part = "about"
    else:
        part = "data"
    is_dump = len(path.parts) == 1 and path.stem == "aigraph" and path.suffix in _RDF
    return FileForm(media_type, standard, part, is_dump)
