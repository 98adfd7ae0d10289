"""The cards of the explorer: facts in words and in order, evidence with its marked words, standing, Turtle."""

from __future__ import annotations

import base64
import json
import re
import zlib
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest
import rdflib
from tests.conftest import ORCHARDS
from typer.testing import CliRunner

import aigraph
from aigraph.cli.main import app
from aigraph.errors import EvidenceError
from aigraph.evidence import find_marks, read_same_texts
from aigraph.picture.gathering import gather
from aigraph.picture.sharing import unshare
from aigraph.picture.values import figure, literal
from aigraph.terms import AIG, XSD

if TYPE_CHECKING:
    from pathlib import Path

    from aigraph.picture.view import Fact, Node, View

ID = "https://w3id.org/aigraph/id/"


def typed(text: str, kind: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(XSD + kind))


@pytest.fixture(scope="module")
def view(graph: Any) -> View:
    """The shipped graph, without texts."""
    return gather(graph.dataset)


@pytest.fixture(scope="module")
def quoting(graph: Any, sources: Path) -> View:
    """The shipped graph with the words of its passages."""
    texts = read_same_texts(graph.facts, sources)
    return gather(graph.dataset, texts, find_marks(graph.facts, texts))


def node(view: View, name: str) -> Node:
    return next(node for node in view.nodes if node.id == ID + name)


def facts(view: View, name: str, kind: str) -> list[Fact]:
    return [fact for fact in node(view, name).facts if fact.property["en"] == kind]


@pytest.mark.parametrize(
    ("value", "language", "told"),
    [
        (typed("P5Y", "duration"), "fr", "5\u00a0ans"),
        (typed("P1Y6M", "duration"), "en", "1\u00a0year 6\u00a0months"),
        (typed("PT5S", "duration"), "en", "PT5S"),
        (typed("2024-05-21", "date"), "fr", "21\u00a0mai 2024"),
        (typed("2024-05-01", "date"), "fr", "1er\u00a0mai 2024"),
        (typed("2024-05", "gYearMonth"), "en", "May 2024"),
        (typed("2024-13", "gYearMonth"), "en", "2024-13"),
        (typed("1939", "gYear"), "fr", "1939"),
        (typed("true", "boolean"), "fr", "oui"),
        (typed("0.5", "decimal"), "fr", "0,5"),
        (typed("0.5", "decimal"), "en", "0.5"),
        (typed("P5M", "duration"), "de", "5\u00a0months"),
    ],
)
def test_a_value_is_told_as_its_language_writes_it(value: ox.Literal, language: str, told: str) -> None:
    assert literal(value, language) == told


@pytest.mark.parametrize(
    ("language", "currency", "told"),
    [
        ("fr", "EUR", "70\u202f000\u202f000\u00a0€"),
        ("en", "EUR", "€70,000,000"),
        ("en", "GBP", "£70,000,000"),
        ("fr", "GBP", "70\u202f000\u202f000\u00a0£"),
        ("en", "CHF", "CHF\u00a070,000,000"),
    ],
)
def test_a_sum_has_the_sign_of_its_money(language: str, currency: str, told: str) -> None:
    assert literal(typed("70000000", "decimal"), language, currency) == told


@pytest.mark.parametrize(
    ("figures", "modality", "told"),
    [
        ({AIG.quantity: "30"}, "more than", "more than 30"),
        ({AIG.quantity: "30", AIG.minQuantity: "30"}, "more than", "more than 30"),
        ({AIG.minQuantity: "60"}, "more than", "more than 60"),
        ({AIG.minQuantity: "60"}, "", "at least 60"),
        ({AIG.maxAmount: "16000000"}, "nearly", "nearly €16,000,000"),
        ({AIG.maxQuantity: "9"}, "", "at most 9"),
        ({AIG.minQuantity: "5", AIG.maxQuantity: "10"}, "", "5 to 10"),
        ({}, "about", ""),
    ],
)
def test_a_figure_is_told_with_its_bounds(figures: dict[str, str], modality: str, told: str) -> None:
    currency = "EUR" if AIG.maxAmount in figures else ""
    assert figure({name: ox.Literal(value) for name, value in figures.items()}, modality, "en", currency) == told


def test_a_card_begins_with_its_sums(view: View) -> None:
    assert node(view, "cluster/aniti").facts[0].value == {
        "fr": "accordé : 20\u202f000\u202f000\u00a0€",
        "en": "awarded: €20,000,000",
    }


def test_a_sum_that_is_part_of_another_one_tells_which(view: View) -> None:
    told = [value["en"] for fact in facts(view, "cluster/enact", "funding") for _, value in fact.details]
    assert "planned: nearly €67,000,000" in told


