"""The query page without a server, in real headless Chromium: from a web server under a prefix, and from a disk.

Every saved query gives byte for byte what the command line gives; parameters are bound as the library binds them.
"""

from __future__ import annotations

import contextlib
import functools
import http.server
import json
import shutil
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import aigraph
from aigraph.cards import CardMaker
from aigraph.errors import UsageError
from aigraph.pages.completing import read_names
from aigraph.pages.rendering import asset
from aigraph.queries import bind, list_queries, select
from aigraph.results import rows_to_csv, rows_to_json, rows_to_tsv, rows_to_xml
from aigraph.site.framing import STYLE
from aigraph.site.model import Site
from aigraph.site.workbench import single_file, workbench_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aigraph.graph import KnowledgeGraph

pytestmark = pytest.mark.browser

ORCHARDS = Path(__file__).parents[1] / "projects" / "orchards"
PREFIX = "/some/prefix/"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?c a aig:Cluster }"
ENDLESS = "SELECT (COUNT(*) AS ?c) { ?a ?b ?c1 . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
WRITERS = {
    "text/csv": rows_to_csv,
    "text/tab-separated-values": rows_to_tsv,
    "application/sparql-results+json": rows_to_json,
    "application/sparql-results+xml": rows_to_xml,
}


class Bench:
    """An open query page, what it asked for, and what it complained of."""

    def __init__(self, page: Any) -> None:
        """Listen before anything is loaded."""
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self.complaints.append(message.text))

    def ask(self, query: str) -> None:
        """Write a query, run it, and wait for its end."""
        self.page.fill("#text", query)
        self.page.click("#run")
        self.page.wait_for_selector("#result[aria-busy=false]")

    def until(self, expression: str) -> None:
        """Wait until something holds; the page's policy allows no other way to ask that again and again."""
        for _ in range(200):
            if self.page.evaluate(expression):
                return
            self.page.wait_for_timeout(25)
        pytest.fail(f"never: {expression}")

    def rows(self) -> list[list[str]]:
        """The cells of the table."""
        return [row.locator("td").all_inner_texts() for row in self.page.locator("#answer tbody tr").all()]

    def told(self, place: str) -> str:
        """The text of a part of the page."""
        text: str = self.page.inner_text(f"#{place}")
        return text


# Saved queries with values, and the answers in each form, by the functions through which all of the page asks.
SEAM = """async ([questions, accepts]) => {
  const { ask, writeQuestion } = window.aigraph;
  const found = {};
  for (const [key, name, values] of questions) {
    const written = await writeQuestion(name, values);
    const text = written.ok ? await written.text() : null;
    found[key] = { text };
    for (const accept of text === null ? [] : accepts) found[key][accept] = await (await ask(text, accept)).text();
  }
  return found;
}"""


