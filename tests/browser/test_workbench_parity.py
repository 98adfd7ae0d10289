"""What the query page without a server has written again in JavaScript does what the library does, hostile input too.

The scripts of the worker run on an empty page of a real Chromium; the W3C's own queries are among the texts.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest

from aigraph.errors import UsageError
from aigraph.queries import check_limits, find_fault, list_queries, tokenize
from aigraph.queries.editing import graphs_of
from aigraph.results import Rows, rows_to_csv, rows_to_json, rows_to_tsv, rows_to_xml
from aigraph.server.capping import cap_rows
from aigraph.site.workbench.bundling import bundle
from aigraph.terms import XSD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from aigraph.graph import KnowledgeGraph

pytestmark = pytest.mark.browser

MODULES = ("terms", "sparql", "binding", "complaining", "writing", "running")
HOSTILE = [
    "", "SELECT", "ASK {", "ASK {}" * 50, "SELECT * { ?s ?p 'a }", 'SELECT * { ?s ?p "a\\"b" . ?é ?p \U0001f40d }',
    "# {{{\nASK { <http://x/#{> ?p '''a'b''c''' }", "SELECT * { SERVICE <http://x/> {} }", "ASK { ?s service:x ?o }",
    "ASK { service:x { ?s ?p ?o } }", "ASK { FILTER(trueSERVICE) }",
    "PREFIX service: <http://x/> ASK { ?s service:a 1 }", "SELECT * { ?a <#x> ?b } ",
    "ASK { FILTER(?a <?b && ?c> ?d) }", "ASK " + "{" * 100 + "}" * 100, "(" * 101, "!" * 101,
    "ASK { FILTER(" + "-" * 99 + "1) }", "[" * 50 + "{" * 51, "a " * 4000, "a " * 4001, "x" * 65_536, "x" * 65_537,
    "SELECT * { ?s ?p ?o } LIMIT 5", "SELECT * { ?s ?p ?o } LIMIT 500",
    "select * { { select * { ?s ?p ?o } limit 3 } }", "SELECT * { ?s ?p ?o } VALUES ?s { <a:b> }",
    "SELECT * { ?s ?p ?o } LIMIT # 7\n 90 VALUES ?s { 1 }", "SELECT * FROM <http://a> FROM NAMED <http://b> { }",
    "SELECT * FROM <a> { }", "SELECT * FROM a:b { }", "SELECT ?from FROM <http://\\u0041> { ?from ?p ?o }",
    'SELECT * { """a""b""" ?p $_x_iri }', "a\x85b\ufeffc\x1cd\u2028e",
    "SELECT\t* {\r\n ?s\t?p 'x\\'y' ; a:b.c.d e:%41\\~f.}", 'ASK { ?s ?p "\\" }', "@prefix @fr-be _:b0 []", "'" * 7,
    '"' * 5,
]  # fmt: skip


@pytest.fixture(scope="module")
def run(chromium: Any) -> Iterator[Callable[[str, Any], Any]]:
    """Gives what an expression with the worker's modules says of each of some values; ``it`` is the value."""
    templates = files("aigraph.site.workbench") / "templates"
    script = bundle((name, (templates / f"{name}.js").read_text(encoding="utf-8")) for name in MODULES)
    page = chromium.new_page()

    def evaluate(expression: str, values: Any) -> Any:
        refusal = "(error instanceof in_sparql.Refusal ? { refusal: error.message } : { error: String(error) })"
        body = f"values.map((it) => {{ try {{ return {expression}; }} catch (error) {{ return {refusal}; }} }})"
        return page.evaluate(f"(values) => {{ {script}; return {body}; }}", values)

    yield evaluate
    page.close()


@pytest.fixture(scope="module")
def texts(graph: KnowledgeGraph, w3c: Path) -> list[str]:
    """Queries of all kinds: the W3C's, the project's, and hostile ones."""
    own = [query.text for query in list_queries(graph.project)]
    theirs = [path.read_text(encoding="utf-8") for path in sorted(w3c.rglob("*.rq"))]
    assert len(theirs) > 100
    return [*own, *theirs, *HOSTILE]


