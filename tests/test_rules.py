"""Rules conclude what people expect, say who concluded it, and do not depend on their order."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

import aigraph
from aigraph.rules import read_rules

ID = "https://w3id.org/aigraph/id/"
# What a shape forbids is concluded by one of these rules, and nothing shipped does it.
FORBIDDEN = {"repetition", "reversal", "wrong-check-digits", "wrong-form", "wrong-id"}


def _graphs_of(graph, subject, predicate, value):
    quads = graph.dataset.store.quads_for_pattern(
        ox.NamedNode(ID + subject), ox.NamedNode(predicate), ox.NamedNode(ID + value), None
    )
    return {quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode)}


@pytest.mark.parametrize(
    ("subject", "predicate", "value", "rule"),
    [
        ("institution/cnrs", "http://www.w3.org/ns/org#memberOf", "cluster/enact", "membership"),
        ("institution/hec-paris", "https://w3id.org/aigraph/ontology#leads", "cluster/hi-paris", "leadership"),
        (
            "cluster/enact",
            "https://w3id.org/aigraph/ontology#sharesInstitutionWith",
            "cluster/hi-paris",
            "shared-institution",
        ),
        ("cluster/enact", "https://w3id.org/aigraph/ontology#addresses", "theme/digital-health", "addressed-theme"),
        ("cluster/enact", "https://w3id.org/aigraph/ontology#addresses", "theme/health", "theme-generalisation"),
    ],
)
def test_an_inferred_triple_lies_in_the_graph_of_its_rule(graph, subject, predicate, value, rule):
    assert _graphs_of(graph, subject, predicate, value) == {f"{ID}rule/{rule}"}


def test_what_is_stated_is_not_inferred_as_well(graph):
    inferred = {quad.triple for quad in graph.dataset.quads() if quad.graph_name.value.startswith(f"{ID}rule/")}
    stated = {quad.triple for quad in graph.dataset.quads() if not quad.graph_name.value.startswith(f"{ID}rule/")}
    assert not inferred & stated


def test_every_rule_concludes_something(graph):
    graphs = {quad.graph_name.value for quad in graph.dataset.quads()}
    rules = {rule.name for rule in read_rules(graph.project)} - FORBIDDEN
    assert {f"{ID}rule/{name}" for name in rules} <= graphs


def test_the_ontology_does_not_stay_among_the_facts(graph):
    assert not [quad for quad in graph.dataset.store if "graph/ontology" in str(quad.graph_name)]


def test_a_rule_that_asks_for_absence_is_refused(project):
    rule = project / "ontology/rules/lonely.rq"
    rule.write_text(
        "#+ summary: x\nCONSTRUCT { ?a a ?b } WHERE { ?a a ?b FILTER NOT EXISTS { ?a ?p 1 } }", encoding="utf-8"
    )
    with pytest.raises(aigraph.InputError, match=r"ontology/rules/lonely\.rq: NOT makes the rule depend"):
        aigraph.load(project)


def test_a_rule_without_end_is_refused(project):
    rule = project / "ontology/rules/endless.rq"
    rule.write_text(
        "#+ summary: x\nPREFIX schema: <https://schema.org/>\n"
        'CONSTRUCT { ?s schema:url ?longer } WHERE { ?s schema:url ?url BIND(CONCAT(STR(?url), "x") AS ?longer) }',
        encoding="utf-8",
    )
    with pytest.raises(aigraph.InputError, match="no end after 50 rounds"):
        aigraph.load(project)
