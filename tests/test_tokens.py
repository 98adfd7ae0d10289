"""The tokens of SPARQL, and what is refused before an engine sees it."""

from __future__ import annotations

import subprocess
import sys

import pyoxigraph as ox
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from aigraph.errors import UsageError
from aigraph.queries.tokens import (
    MAX_CHARACTERS,
    MAX_TOKENS,
    check_limits,
    is_surely_fine,
    look_closely,
    place,
    tokenize,
)

# Pieces of queries; whatever they make when they are put together, no text may be lost.
PIECES = r"""
SELECT
?x
?_name
{ } ( ) < > . : # ! \
<https://example.org/#a>
"
'
'''
ex:a
@en
1.5
é
SERVICE
\u0022
😀
"""
QUERIES = st.lists(st.sampled_from([*PIECES.split(), '"' * 3, " ", "\n"])).map("".join)


def kinds(query):
    return [(token.kind, token.text) for token in tokenize(query) if token.kind != "blank"]


@given(st.text() | QUERIES)
@example("\0\ud800")
def test_the_texts_of_the_tokens_joined_are_the_query(query):
    assert "".join(token.text for token in tokenize(query)) == query


@given(st.text() | QUERIES)
def test_each_token_begins_where_the_one_before_it_ends(query):
    tokens = list(tokenize(query))
    assert [token.start for token in tokens] == [len("".join(t.text for t in tokens[:i])) for i in range(len(tokens))]


PLAIN = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(["?_name", "SERVICE", "# x", "} {"])
WRAPPED = {
    "a string": (PLAIN, lambda text: str(ox.Literal(text)), "string"),
    "a long string": (PLAIN.filter(lambda text: '"' not in text and "\\" not in text), '"""{}"""'.format, "string"),
    "another long string": (
        PLAIN.filter(lambda text: "'" not in text and "\\" not in text),
        "'''{}'''".format,
        "string",
    ),
    "an IRI": (
        st.text(st.characters(exclude_characters='<>"{}|^`\\', exclude_categories=["Cs", "Cc", "Zs"])),
        "<https://example.org/{}>".format,
        "iri",
    ),
    "a comment": (PLAIN.filter(lambda text: not set(text) & set("\n\r")), "#{}".format, "comment"),
}


@pytest.mark.parametrize("what", sorted(WRAPPED))
@given(data=st.data())
def test_nothing_leaks_out_of(what, data):
    texts, wrap, kind = WRAPPED[what]
    inside = wrap(data.draw(texts))
    found = [(token.kind, token.text) for token in tokenize(f"ASK {inside}\n{{}}")]
    assert found == [("word", "ASK"), ("blank", " "), (kind, inside), ("blank", "\n"), ("sign", "{"), ("sign", "}")]


@pytest.mark.parametrize(
    ("query", "tokens"),
    [
        ("?s ex:p.", [("variable", "?s"), ("name", "ex:p"), ("sign", ".")]),
        ("ex:a.b ex:a..b", [("name", "ex:a.b"), ("name", "ex:a..b")]),
        ("ex:.b", [("name", "ex:"), ("sign", "."), ("word", "b")]),
        ("ex:-b", [("name", "ex:"), ("sign", "-"), ("word", "b")]),
        (":a _:b", [("name", ":a"), ("sign", "_"), ("name", ":b")]),
        ("ex:a%20b ex:a\\-b", [("name", "ex:a%20b"), ("name", "ex:a\\-b")]),
        ("ex:a:b ex:1", [("name", "ex:a:b"), ("name", "ex:1")]),
        ('"a"@en-GB', [("string", '"a"'), ("word", "@en-GB")]),
        ("$x ?_é1", [("variable", "$x"), ("variable", "?_é1")]),
        ("1.5e3", [("number", "1.5"), ("word", "e3")]),
        ("a<b", [("word", "a"), ("sign", "<"), ("word", "b")]),
        ("<https://é/> < >", [("iri", "<https://é/>"), ("sign", "<"), ("sign", ">")]),
        ("<http://a/\\u0041>", [("iri", "<http://a/\\u0041>")]),
        ('"a\\"b" "" \'\'', [("string", '"a\\"b"'), ("string", '""'), ("string", "''")]),
        ('"""a"b""c"""', [("string", '"""a"b""c"""')]),
        ('"a\nb"', [("open", '"a'), ("word", "b"), ("open", '"')]),
        ("'a\" \\'", [("open", "'a\" \\'")]),
        ('"""a', [("string", '""'), ("open", '"a')]),
        ("<http://a#b> # c\r?x", [("iri", "<http://a#b>"), ("comment", "# c"), ("variable", "?x")]),
    ],
)
def test_tokens_are_those_of_the_grammar(query, tokens):
    assert kinds(query) == tokens


