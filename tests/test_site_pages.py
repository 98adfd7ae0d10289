"""The pages about the whole graph: what they tell, that their links lead somewhere, that other projects have them."""

from __future__ import annotations

import json
import re
import shutil
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from types import SimpleNamespace
from urllib.parse import unquote

import pyoxigraph as ox
import pytest
import rdflib

import aigraph
from aigraph.cards import CardMaker
from aigraph.claims import audit
from aigraph.dataset import read_ontology
from aigraph.evidence import cover, read_sources
from aigraph.pages.dictionary import SORTS, Dictionary
from aigraph.report import Checks, measure, tell_in
from aigraph.site.about import about_files
from aigraph.site.checks import report_files
from aigraph.site.framing import DOORS
from aigraph.site.further import all_stems, further_files
from aigraph.site.given import dataset_entry
from aigraph.site.holdings import Holdings
from aigraph.site.mapping import map_files
from aigraph.site.model import Site
from aigraph.site.saved import query_files
from aigraph.site.serving import server_files
from aigraph.terms import RDF_TYPE

PROJECTS = Path(__file__).parent / "projects"
ADDRESS = "https://data.example.org/graph/"
# Pages and files that other makers write.
ELSEWHERE = {"explorer", "query"}


class Page(HTMLParser):
    """A page as a reader without JavaScript has it: its links, its anchors, its headings, its text."""

    def __init__(self, html):
        super().__init__()
        self.links, self.anchors, self.headings, self.texts = [], set(), [], []
        self._hidden, self._heading = 0, None
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.anchors |= {found["id"]} if found.get("id") else set()
        for name in ("href", "src", "srcset", "action"):
            if found.get(name):
                self.links.append(found[name])
        self._hidden += tag in ("script", "style")
        if re.fullmatch("h[1-6]", tag):
            self._heading = ""

    def handle_endtag(self, tag):
        self._hidden -= tag in ("script", "style")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(" ".join(self._heading.split()))
            self._heading = None

    def handle_data(self, data):
        if not self._hidden:
            self.texts.append(data)
            if self._heading is not None:
                self._heading += data

    @property
    def text(self):
        return " ".join("".join(self.texts).split())


class Files(dict):
    """Everything that is written, by path; pages are parsed once."""

    def __init__(self, site):
        self.site, self.holdings, self._pages = site, Holdings(site), {}
        super().__init__(further_files(site))

    def page(self, path):
        if path not in self._pages:
            self._pages[path] = Page(self[path].decode())
        return self._pages[path]


@pytest.fixture(scope="module")
def files(graph):
    """The pages of the shipped graph."""
    return Files(Site(graph, ADDRESS))


@pytest.fixture(scope="module")
def bare(tmp_path_factory):
    """The pages of a project in one language that has no question, no claim, no erratum and no document but one."""
    folder = tmp_path_factory.mktemp("bare") / "orchards"
    shutil.copytree(PROJECTS / "orchards", folder)
    (folder / "queries/varieties.rq").unlink()
    settings = folder / "aigraph.toml"
    settings.write_text(settings.read_text().replace('["en", "de"]', '["en"]'))
    return Files(Site(aigraph.load(folder), ADDRESS))


@pytest.fixture(scope="module")
def rivers():
    """The pages of an invented programme."""
    return Files(Site(aigraph.load(PROJECTS / "rivers"), ADDRESS))


@pytest.fixture(scope="module")
def asking(tmp_path_factory):
    """The pages of a project whose questions are unusual: a long answer, a graph, a value that is needed."""
    folder = tmp_path_factory.mktemp("asking") / "rivers"
    shutil.copytree(PROJECTS / "rivers", folder)
    queries = {
        "long": "#+ summary: <b>All?</b>\nSELECT ?s ?p ?o WHERE { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 250",
        "made": "#+ summary: What is made?\nCONSTRUCT { ?s a ?c } WHERE { ?s a ?c }",
        "needy": "#+ summary: Whose?\nSELECT ?p WHERE { ?_thing_iri ?p ?o }",
        "none": "#+ summary: Nothing?\nSELECT ?s WHERE { ?s <http://example.org/none> ?o }",
    }
    for name, text in queries.items():
        (folder / f"queries/{name}.rq").write_text(text + "\n")
    return Files(Site(aigraph.load(folder), ADDRESS))


@pytest.fixture(params=["files", "bare", "rivers", "asking"])
def any_files(request):
    """Each of the four."""
    return request.getfixturevalue(request.param)


