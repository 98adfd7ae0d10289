"""The explorer, the descriptions in RDF, the plain start page, and what every page has in common."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import html
import http.client
import json
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
import rdflib

from aigraph.pages import rendering
from aigraph.pages.wording import LANGUAGES, TEXTS, words
from aigraph.picture.page import POLICY
from aigraph.project import shipped_root
from aigraph.server import refusals
from aigraph.server.jobs import Answer, Job, description_job, refuse
from aigraph.server.keeping import Kept
from aigraph.server.limits import Limits
from aigraph.server.prospectus import read_prospectus
from aigraph.server.work import Work

SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
VOID = rdflib.Namespace("http://rdfs.org/ns/void#")
DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")
ADDRESS = "http://localhost:7000/"
ADDRESSES = [
    "/", "/query", "/query/vocabulary", "/api/", "/api/clusters", "/api/openapi.json", "/id/cluster/miai",
    "/page/id/cluster/miai", "/data/id/cluster/miai.ttl", "/assets/query.js", "/.well-known/void",
]  # fmt: skip
SECURITY = ["content-security-policy", "x-content-type-options", "referrer-policy", "x-frame-options"]
PAGES = ["", "query", "api/", "page/id/cluster/miai", "page/ontology", "page/source/aef-2024", "page/id/none"]


def work_on(graph, limits=Limits()):  # noqa: B008  (it is frozen)
    return Work(graph.dataset, read_prospectus(graph.project, "fr"), limits)


def described(answer):
    return rdflib.Graph().parse(data=answer.body, format="turtle")


@pytest.mark.parametrize(
    ("language", "title"), [("fr", "Clusters IA de France 2030"), ("en", "AI clusters of France 2030")]
)
def test_the_first_page_is_the_explorer_in_the_readers_language(server, language, title):
    page = server.page("/", Accept_Language=language)
    assert f'<h1 id="title">{title}</h1>' in page
    assert 'id="network-nodes"' in page


def test_the_explorer_leads_to_the_query_page_and_the_saved_queries(server):
    assert re.findall(r'<a class="door" href="([^"]*)"', server.page("/?lang=en")) == ["query?lang=en", "api/?lang=en"]


def test_the_explorers_own_policy_is_in_its_header(server):
    _, headers, body = server.get("/", Accept="text/html")
    policy = html.unescape(POLICY.search(body.decode())[1])
    assert headers["content-security-policy"] == f"{policy}; frame-ancestors 'none'"


def test_an_explorer_that_a_client_has_is_not_sent_again(server):
    validator = server.get("/", Accept="text/html")[1]["etag"]
    assert server.get("/", Accept="text/html", If_None_Match=validator)[0] == 304


def test_another_project_has_an_explorer_too(orchards_server):
    assert "Obstgärten des Oberen Tals" in orchards_server.page("/?lang=de")


def test_a_project_that_is_too_large_to_draw_says_so_on_its_first_page(launch):
    page = launch("--project", shipped_root(), "--limit", "drawing_seconds=0.2").page("/?lang=en")
    assert "<h1>AI clusters of France 2030</h1>" in page
    assert "Drawing the graph takes more than" in html.unescape(page)
    assert 'href="./page/ontology?lang=en"' in page


def test_descriptions_of_saved_queries_break_their_lines_between_sentences_alone(server):
    queries = json.loads(server.get("/query/vocabulary?lang=en").body)["queries"]
    description = next(query["description"] for query in queries if query["name"] == "announced-budgets")
    assert "but not a whole of which others" in description
    assert "Parameter: event.\nColumns: programme" in description


def test_files_have_a_plain_first_page_that_leads_to_the_query_page(files_server):
    page = files_server.page("/?lang=en")
    assert 'href="./query?lang=en"' in page
    assert "page/ontology" not in page
    assert "api/" not in page


@pytest.mark.parametrize("path", PAGES)
def test_every_page_lets_only_files_of_the_server_run(server, path):
    _, headers, body = server.get("/" + path, Accept="text/html")
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert re.findall(r"<[^>]*\son[a-z]+\s*=|<[^>]*\sstyle\s*=", body.decode().partition("<script")[0]) == []


@pytest.mark.parametrize("path", ADDRESSES)
def test_every_address_is_guarded_like_the_endpoint(server, path):
    assert server.get(path, Host="rebound.example").json["type"].endswith("#foreign-host")
    assert server.get(path, Origin="https://other.example").json["type"].endswith("#foreign-origin")


@pytest.mark.parametrize("path", ADDRESSES)
def test_every_answer_has_each_header_of_security_once(server, path):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    with contextlib.closing(connection):
        connection.request("GET", path, headers={"Accept": "text/html"})
        names = [name.lower() for name, _ in connection.getresponse().getheaders()]
    assert [names.count(name) for name in SECURITY] == [1] * len(SECURITY)


@pytest.mark.parametrize("path", ADDRESSES)
def test_every_address_says_which_methods_it_takes(server, path):
    status, headers, body = server.request("OPTIONS", path)
    assert (status, headers["allow"], body) == (204, "GET, HEAD, OPTIONS", b"")


@pytest.mark.parametrize("path", ADDRESSES)
def test_every_head_is_that_of_a_get_without_its_body(server, path):
    got, head = server.get(path, Accept="text/html"), server.request("HEAD", path, Accept="text/html")
    assert (head.status, head.headers["content-length"], head.body) == (got.status, str(len(got.body)), b"")


@pytest.mark.parametrize(
    "path", ["/", "/query", "/page/id/cluster/miai", "/assets/query.js", "/data/id/cluster/miai.ttl"]
)
def test_every_answer_is_compressed_for_who_takes_that(server, path):
    found = server.get(path, Accept_Encoding="gzip")
    assert (found.headers["content-encoding"], "Accept-Encoding" in found.headers["vary"]) == ("gzip", True)
    assert gzip.decompress(found.body) == server.get(path).body


@pytest.mark.parametrize("path", PAGES[1:])
def test_every_page_asks_only_this_server(server, path):
    loaded = re.findall(r'<(?:script|link|img|iframe)[^>]*\s(?:src|href)="([^"]*)"', server.page("/" + path))
    own = [each for each in loaded if not each.startswith(("data:", "https://w3id.org/aigraph/"))]
    assert own
    assert [each for each in own if re.match(r"[a-z]+:|//", each)] == []
    canonical = re.findall(r'<link rel="(?!canonical)[a-z-]*" href="https?:', server.page("/" + path))
    assert canonical == []


@pytest.mark.parametrize("path", PAGES[1:])
def test_every_page_has_a_language_a_title_a_way_past_its_header_and_one_heading(server, path):
    page = server.page(f"/{path}?lang=en")
    assert '<html lang="en">' in page
    assert re.search(r"<title>.+ – AI clusters of France 2030</title>", page)
    assert '<a class="skip" href="#content">' in page
    assert page.count("<h1") == 1


@pytest.mark.parametrize(("language", "text"), [("fr", "il n’y a rien à cette adresse"), ("en", "there is nothing")])
def test_an_address_where_there_is_nothing_says_so_in_the_readers_language(server, language, text):
    answer = server.get("/nowhere", Accept="text/html", Accept_Language=language)
    assert (answer.status, text in answer.body.decode()) == (404, True)


REFUSED = {
    "a query that is none": ("/sparql?query=x&lang={}", "query-refused"),
    "two queries": ("/sparql?query=x&query=y&lang={}", "one-query"),
    "a saved query that there is not": ("/api/cluster?lang={}", "no-such-query"),
    "a thing that there is not": ("/page/id/cluster/mia?lang={}", "not-found"),
    "an address that there is not": ("/none?lang={}", "not-found"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("what", REFUSED)
def test_every_refusal_is_a_page_of_the_site_in_the_readers_language(server, what, language):
    address, problem = REFUSED[what]
    page = server.page(address.format(language))
    assert f'<html lang="{language}">' in page
    assert f"<h1>{words(language)['not_found' if problem in ('not-found', 'no-such-query') else 'error']}" in page
    assert f"docs/serving#{problem}" in page
    assert re.search(r'<link rel="stylesheet" href="[./]*assets/site.css', page)


TWO, FRENCH = "/sparql?query=a&query=b", {"Accept_Language": "fr"}
TOLD = [
    (TWO, FRENCH, "la demande a 2 requêtes ; en envoyer une"),
    (TWO, {"Accept_Language": "de, en"}, "the request has 2 queries; send one"),
    (TWO, {}, "the request has 2 queries; send one"),
    ("/api/x?lang=fr", {}, "x : pas de telle question ; la liste est à api/"),
    ("/api/x", {}, "x: no such query; the list is at api/"),
    ("/none?lang=fr", {"Accept_Language": "en"}, "il n’y a rien à cette adresse"),
    ("/none/../x", FRENCH, "il n’y a rien à cette adresse"),
    ("/", {"Host": "evil.example", **FRENCH}, refusals.FOREIGN_HOST.fr),
]


@pytest.mark.parametrize(("address", "headers", "detail"), TOLD)
def test_programs_are_told_in_the_language_that_they_ask_for_and_else_in_english(server, address, headers, detail):
    reply = server.get(address, **headers)
    assert (reply.headers["content-type"], reply.json["detail"]) == ("application/problem+json", detail)
    assert ("Accept-Language" in reply.headers["vary"], reply.headers["cache-control"]) == (True, "no-store")


def test_a_browser_that_asks_for_another_host_is_told_so_in_its_language(server):
    page = server.page("/", Accept_Language="fr", Host="evil.example")
    assert '<html lang="fr">' in page
    assert refusals.FOREIGN_HOST.fr in html.unescape(page)


@pytest.mark.parametrize("name", sorted(rendering.ASSETS))
def test_files_of_pages_have_their_type_and_are_not_sent_twice(server, name):
    status, headers, body = server.get(f"/assets/{name}")
    assert (status, headers["content-type"]) == (200, rendering.ASSETS[name])
    assert body == rendering.asset(name)[0]
    assert server.get(f"/assets/{name}", If_None_Match=headers["etag"])[0] == 304


def test_the_data_are_described_as_they_are(server, graph):
    status, headers, body = server.get("/.well-known/void", Accept="text/turtle")
    found = rdflib.Graph().parse(data=body, format="turtle")
    data = rdflib.URIRef(server.url + "/.well-known/void#dataset")
    assert (status, headers["content-type"]) == (200, "text/turtle; charset=utf-8")
    assert int(found.value(data, VOID.triples)) == len(graph.dataset.union())
    assert found.value(data, VOID.sparqlEndpoint) == rdflib.URIRef(server.url + "/sparql")
    assert (data, rdflib.RDF.type, DCAT.Dataset) in found
    assert found.value(data, rdflib.DCTERMS.license) == rdflib.URIRef("https://creativecommons.org/licenses/by/4.0/")


def test_the_description_counts_the_things_of_a_class(server, graph):
    found = rdflib.Graph().parse(data=server.get("/.well-known/void")[2], format="turtle")
    cluster = rdflib.URIRef("https://w3id.org/aigraph/ontology#Cluster")
    partition = found.value(None, VOID["class"], cluster)
    assert int(found.value(partition, VOID.entities)) == len(graph.query("clusters"))


@pytest.mark.parametrize(
    "accept", ["text/turtle", "application/ld+json", "application/n-triples", "application/rdf+xml"]
)
def test_the_description_can_be_had_in_each_form(server, accept):
    status, headers, _ = server.get("/.well-known/void", Accept=accept)
    assert (status, headers["content-type"].partition(";")[0]) == (200, accept)


def test_the_description_of_files_has_no_title_and_their_counts(files_server):
    found = rdflib.Graph().parse(data=files_server.get("/.well-known/void")[2], format="turtle")
    data = rdflib.URIRef(files_server.url + "/.well-known/void#dataset")
    assert (int(found.value(data, VOID.triples)), found.value(data, rdflib.DCTERMS.title)) == (2, None)


def test_a_host_that_is_no_address_is_refused(graph):
    work = work_on(graph)
    assert {
        work.do({"kind": kind, "address": "http://a b/", "accept": ""}).status for kind in ("void", "description")
    } == {400}


def test_the_endpoint_is_described(graph):
    job = description_job("description", ADDRESS, "text/turtle")
    found = described(work_on(graph).do({"kind": job.kind, **job.asked}))
    service = rdflib.URIRef(ADDRESS + "sparql")
    assert found.value(service, SD.endpoint) == service
    assert found.value(service, SD.supportedLanguage) == SD.SPARQL11Query
    assert (service, SD.feature, SD.UnionDefaultGraph) in found
    default = found.value(found.value(service, SD.defaultDataset), SD.defaultGraph)
    assert int(found.value(default, VOID.triples)) == len(graph.dataset.union())


def test_the_named_graphs_are_counted_and_not_listed(graph):
    job = description_job("description", ADDRESS, "")
    found = described(work_on(graph).do({"kind": job.kind, **job.asked}))
    graphs = found.value(rdflib.URIRef(ADDRESS + "sparql"), SD.availableGraphs)
    count = found.value(graphs, rdflib.URIRef("https://schema.org/numberOfItems"))
    assert int(count) == len(list(graph.dataset.store.named_graphs()))
    assert len(found) < 40


def test_a_description_in_a_form_that_there_is_not_is_refused(graph):
    job = description_job("void", ADDRESS, "image/png")
    assert work_on(graph).do({"kind": job.kind, **job.asked}).status == 406


def test_the_words_of_the_editor_are_prefixes_terms_and_queries(server):
    found = json.loads(server.get("/query/vocabulary?lang=en")[2])
    assert found["prefixes"]["aig"] == "https://w3id.org/aigraph/ontology#"
    terms = {term["name"]: (term["kind"], term["label"]) for term in found["terms"]}
    assert terms["aig:Cluster"] == ("class", "cluster")
    assert terms["aig:leads"][0] == "property"
    assert "clusters" in {query["name"] for query in found["queries"]}


def test_the_words_of_the_editor_for_files_are_those_that_they_use(files_server):
    found = json.loads(files_server.get("/query/vocabulary")[2])
    assert {term["iri"] for term in found["terms"]} == {
        "http://example.org/Kind",
        "http://example.org/says",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
    }


def test_names_are_found_for_the_editor(server):
    found = json.loads(server.get("/query/names?text=grenoble&like=institution/x&lang=en")[2])["names"]
    assert found[0]["id"].startswith("institution/")
    assert {"id", "iri", "name", "label", "kind"} == set(found[0])


@pytest.mark.parametrize("asked", ["txt=a", "text=a&text=b"])
def test_a_wrong_search_for_names_is_refused(server, asked):
    assert server.get(f"/query/names?{asked}")[0] == 400


def test_a_text_is_there_in_each_language_with_the_same_gaps():
    assert [key for key, texts in TEXTS.items() if len(texts) != len(LANGUAGES) or not all(texts)] == []
    assert [key for key, texts in TEXTS.items() if len({text.count("{}") for text in texts}) > 1] == []


def test_no_text_has_a_name_that_templates_take_for_something_else():
    assert [key for key in TEXTS if hasattr({}, key)] == []


def test_a_language_without_texts_of_its_own_gets_the_english_ones():
    assert words("de") == words("en")


def test_every_text_of_the_script_is_there():
    script = "".join(rendering.asset(name)[0].decode() for name in rendering.QUERY_MODULES)
    used = set(re.findall(r'say\("([a-z_]+)"', script))
    assert used
    assert used - set(TEXTS) == set()


@pytest.mark.parametrize("name", rendering.QUERY_MODULES)
def test_a_module_of_the_script_is_short_and_imports_only_from_those_before_it(name):
    script = rendering.asset(name)[0].decode()
    imported = re.findall(r'^import .* from "\./([a-z]+\.js)";$', script, re.MULTILINE)
    assert script.count("import ") == len(imported)
    assert set(imported) <= set(rendering.QUERY_MODULES[: rendering.QUERY_MODULES.index(name)])
    assert script.count("\n") <= 250


def test_every_module_of_the_script_is_asked_for_at_once(server):
    preloaded = re.findall(r'<link rel="modulepreload" href="\./assets/([a-z]+\.js)">', server.page("/query"))
    assert {*preloaded, "query.js"} == set(rendering.QUERY_MODULES)


def test_only_http_and_https_addresses_are_of_the_web():
    assert [
        each
        for each in ("http://a/", "https://a/", "javascript:a", "data:,a", "//a", "", None)
        if rendering.is_web(each)
    ] == [
        "http://a/",
        "https://a/",
    ]


def run(work):
    """Run to its end in a thread of its own: a browser's driver may have a loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


