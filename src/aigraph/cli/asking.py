"""Commands that ask: query, centrality."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aigraph.cli.options import (
    FormatOption,
    HeaderOption,
    LanguageOption,
    NetworkOption,
    OutputOption,
    ProjectOption,
)
from aigraph.cli.output import check_language, choose_format, is_terminal, load_graph, read_stdin, table, write
from aigraph.errors import InputError, UsageError

if TYPE_CHECKING:
    import pyoxigraph as ox

    from aigraph.connection import Connection
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
    engine: Annotated[
        str, typer.Option("--engine", metavar="oxigraph|rdflib|URL", help="Who answers; a URL is a SPARQL endpoint.")
    ] = "oxigraph",
    store: Annotated[Path | None, typer.Option("--store", metavar="DIR", help="Ask a store on disk instead.")] = None,
    header: HeaderOption = None,
    page_size: Annotated[
        int, typer.Option("--page-size", min=0, metavar="N", help="Ask a server in pages of N rows; 0: whole.")
    ] = 0,
    default_graph: Annotated[
        str | None, typer.Option("--default-graph", metavar="IRI|none", help="The graph asked at a server.")
    ] = None,
    format_: FormatOption = None,
    output: OutputOption = "-",
    project: ProjectOption = None,
    lang: LanguageOption = None,
) -> None:
    """Ask in SPARQL: a saved query by name, a file, a text, or - for standard input."""
    from aigraph.project import find_project
    from aigraph.queries import bind, is_construct

    if list_ or not query:
        _list(find_project(project), format_, output)
        return
    saved, values = _find(query, find_project(project)), _values(set_ or [])
    found = _connect(project, lang, engine, store, data, (header or [], default_graph, page_size))
    text = bind(saved, values, found.vocabulary, found.project, found.language)
    if is_construct(text):
        chosen = choose_format(format_, output, _TRIPLE_FORMATS, "turtle")
        _write_triples(found.engine.triples(text), found.vocabulary.prefixes, chosen, output)
    else:
        _write_rows(found.engine.rows(text), format_, output)


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
    from aigraph.results import write_csv

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
        text = json.dumps({"network": ranking.network, "nodes": entries}, ensure_ascii=False, indent=1) + "\n"
    elif chosen == "table":
        shown = [[name, *(f"{value:.4f}" for value in values)] for _, name, values in rows]
        text = table(columns[1:], shown, ranking.measures)
    else:
        text = write_csv(columns, [[node, name, *map(repr, values)] for node, name, values in rows])
    write(output, text.encode())


COMMANDS = (query, centrality)


def _connect(
    project: Path | None,
    lang: str | None,
    engine: str,
    store: Path | None,
    data: list[Path] | None,
    remote: tuple[list[str], str | None, int],
) -> Connection:
    """Who is asked: an address, a store on disk, RDF files, or the project's data files."""
    from aigraph.connection import Connection, check_engine, connect, is_address, local_engine
    from aigraph.dataset import open_files
    from aigraph.engines import StoreEngine
    from aigraph.project import find_project
    from aigraph.stores import open_snapshot

    settings, language = find_project(project), check_language(project, lang)
    headers, default_graph, page_size = remote
    given = [
        name for name, value in (("--engine URL", is_address(engine)), ("--store", store), ("--data", data)) if value
    ]
    if len(given) > 1:
        msg = f"{' and '.join(given)}: one of them is asked, not all; choose"
        raise UsageError(msg)
    if is_address(engine):
        return connect(engine, settings, language, headers=headers, default_graph=default_graph, page_size=page_size)
    if headers or default_graph is not None or page_size:
        msg = "--header, --default-graph and --page-size: are for a server; name one with --engine"
        raise UsageError(msg)
    if store is not None:
        snapshot = open_snapshot(store, settings)
        return Connection(local_engine(engine, snapshot), settings, snapshot.dataset.vocabulary, language)
    check_engine(engine)
    dataset = open_files(data, settings) if data else load_graph(project, lang).dataset
    return Connection(local_engine(engine, StoreEngine(dataset)), settings, dataset.vocabulary, language)


def _list(project: Project, format_: str | None, output: str) -> None:
    from aigraph.queries import list_queries
    from aigraph.results import write_csv

    columns = ("name", "summary", "parameters")
    rows = [[saved.name, saved.summary, " ".join(_parameters(saved))] for saved in list_queries(project)]
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


def _write_triples(triples: list[ox.Triple], prefixes: dict[str, str], chosen: str, output: str) -> None:
    import pyoxigraph as ox

    form = {"turtle": ox.RdfFormat.TURTLE, "ntriples": ox.RdfFormat.N_TRIPLES}[chosen]
    write(output, ox.serialize(triples, format=form, prefixes=prefixes) or b"")
