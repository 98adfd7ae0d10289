"""The shipped data: every fact resolves, and the figures are those of the sources."""

from __future__ import annotations

import contextlib
import re
import subprocess
from pathlib import Path

import pytest

from aigraph.evidence import parse_passage, read_sources
from aigraph.evidence.boundaries import check_boundaries
from aigraph.evidence.examining import prepare

ROLES = {
    "lead": {"prairie-psai", "miai", "postgenai-paris", "enact", "aniti", "3ia-cote-d-azur", "dataia", "sequoia"},
    "co-lead": {"hi-paris"},
}


def test_the_shipped_facts_have_no_finding(graph):
    assert graph.validate() is None


def test_the_shipped_passages_are_those_of_the_documents(graph, sources):
    assert graph.validate(sources) is None


def test_fifty_four_institutions_take_part_in_sixty_four_ways(graph):
    rows = list(graph.query("participations"))
    assert (len(rows), len({row["institution"] for row in rows})) == (64, 54)


@pytest.mark.parametrize(
    ("cluster", "members"),
    [
        ("prairie-psai", 5),
        ("hi-paris", 4),
        ("miai", 3),
        ("postgenai-paris", 15),
        ("enact", 10),
        ("aniti", 1),
        ("3ia-cote-d-azur", 8),
        ("dataia", 3),
        ("sequoia", 15),
    ],
)
def test_a_cluster_has_the_institutions_that_the_sources_name(graph, cluster, members):
    rows = [row for row in graph.query("participations") if row["cluster"].endswith(f"/{cluster}")]
    assert len(rows) == members


@pytest.mark.parametrize("role", sorted(ROLES))
def test_who_leads_is_stated_for_each_cluster(graph, role):
    rows = [row for row in graph.query("participations") if row["role"].endswith(f"/role/{role}")]
    assert {row["cluster"].rpartition("/")[2] for row in rows} == ROLES[role]


def test_the_awards_add_up_to_three_hundred_and_sixty_million(graph):
    assert sum(row["amount_eur"] for row in graph.query("clusters")) == 360_000_000


def test_money_of_another_status_is_kept_apart(graph):
    statuses = {
        row["funding"].rpartition("/id/")[2]: row["status"].rpartition("/")[2] for row in graph.query("funding")
    }
    assert {name: status for name, status in statuses.items() if not name.endswith("/award")} == {
        "funding/miai/request": "requested",
        "funding/enact/planned-budget": "planned",
        "funding/institut-3ia-cote-d-azur/earlier-grant": "earlier-period",
        "funding/institut-3ia-cote-d-azur/industry-collaborations": "earlier-period",
        "funding/3ia-cote-d-azur/regional-firms": "pledged-by-firms",
        "funding/ia-cluster/envelope": "envelope",
        "funding/digital-resources-call/envelope": "envelope",
        "funding/ia-booster/envelope": "envelope",
        "funding/national-ai-strategy/total": "allocated",
        "funding/national-ai-strategy/public": "public-funding",
        "funding/national-ai-strategy/private": "private-co-funding",
        "funding/ia-cluster/investments": "planned",
        "funding/exascale-investment/planned": "planned",
    }


def test_every_passage_of_the_documents_is_a_clause_and_no_bare_name(graph, sources):
    texts = prepare(graph.facts, read_sources(sources)).knowledge.texts
    passages = [passage for block in graph.facts.blocks if (passage := parse_passage(block.name))]
    faults = {passage.name: check_boundaries(texts[passage.source], passage) for passage in passages}
    assert (len(faults) > 200, {name: fault for name, fault in faults.items() if fault}) == (True, {})


# Titles and names are facts; sentences are other people's. Twelve words in a row as printed are a sentence.
WORDS_IN_A_ROW = 12
ROOT = Path(__file__).resolve().parents[1]


def _rows(text):
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + WORDS_IN_A_ROW]) for i in range(len(words) - WORDS_IN_A_ROW + 1)}


def _committed_texts():
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    for name in filter(None, names.split("\0")):
        with contextlib.suppress(UnicodeDecodeError, OSError):
            yield name, (ROOT / name).read_text(encoding="utf-8")


# A document's title and a minister's are names, however long.
NAMES = (
    "Clusters IA : tour d'horizon des objectifs des 9 instituts labellisés et financés à hauteur de 360 M",
    "de l'économie, des finances et de la souveraineté industrielle et numérique",
)


def test_no_sentence_of_the_documents_stands_in_the_repository(sources):
    printed = set().union(*map(_rows, read_sources(sources).values())).difference(*map(_rows, NAMES))
    found = [(name, row) for name, text in _committed_texts() for row in _rows(text) & printed]
    assert found == []
