"""Rankings, networks as a whole and the list of measures, in the forms that the command centrality writes."""

from __future__ import annotations

import io
import math
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any

from aigraph.cli.output import table
from aigraph.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aigraph.measures import Ranking, Whole

# What the rank and the shortest column of names that reads well take of a line.
_FIRST_COLUMNS = 24

_Row = tuple[int | None, tuple[str, str, tuple[float, ...]]]


def write_ranking(
    ranking: Ranking, top: int, chosen: str, notes: Sequence[str], uncertainty: dict[str, Any] | None = None
) -> bytes:
    """The first ``top`` rows (0: all) as a table with notes below, as JSON with how sure it is, as CSV or Parquet."""
    from aigraph.results import to_json_text, write_csv

    rows = [*zip(ranking.ranks, ranking.rows, strict=True)][: top or None]
    columns = ("rank", "node", "name", *ranking.measures)
    if chosen == "json":
        answer = {"network": ranking.network, "notes": notes, "nodes": _entries(ranking, rows)}
        return to_json_text(answer | ({"uncertainty": uncertainty} if uncertainty else {})).encode()
    if chosen == "table":
        text = "\n".join(_table(ranking, rows, measures) for measures in _fitting(ranking.measures))
        return "\n".join([text, *notes, ""] if notes else [text]).encode()
    if chosen == "parquet":
        plain = [[rank, node, name, *map(_none, values)] for rank, (node, name, values) in rows]
        return _parquet(columns, plain)
    cells = [["" if rank is None else rank, node, name, *map(_exact, values)] for rank, (node, name, values) in rows]
    return write_csv(columns, cells).encode()


def tell_whole(whole: Whole, chosen: str, language: str) -> str:
    """A network as a whole: in sentences, as JSON, or a line a measure. Raises UsageError for Parquet."""
    from aigraph.results import to_json_text, write_csv

    if chosen == "table":
        return "\n".join(line.tell(language) for line in whole.tell()) + "\n"
    if chosen == "json":
        return to_json_text(whole.to_json())
    if chosen == "parquet":
        msg = "--whole -f parquet: a network as a whole is one line; ask for table, csv or json"
        raise UsageError(msg)
    return write_csv(("measure", "value"), [[name, _cell(value)] for name, value in whole.to_json().items()])


def tell_measures(chosen: str, language: str) -> str:
    """What each measure of nodes means, and which values it can take. Raises UsageError for Parquet."""
    from aigraph.measures import MEASURES
    from aigraph.results import to_json_text, write_csv

    columns = ("name", "range", "weights", "reading")
    if chosen == "parquet":
        msg = "--measures -f parquet: they are texts; ask for table, csv or json"
        raise UsageError(msg)
    rows = [[one.name, one.range, one.uses_weight, one.reading.tell(language)] for one in MEASURES.values()]
    if chosen == "json":
        return to_json_text([dict(zip(columns, row, strict=True)) for row in rows])
    return table(columns, rows) if chosen == "table" else write_csv(columns, rows)


def _table(ranking: Ranking, rows: Sequence[_Row], measures: Sequence[str]) -> str:
    places = [ranking.measures.index(name) for name in measures]
    shown = [[str(rank or ""), name, *(_short(values[at]) for at in places)] for rank, (_, name, values) in rows]
    return table(("rank", "name", *measures), shown, ("rank", *measures))


def _fitting(measures: Sequence[str]) -> list[list[str]]:
    """The measures as so many tables as the terminal is too narrow for one: a heading is never broken."""
    left = get_terminal_size().columns - _FIRST_COLUMNS
    groups: list[list[str]] = [[]]
    for name in measures:
        if groups[-1] and sum(len(each) + 2 for each in [*groups[-1], name]) > left:
            groups.append([])
        groups[-1].append(name)
    return groups


def _entries(ranking: Ranking, rows: Sequence[_Row]) -> list[dict[str, Any]]:
    return [
        {"rank": rank, "node": node, "name": name}
        | {key: _none(value) for key, value in zip(ranking.measures, values, strict=True)}
        for rank, (node, name, values) in rows
    ]


def _parquet(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    """The rows as Apache Parquet. Raises UsageError where pyarrow is not installed."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        msg = "-f parquet: needs pyarrow; install aigraph[parquet], or ask for csv"
        raise UsageError(msg) from error
    types = [pa.int64(), pa.string(), pa.string(), *(pa.float64() for _ in columns[3:])]
    arrays = [pa.array([row[place] for row in rows], type=kind) for place, kind in enumerate(types)]
    stream = io.BytesIO()
    parquet.write_table(pa.table(dict(zip(columns, arrays, strict=True))), stream)
    return stream.getvalue()


def _none(value: float) -> float | None:
    return None if math.isnan(value) else value


def _exact(value: float) -> str:
    return "" if math.isnan(value) else repr(value)


def _short(value: float) -> str:
    """Four decimals; a large figure in whole digits."""
    large = 10_000
    return "" if math.isnan(value) else f"{value:.0f}" if abs(value) >= large else f"{value:.4f}"


def _cell(value: Any) -> str:
    """One cell: lists joined by ``; ``, pairs by a dash, nothing for none."""
    if isinstance(value, (list, tuple)):
        return "; ".join(" – ".join(map(str, one)) if isinstance(one, list) else str(one) for one in value)
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
