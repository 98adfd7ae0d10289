"""Marking: which characters of the texts have each value, for those who show a passage's words."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from aigraph.evidence.examining import prepare

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aigraph.evidence.support import Extent
    from aigraph.facts import Facts

Marks = dict[tuple[str, str, str, str], tuple["Extent", ...]]
"""What has a value, in order: by the names of block, subject and value as data files write them, and the property."""


def find_marks(facts: Facts, texts: Mapping[str, str]) -> Marks:
    """The spans of every value that a passage or a reading states, as the evidence rules find them.

    ``texts`` must be those that were read. A value that no rule looks for in the text has none.
    """
    found: defaultdict[tuple[str, str, str, str], set[Extent]] = defaultdict(set)
    for verdict in prepare(facts, texts).verdicts():
        for statement, extent in verdict.supports:
            found[verdict.case.name, statement.subject, statement.term.iri, statement.value].add(extent)
    return {key: tuple(sorted(extents)) for key, extents in found.items()}