@pytest.fixture(scope="module")
def site(graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The query pages and their assets in a folder."""
    folder = tmp_path_factory.mktemp("site")
    _write(folder, graph)
    (folder / "whole.html").write_bytes(single_file(graph.dataset))
    return folder


def _write(folder: Path, graph: KnowledgeGraph) -> None:
    frame = ((STYLE, asset("site.css")[0]),)
    for name, data in (*frame, *workbench_files(Site(graph, graph.project.base))):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Where the folder is served, below a prefix."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def translate_path(self, path: str) -> str:
            return super().translate_path(path.removeprefix(PREFIX.rstrip("/"))) if path.startswith(PREFIX) else "/none"

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
        server.shutdown()


@pytest.fixture(scope="module")
def disk(site: Path) -> str:
    """Where the folder is on the disk."""
    return f"{site.as_uri()}/"


@contextlib.contextmanager
def _opening(chromium: Any) -> Iterator[Callable[..., Bench]]:
    """Opens query pages in fresh profiles from which no address but the page's own can be reached."""
    contexts = []

    def opened(base: str, path: str = "query.en.html", **more: Any) -> Bench:
        context = chromium.new_context(offline=base.startswith("file:"), **more)
        contexts.append(context)
        context.route("**/*", lambda route: route.continue_() if route.request.url.startswith(base) else route.abort())
        found = Bench(context.new_page())
        found.page.goto(base + path)
        found.until("document.getElementById('text')?.value")
        return found

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def bench(chromium: Any) -> Iterator[Callable[..., Bench]]:
    """Opens query pages for one test."""
    with _opening(chromium) as opened:
        yield opened


@pytest.fixture(scope="module")
def keeping(chromium: Any) -> Iterator[Callable[..., Bench]]:
    """Opens query pages for all tests."""
    with _opening(chromium) as opened:
        yield opened


@pytest.fixture(scope="module")
def page(keeping: Callable[..., Bench], disk: str) -> Bench:
    """One query page from the disk, for tests that leave no trace in it but a query and its answer."""
    return keeping(disk)


@pytest.fixture(scope="module")
def whole(keeping: Callable[..., Bench], disk: str) -> Bench:
    """The single file in English, from the disk."""
    return keeping(disk, "whole.html?lang=en")


@pytest.fixture(scope="module")
def asked(graph: KnowledgeGraph) -> dict[str, dict[str, dict[str, str]]]:
    """What the command line answers to each saved query, in each language and form."""
    return {language: _asked(graph, language) for language in graph.project.languages}


def _asked(graph: KnowledgeGraph, language: str) -> dict[str, dict[str, str]]:
    found = {}
    for query in list_queries(graph.project):
        text = bind(query, {}, graph.dataset.vocabulary, graph.project, language)
        rows = select(graph.dataset, text)
        found[query.name] = {"text": text} | {accept: write(rows) for accept, write in WRITERS.items()}
    return found


PAGES = [
    ("address", "query.html"),
    ("address", "query.en.html"),
    ("address", "whole.html?lang=fr"),
    ("disk", "query.html"),
    ("disk", "query.en.html"),
    ("disk", "whole.html?lang=en"),
]


@pytest.mark.parametrize(("place", "path"), PAGES)
def test_every_saved_query_gives_what_the_command_line_gives_byte_for_byte(
    request: pytest.FixtureRequest, asked: Any, bench: Callable[..., Bench], place: str, path: str
) -> None:
    found = bench(request.getfixturevalue(place), path)
    expected = asked["en" if "en" in path else "fr"]
    answers = found.page.evaluate(SEAM, [[[name, name, {}] for name in expected], list(WRITERS)])
    assert [name for name in expected if answers[name] != expected[name]] == []
    assert found.complaints == []


@pytest.mark.parametrize("place", ["address", "disk"])
def test_the_page_asks_for_nothing_but_its_own_files(
    request: pytest.FixtureRequest, bench: Callable[..., Bench], place: str
) -> None:
    base = request.getfixturevalue(place)
    found = bench(base)
    found.ask("SELECT * FROM <http://127.0.0.1:9/x> { ?s ?p ?o }")
    outside = [each for each in found.requests if not each.startswith((base, "blob:"))]
    assert (outside, found.rows(), found.complaints) == ([], [], [])


REACHING_OUT = [
    ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "line 1, column 12: SERVICE asks another server"),
    ("SELECT * { OPTIONAL { SERVICE SILENT ?x { ?s ?p ?o } } }", "SERVICE asks another server"),
    ("LOAD <http://127.0.0.1:9/>", "the query begins with LOAD; write SELECT"),
    ("INSERT DATA { <http://x/a> <http://x/b> 1 }", "the query begins with INSERT; write SELECT"),
    ("DELETE WHERE { ?s ?p ?o }", "the query begins with DELETE; write SELECT"),
]


@pytest.mark.parametrize(("query", "told"), REACHING_OUT)
def test_what_reaches_out_or_writes_is_refused(page: Bench, query: str, told: str) -> None:
    page.ask(query)
    assert told in page.told("problem")


