"""Why a fact is in the graph, down to passages, records, decisions and rules; and why one is not."""

from aigraph.explanation.explaining import explain
from aigraph.explanation.forms import to_json
from aigraph.explanation.model import Absence, Evidence, Explanation, Fact, Quote
from aigraph.explanation.telling import to_text

__all__ = ["Absence", "Evidence", "Explanation", "Fact", "Quote", "explain", "to_json", "to_text"]
