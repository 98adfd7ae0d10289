"""The command query: every way to ask, every form of the answer, and what is told beside it."""

from __future__ import annotations

import csv
import io
import json
import signal
import subprocess
import sys
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest
import rdflib

from aigraph.cli import main
from aigraph.cli.answering import ROW_FORMATS, TRIPLE_FORMATS
from aigraph.project import shipped_root
from aigraph.terms import XSD

ORCHARD = """\
@prefix ex: <https://example.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
ex:bell skos:prefLabel "Glockenapfel"@en , "Glockenapfel | Schweizer"@fr ; ex:trees 12 ; ex:price 3.25 ;
  ex:since "1560"^^xsd:gYear ; ex:picked "2024-10-03"^^xsd:date ; ex:sweet false ; ex:grownIn ex:hill .
ex:hill skos:prefLabel "The hill"@en .
"""
ALL = (
    "PREFIX ex: <https://example.org/> SELECT ?apple ?trees ?price ?picked ?sweet ?where "
    "{ ?apple ex:trees ?trees ; ex:price ?price ; ex:picked ?picked ; ex:sweet ?sweet ; ex:grownIn ?where }"
)
TRIPLES = "PREFIX ex: <https://example.org/> CONSTRUCT { ?apple ex:trees ?trees } { ?apple ex:trees ?trees }"


@pytest.fixture
def ask(monkeypatch, capsysbinary):
    """Runs `aigraph query` here and gives its status, what it printed and what it said."""

    def run(*arguments, stdin=None):
        monkeypatch.setattr(sys, "argv", ["aigraph", "query", *map(str, arguments)])
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        with pytest.raises(SystemExit) as caught:
            main()
        captured = capsysbinary.readouterr()
        return caught.value.code or 0, captured.out, captured.err.decode()

    return run


@pytest.fixture
def data(tmp_path):
    """A small file of triples."""
    file = tmp_path / "orchard.ttl"
    file.write_text(ORCHARD, encoding="utf-8")
    return file


@pytest.fixture
def answer(ask, data):
    """What a query gives of the small file, in a format."""
    return lambda query, form, *more: ask(query, "--data", data, "-f", form, "--lang", "en", *more)


# -- forms


def test_rows_as_csv_and_tsv(answer):
    assert answer(ALL, "csv")[1].decode().splitlines()[0] == "apple,trees,price,picked,sweet,where"
    assert answer(ALL, "tsv")[1].decode().splitlines()[0] == "?apple\t?trees\t?price\t?picked\t?sweet\t?where"


@pytest.mark.parametrize(
    ("form", "engines"), [("json", ox.QueryResultsFormat.JSON), ("xml", ox.QueryResultsFormat.XML)]
)
def test_json_and_xml_are_what_an_engine_reads(answer, form, engines):
    (solution,) = ox.parse_query_results(answer(ALL, form)[1], format=engines)
    assert solution["price"] == ox.Literal("3.25", datatype=ox.NamedNode(XSD + "decimal"))


def test_markdown_escapes_its_own_signs(answer):
    query = "SELECT (STR(?label) AS ?name) { ?apple skos:prefLabel ?label FILTER(LANG(?label) = 'fr') }"
    assert answer(query, "markdown")[1].decode() == "| name |\n| --- |\n| Glockenapfel \\| Schweizer |\n"


def test_parquet_has_typed_columns(answer):
    import pyarrow.parquet as pq  # noqa: PLC0415  (heavy)

    table = pq.read_table(io.BytesIO(answer(ALL, "parquet")[1]))
    types = {field.name: str(field.type) for field in table.schema}
    assert types == {
        "apple": "string",
        "trees": "int64",
        "price": "decimal128(3, 2)",
        "picked": "date32[day]",
        "sweet": "bool",
        "where": "string",
    }


