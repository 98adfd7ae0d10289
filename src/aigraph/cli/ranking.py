"""Commands that rank: centrality."""

from __future__ import annotations

from typing import Annotated

import typer

from aigraph.cli.options import FormatOption, LanguageOption, NetworkOption, OutputOption, ProjectOption
from aigraph.cli.output import choose_format, is_terminal, load_graph, table, write


def centrality(
    network: NetworkOption = "",
    measure: Annotated[list[str] | None, typer.Option("--measure", metavar="NAME", help="A measure; all else.")] = None,
    top: Annotated[int, typer.Option("--top", min=0, metavar="N", help="The first N only; 0 is all.")] = 0,
    format_: FormatOption = None,
    output: OutputOption = "-",
    project: ProjectOption = None,
    lang: LanguageOption = None,
) -> None:
    """Rank the nodes of a network: degree, betweenness, closeness, eigenvector, pagerank."""
    from aigraph.results import to_json_text, write_csv

    formats = {"table": "", "csv": ".csv", "json": ".json"}
    chosen = choose_format(format_, output, formats, "table" if is_terminal() and output == "-" else "csv")
    ranking = load_graph(project, lang).centrality(network, tuple(measure or ()))
    rows = ranking.rows[: top or None]
    columns = ("node", "name", *ranking.measures)
    if chosen == "json":
        entries = [
            {"node": node, "name": name} | dict(zip(ranking.measures, values, strict=True))
            for node, name, values in rows
        ]
        text = to_json_text({"network": ranking.network, "nodes": entries})
    elif chosen == "table":
        shown = [[name, *(f"{value:.4f}" for value in values)] for _, name, values in rows]
        text = table(columns[1:], shown, ranking.measures)
    else:
        text = write_csv(columns, [[node, name, *map(repr, values)] for node, name, values in rows])
    write(output, text.encode())


COMMANDS = (centrality,)
