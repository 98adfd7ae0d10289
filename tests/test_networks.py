"""Networks are queries; what they say, and what states it, is carried into networkx and out again."""

from __future__ import annotations

import io
import json
import re

import networkx as nx
import pytest

import aigraph
from aigraph.networks import FOLDER, LAYERS, NETWORK_FORMATS, find_paths, paths_to_json, paths_to_text, write_network
from aigraph.picture.looks import looks_of
from aigraph.project import shipped_root
from aigraph.queries import list_queries

ID = "https://w3id.org/aigraph/id/"
SOURCE = "https://w3id.org/aigraph/source/"
NAMES = [query.name for query in list_queries(aigraph.load(shipped_root()).project, FOLDER)]


@pytest.mark.parametrize(
    ("name", "nodes", "edges"),
    [
        ("institutions", 54, 297),
        ("clusters", 9, 10),
        ("membership", 63, 64),
        ("themes", 9, 21),
        ("cluster-themes", 67, 60),
        ("people", 48, 38),
        ("funding", 17, 13),
        ("programmes", 35, 25),
        ("hierarchy", 20, 16),
    ],
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


def test_an_edge_of_a_projection_names_what_both_share(graph):
    edge = graph.network("institutions")[f"{ID}institution/cnrs"][f"{ID}institution/inserm"]
    assert edge["shared"] == "3IA Côte d'Azur 2030; ENACT; PostGenAI@Paris"


def test_a_projection_weighs_what_the_bipartite_network_has(graph):
    bipartite = graph.network("membership")
    members = [node for node, data in bipartite.nodes(data=True) if data["kind"] == "Institution"]
    projected = nx.bipartite.weighted_projected_graph(bipartite, members)
    assert _weights(graph.network("institutions")) == _weights(projected)


def test_themes_are_the_projection_of_clusters_and_broad_themes(graph):
    bipartite = graph.network("cluster-top-themes")
    clusters = [node for node, data in bipartite.nodes(data=True) if data["kind"] == "Cluster"]
    assert _weights(graph.network("themes")) == _weights(nx.bipartite.weighted_projected_graph(bipartite, clusters))


def _weights(network):
    return {frozenset(ends): weight for *ends, weight in network.edges(data="weight")}


def test_nodes_carry_their_name_and_class(graph):
    assert graph.network("membership").nodes[f"{ID}cluster/enact"] == {"label": "ENACT", "kind": "Cluster"}


def test_an_edge_carries_its_kind_and_the_passage_that_states_it(graph):
    edge = graph.network("membership")[f"{ID}institution/ens-rennes"][f"{ID}cluster/sequoia"]
    assert edge == {
        "kind": "role/member",
        "label": "membre",
        "evidence": f"{SOURCE}aef-2024#char=16559,16934",
        "states": "stated",
    }


@pytest.mark.parametrize("name", NAMES)
def test_every_edge_has_evidence(graph, name):
    without = [edge for *edge, evidence in graph.network(name).edges(data="evidence") if not evidence]
    assert without == []


@pytest.mark.parametrize("name", NAMES)
def test_all_evidence_is_a_graph_of_the_dataset(graph, name):
    graphs = {quad.graph_name.value for quad in graph.dataset.quads()}
    named = {iri for *_, evidence in graph.network(name).edges(data="evidence") for iri in evidence.split()}
    assert named <= graphs


@pytest.mark.parametrize("name", NAMES)
def test_every_attribute_is_one_that_graphml_and_gexf_can_hold(graph, name):
    network = graph.network(name)
    attributes = [data for *_, data in [*network.nodes(data=True), *network.edges(data=True)]]
    assert {type(value) for data in attributes for value in data.values()} <= {str, int, float, bool}
    assert {key for data in attributes for key in data} & {"type", "key", "id"} == set()


def test_money_flows_from_who_pays_to_who_receives(graph):
    network = graph.network("funding")
    assert network.is_directed()
    assert network[f"{ID}programme/ia-cluster"][f"{ID}cluster/miai"]["weight"] == 70_000_000


def test_what_the_programme_pays_out_are_the_awards_of_all_clusters(graph):
    assert graph.network("funding").out_degree(f"{ID}programme/ia-cluster", weight="weight") == 360_000_000


# -- layers


def test_what_a_register_alone_says_is_of_the_register(graph):
    edge = graph.network("hierarchy")[f"{ID}institution/ens-rennes"][f"{ID}institution/universite-de-rennes"]
    assert edge["states"] == "register"


def test_without_the_registers_their_ties_are_gone(graph):
    there = {states for *_, states in graph.network("hierarchy", ("stated", "inferred")).edges(data="states")}
    assert there == {"stated"}


def test_what_rules_conclude_is_of_their_layer(project):
    query = "SELECT ?source ?target { ?source <http://www.w3.org/ns/org#memberOf> ?target }"
    (project / "queries/networks/concluded.rq").write_text(query, encoding="utf-8")
    graph = aigraph.load(project)
    assert {states for *_, states in graph.network("concluded").edges(data="states")} == {"inferred"}
    assert graph.network("concluded", ("stated", "registers")).number_of_edges() == 0


def test_membership_rests_on_the_documents_alone(graph):
    assert set(graph.network("membership", ("stated",)).edges) == set(graph.network("membership").edges)


def test_a_network_says_of_which_layers_it_is(graph):
    assert graph.network("clusters", ("registers", "stated")).graph["layers"] == "stated registers"


@pytest.mark.parametrize("layers", [("state",), ("stated", "x"), ()])
def test_an_unknown_layer_is_refused(graph, layers):
    with pytest.raises(aigraph.UsageError, match="there are stated, registers, inferred"):
        graph.network("clusters", layers)


# -- what is refused


def test_the_default_network_is_the_projects_own(graph):
    assert graph.network().name == "institutions"


def test_an_unknown_network_is_refused_with_the_nearest_name(graph):
    with pytest.raises(aigraph.UsageError, match=r"did you mean institutions\?"):
        graph.network("institution")


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELECT ?a ?b { ?a ?p ?b }", "the columns are a, b"),
        ("SELECT ?source ?target { ?source <http://www.w3.org/2000/01/rdf-schema#label> ?target }", "is no IRI"),
        (
            "SELECT ?source ?target ?weight { ?source a ?target BIND('x' AS ?weight) }",
            "the weight x is no number",
        ),
    ],
)
def test_a_network_query_with_other_columns_is_refused(project, query, told):
    (project / "queries/networks/wrong.rq").write_text(query, encoding="utf-8")
    with pytest.raises(aigraph.UsageError, match=rf"networks/wrong\.rq: .*{told}"):
        aigraph.load(project).network("wrong")