def pages_of(files):
    return [path for path in files if path.endswith(".html") and path != "404.html"]


def test_a_page_names_its_other_languages_in_its_head(files):
    heads = re.findall(r'hreflang="(\w+)" href="([^"]+)">', files["reports/audit.html"].decode())
    assert {("fr", "audit.html"), ("en", "audit.en.html")} <= set(heads)


def leads_somewhere(files, path, link):
    """Whether a link leads to a page or file that is written, and to an anchor that is there."""
    target, _, anchor = link.partition("#")
    target = unquote(target.partition("?")[0])
    to = normpath(join(dirname(path), target)) if target else path
    stem = re.sub(rf"(\.({'|'.join(files.site.languages)}))?\.(html|ttl|jsonld|nt)$", "", to)
    if to.startswith("release/") and to.removeprefix("release/") in files.site.released:
        return True
    if stem in ELSEWHERE or stem in known_stems(files) or to == "assets/site.css":
        return True
    is_there = to in files
    return is_there and (not anchor or not to.endswith(".html") or unquote(anchor) in files.page(to).anchors)


def known_stems(files):
    if not hasattr(files, "stems"):
        files.stems = set(files.holdings.stems)
    return files.stems


def test_every_link_leads_to_what_is_written(any_files):
    broken = [
        (path, link)
        for path in pages_of(any_files)
        for link in any_files.page(path).links
        if not link.startswith(("http://", "https://", "data:")) and not leads_somewhere(any_files, path, link)
    ]
    assert broken == []


def test_every_resource_is_reached_by_links_from_the_first_page(any_files):
    language = any_files.site.languages[0]
    shelves = {unquote(link) for link in any_files.page("index.html").links if "classes/" in link}
    seen, reached = set(), set()
    while shelves:
        path = shelves.pop()
        seen.add(path)
        for link in any_files.page(path).links:
            to = normpath(join(dirname(path), unquote(link)))
            reached.add(to)
            if to.startswith("classes/") and to.endswith(".html") and f".{language}." not in to and to not in seen:
                shelves.add(to)
    wanted = {f"{stem}.html" for stem in any_files.holdings.stems}
    assert wanted - reached == set()


def test_every_page_has_one_title_and_says_its_language(any_files):
    heads = [re.findall(r'<html lang="(\w+)">|(<h1>)', any_files[path].decode()) for path in pages_of(any_files)]
    assert {tuple(bool(title) for _, title in head) for head in heads} == {(False, True)}
    assert {head[0][0] for head in heads} == set(any_files.site.languages)


def test_the_same_graph_gives_the_same_bytes(files, graph):
    again = dict(further_files(Site(aigraph.load(graph.project), ADDRESS)))
    assert [path for path in files if again[path] != files[path]] == []
    assert again.keys() == files.keys()


def test_nothing_in_a_page_runs_or_is_asked_of_another_host(any_files):
    for path in pages_of(any_files):
        text = any_files[path].decode()
        assert re.findall(r"<script(?! defer src=\"(?:\.\./)*assets/| type=\"application/(?:ld\+)?json\")", text) == []
        assert re.findall(r"\son\w+=|\sstyle=|javascript:", text) == []


# The first page


def test_the_first_page_says_how_much_there_is(files):
    numbers = dict(re.findall(r"<dt>([^<]+)</dt><dd>([^<]+)</dd>", files["index.en.html"].decode()))
    report = files.holdings.reports["en"]
    assert numbers["documents"] == str(len(report.sources))
    assert numbers["statements"] == f"{report.statements:,}"
    assert numbers["ready questions"] == str(len(files.site.queries))


def test_the_first_page_has_questions_with_the_first_line_of_their_answers(files):
    assert "1 · PR[AI]RIE-PSAI · €75,000,000 · 20.83%" in files.page("index.en.html").text


def test_the_first_page_has_the_picture_in_both_themes(files):
    for theme in ("light", "dark"):
        assert ET.fromstring(files[f"assets/overview-{theme}.fr.svg"]).tag.endswith("svg")  # noqa: S314  (our own)
    assert files["assets/overview-light.fr.svg"] != files["assets/overview-dark.fr.svg"]


def test_the_head_of_the_first_page_describes_the_dataset(files):
    entry = re.search(r'<script type="application/ld\+json">(.*?)</script>', files["index.html"].decode())[1]
    triples = ox.parse(entry, format=ox.RdfFormat.JSON_LD)
    names = {quad.object.value for quad in triples if quad.predicate.value == "https://schema.org/name"}
    assert names == set(files.site.project.title.values())


