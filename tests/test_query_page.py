"""The query page in a real headless Chromium: typing, completing, running, errors, examples, links, keys alone."""

from __future__ import annotations

import json
import re
from urllib.parse import parse_qs, quote

import pytest

from aigraph.project import shipped_root

pytestmark = pytest.mark.browser

WIDE, NARROW = (1280, 800), (400, 800)
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?c a aig:Cluster }"


class Desk:
    """An open query page, what it asked for, and what it complained of."""

    def __init__(self, page, served):
        self.page, self.served = page, served
        self.requests, self.complaints = [], []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self.complaints.append(message.text))

    def open(self, path="query?lang=en"):
        """Load the page and wait until it knows the graph's words."""
        self.page.goto(f"{self.served.url}/" + path)
        self.until("byId('text').value !== '' || byId('problem').textContent !== ''")
        return self

    def evaluate(self, expression):
        """The value of an expression in the page, in which ``byId`` finds elements."""
        return self.page.evaluate(f"() => {{ const byId = (id) => document.getElementById(id); return {expression}; }}")

    def until(self, expression):
        """Wait until an expression is true; Playwright's own wait needs eval, which the page's policy refuses."""
        for _ in range(400):
            if self.evaluate(expression):
                return
            self.page.wait_for_timeout(50)
        pytest.fail(f"it does not become true: {expression}")

    def write(self, text):
        """Put a whole query into the editor, as a paste does."""
        self.page.locator("#text").fill(text)

    def type(self, text):
        """Type into the empty editor, key by key."""
        self.page.locator("#text").fill("")
        self.page.locator("#text").press_sequentially(text)

    def press(self, keys):
        self.page.keyboard.press(keys)

    def text(self):
        return self.page.locator("#text").input_value()

    def run(self):
        """Run, and wait for what comes of it."""
        self.page.locator("#run").click()
        self.wait()

    def wait(self):
        self.until("byId('result').getAttribute('aria-busy') === 'false'")

    def status(self):
        return self.page.locator("#status").inner_text()

    def rows(self):
        return [row.locator("td").all_inner_texts() for row in self.page.locator("#answer tbody tr").all()]

    def offered(self):
        """The suggestions, once there are any."""
        self.page.locator("#suggestions li").first.wait_for()
        return self.page.locator("#suggestions li b").all_inner_texts()


@pytest.fixture
def desk(chromium):
    """Opens a server's query page in a fresh profile."""
    contexts = []

    def opened(served, path="query?lang=en", window=WIDE, **more):
        size = {"width": window[0], "height": window[1]}
        context = chromium.new_context(viewport=size, reduced_motion="reduce", **more)
        context.set_default_timeout(20_000)
        contexts.append(context)
        return Desk(context.new_page(), served).open(path)

    yield opened
    for context in contexts:
        context.close()


def test_the_page_asks_only_its_own_server_and_complains_of_nothing(desk, server):
    found = desk(server)
    found.run()
    assert [url for url in found.requests if not url.startswith((f"{server.url}/", "data:"))] == []
    assert found.complaints == []


def test_a_query_gives_a_table_with_its_count_and_time(desk, server):
    found = desk(server)
    found.write("SELECT ?c ?n WHERE { ?c a aig:Cluster ; skos:prefLabel ?n . FILTER(LANG(?n) = 'fr') }")
    found.run()
    assert re.fullmatch(r"9 rows in [\d.]+ s", found.status())
    assert len(found.rows()) == 9


def test_an_iri_is_short_and_leads_to_its_page(desk, server):
    found = desk(server)
    found.write(
        "SELECT * WHERE { VALUES ?a { <https://w3id.org/aigraph/id/cluster/miai> aig:Cluster <http://x.example/> } }"
    )
    found.run()
    assert found.rows() == [["cluster/miai"], ["aig:Cluster"], ["http://x.example/"]]
    links = [link.get_attribute("href") for link in found.page.locator("#answer td a").all()]
    assert links == ["./page/id/cluster/miai?lang=en", "./page/ontology?lang=en#Cluster", "http://x.example/"]


def test_figures_stand_on_the_right(desk, server):
    found = desk(server)
    found.write(COUNT)
    found.run()
    cell = found.page.locator("#answer td")
    assert (cell.inner_text(), cell.evaluate("cell => getComputedStyle(cell).textAlign")) == ("9", "right")


