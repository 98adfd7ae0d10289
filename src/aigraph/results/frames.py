"""Answers as typed columns: pandas and Parquet. Both packages are extras, and imported where they are asked for."""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aigraph.errors import UsageError
from aigraph.results.values import Kind, column_kinds, to_python, to_text

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

    from aigraph.results.rows import Rows

_MAX_INT64 = 2**63 - 1
_MAX_DIGITS = 76  # of Arrow's decimal256
_DTYPES = {
    Kind.INTEGER: "Int64",
    Kind.DOUBLE: "Float64",
    Kind.BOOLEAN: "boolean",
    Kind.TEXT: "string",
}


def to_pandas(rows: Rows) -> pd.DataFrame:
    """A DataFrame: a column is Int64, Float64, boolean, string or datetime64, and what is missing is NA (NaT).

    Decimals stay exact: a column of objects, each a ``decimal.Decimal``; so do whole numbers beyond 64 bits, mixed
    columns, and times with and without a zone together. Times with a zone are UTC. Raises UsageError where pandas is
    not installed.
    """
    try:
        import pandas as pd  # noqa: PLC0415  (heavy, an extra)
    except ImportError as error:
        msg = "to_pandas needs pandas; install aigraph[notebook]"
        raise UsageError(msg) from error
    columns = _columns(rows)
    series = [_series(pd, kind, values) for kind, values in columns]
    frame = pd.concat(series, axis=1) if series else pd.DataFrame(index=range(len(rows)))
    frame.columns = pd.Index(rows.columns)
    return frame


def to_parquet(rows: Rows) -> bytes:
    """The answer as a Parquet file: int64, decimal, double, bool, date, timestamp and string columns.

    IRIs are strings; so is a mixed column, as the terms' texts. Raises UsageError where pyarrow is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415  (heavy, an extra)
        from pyarrow import parquet  # noqa: PLC0415  (heavy)
    except ImportError as error:
        msg = "parquet needs pyarrow; install aigraph[parquet], or ask for csv"
        raise UsageError(msg) from error
    arrays = []
    for position, (kind, values) in enumerate(_columns(rows)):
        type_ = _arrow_type(pa, kind, values)
        texts = [None if row[position] is None else to_text(row[position]) for row in rows.rows]
        arrays.append(pa.array(texts if type_ == pa.string() else _exact(kind, values), type=type_))
    stream = io.BytesIO()
    parquet.write_table(pa.Table.from_arrays(arrays, names=list(rows.columns)), stream)
    return stream.getvalue()


def write_parquet(rows: Rows, path: Path | str) -> None:
    """Write the answer to a file as Parquet."""
    Path(path).write_bytes(to_parquet(rows))


def _columns(rows: Rows) -> list[tuple[Kind, list[Any]]]:
    """The kind and the Python values of each column."""
    kinds = column_kinds(rows.rows, len(rows.columns))
    return [(kind, [to_python(row[position]) for row in rows.rows]) for position, kind in enumerate(kinds)]


def _series(pd: Any, kind: Kind, values: list[Any]) -> Any:
    if kind is Kind.DATE or (kind is Kind.DATETIME and _have_one_clock(values)):
        zoned = any(isinstance(value, dt.datetime) and value.tzinfo for value in values)
        return pd.Series(pd.to_datetime(pd.Series(values, dtype=object), utc=zoned))
    if kind in _DTYPES and not (kind is Kind.INTEGER and _is_wide(values)):
        # Whole numbers and decimals among doubles become doubles, as arithmetic in SPARQL makes them.
        numbers = [None if value is None else float(value) for value in values] if kind is Kind.DOUBLE else values
        return pd.Series(pd.array(numbers, dtype=_DTYPES[kind]))
    exact = _exact(kind, values)
    return pd.Series([pd.NA if value is None else value for value in exact], dtype=object)


def _exact(kind: Kind, values: list[Any]) -> list[Any]:
    """The values with whole numbers among decimals as decimals, and numbers among doubles as doubles."""
    convert = {Kind.DECIMAL: Decimal, Kind.DOUBLE: float}.get(kind)
    return [value if value is None or convert is None else convert(value) for value in values]


def _is_wide(values: list[Any]) -> bool:
    return any(value is not None and not -_MAX_INT64 - 1 <= value <= _MAX_INT64 for value in values)


def _have_one_clock(values: list[Any]) -> bool:
    return len({value.tzinfo is None for value in values if value is not None}) <= 1


def _arrow_type(pa: Any, kind: Kind, values: list[Any]) -> pa.DataType:
    if kind is Kind.DECIMAL:
        return _arrow_decimal(pa, _exact(kind, values))
    if (kind is Kind.INTEGER and _is_wide(values)) or (kind is Kind.DATETIME and not _have_one_clock(values)):
        return pa.string()
    zoned = kind is Kind.DATETIME and any(value is not None and value.tzinfo for value in values)
    return {
        Kind.INTEGER: pa.int64(),
        Kind.DOUBLE: pa.float64(),
        Kind.BOOLEAN: pa.bool_(),
        Kind.DATE: pa.date32(),
        Kind.DATETIME: pa.timestamp("us", tz="UTC" if zoned else None),
    }.get(kind, pa.string())


def _arrow_decimal(pa: Any, values: list[Any]) -> pa.DataType:
    """The narrowest decimal type that holds all values without loss; strings where none does."""
    whole = scale = 0
    for value in values:
        if value is not None:
            _, digits, exponent = value.as_tuple()
            scale = max(scale, -exponent)
            whole = max(whole, len(digits) + exponent)
    precision = max(whole + scale, 1)
    if precision > _MAX_DIGITS:
        return pa.string()
    return pa.decimal128(precision, scale) if precision <= 38 else pa.decimal256(precision, scale)  # noqa: PLR2004  (Arrow's widths)