def test_one_is_told_as_one(rivers):
    assert "<dt>document</dt><dd>1</dd>" in rivers["index.html"].decode()


def test_classes_of_the_engine_have_names_in_any_project(rivers):
    text = rivers.page("index.fr.html").text
    assert "décision éditoriale" in text
    assert "aig:" not in text


def test_what_has_no_claim_and_no_question_is_not_counted(bare):
    text = bare.page("index.html").text
    assert "ready questions" not in text
    assert "claims put to the test" not in text


# Classes


def test_the_page_of_a_class_has_all_its_things_by_name(files):
    names = re.findall(
        r'<li><a href="\.\./id/institution/[^"]+">([^<]+)</a>', files["classes/institution.html"].decode()
    )
    members = files.holdings.census.members["https://w3id.org/aigraph/ontology#Institution"]
    assert len(names) == len(members)
    assert names.index("École navale") < names.index("Eurométropole de Strasbourg") < names.index("Inria")


def test_the_page_of_a_class_leads_to_what_its_term_means(files):
    assert "../ontology.html#Institution" in files.page("classes/institution.html").links


def test_a_large_class_has_several_pages(monkeypatch, rivers):
    monkeypatch.setattr("aigraph.site.holdings._PAGE", 2)
    files = Files(rivers.site)
    shelf = max(files.holdings.shelves, key=lambda shelf: len(shelf.things))
    assert {f"{shelf.stem}.html", f"{shelf.stem}/2.html"} <= files.keys()
    assert [link for link in files.page(f"{shelf.stem}/2.html").links if link.endswith(f"{shelf.stem}.html")]


# Search


def test_the_index_of_the_search_has_every_resource_question_term_and_class(any_files):
    language = any_files.site.languages[0]
    text = any_files[f"assets/names.{language}.js"].decode()
    index = json.loads(text.removeprefix("const aigraphNames = ").removesuffix(";\n"))
    found = {entry[2] for entry in index["entries"]}
    wanted = {f"{stem}.html" for stem in any_files.holdings.stems}
    wanted |= {f"queries/{query.name}.html" for query in any_files.site.queries}
    wanted |= {f"{shelf.stem}.html" for shelf in any_files.holdings.shelves}
    assert wanted - {unquote(each) for each in found} == set()
    assert any(each.startswith("ontology.html#") for each in found)


def test_a_thing_is_found_by_its_names_in_every_language(files):
    text = files["assets/names.fr.js"].decode()
    assert re.search(r'"Université Grenoble Alpes",\d+,"id/institution/[^"]+","[^"]*Grenoble Alpes University', text)


def test_every_page_has_a_field_that_leads_to_the_search(any_files):
    for path in pages_of(any_files):
        assert 'role="search"' in any_files[path].decode()


# Ontology


def test_every_term_has_its_place(files):
    anchors = files.page("ontology.html").anchors
    vocabulary = files.site.graph.dataset.vocabulary
    assert set(files.holdings.term_anchors) >= {
        *vocabulary.classes.values(),
        *(t.iri for t in vocabulary.properties.values()),
    }
    assert set(files.holdings.term_anchors.values()) <= anchors


def test_a_class_says_how_many_things_it_has_and_leads_to_them(files):
    cluster = re.search(r'id="Cluster">.*?</article>', files["ontology.en.html"].decode(), re.DOTALL)[0]
    assert '<a href="classes/cluster.en.html">9 things</a>' in cluster
    assert "schema:Consortium" in cluster
    assert "a cluster lies in one region" in cluster


def test_an_example_that_is_a_thing_leads_to_it(files):
    assert "id/funding/miai/award.html" in files.page("ontology.html").links


