"""What is said beside an answer: a value that names nothing, an absence that is the documents' own."""

from __future__ import annotations

import pytest

import aigraph
from aigraph.errors import InputError
from aigraph.queries import KnownHere, KnownThere, find_query, list_queries, notice, read_query


def told(graph, name, language="en", **values):
    return [text.tell(language) for text in say(graph, find_query(graph.project, name), values)]


def say(graph, query, values):
    return notice(query, values, graph.dataset.vocabulary, graph.project, KnownHere(graph.dataset))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "nothing in the graph is called so (did you mean cluster/miai?); correct the id"),
        ("fr", "rien dans le graphe ne s’appelle ainsi (vouliez-vous dire cluster/miai ?) ; corriger l’id"),
    ],
)
def test_a_value_that_names_nothing_is_told_with_the_nearest_id(graph, language, words):
    assert told(graph, "cluster-members", language, cluster="cluster/maii") == [f"cluster=cluster/maii: {words}"]


@pytest.mark.parametrize(
    ("name", "parameter", "value"),
    [
        ("cluster-members", "cluster", "cluster/miai"),
        ("cluster-members", "cluster", "https://w3id.org/aigraph/id/cluster/miai"),
        ("cluster-members", "cluster", "institution/cnrs"),
        ("evidence", "id", "../source/aef-2024#char=4374,4422"),
        ("evidence", "id", "../source/aef-2024"),
        ("facts-by-rule", "rule", "rule/membership"),
    ],
)
def test_a_value_that_names_something_is_not_told_whatever_the_answer(graph, name, parameter, value):
    assert told(graph, name, **{parameter: value}) == []


def test_a_value_that_no_id_is_like_is_told_alone(graph):
    (words,) = told(graph, "cluster-members", cluster="https://example.org/0123456789")
    assert words == "cluster=https://example.org/0123456789: nothing in the graph is called so; correct the id"


def test_a_query_of_ones_own_is_served_too(graph):
    query = read_query("SELECT ?p { ?_thing_iri ?p 1 }")
    (text,) = say(graph, query, {"thing": "cluster/nope"})
    assert str(text).startswith("thing=cluster/nope: nothing in the graph is called so")


def test_nothing_is_told_where_a_server_cannot_say_what_it_knows(graph):
    def fail(_query):
        raise InputError

    known = KnownThere(fail, graph.dataset.vocabulary, graph.project)
    query = find_query(graph.project, "theme-clusters")
    assert [*notice(query, {"theme": "theme/none"}, graph.dataset.vocabulary, graph.project, known)] == []


def test_a_parameter_that_is_no_iri_may_hold_anything(graph):
    assert told(graph, "shared-institutions", min="17") == []


QUERIES = {query.name: query for query in list_queries(aigraph.load().project)}
ABSENT = [name for name, query in QUERIES.items() if "absence" in query.tags]


@pytest.mark.parametrize("name", ABSENT)
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "the answer holds for what the documents name, not for the world"),
        ("fr", "la réponse vaut pour ce que les documents nomment, non pour le monde"),
    ],
)
def test_an_answer_about_what_is_absent_is_told_to_be_the_documents(graph, name, language, words):
    assert told(graph, name, language) == [words]


def test_every_query_about_what_is_absent_has_the_tag():
    said = {name for name, query in QUERIES.items() if "nswers for what the documents name" in query.description}
    called = {name for name in QUERIES if "without" in name.split("-")}
    assert set(ABSENT) == said >= called


def test_an_answer_about_what_is_there_is_told_nothing_of(graph):
    assert told(graph, "clusters") == []
