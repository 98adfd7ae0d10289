"""The command that publishes: the static site."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from aigraph.cli.options import LanguageOption, ProjectOption
from aigraph.cli.output import load_graph, say, watch


def publish(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to write.")] = Path("site"),
    base_url: Annotated[
        str, typer.Option("--base-url", metavar="URL", help="Where the site will stand (default: the project's base).")
    ] = "",
    project: ProjectOption = None,
    lang: LanguageOption = None,
) -> None:
    """The graph as a static site: linked data that needs no server."""
    from aigraph.site import publish as publish_site

    graph = load_graph(project, lang)
    graph.validate()
    with watch():
        count = publish_site(graph, output, base_url)
    say(f"{output}: {count} files")


COMMANDS = (publish,)
