"""Resources at their IRIs' paths: 303 to a page or to data, what pages and data hold, and what is not found."""

from __future__ import annotations

import json
import re
from urllib.parse import urljoin

import pyoxigraph as ox
import pytest
import rdflib

from aigraph.cards import CardMaker
from aigraph.pages.completing import fold, read_names, search_names
from aigraph.pages.gallery import Gallery
from aigraph.pages.links import Links
from aigraph.pages.portraits import DATA_FORMS

BASE = "https://w3id.org/aigraph/"
MIAI = "id/cluster/miai"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "target"),
    [
        (BROWSER, "page/id/cluster/miai"),
        ("*/*", "page/id/cluster/miai"),
        ("", "page/id/cluster/miai"),
        ("text/turtle", "data/id/cluster/miai.ttl"),
        ("application/ld+json", "data/id/cluster/miai.jsonld"),
        ("application/n-triples", "data/id/cluster/miai.nt"),
        ("application/rdf+xml", "data/id/cluster/miai.rdf"),
        ("application/trig", "data/id/cluster/miai.trig"),
        ("application/n-quads", "data/id/cluster/miai.nq"),
        ("text/html;q=0.4, application/ld+json;q=0.5, text/turtle;q=0.3", "data/id/cluster/miai.jsonld"),
        ("application/xhtml+xml, text/*;q=0.5, text/html;q=0", "data/id/cluster/miai.ttl"),
    ],
)
def test_a_resource_leads_to_what_the_client_prefers(server, accept, target):
    status, headers, body = server.get("/" + MIAI, Accept=accept)
    assert (status, headers["location"], body) == (303, f"../../{target}", b"")
    assert "Accept" in headers["vary"]


def test_a_form_that_there_is_not_is_refused(server):
    assert server.get("/" + MIAI, Accept="image/png")[0] == 406


def test_the_language_of_the_address_stays(server):
    assert server.get(f"/{MIAI}?lang=en")[1]["location"] == "../../page/id/cluster/miai?lang=en"


@pytest.mark.parametrize("path", [MIAI, "source/aef-2024", "graph/description", "id/rule/membership", "ontology"])
def test_things_sources_graphs_and_the_ontology_have_pages_and_data(server, path):
    for accept in ("text/html", "text/turtle"):
        status, headers, _ = server.get("/" + path, Accept=accept)
        assert status == 303
        assert server.get(urljoin(f"/{path}", headers["location"]))[0] == 200


@pytest.mark.parametrize("suffix", sorted(DATA_FORMS))
def test_the_data_have_every_statement_from_and_to_the_resource(server, graph, suffix):
    status, headers, body = server.get(f"/data/{MIAI}.{suffix}")
    form, media_type, _ = DATA_FORMS[suffix]
    assert (status, headers["content-type"].partition(";")[0]) == (200, media_type)
    given = {(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in ox.parse(body, format=form)}
    node, union = ox.NamedNode(BASE + MIAI), ox.DefaultGraph()
    store = graph.dataset.store
    expected = {*store.quads_for_pattern(node, None, None, union), *store.quads_for_pattern(None, None, node, union)}
    assert {(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in expected} <= given


@pytest.mark.parametrize("suffix", ["trig", "nq", "jsonld"])
def test_forms_with_named_graphs_have_the_evidence(server, graph, suffix):
    quads = set(ox.parse(server.get(f"/data/{MIAI}.{suffix}")[2], format=DATA_FORMS[suffix][0]))
    stated = {quad for quad in graph.dataset.quads() if quad.subject == ox.NamedNode(BASE + MIAI)}
    assert stated
    assert stated <= quads
    graphs = {quad.graph_name for quad in stated}
    assert graphs <= {quad.subject for quad in quads}


def test_the_data_of_a_graph_have_what_it_states(server, graph):
    quads = set(ox.parse(server.get("/data/id/reading/miai-lead.nq")[2], format=ox.RdfFormat.N_QUADS))
    name = ox.NamedNode(BASE + "id/reading/miai-lead")
    assert set(graph.dataset.store.quads_for_pattern(None, None, None, name)) <= quads


def test_the_same_data_are_the_same_bytes(server):
    assert server.get(f"/data/{MIAI}.ttl")[2] == server.get(f"/data/{MIAI}.ttl")[2]


def test_rdflib_reads_a_resource_at_its_address(server):
    graph = rdflib.Graph().parse(f"{server.url}/" + MIAI)
    assert (rdflib.URIRef(BASE + MIAI), rdflib.RDF.type, rdflib.URIRef(BASE + "ontology#Cluster")) in graph


def test_the_ontology_can_be_had_as_turtle(server):
    graph = rdflib.Graph().parse(data=server.get("/data/ontology.ttl")[2], format="turtle")
    assert (rdflib.URIRef(BASE + "ontology#Cluster"), rdflib.RDF.type, rdflib.OWL.Class) in graph


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("id/cluster/mia", "did you mean cluster/miai?"),
        ("graph/descripton", "the graph does not know it"),
        ("data/id/cluster/mia.ttl", "did you mean cluster/miai?"),
    ],
)
def test_what_the_graph_does_not_know_is_not_found_and_the_nearest_is_named(server, path, near):
    status, headers, body = server.get("/" + path)
    assert (status, headers["content-type"]) == (404, "application/problem+json")
    assert near in json.loads(body)["detail"]


