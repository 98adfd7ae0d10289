"""What the command centrality tells: who bridges, what is a tie, how far ranks may be off, who stands alone."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

import aigraph
from aigraph.measures import MEASURES

ALONE = ("ANITI IA Cluster", "DATAIA-Cluster", "MIAI Cluster", "SequoIA")
# networkx iterates to its own tolerance, so nodes that tie in truth may differ by a hair.
CLOSE = sorted(set(MEASURES) - {"eigenvector"})


def told(*arguments):
    """What the command prints, on one line."""
    script = "from aigraph.cli import main; main()"
    command = [sys.executable, "-c", script, "centrality", "--network", "institutions", *arguments]
    return " ".join(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())


@pytest.fixture(scope="module")
def tables():
    chosen = ("--measure", "betweenness", "--top", "4", "-f", "table", "--lang")
    return {language: told(*chosen, language) for language in ("fr", "en")}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Bridges from cluster to cluster, as named: CNRS and Inria (in 5), Inserm (in 3); no other name is in"),
        ("en", "CNRS and Inria tie for first place with nothing to tell them apart"),
        ("en", "1= CNRS 1 – 9 1= Inria 1 – 9 3 Inserm 1 – 12"),
        ("en", "ANITI IA Cluster, DATAIA-Cluster, MIAI Cluster and SequoIA have no member in common with any other"),
        ("fr", "Ponts de cluster à cluster, d'après ce qui est nommé : CNRS et Inria (dans 5), Inserm (dans 3) ;"),
        ("fr", "CNRS et Inria arrivent en tête à égalité parfaite"),
        ("fr", "1= CNRS 1 – 9 1= Inria 1 – 9 3 Inserm 1 – 12"),
        ("fr", "ANITI IA Cluster, DATAIA-Cluster, MIAI Cluster et SequoIA n'ont de membre en commun avec aucun autre"),
    ],
)
def test_a_reader_is_told(tables, language, words):
    assert words in tables[language]


def test_a_program_is_told_the_same():
    entry = json.loads(told("--measure", "betweenness", "--top", "1", "-f", "json"))["uncertainty"]
    names = [aigraph.load().card(cluster).label for cluster in entry["alone"]]
    ends = {rank["node"].rpartition("/")[2]: (rank["low"], rank["high"]) for rank in entry["ranks"]}
    assert (sorted(names), ends["cnrs"], len(entry["first"])) == (sorted(ALONE), (1, 9), 2)


def test_a_program_that_does_not_want_it_is_not_told():
    assert "uncertainty" not in json.loads(told("-f", "json", "--no-uncertainty"))


@pytest.mark.parametrize("option", ["--whole", "--measures", "--top=3"])
def test_what_rdf_has_no_place_for_is_refused(option):
    with pytest.raises(subprocess.CalledProcessError) as caught:
        told("--as-rdf", option)
    assert (caught.value.returncode, "leave out one of the two" in caught.value.stderr) == (2, True)


@pytest.mark.parametrize("network", ["clusters", "membership", "funding", "programmes"])
@pytest.mark.parametrize("measure", CLOSE)
def test_ranks_are_the_same_in_the_table_and_in_what_is_told_of_it(graph, network, measure):
    ranking = graph.centrality(network, (measure,))
    assessment = graph.uncertainty(network, measure, draws=1)
    here = {node: rank for rank, (node, *_) in zip(ranking.ranks, ranking.rows, strict=True) if rank is not None}
    assert {node: assessment.interval(node).now for node in here} == here


def test_what_a_layer_leaves_out_is_left_out_of_both(graph):
    ranking = graph.centrality("institutions", ("degree",), ("registers",))
    assessment = graph.uncertainty("institutions", "degree", ("registers",))
    assert {node for node, *_ in ranking.rows} == {interval.node for interval in assessment.intervals}