def test_a_count_is_told_with_its_modality(view: View) -> None:
    told = [fact.value for fact in facts(view, "cluster/aniti", "stated count")]
    assert {"fr": "partenaire industriel : plus de 30", "en": "industrial partner: more than 30"} in told


@pytest.mark.parametrize("class_", ["checkable claim", "alignment", "participation"])
def test_no_card_tells_of_what_is_internal_or_of_what_its_ties_tell(view: View, class_: str) -> None:
    assert [fact.value for node in view.nodes for fact in node.facts if fact.property["en"] == class_] == []


def test_a_tie_is_proved_by_what_states_it(view: View) -> None:
    tie = next(tie for tie in view.edges if (tie.source, tie.target) == (ID + "institution/cnrs", ID + "cluster/enact"))
    assert (tie.via, [proof.evidence.kind for proof in tie.proofs]) == (ID + "participation/enact/cnrs", ["passage"])


def test_a_tie_tells_what_else_its_thing_says(view: View) -> None:
    tie = next(tie for tie in view.edges if tie.via == ID + "focus/sequoia/environment-and-ocean")
    assert tie.details == (({"fr": "rang", "en": "rank"}, {"fr": "2", "en": "2"}),)


def test_what_only_rules_conclude_is_told_apart_and_last(view: View) -> None:
    groups = [fact.group for fact in node(view, "cluster/aniti").facts]
    assert groups[-groups.count("inferred") :] == ["inferred"] * groups.count("inferred") != []


def test_an_identifier_leads_to_its_register_where_the_data_have_an_address(view: View) -> None:
    found = {
        fact.property["en"]: fact.link for fact in node(view, "institution/cnrs").facts if fact.group == "identifier"
    }
    assert found == {
        "ROR": "https://ror.org/02feahw73",
        "Wikidata": "http://www.wikidata.org/entity/Q280413",
        "ISNI": None,
    }


def test_a_property_is_read_from_its_other_end_as_who_does_it(view: View) -> None:
    tie = next(tie for tie in view.edges if tie.target == ID + "institution/institut-aniti")
    assert tie.inverse == {"fr": "… s’appuie sur Institut ANITI", "en": "… builds on ANITI Institute"}


def test_a_broader_theme_has_narrower_ones(view: View) -> None:
    assert {tie.inverse["en"] for tie in view.edges if tie.inverse and tie.label["en"] == "broader theme"} == {
        "narrower"
    }


def test_a_role_is_read_alike_from_both_ends(view: View) -> None:
    assert {tie.inverse for tie in view.edges if tie.label["en"] == "member"} == {None}


def test_a_passage_is_named_by_document_section_and_range(view: View) -> None:
    evidence = facts(view, "cluster/aniti", "funding")[0].proofs[0].evidence
    assert (evidence.document, evidence.section, evidence.span, evidence.words) == (
        {"fr": "AEF info 2024", "en": "AEF info 2024"},
        {"fr": "ANITI IA Cluster", "en": "ANITI IA Cluster"},
        "9409–9457",
        "",
    )  # fmt: skip


def test_a_rule_is_told_by_what_it_concludes(view: View) -> None:
    fact = next(fact for fact in node(view, "cluster/aniti").facts if fact.group == "inferred")
    assert fact.proofs[0].evidence.text["en"].startswith("rule: An organisation that addresses a theme")


def test_a_passage_has_its_words_and_marks_the_figure(quoting: View) -> None:
    proof = facts(quoting, "cluster/aniti", "funding")[0].proofs[0]
    assert [proof.evidence.words[start:end] for start, end in proof.marks] == ["ANITI IA Cluter", "20 M€"]


def test_a_reading_has_the_words_that_it_begins_from(quoting: View) -> None:
    tie = next(tie for tie in quoting.edges if tie.via == ID + "participation/aniti/universite-de-toulouse")
    (proof,) = tie.proofs
    assert (proof.evidence.words, [base.evidence.span for base in proof.bases]) == ("", ["9409–9457"])


def test_no_mark_leaves_its_passage(quoting: View) -> None:
    proofs = [proof for node in quoting.nodes for fact in node.facts for proof in fact.proofs]
    proofs += [proof for edge in quoting.edges for proof in edge.proofs]
    proofs += [base for proof in proofs for base in proof.bases]
    outside = [
        proof
        for proof in proofs
        if any(not 0 <= start < end <= len(proof.evidence.words) for start, end in proof.marks)
    ]
    assert outside == []


def test_almost_every_fact_that_a_passage_states_has_its_mark(quoting: View) -> None:
    proofs = [proof for node in quoting.nodes for fact in node.facts for proof in fact.proofs]
    quoted = [proof for proof in proofs if proof.evidence.kind == "passage"]
    assert sum(bool(proof.marks) for proof in quoted) > 0.9 * len(quoted)