def test_parquet_without_its_package_says_what_to_install(answer, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    status, printed, told = answer(ALL, "parquet")
    assert (status, printed, told) == (
        2,
        b"",
        "parquet needs pyarrow; install aigraph[parquet], or ask for csv\n",
    )


@pytest.mark.parametrize(
    ("form", "rdflibs"), [("turtle", "turtle"), ("ntriples", "nt"), ("jsonld", "json-ld"), ("rdfxml", "xml")]
)
def test_triples_in_every_form_are_what_rdflib_reads(answer, form, rdflibs):
    graph = rdflib.Graph().parse(data=answer(TRIPLES, form)[1], format=rdflibs)
    assert [value.toPython() for value in graph.objects()] == [12]


@pytest.mark.parametrize("query", ["DESCRIBE <https://example.org/hill>", "DESCRIBE<https://example.org/hill>"])
def test_a_description_is_triples(answer, query):
    assert b"The hill" in answer(query, "ntriples")[1]


@pytest.mark.parametrize(
    ("form", "printed"),
    [
        ("table", b"answer\ntrue\n"),
        ("csv", b"answer\ntrue\n"),
        ("tsv", f'?answer\n"true"^^<{XSD}boolean>\n'.encode()),
        ("markdown", b"| answer |\n| --- |\n| true |\n"),
        ("json", b'{"head": {}, "boolean": true}\n'),
    ],
)
def test_an_ask_is_answered_in_every_form(answer, form, printed):
    assert answer("ASK { ?s ?p ?o }", form)[:2] == (0, printed)


def test_an_ask_in_xml_is_a_boolean(answer):
    (boolean,) = ET.fromstring(answer("ASK { ?s <urn:none> ?o }", "xml")[1]).findall("{*}boolean")  # noqa: S314  (ours)
    assert boolean.text == "false"


def test_an_ask_in_parquet_is_a_boolean(answer):
    import pyarrow.parquet as pq  # noqa: PLC0415  (heavy)

    assert pq.read_table(io.BytesIO(answer("ASK {}", "parquet")[1])).to_pylist() == [{"answer": True}]


@pytest.mark.parametrize(("form", "suffix"), [*ROW_FORMATS.items()][1:])
def test_the_suffix_of_the_output_tells_the_form_of_rows(ask, data, tmp_path, form, suffix):
    file = tmp_path / f"out{suffix}"
    ask(ALL, "--data", data, "-o", file)
    assert file.read_bytes() == ask(ALL, "--data", data, "-f", form)[1]


@pytest.mark.parametrize(("form", "suffix"), TRIPLE_FORMATS.items())
def test_the_suffix_of_the_output_tells_the_form_of_triples(ask, data, tmp_path, form, suffix):
    file = tmp_path / f"out{suffix}"
    ask(TRIPLES, "--data", data, "-o", file)
    assert file.read_bytes() == ask(TRIPLES, "--data", data, "-f", form)[1]


@pytest.mark.parametrize(
    ("query", "form", "told"),
    [
        (TRIPLES, "csv", "-f csv: the query makes triples, and this format holds rows; use turtle, ntriples,"),
        (ALL, "turtle", "-f turtle: the query makes rows, and this format holds triples; use table, csv, tsv,"),
        (ALL, "parket", "-f parket: no such format here (did you mean parquet?); there are"),
        ("CONSTRUCT { ?s <urn:x:1> 1 } { ?s ?p 12 }", "rdfxml", "-f rdfxml: cannot name the property <urn:x:1>; ask"),
        ("CONSTRUCT { ?s <urn:x:p> '\\u0001' } { ?s ?p 12 }", "rdfxml", "-f rdfxml: cannot hold a character of a text"),
        ("SELECT ('\\u0001' AS ?x) {}", "xml", "the answer holds the character U+0001, which XML cannot; ask for json"),
    ],
)
def test_a_form_that_cannot_hold_the_answer_is_refused(answer, query, form, told):
    status, printed, said = answer(query, form)
    assert (status, printed, said[: len(told)]) == (2, b"", told)


@pytest.mark.parametrize("count", [5, 30, 100])
def test_a_table_of_many_columns_loses_none(ask, data, count):
    names = " ".join(f"?v{number}" for number in range(count))
    binds = " ".join(f"BIND({1000 + number} AS ?v{number})" for number in range(count))
    header, row = ask(f"SELECT {names} {{ {binds} }}", "--data", data, "-f", "table")[1].decode().splitlines()
    assert (header.split(), row.split()) == (names.replace("?", "").split(), [str(1000 + n) for n in range(count)])


def test_a_table_holds_nothing_that_a_terminal_obeys(answer):
    printed = answer(r'SELECT ("a\u001B[31mb\u0007\u009Bc" AS ?x) {}', "table")[1].decode()
    assert printed == "x\na␛[31mb␇\ufffdc\n"


def test_an_interrupt_ends_a_query_that_does_not_end(tmp_path):
    file = tmp_path / "many.nt"
    file.write_text("".join(f"<urn:{number}> <urn:p> <urn:{number}> .\n" for number in range(2000)))
    query = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    script = (
        "import os, signal, threading\n"
        "from aigraph.engines import StoreEngine\n"
        "rows = StoreEngine.rows\n"
        "def ask(*asked):\n"
        "    threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT)).start()\n"
        "    return rows(*asked)\n"
        "StoreEngine.rows = ask\n"
        "from aigraph.cli import main; main()"
    )
    command = [sys.executable, "-c", script, "query", query, "--data", str(file)]
    assert subprocess.run(command, check=False, capture_output=True, timeout=60).returncode == -signal.SIGINT


# -- labels, explanations, what is told beside


def test_labels_stand_beside_iris_in_the_language(answer):
    query = (
        "PREFIX ex: <https://example.org/> SELECT ?apple ?where ?trees { ?apple ex:grownIn ?where ; ex:trees ?trees }"
    )
    row = next(csv.DictReader(io.StringIO(answer(query, "csv", "--labels")[1].decode())))
    assert [*row.items()] == [
        ("apple", "https://example.org/bell"),
        ("apple_label", "Glockenapfel"),
        ("where", "https://example.org/hill"),
        ("where_label", "The hill"),
        ("trees", "12"),
    ]


def test_a_column_of_labels_takes_no_name_that_there_is(answer):
    query = "SELECT ?a ('x' AS ?a_label) { ?a skos:prefLabel 'The hill'@en }"
    assert answer(query, "csv", "--labels")[1].splitlines()[0] == b"a,a_label_,a_label"


def test_a_class_is_called_what_the_ontology_calls_it(graph):
    rows = graph.with_labels(graph.query("SELECT DISTINCT ?class { ?c a aig:Cluster, ?class } ORDER BY STR(?class)"))
    assert {row["class"]: row.class_label for row in rows}["https://w3id.org/aigraph/ontology#Cluster"] == "cluster"


def test_triples_have_no_labels(answer):
    assert answer(TRIPLES, "turtle", "--labels")[0] == 2


@pytest.mark.parametrize(("language", "told"), [("en", "nothing answers the question"), ("fr", "rien ne répond à la")])
@pytest.mark.parametrize("query", ["SELECT * { ?s <urn:none> ?o }", "CONSTRUCT WHERE { ?s <urn:none> ?o }"])
def test_an_answer_of_nothing_says_so(ask, data, query, language, told):
    status, _, said = ask(query, "--data", data, "--lang", language)
    assert (status, said.startswith(told)) == (0, True)


def test_an_explanation_is_a_query_that_any_engine_can_run(ask, graph):
    status, printed, said = ask("theme-clusters", "--set", "theme=theme/biology", "--explain", "--lang", "en")
    given = printed.decode()
    rows = rdflib.Graph().query(given)
    assert (status, said, len(rows)) == (0, "", 0)
    assert given.startswith("# ?_theme_iri = <https://w3id.org/aigraph/id/theme/biology> (given)\n# ?_lang = ")
    assert len(graph.query(given)) == len(graph.query("theme-clusters", theme="theme/biology"))


def test_an_explanation_declares_what_the_project_does(ask):
    printed = ask("SELECT * { ?s a aig:Cluster ; skos:broader <theme/x> }", "--explain")[1].decode()
    assert printed.splitlines()[:3] == [
        "BASE <https://w3id.org/aigraph/>",
        "PREFIX aig: <https://w3id.org/aigraph/ontology#>",
        "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>",
    ]


# -- asking


def test_several_files_are_asked_together(ask, data, tmp_path):
    (tmp_path / "more.nt").write_text('<urn:a> <urn:b> "c" .\n', encoding="utf-8")
    printed = ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "--data", data, "--data", tmp_path / "more.nt")[1]
    assert printed == b"n\n10\n"


