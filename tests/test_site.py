"""The static site: every link leads somewhere, every resource has its page and data, nothing hostile gets through."""

from __future__ import annotations

import hashlib
import html
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from urllib.parse import quote

import pyoxigraph as ox
import pytest
import rdflib
from tests.conftest import HOSTILE, ORCHARDS
from tests.crawling import Crawl, FromServer, from_disk
from typer.testing import CliRunner

import aigraph
from aigraph.cli.main import app
from aigraph.errors import UsageError
from aigraph.release import write_tree
from aigraph.site import check_address, publish
from aigraph.site.addresses import SiteLinks, has_page

PREFIX = "data/clusters"
ADDRESS = f"https://data.example.org/{PREFIX}/"
RIVERS = ORCHARDS.parent / "rivers"
FORMS = {"nt": "nt", "ttl": "turtle", "jsonld": "json-ld"}
MIAI = "id/cluster/miai"


def pages_of(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))


def resources_of(graph):
    """Every IRI of the graph below the places that have pages: of things, documents, graphs, and their fragments."""
    iris = {term.value for quad in graph.dataset.store for term in quad if isinstance(term, ox.NamedNode)}
    base = graph.project.base
    return sorted(iri for iri in iris if iri.startswith((f"{base}id/", f"{base}source/", f"{base}graph/")))


@pytest.fixture(scope="session")
def site(graph, tmp_path_factory):
    """The site of the shipped graph, below a prefix."""
    folder = tmp_path_factory.mktemp("web") / PREFIX
    publish(graph, folder, ADDRESS)
    return folder


@pytest.fixture(scope="session")
def stems(graph):
    """The paths below the base of all resources, each once."""
    return sorted({iri.removeprefix(graph.project.base).partition("#")[0] for iri in resources_of(graph)})


@pytest.fixture(scope="module")
def web_server(site):
    """A plain server of the folder above the prefix, in a process of its own."""
    root = str(site).removesuffix(PREFIX)
    with subprocess.Popen([sys.executable, "-c", SERVE, root], stdout=subprocess.PIPE, text=True) as process:
        yield f"127.0.0.1:{process.stdout.readline().strip()}"
        process.terminate()


# An answer goes out at once, which on a connection that is kept saves forty milliseconds for each.
SERVE = """
import functools, http.server, sys
class Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version, wbufsize, disable_nagle_algorithm = "HTTP/1.1", -1, True
    def log_message(self, *_): pass
with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=sys.argv[1])) as server:
    print(server.server_port, flush=True)
    server.serve_forever()
"""


def no_change(copy):
    """The project as it is."""


@pytest.fixture
def invented(tmp_path):
    """Publishes a project, changed first, into a folder; gives the folder and the graph."""

    def made(project, change=no_change, *, is_valid=True):
        copy = tmp_path / "project"
        shutil.copytree(project, copy)
        change(copy)
        graph = aigraph.load(copy)
        if is_valid:
            graph.validate()
        folder = tmp_path / "site"
        publish(graph, folder)
        return folder, graph

    return made


def test_no_link_is_broken_on_a_server_under_a_prefix(site, web_server):
    within = f"http://{web_server}/{PREFIX}/"
    with FromServer(web_server) as fetch:
        found = Crawl(fetch).run([within + quote(path) for path in pages_of(site)], within)
    assert found.broken(within) == []
    assert len(found.pages) == len(pages_of(site))


def test_no_link_is_broken_from_a_disk(site):
    within = f"{site.as_uri()}/"
    found = Crawl(from_disk).run([within + path for path in pages_of(site)], within)
    assert found.broken(within) == []
    assert len(found.files) > 3 * 1800


@pytest.mark.parametrize("suffix", [".html", ".en.html", *(f".{suffix}" for suffix in FORMS)])
def test_every_resource_has_its_page_in_each_language_and_its_data(site, stems, suffix):
    assert [stem for stem in stems if not (site / f"{stem}{suffix}").is_file()] == []
    assert len(stems) > 1500


@pytest.mark.parametrize("suffix", [".html", ".en.html"])
def test_every_passage_has_its_anchor_on_the_page_of_its_document(site, graph, suffix):
    iris = [iri.removeprefix(graph.project.base).split("#") for iri in resources_of(graph) if "#" in iri]
    pages = {stem: (site / f"{stem}{suffix}").read_text(encoding="utf-8") for stem, _ in iris}
    assert [anchor for stem, anchor in iris if f' id="{anchor}"' not in pages[stem]] == []
    assert len(iris) > 300