@pytest.mark.parametrize(("language", "yes", "no"), [("fr", "oui", "non"), ("en", "yes", "no")])
def test_an_ask_is_answered_with_a_word(desk, server, language, yes, no):
    found = desk(server, f"query?lang={language}")
    for query, word in (("ASK { ?a a aig:Cluster }", yes), ("ASK { ?a a aig:Nothing }", no)):
        found.write(query)
        found.run()
        assert found.page.locator("#answer").inner_text() == word


def test_a_graph_is_shown_as_turtle_in_colours(desk, server):
    found = desk(server)
    found.write("DESCRIBE <https://w3id.org/aigraph/id/cluster/miai>")
    found.run()
    assert "skos:prefLabel" in found.page.locator("#answer pre").inner_text()
    assert found.page.locator("#answer pre .name").count() > 5


def test_an_error_of_the_server_is_shown_at_its_line(desk, server):
    found = desk(server)
    found.write("SELECT *\nWHERE {\n  ?a ?b\n}")
    found.run()
    assert "line 4, column" in found.page.locator("#problem").inner_text()
    assert found.page.locator("#numbers .wrong").inner_text().strip() == "4"
    assert found.page.locator("#band").is_visible()


def test_the_error_leads_to_its_line_and_goes_with_the_next_change(desk, server):
    found = desk(server)
    found.write("SELECT *\nWHERE {\n  ?a ?b\n}")
    found.run()
    found.page.get_by_role("button", name="Go to line 4").click()
    focus, caret = found.evaluate("[document.activeElement.id, byId('text').selectionStart]")
    assert (focus, found.text()[:caret].count("\n")) == ("text", 3)
    found.press("x")
    assert not found.page.locator("#band").is_visible()


def test_a_prefix_offers_its_terms_and_writes_its_line(desk, server):
    found = desk(server)
    found.type("SELECT * WHERE { ?c a aig:Clu")
    assert found.offered()[0] == "aig:Cluster"
    found.press("Enter")
    assert found.text() == "PREFIX aig: <https://w3id.org/aigraph/ontology#>\nSELECT * WHERE { ?c a aig:Cluster}"


def test_a_prefix_line_is_written_once_and_below_comments(desk, server):
    found = desk(server)
    found.type("# mine\nSELECT * WHERE { ?c skos:")
    found.press("Escape")
    found.page.locator("#text").press_sequentially("prefLabel ?n ; skos:")
    found.press("Escape")
    assert found.text().startswith("# mine\nPREFIX skos: <http://www.w3.org/2004/02/skos/core#>\nSELECT")
    assert found.text().count("PREFIX") == 1


def test_ctrl_space_offers_words_terms_and_things_by_their_label(desk, server):
    found = desk(server)
    found.type("SELECT * WHERE { ?p org:member Inser")
    found.press("Control+Space")
    found.page.locator("#suggestions li", has_text="Inserm").first.wait_for()
    assert found.page.locator("#suggestions li", has_text="INSERT").count() == 0
    found.press("Enter")
    assert "<https://w3id.org/aigraph/id/institution/inserm>" in found.text()


def test_ctrl_space_after_a_question_mark_offers_the_querys_variables(desk, server):
    found = desk(server)
    found.type("SELECT ?name ?nothing WHERE { ?n")
    found.press("Control+Space")
    assert found.offered() == ["?name", "?nothing"]


def test_nothing_is_offered_in_strings_and_comments(desk, server):
    found = desk(server)
    found.type('# aig:Clu\nSELECT * { ?a ?b "aig:Clu')
    assert not found.page.locator("#suggestions").is_visible()
    assert "PREFIX" not in found.text()


def test_escape_closes_the_suggestions_and_leaves_the_text(desk, server):
    found = desk(server)
    found.type("ASK { ?a aig:am")
    found.offered()
    found.press("Escape")
    assert not found.page.locator("#suggestions").is_visible()
    assert "aig:am" in found.text()


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("ASK {", "ASK {}"),
        ("ASK {}", "ASK {}"),
        ("ASK {\n?a", "ASK {\n  ?a\n}"),
        ('"a"', '"a"'),
        ("(((", "((()))"),
        ("# (", "# ("),
        ("a[b", "a[b]"),
    ],
)
def test_brackets_come_in_pairs(desk, server, typed, text):
    found = desk(server)
    found.type(typed)
    assert found.text() == text


