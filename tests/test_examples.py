"""ontology/examples: one modelling pattern a file, each an excerpt of the shipped graph that the shapes accept."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib

from aigraph.project import shipped_root
from aigraph.shapes import read_shapes, validate
from aigraph.terms import RDF_TYPE

EXAMPLES = sorted((shipped_root() / "ontology/examples").glob("*.trig"))
NAMES = [path.stem for path in EXAMPLES]
PATTERNS = {
    "claim", "concept", "count", "editorial", "erratum", "focus", "funding", "identifier", "mapping", "participation",
    "passage", "post", "predecessor", "programme", "reading", "record", "rule", "source", "statement", "target",
    "theme",
}  # fmt: skip
READERS = ["pyoxigraph", "rdflib"]


def read(path, reader):
    """The quads of an example as a library reads them, literals as a store holds them."""
    store = ox.Store()
    if reader == "pyoxigraph":
        store.load(path=path, format=ox.RdfFormat.TRIG)
    else:
        text = rdflib.Dataset().parse(path, format="trig").serialize(format="nquads")
        store.load(text.encode(), format=ox.RdfFormat.N_QUADS)
    return set(store)


def to_graph(triples, path):
    """The triples as the validation has them, by way of a file."""
    ox.serialize(triples, path, format=ox.RdfFormat.TURTLE)
    return read_shapes(path)


def test_every_pattern_has_an_example():
    assert set(NAMES) == PATTERNS


@pytest.mark.parametrize("path", EXAMPLES, ids=NAMES)
def test_an_example_begins_with_its_explanation(path):
    comment, _, rest = path.read_text(encoding="utf-8").partition("\n\nBASE ")
    assert (all(line.startswith("# ") for line in comment.split("\n")), rest != "") == (True, True)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("path", EXAMPLES, ids=NAMES)
def test_an_example_says_nothing_but_what_the_shipped_graph_says(graph, path, reader):
    assert sorted(map(str, read(path, reader) - set(graph.dataset.store))) == []


@pytest.mark.parametrize("reader", READERS)
def test_whatever_the_examples_describe_is_as_the_shapes_ask(graph, tmp_path, reader):
    union = {quad.triple for path in EXAMPLES for quad in read(path, reader)}
    described = {triple.subject.value for triple in union if triple.predicate.value == RDF_TYPE}
    # What an example only points to has its class in the shipped graph.
    store, of_class = graph.dataset.store, ox.NamedNode(RDF_TYPE)
    pointed_to = {triple.object for triple in union if isinstance(triple.object, ox.NamedNode)}
    types = {quad.triple for thing in pointed_to for quad in store.quads_for_pattern(thing, of_class, None)}
    data = to_graph(union | types, tmp_path / "examples.ttl")
    results = validate(data, read_shapes(shipped_root() / "ontology/shapes.ttl"))
    assert [result for result in results if str(result["focus"]) in described] == []
