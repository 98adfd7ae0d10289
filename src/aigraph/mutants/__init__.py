"""Mutants: the facts with one thing made wrong, to measure what the checks notice."""

from aigraph.mutants.claiming import ask_claims, try_claims
from aigraph.mutants.making import make_mutants
from aigraph.mutants.model import Mutant, Outcome
from aigraph.mutants.shaping import ask_shapes
from aigraph.mutants.telling import Row, rows, survivors, table
from aigraph.mutants.trying import Trial

__all__ = [
    "Mutant",
    "Outcome",
    "Row",
    "Trial",
    "ask_claims",
    "ask_shapes",
    "make_mutants",
    "rows",
    "survivors",
    "table",
    "try_claims",
]