@pytest.mark.parametrize(
    ("position", "shown"), [(0, "line 1, column 1"), (3, "line 2, column 1"), (5, "line 2, column 3")]
)
def test_a_place_counts_lines_and_columns_from_one(position, shown):
    assert place("ab\n😀d\n", position) == shown


# -- SERVICE

ASKING = {
    "plain": "ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "silent": "ASK { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "a variable": "ASK { SERVICE ?where { ?s ?p ?o } }",
    "in lower case": "ask { service <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "in mixed case": "ASK { sErViCe <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "nested": "ASK { { { SERVICE <http://127.0.0.1:9/> {} } } }",
    "in OPTIONAL": "ASK { OPTIONAL { SERVICE <http://127.0.0.1:9/> {} } }",
    "in EXISTS": "ASK { FILTER EXISTS { SERVICE <http://127.0.0.1:9/> {} } }",
    "in NOT EXISTS": "ASK { FILTER NOT EXISTS { SERVICE <http://127.0.0.1:9/> {} } }",
    "in MINUS": "ASK { ?s ?p ?o MINUS { SERVICE <http://127.0.0.1:9/> {} } }",
    "in UNION": "ASK { {} UNION { SERVICE <http://127.0.0.1:9/> {} } }",
    "in GRAPH": "ASK { GRAPH ?g { SERVICE <http://127.0.0.1:9/> {} } }",
    "in a subquery": "ASK { { SELECT * { SERVICE <http://127.0.0.1:9/> {} } } }",
    "in an expression": "ASK { BIND(EXISTS { SERVICE <http://127.0.0.1:9/> {} } AS ?x) }",
    "after a comment": "ASK { # harmless\n SERVICE <http://127.0.0.1:9/> {} }",
    "around a comment": "ASK { SERVICE # harmless\n <http://127.0.0.1:9/> {} }",
    "a prefixed name": "PREFIX ex: <http://127.0.0.1:9/> ASK { SERVICE ex:a {} }",
    # Engines ask for no blank between words.
    "without blanks": "ASK{SERVICE<http://127.0.0.1:9/>{}}",
    "silent without blanks": "ASK{SERVICESILENT<http://127.0.0.1:9/>{}}",
    "glued to a variable": "ASK{SERVICE?where{}}",
    "glued to a prefix": "PREFIX ex: <http://127.0.0.1:9/> ASK{SERVICEex:a{}}",
    "glued to no prefix": "PREFIX : <http://127.0.0.1:9/> ASK{service:a{}}",
    "glued to a boolean": "ASK { ?s ?p trueSERVICE <http://127.0.0.1:9/> {} }",
    "glued to a number": "ASK { ?s ?p 1e5SERVICE <http://127.0.0.1:9/> {} }",
    "glued to a name": "PREFIX ex: <http://127.0.0.1:9/> ASK { ?s ?p ex:.SERVICE <http://127.0.0.1:9/> {} }",
    "after an escape in an IRI": "ASK { ?s <http://a/#\\u0041> ?o SERVICE <http://127.0.0.1:9/> {} }",
    # What looks like an IRI may be a comparison to an engine, and a quote or a comment may begin inside it.
    "after a comparison with a comment": 'ASK { FILTER(1 <#>"""\n 2) SERVICE <http://127.0.0.1:9/> {} #"""\n }',
    "after a comparison with a string": "ASK { FILTER(1 <'>' ) SERVICE <http://127.0.0.1:9/> {} FILTER('' = '') }",
    "after a comparison with a name": 'ASK { FILTER(ex:a <ex:a#>"""\n ) SERVICE <http://127.0.0.1:9/> {} #"""\n }',
}


@pytest.mark.parametrize("how", sorted(ASKING))
def test_a_query_that_asks_another_server_is_refused(how):
    with pytest.raises(
        UsageError, match=r"^the query, line \d+, column \d+: (SERVICE asks another server|.* may be an IRI or a com)"
    ):
        check_limits(ASKING[how])


def test_the_place_of_service_is_told():
    with pytest.raises(UsageError, match=r"^the query, line 2, column 3: SERVICE asks another server; leave it out\n"):
        check_limits("ASK {\n  service ?x {} }")


@pytest.mark.parametrize(
    "query",
    [
        'ASK { ?s ?p "SERVICE <http://a/> {}" }',
        "ASK { ?s ?p '''SERVICE\n<http://a/> {}''' }",
        "ASK { ?s ?p ?o # SERVICE <http://a/> {}\n }",
        "ASK { ?s <http://example.org/SERVICE> ?o }",
        "ASK { ?s <http://example.org/#SERVICE> ?o }",
        "PREFIX ex: <http://a/> ASK { ?s ex:SERVICE ?o }",
        "PREFIX ex: <http://a/> ASK { ?s ex:my-service ?o }",
        "PREFIX service: <http://a/> ASK { ?s service:a ?o }",
        "ASK { ?service ?p $SERVICE }",
        "ASK { _:SERVICE ?p ?o }",
        'ASK { ?s ?p "it\'s # SERVICE" }',
    ],
)
def test_the_word_service_may_stand_where_it_asks_nobody(query):
    check_limits(query)
    assert isinstance(ox.Store().query(query), ox.QueryBoolean)


@pytest.mark.parametrize(
    "query", ["ASK { FILTER(?a<?b&&?b>1) }", "ASK { ?s <#p> ?o }", "ASK { FILTER(?a <$b&&?b> 1) }"]
)
def test_what_may_be_an_iri_or_a_comparison_is_refused(query):
    with pytest.raises(UsageError, match=r" may be an IRI or a comparison; write a blank, or a whole IRI\n"):
        check_limits(query)


@pytest.mark.parametrize(
    "query", ["ASK { FILTER(?a < ?b && ?b > 1) }", "ASK { ?s <http://a/#p> ?o }", "ASK { <a> <b> <urn:c> }"]
)
def test_what_is_clearly_an_iri_or_a_comparison_is_accepted(query):
    assert check_limits(query) is None


@pytest.mark.parametrize(
    "query", ['ASK { ?s ?p "a }', "ASK { ?s ?p 'a\n' }", 'ASK { ?s ?p """a"" }', 'ASK { ?s ?p "a\\" }']
)
def test_a_quote_that_is_never_closed_is_refused(query):
    with pytest.raises(UsageError, match=r"^the query, line 1, column \d+: the quote is never closed; close it\n"):
        check_limits(query)


@given(QUERIES)
@example("ASK { ?s ?p 'a' FILTER(?a <$b&&?b> 1) }")
@example('ASK { ?s ?p "a" } # <a')
def test_what_needs_no_closer_look_would_pass_it(query):
    assume(is_surely_fine(query))
    assert look_closely(query) is None


@pytest.mark.parametrize("quote", ['"', "'"])
def test_long_strings_are_looked_at_closely(quote):
    assert [is_surely_fine(f"ASK {{ ?s ?p {quote * count}a{quote * count} }}") for count in (1, 3, 4)] == [
        True,
        False,
        False,
    ]


# -- size

NESTED = {
    "groups": lambda depth: f"ASK {'{' * depth}{'}' * depth}",
    "groups that are never closed": lambda depth: f"ASK {'{' * depth}",
    "parentheses": lambda depth: f"ASK {{ FILTER({'(' * depth}1{')' * depth}) }}",
    "parentheses of paths": lambda depth: f"ASK {{ ?s {'(' * depth}a{')' * depth} ?o }}",
    "lists": lambda depth: f"ASK {{ {'(' * depth}{')' * depth} ?p ?o }}",
    "blank nodes": lambda depth: f"ASK {{ {'[ ?p ' * depth}1{']' * depth} ?p ?o }}",
    "negations": lambda depth: f"ASK {{ FILTER({'!' * depth}?x) }}",
    "negations apart": lambda depth: f"ASK {{ FILTER({'! ' * depth}?x) }}",
    "signs": lambda depth: f"ASK {{ FILTER({'-' * depth}1) }}",
    "inverses": lambda depth: f"ASK {{ ?s {'^' * depth}a ?o }}",
    "functions": lambda depth: f"ASK {{ FILTER({'STR(' * depth}1{')' * depth}) }}",
}
LONG = {
    "sums": lambda count: f"ASK {{ FILTER(1{' + 1' * count}) }}",
    "conjunctions": lambda count: f"ASK {{ FILTER(1{' && 1' * count}) }}",
    "disjunctions": lambda count: f"ASK {{ FILTER(1{' || 1' * count}) }}",
    "unions": lambda count: f"ASK {{ {{}}{' UNION {}' * count} }}",
    "subtractions": lambda count: f"ASK {{ {'MINUS {} ' * count} }}",
    "options": lambda count: f"ASK {{ {'OPTIONAL {} ' * count} }}",
    "alternatives": lambda count: f"ASK {{ ?s a{'|a' * count} ?o }}",
    "subqueries": lambda count: f"ASK {{ {'{SELECT*{}}' * count} }}",
}


@pytest.mark.parametrize("depth", [1000, 3000, 20_000])
@pytest.mark.parametrize("what", sorted(NESTED))
def test_deep_nesting_is_refused(what, depth):
    with pytest.raises(UsageError, match=r"nested more than 100 levels deep; write it flatter\n|; shorten it(\n|$)"):
        check_limits(NESTED[what](depth))


@pytest.mark.parametrize("count", [4000, 7000])
@pytest.mark.parametrize("what", sorted(LONG))
def test_a_long_chain_is_refused(what, count):
    with pytest.raises(UsageError, match=r"longer than \d+ (characters|words and signs); shorten it(\n|$)"):
        check_limits(LONG[what](count))


@pytest.mark.parametrize("what", sorted(LONG))
def test_the_longest_chain_that_is_accepted_does_not_end_the_process(what):
    none, one = (len([token for token in tokenize(LONG[what](count)) if token.kind != "blank"]) for count in (0, 1))
    longest = LONG[what]((MAX_TOKENS - none) // (one - none))
    check_limits(longest)
    script = "import sys, pyoxigraph; pyoxigraph.Store().query(sys.stdin.read())"
    run = subprocess.run([sys.executable, "-c", script], input=longest, text=True, check=False)
    assert run.returncode == 0


@pytest.mark.parametrize("what", sorted(NESTED))
def test_a_hundred_levels_are_no_danger(what):
    check_limits(NESTED[what](90))
    try:
        ox.Store().query(NESTED[what](90))
    except SyntaxError:
        assert what in ("groups that are never closed", "negations apart", "signs", "inverses")


@pytest.mark.parametrize("text", ['"{}"', "'''{}'''", "# {}\n", "<http://a/#{}>"])
def test_brackets_inside_strings_comments_and_iris_do_not_nest(text):
    inside = "(" * 1000 if "<" in text else "{" * 1000
    assert check_limits(f"ASK {{ ?s ?p {text.format(inside)} }}") is None


def test_a_query_of_the_greatest_length_is_accepted():
    query = "ASK { ?s ?p ?o }"
    assert check_limits(query + "#" * (MAX_CHARACTERS - len(query))) is None


def test_a_longer_query_is_refused():
    with pytest.raises(UsageError, match=r"^the query is longer than 65536 characters; shorten it$"):
        check_limits("#" * (MAX_CHARACTERS + 1))
