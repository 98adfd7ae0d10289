"""Each RDF form of a release is for people to read, and says the same to every parser, whatever the texts and names."""

from __future__ import annotations

import hashlib
import json
import re

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aigraph.dataset import Dataset, fingerprint
from aigraph.release import RDF_FORMATS, whole_release, write_rdf
from aigraph.release.compacting import Compactor
from aigraph.release.linking import write_framed
from aigraph.release.ordering import Order
from aigraph.terms import AIG, RDF_TYPE, XSD

LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"
AMOUNT = "https://w3id.org/aigraph/ontology#amount"
HOSTILE_TEXTS = [
    "",
    " ",
    'a "quoted" text\nof two lines\r\nand a tab\t.',
    "ends with a backslash \\",
    "</script><script>alert(1)</script>",
    "]]> &amp; <!-- -->",
    "\u2028\u2029\u0085\u007f\ufeff",
    ".\n\t} GRAPH <g> {",
    "=cmd|' /C calc'!A0",
    "{+iri}",
    "aig:Cluster a ; , .",
    "𝔸 é e\u0301 ك",
    '"""',
]
HOSTILE_NAMES = [
    "a.",
    "..",
    ".a",
    "-a",
    "a~b",
    "a%20b",
    "a(b)",
    "a'b",
    "a,b;c=d",
    "a#b",
    "a?b",
    "a:b",
    "a/b/c",
    "//a",
    "é",
    "Ünï/cødé",
    "@a",
    "a$b&c+d!e*f",
    "0",
    "",
]
HOSTILE_NUMBERS = [
    ("decimal", "75000000"),
    ("decimal", "0.50"),
    ("integer", "007"),
    ("integer", "-1"),
    ("boolean", "true"),
    ("boolean", "1"),
    ("double", "1E0"),
    ("double", "INF"),
    ("gYear", "2024"),
    ("duration", "P7Y"),
]


def make_dataset(graph, quads):
    """A dataset of the shipped project's vocabulary with other quads, and their union."""
    dataset = Dataset(graph.project, graph.dataset.vocabulary, ox.Store())
    dataset.add(quads)
    return dataset


@pytest.fixture(scope="session")
def hostile(graph):
    """Things whose names, texts and figures are as hard to write as RDF allows."""
    base = graph.project.id_base
    passage = ox.NamedNode(f"{graph.project.source_base}x#char=1,2")
    things = [ox.NamedNode(f"{base}cluster/{name}") for name in HOSTILE_NAMES]
    quads = [
        *(ox.Quad(thing, ox.NamedNode(RDF_TYPE), ox.NamedNode(graph.dataset.vocabulary.classes["Cluster"]), passage)
          for thing in things),
        *(ox.Quad(things[0], ox.NamedNode("http://example.org/p"), thing, passage) for thing in things),
        *(ox.Quad(thing, ox.NamedNode(LABEL), ox.Literal(text, language="fr"), things[1])
          for thing in things[:3] for text in HOSTILE_TEXTS),
        *(ox.Quad(things[4], ox.NamedNode("http://example.org/text"), ox.Literal(text), passage)
          for text in HOSTILE_TEXTS),
        *(ox.Quad(things[5], ox.NamedNode(AMOUNT), ox.Literal(value, datatype=ox.NamedNode(XSD + kind)), passage)
          for kind, value in HOSTILE_NUMBERS),
        ox.Quad(things[6], ox.NamedNode(AMOUNT), ox.Literal("x", datatype=ox.NamedNode("urn:t#y")), passage),
        ox.Quad(things[6], ox.NamedNode(LABEL), ox.Literal("no language"), passage),
        # With its prefix it would be ror://a, which is an address of its own; PyLD writes it so.
        ox.Quad(things[7], ox.NamedNode("https://ror.org///a"), ox.NamedNode("https://ror.org///a"), passage),
        ox.Quad(ox.NamedNode("urn:a:b"), ox.NamedNode("urn:p"), ox.NamedNode("mailto:a@example.org"), passage),
    ]  # fmt: skip
    return make_dataset(graph, quads)


