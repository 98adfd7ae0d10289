"""Measures of networks: of each node, of the whole, communities, and how alike things are by whom they are tied to."""

from aigraph.measures.computing import DISTANCE
from aigraph.measures.groups import METHODS, Communities, find_communities
from aigraph.measures.nodes import MEASURES, USUAL, Measure, find_measure
from aigraph.measures.ranking import Ranking, measure_nodes, rank
from aigraph.measures.similarity import Likeness, compare_by_ties
from aigraph.measures.whole import Whole, describe

__all__ = [
    "DISTANCE",
    "MEASURES",
    "METHODS",
    "USUAL",
    "Communities",
    "Likeness",
    "Measure",
    "Ranking",
    "Whole",
    "compare_by_ties",
    "describe",
    "find_communities",
    "find_measure",
    "measure_nodes",
    "rank",
]