def test_the_page_quotes_only_the_texts_that_were_read(graph: Any, tmp_path: Path, sources: Path) -> None:
    for text in sources.glob("*.txt"):
        (tmp_path / text.name).write_text(text.read_text("utf-8") + ".", encoding="utf-8")
    with pytest.raises(EvidenceError, match="not the one"):
        graph.draw(sources=tmp_path)


def test_a_page_without_sources_has_no_words_of_them(graph: Any) -> None:
    data = unshare(json.loads(re.search(r'id="page-data">(.*?)</script>', graph.draw(), re.DOTALL)[1]))  # type: ignore[index]
    assert [evidence for evidence in data["evidence"] if "words" in evidence] == []


def test_a_rank_is_told_with_its_ties_and_its_interval(view: View) -> None:
    (told,) = node(view, "institution/cnrs").standing
    assert told["en"] == (
        "By number of direct ties, 1st of 54 in the network “institutions”, tied with 1 more, as far as the documents"
        " name members; counting those they leave unnamed, the rank may be 1 to 7, perhaps further down."
    )


def test_an_open_list_is_told_as_one(view: View) -> None:
    assert [text["fr"] for text in node(view, "cluster/aniti").standing][-1] == (
        "Liste ouverte\u00a0: outre ceux qui sont nommés ici, les documents en comptent d’autres sans les nommer"
        " (au moins 53)."
    )


def test_standing_where_nothing_is_known_of_the_unnamed_says_so() -> None:
    view = gather(aigraph.load(ORCHARDS).dataset)
    (told,) = next(node.standing for node in view.nodes if node.id.endswith("orchard/hillside"))
    assert told["en"].endswith("how many they leave unnamed is not known, so the true rank is not either.")


def test_the_turtle_of_every_card_parses(view: View) -> None:
    parsed = rdflib.Graph()
    for piece in view.turtle.values():
        parsed.parse(data=view.prefixes + piece, format="turtle")
    assert (None, rdflib.RDF.type, rdflib.URIRef(AIG.Reading)) not in parsed
    assert len(set(parsed.subjects())) == len(view.turtle)


def test_the_turtle_of_a_card_is_what_the_graph_says(graph: Any, view: View) -> None:
    parsed = rdflib.Graph().parse(data=view.prefixes + view.turtle[ID + "funding/aniti/award"], format="turtle")
    known = {str(quad.object.value) for quad in graph.dataset.store.quads_for_pattern(
        ox.NamedNode(ID + "funding/aniti/award"), None, None, ox.DefaultGraph()
    )}  # fmt: skip
    assert {str(value) for value in parsed.objects()} <= known
    assert rdflib.Literal("20000000", datatype=rdflib.XSD.decimal).toPython() in {
        value.toPython() for value in parsed.objects() if isinstance(value, rdflib.Literal)
    }


def test_the_page_packs_its_turtle(graph: Any, view: View) -> None:
    data = unshare(json.loads(re.search(r'id="page-data">(.*?)</script>', graph.draw(), re.DOTALL)[1]))  # type: ignore[index]
    assert json.loads(zlib.decompress(base64.b64decode(data["turtle"]))) == dict(view.turtle)


def test_a_project_about_something_else_has_cards_too() -> None:
    view = gather(aigraph.load(ORCHARDS).dataset)
    told = {
        fact.property["en"]: fact.value
        for found in view.nodes
        for fact in found.facts
        if found.id.endswith("winter-bell")
    }
    assert told["keeps"] == {"en": "5\u00a0months", "de": "5\u00a0months"}


def test_a_term_that_nobody_named_is_told_by_its_key() -> None:
    view = gather(aigraph.load(ORCHARDS).dataset)
    assert "first picked" in {fact.property["de"] for found in view.nodes for fact in found.facts}


def test_a_tie_that_only_a_rule_concludes_is_read_from_its_other_end() -> None:
    view = gather(aigraph.load(ORCHARDS).dataset)
    assert "… grows Winter Bell" in {tie.inverse["en"] for tie in view.edges if tie.inverse}


def test_documents_stand_before_what_is_read_into_them(view: View) -> None:
    kinds = [[proof.evidence.kind for proof in fact.proofs] for found in view.nodes for fact in found.facts]
    order = ["passage", "reading", "record", "editorial", "rule", "description"]
    assert kinds == [sorted(found, key=order.index) for found in kinds]


def test_the_same_facts_give_the_same_page(graph: Any) -> None:
    assert graph.draw() == aigraph.load(graph.project).draw()


def test_the_command_quotes_the_passages_of_a_folder_of_sources(tmp_path: Path, sources: Path) -> None:
    CliRunner().invoke(app, ["draw", "--sources", str(sources), "-o", str(tmp_path / "page.html")])
    assert '"words":"ANITI IA Clut' in (tmp_path / "page.html").read_text("utf-8")
