"""Claims that check themselves: what the sources say of their own figures, computed again from the facts."""

from aigraph.claims.auditing import CLAIMS_FOLDER, audit, check_claims
from aigraph.claims.bounds import Bounds, figure, total
from aigraph.claims.collecting import read_claims
from aigraph.claims.judging import judge
from aigraph.claims.model import Claim, Part, Reading, Result, Verdict
from aigraph.claims.wording import figures_text, to_entry, to_text, verdict_words

__all__ = [
    "CLAIMS_FOLDER",
    "Bounds",
    "Claim",
    "Part",
    "Reading",
    "Result",
    "Verdict",
    "audit",
    "check_claims",
    "figure",
    "figures_text",
    "judge",
    "read_claims",
    "to_entry",
    "to_text",
    "total",
    "verdict_words",
]