def test_backspace_takes_both_brackets_of_an_empty_pair_and_undo_brings_them_back(desk, server):
    found = desk(server)
    found.type("ASK {")
    found.press("Backspace")
    assert found.text() == "ASK "
    found.press("Control+z")
    assert found.text() == "ASK {}"


def test_the_bracket_that_belongs_to_the_one_at_the_caret_is_marked(desk, server):
    found = desk(server)
    found.write('ASK { ?a ?b "}" }')
    found.press("End")
    found.page.locator("#colours .pair").first.wait_for()
    colours = found.page.locator("#colours").inner_html()
    marked = [
        len(re.sub("<[^>]*>", "", colours[: pair.start()])) for pair in re.finditer('<span class="pair">', colours)
    ]
    assert marked == [4, 16]


def test_ctrl_enter_runs(desk, server):
    found = desk(server)
    found.write(COUNT)
    found.press("Control+Enter")
    found.page.locator("#answer td").wait_for()
    assert found.rows() == [["9"]]


def test_a_question_with_values_becomes_a_query_that_runs(desk, server):
    found = desk(server)
    found.page.get_by_role("button", name="Which institutions take part in several clusters?").click()
    found.page.locator("#answer table").wait_for()
    assert len(found.rows()) == 3
    found.page.get_by_label("min").fill("5")
    found.page.get_by_label("min").press("Enter")
    found.until("byId('text').value.includes('\"5\"')")
    found.run()
    assert [row[1] for row in found.rows()] == ["CNRS", "Inria"]


def test_a_thing_is_chosen_by_its_name(desk, server):
    found = desk(server, "query?lang=en#saved=cluster-members")
    field = found.page.get_by_role("combobox", name="cluster")
    field.click()
    field.press_sequentially("grenoble")
    found.page.locator("#value-cluster-list li").first.wait_for()
    field.fill("miai")
    found.page.locator("#value-cluster-list li small", has_text="cluster/miai").wait_for()
    field.press("Enter")
    assert field.input_value() == "cluster/miai"
    found.until("byId('text').value.includes('id/cluster/miai>')")


def test_what_is_typed_is_taken_where_its_choices_have_not_come_yet(desk, server):
    found = desk(server, "query?lang=en#saved=cluster-members")
    field = found.page.get_by_role("combobox", name="cluster")
    field.fill("miai")
    found.page.locator("#value-cluster-list li").first.wait_for()
    found.page.route("**/query/names*", lambda _: None)  # they never come
    field.fill("cluster/enact")
    found.press("Tab")
    found.until("byId('text').value.includes('id/cluster/enact>')")
    assert field.input_value() == "cluster/enact"


def test_a_link_to_a_question_that_there_is_not_says_so(desk, server):
    found = desk(server, "query?lang=en#saved=gone")
    assert found.page.locator("#problem").inner_text() == "gone: Nothing by that name"
    found.run()
    assert found.page.locator("#problem").inner_text() == ""


def test_choices_are_a_list_and_types_have_their_fields(desk, hostile_server):
    found = desk(hostile_server, "query?lang=en#saved=kinds&orchard=orchard/hillside&least=1&share=0.5")
    found.page.locator("#value-size").wait_for()
    assert found.page.locator("#value-size option").all_inner_texts() == ["small", "large"]
    assert found.page.locator("#value-organic option").all_inner_texts() == ["true", "false"]
    kinds = {each: found.page.locator(f"#value-{each}").get_attribute("type") for each in ("since", "least", "share")}
    assert kinds == {"since": "date", "least": "number", "share": "text"}


def test_a_value_that_is_wrong_is_told(desk, hostile_server):
    found = desk(hostile_server, "query?lang=en#saved=kinds&orchard=orchard/hillside&least=1&share=half")
    found.page.locator("#problem pre").wait_for()
    assert "share is 'half'" in found.page.locator("#problem").inner_text()


def test_the_list_of_questions_can_be_filtered(desk, server):
    found = desk(server)
    found.page.get_by_label("Filter the questions").fill("MONEY")
    names = [each.get_attribute("title") for each in found.page.locator("#list button").all()]
    assert "money-by-region" in names
    assert "cluster-themes" not in names


def test_the_address_leads_to_the_same_query_and_answer(desk, server):
    first = desk(server)
    first.write(COUNT)
    first.run()
    address = first.page.url.removeprefix(f"{server.url}/")
    assert parse_qs(address.partition("#")[2]) == {"query": [COUNT]}
    second = desk(server, address)
    second.page.locator("#answer td").wait_for()
    assert (second.text(), second.rows()) == (COUNT, [["9"]])


