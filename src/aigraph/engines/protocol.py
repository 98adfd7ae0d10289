"""What every engine can do, whatever runs the query."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import pyoxigraph as ox

    from aigraph.results import Rows


class Engine(Protocol):
    """Answers bound queries; the vocabulary's prefixes are known. Two engines give one text for one answer."""

    def rows(self, query: str) -> Rows:
        """The rows of a SELECT, or of an ASK one row with the column ``answer``. Raises UsageError for others."""

    def triples(self, query: str) -> list[ox.Triple]:
        """The triples of a CONSTRUCT or DESCRIBE, each once, in a fixed order. Raises UsageError for others."""