def read(file, suffix):
    """What rdflib, which did not write it, reads in a file."""
    rdflib.NORMALIZE_LITERALS = False
    parsed = rdflib.Dataset(default_union=True) if suffix == "jsonld" else rdflib.Graph(bind_namespaces="none")
    parsed.parse(file, format=FORMS[suffix])
    return parsed


@pytest.mark.parametrize("suffix", FORMS)
def test_a_second_parser_reads_every_data_file_and_finds_the_resource(site, graph, stems, suffix):
    lacking = []
    for stem in stems:
        parsed = read(site / f"{stem}.{suffix}", suffix)
        node = rdflib.URIRef(graph.project.base + stem)
        if (node, None, None) not in parsed and (None, None, node) not in parsed:
            lacking.append(stem)
    assert lacking == []


def test_the_data_of_a_resource_are_all_that_the_graph_says_from_it_and_to_it(site, graph):
    node, union = ox.NamedNode(graph.project.base + MIAI), ox.DefaultGraph()
    store = graph.dataset.store
    said = {*store.quads_for_pattern(node, None, None, union), *store.quads_for_pattern(None, None, node, union)}
    lines = sorted(f"{quad.triple} ." for quad in said)
    assert sorted((site / f"{MIAI}.nt").read_text(encoding="utf-8").splitlines()) == lines
    turtle = {str(quad.triple) for quad in ox.parse(path=site / f"{MIAI}.ttl")}
    assert sorted(f"{triple} ." for triple in turtle) == lines


def test_the_evidence_of_a_resource_is_in_its_linked_data(site, graph):
    quads = set(ox.parse(path=site / f"{MIAI}.jsonld", format=ox.RdfFormat.JSON_LD))
    node = ox.NamedNode(graph.project.base + MIAI)
    stated = {quad for quad in graph.dataset.quads() if quad.subject == node}
    assert stated <= quads
    assert {quad.graph_name for quad in stated} <= {quad.subject for quad in quads}


def head_of(page):
    """The JSON-LD in the head of a page."""
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])


def told_by(values):
    """All texts and addresses in expanded JSON-LD, classes and properties apart."""
    if isinstance(values, list):
        return [each for value in values for each in told_by(value)]
    if not isinstance(values, dict):
        return [str(values)]
    if "@value" in values:
        return [str(values["@value"])]
    return [each for name, value in values.items() if name != "@type" for each in told_by(value)]


def test_the_heads_expand_offline_to_what_the_pages_show(site, graph, stems):
    jsonld = pytest.importorskip("pyld", reason="PyLD is not installed").jsonld

    def refuse(address, _):
        pytest.fail(f"asked for {address}")

    unseen = []
    for number, stem in enumerate(stems):
        suffix = (".html", ".en.html")[number % 2]
        page = (site / f"{stem}{suffix}").read_text(encoding="utf-8")
        expanded = jsonld.expand(head_of(page), {"documentLoader": refuse})
        assert [node["@id"] for node in expanded] == [graph.project.base + stem]
        folder = ADDRESS + quote(stem.rpartition("/")[0]) + "/"
        shown = "".join(html.unescape(each[each.index("</script>") :]) for each in (page, _other(site, stem, number)))
        shown += shown.replace("€", "EUR")
        told = [text.removeprefix(folder).removeprefix(graph.project.base) for text in told_by(expanded)]
        unseen += [(stem, text) for text in told if text not in shown and not text.startswith((*MEDIA, f"{stem}#"))]
    assert unseen == []


def _other(site, stem, number):
    """The page in the other language: heads have the texts of both."""
    return (site / f"{stem}{('.en.html', '.html')[number % 2]}").read_text(encoding="utf-8")


MEDIA = ("text/turtle", "application/")


def test_a_head_says_what_the_thing_is_in_the_words_of_schema_org(site):
    said = head_of((site / "id/institution/inria.html").read_text(encoding="utf-8"))
    assert said["@context"]["subjectOf"] == "https://schema.org/subjectOf"
    assert "@vocab" not in said["@context"]
    assert {"@value": "Inria", "@language": "fr"} in said["name"]
    assert {"@id": "https://ror.org/02kvxyf05"} in said["sameAs"]
    assert said["subjectOf"][0]["contentUrl"] == f"{ADDRESS}id/institution/inria.ttl"