WRONG = [
    ("SELECT ?x WHERE {\n  ?x a sko:Concept }", "line 2, column 8: the prefix sko: is declared nowhere"),
    ("SELECT ?x {\n ?x ?y }", "line 2, column 9: expected OPTIONAL"),
    ("SELECT * { ?s ?p 'a }", "line 1, column 18: the quote is never closed"),
    ("ASK " + "{" * 101 + "}" * 101, "nested more than 100 levels deep"),
    ("SELECT (<http://x/f>(1) AS ?a) {}", "the query cannot be answered: The custom function <http://x/f>"),
    ("ASK {}" + "#" * 70_000, "longer than 65536 characters"),
]


@pytest.mark.parametrize(("query", "told"), WRONG)
def test_a_fault_is_told_with_its_line_and_column(page: Bench, query: str, told: str) -> None:
    page.ask(query)
    assert told in page.told("problem")


def test_a_query_without_end_can_be_stopped_and_the_next_one_is_answered(page: Bench) -> None:
    page.page.fill("#text", ENDLESS)
    page.page.click("#run")
    page.page.wait_for_timeout(300)
    page.page.click("#stop")
    assert page.told("status") == "Stopped"
    page.ask(COUNT)
    assert page.rows() == [["9"]]


def test_another_question_ends_the_one_that_runs(disk: str, bench: Callable[..., Bench]) -> None:
    found = bench(disk)
    found.page.fill("#text", ENDLESS)
    found.page.click("#run")
    found.page.wait_for_timeout(300)
    found.page.click("#list button[title=clusters]")
    found.page.locator("#answer tbody tr").first.wait_for()
    assert len(found.rows()) == 9


