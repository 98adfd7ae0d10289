"""Saved queries over HTTP: their addresses, their parameters, what is refused, and the OpenAPI document."""

from __future__ import annotations

import csv
import io
import json
from urllib.parse import quote, urlsplit

import pytest
import rdflib

from aigraph.project import shipped_root
from aigraph.queries import bind, list_queries, select
from aigraph.server.commas import has_bare_comma
from aigraph.server.languages import choose_language
from aigraph.server.limits import Limits
from aigraph.server.openapi import FORMATS, describe_api
from aigraph.server.prospectus import read_prospectus
from aigraph.server.work import Work

NAMES = sorted(path.stem for path in (shipped_root() / "queries").glob("*.rq"))
FULL = "kinds?orchard=orchard/hillside&least=2&share=0.5&organic=true"


def work_on(graph, limits=Limits()):  # noqa: B008  (it is frozen)
    return Work(graph.dataset, read_prospectus(graph.project, "fr"), limits)


def problem(answer):
    """The status and the sentence of a refusal."""
    status, headers, body = answer
    assert headers["content-type"] == "application/problem+json"
    return status, json.loads(body)["detail"]


def rows(body):
    return [list(row.values()) for row in csv.DictReader(io.StringIO(body.decode()))]


@pytest.mark.parametrize("name", NAMES)
def test_a_saved_query_has_the_same_answer_over_http_as_in_the_library(server, graph, name):
    saved = next(query for query in list_queries(graph.project) if query.name == name)
    found = select(graph.dataset, bind(saved, {}, graph.dataset.vocabulary, graph.project, "fr"))
    expected = [["" if term is None else term.value for term in row] for row in found.rows]
    status, _, body = server.get(f"/api/{name}")
    answer = json.loads(body)
    given = [
        [row.get(column, {"value": ""})["value"] for column in found.columns] for row in answer["results"]["bindings"]
    ]
    assert (status, tuple(answer["head"]["vars"]), sorted(given)) == (200, found.columns, sorted(expected))


@pytest.mark.parametrize("name", ["evidence", "facts-by-erratum", "clusters", "errata"])
def test_every_row_of_a_csv_answer_has_as_many_cells_as_its_header(server, name):
    lines = list(csv.reader(io.StringIO(server.get(f"/api/{name}?format=csv")[2].decode(), newline="")))
    answer = json.loads(server.get(f"/api/{name}")[2])
    columns = answer["head"]["vars"]
    expected = [
        [row.get(column, {"value": ""})["value"] for column in columns] for row in answer["results"]["bindings"]
    ]
    assert lines[0] == columns
    assert sorted(lines[1:]) == sorted(expected)


@pytest.mark.parametrize(
    ("body", "is_wrong"),
    [
        (b"x,y\r\na,b\r\n", False),
        (b"x,y\r\na,b,c\r\n", True),
        (b'x,y\r\n"a,b",c\r\n', False),
        (b'x,y\r\n"a\r\nb",c\r\n', False),
        (b'x\r\n"a"\r\nb,c\r\n', True),
        (b"x\r\n\r\n", False),
        (b"\r\n\r\n", False),
        (b"x\r\n", False),
    ],
)
def test_a_row_with_another_number_of_cells_is_noticed(body, is_wrong):
    assert has_bare_comma(body) is is_wrong


def test_a_csv_answer_that_is_written_anew_is_cut_like_any_other(graph):
    query = "SELECT * { ?passage oa:hasSource ?document . BIND('a,b' AS ?text) }"
    answer = work_on(graph, Limits(rows=5)).do({"kind": "sparql", "query": query, "accept": "text/csv"})
    lines = list(csv.reader(io.StringIO(answer.body.decode(), newline="")))
    assert ([len(line) for line in lines], answer.headers["X-Aigraph-Truncated"]) == ([3] * 6, "rows=5")


def test_a_parameter_is_given_by_its_name(server):
    _, _, body = server.get("/api/shared-institutions?min=5&lang=en&format=csv")
    assert [row[1] for row in rows(body)] == ["CNRS", "Inria"]


def test_names_are_in_the_language_asked_for(server):
    assert "Université PSL" in server.get("/api/clusters?lang=fr&format=tsv")[2].decode()
    assert "PSL University" in server.get("/api/clusters?lang=en&format=tsv")[2].decode()


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_the_form_can_be_given_in_the_address(server, form):
    status, headers, _ = server.get(f"/api/clusters?format={form}", Accept="text/html")
    assert (status, headers["content-type"].partition(";")[0]) == (200, FORMATS[form])


@pytest.mark.parametrize("form", ["ttl", "nt", "jsonld", "rdf"])
def test_a_query_that_makes_triples_answers_with_a_graph(hostile_server, form):
    status, headers, _ = hostile_server.get(f"/api/graph?format={form}")
    assert (status, headers["content-type"].partition(";")[0]) == (200, FORMATS[form])


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("", "application/sparql-results+json"),
        ("text/csv", "text/csv"),
        ("text/csv;q=0.5, application/sparql-results+xml", "application/sparql-results+xml"),
        ("application/json", "application/json"),
    ],
)
def test_the_form_is_negotiated(server, accept, media_type):
    headers = server.get("/api/clusters", Accept=accept)[1]
    assert headers["content-type"].partition(";")[0] == media_type


