"""Evidence: passages of the sources, and the rules by which each fact is supported by the passage that states it."""

from aigraph.evidence.checks import are_same_texts, check_form, check_same_texts, check_texts
from aigraph.evidence.coverage import Coverage, cover
from aigraph.evidence.examining import make_refusal
from aigraph.evidence.passages import (
    FINGERPRINT_DIGITS,
    Passage,
    cite,
    cited_passages,
    fingerprint,
    parse_passage,
    read_sources,
)

__all__ = [
    "FINGERPRINT_DIGITS",
    "Coverage",
    "Passage",
    "are_same_texts",
    "check_form",
    "check_same_texts",
    "check_texts",
    "cite",
    "cited_passages",
    "cover",
    "fingerprint",
    "make_refusal",
    "parse_passage",
    "read_sources",
]