def test_the_address_of_a_question_names_it_and_its_values(desk, server):
    found = desk(server, "query?lang=en#saved=shared-institutions&min=5")
    found.page.locator("#answer table").wait_for()
    assert parse_qs(found.page.url.partition("#")[2]) == {"saved": ["shared-institutions"], "min": ["5"]}


def test_another_language_keeps_the_query(desk, server):
    found = desk(server)
    found.write(COUNT)
    found.page.locator(".languages a", has_text="FR").click()
    found.page.get_by_role("button", name="Lancer").wait_for()
    found.page.locator("#answer td").wait_for()
    assert found.text() == COUNT


@pytest.mark.parametrize(
    ("name", "suffix", "begins"),
    [("CSV", "csv", "n\r\n9"), ("TSV", "tsv", "?n\n9"), ("JSON", "json", "{"), ("XML", "xml", "<?xml")],
)
def test_the_answer_can_be_saved_in_each_form(desk, server, name, suffix, begins):
    found = desk(server)
    found.write(COUNT)
    found.run()
    with found.page.expect_download() as waiting:
        found.page.get_by_role("button", name=f"Download {name}").click()
    assert waiting.value.suggested_filename == f"result.{suffix}"
    with open(waiting.value.path(), encoding="utf-8", newline="") as file:  # noqa: PTH123  (newlines as they are)
        assert file.read().startswith(begins)


def test_a_graph_can_be_saved_as_turtle(desk, server):
    found = desk(server)
    found.write("DESCRIBE <https://w3id.org/aigraph/id/cluster/miai>")
    found.run()
    with found.page.expect_download() as waiting:
        found.page.get_by_role("button", name="Download Turtle").click()
    assert waiting.value.suggested_filename == "result.ttl"


def test_a_cut_answer_says_so(desk, launch):
    found = desk(launch("--project", shipped_root(), "--rows", 50))
    found.write("SELECT * { ?s ?p ?o }")
    found.run()
    assert found.page.locator("#truncated").is_visible()
    assert found.status().startswith("50 rows")


def test_many_rows_come_a_page_at_a_time(desk, server):
    found = desk(server)
    found.write("SELECT * { ?s ?p ?o } LIMIT 600")
    found.run()
    assert (len(found.rows()), found.status()[:8]) == (500, "600 rows")
    found.page.get_by_role("button", name="Show 100 more rows").click()
    assert len(found.rows()) == 600


def test_the_page_tells_in_its_language_why_there_is_no_answer(desk, launch):
    server = launch("--seconds", "0.3", "--rate", "0")
    found = desk(server, "query?lang=fr")
    found.write("SELECT (COUNT(*) AS ?c) { ?a ?b ?c1 . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")
    found.run()
    assert found.page.locator("#problem").inner_text() == "la requête dure plus de 0.3 s ; la rendre plus sélective"


@pytest.mark.parametrize("length", [8_000, 64_000])
def test_a_query_that_is_too_long_for_an_address_is_posted(desk, server, length):
    found = desk(server)
    asked = []
    found.page.on("request", lambda request: asked.append((request.method, request.url)))
    query = "SELECT (STRLEN('é') AS ?n) {}"
    found.write(query + "#" * (length - len(query)))
    found.run()
    assert (found.rows(), asked) == ([["1"]], [("POST", f"{server.url}/sparql")])
    with found.page.expect_download() as saved:
        found.page.get_by_role("button", name="CSV").click()
    assert saved.value.path().read_bytes() == b"n\r\n1\r\n"


def test_the_link_to_a_long_query_leads_to_it(desk, server):
    found = desk(server)
    found.write("SELECT (1 AS ?n) {}" + "#" * 20_000)
    found.run()
    again = desk(server, found.page.url.partition(f"{server.url}/")[2])
    again.page.locator("#answer td").wait_for()
    assert (again.rows(), len(again.text())) == ([["1"]], len(found.text()))


def test_a_query_longer_than_any_that_is_taken_is_told_so(desk, server):
    found = desk(server)
    found.write("ASK {}" + "#" * 70_000)
    found.run()
    assert "longer than 65536 characters" in found.page.locator("#problem").inner_text()