def by_pyoxigraph(data, name):
    """What a file says, as lines."""
    return sorted(str(quad) for quad in ox.parse(data, format=RDF_FORMATS[name][0]))


def by_rdflib(data, name):
    """The same as rdflib reads it, with literals as they stand."""
    rdflib.NORMALIZE_LITERALS = False
    names = {"turtle": "turtle", "ntriples": "nt", "rdfxml": "xml", "jsonld": "json-ld"}
    parsed = rdflib.Dataset().parse(data=data, format=names.get(name, name))
    text = rdflib.Dataset.serialize(parsed, format="nquads")
    quads = ox.parse(text, format=ox.RdfFormat.N_QUADS)
    # What names no graph, rdflib puts into a graph of its own.
    own = ox.NamedNode("urn:x-rdflib:default")
    return sorted(str(q if q.graph_name != own else ox.Quad(q.subject, q.predicate, q.object)) for q in quads)


def all_of(dataset, name):
    """What the file of a form is to say."""
    if RDF_FORMATS[name][1]:
        return sorted(map(str, dataset.quads()))
    return sorted(str(ox.Quad(t.subject, t.predicate, t.object)) for t in dataset.union())


@pytest.mark.parametrize("read", [by_pyoxigraph, by_rdflib])
@pytest.mark.parametrize("name", sorted(RDF_FORMATS))
def test_whatever_names_and_texts_are_each_form_says_them_to_the_letter(hostile, name, read):
    assert read(write_rdf(hostile, name), name) == all_of(hostile, name)


@pytest.mark.parametrize("name", sorted(RDF_FORMATS))
def test_the_shipped_graph_is_the_same_in_each_form_to_the_letter(graph, name):
    assert by_pyoxigraph(write_rdf(graph.dataset, name), name) == all_of(graph.dataset, name)


@pytest.fixture(scope="session")
def turtle(graph):
    """The shipped graph as Turtle."""
    return write_rdf(graph.dataset, "turtle").decode()


def test_the_turtle_says_first_what_it_is(turtle, graph):
    head = turtle.partition("\n\n")[0].splitlines()
    version = fingerprint(graph.dataset.quads())
    assert head == [
        "# Clusters IA de France 2030 / AI clusters of France 2030",
        "# https://w3id.org/aigraph/ (ia-clusters)",
        "# Licence: https://creativecommons.org/licenses/by/4.0/",
        f"# Version: {version} (SHA-256 of the canonical N-Quads, RDFC-1.0)",
        f"# Cite as: {head[0][2:]}, https://w3id.org/aigraph/, version {version[:12]}",
    ]


def test_the_turtle_tells_class_by_class_the_things_then_ties_then_codes_then_evidence(turtle):
    headings = re.findall(r"^# == (.*) ==$", turtle, re.MULTILINE)
    told = [headings.index(name) for name in headings if re.search(r"aig:(Cluster|Funding|Role|Passage)\)", name)]
    assert headings[0] == "cluster (aig:Cluster): 9"
    assert [re.search(r"aig:(\w+)", headings[place])[1] for place in told] == ["Cluster", "Funding", "Role", "Passage"]


def test_a_block_is_one_thing_with_its_class_first_then_its_names_french_first(turtle):
    block = turtle.partition("\ninstitution:inserm a ")[2].partition("\n\n")[0].splitlines()
    assert (block[0], block[1]) == (
        "aig:Institution , org:Organization ;",
        '\tskos:prefLabel "Inserm"@fr , "Inserm"@en ;',
    )


def test_each_thing_has_one_block(turtle, graph):
    blocks = re.findall(r"^([^\s#@][^\n]*?) a\s", turtle, re.MULTILINE)
    subjects = {triple.subject for triple in graph.dataset.union()}
    assert (len(blocks), len(set(blocks))) == (len(subjects), len(subjects))


def test_values_that_make_a_line_long_have_a_line_each(turtle):
    block = turtle.partition("\ncluster:aniti a ")[2].partition("\n\n")[0]
    assert "\taig:addresses\n\t\ttheme:climate-prediction ,\n\t\ttheme:education ,\n" in block
    assert [line for line in block.splitlines() if len(line) > 120] == []


