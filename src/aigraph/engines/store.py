"""pyoxigraph over a store in memory or on disk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aigraph.queries import construct, select

if TYPE_CHECKING:
    import pyoxigraph as ox

    from aigraph.dataset import Dataset
    from aigraph.results import Rows


@dataclass(frozen=True, slots=True)
class StoreEngine:
    """Asks the dataset's own store. ``lease`` is what must stay open while the store is read, if anything."""

    dataset: Dataset
    lease: object = None

    def rows(self, query: str) -> Rows:
        """The rows of a SELECT or ASK."""
        return select(self.dataset, query)

    def triples(self, query: str) -> list[ox.Triple]:
        """The triples of a CONSTRUCT or DESCRIBE."""
        return construct(self.dataset, query)
