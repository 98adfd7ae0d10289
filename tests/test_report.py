"""The report says in figures what the graph holds, on what evidence, and what is left open."""

from __future__ import annotations

import dataclasses
import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import aigraph
from aigraph.dataset import fingerprint
from aigraph.queries import list_queries
from aigraph.report import to_html, to_json, to_text
from aigraph.report.measuring import _covered

ORCHARDS = Path(__file__).parent / "projects" / "orchards"
BOUNDS = "aig:minQuantity|aig:minAmount|aig:maxQuantity|aig:maxAmount"
COMMAND = [sys.executable, "-c", "from aigraph.cli import main; main()"]


@pytest.fixture(scope="module")
def report(graph):
    return graph.report()


def count(graph, pattern):
    """How many rows a pattern has in the union, counted by SPARQL and not by the report."""
    (row,) = graph.query(f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}")
    return row["n"]


def figures(report, name):
    return next(each for each in report.classes if each.name == name)


@pytest.mark.parametrize("name", ["Cluster", "Institution", "Funding", "Theme", "Claim"])
def test_the_things_of_a_class_are_counted_once(graph, report, name):
    iri = graph.dataset.vocabulary.classes[name]
    assert figures(report, name).things == count(graph, f"SELECT DISTINCT ?s {{ ?s a <{iri}> }}")


def test_the_statements_of_a_class_are_counted_once_however_many_passages_make_them(graph, report):
    cluster = graph.dataset.vocabulary.classes["Cluster"]
    assert figures(report, "Cluster").statements == count(graph, f"?s a <{cluster}> ; ?p ?o")


def test_statements_by_passage_are_those_that_a_passage_states(graph, report):
    stated = "SELECT DISTINCT ?s ?p ?o { ?g a aig:Passage . GRAPH ?g { ?s ?p ?o } }"
    assert report.evidence.passage == count(graph, stated)


def test_every_statement_has_some_evidence(graph, report):
    assert report.statements == count(graph, "?s ?p ?o")


def test_a_statement_of_one_passage_alone_is_no_more_than_those_of_passages(report):
    assert 0 < report.single <= report.evidence.passage


def test_the_share_with_identifiers_is_that_of_the_graph(graph, report):
    identified = "SELECT DISTINCT ?s { ?s a aig:Institution ; schema:identifier ?identifier }"
    assert figures(report, "Institution").identified == count(graph, identified)


def test_every_thing_is_named_in_every_language(report):
    assert [each.named for each in report.languages] == [report.labelled, report.labelled]


def test_what_has_no_name_in_a_language_is_named_as_missing(project, edit):
    edit(project / "data/clusters/enact.yaml", "label: {fr: ENACT, en: ENACT}", "label: {fr: ENACT}")
    languages = aigraph.load(project).report().languages
    assert {each.language: each.missing for each in languages} == {"fr": (), "en": ("cluster/enact",)}


@pytest.mark.parametrize(
    ("form", "pattern"),
    [
        ("ranges", "?s aig:minQuantity|aig:minAmount ?l ; aig:maxQuantity|aig:maxAmount ?h"),
        ("at_most", "?s aig:maxQuantity|aig:maxAmount ?h MINUS { ?s aig:minQuantity|aig:minAmount ?l }"),
        ("at_least", "?s aig:minQuantity|aig:minAmount ?l MINUS { ?s aig:maxQuantity|aig:maxAmount ?h }"),
        ("exact", f"?s aig:quantity|aig:amount ?v MINUS {{ ?s aig:hasModality|{BOUNDS} ?b }}"),
    ],
)
def test_bounded_figures_are_told_from_exact_ones_and_a_claim_counts_no_figure_again(graph, report, form, pattern):
    no_claim = f"{pattern} MINUS {{ ?s a aig:CheckableClaim }}"
    assert getattr(report.figures, form) == count(graph, f"SELECT DISTINCT ?s {{ {no_claim} }}")


def test_the_report_is_of_the_graph_that_a_build_writes(graph, report):
    assert report.fingerprint == fingerprint(graph.dataset.quads())


def test_every_claim_is_in_the_report(graph, report):
    assert sum(report.claims.values()) == len(graph.audit())


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("readings", "?g a aig:Reading"),
        ("from", "?g prov:wasDerivedFrom ?p"),
        ("adds", "?g aig:adds ?v"),
        ("ignored", "?g aig:ignored ?w"),
        ("about", "?g aig:hasSubjectFrom ?p"),
    ],
)
def test_annotations_are_counted(graph, report, name, pattern):
    assert report.annotations[name] == count(graph, pattern)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_open_end_has_a_name_in_each_language(graph, language):
    spoken = aigraph.KnowledgeGraph(graph.facts, graph.dataset, language).report()
    summaries = {query.name: query.summary for query in list_queries(graph.project, "queries/report")}
    assert [end.name for end in spoken.open_ends if end.label == summaries[end.name]] == []


def test_a_target_without_a_figure_is_an_open_end(report):
    (end,) = [end for end in report.open_ends if end.name == "targets-without-figure"]
    assert "target/dataia/students" in end.things


def test_a_target_with_a_figure_is_none(report):
    (end,) = [end for end in report.open_ends if end.name == "targets-without-figure"]
    assert "target/aniti/specialists" not in end.things


