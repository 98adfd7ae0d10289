"""Rows: an answer under named columns, with what people do with one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, overload

from aigraph.errors import suggest
from aigraph.results import frames, showing, writing
from aigraph.results.values import Node, to_python

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pandas as pd


class Row(dict[str, Any]):
    """One row: plain Python values by column, as ``row["name"]`` and as ``row.name``.

    >>> Row(name="Inria", clusters=5).clusters
    5
    """

    def __getattr__(self, column: str) -> Any:
        if column in self:
            return self[column]
        raise AttributeError(self._lacks(column))

    def __missing__(self, column: str) -> Any:
        raise KeyError(self._lacks(column))

    def _lacks(self, column: str) -> str:
        return f"no column {column}{suggest(str(column), self)}; there are {', '.join(self) or 'none'}"


@dataclass(frozen=True, slots=True)
class Rows:
    """An answer: ``rows`` of one term (or None) a column. Iterating gives a Row of plain Python values each time.

    ``truth`` is the answer to an ASK, which also stands in the one cell of the column ``answer``.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Node | None, ...], ...]
    truth: bool | None = None

    def __iter__(self) -> Iterator[Row]:
        for row in self.rows:
            yield self._row(row)

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, position: int) -> Row: ...

    @overload
    def __getitem__(self, position: slice) -> Rows: ...

    def __getitem__(self, position: int | slice) -> Row | Rows:
        if isinstance(position, slice):
            return Rows(self.columns, self.rows[position], self.truth)
        return self._row(self.rows[position])

    def to_csv(self) -> str:
        """The answer as CSV: values without their types."""
        return writing.rows_to_csv(self)

    def to_tsv(self) -> str:
        """The answer as TSV: terms as Turtle writes them."""
        return writing.rows_to_tsv(self)

    def to_json(self) -> str:
        """The answer as SPARQL 1.1 Query Results JSON."""
        return writing.rows_to_json(self)

    def to_xml(self) -> str:
        """The answer as SPARQL Query Results XML."""
        return writing.rows_to_xml(self)

    def to_markdown(self) -> str:
        """The answer as a table of Markdown."""
        return writing.rows_to_markdown(self)

    def to_pandas(self) -> pd.DataFrame:
        """The answer as a pandas DataFrame of typed columns (see frames.to_pandas). Needs the extra ``notebook``."""
        return frames.to_pandas(self)

    def to_parquet(self, path: Path | str) -> None:
        """Write the answer as Parquet with typed columns. Needs the extra ``parquet``."""
        frames.write_parquet(self, path)

    def _repr_html_(self) -> str:
        return showing.to_html(self)

    def _row(self, terms: tuple[Node | None, ...]) -> Row:
        return Row(zip(self.columns, map(to_python, terms), strict=True))