def test_the_turtle_has_a_prefix_for_all_that_it_uses_and_no_other(turtle):
    code = re.sub(r'"(?:[^"\\]|\\.)*"|<[^>]*>|^#[^\n]*', " ", turtle, flags=re.MULTILINE)
    declared = set(re.findall(r"@prefix ([\w-]+):", code))
    used = set(re.findall(r"(?<![\w\\:-])([\w-]+):", re.sub(r"@prefix [^\n]*", "", code)))
    assert declared == used


def test_no_iri_stands_whole_where_a_prefix_is_known(turtle, graph):
    whole = set(re.findall(r"(?m)^<([^>]*)> a |(?<= )<([^>]*)>(?= [;,.]$)", turtle.partition("# ==")[2]))
    known = tuple(graph.dataset.vocabulary.prefixes.values())
    assert [iri for pair in whole for iri in pair if iri.startswith(known)] == []


def test_a_graph_of_the_trig_is_told_what_it_is_passages_in_the_order_of_the_text(graph):
    trig = write_rdf(graph.dataset, "trig").decode()
    found = re.findall(r"^# (.*)\n<[^>]*aef-2024#char=(\d+),(\d+)> \{$", trig, re.MULTILINE)
    ranges = [(int(start), int(end)) for _, start, end in found]
    assert found[0][0] == "AEF info 2024, caractères 2–71 / AEF info 2024, characters 2–71"
    assert ranges == sorted(ranges)


def test_every_graph_of_the_trig_has_its_comment(graph):
    trig = write_rdf(graph.dataset, "trig").decode()
    assert len(re.findall(r"^# [^\n]+\n\S+ \{$", trig, re.MULTILINE)) == len(
        re.findall(r"^\S+ \{$", trig, re.MULTILINE)
    )


def test_words_in_a_comment_cannot_leave_it(graph):
    name = ox.NamedNode(f"{graph.project.id_base}editorial/a")
    reason = ox.Literal("ours\r\n}\n<urn:a> <urn:b> <urn:c> .\u2028#", language="fr")
    said = [(RDF_TYPE, ox.NamedNode(AIG.EditorialDecision)), (AIG.reason, reason)]
    dataset = make_dataset(graph, [ox.Quad(name, ox.NamedNode(predicate), value, name) for predicate, value in said])
    assert by_pyoxigraph(write_rdf(dataset, "trig"), "trig") == all_of(dataset, "trig")
    assert "# rédaction : ours } <urn:a> <urn:b> <urn:c> . #" in write_rdf(dataset, "trig").decode()


def test_the_sum_of_the_nquads_is_the_fingerprint(graph):
    assert hashlib.sha256(write_rdf(graph.dataset, "nquads")).hexdigest() == fingerprint(graph.dataset.quads())


@pytest.mark.parametrize("name", ["nquads", "ntriples"])
def test_the_lines_are_sorted_also_where_one_name_begins_another(hostile, name):
    lines = write_rdf(hostile, name).splitlines()
    assert lines == sorted(set(lines))


@pytest.fixture(scope="session")
def pyld():
    """The JSON-LD processor of the standard's editors, which may fetch nothing."""
    processor = pytest.importorskip("pyld.jsonld")

    def refuse(address, _):
        msg = f"{address}: was asked for"
        raise AssertionError(msg)

    processor.set_document_loader(refuse)
    return processor


@pytest.mark.parametrize("name", ["aigraph.jsonld", "aigraph-framed.jsonld"])
def test_the_jsonld_is_what_the_standards_compaction_makes_of_it(graph, pyld, name):
    ours = json.loads(whole_release(graph.dataset, "fr")[name])
    assert pyld.compact(pyld.expand(ours), {"@context": ours["@context"]}) == ours


def test_the_framed_jsonld_is_the_union(graph):
    framed = ox.parse(write_framed(Order(graph.dataset)), format=ox.RdfFormat.JSON_LD)
    assert {quad.triple for quad in framed} == set(graph.dataset.union())


