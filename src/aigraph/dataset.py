"""The dataset: one store that holds every fact in the graph that its evidence names.

The store's default graph holds the set union of all named graphs, made once here, so that a query that names no
graph sees each fact once, however many passages state it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.errors import InputError
from aigraph.evidence import cited_passages, parse_passage
from aigraph.facts import BLOCK_KINDS
from aigraph.terms import AIG, DCTERMS, OA, RDF_TYPE, RDFS, SKOS, XSD, read_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    import rdflib

    from aigraph.evidence import Passage
    from aigraph.facts import Facts
    from aigraph.project import Project
    from aigraph.terms import Vocabulary

# What kind of evidence a named graph is, by its class.
GRAPH_KINDS = {
    AIG.Passage: "passage",
    AIG.Reading: "reading",
    AIG.ExternalRecord: "record",
    AIG.EditorialDecision: "editorial",
    AIG.Rule: "rule",
    AIG.DescriptionGraph: "description",
}
ONTOLOGY_FILES = ("ontology/aigraph.ttl", "ontology/alignments.ttl")
# What a thing is called, the first that it has.
LABEL_PROPERTIES = (SKOS.prefLabel, DCTERMS.title, RDFS.label)
_TYPE = ox.NamedNode(RDF_TYPE)
# What some editors begin a text with, and no format of RDF but RDF/XML knows.
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
# Within a subject, its class stands first and its names second, as a reader looks for them.
_FIRST = {RDF_TYPE: "0", SKOS.prefLabel: "1"}


@dataclass(frozen=True, slots=True)
class Dataset:
    """A store with its union, and the project and vocabulary that it was built with."""

    project: Project
    vocabulary: Vocabulary
    store: ox.Store

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads of named graphs, and their triples to the union."""
        quads = list(quads)
        self.store.extend(quads)
        self.store.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)

    def union(self) -> list[ox.Triple]:
        """Every triple once, in a fixed order."""
        return [quad.triple for quad in sorted(self._quads(ox.DefaultGraph()), key=_order)]

    def quads(self) -> list[ox.Quad]:
        """Every quad of the named graphs, in a fixed order, graph by graph."""
        quads = (quad for quad in self.store if not isinstance(quad.graph_name, ox.DefaultGraph))
        return sorted(quads, key=lambda quad: (str(quad.graph_name), *_order(quad)))

    def objects(self, subject: str, predicate: str) -> list[ox.NamedNode | ox.BlankNode | ox.Literal]:
        """The values of a property in the union, in a fixed order."""
        pattern = self.store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None, ox.DefaultGraph())
        return sorted((quad.object for quad in pattern if not isinstance(quad.object, ox.Triple)), key=str)

    def label(self, iri: str, language: str) -> str:
        """The name of a thing in a language; else in the first that has one; else the last part of its IRI."""
        for predicate in LABEL_PROPERTIES:
            texts = {
                value.language: value.value
                for value in reversed(self.objects(iri, predicate))
                if isinstance(value, ox.Literal)
            }
            if texts:
                tags = language, *self.project.languages, *texts
                return next((texts[tag] for tag in tags if texts.get(tag)), "")
        return self.project.shorten(iri)

    def kind(self, iri: str) -> str:
        """The name of a thing's own class, as data files write it; empty where it has none."""
        names = (
            self.vocabulary.names.get(value.value, "")
            for value in self.objects(iri, RDF_TYPE)
            if isinstance(value, ox.NamedNode)
        )
        return next((name for name in names if name in self.vocabulary.classes), "")

    def _quads(self, graph: ox.NamedNode | ox.DefaultGraph) -> Iterator[ox.Quad]:
        return self.store.quads_for_pattern(None, None, None, graph)


def build_dataset(facts: Facts) -> Dataset:
    """The dataset of all stated facts: passage by passage, with the description of every graph."""
    project = facts.project
    description = ox.NamedNode(project.description_graph)
    document = json.dumps(facts.document, ensure_ascii=False)
    quads = [
        ox.Quad(quad.subject, quad.predicate, quad.object, description)
        if isinstance(quad.graph_name, ox.DefaultGraph)
        else quad
        for quad in ox.parse(document, format=ox.RdfFormat.JSON_LD, base_iri=project.id_base)
    ]
    dataset = Dataset(project, facts.vocabulary, ox.Store())
    dataset.add(quads)
    dataset.add(_graph_descriptions(facts, description))
    return dataset


def read_ontology(project: Project) -> list[ox.Triple]:
    """The triples of the ontology and its alignments. Raises InputError where a file is no Turtle."""
    triples = []
    for name in ONTOLOGY_FILES:
        path = project.path(name)
        if path.is_file():
            triples += read_turtle(path, project)
    return triples