def test_a_page_that_there_is_not_says_so_in_the_readers_language(server):
    page = server.page("/page/id/institution/inserrm?lang=fr")
    assert "<h1>Introuvable</h1>" in page
    assert "vouliez-vous dire institution/inserm ?" in page


@pytest.mark.parametrize(
    "path",
    [
        "id/../../etc/passwd",
        "id/%2e%2e/%2e%2e/etc/passwd",
        "page/%2e%2e%2f%2e%2e%2fetc/passwd",
        "page/id/cluster/miai%00",
        "page/id/%0d%0aX-Broken:1",
        "page/id/%ff%fe",
        "page/id/<script>",
        "page/id/" + "a" * 3000,
        "page/id/",
        "page/",
        "page/queries/clusters.rq",
        "data/id/cluster/miai",
        "data/id/cluster/miai.exe",
        "data/aigraph.toml",
        "id/",
        "assets/%2e%2e%2fquery.html.j2",
        "assets/query.html.j2",
    ],
)
def test_an_odd_path_is_not_found(server, path):
    status, headers, _ = server.get("/" + path)
    assert (status, "x-broken" in headers) == (404, False)


def test_a_page_names_the_thing_its_kind_and_its_facts_with_their_evidence(server):
    page = server.page("/page/id/institution/inserm?lang=en")
    assert "<h1>Inserm</h1>" in page
    assert '<p class="kind">institution</p>' in page
    found = re.search(r'<li><a href="([^"]*)">ENACT</a></li>(.*?)</dd>', page, re.DOTALL)
    assert found[1] == "../../../page/id/cluster/enact?lang=en"
    assert "concluded: “An institution with a participation in a cluster is a member of it”" in found[2]


def test_evidence_leads_to_the_passage_in_its_document(server):
    page = server.page(f"/page/{MIAI}")
    address = re.search(r'href="\.\./\.\./\.\./page/(source/[^"#?]*)#(char=[0-9,]*)"', page)
    assert f'id="{address[2]}"' in server.page(f"/page/{address[1]}")


def test_a_page_of_a_graph_has_what_it_states(server):
    page = server.page("/page/id/rule/membership?lang=en")
    assert "What this evidence states" in page
    assert "is member of" in page


def test_what_leads_to_a_thing_is_on_its_page(server):
    page = server.page(f"/page/{MIAI}?lang=en")
    assert ">Université Grenoble Alpes – lead</a>" in page[page.index("What leads to it") :]


def test_a_page_names_its_other_forms_in_its_head(server):
    page = server.page(f"/page/{MIAI}")
    links = dict(re.findall(r'<link rel="alternate" type="([^"]*)" title="[^"]*" href="([^"]*)">', page))
    assert links["text/turtle"] == "../../../data/id/cluster/miai.ttl"
    assert {"application/ld+json", "application/trig", "application/n-triples", "application/rdf+xml"} <= set(links)


@pytest.mark.parametrize(("accept", "lang", "word"), [("fr", "fr", "Établissement"), ("en-GB", "en", "institution")])
def test_a_page_is_in_the_readers_language(server, accept, lang, word):
    status, headers, body = server.get("/page/id/institution/inserm", Accept_Language=accept)
    assert (status, headers["content-language"]) == (200, lang)
    assert f'<html lang="{lang}">' in body.decode()
    assert word.lower() in body.decode()
    assert "Accept-Language" in headers["vary"]