def test_the_framed_jsonld_of_hostile_things_is_their_union(hostile):
    framed = ox.parse(write_framed(Order(hostile)), format=ox.RdfFormat.JSON_LD)
    assert {quad.triple for quad in framed} == set(hostile.union())


def _unordered(value):
    """JSON with its lists in one order, and without the empty lists that PyLD leaves below ``@reverse``."""
    if isinstance(value, list):
        return sorted(map(_unordered, value), key=lambda one: json.dumps(one, sort_keys=True))
    if isinstance(value, dict):
        return {key: _unordered(one) for key, one in value.items() if one not in ([], {})}
    return value


def test_a_cluster_is_framed_as_the_standards_framing_does(graph, pyld):
    document = json.loads(write_framed(Order(graph.dataset)))
    order = Order(graph.dataset)
    ties = [group.iri for group in order.groups if group.rank == 1]
    members = {thing for group in order.groups if group.rank == 1 for thing in group.things}
    links = [t for t in graph.dataset.union() if isinstance(t.object, ox.NamedNode) and t.predicate.value != RDF_TYPE]
    never = {triple.predicate.value: [{"@embed": "@never"}] for triple in links}
    tie = never | {"@type": ties}
    frame = never | {
        "@type": [graph.dataset.vocabulary.classes["Cluster"]],
        "@reverse": {triple.predicate.value: [tie] for triple in links if triple.subject.value in members},
    }
    options = {"embed": "@always", "omitDefault": True}
    framed = pyld.frame(pyld.expand(document), frame | {"@context": document["@context"]}, options)
    theirs = {node["id"]: _unordered(node) for node in framed["facts"]}
    ours = {node["id"]: _unordered(node) for node in document["facts"] if node["type"][0] == "Cluster"}
    assert (len(ours), ours) == (9, theirs)


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)
KINDS = st.sampled_from([XSD + kind for kind in ("string", "decimal", "gYear", "date", "integer", "anyURI")])
LITERALS = st.one_of(
    st.builds(ox.Literal, TEXTS),
    st.builds(lambda text, tag: ox.Literal(text, language=tag), TEXTS, st.sampled_from(["fr", "en", "de"])),
    st.builds(lambda text, kind: ox.Literal(text, datatype=ox.NamedNode(kind)), TEXTS, KINDS),
)
PLACES = st.integers(0, 1000)
THING = "https://w3id.org/aigraph/id/x/y"


def make_statement(vocabulary, place, other, literal):
    """A statement: a property with or without a term, and a value that fits it or not; none of a type is a literal."""
    own = [term.iri for term in vocabulary.properties.values()]
    properties = [*own, RDF_TYPE, "http://example.org/p", vocabulary.prefixes["ror"] + "x"]
    iris = [*vocabulary.classes.values(), *own, "https://w3id.org/aigraph/id/a/b", "urn:a", "https://ror.org/"]
    predicate = properties[place % len(properties)]
    value = ox.NamedNode(iris[other % len(iris)]) if literal is None or predicate == RDF_TYPE else literal
    return ox.Quad(ox.NamedNode(THING), ox.NamedNode(predicate), value)


@pytest.fixture
def compact(graph, pyld):
    """Compacts statements; gives our document, what it says, and what the standard makes of it."""

    def both(drawn):
        vocabulary = graph.dataset.vocabulary
        quads = list(dict.fromkeys(make_statement(vocabulary, *one) for one in drawn))
        document = {"@context": vocabulary.context} | Compactor(vocabulary).node(THING, quads)
        back = set(ox.parse(json.dumps(document), format=ox.RdfFormat.JSON_LD))
        again = pyld.compact(pyld.expand(document), {"@context": vocabulary.context})
        return document, again, set(quads), back

    return both


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=st.lists(st.tuples(PLACES, PLACES, st.one_of(st.none(), LITERALS)), min_size=1, max_size=6))
def test_any_statement_is_compacted_as_the_standard_does_and_comes_back(compact, drawn):
    document, again, said, back = compact(drawn)
    assert (again, back) == (document, said)