def test_findings_are_told(project, edit):
    edit(project / "data/claims.yaml", "expected: contradicted under a reading", "expected: confirmed")
    assert "Findings: 1;" in to_text(aigraph.load(project, "en").report(), "en")


def test_without_the_texts_the_report_says_so(report):
    assert "not here" in to_text(report, "en")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_section_of_the_text_has_a_heading_in_the_language(report, language):
    heading = {"fr": "Ce que les documents laissent ouvert", "en": "What the documents leave open"}[language]
    assert heading in to_text(report, language)


def test_the_json_has_every_part(report):
    assert set(json.loads(to_json(report))) == set(report.__dataclass_fields__)


class Page(HTMLParser):
    """The tags of a page, and whether each is closed."""

    VOID = frozenset(("meta", "link", "br"))

    def __init__(self, text):
        super().__init__()
        self.open, self.seen, self.addresses = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.seen.append(tag)
        self.addresses += [value for name, value in attrs if name in ("src", "href", "action")]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_the_page_is_whole_and_nothing_in_it_runs_or_is_fetched(report):
    page = Page(to_html(report, "fr"))
    assert (page.open, "script" in page.seen, page.addresses) == ([], False, ["data:,"])


def test_the_page_has_a_place_to_sign(report):
    assert re.search(r"<footer>.*Lu et approuvé.*Signature.*</footer>", to_html(report, "fr"), re.DOTALL)


def test_a_name_cannot_bring_its_own_tags_into_the_page(report):
    hostile = dataclasses.replace(report, project="<script>alert(1)</script>")
    assert "<script" not in to_html(hostile, "fr")


RANGES = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda pair: (pair[0], sum(pair))), max_size=8)


@given(RANGES)
def test_a_character_in_several_passages_is_covered_once(ranges):
    assert _covered(ranges) == len({place for start, end in ranges for place in range(start, end)})


def test_another_project_has_its_report_too():
    assert figures(aigraph.load(ORCHARDS).report(), "Orchard").things > 0


def run(*arguments, cwd):
    return subprocess.run([*COMMAND, *arguments], capture_output=True, text=True, check=False, cwd=cwd)


@pytest.mark.parametrize(("name", "start"), [("r.json", "{"), ("r.html", "<!DOCTYPE html>"), ("r.txt", "Data quality")])
def test_the_form_of_the_report_is_told_by_the_suffix(tmp_path, name, start):
    run("report", "-o", name, "--project", str(ORCHARDS), cwd=tmp_path)
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_the_report_ends_with_0(tmp_path):
    found = run("report", "-f", "json", "--project", str(ORCHARDS), cwd=tmp_path)
    assert (json.loads(found.stdout)["project"], found.returncode) == ("orchards", 0)


@pytest.fixture
def other_texts(tmp_path):
    """A folder with texts of the right names that are not those that were read."""
    folder = tmp_path / "other-texts"
    folder.mkdir()
    for slug in ("report", "aef-2024", "france-2030-ai-plan-2023"):
        (folder / f"{slug}.txt").write_text("Un tout autre rapport.", encoding="utf-8")
    return folder


SIGNING = {"fr": ("NE PAS SIGNER", "Lu et approuvé"), "en": ("NOT TO BE SIGNED", "Read and approved")}


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("suffix", ["html", "txt"])
def test_a_report_with_texts_that_were_not_read_says_first_that_it_is_not_to_be_signed(
    project, tmp_path, other_texts, suffix, language
):
    command = ("report", "-o", f"r.{suffix}", "--sources", str(other_texts), "--lang", language)
    found = run(*command, "--project", str(project), cwd=tmp_path)
    text = (tmp_path / f"r.{suffix}").read_text(encoding="utf-8")
    refused, approved = SIGNING[language]
    assert (found.returncode, f": {refused.lower()}" in found.stderr.replace(" :", ":")) == (1, True)
    assert text.index(refused) < text.index({"fr": "Contrôles", "en": "Checks"}[language])
    assert approved not in text


def test_the_json_of_such_a_report_says_that_the_texts_differ(tmp_path, other_texts):
    found = run("report", "-f", "json", "--sources", str(other_texts), "--project", str(ORCHARDS), cwd=tmp_path)
    checks = json.loads(found.stdout)["checks"]
    assert (found.returncode, checks["same_texts"], checks["findings"] > 0) == (1, False, True)


def test_a_report_with_the_texts_that_were_read_can_be_signed(tmp_path):
    texts = str(ORCHARDS.with_name("orchards-sources"))
    found = run("report", "-f", "json", "--sources", texts, "--project", str(ORCHARDS), cwd=tmp_path)
    assert (found.returncode, json.loads(found.stdout)["checks"]) == (
        0,
        {"findings": 0, "with_sources": True, "same_texts": True},
    )


def test_a_report_with_any_finding_ends_with_1(project, edit, tmp_path):
    edit(project / "data/claims.yaml", "expected: contradicted under a reading", "expected: confirmed")
    found = run("report", "-o", "r.html", "--project", str(project), cwd=tmp_path)
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert (found.returncode, 'role="alert"' in page, 'class="sign"' in page) == (1, True, False)
