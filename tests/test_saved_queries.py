"""Each saved query gives the expected answer, on Oxigraph and on rdflib alike.

`python tests/test_saved_queries.py` writes tests/expected/ anew from Oxigraph; read the difference before you keep it.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
import rdflib

import aigraph
from aigraph.queries import bind, find_query, list_queries, select
from aigraph.results import rows_to_csv, to_text

EXPECTED = Path(__file__).parent / "expected"
# A query that has parameters is asked with its defaults, and again with these.
ASKED = {
    "shared-institutions-3": ("shared-institutions", {"min": "3"}),
    "cluster-themes-sequoia": ("cluster-themes", {"cluster": "cluster/sequoia"}),
    "cluster-themes-miai": ("cluster-themes", {"cluster": "cluster/miai"}),
    "cluster-themes-3ia-cote-d-azur": ("cluster-themes", {"cluster": "cluster/3ia-cote-d-azur"}),
    "theme-clusters-environment": ("theme-clusters", {"theme": "theme/environment"}),
    "theme-clusters-generative-ai": ("theme-clusters", {"theme": "theme/generative-ai"}),
    "evidence-irt-b-com": ("evidence", {"id": "institution/irt-b-com"}),
    "clusters-en": ("clusters", {"lang": "en"}),
    "cluster-members-postgenai-paris": ("cluster-members", {"cluster": "cluster/postgenai-paris"}),
    "cluster-members-of-kind-sequoia": (
        "cluster-members-of-kind",
        {"cluster": "cluster/sequoia", "kind": "kind/grande-ecole"},
    ),
    "events-of-ia-cluster": ("events-of", {"id": "programme/ia-cluster"}),
    "institutions-in-clusters-2": ("institutions-in-clusters", {"min": "2"}),
    "money-of-enact": ("money-of", {"recipient": "cluster/enact"}),
    "groups-of-ia-cluster": ("groups-of", {"of": "programme/ia-cluster"}),
    "money-of-centres": ("money-of", {"recipient": "group/ia-cluster-centres"}),
    "posts-miai": ("posts", {"organization": "cluster/miai"}),
    "targets-of-aniti": ("targets-of", {"of": "cluster/aniti"}),
    "theme-mentions-generative-ai": ("theme-mentions", {"theme": "theme/generative-ai"}),
}


def _cases():
    names = [query.name for query in list_queries(aigraph.load().project)]
    return {name: (name, {}) for name in names} | ASKED


CASES = _cases()
NETWORKS = [query.name for query in list_queries(aigraph.load().project, "queries/networks")]


@pytest.fixture(scope="module")
def memory(graph):
    """The same graph in rdflib's own memory store."""
    copy = rdflib.Dataset(default_union=False)
    copy.addN(
        (subject, predicate, value, copy.graph(name) if name is not None else copy.default_graph)
        for subject, predicate, value, name in graph.rdflib.quads()
    )
    return copy


@pytest.mark.parametrize("case", sorted(CASES))
def test_a_saved_query_gives_the_expected_answer(graph, case):
    name, parameters = CASES[case]
    assert rows_to_csv(graph.query(name, **parameters)) == (EXPECTED / f"{case}.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", sorted(CASES))
def test_rdflib_gives_the_same_answer_in_the_same_order(graph, memory, case):
    name, parameters = CASES[case]
    answer = memory.query(graph.bind(name, **parameters))
    assert [[_cell(term) for term in row] for row in answer] == list(
        csv.reader(io.StringIO((EXPECTED / f"{case}.csv").read_text(encoding="utf-8")))
    )[1:]


@pytest.mark.parametrize("name", NETWORKS)
def test_a_network_is_the_same_on_both_engines(graph, memory, name):
    query = find_query(graph.project, name, "queries/networks")
    text = bind(query, {}, graph.dataset.vocabulary, graph.project, "fr")
    ours = [[to_text(term) for term in row] for row in select(graph.dataset, text).rows]
    assert [[_cell(term) for term in row] for row in memory.query(text)] == ours


@pytest.mark.parametrize("name", sorted({name for name, _ in CASES.values()}))
def test_a_saved_query_asks_a_question_and_tells_its_columns(graph, name):
    (query,) = [query for query in list_queries(graph.project) if query.name == name]
    columns = graph.query(name).columns
    assert query.summary.endswith("?")
    assert all(column in query.description for column in columns)
    assert all(column in query.descriptions.fr for column in columns)


SHIPPED = [
    pytest.param(query, id=f"{folder}/{query.name}")
    for folder in ("queries", "queries/networks", "ontology/rules")
    for query in list_queries(aigraph.load().project, folder)
]


@pytest.mark.parametrize("query", SHIPPED)
def test_a_saved_query_or_rule_says_in_each_language_what_it_is(query):
    english, french = query.summaries.en, query.summaries.fr
    assert english != french
    assert {english[-1], french[-1]} in ({"?"}, {"."})


DESCRIBED = [each for each in SHIPPED if not (each.id or "").startswith("ontology/")]


@pytest.mark.parametrize("query", DESCRIBED)
def test_a_saved_query_describes_itself_in_each_language(query):
    english, french = query.descriptions.en, query.descriptions.fr
    assert "Column" in english
    assert "Colonnes :" in french


def test_no_expected_answer_is_left_over():
    assert {path.stem for path in EXPECTED.glob("*.csv")} == set(CASES)


def _cell(term):
    return "" if term is None else str(term)


@pytest.mark.parametrize(
    "query", [query for query in list_queries(aigraph.load().project) if query.chart], ids=lambda query: query.name
)
def test_a_chart_shows_columns_of_the_answer(graph, query):
    text = bind(query, {}, graph.dataset.vocabulary, graph.project, "fr")
    assert {query.chart.x, query.chart.y} <= set(select(graph.dataset, text).columns)


if __name__ == "__main__":
    for path in EXPECTED.glob("*.csv"):
        path.unlink()
    shipped = aigraph.load()
    for stem, (query_name, values) in CASES.items():
        (EXPECTED / f"{stem}.csv").write_text(rows_to_csv(shipped.query(query_name, **values)), encoding="utf-8")