def test_a_direction_that_is_neither_true_nor_false_is_refused(project):
    text = "#+ directed: yes\nSELECT ?source ?target { ?source ?p ?target }"
    (project / "queries/networks/wrong.rq").write_text(text, encoding="utf-8")
    with pytest.raises(aigraph.InputError, match=r"wrong\.rq: directed in the header .* is 'yes'; write"):
        aigraph.load(project).network("wrong")


# -- what several rows of one pair say


ROWS = """SELECT ?source ?target ?weight ?kind {{
  VALUES (?source ?target ?weight ?kind) {{ {0} }}
}}"""


def _of_rows(project, rows, header=""):
    (project / "queries/networks/rows.rq").write_text(header + ROWS.format(rows), encoding="utf-8")
    return aigraph.load(project).network("rows")


def test_rows_of_one_pair_add_up(project):
    network = _of_rows(project, "(<a:x> <a:y> 1 <a:k>) (<a:x> <a:y> 2.5 <a:j>)")
    assert network["a:x"]["a:y"] == {"weight": 3.5, "kind": "a:j a:k", "label": "a:j; a:k"}


def test_a_pair_said_from_its_other_end_adds_nothing(project):
    network = _of_rows(project, "(<a:x> <a:y> 1 UNDEF) (<a:y> <a:x> 2 UNDEF)")
    assert [*network.edges(data="weight")] == [("a:x", "a:y", 1)]


def test_ties_with_a_direction_are_told_apart(project):
    network = _of_rows(project, "(<a:x> <a:y> 1 UNDEF) (<a:y> <a:x> 2 UNDEF)", "#+ directed: true\n")
    assert [*network.edges(data="weight")] == [("a:x", "a:y", 1), ("a:y", "a:x", 2)]