def _limits(text: str) -> dict[str, str] | None:
    try:
        check_limits(text)
    except UsageError as error:
        return {"refusal": str(error)}
    return None


def test_tokens_are_the_same(run: Callable[[str, Any], Any], texts: list[str]) -> None:
    expected = [[[token.kind, token.text] for token in tokenize(text)] for text in texts]
    assert run("in_sparql.tokenize(it).map(({ kind, text }) => [kind, text])", texts) == expected


def test_what_no_engine_may_see_is_the_same_and_told_alike(run: Callable[[str, Any], Any], texts: list[str]) -> None:
    assert run("in_sparql.checkLimits(it) ?? null", texts) == [_limits(text) for text in texts]


def test_rows_are_capped_alike(run: Callable[[str, Any], Any], texts: list[str]) -> None:
    assert run("in_running.capRows(it, 100)", texts) == [cap_rows(text, 100) for text in texts]


def test_graphs_are_named_alike(run: Callable[[str, Any], Any], texts: list[str]) -> None:
    found = run("in_running.graphsOf(it)", texts)
    expected = [graphs_of(text) for text in texts]
    assert [each and (each["usual"], each["named"]) for each in found] == expected


SLIPS = [
    "SELECT * { ?s ?p ?o", "SELECT * {\n { ?s ?p ?o }", "SELECT * { ?s ?p ?o } }", "SELECT ?x {\n\t?x a “b” }",
    "SELECT ?x { ?x a skoss:Concept }", "SELECT ?x { ?x a zzz:Concept }", "PREFIX x: <http://x/>\nASK { x:a y:b 1 }",
]  # fmt: skip


def test_slips_are_told_alike(run: Callable[[str, Any], Any], graph: KnowledgeGraph) -> None:
    prefixes = graph.dataset.vocabulary.prefixes
    found = run(f"in_complaining.complain(it, '', {json.dumps(prefixes)}, 1).message", SLIPS)
    assert found == [str(find_fault(query, prefixes)) for query in SLIPS]


VALUES = [
    "", " ", "a,b", 'a"b', "a\nb", "a\rb", "a\r\nb", "\ta ", "a\\b", "a\x07b", "a\x7fb", "é\x85", "\ufeffa\ufeff",
    "\u2028a\u2029", "<b>&amp;]]>", "\U0001f40d", "007", "-0", "=1+1", "\ufffe",
]  # fmt: skip


@pytest.fixture(scope="module")
def answers() -> list[Rows]:
    """Answers of one and of two columns with each value as each kind of term, and with holes."""
    date = ox.NamedNode(XSD + "date")
    found = [Rows(("x",), ()), Rows((), ((),)), Rows(("answer",), ((ox.Literal(value=True),),), truth=True)]
    for value in VALUES:
        terms = (ox.Literal(value), ox.Literal(value, language="fr-be"), ox.Literal(value, datatype=date), None)
        found += [Rows(("é",), ((term,),)) for term in terms]
        found.append(Rows(("x", "y"), tuple((term, ox.BlankNode("b0")) for term in terms)))
    return [*found, Rows(("x",), ((ox.NamedNode("http://x/é?a=b&c='d'"),),))]


@pytest.mark.parametrize(
    ("function", "write"),
    [("toCsv", rows_to_csv), ("toTsv", rows_to_tsv), ("toJson", rows_to_json), ("toXml", rows_to_xml)],
)
def test_answers_are_written_byte_for_byte_alike(
    run: Callable[[str, Any], Any], answers: list[Rows], function: str, write: Callable[[Rows], str]
) -> None:
    found = run(f"in_writing.{function}(in_writing.readAnswer(it))", [rows_to_json(rows) for rows in answers])
    assert found == [_written(write, rows) for rows in answers]


def _written(write: Callable[[Rows], str], rows: Rows) -> str | dict[str, str]:
    try:
        return write(rows)
    except UsageError as error:
        return {"refusal": str(error)}
