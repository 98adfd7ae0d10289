"""Figures: which properties of a project hold sums of money, of which currency, and their bounds.

A project may state sums by ``aig:amount`` and its bounds, which are in euro, or by properties of its own, of which
``ontology/evidence.ttl`` says that a passage supports them by money: "money" is euro, "money-gbp" pounds sterling.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph.evidence.policy import BOUND, UPPER, read_policy
from aigraph.picture import values
from aigraph.terms import AIG

if TYPE_CHECKING:
    from aigraph.project import Project

_MONEY, _EURO = "money", "EUR"
_SUMS = (AIG.amount, AIG.minAmount, AIG.maxAmount)


class Figures:
    """What the figures of a project are."""

    def __init__(self, project: Project) -> None:
        policy = read_policy(project)
        stated = {iri: how for iri, how in policy.supports.items() if how.split("-")[0] == _MONEY}
        #: Property to the currency of its sums (ISO 4217).
        self.currencies = {iri: how.partition("-")[2].upper() or _EURO for iri, how in stated.items()}
        self.currencies |= dict.fromkeys(_SUMS, _EURO)
        #: Property to the one of aigraph's that says the same: the figure itself or a bound of it.
        self.meanings = {
            iri: AIG.amount
            if not policy.has(iri, BOUND)
            else AIG.maxAmount
            if policy.has(iri, UPPER)
            else AIG.minAmount
            for iri in stated
        }
        own = {*values.FIGURES, *values.LOWER.values(), *values.UPPER.values()}
        self.meanings |= {iri: iri for iri in own}

    def currency(self, predicate: str) -> str:
        """The currency of the sums that a property holds; empty for one that holds none."""
        return self.currencies.get(predicate, "")