def test_without_scripts_the_questions_are_there_to_be_read(chromium: Any, disk: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{disk}query.en.html")
    assert page.locator("noscript").first.inner_text().strip() == "This page needs JavaScript."
    assert "Which clusters are there, who leads each, and how much does each get?" in page.inner_text(".unscripted")
    context.close()


def test_the_union_holds_each_fact_once(page: Bench) -> None:
    page.ask(
        "SELECT ?all ?stated { { SELECT (COUNT(*) AS ?all) { ?s ?p ?o } }"
        " { SELECT (COUNT(*) AS ?stated) { { SELECT DISTINCT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } } } } }"
    )
    assert len(set(page.rows()[0])) == 1


def test_the_union_has_the_name_that_it_has_elsewhere(page: Bench) -> None:
    page.ask("SELECT (COUNT(*) AS ?n) FROM <https://w3id.org/aigraph/graph/union> { ?c a aig:Cluster }")
    assert page.rows() == [["9"]]


def test_the_address_leads_to_the_same_question_and_answer(address: str, bench: Callable[..., Bench]) -> None:
    first = bench(address, "query.en.html#saved=shared-institutions&min=5")
    first.page.locator("#answer tbody tr").first.wait_for()
    again = bench(address, first.page.url.removeprefix(address))
    again.page.locator("#chart svg").wait_for()
    assert [row[1] for row in again.rows()] == ["CNRS", "Inria"]


def test_another_language_keeps_the_query(disk: str, bench: Callable[..., Bench]) -> None:
    found = bench(disk)
    found.ask(COUNT)
    found.page.click(".languages a[lang=fr]")
    found.page.get_by_role("button", name="Lancer").wait_for()
    found.page.locator("#answer td").wait_for()
    assert (found.page.input_value("#text"), found.page.url.partition("#")[0]) == (COUNT, f"{disk}query.html")


@pytest.mark.parametrize(
    ("query", "name", "file", "begins"),
    [
        (COUNT, "CSV", "result.csv", "n\n9\n"),
        (COUNT, "XML", "result.xml", "<?xml"),
        ("DESCRIBE <https://w3id.org/aigraph/id/cluster/miai>", "Turtle", "result.ttl", "@prefix aig: "),
        (
            "DESCRIBE <https://w3id.org/aigraph/id/cluster/miai>",
            "N-Triples",
            "result.nt",
            "<https://w3id.org/aigraph/id/",
        ),
    ],
)
def test_an_answer_can_be_saved_in_each_form(page: Bench, query: str, name: str, file: str, begins: str) -> None:
    page.ask(query)
    with page.page.expect_download() as waiting:
        page.page.get_by_role("button", name=f"Download {name}").click()
    assert waiting.value.suggested_filename == file
    assert waiting.value.path().read_bytes().startswith(begins.encode())


def test_the_editor_completes_names_of_things(disk: str, bench: Callable[..., Bench]) -> None:
    found = bench(disk, "query.en.html#saved=theme-clusters")
    found.page.locator("#answer table").wait_for()
    field = found.page.get_by_role("combobox", name="theme")
    field.fill("robot")
    found.page.locator("#value-theme-list li").first.wait_for()
    found.page.keyboard.press("Enter")
    assert field.input_value() == "theme/robotics"
    found.until("document.getElementById('text').value.includes('id/theme/robotics>')")


def test_a_missing_file_of_the_engine_is_told(site: Path, tmp_path: Path, bench: Callable[..., Bench]) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    (copy / "assets/engine.js").unlink()
    found = bench(f"{copy.as_uri()}/")
    found.ask(COUNT)
    assert "The engine of this page could not start" in found.told("problem")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_things_are_called_in_the_single_file_as_everywhere(
    graph: KnowledgeGraph, disk: str, bench: Callable[..., Bench], language: str
) -> None:
    found = bench(disk, f"whole.html?lang={language}")
    script = "aigraph.things().then((all) => [...all.values()].map(({ iri, label, kind }) => [iri, label, kind]))"
    maker = CardMaker(graph.dataset, language)
    things = {entry.iri for entry in read_names(graph.dataset)}
    expected = [[iri, graph.dataset.label(iri, language), maker.kind(iri)] for iri in sorted(things)]
    assert sorted(found.page.evaluate(script)) == expected


SHOWN = ["cluster/miai", "funding/miai/award", "institution/cnrs", "theme/health", "programme/ia-cluster"]
FACTS = """(place) => [...document.querySelectorAll("#browse dl")[place].children].flatMap((group) =>
  [...group.querySelectorAll("dd")].map((fact) => [group.querySelector("dt").textContent, fact.firstChild.textContent,
    [...fact.querySelectorAll("li")].map((proof) => proof.textContent)]))"""


@pytest.mark.parametrize("identifier", SHOWN)
def test_the_single_file_shows_the_facts_of_a_thing_with_their_evidence_as_its_card_does(
    graph: KnowledgeGraph, whole: Bench, identifier: str
) -> None:
    iri = graph.project.iri(identifier)
    _go(whole, iri)
    card = CardMaker(graph.dataset, "en").card(iri)
    for place, facts in enumerate((card.facts, card.incoming)):
        expected = [[fact.property, fact.value, list(fact.evidence)] for fact in facts]
        assert _sorted(whole.page.evaluate(FACTS, place)) == _sorted(expected)


def _sorted(facts: list[list[Any]]) -> list[list[Any]]:
    return sorted([name, value, sorted(map(str.strip, evidence))] for name, value, evidence in facts)


def _go(found: Bench, iri: str) -> None:
    found.page.evaluate("iri => { location.hash = new URLSearchParams({ id: iri }); }", iri)
    found.until(f"document.querySelector('#browse .address span')?.textContent === {json.dumps(iri)}")


def test_a_passage_shows_what_it_states_and_a_document_its_passages(graph: KnowledgeGraph, whole: Bench) -> None:
    _go(whole, f"{graph.project.source_base}aef-2024")
    whole.page.locator(".passages a").first.click()
    whole.page.locator("#browse .stated").wait_for()
    assert "#char=" in whole.page.inner_text("#browse .address span")


def test_a_link_of_an_answer_opens_the_thing_and_back_leads_to_the_answer(whole: Bench) -> None:
    whole.page.evaluate("location.hash = 'saved=clusters'")
    whole.page.locator("#answer td a").first.click()
    whole.page.get_by_role("heading", name="PR[AI]RIE-PSAI").wait_for()
    whole.page.go_back()
    whole.page.locator("#answer").wait_for()
    assert not whole.page.locator("#browse").is_visible()


def test_a_name_is_searched_for_by_keys_alone(whole: Bench) -> None:
    whole.page.get_by_role("combobox", name="Search names").fill("cote d'az")
    whole.page.locator("#hits li").first.wait_for()
    whole.page.keyboard.press("Enter")
    whole.page.get_by_role("heading", level=1, name="Côte d'Azur").wait_for()
    assert whole.page.evaluate("document.activeElement.tagName") == "H1"


def test_another_language_of_the_single_file_keeps_the_thing(
    graph: KnowledgeGraph, disk: str, bench: Callable[..., Bench]
) -> None:
    found = bench(disk, "whole.html?lang=en")
    _go(found, graph.project.iri("theme/health"))
    found.page.click(".languages a[lang=fr]")
    found.page.get_by_role("heading", level=1, name="Santé").wait_for()
    assert found.page.evaluate("document.documentElement.lang") == "fr"


def test_what_the_graph_does_not_know_is_told(graph: KnowledgeGraph, whole: Bench) -> None:
    _go(whole, graph.project.iri("cluster/gone"))
    assert "The graph tells nothing of it." in whole.told("browse")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path",
    [
        "query.html#saved=clusters",
        "whole.html?lang=fr",
        "whole.html?lang=en#id=https://w3id.org/aigraph/id/cluster/miai",
    ],
)
def test_axe_core_finds_nothing_serious(
    disk: str, bench: Callable[..., Bench], axe: str, scheme: str, path: str
) -> None:
    found = bench(disk, path, color_scheme=scheme)
    found.page.locator("#answer td, #browse h1").first.wait_for()
    found.page.evaluate(axe)
    report = found.page.evaluate("axe.run({ resultTypes: ['violations'] })")
    serious = [each for each in report["violations"] if each["impact"] in ("serious", "critical")]
    assert [(each["id"], each["nodes"][0]["html"]) for each in serious] == []


