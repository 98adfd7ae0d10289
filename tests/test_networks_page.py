"""The figures that docs/networks.md says in words, each computed again from the facts."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

from aigraph.lint import Linter
from aigraph.measures import MEASURES
from aigraph.queries import read_query

ROOT = Path(__file__).resolve().parents[1]
PAGE, NETWORKS = ROOT / "docs" / "networks.md", ROOT / "queries" / "networks"
pytestmark = pytest.mark.skipif(not PAGE.is_file(), reason="the page is not here")


@pytest.fixture(scope="module")
def page():
    return re.sub(r"\s+", " ", PAGE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def members(graph):
    """The named members of each cluster."""
    network = graph.network("membership")
    return {node: set(network[node]) for node, kind in network.nodes(data="kind") if kind == "Cluster"}


def test_ten_of_36_pairs_share_a_named_member(page, members):
    shared = [one & other for one, other in combinations(members.values(), 2)]
    assert (len(shared), sum(map(bool, shared))) == (36, 10)
    assert "Of the 36 pairs of clusters, ten share a named member" in page


def test_every_tie_has_both_of_the_two_bodies(graph, members):
    both = {graph.find("institution/cnrs").iri, graph.find("institution/inria").iri}
    shared = [one & other for one, other in combinations(members.values(), 2) if one & other]
    assert [tie for tie in shared if not both <= tie] == []


def test_no_pair_comes_apart_without_any_one_body(members):
    assert [tie for one, other in combinations(members.values(), 2) if len(tie := one & other) == 1] == []


def test_four_clusters_with_130_of_360_million_stand_alone(page, graph, members):
    awards = {row["cluster"]: row["amount_eur"] for row in graph.query("clusters")}
    alone = [one for one, who in members.items() if not any(who & them for two, them in members.items() if two != one)]
    assert (len(alone), sum(awards[one] for one in alone), sum(awards.values())) == (4, 130_000_000, 360_000_000)
    assert "Four of nine clusters, with 130 of 360 M€" in page


def test_sixteen_of_21_pairs_with_a_theme_have_no_named_member_in_common(page, graph):
    edges = graph.compare("clusters", "themes").edges
    assert (edges.second, edges.second - edges.both) == (21, 16)
    assert "Of the 21 pairs of clusters that address a broad theme together, 16 have no named member" in page


def test_every_query_of_the_page_passes_the_linter(graph):
    linter = Linter(graph.project)
    texts = re.findall(r"^```sparql\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert [str(finding) for text in texts for finding in linter.check(read_query(text), PAGE.name)] == []
    assert texts


@pytest.mark.parametrize("name", sorted({*MEASURES, *(path.stem for path in NETWORKS.glob("*.rq"))}))
def test_every_measure_and_network_is_on_the_page(page, name):
    assert re.search(rf"[ `|]{name}[ `]", page)


@pytest.mark.parametrize("name", ["networks.md", "uncertainty.md"])
def test_every_link_of_a_page_leads_somewhere(name):
    targets = re.findall(r"\]\((?!https?:)([^)#]+)[^)]*\)", PAGE.with_name(name).read_text(encoding="utf-8"))
    assert [target for target in targets if not (PAGE.parent / target).exists()] == []