@pytest.mark.parametrize("suffix", ["ttl", "nt", "jsonld"])
def test_the_ontology_stands_beside_its_page(any_files, suffix):
    form = {"ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES, "jsonld": ox.RdfFormat.JSON_LD}[suffix]
    parsed = {quad.triple for quad in ox.parse(any_files[f"ontology.{suffix}"], format=form)}
    assert parsed == set(any_files.site.ontology)


def test_terms_of_one_name_stand_in_a_fixed_order(graph):
    maker = CardMaker(graph.dataset, "en")
    terms = [term for term in Dictionary(maker, ()).terms(graph_links(graph)) if term.sort == "borrowed_properties"]
    keys = [(maker.term(term.iri).casefold(), term.iri) for term in terms]
    names = [name for name, _ in keys]
    assert len(set(names)) < len(names)
    assert [key for key in keys if names.count(key[0]) > 1] == sorted(key for key in keys if names.count(key[0]) > 1)


def graph_links(graph):
    return Site(graph, ADDRESS).links("", "en")


def test_sorts_of_terms_are_told_in_their_order(files):
    order = re.findall(r'id="all-(\w+)"', files["ontology.html"].decode())
    assert order == [sort for sort in SORTS if sort in order]
    assert len(order) > 3


# Saved queries


def test_an_answer_is_byte_for_byte_what_the_command_gives(files, graph):
    english = aigraph.KnowledgeGraph(graph.facts, graph.dataset, "en")
    for query in files.site.queries:
        for tag, asked in (("", graph), (".en", english)):
            rows = asked.query(query.name)
            assert files[f"queries/{query.name}{tag}.csv"] == rows.to_csv().encode(), query.name
            assert files[f"queries/{query.name}{tag}.json"] == rows.to_json().encode(), query.name


def test_the_text_of_a_query_is_its_file(files):
    text = (files.site.project.root / "queries/clusters.rq").read_bytes()
    assert files["queries/clusters.rq"] == text
    assert text.decode().splitlines()[-1] in unescape(files.page("queries/clusters.html").text)


@pytest.mark.parametrize(
    ("name", "told"), [("clusters.html", "Une ligne par cluster"), ("clusters.en.html", "One row a")]
)
def test_the_page_of_a_query_describes_it_in_its_language(files, name, told):
    assert f'<p class="note">{told}' in files[f"queries/{name}"].decode()


def test_cells_lead_to_things_and_figures_are_in_groups(files):
    page = files["queries/clusters.en.html"].decode()
    assert '<td><a href="../id/cluster/miai.en.html">cluster/miai</a></td>' in page
    assert '<td class="figure">€70,000,000</td>' in page


def test_a_page_says_with_which_values_it_was_asked_and_where_to_ask_anew(files):
    page = files.page("queries/shared-institutions.html")
    assert "/api/shared-institutions?min=2" in page.text
    assert "../query.html#saved=shared-institutions" in page.links


@dataclass(frozen=True)
class Charted:
    """A saved query whose header asks for a chart."""

    query: object
    chart: object

    def __getattr__(self, name):
        return getattr(self.query, name)


def test_an_answer_has_the_chart_that_its_question_asks_for(graph):
    site = Site(graph, ADDRESS)
    asked = SimpleNamespace(x="name", y="amount_eur")
    queries = [Charted(query, asked) for query in site.queries if query.name in ("clusters", "errata")]
    site.__dict__["queries"] = queries
    made = dict(query_files(Holdings(site)))
    assert made["queries/clusters.html"].count(b'class="bar"') == 9
    assert made["queries/errata.html"].count(b'class="bar"') == 0


def test_a_long_answer_is_cut_and_says_so(asking):
    page = asking["queries/long.html"].decode()
    assert page.count("<tr>") == 201
    assert "The first 200 rows of 250" in page
    assert len(asking["queries/long.csv"].splitlines()) == 251


def test_a_graph_is_an_answer_too(asking):
    triples = list(ox.parse(asking["queries/made.ttl"], format=ox.RdfFormat.TURTLE))
    assert len(triples) > 10
    assert "queries/made.csv" not in asking


def test_a_question_that_needs_a_value_says_which(asking):
    assert "without a value for: thing" in asking.page("queries/needy.html").text
    assert "aigraph query needy --set thing=…" in asking.page("queries/needy.html").text


def test_an_empty_answer_is_an_answer(asking):
    assert "no row" in asking.page("queries/none.html").text


def test_markup_in_a_question_stays_text(asking):
    assert "&lt;b&gt;All?&lt;/b&gt;" in asking["queries/long.html"].decode()


def test_a_project_without_questions_says_so(bare):
    assert "no saved question" in bare.page("queries.html").text


# Checks


def test_every_claim_is_told_with_its_verdict(files, graph):
    page = files["reports/audit.en.html"].decode()
    results = audit(graph.dataset, "en")
    assert page.count('<article class="claim">') == len(results)
    assert page.count('class="verdict confirmed"') == sum(result.verdict.value == "confirmed" for result in results)


def test_a_claim_leads_to_the_facts_that_explain_it(files):
    assert "../id/cluster/miai.html" in files.page("reports/audit.html").links


def test_every_erratum_is_told_as_printed_and_as_read(files, graph):
    rows = list(graph.query("errata"))
    page = files["reports/errata.html"].decode()
    assert page.count('<article class="claim"') == len(rows)
    assert f"</span> {rows[0].read_as}</div>" in page


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("queries/clusters.html", "75 000 000 €"),
        ("queries/award-ranking.html", "20,83 %"),
        ("queries/award-ranking.en.html", "20.83%"),
        ("index.html", "PR[AI]RIE-PSAI · 75 000 000 € · 20,83 %"),
    ],
)
def test_figures_have_the_units_of_their_columns(files, path, told):
    assert told in re.sub("[\xa0\u202f]", " ", files.page(path).text)


