"""pyoxigraph over a store in memory or on disk."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aigraph.errors import InputError
from aigraph.queries import construct, select

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyoxigraph as ox

    from aigraph.dataset import Dataset
    from aigraph.results import Rows


@dataclass(frozen=True, slots=True)
class StoreEngine:
    """Asks the dataset's own store. ``lease`` is what must stay open while the store is read, if anything."""

    dataset: Dataset
    lease: object = None

    def rows(self, query: str) -> Rows:
        """The rows of a SELECT or ASK. Raises InputError where the store cannot be read."""
        with _told():
            return select(self.dataset, query)

    def triples(self, query: str) -> list[ox.Triple]:
        """The triples of a CONSTRUCT or DESCRIBE. Raises InputError where the store cannot be read."""
        with _told():
            return construct(self.dataset, query)


@contextmanager
def _told() -> Iterator[None]:
    """What is wrong with the files of a store is told by pyoxigraph as either of two errors."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        msg = f"the store: cannot be read ({error}); write it anew with aigraph build --store"
        raise InputError(msg) from error
