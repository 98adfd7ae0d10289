"""The command query: what is asked, of what, with which values."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aigraph.cli.naming import NAME_ONE, find_asked, read_values
from aigraph.cli.options import FormatOption, HeaderOption, LanguageOption, OutputOption, ProjectOption
from aigraph.cli.output import check_language, load_graph, say, write
from aigraph.errors import Text, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.connection import Connection
    from aigraph.dataset import Dataset
    from aigraph.graph import KnowledgeGraph
    from aigraph.project import Project
    from aigraph.queries import SavedQuery

NO_ANSWER = Text("nothing answers the question as it is asked", "rien ne répond à la question telle qu’elle est posée")

NO_ANSWER_YET = Text(f"{NO_ANSWER.en}; --check looks for slips in it", f"{NO_ANSWER.fr} ; --check y cherche des lapsus")


def query(
    query: Annotated[str | None, typer.Argument(metavar="NAME|FILE.rq|'SELECT …'|-", help="What to ask.")] = None,
    set_: Annotated[list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="A parameter.")] = None,
    list_: Annotated[bool, typer.Option("--list", help="List the saved queries.")] = False,  # noqa: FBT002  (typer's way)
    data: Annotated[list[Path] | None, typer.Option("--data", metavar="FILE", help="Ask RDF files instead.")] = None,
    scores: Annotated[
        list[str] | None, typer.Option("--scores", metavar="NETWORK", help="Its centralities are facts to ask, too.")
    ] = None,
    labels: Annotated[bool, typer.Option("--labels", help="Add a column of names beside each of IRIs.")] = False,  # noqa: FBT002  (typer's way)
    explain: Annotated[bool, typer.Option("--explain", help="Print the query as it would be asked.")] = False,  # noqa: FBT002  (typer's way)
    check: Annotated[bool, typer.Option("--check", help="Say what is slow or wrong in it; --list checks all.")] = False,  # noqa: FBT002  (typer's way)
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

    found, language = find_project(project), check_language(project, lang)
    if not list_ and query is None:
        named = {"--set": set_, "--data": data, "--labels": labels, "--explain": explain, "--store": store}
        if given := [name for name, value in named.items() if value] + ["--engine"] * (engine != "oxigraph"):
            msg = f"{given[0]}: nothing is asked; {NAME_ONE}"
            raise UsageError(msg)
    if check:
        from aigraph.cli.linting import check_queries

        check_queries(found, "" if list_ else query or "", language, format_, output)
    elif list_ or query is None:
        _list(found, language, format_, output)
    elif explain:
        _explain(find_asked(query, found), read_values(set_ or []), found, language, output)
    else:
        saved, values = find_asked(query, found), read_values(set_ or [])
        asked = _connect(project, lang, engine, store, (data, scores), (header or [], default_graph, page_size))
        _answer(asked, saved, values, (format_, output), with_labels=labels)


COMMANDS = (query,)


def _connect(
    project: Path | None,
    lang: str | None,
    engine: str,
    store: Path | None,
    local: tuple[list[Path] | None, list[str] | None],
    remote: tuple[list[str], str | None, int],
) -> Connection:
    """Who is asked: an address, a store on disk, RDF files, or the project's data files (with scores of networks)."""
    from aigraph.connection import Connection, check_engine, connect, is_address, local_engine
    from aigraph.dataset import open_files
    from aigraph.engines import StoreEngine
    from aigraph.project import find_project
    from aigraph.stores import open_snapshot

    settings, language = find_project(project), check_language(project, lang)
    (data, scores), (headers, default_graph, page_size) = local, remote
    whom = {"--engine URL": is_address(engine), "--store": store, "--data": data, "--scores": scores}
    given = [name for name, value in whom.items() if value]
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
    dataset = open_files(data, settings) if data else _scored(load_graph(project, lang), scores or [])
    return Connection(local_engine(engine, StoreEngine(dataset)), settings, dataset.vocabulary, language)


def _scored(graph: KnowledgeGraph, networks: list[str]) -> Dataset:
    """The dataset of the facts, with the scores of networks in graphs of their own."""
    cubes = [graph.cube(network) for network in networks]
    for quads in cubes:
        graph.dataset.add(quads)
    return graph.dataset


def _answer(
    asked: Connection,
    saved: SavedQuery,
    values: dict[str, str],
    written: tuple[str | None, str],
    *,
    with_labels: bool,
) -> None:
    """Ask, write the answer, and say beside it what it does not tell. ``written``: format, output."""
    from aigraph.cli.answering import check_format, write_rows, write_triples
    from aigraph.queries import bind, is_construct

    (format_, output), language = written, asked.language
    text = bind(saved, values, asked.vocabulary, asked.project, language)
    chosen = check_format(format_, output, makes_triples=is_construct(text))
    if with_labels and is_construct(text):
        msg = "--labels: the query makes triples, which have no columns; write a SELECT, or leave it out"
        raise UsageError(msg)
    if is_construct(text):
        with _ended_by_interrupts():
            triples = asked.engine.triples(text)
        write_triples(triples, asked.vocabulary.prefixes, chosen, output)
        is_empty = not triples
    else:
        with _ended_by_interrupts():
            rows = asked.engine.rows(text)
        write_rows(asked.with_labels(rows) if with_labels else rows, chosen, output)
        is_empty = not rows.rows
    for words in asked.notice(saved, values):
        say(words.tell(language))
    if is_empty:
        say((NO_ANSWER if saved.name else NO_ANSWER_YET).tell(language))


@contextmanager
def _ended_by_interrupts() -> Iterator[None]:
    """An interrupt (Ctrl-C) ends the program at once: an engine outside Python would not notice it before its end."""
    before = signal.getsignal(signal.SIGINT)
    if before is not signal.default_int_handler:  # ignored, or somebody else's
        yield
        return
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _explain(saved: SavedQuery, values: dict[str, str], project: Project, language: str, output: str) -> None:
    from aigraph.queries import explain_query
    from aigraph.terms import read_vocabulary

    write(output, explain_query(saved, values, read_vocabulary(project), project, language).encode())


def _list(project: Project, language: str, format_: str | None, output: str) -> None:
    import pyoxigraph as ox

    from aigraph.cli.answering import check_format, write_rows
    from aigraph.queries import list_queries
    from aigraph.results import Rows

    listed = [
        (saved.name, saved.summaries.tell(language), " ".join(_parameters(saved))) for saved in list_queries(project)
    ]
    rows = Rows(("name", "summary", "parameters"), tuple(tuple(map(ox.Literal, cells)) for cells in listed))
    write_rows(rows, check_format(format_, output, makes_triples=False), output)


def _parameters(saved: SavedQuery) -> list[str]:
    return [
        parameter.name if parameter.default is None else f"{parameter.name}={parameter.default}"
        for parameter in saved.parameters
        if parameter.name != "lang"
    ]