def test_a_page_names_its_address_its_data_and_its_other_languages_in_its_head(site, graph):
    page = (site / f"{MIAI}.en.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{graph.project.base}{MIAI}">' in page
    languages = dict(re.findall(r'<link rel="alternate" hreflang="(\w+)" href="([^"]*)">', page))
    assert languages == {"fr": "miai.html", "en": "miai.en.html"}
    data = dict(re.findall(r'<link rel="alternate" type="([^"]*)" title="[^"]*" href="([^"]*)">', page))
    assert data == {
        "text/turtle": "miai.ttl",
        "application/ld+json": "miai.jsonld",
        "application/n-triples": "miai.nt",
    }


def test_a_page_shows_sums_first_with_their_unit(site):
    page = (site / f"{MIAI}.en.html").read_text(encoding="utf-8")
    assert re.search(
        r'<h2 id="facts">[^<]*</h2>\s*<dl class="facts">\s*<div><dt>.{1,200}awarded: €70,000,000', page, re.DOTALL
    )


def test_evidence_leads_to_the_passage_of_its_document(site):
    page = (site / f"{MIAI}.html").read_text(encoding="utf-8")
    assert re.search(r'<ul class="proof"><li><a href="\.\./\.\./source/aef-2024\.html#char=\d+,\d+">', page)


def test_long_lists_are_folded_and_need_no_script(site):
    page = (site / "id/kind/university.html").read_text(encoding="utf-8")
    assert re.search(r"<details><summary>et \d+ de plus</summary><ul class=\"values\">", page)
    assert "<script src" not in page


def test_a_card_of_the_explorer_leads_to_the_page_of_the_thing(site):
    assert '"pages":{"fr":"id/{}.html","en":"id/{}.en.html"}' in (site / "explorer.html").read_text(encoding="utf-8")


def digests(folder):
    """The files of a folder by their paths, as what they hold."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_command_writes_the_same_bytes_under_another_hash_seed(site, tmp_path):
    folder = tmp_path / "site"
    command = [sys.executable, "-c", "from aigraph.cli.main import main; main()", "publish", "-o", str(folder)]
    environment = os.environ | {"PYTHONHASHSEED": "4711"}
    run = subprocess.run(
        [*command, "--base-url", ADDRESS], env=environment, capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout) == (0, "")
    assert digests(folder) == digests(site)


def one_language(copy):
    settings = (copy / "aigraph.toml").read_text(encoding="utf-8")
    settings = settings.replace('languages = ["en", "de"]', 'languages = ["en"]')
    settings = re.sub(r'^de = ".*"\n', "", settings, flags=re.MULTILINE)
    (copy / "aigraph.toml").write_text(settings, encoding="utf-8")
    data = copy / "data/orchards.yaml"
    data.write_text(
        re.sub(r", de: (?:\"[^\"]*\"|[^,}]*)(?=[,}])", "", data.read_text(encoding="utf-8")), encoding="utf-8"
    )


@pytest.mark.parametrize(
    ("project", "change"),
    [(RIVERS, no_change), (ORCHARDS, no_change), (ORCHARDS, one_language)],
    ids=["rivers", "orchards", "in one language"],
)
def test_any_project_has_a_site_without_a_broken_link(invented, project, change):
    folder, graph = invented(project, change)
    within = f"{folder.as_uri()}/"
    found = Crawl(from_disk).run([within + path for path in pages_of(folder)], within)
    assert found.broken(within) == []
    base = graph.project.base
    paths = {iri.removeprefix(base).partition("#")[0] for iri in resources_of(graph)}
    assert [path for path in sorted(paths) if not (folder / f"{path}.jsonld").is_file()] == []


def hostile(copy):
    label = json.dumps(HOSTILE)
    (copy / "data/hostile.yaml").write_text(
        f"- editorial: editorial/hostile\n  reason: {{en: {label}, de: {label}}}\n  facts:\n    - id: orchard/hostile\n"
        f"      type: Orchard\n      label: {{en: {label}, de: {label}}}\n      nickname: {label}\n",
        encoding="utf-8",
    )


def test_markup_in_labels_stays_text_on_every_page(invented):
    folder, _ = invented(ORCHARDS, hostile, is_valid=False)
    texts = {path: (folder / path).read_text(encoding="utf-8") for path in pages_of(folder) if "explorer" not in path}
    assert "&lt;img src=x onerror=" in texts["id/orchard/hostile.html"]
    allowed = (
        r'<img(?! src="assets/overview-)|<script>'
        r'|<script(?! (?:defer |async )?src="|(?: id="[^"]*")? type="application/(?:ld\+)?json")'
    )
    assert [path for path, text in texts.items() if re.search(allowed, text)] == []
    assert HOSTILE in json.dumps(head_of(texts["id/orchard/hostile.html"])["name"], ensure_ascii=False).replace(
        '\\"', '"'
    )


def run(*arguments):
    return CliRunner().invoke(app, ["publish", *map(str, arguments)], catch_exceptions=True)


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        ("https://example.org", True),
        ("http://localhost:8000/a/b", True),
        ("https://example.org/a%20b/", True),
        ("ftp://example.org/", False),
        ("example.org", False),
        ("https://example.org/?q", False),
        ("https://example.org/#a", False),
        ("https://u:p@example.org/", False),
        ('https://example.org/"><script>', False),
        ("javascript:alert(1)", False),
        ("https:///a", False),
        ("https://example.org/$1/", False),
        ("https://example.org/a/../b/", False),
        ("https://example.org/a//b/", False),
    ],
)
def test_the_address_of_a_site_is_one_of_the_web_and_ends_in_a_slash(address, is_one):
    if is_one:
        assert check_address(address) == address.rstrip("/") + "/"
    else:
        with pytest.raises(UsageError, match="is no address of a site"):
            check_address(address)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--sources", "texts"], "add --include-passages"),
        (["--include-passages"], "name their folder with --sources"),
        (["-o", "page.html"], "add --single-file"),
        (["--single-file", "-o", "folder"], "name a file"),
        (["--single-file", "--sources", "texts", "--include-passages"], "holds no words of documents"),
        (["--base-url", "here"], "is no address of a site"),
        (["--lang", "xx"], "the project has"),
    ],
)
def test_wrong_usage_is_told_before_anything_is_done(tmp_path, monkeypatch, arguments, told):
    monkeypatch.chdir(tmp_path)
    found = run("--project", ORCHARDS, *arguments)
    assert isinstance(found.exception, UsageError)
    assert told in str(found.exception)
    assert list(tmp_path.iterdir()) == []


def test_a_finding_stops_the_site_and_the_old_one_stays(invented, edit):
    folder, graph = invented(ORCHARDS)
    before = digests(folder)
    edit(graph.project.root / "ontology/context.jsonld", '"Orchard"', '"Orchad"')
    found = run("--project", graph.project.root, "-o", folder)
    assert found.exit_code == 1
    assert digests(folder) == before


def test_a_new_site_takes_the_place_of_the_old_one_whole(invented):
    folder, graph = invented(ORCHARDS)
    (folder / "left-over.html").write_text("old", encoding="utf-8")
    publish(graph, folder)
    assert not (folder / "left-over.html").exists()
    assert [path.name for path in folder.parent.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("place", ["a-file", "a-home"])
def test_a_folder_that_is_no_earlier_site_is_left_alone(tmp_path, place):
    (tmp_path / "a-file").write_text("x", encoding="utf-8")
    (tmp_path / "a-home").mkdir()
    (tmp_path / "a-home/letter.txt").write_text("x", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(UsageError, match=place):
        publish(aigraph.load(ORCHARDS), tmp_path / place)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    "name", ["../out.txt", "/out.txt", "a/../../out.txt", "a//b", "a\\b", "a\x00b", "", "..", "a/"]
)
def test_no_file_is_written_outside_the_folder(tmp_path, name):
    with pytest.raises(UsageError, match="is no path below a folder"):
        write_tree(tmp_path / "site", [("marker", b""), (name, b"x")], "marker")
    assert list(tmp_path.rglob("*")) == []


def test_two_files_that_some_systems_take_for_one_are_refused(tmp_path):
    with pytest.raises(UsageError, match="is the path of two files"):
        write_tree(tmp_path / "site", [("a/b", b""), ("A/B", b"")], "a/b")
    assert not (tmp_path / "site").exists()


def test_things_whose_ids_differ_in_capitals_only_are_named_before_anything_is_written(graph_with, tmp_path):
    graph = graph_with("https://example.org/orchards/id/orchard/Hillside")
    with pytest.raises(UsageError, match=r"id/orchard/Hillside, id/orchard/hillside: .*; rename one"):
        publish(graph, tmp_path / "site")
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def graph_with():
    """The graph of the orchards with one more thing of some IRI."""

    def made(iri):
        graph = aigraph.load(ORCHARDS)
        name = ox.Literal("twin", language="en")
        graph.dataset.add([ox.Quad(ox.NamedNode(iri), LABEL, name, ox.NamedNode(graph.project.description_graph))])
        return graph

    return made


LABEL = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")


@pytest.mark.parametrize(
    "path", ["id/../../etc/passwd", "id/a\\b", "id/con:x", "id/.hidden", "id/" + "a" * 300, "id//b"]
)
def test_an_iri_that_could_be_no_file_has_no_page_and_no_link(path):
    assert not has_page(path)
    assert (
        not SiteLinks("https://example.org/orchards/", "", "en", ("en",))
        .to("x", f"https://example.org/orchards/{path}")
        .is_own
    )


ENDLESS = """
import itertools, sys
from pathlib import Path
from aigraph.release import write_tree
folder = Path(sys.argv[1])
print("ready", flush=True)
for number in itertools.count():
    data = str(number % 10).encode() * 20_000
    write_tree(folder, [("marker", b""), *((f"{place}/{place}", data) for place in range(20))], "marker")
"""


def test_a_kill_at_any_time_leaves_one_whole_site(tmp_path):
    folder = tmp_path / "site"
    for kill in range(10):
        process = subprocess.Popen([sys.executable, "-c", ENDLESS, str(folder)], stdout=subprocess.PIPE)
        process.stdout.readline()
        time.sleep(0.005 * (kill % 10))
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        if folder.exists():
            held = {(folder / f"{place}/{place}").read_bytes() for place in range(20)}
            assert [len(each) for each in held] == [20_000]
    assert folder.exists()


def test_words_of_documents_are_shown_with_whose_they_are_and_few_of_them(tmp_path):
    texts = ORCHARDS.parent / "orchards-sources"
    found = run("--project", ORCHARDS, "--sources", texts, "--include-passages", "-o", tmp_path / "site")
    assert found.exit_code == 0
    page = (tmp_path / "site/id/orchard/hillside.html").read_text(encoding="utf-8")
    assert "This page quotes other people’s words" in page
    facts = re.findall(r'<ul class="proof">(.*?)</dd>', page, re.DOTALL)
    said = [sum(map(len, map(html.unescape, re.findall(r'<q class="words">(.*?)</q>', fact)))) for fact in facts]
    assert 0 < max(said) <= 300 + len(" […]") * 3
    assert quote_of(texts, page) == ""


def quote_of(folder, page):
    """A quotation of a page that stands in no document."""
    texts = " ".join(path.read_text(encoding="utf-8") for path in folder.glob("*.txt"))
    quotes = [html.unescape(each).removesuffix(" […]") for each in re.findall(r'<q class="words">(.*?)</q>', page)]
    return next((each for each in quotes if each not in texts), "")


def test_without_leave_no_page_holds_words_of_a_document(site):
    assert [path for path in pages_of(site) if '<q class="words">' in (site / path).read_text(encoding="utf-8")] == []


def test_the_site_can_be_looked_at_by_its_owner_and_others(tmp_path):
    publish(aigraph.load(ORCHARDS), tmp_path / "site")
    assert (tmp_path / "site").stat().st_mode & 0o555 == 0o555


@pytest.mark.parametrize(
    "stem",
    [MIAI, "id/person/alain-fuchs", "id/selector/aef-2024/4374-4422", "source/aef-2024", "id/rule/membership"],
)
def test_the_way_back_from_a_thing_leads_to_the_list_of_its_class(site, stem):
    text = (site / f"{stem}.html").read_text()
    crumb = re.search(r'<nav class="crumbs".*<a href="([./]*classes/[^"#]*)">[^<]+</a></nav>', text)
    above = (site / stem).parent / crumb[1]
    assert f'href="../{stem}.html"' in above.read_text()


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("id/rule/membership.html", "Un établissement qui a une participation dans un cluster en est membre"),
        ("id/section/aef-2024/miai.en.html", "MIAI Cluster – AEF info 2024, characters 4374–6146"),
        ("id/selector/aef-2024/4374-4422.html", "AEF info 2024, caractères 4374–4422"),
        ("graph/description.html", "description"),
    ],
)
def test_what_has_no_name_is_called_by_what_it_is(site, path, name):
    assert f"<h1>{name}</h1>" in (site / path).read_text()