def test_standard_input_is_a_query(ask, data):
    assert ask("-", "--data", data, stdin="SELECT (1 AS ?one) {}")[1] == b"one\n1\n"


TYPED = "#+ enumerate:\n#+   - c: [red, green]\n#+ defaults:\n#+   - c: red\nSELECT (?_n_integer AS ?n) (?_c AS ?c) {}"


@pytest.mark.parametrize(
    ("settings", "status", "told"),
    [
        (["n=3"], 0, ""),
        (["n=3", "c=green"], 0, ""),
        (["n=three"], 2, "n is 'three'; write "),
        (["n=3", "c=grene"], 2, "c is 'grene'; it takes red, green (did you mean green?)"),
        (["m=3"], 2, "the query has no parameter m"),
        ([], 2, "the query needs n; add --set n=…"),
        (["n"], 2, "--set n: write --set name=value"),
    ],
)
def test_values_are_of_the_type_and_among_the_choices_of_the_header(ask, data, settings, status, told):
    query = TYPED.replace("(?_n_integer AS ?n) (?_c AS ?c) {}", "?n { BIND(?_n_integer AS ?n) BIND(?_c AS ?c) }")
    options = [word for setting in settings for word in ("--set", setting)]
    found, _, said = ask(query, "--data", data, *options)
    assert (found, said.startswith(told)) == (status, True)


