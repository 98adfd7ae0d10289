"""The card in a real headless Chromium: evidence, paths, what can be taken along."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import rdflib

from aigraph.evidence import find_marks, read_same_texts
from aigraph.picture.gathering import gather
from aigraph.picture.page import render
from aigraph.picture.view import Edge, Evidence, Fact, Node, Proof, View

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

ID = "https://w3id.org/aigraph/id/"
CLUSTER, INSTITUTION, THEME = (ID + name for name in ("cluster/aniti", "institution/cnrs", "theme/ocean"))
TOOLS = "page.parts.find((part) => part instanceof Card).tools"
HOSTILE = "</script><img src=x onerror=document.title='broken'>"


@pytest.fixture(scope="session")
def quoting(graph: Any, sources: Path) -> View:
    """The shipped graph with the words of its passages."""
    texts = read_same_texts(graph.facts, sources)
    return gather(graph.dataset, texts, find_marks(graph.facts, texts))


def opened(found: Visit, thing: str, to: str = "") -> Any:
    """The card of a thing, and of the path to another."""
    found.page.evaluate("([id, to]) => page.state.set({ id, to })", [thing, to])
    return found.page.locator("#card")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_evidence_of_every_card_opens(visit: Callable[..., Visit], language: str) -> None:
    shut = visit(language=language).page.evaluate(
        """() => page.data.things.flatMap(({ id }) => {
            page.open(id);
            const folded = [...document.querySelectorAll("#card .evidence")];
            const told = folded.filter((details) => {
                details.querySelector("summary").click();
                return details.open && details.querySelector(".proof span").textContent.trim() !== "";
            });
            return folded.length && told.length === folded.length ? [] : [id];
        })"""
    )
    assert shut == []


def test_every_fact_and_tie_of_a_card_has_its_evidence(visit: Callable[..., Visit]) -> None:
    bare = visit().page.evaluate(
        "page.data.things.flatMap(({ facts }) => facts.filter(({ proofs }) => !proofs.length))"
        ".concat(page.data.ties.filter(({ proofs }) => !proofs.length))"
    )
    assert bare == []


def test_evidence_opens_from_the_keyboard(visit: Callable[..., Visit]) -> None:
    found = visit()
    card = opened(found, CLUSTER)
    card.locator(".evidence summary").first.focus()
    found.page.keyboard.press("Enter")
    assert card.locator(".evidence .proof").first.is_visible()


def test_a_passage_is_told_by_document_section_and_range(visit: Callable[..., Visit]) -> None:
    card = opened(visit(language="en"), CLUSTER)
    card.locator(".evidence summary").first.click()
    assert card.locator(".proof.passage p").first.inner_text() == (
        "AEF info 2024 · section ANITI IA Cluster · characters 9409–9457"
    )


def test_a_quoted_passage_marks_the_figure(visit: Callable[..., Visit], quoting: View) -> None:
    card = opened(visit(quoting), CLUSTER)
    card.locator(".evidence summary").first.click()
    assert "20 M€" in card.locator("blockquote mark").all_inner_texts()


def test_marked_words_are_the_words_of_the_passage(visit: Callable[..., Visit], quoting: View) -> None:
    card = opened(visit(quoting), INSTITUTION)
    words = {proof.evidence.words for edge in quoting.edges for proof in edge.proofs}
    assert set(card.locator(".proof.passage blockquote").all_text_contents()) & words


def test_the_words_of_a_quoted_document_are_said_to_be_its_owners(visit: Callable[..., Visit], quoting: View) -> None:
    notes = opened(visit(quoting, "en"), CLUSTER).locator(".note").all_inner_texts()
    assert "AEF info 2024: all rights with AEF info; the text is not distributed with this graph" in notes


def test_a_card_without_words_says_so_once(visit: Callable[..., Visit]) -> None:
    notes = opened(visit(language="en"), CLUSTER).locator(".note").all_inner_texts()
    assert notes == ["The text of the documents is not included in this page: a passage is named by its place."]


def test_kinds_of_evidence_differ_in_mark_line_and_word(visit: Callable[..., Visit]) -> None:
    found = visit()
    told = found.page.evaluate(
        """Object.keys(KINDS).map((kind) => {
            const place = byId("card");
            const proof = make("div", { class: `proof ${kind}` });
            place.append(proof);
            const { borderLeftStyle, borderLeftWidth } = getComputedStyle(proof);
            return [drawKind(kind).innerHTML, page.words[`kind_${kind}`], `${borderLeftStyle} ${borderLeftWidth}`];
        })"""
    )
    marks, words, lines = ([entry[part] for entry in told] for part in range(3))
    assert (len(set(marks)), len(set(words)), len(set(lines[:5]))) == (6, 6, 5)


def test_the_key_explains_the_marks_of_the_card(visit: Callable[..., Visit]) -> None:
    key = opened(visit(language="en"), INSTITUTION).locator(".key dt").all_text_contents()
    assert key == ["passage", "register", "editorial"]


def test_what_the_same_evidence_proves_is_proved_once(visit: Callable[..., Visit]) -> None:
    card = opened(visit(), ID + "cluster/sequoia")
    assert "pour les 13" in card.locator("dd.shared").first.inner_text()


def test_much_is_folded_and_opens(visit: Callable[..., Visit]) -> None:
    card = opened(visit(), ID + "cluster/sequoia")
    card.locator(".more summary").first.click()
    assert card.locator(".more .entry").first.is_visible()


def test_what_rules_conclude_is_folded_under_its_name(visit: Callable[..., Visit]) -> None:
    assert "Conclu par des règles (" in opened(visit(), CLUSTER).locator(".inferred summary").first.inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("thing", [CLUSTER, INSTITUTION, THEME])
def test_no_card_scrolls_sideways_on_a_phone(visit: Callable[..., Visit], thing: str, scheme: str) -> None:
    found = visit(window=(390, 844), color_scheme=scheme)
    card = opened(found, thing)
    card.evaluate("(card) => { for (const details of card.querySelectorAll('details')) details.open = true; }")
    assert card.evaluate("(card) => card.scrollWidth <= card.clientWidth && card.getBoundingClientRect().width <= 390")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_path_is_told_hop_by_hop_with_evidence(visit: Callable[..., Visit], language: str) -> None:
    card = opened(visit(language=language), INSTITUTION, THEME)
    hops = card.locator(".path li")
    assert [hops.nth(at).locator(".evidence").count() > 0 for at in range(hops.count())] == [True] * 5


def test_a_path_is_the_same_in_both_languages_and_every_time(visit: Callable[..., Visit]) -> None:
    find = "new Path(page).find(...{ends}).things".replace("{ends}", repr([INSTITUTION, THEME]))
    assert visit(language="fr").page.evaluate(find) == visit(language="en").page.evaluate(find)


def test_a_path_is_as_short_as_networkx_finds_it(visit: Callable[..., Visit], sample: View) -> None:
    import networkx as nx  # noqa: PLC0415  (heavy)

    network = nx.Graph((edge.source, edge.target) for edge in sample.edges)
    network.add_nodes_from(node.id for node in sample.nodes)
    far = nx.single_source_shortest_path_length(network, CLUSTER)
    told = visit().page.evaluate(
        """(first) => {
            const path = new Path(page);
            const found = page.data.things.map(({ id }) => [id, path.find(first, id)?.things.length - 1]);
            return Object.fromEntries(found.filter(([, ties]) => ties >= 0));
        }""",
        CLUSTER,
    )
    assert told == far


def test_the_number_of_shortest_paths_is_told(visit: Callable[..., Visit], sample: View) -> None:
    import networkx as nx  # noqa: PLC0415  (heavy)

    network = nx.Graph((edge.source, edge.target) for edge in sample.edges)
    ways = visit().page.evaluate("(ends) => new Path(page).find(...ends).ways", [INSTITUTION, ID + "cluster/miai"])
    assert ways == len([*nx.all_shortest_paths(network, INSTITUTION, ID + "cluster/miai")])


def test_no_path_is_said_truly(visit: Callable[..., Visit], sample: View) -> None:
    alone = replace(sample.nodes[0], id="ex:alone", label={"fr": "Seul", "en": "Alone"}, facts=())
    card = opened(visit(replace(sample, nodes=(*sample.nodes, alone)), "en"), INSTITUTION, "ex:alone")
    assert "CNRS and Alone are not tied in what is drawn." in card.locator(".path").inner_text()


def test_a_path_is_asked_for_by_name_and_is_in_the_link(visit: Callable[..., Visit]) -> None:
    found = visit()
    card = opened(found, INSTITUTION)
    card.locator(".towards input").fill("océan")
    card.locator(".towards input").press("Enter")
    assert (found.page.evaluate("page.state.get('to')"), card.locator(".path h3").inner_text()) == (
        "theme/ocean", "De CNRS à Océan",
    )  # fmt: skip


def test_a_path_is_shown_on_the_map_and_nothing_else_is(visit: Callable[..., Visit]) -> None:
    found = visit(at="id=institution/skema&to=theme/environment")
    told = found.page.locator(".path .chain").inner_text().split(" → ")
    lit = found.page.evaluate("[...chart.lit].map((id) => page.say(page.things.get(id).label))")
    assert (len(lit) > 2, lit) == (True, told)


def test_back_closes_the_path_and_keeps_the_card(visit: Callable[..., Visit]) -> None:
    found = visit()
    opened(found, INSTITUTION)
    opened(found, INSTITUTION, THEME)
    found.page.go_back()
    found.page.wait_for_function("!document.querySelector('#card .path')")
    assert found.page.inner_text("#card h2") == "CNRS"


@pytest.mark.parametrize("thing", [CLUSTER, INSTITUTION, THEME])
def test_a_card_is_taken_along_as_turtle(visit: Callable[..., Visit], graph: Any, thing: str) -> None:
    text = visit().page.evaluate(f"(id) => {TOOLS}.turtle(id)", thing)
    parsed = rdflib.Graph().parse(data=text, format="turtle")
    known = graph.rdflib.default_context
    said = {(str(s), str(p)) for s, p, _ in parsed}
    assert said <= {(str(s), str(p)) for s in set(parsed.subjects()) for p in known.predicates(s)}
    assert (thing, "http://www.w3.org/2004/02/skos/core#prefLabel") in said


def test_turtle_that_cannot_be_copied_is_shown(visit: Callable[..., Visit]) -> None:
    found = visit(language="en")
    found.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    card = opened(found, CLUSTER)
    card.get_by_role("button", name="Copy as Turtle").click()
    card.locator("pre").wait_for()
    assert rdflib.Graph().parse(data=card.locator("pre").inner_text(), format="turtle")


def test_the_query_of_a_card_gives_its_facts(visit: Callable[..., Visit], graph: Any) -> None:
    found = visit(language="en")
    card = opened(found, CLUSTER)
    card.get_by_role("button", name="As SPARQL").click()
    rows = graph.query(card.locator("pre").inner_text())
    given = {(row["subject"], row["property"]) for row in rows}
    text = found.page.evaluate(f"(id) => {TOOLS}.turtle(id)", CLUSTER)
    turtle = rdflib.Graph().parse(data=text, format="turtle")
    wanted = {
        (str(s), str(p)) for s, p, _ in turtle if (str(s) == CLUSTER or (s, None, rdflib.URIRef(CLUSTER)) in turtle)
    }
    assert wanted <= given


def test_the_query_leads_to_the_page_of_queries_where_there_is_one(chromium: Any, tmp_path: Path, sample: View) -> None:
    file = tmp_path / "served.html"
    file.write_text(render(sample, "en", [("SPARQL", "query"), ("API", "api/")]), encoding="utf-8")
    page = chromium.new_page(offline=True)
    page.goto(f"{file.as_uri()}#id=cluster/aniti")
    page.get_by_role("button", name="As SPARQL").click()
    assert "/query#query=" in page.get_by_role("link", name="Open in the page of queries").get_attribute("href")
    page.context.close()


def test_a_page_alone_has_no_link_to_queries(visit: Callable[..., Visit]) -> None:
    card = opened(visit(language="en"), CLUSTER)
    card.get_by_role("button", name="As SPARQL").click()
    assert card.locator(".taken a").count() == 0


@pytest.fixture
def hostile(sample: View) -> View:
    """A few things with a hostile text wherever a card may show one."""
    text = {"fr": HOSTILE, "en": HOSTILE}
    evidence = Evidence("ex:passage", "passage", text, text, text, HOSTILE, HOSTILE, text)
    odd = Evidence("ex:odd", HOSTILE, text)
    proofs = (Proof(evidence, text, ((0, 9), (10, 14)), (Proof(odd, text),)), Proof(odd))
    fact = Fact(text, HOSTILE, None, proofs, ((text, HOSTILE),), HOSTILE, "")
    facts = (fact, *(replace(fact, group=group) for group in ("told", "name", "identifier", "inferred")))
    ends = [
        Node(name, sample.marks[0].kind, text, text, 1.0, text, facts, (HOSTILE,), {}, (text,))
        for name in ("ex:a", HOSTILE)
    ]
    tie = Edge("ex:a", HOSTILE, "ex:kind", text, text, proofs, HOSTILE, ((text, text),))
    turtle = {HOSTILE: HOSTILE}
    return View(
        text, text, ("fr", "en"), sample.marks[:1], tuple(ends), (tie,), base=HOSTILE, prefixes=HOSTILE, turtle=turtle
    )


def test_hostile_texts_of_a_card_never_run(visit: Callable[..., Visit], hostile: View) -> None:
    found = visit(hostile)
    card = opened(found, "ex:a", HOSTILE)
    card.evaluate("(card) => { for (const details of card.querySelectorAll('details')) details.open = true; }")
    card.locator(".towards input").fill("onerror")
    for button in card.locator(".tools button").all():
        button.click()
    opened(found, HOSTILE, "ex:a")
    found.page.wait_for_timeout(100)
    assert (found.complaints, card.locator("img, script").count(), found.page.title()) == ([], 0, HOSTILE)


def test_what_a_source_ranks_stands_in_its_order(visit: Callable[..., Visit]) -> None:
    card = opened(visit(language="en"), ID + "cluster/enact")
    details = card.locator("dt", has_text="axis").locator("~ dd .details").all_inner_texts()
    assert details[:3] == ["rank 1", "rank 2", "rank 3"]


def test_a_link_that_slipped_past_the_view_is_text(visit: Callable[..., Visit]) -> None:
    element = visit().page.evaluate(
        "page.parts.find((part) => part instanceof Card).value('read on', 'javascript:alert(1)').outerHTML"
    )
    assert element == "<span>read on</span>"