def test_a_tie_of_a_thing_with_itself_is_one(project):
    assert [*_of_rows(project, "(<a:x> <a:x> 2 UNDEF)").edges(data="weight")] == [("a:x", "a:x", 2)]


# -- files


@pytest.mark.parametrize("network", NAMES)
@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_a_network_read_again_has_lost_nothing(graph, network, name):
    ours = graph.network(network)
    read = (nx.read_graphml if name == "graphml" else nx.read_gexf)(io.BytesIO(write_network(ours, name)))
    for *_, data in read.edges(data=True):
        data.pop("id", None)  # GEXF numbers its edges
    assert (_nodes(read), _edges(read)) == (_nodes(ours), _edges(ours))


def _nodes(graph):
    return {node: dict(data) for node, data in graph.nodes(data=True)}


def _edges(graph):
    ends = tuple if graph.is_directed() else frozenset
    return {ends((source, target)): dict(data) for source, target, data in graph.edges(data=True)}


def test_a_network_as_csv_has_a_line_an_edge_and_one_a_lonely_node(graph):
    lines = write_network(graph.network("clusters"), "csv").decode().splitlines()
    assert (lines[0], len(lines)) == (
        "source,target,source_name,target_name,evidence,kind,label,shared,states,weight",
        1 + 10 + 4,
    )


@pytest.mark.parametrize("name", sorted(NETWORK_FORMATS))
def test_a_network_holds_no_date_and_no_order_of_its_own(graph, name):
    again = aigraph.load(graph.project)
    assert write_network(graph.network(), name) == write_network(again.network(), name)


def test_the_looks_of_kinds_are_those_of_the_picture(graph):
    assert looks_of(graph.dataset, ["Person", "Institution", "Cluster"]) == {
        "Cluster": ("star", "#D55E00"),
        "Institution": ("dot", "#0072B2"),
        "Person": ("square", "#E69F00"),
    }


def _drawn(graph, network, name):
    found = graph.network(network)
    return write_network(found, name, looks_of(graph.dataset, (kind for _, kind in found.nodes(data="kind")))).decode()


@pytest.mark.parametrize("network", ["membership", "funding"])
def test_networkx_reads_cytoscape_back(graph, network):
    found, back = graph.network(network), nx.cytoscape_graph(json.loads(_drawn(graph, network, "cytoscape")))
    assert (set(back), set(back.edges), back.is_directed()) == (set(found), set(found.edges), found.is_directed())
    assert dict(back.nodes(data="kind")) == dict(found.nodes(data="kind"))


def test_cytoscape_has_every_element_and_the_marks_of_the_picture(graph):
    document = json.loads(_drawn(graph, "membership", "cytoscape"))
    ids = {entry["data"]["id"] for entry in document["elements"]["nodes"]}
    ends = {entry["data"][end] for entry in document["elements"]["edges"] for end in ("source", "target")}
    assert (len(ids), len(document["elements"]["edges"]), ends <= ids) == (63, 64, True)
    styles = {entry["selector"]: entry["style"] for entry in document["style"]}
    assert styles['node[kind = "Cluster"]'] == {"shape": "star", "background-color": "#D55E00"}


@pytest.mark.parametrize(("network", "arrow"), [("clusters", "--"), ("funding", "->")])
def test_dot_has_a_line_a_node_and_a_line_an_edge(graph, network, arrow):
    lines = _drawn(graph, network, "dot").splitlines()
    found = graph.network(network)
    assert sum(f'" {arrow} "' in line for line in lines) == found.number_of_edges()
    assert sum(" [label=" in line for line in lines) == found.number_of_nodes()


def test_dot_quotes_what_would_end_a_text():
    network = nx.Graph(name='a "b"')
    network.add_node("x", label='say "\\"', kind="")
    assert 'graph "a \\"b\\"" {' in write_network(network, "dot").decode()
    assert r'[label="say \"\\\""' in write_network(network, "dot").decode()


def test_mermaid_escapes_what_would_end_a_text_or_begin_a_tag():
    network = nx.Graph(name="x")
    network.add_node("x", label='"<b>`*', kind="")
    assert 'label: "#34;#60;b#62;#96;#42;"' in write_network(network, "mermaid").decode()


