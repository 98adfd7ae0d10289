"""SHACL: the graph against ``ontology/shapes.ttl``, findings told at the place in the data file.

pySHACL validates; an rdflib memory graph is given to it because it is 10 to 25 times slower over other stores.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from aigraph.dataset import read_ontology
from aigraph.errors import LANGUAGES, Finding, InputError, Place, ShapesError, Text
from aigraph.terms import AIG, RDFS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import rdflib

    from aigraph.dataset import Dataset
    from aigraph.facts import Facts, Statement

SHAPES_FILE = "ontology/shapes.ttl"
STYLE_FILE = "ontology/style.ttl"
# Said of what a shape refuses without words of its own.
BREAKS = Text("breaks {constraint}", "enfreint {constraint}")
REMEDY = Text("correct the value", "corriger la valeur")
ABOUT = Text("{about}: {message}", "{about}: {message}")


def check_shapes(dataset: Dataset, facts: Facts) -> None:
    """Validate the union of the dataset. Raises ShapesError with every finding, each at its places."""
    path = dataset.project.path(SHAPES_FILE)
    if not path.is_file():
        return
    ontology = [triple for triple in read_ontology(dataset.project) if triple.predicate.value == RDFS.subClassOf]
    data = _to_rdflib([*dataset.union(), *ontology])
    shapes = read_shapes(path)
    findings = [_finding(result, shapes, dataset, facts) for result in validate(data, shapes)]
    if findings:
        raise ShapesError(findings)


def check_ontology(dataset: Dataset) -> None:
    """Validate the ontology's own style: labels, definitions, examples. Raises ShapesError."""
    path = dataset.project.path(STYLE_FILE)
    if not path.is_file():
        return
    shapes = read_shapes(path)
    findings = []
    for result in validate(_to_rdflib(read_ontology(dataset.project)), shapes):
        term = dataset.vocabulary.shorten(str(result["focus"]))
        message, remedy = _words(result, shapes)
        place = Place("ontology/aigraph.ttl", 1, 1)
        findings.append(Finding((place,), ABOUT.fill(about=term, message=message), remedy, "ontology-style"))
    if findings:
        raise ShapesError(findings)


def read_shapes(path: Path) -> rdflib.Graph:
    """A shapes graph from a Turtle file. Raises InputError."""
    try:
        return _to_rdflib(quad.triple for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE))
    except (SyntaxError, OSError) as error:
        msg = f"{path}: {error}; correct the file"
        raise InputError(msg) from error


def validate(data: rdflib.Graph, shapes: rdflib.Graph) -> list[dict[str, Any]]:
    """The results of SHACL: focus, path, value, shape and constraint component, as rdflib terms."""
    import pyshacl  # noqa: PLC0415  (heavy)
    from pyshacl.errors import ConstraintLoadError, ReportableRuntimeError, ShapeLoadError  # noqa: PLC0415  (heavy)
    from rdflib.namespace import RDF, SH  # noqa: PLC0415  (heavy)

    try:
        _, report, text = pyshacl.validate(data, shacl_graph=shapes, inplace=True, do_owl_imports=False)
    except (re.error, ReportableRuntimeError, ShapeLoadError, ConstraintLoadError) as error:
        msg = f"{SHAPES_FILE}: pySHACL cannot use the shapes: {error}; correct them"
        raise InputError(msg) from error
    if not hasattr(report, "subjects"):
        msg = f"{SHAPES_FILE}: pySHACL cannot use the shapes: {text}; correct them"
        raise InputError(msg)
    return [
        {
            "focus": report.value(node, SH.focusNode),
            "path": report.value(node, SH.resultPath),
            "value": report.value(node, SH.value),
            "shape": report.value(node, SH.sourceShape),
            "component": report.value(node, SH.sourceConstraintComponent),
        }
        for node in report.subjects(RDF.type, SH.ValidationResult)
    ]


def _to_rdflib(triples: Iterable[ox.Triple]) -> rdflib.Graph:
    import rdflib  # noqa: PLC0415  (heavy)

    graph = rdflib.Graph()
    convert = _Converter(rdflib)
    memory = graph.store
    for triple in triples:
        memory.add((convert(triple.subject), convert(triple.predicate), convert(triple.object)), graph)
    return graph


