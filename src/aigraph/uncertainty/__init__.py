"""How sure a ranking is, given what the documents count and do not name."""

from aigraph.uncertainty.assessing import assess, assess_incidence
from aigraph.uncertainty.concluding import sentence
from aigraph.uncertainty.forms import to_entry
from aigraph.uncertainty.model import SEED, Assessment, Incidence, Interval, Projection, Slot
from aigraph.uncertainty.telling import tell

__all__ = [
    "SEED",
    "Assessment",
    "Incidence",
    "Interval",
    "Projection",
    "Slot",
    "assess",
    "assess_incidence",
    "sentence",
    "tell",
    "to_entry",
]
