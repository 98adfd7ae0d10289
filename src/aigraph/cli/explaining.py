"""The command that says why: explain."""

from __future__ import annotations

from typing import Annotated

import typer

from aigraph.cli.options import FormatOption, LanguageOption, OutputOption, ProjectOption, SourcesOption
from aigraph.cli.output import choose_format, load_graph, say, write


def explain(
    target: Annotated[
        str, typer.Argument(metavar="ID|NAME|'S P O'", help='A thing, or a statement: ids, keys, names, "labels".')
    ],
    sources: SourcesOption = None,
    format_: FormatOption = None,
    output: OutputOption = "-",
    project: ProjectOption = None,
    lang: LanguageOption = None,
) -> None:
    """Why a fact is there, down to passage and rule; or what is missing (ends with 1): -f text or json."""
    from aigraph.explanation import to_json, to_text
    from aigraph.results import to_json_text

    chosen = choose_format(format_, output, {"text": ".txt", "json": ".json"}, "text")
    graph = load_graph(project, lang)
    found = graph.explain(target, sources)
    if chosen == "json":
        text = to_json_text(to_json(found))
    else:
        text = to_text(found, lambda iri: graph.dataset.vocabulary.shorten(graph.project.shorten(iri)))
    for name, identifier in found.taken.items():
        say(f"{name}: {identifier}")
    write(output, text.encode())
    raise typer.Exit(1 if found.absence else 0)


COMMANDS = (explain,)
