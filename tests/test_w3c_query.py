"""The W3C's tests of the SPARQL 1.1 Query Language through the endpoint, beside the engine alone.

One server holds the graphs of all tests, each under the address of its file; a test's graphs are chosen by the
parameters of the protocol. The same questions go to the engine itself, and its answers are judged in the same way.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from decimal import Decimal, InvalidOperation
from typing import NamedTuple
from urllib.parse import urljoin

import pyoxigraph as ox
import pytest
from rdflib import BNode, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.compare import isomorphic

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RS = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
BASE = "http://example.org/w3c/"
MANIFESTS = ["manifest-sparql11-query.ttl", "manifest-sparql11-results.ttl"]
QUERY_TESTS = 328  # of the first; the second has ten more
RESULT_FORMS = {"srx": ox.QueryResultsFormat.XML, "srj": ox.QueryResultsFormat.JSON, "tsv": ox.QueryResultsFormat.TSV}
MEDIA_TYPES = {"csv": "text/csv", "tsv": "text/tab-separated-values", "srj": "application/sparql-results+json"}
XSD = "http://www.w3.org/2001/XMLSchema#"
NUMBERS = {"integer", "decimal", "double", "float"}
# Answered by the engine alone and refused by the endpoint, with the reason.
REFUSED_HERE: dict[str, str] = {}


class Case(NamedTuple):
    """One test: what kind, its query, the graphs that it is asked of, and the file of the answer."""

    name: str
    kind: str
    query: str
    default: list[str]
    named: list[str]
    result: str


def read_cases(folder):
    for manifest in MANIFESTS:
        whole = Graph().parse(folder / manifest, publicID=BASE)
        for included in Collection(whole, whole.value(predicate=MF.include, subject=URIRef(BASE))):
            where = str(included).removeprefix(BASE)
            graph = Graph().parse(folder / where, publicID=str(included))
            entries = graph.value(URIRef(str(included)), MF.entries)
            for test in Collection(graph, entries):
                yield read_case(folder, graph, test, where)


def read_case(folder, graph, test, where):
    action = graph.value(test, MF.action)
    query = graph.value(action, QT.query) or action
    text = (folder / str(query).removeprefix(BASE)).read_bytes().decode()
    default = [str(value) for value in graph.objects(action, QT.data)]
    named = [str(value) for value in graph.objects(action, QT.graphData)]
    result = str(graph.value(test, MF.result) or "").removeprefix(BASE)
    if not default and graph.value(test, MF.result):
        default = [urljoin(str(query), name) for name in re.findall(r"FROM\s+<([^>]*)>", text)]
    name = f"{where.partition('/')[0]}/{str(test).rpartition('#')[2]}"
    kind = str(graph.value(test, RDF.type)).rpartition("#")[2]
    return Case(name, kind, f"BASE <{query}>\n{text}", default or [f"{BASE}nothing"], named, result)


@pytest.fixture(scope="module")
def cases(w3c):
    return list(read_cases(w3c))


@pytest.fixture(scope="module")
def store(w3c, cases):
    """The graphs of all tests, blank nodes of each for itself."""
    store = ox.Store()
    for name in {graph for case in cases for graph in (*case.default, *case.named)} - {f"{BASE}nothing"}:
        file = w3c / name.removeprefix(BASE)
        form = ox.RdfFormat.from_extension(file.suffix[1:])
        triples = ox.parse(file.read_bytes(), format=form, base_iri=name, rename_blank_nodes=True)
        store.extend(ox.Quad(*quad.triple, ox.NamedNode(name)) for quad in triples)
    return store


@pytest.fixture(scope="module")
def passed(w3c, cases, store, launch, tmp_path_factory):
    """The names of the tests that pass, asked of the endpoint and of the engine alone."""
    file = tmp_path_factory.mktemp("data") / "graphs.nq"
    file.write_bytes(store.dump(format=ox.RdfFormat.N_QUADS))
    server = launch("--data", file, "--rate", "0")

    def ask_endpoint(case, accept):
        graphs = {"default-graph-uri": case.default, "named-graph-uri": case.named}
        reply = server.ask(case.query, accept, **graphs)
        is_parsed = reply.status == 200 or b"cannot be answered" in reply.body
        return reply.body if is_parsed and (reply.status == 200 or not case.result) else None

    def ask_engine(case, accept):
        names = [[ox.NamedNode(name) for name in graphs] for graphs in (case.default, case.named)]
        try:
            found = store.query(case.query, default_graph=names[0], named_graphs=names[1])
            if isinstance(found, ox.QueryTriples):
                return found.serialize(format=ox.RdfFormat.N_TRIPLES)
            form = ox.QueryResultsFormat.from_media_type(accept.partition(",")[0])
            return found.serialize(format=form or ox.QueryResultsFormat.XML)
        except SyntaxError:
            return None
        except RuntimeError:  # it was read, and something in it is not there
            return None if case.result else b""

    asked = {"endpoint": ask_endpoint, "engine": ask_engine}
    return {who: {case.name for case in cases if passes(w3c, case, ask)} for who, ask in asked.items()}


def passes(folder, case, ask):
    suffix = case.result.rpartition(".")[2]
    accept = MEDIA_TYPES.get(suffix, "application/sparql-results+xml, application/n-triples")
    if case.kind != "QueryEvaluationTest" and not case.result:
        return (ask(case, "*/*") is None) == ("Negative" in case.kind)
    if is_graph_query(case):
        accept = "application/n-triples"
    answer = ask(case, accept)
    return answer is not None and is_same(folder / case.result, answer, case)


def is_graph_query(case):
    return case.result.endswith((".ttl", ".nt")) and "CONSTRUCT" in case.query.upper()


def is_same(file, answer, case):
    expected = file.read_bytes()
    if is_graph_query(case):
        return isomorphic(Graph().parse(data=expected, format="turtle"), Graph().parse(data=answer, format="nt"))
    if file.suffix == ".csv":
        return sorted(masked_csv(expected)) == sorted(masked_csv(answer))
    form = RESULT_FORMS.get(MEDIA_TYPES.get(file.suffix[1:], "") and file.suffix[1:], ox.QueryResultsFormat.XML)
    found = table(ox.parse_query_results(answer, format=form))
    if file.suffix == ".ttl":
        return are_alike(read_result_set(expected), found)
    return are_alike(table(ox.parse_query_results(expected, format=RESULT_FORMS[file.suffix[1:]])), found)


def masked_csv(text):
    """Rows as they can be compared: columns by name, numbers by value, blank nodes not at all."""
    rows = csv.DictReader(io.StringIO(text.decode(), newline=""))
    return [
        sorted((name, "_:" if cell.startswith("_:") else value_of(cell)) for name, cell in row.items()) for row in rows
    ]


def value_of(cell):
    try:
        return str(Decimal(cell).normalize())
    except InvalidOperation:
        return cell


def table(found):
    """A truth, or rows of cells by variable."""
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    names = [variable.value for variable in found.variables]
    return [{name: row[name] for name in names if row[name] is not None} for row in found]


def read_result_set(text):
    """Rows in the vocabulary for result sets that the older tests use."""
    graph = Graph().parse(data=text, format="turtle")
    truth = next(graph.objects(None, RS.boolean), None)
    if truth is not None:
        return bool(truth.toPython())
    rows = []
    for solution in graph.objects(None, RS.solution):
        bindings = graph.objects(solution, RS.binding)
        rows.append({str(graph.value(one, RS.variable)): to_term(graph.value(one, RS.value)) for one in bindings})
    return rows


def to_term(node):
    if isinstance(node, URIRef):
        return ox.NamedNode(str(node))
    if isinstance(node, BNode):
        return ox.BlankNode(str(node))
    return ox.Literal(str(node), language=node.language, datatype=node.datatype and ox.NamedNode(str(node.datatype)))


def are_alike(expected, found):
    if isinstance(expected, bool) or isinstance(found, bool):
        return expected is found
    if Counter(map(masked, expected)) != Counter(map(masked, found)):
        return False
    has_blank = any(isinstance(term, ox.BlankNode) for row in expected for term in row.values())
    return not has_blank or isomorphic(as_graph(expected), as_graph(found))


def masked(row):
    return frozenset((name, key(term)) for name, term in row.items())


def key(term):
    """What a term is compared by: numbers by their value, blank nodes not at all."""
    if isinstance(term, ox.BlankNode):
        return "_:"
    kind = term.datatype.value.removeprefix(XSD) if isinstance(term, ox.Literal) else ""
    if kind == "boolean":
        return f"{kind} {term.value in ('true', '1')}"
    return f"{kind} {value_of(term.value)}" if kind in NUMBERS else str(term)


def as_graph(rows):
    graph = Graph()
    for row in rows:
        node = BNode()
        for name, term in row.items():
            is_blank = isinstance(term, ox.BlankNode)
            value = BNode(term.value) if is_blank else URIRef(f"x:{hash(key(term))}")
            graph.add((node, URIRef(f"x:{name}"), value))
    return graph


def test_the_suite_is_whole(cases):
    assert len(cases) == QUERY_TESTS + 10


def test_the_engine_alone_passes_what_it_passed_when_it_was_measured(passed):
    of_results = {"csv-tsv-res", "json-res"}
    assert len({name for name in passed["engine"] if name.partition("/")[0] not in of_results}) >= 318


def test_the_endpoint_passes_no_less_than_the_engine_alone(passed):
    assert passed["engine"] - passed["endpoint"] == set(REFUSED_HERE)


def test_the_endpoint_passes_at_least_318_of_328(passed):
    of_results = {"csv-tsv-res", "json-res"}
    assert len({name for name in passed["endpoint"] if name.partition("/")[0] not in of_results}) >= 318


def test_the_endpoint_answers_nothing_that_the_engine_does_not(passed):
    assert passed["endpoint"] - passed["engine"] == set()
