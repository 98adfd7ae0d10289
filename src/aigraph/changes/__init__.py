"""What changed from one graph to another: in the facts with their evidence, and in what is computed from them."""

from aigraph.changes.diffing import compare_sides, diff
from aigraph.changes.forms import to_json
from aigraph.changes.model import Changes, Kind, Nature
from aigraph.changes.telling import MOST, to_markdown, to_text

__all__ = ["MOST", "Changes", "Kind", "Nature", "compare_sides", "diff", "to_json", "to_markdown", "to_text"]