def test_a_form_that_the_answer_cannot_have_is_refused(server):
    assert problem(server.get("/api/clusters?format=ttl"))[0] == 406


@pytest.mark.parametrize(
    ("path", "status", "detail"),
    [
        ("clustrs", 404, "did you mean clusters?"),
        ("Clusters", 404, "a-z, 0-9 and -"),
        ("clusters.rq", 404, "a-z, 0-9 and -"),
        ("%2e%2e", 404, "nothing at this address"),
        ("clusters%00", 404, "nothing at this address"),
        ("cluster-members?clustr=cluster/enact", 400, "did you mean cluster?"),
        ("cluster-members?cluster=no%20iri", 400, "is no IRI"),
        ("cluster-members?cluster=cluster/enact&cluster=cluster/miai", 400, "given twice"),
        ("shared-institutions?min=three", 400, "min is 'three'"),
        ("clusters?format=jsn", 400, "did you mean json?"),
        ("clusters?lang=de", 400, "it takes fr, en"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(server, path, status, detail):
    found = problem(server.get(f"/api/{path}"))
    assert found[0] == status
    assert detail in found[1]


@pytest.mark.parametrize(
    "path", ["kinds", "kinds?size=small&orchrd=x", FULL + "&share=1", FULL + "&lang=xx", FULL + "&format=xx"]
)
def test_a_parameter_that_is_missing_unknown_or_given_twice_is_a_wrong_parameter(hostile_server, path):
    assert hostile_server.get(f"/api/{path}").json["type"].endswith("#wrong-parameter")


def test_a_parameter_that_there_is_not_is_told_in_french_too(server):
    detail = server.get("/api/cluster-members?clustr=x&lang=fr").json["detail"]
    told = "il n’y a pas de paramètre clustr (vouliez-vous dire cluster ?) ; il y a cluster, lang, format"
    assert detail == told


@pytest.mark.parametrize(
    ("path", "detail"),
    [
        ("kinds", "kinds needs orchard"),
        (FULL + "&size=huge", "it takes small, large"),
        (FULL.replace("true", "maybe"), "organic is 'maybe'"),
        (FULL + "&since=yesterday", "since is 'yesterday'"),
    ],
)
def test_a_value_that_is_missing_or_of_the_wrong_type_is_refused(hostile_server, path, detail):
    found = problem(hostile_server.get(f"/api/{path}"))
    assert found[0] == 400
    assert detail in found[1]


def test_defaults_and_choices_of_the_header_are_used(hostile_server):
    _, _, body = hostile_server.get(f"/api/{FULL}&format=csv")
    iri = "https://example.org/orchards/id/orchard/hillside"
    assert rows(body) == [["small", "1990-01-01", iri, "2", "0.5", "true"]]


@pytest.mark.parametrize("value", ["x> . ?s ?p ?o . <y", "a b", '"', "}", "<http://x/> } #", "{", "\\u003e"])
def test_a_value_is_one_term_or_nothing(server, value):
    status, _, body = server.get(f"/api/cluster-members?cluster={quote(value)}&format=csv")
    assert (status, body[:11]) in {(200, b"institution"), (400, body[:11])}
    assert b"cnrs" not in body


def test_the_query_itself_can_be_had_with_its_values(server):
    _, headers, body = server.get("/api/cluster-members?cluster=cluster/enact&format=rq")
    assert headers["content-type"].startswith("application/sparql-query")
    assert b"<https://w3id.org/aigraph/id/cluster/enact>" in body
    assert b"?_" not in body


def test_a_browser_is_sent_to_the_query_page_with_the_query(server):
    status, headers, _ = server.get("/api/cluster-members?cluster=cluster/enact&lang=en", Accept="text/html")
    assert (status, headers["location"]) == (303, "../query?lang=en#saved=cluster-members&cluster=cluster%2Fenact")


def test_a_browser_is_told_what_is_wrong_in_a_page(server):
    status, headers, body = server.get("/api/clustrs", Accept="text/html", Accept_Language="fr")
    assert (status, headers["content-language"]) == (404, "fr")
    assert "vouliez-vous dire clusters ?" in body.decode()


def test_the_list_has_every_query_with_its_parameters(server):
    found = {query["name"]: query for query in json.loads(server.get("/api/")[2])["queries"]}
    assert sorted(found) == NAMES
    assert found["cluster-members"]["parameters"] == [
        {"name": "cluster", "type": "iri", "default": "cluster/prairie-psai", "choices": []}
    ]


def test_the_list_is_a_page_for_a_browser(server):
    page = server.page("/api/?lang=en")
    assert [name for name in NAMES if f'id="{name}"' not in page] == []


def test_the_list_without_its_slash_leads_to_it(server):
    status, headers, _ = server.get("/api")
    assert (status, headers["location"]) == (308, "./api/")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_written(server, method):
    assert server.request(method, "/api/clusters", body=b"")[0] == 405


def test_head_has_the_headers_and_no_body(server):
    status, headers, body = server.request("HEAD", "/api/clusters?format=csv")
    assert (status, headers["content-type"], body) == (200, "text/csv; charset=utf-8", b"")


def test_an_answer_that_a_client_has_is_not_sent_again(server):
    validator = server.get("/api/clusters?format=csv")[1]["etag"]
    status, _, body = server.get("/api/clusters?format=csv", If_None_Match=validator)
    assert (status, body) == (304, b"")


def test_another_project_has_its_own_queries(orchards_server):
    _, _, body = orchards_server.get("/api/varieties?orchard=orchard/hillside&lang=de&format=csv")
    assert [row[1:] for row in rows(body)] == [["Früher Bernstein", "120"], ["Winterglocke", "45"]]


def test_files_without_a_project_have_no_saved_queries(files_server):
    assert json.loads(files_server.get("/api/")[2])["queries"] == []


@pytest.mark.parametrize("which", ["server", "orchards_server", "hostile_server", "files_server"])
def test_the_openapi_document_is_valid(request, which):
    validator = pytest.importorskip("openapi_spec_validator")
    document = json.loads(request.getfixturevalue(which).get("/api/openapi.json")[2])
    assert document["openapi"] == "3.1.0"
    validator.validate(document)


def test_the_openapi_document_has_each_parameter_with_its_type_choices_and_default(hostile_server):
    document = json.loads(hostile_server.get("/api/openapi.json")[2])
    found = {
        each["name"]: (each["schema"], each["required"]) for each in document["paths"]["/kinds"]["get"]["parameters"]
    }
    assert found == {
        "size": ({"type": "string", "enum": ["small", "large"], "default": "small"}, False),
        "since": ({"type": "string", "format": "date", "default": "1990-01-01"}, False),
        "orchard": ({"type": "string"}, True),
        "least": ({"type": "integer"}, True),
        "share": ({"type": "number"}, True),
        "organic": ({"type": "boolean"}, True),
        "lang": ({"type": "string", "enum": ["en", "de"], "default": "en"}, False),
        "format": ({"type": "string", "enum": ["json", "xml", "csv", "tsv", "rq"]}, False),
    }


def test_every_path_of_the_openapi_document_leads_to_its_query(server):
    document = json.loads(server.get("/api/openapi.json")[2])
    base = urlsplit(server.url + "/api/openapi.json")
    assert (document["servers"], base.path) == ([{"url": "../api"}], "/api/openapi.json")
    asked = [f"api{path}" for path in document["paths"]]
    assert [path for path in asked if server.request("HEAD", f"/{path}")[0] != 200] == []


def test_the_openapi_document_says_what_each_query_asks(server, graph):
    operation = json.loads(server.get("/api/openapi.json")[2])["paths"]["/clusters"]["get"]
    saved = next(query for query in list_queries(graph.project) if query.name == "clusters")
    assert (operation["summary"], operation["description"]) == (
        saved.summaries.tell(graph.language),
        saved.descriptions.tell(graph.language),
    )
    assert operation["tags"] == list(saved.tags)
    assert set(operation["responses"]) == {"200", "400", "406", "500", "503"}


@pytest.mark.parametrize(("language", "told"), [("fr", "Une ligne par cluster"), ("en", "One row a cluster")])
def test_the_openapi_document_describes_queries_in_its_language(graph, language, told):
    queries = [query for query in list_queries(graph.project) if query.name == "clusters"]
    assert describe_api(graph.project, queries, language)["paths"]["/clusters"]["get"]["description"].startswith(told)


def test_a_default_of_the_wrong_type_does_not_spoil_the_document(graph):
    from aigraph.queries import read_query  # noqa: PLC0415

    query = read_query("#+ summary: x\n#+ defaults:\n#+   - n: many\nSELECT * { ?s ?p ?_n_integer }", "odd")
    schema = describe_api(graph.project, [query], "en")["paths"]["/odd"]["get"]["parameters"][0]["schema"]
    assert schema == {"type": "integer", "default": "many"}


@pytest.mark.parametrize(
    ("accept", "language"),
    [
        ("", "fr"),
        ("en", "en"),
        ("en-GB,en;q=0.9", "en"),
        ("de", "fr"),
        ("de, en;q=0.1", "en"),
        ("en;q=0", "fr"),
        ("*", "fr"),
        ("fr;q=0.3, en;q=0.4", "en"),
        (";;;,q=1," * 500, "fr"),
    ],
)
def test_the_readers_language_is_negotiated(accept, language):
    assert choose_language(accept, ["fr", "en"]) == language


def test_turtle_of_a_saved_query_is_read_by_rdflib(hostile_server):
    _, _, body = hostile_server.get("/api/graph", Accept="text/turtle")
    assert len(rdflib.Graph().parse(body, format="turtle")) > 5