def test_no_two_errata_share_an_anchor(files):
    anchors = re.findall(r'<article class="claim" id="([^"]+)"', files["reports/errata.html"].decode())
    assert len(anchors) == len(set(anchors)) > 1


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("classes/aig-rule.html", "Un établissement qui a une participation dans un cluster en est membre"),
        ("classes/aig-reading.en.html", "reading: "),
        ("classes/section.html", "MIAI Cluster – AEF info 2024, caractères 4374–6146"),
    ],
)
def test_what_has_no_name_is_listed_in_words(files, path, name):
    assert name in files.page(path).text


def test_coverage_counts_the_passages_of_each_document(files):
    text = files.page("reports/coverage.en.html").text
    for source in files.holdings.reports["en"].sources:
        assert f"{source.passages} passages" in text
    assert "The texts were not here" in text


def test_with_the_texts_coverage_has_the_numbers_of_the_command(graph, sources):
    texts = read_sources(sources)
    site = Site(graph, ADDRESS, texts)
    page = Page(dict(report_files(Holdings(site)))["reports/coverage.en.html"].decode()).text
    for entry in cover(graph.facts, texts):
        assert f"{entry.mentions} figures, organisations and persons {entry.claimed} claimed by a fact" in page
    assert "The texts were not here" not in page


def test_the_quality_report_has_the_figures_of_the_command(files, graph):
    report = measure(graph.dataset, CardMaker(graph.dataset, "en"), Checks(0, with_sources=False))
    page = files.page("reports/quality.en.html").text
    assert f"{report.single} rest on one passage alone" in page
    assert all(f"{len(end.things)} {end.label}" in page for end in report.open_ends)


def test_a_report_in_another_language_has_the_same_figures(graph):
    makers = {tag: CardMaker(graph.dataset, tag) for tag in ("fr", "en")}
    reports = {tag: measure(graph.dataset, maker, Checks(0, with_sources=False)) for tag, maker in makers.items()}
    assert tell_in(reports["fr"], makers["en"]) == reports["en"]


@pytest.mark.parametrize(
    ("name", "text"),
    [("audit", "claim nothing that can be computed again"), ("errata", "No erratum is noted")],
)
def test_what_a_project_does_not_have_is_said(bare, name, text):
    assert text in bare.page(f"reports/{name}.html").text


# Data


def test_the_page_about_the_data_says_licence_documents_and_fingerprint(files):
    page = files.page("about.en.html")
    assert "https://creativecommons.org/licenses/by/4.0/" in page.links
    assert "source/aef-2024.en.html" in page.links
    assert files.holdings.reports["en"].fingerprint in page.text
    assert "Apache-2.0" in page.text


def test_the_files_of_the_release_are_listed_with_their_sizes(graph):
    site = Site(graph, ADDRESS, released={"aigraph.ttl": 1234567, "void.ttl": 89})
    page = Page(dict(about_files(Holdings(site)))["about.en.html"].decode())
    assert "1235 kB" in page.text
    assert {"release/aigraph.ttl", "release/void.ttl"} <= set(page.links)


def test_the_head_describes_the_dataset_as_the_release_does(graph):
    site = Site(graph, ADDRESS, about_release=b'{"@type": "Dataset"}')
    assert dataset_entry(site, "fr") == {"@type": "Dataset"}


def test_a_project_without_a_licence_says_so(bare):
    assert "does not say under which licence" in bare.page("about.html").text


# Maps for machines