def test_every_link_of_a_page_within_the_server_leads_somewhere(server):
    page = server.page(f"/page/{MIAI}")
    own = {link.partition("#")[0] for link in re.findall(r'href="((?:\.\./)+[^"]*)"', page)}
    missing = [link for link in own if server.get("/" + link.replace("../", ""))[0] not in (200, 303)]
    assert missing == []


def test_every_kind_of_thing_has_a_page(server, graph):
    typed = graph.query("SELECT (SAMPLE(?thing) AS ?one) { ?thing a ?class } GROUP BY ?class")
    paths = {row["one"].removeprefix(BASE).partition("#")[0] for row in typed if row["one"].startswith(BASE)}
    assert len(paths) > 20
    assert [path for path in sorted(paths) if server.get(f"/page/{path}")[0] != 200] == []


def test_the_page_of_the_ontology_has_every_own_term_at_its_anchor(server, graph):
    page = server.page("/page/ontology")
    own = [iri for iri in graph.dataset.vocabulary.classes.values() if iri.startswith(BASE + "ontology#")]
    assert own
    assert [iri for iri in own if f'id="{iri.partition("#")[2]}"' not in page] == []


def test_another_project_has_pages_as_good(orchards_server):
    page = orchards_server.page("/page/id/orchard/hillside?lang=de")
    assert "Obstgarten" in page
    assert "Früher Bernstein" in page
    assert "baut an" in orchards_server.page("/page/ontology?lang=de")


def test_files_without_a_project_have_no_resource_pages(files_server):
    assert files_server.get("/id/a/b")[0] == files_server.get("/page/ontology")[0] == 404


@pytest.mark.parametrize(
    "path", ["page/id/orchard/hostile", "page/id/editorial/hostile", "api/", "query", "page/ontology"]
)
def test_markup_in_labels_and_literals_stays_text(hostile_server, path):
    page = hostile_server.page("/" + path)
    assert re.findall(r"<img|<script(?! type=\"module\" src| type=\"application/json\")", page) == []


def test_a_hostile_label_is_on_its_page_as_text(hostile_server):
    assert "&lt;img src=x onerror=" in hostile_server.page("/page/id/orchard/hostile")


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "JAVASCRIPT:x", "//x", "vbscript:x", None]
)
def test_only_web_addresses_become_links(address):
    assert Links(BASE, "./", "").to("text", address).href == ""


@pytest.mark.parametrize(
    ("iri", "href"),
    [
        (BASE + "id/cluster/miai", "../page/id/cluster/miai?lang=fr"),
        (BASE + "source/a#char=1,2", "../page/source/a?lang=fr#char=1,2"),
        (BASE + "ontology#Cluster", "../page/ontology?lang=fr#Cluster"),
        (BASE + 'id/a"onclick=', "../page/id/a%22onclick=?lang=fr"),
        (BASE + "other", BASE + "other"),
        ("http://example.org/", "http://example.org/"),
    ],
)
def test_a_link_leads_to_the_page_here_where_there_is_one(iri, href):
    assert Links(BASE, "../", "?lang=fr").to("text", iri).href == href


def test_a_graph_of_which_nothing_is_said_has_a_portrait(graph):
    found = Gallery(CardMaker(graph.dataset, "en")).portrait(BASE + "graph/description", Links(BASE, "", ""))
    assert (found.kind, len(found.stated)) == ("description graph", 200)
    assert found.stated_further > 1000


def test_a_name_is_found_without_accents_and_its_own_class_first(graph):
    names = read_names(graph.dataset)
    assert search_names(names, "cote d’azur", BASE + "id/cluster/")[0].iri == BASE + "id/cluster/3ia-cote-d-azur"
    assert search_names(names, "GRENOBLE")[0].iri == BASE + "id/city/grenoble"
    assert search_names(names, "miai", BASE + "id/institution/")[0].iri == BASE + "id/institution/institut-miai"


def test_a_thing_is_found_once_however_many_names_it_has(graph):
    found = [entry.iri for entry in search_names(read_names(graph.dataset), "a", most=50)]
    assert len(found) == len(set(found)) == 50


def test_folding_leaves_no_accent_and_no_capital():
    assert fold("ÉCOLE d’Été ŒUVRE") == "ecole d'ete œuvre"