def test_mermaid_has_a_line_a_node_and_a_line_an_edge(graph):
    lines = _drawn(graph, "funding", "mermaid").splitlines()
    assert sum("@{ shape:" in line for line in lines) == 17
    assert sum(bool(re.match(r'  n\d+ -->\|"[^"]+"\| n\d+$', line)) for line in lines) == 13


# -- paths


def test_a_path_says_each_hop_with_the_passage_that_states_it(graph):
    assert paths_to_text(graph.path("ENS Rennes", "SequoIA"), "fr") == (
        "École normale supérieure de Rennes – SequoIA : 1 pas dans le réseau whole, un seul plus court chemin.\n"
        "\n"
        "1. École normale supérieure de Rennes – SequoIA : membre\n"
        "       [AEF info 2024, caractères 16559–16934]\n"
    ).replace("École normale supérieure de Rennes", graph.dataset.label(f"{ID}institution/ens-rennes", "fr"))


def test_a_path_in_a_projection_names_what_is_shared(graph):
    text = paths_to_text(graph.path("CNRS", "Inserm", "institutions"), "en")
    assert "\n1. CNRS and Inserm, by 3IA Côte d'Azur 2030; ENACT; PostGenAI@Paris\n" in text


def test_french_sets_a_blank_before_each_semicolon_of_a_path(graph):
    text = paths_to_text(graph.path("CNRS", "Inserm", "institutions"), "fr")
    assert "par 3IA Côte d'Azur 2030 ; ENACT ; PostGenAI@Paris\n" in text


def test_all_shortest_paths_are_told(graph):
    found = graph.path("cluster/enact", "cluster/hi-paris", "membership")
    through = [path[0].target for path in found.paths]
    assert through == [f"{ID}institution/cnrs", f"{ID}institution/inria"]


def test_of_many_paths_ten_are_told(project):
    rows = " ".join(f"(<a:x> <a:m{n}> 1 UNDEF) (<a:m{n}> <a:y> 1 UNDEF)" for n in range(12))
    network = _of_rows(project, rows)
    graph = aigraph.load(project)
    found = find_paths(graph.dataset, network, "a:x", "a:y", "en")
    assert (len(found.paths), found.is_cut) == (10, True)
    assert "more than 10 shortest paths" in paths_to_text(found, "en")


def test_where_no_path_leads_the_parts_are_named(graph):
    found = graph.path("cluster/miai", "cluster/enact", "clusters")
    assert paths_to_text(found, "en").splitlines() == [
        "No path leads from MIAI Cluster to ENACT in the network clusters, in what the documents name.",
        "MIAI Cluster is tied to nothing",
        "ENACT is in a part of 5: 3IA Côte d'Azur 2030, ENACT, Hi! PARIS Cluster 2030, PR[AI]RIE-PSAI, PostGenAI@Paris",
    ]
    assert paths_to_json(found)["paths"] == []


def test_a_path_against_the_direction_is_no_path_and_is_told(graph):
    text = paths_to_text(graph.path("cluster/miai", "programme/ia-cluster", "funding"), "en")
    assert text.endswith("Against the direction of the ties there is one.\n")


def test_a_thing_is_itself_without_a_hop(graph):
    assert paths_to_text(graph.path("CNRS", "institution/cnrs"), "en") == "CNRS is the same thing.\n"


def test_a_thing_that_is_not_in_the_network_is_refused(graph):
    with pytest.raises(aigraph.UsageError, match=r"^person/alain-fuchs: is not in the network clusters; name another"):
        graph.path("person/alain-fuchs", "cluster/miai", "clusters")


@pytest.mark.parametrize(("first", "last"), [("CNRS", "cluster/miai"), ("cluster/miai", "CNRS")])
def test_the_hops_of_json_hang_together(graph, first, last):
    answer = paths_to_json(graph.path(first, last))
    for path in answer["paths"]:
        ends = [hop["source"] for hop in path] + [path[-1]["target"]]
        assert (ends[0], ends[-1], len(path)) == (answer["source"], answer["target"], answer["hops"])
        assert ends[1:-1] == [hop["target"] for hop in path[:-1]]


def test_a_network_of_all_layers_is_what_is_given_without(graph):
    assert graph.network("whole", LAYERS).edges == graph.network("whole").edges