def test_the_sitemap_has_every_page_in_every_language(any_files):
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    sitemap = ET.fromstring(any_files["sitemap.xml"])  # noqa: S314  (our own)
    listed = {each.text for each in sitemap.iterfind(".//s:loc", names)}
    pages = {ADDRESS + path for path in pages_of(any_files)} - {ADDRESS + "index.html"} | {ADDRESS}
    assert pages - {unquote(each) for each in listed} == set()
    assert len(listed) == len(all_stems(any_files.holdings)) * len(any_files.site.languages)


def test_a_page_names_its_other_languages_in_the_sitemap(files):
    text = files["sitemap.xml"].decode()
    alternates = (
        f'<xhtml:link rel="alternate" hreflang="fr" href="{ADDRESS}about.html"/>'
        f'<xhtml:link rel="alternate" hreflang="en" href="{ADDRESS}about.en.html"/>'
    )
    assert text.count(alternates) == 2


def test_too_many_pages_have_several_sitemaps_and_an_index(rivers):
    found = dict(map_files(rivers.site, [f"id/thing/{number}" for number in range(25_001)]))
    assert re.findall(r"<loc>([^<]+)</loc>", found["sitemap.xml"].decode()) == [
        f"{ADDRESS}sitemap-1.xml",
        f"{ADDRESS}sitemap-2.xml",
    ]
    assert [found[f"sitemap-{number}.xml"].count(b"<url>") for number in (1, 2)] == [50_000, 2]


def test_robots_are_told_where_the_sitemap_is(files):
    assert f"Sitemap: {ADDRESS}sitemap.xml" in files["robots.txt"].decode()


def test_the_page_for_nothing_works_at_any_depth(files):
    page = files.page("404.html")
    assert [link for link in page.links if not link.startswith((ADDRESS, "data:"))] == []
    assert page.headings[1:] == ["Rien à cette adresse", "Nothing at this address"]


@pytest.mark.parametrize(
    ("base", "address", "is_written"),
    [
        ("https://w3id.org/aigraph/", ADDRESS, True),
        ("https://w3id.org/aigraph/", "https://w3id.org/aigraph/", False),
        ("https://example.org/rivers/", ADDRESS, False),
    ],
)
def test_a_redirection_is_written_for_a_name_at_w3id_alone(files, rivers, base, address, is_written):
    graph = next(each.site.graph for each in (files, rivers) if each.site.project.base == base)
    written = dict(server_files(Holdings(Site(graph, address))))
    assert ("w3id/.htaccess" in written) is is_written


def test_no_place_of_a_configuration_is_left_open(any_files):
    names = [".htaccess", "_headers", "server/nginx.conf", "server/Caddyfile"]
    assert [name for name in names if re.search(rb"@[a-z]+@", any_files[name])] == []


def test_hosts_of_static_files_are_told_the_types_of_data(files):
    text = files["_headers"].decode()
    assert "/graph/*.ttl\n  Content-Type: text/turtle; charset=utf-8\n  Access-Control-Allow-Origin: *" in text


@pytest.mark.parametrize("path", [".well-known/void", "release/SHA256SUMS"])
def test_hosts_of_static_files_are_told_the_types_of_files_without_a_suffix(files, path):
    assert f"/graph/{path}\n  Content-Type: text/" in files["_headers"].decode()


def test_the_iri_of_the_dataset_leads_to_what_is_known_of_it(graph):
    iri = graph.project.dataset
    told = f"<{iri}> a <http://rdfs.org/ns/void#Dataset> .".encode()
    files = dict(about_files(Holdings(Site(graph, ADDRESS, void=told))))
    for suffix, form in (("ttl", "turtle"), ("nt", "nt"), ("jsonld", "json-ld")):
        assert len(rdflib.Graph().parse(data=files[f"dataset.{suffix}"], format=form)) == 1
        assert f'href="dataset.{suffix}"'.encode() in files["dataset.html"]
    assert f'<link rel="canonical" href="{iri}">'.encode() in files["dataset.en.html"]
    assert files[".well-known/void"] == told


def test_doors_of_the_frame_are_pages(files):
    written = {path.removesuffix(".html") for path in pages_of(files)}
    assert set(DOORS) - written == ELSEWHERE


def test_the_examples_of_the_ontology_name_things_that_there_are(graph):
    told = "\n".join(
        str(triple.object) for triple in read_ontology(graph.project) if "#example" in str(triple.predicate)
    )
    named = set(re.findall(r'"((?!editorial/)[a-z-]+/[a-z0-9/-]+)"', told))
    missing = {name for name in named if not graph.dataset.objects(graph.project.id_base + name, RDF_TYPE)}
    assert (len(named) > 20, missing) == (True, set())
