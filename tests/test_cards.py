"""A card says in words what the graph says of a thing, and where each fact is stated."""

from __future__ import annotations

import dataclasses

import pytest

import aigraph


def test_a_card_names_the_passage_of_a_fact(graph):
    card = graph.card("cluster/miai")
    (printed,) = [fact for fact in card.facts if fact.value == "MIAI Cluster" and "imprimé" in fact.property]
    assert "caractères 4374–4422" in printed.evidence[0]


def test_a_card_speaks_the_language_that_is_asked_for(graph):
    english = dataclasses.replace(graph, language="en")
    assert english.card("cluster/miai").kind == "cluster"


def test_a_card_tells_who_speaks_of_the_thing(graph):
    incoming = {fact.value for fact in graph.card("institution/inserm").incoming}
    assert any("ENACT" in value for value in incoming)


def test_a_card_can_be_asked_for_by_id_prefixed_name_and_iri(graph):
    iri = "https://w3id.org/aigraph/id/cluster/miai"
    assert graph.card(iri) == graph.card("cluster/miai")


def test_every_fact_of_every_cluster_has_evidence(graph):
    cards = [graph.card(row["cluster"]) for row in graph.query("clusters")]
    assert all(fact.evidence for card in cards for fact in (*card.facts, *card.incoming))


def test_an_unknown_thing_is_refused_with_the_nearest_id(graph):
    with pytest.raises(
        aigraph.UsageError, match=r"cluster/maia: the graph does not know it \(did you mean cluster/miai\?\)"
    ):
        graph.card("cluster/maia")