@pytest.mark.parametrize("value", ["cluster/miai", "<https://w3id.org/aigraph/id/cluster/miai>", "skos:Concept"])
def test_an_iri_is_an_id_a_prefixed_name_or_itself(ask, value):
    printed = ask("SELECT ?x { BIND(?_x_iri AS ?x) }", "--set", f"x={value}", "--explain")[1].decode()
    assert {"cluster": "id/cluster/miai>", "<https:": "id/cluster/miai>", "skos:Co": "core#Concept>"}[
        value[:7]
    ] in printed


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("clustrs", "clustrs: no such query in queries/ (did you mean clusters?)"),
        ("Clusters", "Clusters: no such query in queries/ (did you mean clusters?)"),
        ("cluster_members", "cluster_members: no such query in queries/ (did you mean cluster-members?)"),
    ],
)
def test_a_word_is_a_name_and_the_nearest_is_told(ask, asked, told):
    status, _, said = ask(asked, "--project", shipped_root())
    assert (status, said.startswith(told)) == (2, True)


def test_a_file_that_is_not_there_is_told_with_the_nearest(ask, tmp_path):
    (tmp_path / "apples.rq").write_text("ASK {}", encoding="utf-8")
    status, _, said = ask(tmp_path / "aples.rq")
    assert (status, "(did you mean apples.rq?)" in said) == (3, True)


@pytest.mark.parametrize("suffix", ["rq", "sparql"])
@pytest.mark.parametrize("text", [TRIPLES, "#+ summary: Trees\r\n" + TRIPLES.replace(" {", "\r\n{")])
def test_a_file_of_any_editor_is_read(ask, data, tmp_path, suffix, text):
    file = tmp_path / f"trees.{suffix}"
    file.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert ask(file, "--data", data)[0] == 0


def test_standard_input_may_begin_with_a_byte_order_mark(ask, data):
    assert ask("-", "--data", data, stdin="\ufeff" + TRIPLES)[0] == 0