def read_turtle(path: Path, project: Project) -> list[ox.Triple]:
    """The triples of a Turtle file of the project. Raises InputError that says where it is wrong."""
    try:
        return [quad.triple for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)]
    except (SyntaxError, OSError) as error:
        msg = f"{project.relative(path)}: {error}; correct the file"
        raise InputError(msg) from error


def open_files(paths: Sequence[Path], project: Project, base: str = "") -> Dataset:
    """RDF files as they are: no rules, no union, graphs as the files name them; blank nodes of two files stay apart.

    Relative IRIs are relative to ``base``, else to where the file lies. Raises InputError for a file that cannot be
    parsed, or for RDF/XML with a document type (entities could burn or fetch without end).
    """
    store = ox.Store()
    for path in paths:
        form = ox.RdfFormat.from_extension(path.suffix.removeprefix("."))
        try:
            data = path.read_bytes().removeprefix(_BYTE_ORDER_MARK)
            if form is None:
                msg = f"{path}: the suffix names no RDF format; use .ttl, .trig, .nt, .nq, .rdf or .jsonld"
                raise InputError(msg)
            if form == ox.RdfFormat.RDF_XML and b"<!DOCTYPE" in data:
                msg = f"{path}: holds a <!DOCTYPE, which is never read; delete it"
                raise InputError(msg)
            store.load(data, format=form, base_iri=base or path.resolve().as_uri())
        except OSError as error:
            msg = f"{path}: cannot be read ({error.strerror or error}); name a file that holds RDF"
            raise InputError(msg) from error
        except SyntaxError as error:
            msg = f"{path}: {error.msg}; correct the file"
            raise InputError(msg) from error
    return Dataset(project, read_vocabulary(project), store)


def to_rdflib(dataset: Dataset) -> rdflib.Dataset:
    """The dataset as rdflib sees it, over the same store, without a copy; its default graph is the union."""
    import rdflib  # noqa: PLC0415  (heavy)
    from oxrdflib import OxigraphStore  # noqa: PLC0415  (heavy)

    return rdflib.Dataset(store=OxigraphStore(store=dataset.store), default_union=False)


def fingerprint(quads: Iterable[ox.Quad]) -> str:
    """The RDFC-1.0 hash of quads: SHA-256 of the canonical N-Quads, in hexadecimal digits."""
    statements: Iterable[ox.Quad] = list(quads)
    # Names for blank nodes are what canonicalization is about; without any, the form is canonical as it is.
    if any(isinstance(term, ox.BlankNode) for quad in statements for term in quad):
        statements = ox.Dataset(statements)
        statements.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    lines = (ox.serialize(statements, format=ox.RdfFormat.N_QUADS) or b"").splitlines(keepends=True)
    lines.sort()
    digest = hashlib.sha256()
    for line in lines:  # not joined, which would hold all of it once more
        digest.update(line)
    return digest.hexdigest()


def _order(quad: ox.Quad) -> tuple[str, str, str, str]:
    predicate = quad.predicate.value
    return str(quad.subject), _FIRST.get(predicate, "2"), predicate, str(quad.object)


def _graph_descriptions(facts: Facts, description: ox.NamedNode) -> Iterator[ox.Quad]:
    """What kind each graph is of, and for a passage (also one that a reading begins from) its source and range."""
    project = facts.project
    for name, kind in {block.name: block.kind for block in facts.blocks}.items():
        if parse_passage(name) is None:
            graph = description if kind is BLOCK_KINDS["description"] else ox.NamedNode(project.iri(name))
            yield ox.Quad(graph, _TYPE, ox.NamedNode(kind.graph_class), description)
    for passage in sorted(set(cited_passages(facts)), key=attrgetter("source", "start", "end")):
        yield from _passage_description(passage, project, description)


def _passage_description(passage: Passage, project: Project, description: ox.NamedNode) -> Iterator[ox.Quad]:
    """A passage as the Web Annotation model has it (https://www.w3.org/TR/annotation-model/#text-position-selector)."""
    source = project.source_base + passage.source
    graph = ox.NamedNode(f"{source}#char={passage.start},{passage.end}")
    selector = ox.NamedNode(project.iri(f"selector/{passage.source}/{passage.start}-{passage.end}"))
    for subject, predicate, value in (
        (graph, RDF_TYPE, ox.NamedNode(AIG.Passage)),
        (graph, RDF_TYPE, ox.NamedNode(OA.SpecificResource)),
        (graph, OA.hasSource, ox.NamedNode(source)),
        (graph, OA.hasSelector, selector),
        (selector, RDF_TYPE, ox.NamedNode(OA.TextPositionSelector)),
        (selector, OA.start, _count(passage.start)),
        (selector, OA.end, _count(passage.end)),
    ):
        yield ox.Quad(subject, ox.NamedNode(predicate), value, description)


def _count(number: int) -> ox.Literal:
    return ox.Literal(str(number), datatype=ox.NamedNode(XSD + "nonNegativeInteger"))
