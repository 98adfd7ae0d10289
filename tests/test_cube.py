"""Scores as a Data Cube: well formed by the recommendation's constraints, and asked beside the facts.

Each constraint of section 11 of https://www.w3.org/TR/vocab-data-cube/ is asked in our own words of the graph after
its attachments are pushed down to the observations (section 10); a row that is found breaks it.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest

import aigraph
from aigraph.cube import CUBE_FORMATS, make_cube, write_cube
from aigraph.measures import Ranking, rank

ORCHARDS = Path(__file__).parent / "projects" / "orchards"
PREFIXES = """
PREFIX qb: <http://purl.org/linked-data/cube#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX score: <https://w3id.org/aigraph/score#>
PREFIX prov: <http://www.w3.org/ns/prov#>
"""
DIMENSION, ATTRIBUTE = "qb:dataSet/qb:structure/qb:component", "qb:attribute"
NORMAL = f"""{PREFIXES}
INSERT {{ ?observation ?property ?value }}
WHERE {{
  ?spec qb:componentAttachment qb:DataSet ; qb:attribute ?property .
  ?set qb:structure/qb:component ?spec ; ?property ?value .
  ?observation qb:dataSet ?set
}}"""
CONSTRAINTS = {
    "1 each observation has one data set": """SELECT ?o WHERE {
        ?o a qb:Observation . OPTIONAL { ?o qb:dataSet ?set } } GROUP BY ?o HAVING (COUNT(DISTINCT ?set) != 1)""",
    "2 each data set has one structure": """SELECT ?s WHERE {
        ?s a qb:DataSet . OPTIONAL { ?s qb:structure ?d } } GROUP BY ?s HAVING (COUNT(DISTINCT ?d) != 1)""",
    "3 each structure has a measure": """SELECT ?d WHERE {
        ?d a qb:DataStructureDefinition
        MINUS { ?d qb:component/qb:measure ?m . ?m a qb:MeasureProperty } }""",
    "4 each dimension has a range": """SELECT ?p WHERE { ?p a qb:DimensionProperty MINUS { ?p rdfs:range ?any } }""",
    "5 a dimension of concepts has a code list": """SELECT ?p WHERE {
        ?p a qb:DimensionProperty ; rdfs:range skos:Concept MINUS { ?p qb:codeList ?any } }""",
    "6 attributes alone may be left out": """SELECT ?c WHERE {
        ?c qb:componentRequired false MINUS { ?c qb:attribute ?any } }""",
    "7 slice keys belong to a structure": """SELECT ?k WHERE {
        ?k a qb:SliceKey MINUS { ?d a qb:DataStructureDefinition ; qb:sliceKey ?k } }""",
    "8 slice keys use its components": """SELECT ?k WHERE {
        ?d qb:sliceKey ?k . ?k qb:componentProperty ?p
        MINUS { ?d qb:component/(qb:dimension|qb:measure|qb:attribute) ?p } }""",
    "9 each slice has one structure": """SELECT ?s WHERE {
        ?s a qb:Slice . OPTIONAL { ?s qb:sliceStructure ?k } } GROUP BY ?s HAVING (COUNT(DISTINCT ?k) != 1)""",
    "10 slices have their dimensions": """SELECT ?s WHERE {
        ?s qb:sliceStructure/qb:componentProperty ?p FILTER NOT EXISTS { ?s ?p ?v } }""",
    "11 each observation has every dimension": """SELECT ?o WHERE {
        ?o qb:dataSet/qb:structure/qb:component/qb:dimension ?p FILTER NOT EXISTS { ?o ?p ?v } }""",
    "12 no two observations have the same dimensions": """SELECT ?node WHERE {
        ?o qb:dataSet ?s ; score:node ?node ; score:network ?network ; qb:measureType ?measure }
        GROUP BY ?s ?node ?network ?measure HAVING (COUNT(?o) > 1)""",
    "13 required attributes are there": """SELECT ?o WHERE {
        ?o qb:dataSet/qb:structure/qb:component ?c . ?c qb:componentRequired true ; qb:attribute ?p
        FILTER NOT EXISTS { ?o ?p ?v } }""",
    "14 without a measure dimension all measures are there": """SELECT ?o WHERE {
        ?o qb:dataSet/qb:structure ?d . ?d qb:component/qb:measure ?m
        MINUS { ?d qb:component/qb:dimension qb:measureType } FILTER NOT EXISTS { ?o ?m ?v } }""",
    "15 the measure dimension names a measure of the structure": """SELECT ?o WHERE {
        ?o qb:dataSet/qb:structure ?d ; qb:measureType ?m . ?d qb:component/qb:dimension qb:measureType
        FILTER NOT EXISTS { ?d qb:component/qb:measure ?m } }""",
    "15 and the observation has its value": """SELECT ?o WHERE {
        ?o qb:measureType ?m FILTER NOT EXISTS { ?o ?m ?v } }""",
    "16 an observation has no other measure": """SELECT ?o WHERE {
        ?o qb:dataSet/qb:structure/qb:component/qb:measure ?m ; qb:measureType ?own ; ?m ?v FILTER(?m != ?own) }""",
    "17 every measure is there for the same dimensions": """SELECT ?node WHERE {
        ?o qb:dataSet ?s ; score:node ?node ; score:network ?network ; qb:measureType ?m
        { SELECT ?s (COUNT(?any) AS ?all) WHERE { ?s qb:structure/qb:component/qb:measure ?any } GROUP BY ?s } }
        GROUP BY ?s ?node ?network ?all HAVING (COUNT(DISTINCT ?m) != ?all)""",
    "18 slices and their observations have one data set": """SELECT ?o WHERE {
        ?s qb:slice/qb:observation ?o FILTER NOT EXISTS { ?o qb:dataSet ?s } }""",
    "19 to 21 codes are of their lists": "SELECT ?p WHERE { ?p qb:codeList ?any }",  # there is no code list
}


def store(quads):
    """The cube in a store, with what is attached to the data set on each observation too."""
    made = ox.Store()
    made.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    made.update(NORMAL)
    return made


@pytest.fixture(scope="module")
def cube(graph):
    return graph.cube("institutions")


@pytest.fixture(scope="module")
def cubes(graph):
    """Two networks in one store: what holds of each must hold of both together."""
    return store([*graph.cube("institutions"), *graph.cube("clusters", ("degree", "pagerank"))])


@pytest.mark.parametrize("constraint", CONSTRAINTS)
def test_a_cube_is_well_formed(cubes, constraint):
    assert list(cubes.query(PREFIXES + CONSTRAINTS[constraint])) == []


SPOILT = {
    "1 each observation has one data set": "DELETE { ?o qb:dataSet ?s } WHERE { ?o qb:dataSet ?s }",
    "2 each data set has one structure": "DELETE { ?s qb:structure ?d } WHERE { ?s qb:structure ?d }",
    "3 each structure has a measure": "DELETE { ?c qb:measure ?m } WHERE { ?c qb:measure ?m }",
    "4 each dimension has a range": "DELETE { ?p rdfs:range ?r } WHERE { ?p rdfs:range ?r }",
    "6 attributes alone may be left out": "INSERT { ?c qb:componentRequired false } WHERE { ?c qb:dimension ?d }",
    "11 each observation has every dimension": "DELETE { ?o score:node ?n } WHERE { ?o score:node ?n }",
    "12 no two observations have the same dimensions": """INSERT { <urn:x> ?p ?v }
        WHERE { { SELECT ?o WHERE { ?o a qb:Observation } ORDER BY ?o LIMIT 1 } ?o ?p ?v }""",
    "13 required attributes are there": "DELETE { ?o score:version ?v } WHERE { ?o score:version ?v }",
    "15 the measure dimension names a measure of the structure": """DELETE { ?o qb:measureType ?m }
        INSERT { ?o qb:measureType <urn:x> } WHERE { ?o qb:measureType ?m }""",
    "16 an observation has no other measure": """INSERT { ?o ?m 1 }
        WHERE { ?o a qb:Observation . ?s qb:component/qb:measure ?m }""",
    "17 every measure is there for the same dimensions": """DELETE { ?o qb:measureType ?m }
        WHERE { { SELECT ?m WHERE { ?c qb:measure ?m } ORDER BY ?m LIMIT 1 } ?o qb:measureType ?m }""",
}


@pytest.mark.parametrize("constraint", SPOILT)
def test_a_constraint_notices_what_breaks_it(cube, constraint):
    spoilt = store(cube)
    spoilt.update(PREFIXES + SPOILT[constraint])
    assert list(spoilt.query(PREFIXES + CONSTRAINTS[constraint])) != []


def test_there_is_an_observation_for_each_node_and_measure(graph, cube):
    ranking = graph.centrality("institutions")
    found = [quad for quad in cube if str(quad.object) == "<http://purl.org/linked-data/cube#Observation>"]
    assert len(found) == len(ranking.rows) * len(ranking.measures)


def test_the_scores_lie_in_a_graph_of_their_own(graph, cube):
    assert {quad.graph_name.value for quad in cube} == {f"{graph.project.base}graph/centrality/institutions"}


def test_a_cube_has_no_blank_node_and_the_same_order_each_time(graph, cube):
    terms = {type(term) for quad in cube for term in (quad.subject, quad.predicate, quad.object)}
    assert (ox.BlankNode in terms, graph.cube("institutions") == cube) == (False, True)


def test_every_property_and_class_of_ours_is_described(cube):
    ours = {quad.predicate.value for quad in cube if quad.predicate.value.startswith("https://w3id.org/aigraph/")}
    labelled = {quad.subject.value for quad in cube if quad.predicate.value.endswith("#label")}
    assert ours - labelled == set()


def test_a_cube_says_what_it_was_computed_from(cube):
    asked = f"{PREFIXES} SELECT ?version WHERE {{ ?set prov:wasGeneratedBy/prov:used ?n ; score:version ?version }}"
    assert [len(row["version"].value) for row in store(cube).query(asked)] == [64]


def test_other_facts_give_another_version():
    changed = aigraph.load(ORCHARDS)
    before = changed.cube()
    changed.dataset.add([ox.Quad(*[ox.NamedNode("https://example.org/more")] * 4)])
    assert changed.cube() != before


def test_a_tie_has_one_rank_and_says_how_many_share_it(cube):
    asked = f"""{PREFIXES} SELECT ?node WHERE {{
        ?o qb:measureType <https://w3id.org/aigraph/measure#betweenness> ; score:rank 1 ; score:tied 2 ;
           score:node ?node
    }} ORDER BY ?node"""
    found = [row["node"].value.rpartition("/")[2] for row in store(cube).query(asked)]
    assert found == ["cnrs", "inria"]


def test_an_empty_network_is_a_cube_without_observations(graph):
    made = store(make_cube(rank(nx.Graph(name="none")), graph.dataset))
    assert [name for name, asked in CONSTRAINTS.items() if list(made.query(PREFIXES + asked))] == []


def test_what_is_no_number_is_written_as_xml_schema_does(graph):
    ranking = Ranking("any", ("constraint",), (("urn:a", "A", (float("nan"),)),))
    values = [quad.object for quad in make_cube(ranking, graph.dataset) if quad.predicate.value.endswith("#constraint")]
    assert [value.value for value in values] == ["NaN"]


def test_what_a_measure_says_nothing_of_has_no_place(graph):
    ranking = Ranking("any", ("constraint",), (("urn:a", "A", (0.5,)), ("urn:b", "B", (float("nan"),))))
    made = store(make_cube(ranking, graph.dataset))
    asked = f"{PREFIXES} SELECT ?node WHERE {{ ?o score:node ?node ; score:rank ?rank ; score:tied ?tied }}"
    assert [row["node"].value for row in made.query(asked)] == ["urn:a"]
    assert [name for name, constraint in CONSTRAINTS.items() if list(made.query(PREFIXES + constraint))] == []


def test_scores_of_some_layers_are_scores_of_another_network(graph):
    both = [*graph.cube("membership", ("degree",)), *graph.cube("membership", ("degree",), ("stated",))]
    made = store(both)
    assert [name for name, constraint in CONSTRAINTS.items() if list(made.query(PREFIXES + constraint))] == []
    base = f"{graph.project.base}graph/centrality/membership"
    assert {quad.graph_name.value for quad in both} == {base, f"{base}/layers/stated"}


def test_a_cube_is_well_formed_for_who_does_not_know_the_vocabulary(cubes):
    cubes.update(f"{PREFIXES} INSERT {{ ?p a qb:DimensionProperty }} WHERE {{ ?c qb:dimension ?p }}")
    assert list(cubes.query(PREFIXES + CONSTRAINTS["4 each dimension has a range"])) == []


@pytest.mark.parametrize("form", sorted(CUBE_FORMATS))
def test_each_format_gives_the_same_triples_back(cube, form):
    kind = ox.RdfFormat.from_extension(CUBE_FORMATS[form].removeprefix("."))
    back = {quad.triple for quad in ox.parse(write_cube(cube, form), format=kind)}
    assert back == {quad.triple for quad in cube}


def test_another_project_gets_its_scores_below_its_own_base():
    assert {quad.graph_name.value for quad in aigraph.load(ORCHARDS).cube()} == {
        "https://example.org/orchards/graph/centrality/orchards"
    }


def test_scores_are_asked_beside_the_facts():
    query = """PREFIX qb: <http://purl.org/linked-data/cube#> PREFIX measure: <https://w3id.org/aigraph/measure#>
        PREFIX score: <https://w3id.org/aigraph/score#>
        SELECT ?name WHERE { ?o score:node ?n ; score:rank 1 ; qb:measureType measure:betweenness .
        ?n skos:prefLabel ?label FILTER(LANG(?label) = "fr") BIND(STR(?label) AS ?name) } ORDER BY ?name"""
    script = "from aigraph.cli import main; main()"
    run = [sys.executable, "-c", script, "query", query, "--scores", "institutions", "-f", "csv"]
    assert subprocess.run(run, capture_output=True, text=True, check=True).stdout == "name\nCNRS\nInria\n"


def test_scores_of_files_are_refused(tmp_path):
    file = tmp_path / "any.ttl"
    file.write_text("<urn:a> <urn:b> <urn:c> .")
    script = "from aigraph.cli import main; main()"
    run = [sys.executable, "-c", script, "query", "ASK {}", "--scores", "clusters", "--data", str(file)]
    assert subprocess.run(run, capture_output=True, text=True, check=False).returncode == 2


def test_the_command_writes_the_cube():
    run = [sys.executable, "-c", "from aigraph.cli import main; main()", "centrality", "--as-rdf", "-f", "turtle"]
    assert "qb:Observation" in subprocess.run(run, capture_output=True, text=True, check=True).stdout
