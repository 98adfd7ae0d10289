"""The reader of queries: what it takes for SPARQL the engine does, and what is wrong is told where it stands."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigraph.errors import UsageError
from aigraph.queries.atoms import read_atoms
from aigraph.queries.complaining import MOST_EXPECTED, complain
from aigraph.queries.parsing import read_shape
from aigraph.queries.patterns import UnexpectedError
from aigraph.queries.shape import Triple
from aigraph.queries.tokens import show

SUITE = Path(__file__).resolve().parents[2] / "shared" / "w3c" / "sparql11.tgz"


def is_sparql(text):
    try:
        ox.Store().query(text, base_iri="https://example.org/")
    except SyntaxError:
        return False
    except RuntimeError:  # a function that it does not have: SPARQL nevertheless
        return True
    return True


def is_read(text):
    try:
        read_shape(text)
    except UnexpectedError:
        return False
    return True


def test_every_query_of_the_w3c_that_the_engine_reads_is_read():
    if not SUITE.is_file():
        pytest.skip("the W3C's test suite is not here (../shared/w3c)")
    with tarfile.open(SUITE) as archive:
        files = [(entry.name, archive.extractfile(entry)) for entry in archive if entry.name.endswith(".rq")]
        texts = {name: file.read().decode("utf-8", "replace") for name, file in files if file}
    assert len(texts) > 400
    assert [name for name, text in texts.items() if is_sparql(text) and not is_read(text)] == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("ASK { ?s ?p 1, 2 ; ?q 3 . }", 3),
        ("ASK { ?s :p [ :q 1 ; :r [] ] }", 3),
        ("ASK { [ :q 1 ] :p 2 }", 2),
        ("ASK { ?s :p (1 2) }", 3),
        ("ASK { ?s ^:p/(:q|!(:r|^:s))+ -1.5e3 }", 1),
        ('ASK { ?s a "x"@en-GB , "1"^^xsd:int , true ; ; . _:b :p _:c }', 4),
    ],
)
def test_the_triples_of_a_group_are_counted(text, count):
    assert sum(isinstance(part, Triple) for part in read_shape(text).main.where.parts()) == count


def test_a_select_keeps_its_variables_to_itself():
    shape = read_shape("SELECT ?a { { SELECT ?a (COUNT(?b) AS ?n) { ?a ?p ?b } GROUP BY ?a } OPTIONAL { ?a ?q ?c } }")
    assert shape.main.where.bound == {"a", "n", "q", "c"}


WRONG = [
    ("SELECT ?x { ?x a §foo:Bar }", "the prefix foo: is declared nowhere; add PREFIX foo: <…>"),
    ("SELECT ?x { ?x a §sko:Concept }", "the prefix sko: is declared nowhere (did you mean skos"),
    ("§SELEC ?x { ?x a ?y }", "SELEC cannot stand here (did you mean SELECT?); write SELECT or ASK or CONSTRUCT or"),
    ("SELECT ?x §{ ?x ?y ?z", "{ is never closed; add }"),
    ("SELECT ?x { ?x ?y §}", "} cannot stand here; write an object"),
    ("SELECT ?x { ?x §'a' 1 }", "'a' cannot stand here; write a property"),
    ("SELECT ?x { ?x ?p ?o FILTER(?o > §) }", ") cannot stand here; write a value after >"),
    ("SELECT ?x { ?x ?p ?o FILTER §?o > 1 }", "?o cannot stand here; write an expression in brackets after FILTER"),
    ("SELECT ?x { ?x ?p ?o FILTER(§STRLENGTH(?o)) }", "STRLENGTH is not the name of a function (did you mean STRLEN?)"),
    ("SELECT ?x { ?x ?p ?o } ORDER §?x", "?x cannot stand here; write BY"),
    ("SELECT ?x { ?x ?p ?o } LIMIT §ten", "ten cannot stand here; write a whole number"),
    ("§INSERT DATA { <urn:a> <urn:b> 1 }", "INSERT cannot stand here; write a query; nothing can be changed here"),
    ("SELECT (COUNT(?x) AS ?n) §?y { ?x ?p ?y }", "?y is neither grouped nor in an aggregate; add it to GROUP BY"),
    ("SELECT ?x { ?x ?p ?o BIND(1 AS §?o) }", "?o has a value already; BIND another variable"),
    ("SELECT ?x { VALUES (?x ?y) { (1§) } }", ") cannot stand here; write a value"),
    ("SELECT §{ ?x ?p ?o }", "{ cannot stand here; write a variable or *"),
    ("§", "the query ends too early; write SELECT or ASK"),
    ("SELECT ?x {\n\t?x a §]\n}", "] cannot stand here; write an object"),
    ("SELECT ?x§, ?y { ?x ?p ?y }", "a comma cannot stand between variables; write a blank"),
    ("SELECT §COUNT(*) { ?x ?p ?y }", "COUNT has no name and no brackets around it; write (COUNT(…) AS ?name)"),
    ("SELECT (COUNT(*)§) { ?x ?p ?y }", "what is computed has no name; write (… AS ?name)"),
    ("SELECT ?x { ?x ?p §ENACT }", 'ENACT has no quotes, which a shell may have taken; write "ENACT", the query in si'),
    ("SELECT ?x { ?x ?p ?y FILTER(?y = §ENACT) }", "ENACT has no quotes, which a shell may have taken; write"),
    ("SELECT ?x { ?x ?p §“ENACT” }", "“ is no quote of SPARQL; write straight ones"),
    ("SELECT ?x { ?x ?p ?y FILTER(?y = §«ENACT») }", "« is no quote of SPARQL; write straight ones"),
    ("SELECT * { §SERVICE <http://x/> { ?s ?p ?o } }", "SERVICE asks another server; leave it out"),
    ("SELECT (1 AS §?_lang) {}", "the parameter ?_lang cannot stand in SELECT, AS, BOUND, LIMIT; use another variable"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "told"), WRONG)
def test_what_is_wrong_is_told_with_its_place_and_shown(graph, marked, told):
    text, position = marked.replace("§", ""), marked.index("§")
    position += len(text[position:]) - len(text[position:].lstrip(" "))
    with pytest.raises(UsageError) as caught:
        graph.query(text) if text else graph.query(" ")
    first, *shown = str(caught.value).split("\n  ")
    line = text[:position].count("\n") + 1
    column = position - (text.rfind("\n", 0, position) + 1) + 1
    assert first.startswith(f"the query, line {line}, column {column}: {told}")
    if text:
        assert shown[0] == text.split("\n")[line - 1]
        assert (len(shown[1]), shown[1].strip()) == (column, "^")


@pytest.mark.parametrize("before", [0, 30, 500])
@pytest.mark.parametrize("after", [0, 30, 500])
def test_of_a_long_line_what_stands_around_the_place_is_shown(before, after):
    query = "a " * before + "§" + " b" * after
    _, line, mark = show(query, query.index("§"), "wrong").split("\n  ")
    assert (line[mark.index("^")], len(line) <= 122) == ("§", True)


def test_what_an_engine_would_have_taken_is_told_in_part():
    names = ", ".join(f'"w{number}"' for number in range(9))
    message = f"error at 1:5: expected one of {names}, [_], ['0'..='9'], ['\\u{{00B7}}'], <unreported>"
    told = str(complain("ASK {}", message, ()))
    assert told.startswith(
        'the query, line 1, column 5: expected "w0", "w1", "w2", "w3", "w4", …; correct it\n  ASK {}\n'
    )
    assert told.count('"w') == MOST_EXPECTED


WORDS = "SELECT ?x ?y { } ( ) [ ] . ; , a :p <urn:a> 1 'b' * + / ^ FILTER BIND AS EXISTS GRAPH"


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS.split())).map(" ".join))
def test_any_words_are_read_or_refused_at_a_place_among_them(text):
    assert 0 <= _place_of_refusal(text) <= len(text)


def _place_of_refusal(text):
    try:
        read_shape(text)
    except UnexpectedError as error:
        return error.atom.start
    return 0


@settings(deadline=None)
@given(st.text(max_size=60))
def test_the_pieces_of_any_text_stand_in_it_in_order(text):
    *atoms, end = read_atoms(text)
    assert [text[atom.start : atom.end] for atom in atoms] == [atom.text for atom in atoms]
    assert sorted(atom.start for atom in atoms) == [atom.start for atom in atoms]
    assert end.kind == "end"


def test_a_function_that_no_engine_has_is_told_in_one_message(graph):
    with pytest.raises(UsageError, match=r"^the query cannot be answered: .*<urn:f>.*; ask it otherwise$"):
        graph.query("SELECT (<urn:f>(1) AS ?x) {}")