@pytest.mark.parametrize(
    "path", ["query.html#saved=clusters", "whole.html", "whole.html#id=https://w3id.org/aigraph/id/cluster/miai"]
)
def test_a_telephone_needs_no_sideways_scroll(disk: str, bench: Callable[..., Bench], path: str) -> None:
    found = bench(disk, path, viewport={"width": 390, "height": 800})
    found.page.locator("#answer td, #browse h1").first.wait_for()
    assert found.page.evaluate("document.documentElement.scrollWidth") <= 390


HOSTILE = "<img src=x onerror=document.title='broken'></script><script>document.title='broken'</script><!--\"'&"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of a project whose labels are markup."""
    folder = tmp_path_factory.mktemp("hostile")
    project = folder / "orchards"
    shutil.copytree(ORCHARDS, project)
    label = json.dumps(HOSTILE)
    (project / "data/hostile.yaml").write_text(
        f"- editorial: editorial/hostile\n  reason: {{en: {label}, de: {label}}}\n  facts:\n"
        f"    - id: orchard/hostile\n      type: Orchard\n      label: {{en: {label}, de: {label}}}\n",
        encoding="utf-8",
    )
    (project / "queries/hostile.rq").write_text(
        f"#+ summary: {label}\n#+ chart: bar x=name y=n\nSELECT ?name (3 AS ?n) {{ ?s skos:prefLabel ?name }}\n",
        encoding="utf-8",
    )
    graph = aigraph.load(project)
    _write(folder / "site", graph)
    (folder / "site/whole.html").write_bytes(single_file(graph.dataset))
    return folder / "site"


@pytest.mark.parametrize(
    "path",
    [
        "query.html#saved=hostile",
        "whole.html#saved=hostile",
        "whole.html",
        "whole.html?lang=de#id={}id/orchard/hostile",
    ],
)
def test_markup_in_labels_never_runs(hostile: Path, bench: Callable[..., Bench], path: str) -> None:
    base = "https://example.org/orchards/"
    found = bench(f"{hostile.as_uri()}/", path.format(base))
    found.page.locator("#answer td, #browse h1").first.wait_for()
    found.page.locator("summary").evaluate_all("all => all.forEach((each) => { each.parentElement.open = true; })")
    assert "onerror=" in found.page.inner_text("body")
    assert (found.page.locator("img").count(), "broken'" in found.page.title()) == (0, "id=" in path)


HOSTILE_VALUES = [
    "", " ", "cluster/miai", "source/aef-2024", "../source/aef-2024", "source/aef-2024#char=1,2", "skos:Concept",
    "x:y", "<http://x/>", "http://x/> . ?s ?p ?o", 'A") } UNION { ?s ?p ?n FILTER("1"="1', "a\\", 'a"b', "a\nb",
    "é\u2028\t\u0007", "12", "-0012", "1e3", "1.5", ".5", "1.", "true", "1", "TRUE", "2024-02-29", "2023-02-29",
    "2024-05-21Z", "0000-01-01", "constructor:x", "__proto__", "http://x/%zz", "http://[x/", "\U0001f40d", "?_x_iri",
    "https://w3id.org/aigraph/id/cluster/miai",
]  # fmt: skip
TYPES = ("iri", "literal", "integer", "decimal", "date", "boolean")


@pytest.fixture(scope="module")
def kinds(graph: KnowledgeGraph) -> Any:
    """A saved query for each type of parameter, and one that names choices."""
    from aigraph.queries import read_query  # noqa: PLC0415  (of this fixture alone)

    texts = {f"of-{each}": f"# ?_x_{each} '?_x_{each}'\nSELECT (1 AS ?y) {{ ?s ?p ?_x_{each} }}" for each in TYPES}
    texts["of-choices"] = "#+ enumerate:\n#+   - x: [cluster/miai, status/awarded]\nASK { ?s ?p ?_x_iri }"
    texts["of-projection"] = "SELECT ?_x { ?s ?p ?_x }"
    assert graph.project
    return {name: read_query(text, name) for name, text in texts.items()}


def test_parameters_are_bound_as_the_library_binds_them(
    graph: KnowledgeGraph, disk: str, bench: Callable[..., Bench], kinds: Any
) -> None:
    found = bench(disk)
    found.ask(COUNT)
    cases = {f"{name} {value!r}": (name, value) for name in kinds for value in [*HOSTILE_VALUES, "status/awarded"]}
    questions = {
        name: {"text": query.text, "parameters": [_told(each) for each in query.parameters]}
        for name, query in kinds.items()
    }
    found.page.evaluate("questions => Object.assign(aigraph.data.graph.questions, questions)", questions)
    found.page.evaluate("aigraph.restart()")
    answers = found.page.evaluate(SEAM, [[[key, name, {"x": value}] for key, (name, value) in cases.items()], []])
    expected = {key: _bound(graph, kinds[name], value) for key, (name, value) in cases.items()}
    assert {key: answers[key]["text"] for key in cases} == expected


def _told(parameter: Any) -> dict[str, Any]:
    keys = ("variable", "name", "type", "default")
    return {key: getattr(parameter, key) for key in keys} | {"choices": list(parameter.choices)}


def _bound(graph: KnowledgeGraph, query: Any, value: str) -> str | None:
    try:
        return bind(query, {"x": value}, graph.dataset.vocabulary, graph.project, "en")
    except UsageError:
        return None
