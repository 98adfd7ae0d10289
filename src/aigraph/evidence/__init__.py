"""Evidence: passages of the sources, and the rules by which each fact is supported by the passage that states it."""

from aigraph.evidence.checks import are_same_texts, check_form, check_same_texts, check_texts, read_same_texts
from aigraph.evidence.coverage import Coverage, cover
from aigraph.evidence.examining import make_refusal
from aigraph.evidence.marking import Marks, find_marks
from aigraph.evidence.passages import (
    FINGERPRINT_DIGITS,
    Passage,
    cite,
    cited_passages,
    fingerprint,
    measure,
    parse_passage,
    read_sources,
)
from aigraph.evidence.support import Extent

__all__ = [
    "FINGERPRINT_DIGITS",
    "Coverage",
    "Extent",
    "Marks",
    "Passage",
    "are_same_texts",
    "check_form",
    "check_same_texts",
    "check_texts",
    "cite",
    "cited_passages",
    "cover",
    "find_marks",
    "fingerprint",
    "make_refusal",
    "measure",
    "parse_passage",
    "read_same_texts",
    "read_sources",
]