class _Converter:
    """Turns pyoxigraph's terms into rdflib's, each once."""

    def __init__(self, rdflib: Any) -> None:
        self._rdflib = rdflib
        self._known: dict[Any, Any] = {}

    def __call__(self, term: Any) -> Any:
        known = self._known.get(term)
        if known is None:
            known = self._known[term] = self._convert(term)
        return known

    def _convert(self, term: Any) -> Any:
        if isinstance(term, ox.NamedNode):
            return self._rdflib.URIRef(term.value)
        if isinstance(term, ox.BlankNode):
            return self._rdflib.BNode(term.value)
        if term.language:
            return self._rdflib.Literal(term.value, lang=term.language)
        return self._rdflib.Literal(term.value, datatype=self._rdflib.URIRef(term.datatype.value), normalize=False)


def _finding(result: dict[str, Any], shapes: rdflib.Graph, dataset: Dataset, facts: Facts) -> Finding:
    shorten = dataset.project.shorten
    subject = str(_as_written(shorten(str(result["focus"])), facts))
    path, value = result["path"], result["value"]
    is_told = value is not None and value != result["focus"]
    shown = _as_written(shorten(str(value)), facts) if is_told else None
    names = facts.vocabulary.names
    is_property = path is not None and str(path).startswith("http")
    key = names.get(str(path), facts.vocabulary.shorten(str(path))) if is_property else ""
    message, remedy = _words(result, shapes)
    about = f"{subject} {key}".strip() + (f" {shown!r}" if shown is not None else "")
    component = str(result["component"]).rpartition("#")[2].removesuffix("ConstraintComponent")
    concluded = _value_concluded(result["focus"], path, dataset, facts) if is_property and not is_told else None
    if concluded:
        about = f"{concluded.subject} {concluded.term.name} {concluded.value!r}"
        return Finding((concluded.place,), ABOUT.fill(about=about, message=message), remedy, f"shacl-{component}")
    places = facts.places(subject, str(path) if path is not None else None, shown)
    places = places or _places_concerned(result["focus"], dataset, facts) or _places_of_value(subject, facts)
    return Finding(places, ABOUT.fill(about=about, message=message), remedy, f"shacl-{component}")


def _value_concluded(focus: Any, path: Any, dataset: Dataset, facts: Facts) -> Statement | None:
    """What a data file says of a thing and a rule concludes something of: the statement of that very value."""
    subject = str(_as_written(dataset.project.shorten(str(focus)), facts))
    own = [statement for statement in facts.statements if statement.subject == subject]
    if any(statement.term.iri == str(path) for statement in own):
        return None
    values = {term.value for term in dataset.objects(str(focus), str(path)) if isinstance(term, ox.Literal)}
    return next((statement for statement in own if statement.value in values and not statement.language), None)


def _places_of_value(value: str, facts: Facts) -> tuple[Place, ...]:
    """For a thing outside the project, which no data file describes: where it is named."""
    return tuple(statement.place for statement in facts.statements if statement.value == value)


def _places_concerned(focus: Any, dataset: Dataset, facts: Facts) -> tuple[Place, ...]:
    """For a thing that a rule made and no data file describes: where what it concerns is stated.

    That is where one of the things concerned is said of another, else where any of them is described.
    """
    if not str(focus).startswith(dataset.project.id_base):
        return ()
    shorten = dataset.project.shorten
    concerned = {shorten(term.value) for term in dataset.objects(str(focus), AIG.concerns)}
    tying = [
        statement.place
        for statement in facts.statements
        if statement.subject in concerned and statement.value in concerned
    ]
    return tuple(tying) or tuple(place for thing in sorted(concerned) for place in facts.places(thing))


def _as_written(value: str | None, facts: Facts) -> str | None:
    """A value as data files write it: documents are relative, classes are names."""
    if value is None:
        return None
    return facts.vocabulary.names.get(value, value.replace(facts.project.source_base, "../source/"))


def _words(result: dict[str, Any], shapes: rdflib.Graph) -> tuple[Text, Text]:
    """What the shape says is wrong, and its remedy; in any language of its own where it has none of ours."""
    from rdflib import URIRef  # noqa: PLC0415  (heavy)
    from rdflib.namespace import SH  # noqa: PLC0415  (heavy)

    def text(predicate: Any, otherwise: Text) -> Text:
        texts = {getattr(word, "language", None): str(word) for word in shapes.objects(result["shape"], predicate)}
        anyhow = next((texts[key] for key in sorted(texts, key=str)), None)
        ours = {language: texts.get(language) or anyhow or otherwise.tell(language) for language in LANGUAGES}
        return Text.of({language: words for language, words in texts.items() if language} | ours)

    component = str(result["component"]).rpartition("#")[2].removesuffix("ConstraintComponent")
    return text(SH.message, BREAKS.fill(constraint=component)), text(URIRef(AIG.remedy), REMEDY)
