"""Commands that ask: query, centrality."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Annotated

import typer

from aigraph.cli.options import FormatOption, LanguageOption, NetworkOption, OutputOption, ProjectOption
from aigraph.cli.output import check_language, choose_format, is_terminal, load_graph, read_stdin, say, table, write
from aigraph.errors import InputError, UsageError

if TYPE_CHECKING:
    from aigraph.dataset import Dataset
    from aigraph.project import Project
    from aigraph.queries import SavedQuery
    from aigraph.results import Rows

_ROW_FORMATS = {"table": "", "csv": ".csv", "tsv": ".tsv", "json": ".json"}
_TRIPLE_FORMATS = {"turtle": ".ttl", "ntriples": ".nt"}


def query(
    query: Annotated[str, typer.Argument(metavar="NAME|FILE.rq|'SELECT …'|-", help="What to ask.")] = "",
    set_: Annotated[list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="A parameter.")] = None,
    list_: Annotated[bool, typer.Option("--list", help="List the saved queries.")] = False,  # noqa: FBT002
    data: Annotated[list[Path] | None, typer.Option("--data", metavar="FILE", help="Ask RDF files instead.")] = None,
    format_: FormatOption = None,
    output: OutputOption = "-",
    project: ProjectOption = None,
    lang: LanguageOption = None,
) -> None:
    """Ask in SPARQL: a saved query by name, a file, a text, or - for standard input."""
    from aigraph.dataset import open_files
    from aigraph.project import find_project
    from aigraph.queries import bind, is_construct, notice, select

    if list_ or not query:
        _list(find_project(project), check_language(project, lang), format_, output)
        return
    saved = _find(query, find_project(project))
    dataset = open_files(data, find_project(project)) if data else load_graph(project, lang).dataset
    language = lang or dataset.project.languages[0]
    values = _values(set_ or [])
    text = bind(saved, values, dataset.vocabulary, dataset.project, language)
    if is_construct(text):
        _write_triples(dataset, text, choose_format(format_, output, _TRIPLE_FORMATS, "turtle"), output)
    else:
        _write_rows(select(dataset, text), format_, output)
    for told in notice(saved, values, dataset):
        say(told.tell(language))


def centrality(
    network: NetworkOption = "",
    measure: Annotated[list[str] | None, typer.Option("--measure", metavar="NAME", help="A measure; all else.")] = None,
    top: Annotated[int, typer.Option("--top", min=0, metavar="N", help="The first N only; 0 is all.")] = 0,
    uncertainty: Annotated[bool, typer.Option(help="Tell below the table how sure it is.")] = True,  # noqa: FBT002
    format_: FormatOption = None,
    output: OutputOption = "-",
    project: ProjectOption = None,
    lang: LanguageOption = None,
) -> None:
    """Rank the nodes of a network: degree, betweenness, closeness, eigenvector, pagerank."""
    from aigraph.results import write_csv

    formats = {"table": "", "csv": ".csv", "json": ".json"}
    chosen = choose_format(format_, output, formats, "table" if is_terminal() and output == "-" else "csv")
    graph = load_graph(project, lang)
    ranking = graph.centrality(network, tuple(measure or ()))
    rows = ranking.rows[: top or None]
    columns = ("node", "name", *ranking.measures)
    if chosen == "json":
        entries = [
            {"node": node, "name": name} | dict(zip(ranking.measures, values, strict=True))
            for node, name, values in rows
        ]
        text = json.dumps({"network": ranking.network, "nodes": entries}, ensure_ascii=False, indent=1) + "\n"
    elif chosen == "table":
        shown = [[name, *(f"{value:.4f}" for value in values)] for _, name, values in rows]
        text = table(columns[1:], shown, ranking.measures)
        if uncertainty:
            from aigraph.uncertainty import tell

            assessment = graph.uncertainty(network, ranking.measures[0])
            lines = tell(assessment, graph.language, top or 10, get_terminal_size().columns)
            text += "\n" + "\n".join(lines) + "\n"
    else:
        text = write_csv(columns, [[node, name, *map(repr, values)] for node, name, values in rows])
    write(output, text.encode())


COMMANDS = (query, centrality)


def _list(project: Project, language: str, format_: str | None, output: str) -> None:
    from aigraph.queries import list_queries
    from aigraph.results import write_csv

    columns = ("name", "summary", "parameters")
    queries = list_queries(project)
    rows = [[saved.name, saved.summaries.tell(language), " ".join(_parameters(saved))] for saved in queries]
    chosen = choose_format(format_, output, {"table": "", "csv": ".csv"}, "table" if is_terminal() else "csv")
    write(output, (table(columns, rows) if chosen == "table" else write_csv(columns, rows)).encode())


def _parameters(saved: SavedQuery) -> list[str]:
    return [
        parameter.name if parameter.default is None else f"{parameter.name}={parameter.default}"
        for parameter in saved.parameters
        if parameter.name != "lang"
    ]


def _find(asked: str, project: Project) -> SavedQuery:
    """What the argument means: standard input, a file, a saved query's name, or the text of a query."""
    from aigraph.queries import QUERY_NAME, find_query, read_query

    if asked == "-":
        return read_query(read_stdin(), where="standard input")
    if asked.endswith(".rq"):
        try:
            return read_query(Path(asked).read_text(encoding="utf-8"), where=asked)
        except (OSError, UnicodeDecodeError) as error:
            msg = f"{asked}: cannot be read ({error}); name a file that holds a query"
            raise InputError(msg) from error
    return find_query(project, asked) if QUERY_NAME.fullmatch(asked) else read_query(asked)


def _values(settings: list[str]) -> dict[str, str]:
    values = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals or not name:
            msg = f"--set {setting}: write --set name=value"
            raise UsageError(msg)
        values[name] = value
    return values


def _write_rows(rows: Rows, format_: str | None, output: str) -> None:
    from aigraph.results import rows_to_csv, rows_to_json, rows_to_tsv, to_python, to_text

    to_terminal = is_terminal() and output == "-"
    chosen = choose_format(format_, output, _ROW_FORMATS, "table" if to_terminal else "csv")
    if chosen == "table":
        numbers = [
            column
            for position, column in enumerate(rows.columns)
            if rows.rows and all(not isinstance(to_python(row[position]), str) for row in rows.rows)
        ]
        text = table(rows.columns, [[to_text(term) for term in row] for row in rows.rows], numbers)
    else:
        text = {"csv": rows_to_csv, "tsv": rows_to_tsv, "json": rows_to_json}[chosen](rows)
    write(output, text.encode())


def _write_triples(dataset: Dataset, text: str, chosen: str, output: str) -> None:
    import pyoxigraph as ox

    from aigraph.queries import construct

    form = {"turtle": ox.RdfFormat.TURTLE, "ntriples": ox.RdfFormat.N_TRIPLES}[chosen]
    data = ox.serialize(construct(dataset, text), format=form, prefixes=dataset.vocabulary.prefixes)
    write(output, data or b"")
