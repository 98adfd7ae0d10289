"""The command that ranks: centrality."""

from __future__ import annotations

import io
import json
import math
from typing import TYPE_CHECKING, Annotated, Any

import typer

from aigraph.cli.options import (
    FormatOption,
    LanguageOption,
    LayersOption,
    NetworkOption,
    OutputOption,
    ProjectOption,
)
from aigraph.cli.output import check_language, choose_format, is_terminal, load_graph, say, table, watch, write
from aigraph.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aigraph.measures import Ranking, Whole

_FORMATS = {"table": "", "csv": ".csv", "json": ".json", "parquet": ".parquet"}
_Row = tuple[str, str, tuple[float, ...]]


def centrality(
    network: NetworkOption = "",
    measure: Annotated[
        list[str] | None, typer.Option("--measure", metavar="NAME", help="A measure; all is every one.")
    ] = None,
    top: Annotated[int, typer.Option("--top", min=0, metavar="N", help="The first N only; 0 is all.")] = 0,
    whole: Annotated[bool, typer.Option("--whole", help="Measure the network as a whole instead.")] = False,  # noqa: FBT002
    measures: Annotated[bool, typer.Option("--measures", help="Say what each measure means, and stop.")] = False,  # noqa: FBT002
    layers: LayersOption = "stated,registers,inferred",
    format_: FormatOption = None,
    output: OutputOption = "-",
    project: ProjectOption = None,
    lang: LanguageOption = None,
) -> None:
    """Rank the nodes of a network: degree, betweenness, closeness, eigenvector, pagerank and others (--measures)."""
    from aigraph.measures import describe
    from aigraph.networks import read_layers

    chosen = choose_format(format_, output, _FORMATS, "table" if is_terminal() and output == "-" else "csv")
    if measures:
        _tell_measures(chosen, output, check_language(project, lang))
        return
    graph = load_graph(project, lang)
    if whole:
        described = describe(graph.network(network, read_layers(layers)))
        write(output, _told_whole(described, chosen, graph.language).encode())
        return
    with watch():
        ranking = graph.centrality(network, tuple(measure or ()), read_layers(layers))
    notes = [note.tell(graph.language) for note in ranking.notes]
    write(output, _written(ranking, top, chosen, notes))
    if chosen in ("csv", "parquet"):
        for note in notes:
            say(note)


COMMANDS = (centrality,)


def _written(ranking: Ranking, top: int, chosen: str, notes: Sequence[str]) -> bytes:
    from aigraph.results import write_csv

    rows = [*zip(ranking.ranks, ranking.rows, strict=True)][: top or None]
    columns = ("rank", "node", "name", *ranking.measures)
    if chosen == "json":
        entries: list[dict[str, Any]] = [
            {"rank": rank, "node": node, "name": name}
            | {key: _none(value) for key, value in zip(ranking.measures, values, strict=True)}
            for rank, (node, name, values) in rows
        ]
        answer = {"network": ranking.network, "notes": notes, "nodes": entries}
        return (json.dumps(answer, ensure_ascii=False, indent=1) + "\n").encode()
    if chosen == "table":
        shown = [[str(rank or ""), name, *map(_short, values)] for rank, (_, name, values) in rows]
        text = table(("rank", *columns[2:]), shown, ("rank", *ranking.measures))
        return "\n".join([text, *notes, ""] if notes else [text]).encode()
    if chosen == "parquet":
        plain = [[rank, node, name, *map(_none, values)] for rank, (node, name, values) in rows]
        return _parquet(columns, plain)
    cells = [["" if rank is None else rank, node, name, *map(_exact, values)] for rank, (node, name, values) in rows]
    return write_csv(columns, cells).encode()


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


def _told_whole(whole: Whole, chosen: str, language: str) -> str:
    if chosen == "table":
        return "\n".join(line.tell(language) for line in whole.tell()) + "\n"
    if chosen == "json":
        return json.dumps(whole.to_json(), ensure_ascii=False, indent=1) + "\n"
    if chosen == "parquet":
        msg = "--whole -f parquet: a network as a whole is one line; ask for table, csv or json"
        raise UsageError(msg)
    from aigraph.results import write_csv

    return write_csv(("measure", "value"), [[name, _cell(value)] for name, value in whole.to_json().items()])


def _cell(value: Any) -> str:
    """One cell: lists joined by ``; ``, pairs by a dash, nothing for none."""
    if isinstance(value, (list, tuple)):
        return "; ".join(" – ".join(map(str, one)) if isinstance(one, list) else str(one) for one in value)
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _tell_measures(chosen: str, output: str, language: str) -> None:
    from aigraph.measures import MEASURES
    from aigraph.results import write_csv

    columns = ("name", "range", "weights", "reading")
    rows = [[one.name, one.range, one.uses_weight, one.reading.tell(language)] for one in MEASURES.values()]
    if chosen == "json":
        text = json.dumps([dict(zip(columns, row, strict=True)) for row in rows], ensure_ascii=False, indent=1) + "\n"
    else:
        text = table(columns, rows) if chosen == "table" else write_csv(columns, rows)
    write(output, text.encode())