def test_a_query_can_be_stopped(desk, server):
    found = desk(server)
    found.write("SELECT (COUNT(*) AS ?c) { ?a ?b ?c1 . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")
    found.page.locator("#run").click()
    found.page.get_by_role("button", name="Stop").click()
    assert found.status() == "Stopped"
    assert not found.page.get_by_role("button", name="Stop").is_visible()


def test_a_server_that_is_gone_is_told(desk, server):
    found = desk(server)
    found.page.context.set_offline(True)
    found.run()
    assert found.page.locator("#problem").inner_text() == "The server does not answer."


def test_a_server_that_is_gone_is_told_to_who_saves_an_answer(desk, server):
    found = desk(server)
    found.run()
    found.page.context.set_offline(True)
    found.page.get_by_role("button", name="CSV").click()
    found.page.get_by_text("The server does not answer.").wait_for()


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?s ?o { ?s ?p ?o FILTER(CONTAINS(STR(?o), 'onerror')) }",
        "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o FILTER(CONTAINS(STR(?o), 'onerror')) }",
        "SELECT ('<img src=x onerror=document.title=\"broken\">' AS ?x) {}",
        "<img src=x onerror=document.title='broken'>",
    ],
)
def test_markup_in_the_data_and_in_the_query_never_runs(desk, hostile_server, query):
    found = desk(hostile_server, f"query?lang=en#query={quote(query)}")
    found.until("byId('answer').childElementCount || byId('problem').childElementCount")
    found.page.wait_for_timeout(200)
    assert "broken" not in found.page.title()
    assert found.page.locator("img").count() == 0
    assert "onerror" in found.page.locator("#result").inner_text() + found.text()


def test_markup_in_labels_never_runs_in_suggestions_and_questions(desk, hostile_server):
    found = desk(hostile_server, "query?lang=en#saved=kinds&orchard=orchard/hillside&least=1&share=1")
    field = found.page.get_by_role("combobox", name="orchard")
    field.fill("img")
    found.page.locator("#value-orchard-list li").first.wait_for()
    assert "onerror" in found.page.locator("#value-orchard-list").inner_text()
    assert found.page.locator("img").count() == 0
    assert "broken" not in found.page.title()


def test_an_iri_that_is_no_web_address_is_no_link(desk, server):
    found = desk(server)
    found.write("SELECT (IRI('javascript:document.title=1') AS ?x) {}")
    found.run()
    assert (found.rows(), found.page.locator("#answer a").count()) == ([["javascript:document.title=1"]], 0)


def test_all_can_be_done_by_keys_alone(desk, server):
    found = desk(server)
    found.page.locator("body").focus()
    reached = []
    for _ in range(70):
        found.press("Tab")
        reached.append(found.page.evaluate("document.activeElement.id"))
        if reached[-1] == "link":
            break
    assert [each for each in reached if each in {"filter", "text", "run", "clear", "link"}] == [
        "filter",
        "text",
        "run",
        "clear",
        "link",
    ]
    found.page.locator("#text").focus()
    found.press("Control+a")
    found.page.keyboard.type(COUNT.replace(" }", ""))
    found.press("Escape")
    found.press("Control+Enter")
    found.page.locator("#answer td").wait_for()
    assert found.rows() == [["9"]]


def test_the_editor_tells_a_screen_reader_what_is_offered(desk, server):
    found = desk(server)
    found.type("ASK { ?a a aig:Clu")
    found.offered()
    area = found.page.locator("#text")
    chosen = found.page.locator("#" + area.get_attribute("aria-activedescendant"))
    assert (chosen.get_attribute("role"), chosen.get_attribute("aria-selected")) == ("option", "true")
    found.press("ArrowDown")
    assert area.get_attribute("aria-activedescendant") == "suggestions-1"


def test_every_field_and_button_has_a_name(desk, server):
    found = desk(server, "query?lang=en#saved=cluster-members-of-kind")
    found.page.locator("#answer table").wait_for()
    fields = found.page.locator("button, input, select, textarea, summary")
    nameless = [
        each
        for each in fields.all()
        if not each.evaluate("it => it.labels?.length || it.ariaLabel || it.textContent.trim()")
    ]
    assert nameless == []


@pytest.mark.parametrize(
    "path",
    ["query?lang=fr#saved=clusters", "page/id/institution/inserm", "page/ontology", "api/", "page/source/aef-2024"],
)
def test_a_telephone_needs_no_sideways_scroll(server, chromium, path):
    context = chromium.new_context(viewport={"width": NARROW[0], "height": NARROW[1]})
    page = context.new_page()
    page.goto(f"{server.url}/" + path)
    page.wait_for_timeout(500)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW[0]
    context.close()


