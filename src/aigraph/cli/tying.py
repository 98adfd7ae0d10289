"""Commands about ties: communities, path, similarity."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from aigraph.cli.options import (
    FormatOption,
    LanguageOption,
    LayersOption,
    NetworkOption,
    OutputOption,
    ProjectOption,
)
from aigraph.cli.output import choose_format, is_terminal, load_graph, say, table, watch, write
from aigraph.errors import UsageError

if TYPE_CHECKING:
    from aigraph.measures import Communities, Likeness

_FORMATS = {"table": "", "csv": ".csv", "json": ".json"}


def communities(
    network: NetworkOption = "",
    method: Annotated[str, typer.Option("--method", metavar="louvain|leiden", help="How they are found.")] = "louvain",
    layers: LayersOption = "stated,registers,inferred",
    format_: FormatOption = None,
    output: OutputOption = "-",
    project: ProjectOption = None,
    lang: LanguageOption = None,
) -> None:
    """Groups that are tied more among themselves than chance would have it; modularity, and stability over seeds."""
    from aigraph.networks import read_layers

    chosen = choose_format(format_, output, _FORMATS, "table" if is_terminal() and output == "-" else "csv")
    graph = load_graph(project, lang)
    with watch():
        found = graph.communities(network, method, read_layers(layers))
    told = [text.tell(graph.language) for text in found.tell()]
    write(output, _communities(found, chosen, told).encode())
    if chosen == "csv":
        for line in told:
            say(line)


def path(
    first: Annotated[str, typer.Argument(metavar="A", help="An id, a prefixed name, an IRI, or a name.")],
    last: Annotated[str, typer.Argument(metavar="B", help="The other end.")],
    network: Annotated[
        str, typer.Option("--network", metavar="NAME", help="A network (default: whole where there is one).")
    ] = "",
    layers: LayersOption = "stated,registers,inferred",
    format_: FormatOption = None,
    output: OutputOption = "-",
    project: ProjectOption = None,
    lang: LanguageOption = None,
) -> None:
    """The shortest paths between two things in words, each hop with what states it."""
    from aigraph.networks import paths_to_json, paths_to_text, read_layers

    chosen = choose_format(format_, output, {"text": ".txt", "json": ".json"}, "text")
    graph = load_graph(project, lang)
    found = graph.path(first, last, network, read_layers(layers))
    if chosen == "json":
        text = json.dumps(paths_to_json(found), ensure_ascii=False, indent=1) + "\n"
    else:
        text = paths_to_text(found, graph.language)
    write(output, text.encode())


def similarity(
    network: Annotated[
        list[str] | None,
        typer.Option("--network", metavar="NAME", help="A network (default: those that compare the kind)."),
    ] = None,
    kind: Annotated[
        str, typer.Option("--kind", metavar="CLASS", help="What to compare (default: of the network).")
    ] = "",
    layers: LayersOption = "stated,registers,inferred",
    format_: FormatOption = None,
    output: OutputOption = "-",
    project: ProjectOption = None,
    lang: LanguageOption = None,
) -> None:
    """How alike things are by whom they are tied to: what share of all their neighbours both have (Jaccard)."""
    from aigraph.measures import compare_by_ties
    from aigraph.networks import FOLDER, read_layers
    from aigraph.queries import find_query, list_queries

    chosen = choose_format(format_, output, _FORMATS, "table" if is_terminal() and output == "-" else "csv")
    graph = load_graph(project, lang)
    chosen_names = list(dict.fromkeys(network or ()))
    chosen_queries = [find_query(graph.project, name, FOLDER) for name in chosen_names]
    saved = chosen_queries or list_queries(graph.project, FOLDER)
    asked = kind or next((query.compares for query in saved if query.compares), "")
    if not asked:
        which = ", ".join(chosen_names) or "no network"
        msg = f"similarity: {which}: nothing says what is compared; name --kind, or add '#+ compares:' in {FOLDER}/"
        raise UsageError(msg)
    comparing = [query for query in saved if query.compares]
    names = chosen_names or [one.name for one in comparing if one.compares == asked] or [one.name for one in comparing]
    pairs = compare_by_ties([graph.network(name, read_layers(layers)) for name in names], asked)
    write(output, _similarity(pairs, names, chosen).encode())


COMMANDS = (communities, path, similarity)


def _communities(found: Communities, chosen: str, told: list[str]) -> str:
    from aigraph.results import write_csv

    if chosen == "json":
        groups = [[{"node": node, "name": name} for node, name in group] for group in found.groups]
        head = {"network": found.network, "method": found.method, "modularity": found.modularity}
        answer = head | {"stability": found.stability, "seeds": found.runs, "notes": told, "communities": groups}
        return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"
    if chosen == "csv":
        rows = [[number, node, name] for number, group in enumerate(found.groups, 1) for node, name in group]
        return write_csv(("community", "node", "name"), rows)
    shown = [
        [str(number), str(len(group)), "; ".join(name for _, name in group)]
        for number, group in enumerate(found.groups, 1)
    ]
    return "\n".join([table(("community", "size", "members"), shown, ("community", "size")), *told, ""])


def _similarity(pairs: list[Likeness], names: list[str], chosen: str) -> str:
    from aigraph.results import write_csv

    if chosen == "json":
        answer = [
            {"things": list(pair.things), "names": list(pair.names)}
            | {
                name: {"jaccard": value, "shared": list(shared)}
                for name, value, shared in zip(names, pair.values, pair.shared, strict=True)
            }
            for pair in pairs
        ]
        return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"
    columns = ("one", "other", *names)
    if chosen == "csv":
        cells = [[*pair.things, *("" if value is None else repr(value) for value in pair.values)] for pair in pairs]
        return write_csv(columns, cells)
    shown = [[*pair.names, *("" if value is None else f"{value:.3f}" for value in pair.values)] for pair in pairs]
    return table(columns, shown, names)
