"""The data files: YAML-LD, read strictly, every statement with its place.

``read_facts`` returns a ``Facts``: the JSON-LD document that all files make together, and the place of every
statement in them. Anything that the format does not know is refused, with every finding at once.
"""

from aigraph.facts.blocks import BLOCK_KINDS
from aigraph.facts.model import Facts, Statement
from aigraph.facts.reader import read_facts

__all__ = ["BLOCK_KINDS", "Facts", "Statement", "read_facts"]
