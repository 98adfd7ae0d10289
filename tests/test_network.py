"""Networks are queries; what they say is carried into networkx."""

from __future__ import annotations

import pytest

import aigraph
from aigraph.network import NETWORKS_FOLDER
from aigraph.queries import list_queries

ID = "https://w3id.org/aigraph/id/"


@pytest.mark.parametrize(
    ("name", "nodes", "edges"), [("institutions", 54, 297), ("clusters", 9, 10), ("membership", 63, 64)]
)
def test_a_network_has_the_nodes_and_edges_that_the_sources_name(graph, name, nodes, edges):
    network = graph.network(name)
    assert (network.number_of_nodes(), network.number_of_edges()) == (nodes, edges)


@pytest.mark.parametrize("cluster", ["miai", "aniti", "dataia", "sequoia"])
def test_a_cluster_that_shares_no_named_institution_is_in_the_network_alone(graph, cluster):
    assert graph.network("clusters").degree(f"{ID}cluster/{cluster}") == 0


def test_the_weight_is_in_how_many_clusters_both_take_part(graph):
    network = graph.network("institutions")
    assert network[f"{ID}institution/cnrs"][f"{ID}institution/inserm"]["weight"] == 3


def test_nodes_carry_their_name_and_class(graph):
    assert graph.network("membership").nodes[f"{ID}cluster/enact"] == {"label": "ENACT", "kind": "Cluster"}


def test_every_attribute_is_one_that_graphml_and_gexf_can_hold(graph):
    networks = [graph.network(query.name) for query in list_queries(graph.project, NETWORKS_FOLDER)]
    values = [
        value
        for network in networks
        for *_, data in [*network.nodes(data=True), *network.edges(data=True)]
        for value in data.values()
    ]
    assert {type(value) for value in values} <= {str, int, float, bool}


def test_the_default_network_is_the_projects_own(graph):
    assert graph.network().name == "institutions"


def test_an_unknown_network_is_refused_with_the_nearest_name(graph):
    with pytest.raises(aigraph.UsageError, match=r"did you mean institutions\?"):
        graph.network("institution")


def test_a_network_query_without_source_and_target_is_refused(project):
    (project / "queries/networks/wrong.rq").write_text("SELECT ?a ?b { ?a ?p ?b }", encoding="utf-8")
    with pytest.raises(aigraph.UsageError, match=r"networks/wrong\.rq: the columns are a, b"):
        aigraph.load(project).network("wrong")