def test_data_may_begin_with_a_byte_order_mark(answer, data):
    data.write_bytes(b"\xef\xbb\xbf" + ORCHARD.encode())
    assert len(answer(ALL, "csv")[1].splitlines()) == 2


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"caf\xe9", "query.rq: is no UTF-8 text (byte 4); save it as UTF-8"),
        ("ASK {}".encode("utf-16"), "query.rq: is no UTF-8 text (byte 1); save it as UTF-8"),
    ],
)
def test_a_file_in_another_encoding_is_told(ask, tmp_path, content, told):
    (tmp_path / "query.rq").write_bytes(content)
    status, _, said = ask(tmp_path / "query.rq")
    assert (status, said.strip().removeprefix(f"{tmp_path}/")) == (3, told)


def test_a_saved_query_that_is_asked_as_a_file_is_told_by_its_name(ask, tmp_path):
    status, _, said = ask(tmp_path / "clusters.rq")
    assert (status, said.strip().endswith("the saved query is asked by its name, clusters")) == (3, True)


@pytest.mark.parametrize(
    "options", [["--set", "theme=theme/health"], ["--labels"], ["--engine", "rdflib"], [""], [" "]]
)
def test_options_without_a_question_are_refused(ask, options):
    status, printed, said = ask(*options)
    assert (status, printed, "name a saved query" in said) == (2, b"", True)


def test_a_parameter_is_given_once(ask):
    status, _, said = ask("theme-clusters", "--set", "theme=theme/health", "--set", "theme=theme/robotics")
    assert (status, said) == (2, "--set theme=theme/robotics: theme is given twice; give it once\n")


def test_a_form_is_told_by_its_suffix(answer):
    assert "(did you mean markdown?)" in answer(ALL, "md")[2]


@pytest.mark.parametrize(
    ("closed", "told"), [("<&-", "standard input: is closed"), (">&-", "standard output: is closed")]
)
def test_a_closed_stream_is_told_in_a_sentence(closed, told):
    command = f'exec "$0" -c "from aigraph.cli import main; main()" query - {closed}'
    ended = subprocess.run(["sh", "-c", command, sys.executable], input=b"ASK {}", capture_output=True, check=False)
    assert (ended.returncode, ended.stderr.decode().startswith(told)) == (3, True)


def test_the_help_names_every_option():
    script = "from aigraph.cli import main; main()"
    found = subprocess.run(
        [sys.executable, "-c", script, "query", "--help"], capture_output=True, text=True, check=True
    )
    assert [
        option for option in ("--labels", "--explain", "--check", "--data", "--set") if option not in found.stdout
    ] == []


def test_checking_ends_with_one_where_there_is_something_to_say(ask):
    status, printed, said = ask("--check", "SELECT ?x { ?y a aig:Clutser }", "--lang", "en")
    assert (status, printed.decode().splitlines(), said) == (
        1,
        [
            "query:1:8: no pattern gives ?x a value; correct the name, or bind it [never-bound]",
            (
                "query:1:18: the ontology has no aig:Clutser (did you mean aig:Cluster?), so nothing can match it;"
                " correct it, or add the term to the ontology [unknown-term]"
            ),
        ],
        "queries checked: 1; findings: 2\n",
    )


def test_checking_ends_with_nought_where_there_is_nothing(ask):
    assert ask("--check", "clusters", "--lang", "fr") == (0, b"", "requêtes vérifiées : 1 ; constats : 0\n")


def test_checking_tells_programs_the_rule_and_the_place(ask):
    (entry,) = json.loads(ask("--check", "SELECT ?x { ?x a aig:Cluster } LIMIT 3", "-f", "json", "--lang", "fr")[1])
    assert (entry["rule"], entry["places"]) == ("unordered-limit", [{"file": "query", "line": 1, "column": 38}])
    assert entry["message"].startswith("LIMIT sans ORDER BY")


def test_a_file_is_checked_under_its_own_name(ask, tmp_path):
    file = tmp_path / "apples.rq"
    file.write_text("SELECT ?x\n{ ?y ?p ?o }", encoding="utf-8")
    assert ask("--check", file)[1].decode().startswith(f"{file}:1:8: ")