@pytest.mark.parametrize("path", ["query?lang=fr", "page/id/institution/inserm", "api/"])
def test_a_dark_page_is_dark(server, chromium, path):
    context = chromium.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(f"{server.url}/" + path)
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert max(int(part) for part in re.findall(r"\d+", colour)) < 60
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["query?lang=en#saved=clusters", "page/id/institution/inserm", "api/"])
def test_every_text_can_be_told_from_its_ground(server, chromium, path, scheme):
    context = chromium.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{server.url}/" + path)
    page.wait_for_timeout(700)
    assert page.evaluate(CONTRAST) == []
    context.close()


# Contrast of every visible text by WCAG 2.2, 1.4.3, against the nearest ground that is not clear.
CONTRAST = """() => {
  const parse = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const linear = (v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255);
  const ground = (it) => {
    for (; it; it = it.parentElement) {
      const colour = parse(getComputedStyle(it).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const weak = new Set();
  for (const it of document.querySelectorAll("body *")) {
    const own = [...it.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || !it.checkVisibility() || it.id === "text" || it.tagName === "SCRIPT") continue;
    const [one, other] = [light(parse(getComputedStyle(it).color)), light(ground(it))].sort((a, b) => b - a);
    if ((one + 0.05) / (other + 0.05) < 4.5) weak.add(`${it.tagName}.${it.className}: ${it.textContent.slice(0, 30)}`);
  }
  return [...weak];
}"""


def test_another_project_has_a_query_page_as_good(desk, orchards_server):
    found = desk(orchards_server, "query?lang=de#saved=varieties")
    found.page.locator("#answer table").wait_for()
    assert [row[1] for row in found.rows()] == ["Früher Bernstein", "Winterglocke"]


def test_files_have_a_query_page_without_questions(desk, files_server):
    found = desk(files_server)
    assert not found.page.locator("#examples").is_visible()
    found.run()
    assert found.rows() == [["http://example.org/Kind", "1"]]


def test_the_page_works_below_a_proxys_prefix(server, chromium):
    context = chromium.new_context()

    def pass_on(route):
        path = route.request.url.partition("/below/a/prefix/")[2]
        status, headers, body = server.get("/" + path.partition("#")[0], Accept=route.request.headers.get("accept", ""))
        route.fulfill(status=status, headers=headers, body=body)

    context.route("**/below/a/prefix/**", pass_on)
    page = context.new_page()
    page.goto(f"{server.url}/below/a/prefix/query?lang=en#saved=clusters")
    page.locator("#answer table").wait_for()
    assert page.locator("#answer tbody tr").count() == 9
    page.locator("#answer td a").first.click()
    page.locator("h1").wait_for()
    assert "/below/a/prefix/page/id/cluster/" in page.url
    context.close()


def test_the_settings_of_the_page_hold_its_words(server):
    page = server.page("/query?lang=fr")
    settings = json.loads(re.search(r'id="settings">(.*?)</script>', page, re.DOTALL)[1])
    assert (settings["language"], settings["words"]["run"], settings["root"]) == ("fr", "Lancer", "./")


def test_a_question_that_asks_for_a_chart_has_one_above_its_table(desk, server):
    found = desk(server, "query?lang=en#saved=clusters")
    found.page.locator("#chart svg").wait_for()
    bars = found.page.locator("#chart rect")
    widths = [float(each.get_attribute("width")) for each in bars.all()]
    assert (len(widths), widths[0] / widths[3]) == (9, pytest.approx(75 / 35))
    assert found.page.get_by_role("img", name="Which clusters are there").count() == 1


def test_a_query_that_was_edited_has_no_chart(desk, server):
    found = desk(server, "query?lang=en#saved=clusters")
    found.page.locator("#chart svg").wait_for()
    found.write(COUNT)
    found.run()
    assert not found.page.locator("#chart").is_visible()


def test_an_answer_about_absence_says_for_what_it_holds(desk, server):
    found = desk(server, "query?lang=en#saved=clusters-without-speaker")
    found.page.get_by_text("The answer holds for what the documents name").wait_for()


def test_an_empty_answer_says_which_value_names_nothing(desk, server):
    found = desk(server, "query?lang=en#saved=theme-clusters&theme=theme/gone")
    found.page.get_by_text("theme=theme/gone: nothing in the graph is called so").wait_for()