class Stub:
    """A service that counts what it is asked to do."""

    def __init__(self):
        self.about = {"fingerprint": "1"}
        self.done = 0
        self.answer = Answer(200, body=b"x")

    async def do(self, _):
        self.done += 1
        await asyncio.sleep(0)
        return self.answer


def test_a_kept_answer_is_made_once_however_many_ask():
    async def ask():
        service = Stub()
        kept = Kept(service)
        await asyncio.gather(*(kept.get("a", Job("a")) for _ in range(20)))
        return service.done

    assert run(ask()) == 1


def test_a_kept_answer_is_made_again_for_another_graph():
    async def ask():
        service = Stub()
        kept = Kept(service)
        await kept.get("a", Job("a"))
        service.about = dict(service.about)
        await kept.get("a", Job("a"))
        return service.done

    assert run(ask()) == 2


def test_a_refusal_is_not_kept():
    async def ask():
        service = Stub()
        service.answer = refuse(503, "busy", "busy")
        kept = Kept(service)
        return [(await kept.get("a", Job("a"))).status for _ in range(2)], service.done

    assert run(ask()) == ([503, 503], 2)


def test_who_goes_away_does_not_spoil_a_kept_answer_for_others():
    async def ask():
        service = Stub()
        kept = Kept(service)
        gone = asyncio.ensure_future(kept.get("a", Job("a")))
        stays = asyncio.ensure_future(kept.get("a", Job("a")))
        await asyncio.sleep(0)
        gone.cancel()
        return (await stays).status, service.done

    assert run(ask()) == (200, 1)
