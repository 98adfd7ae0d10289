"""The command that makes a new project: init."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from aigraph.cli.output import say


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make: new, or empty.")],
    base: Annotated[
        str,
        typer.Option("--base", metavar="IRI", help="Where all addresses begin (default: https://example.org/<name>/)."),
    ] = "",
    name: Annotated[
        str, typer.Option("--name", metavar="NAME", help="The project's name (default: the folder's).")
    ] = "",
    lang: Annotated[
        list[str] | None,
        typer.Option("--lang", metavar="fr|en", help="Its languages, the first one first; once for each."),
    ] = None,
) -> None:
    """A new project: settings, ontology, facts with their source, queries, and what an editor needs."""
    from aigraph.beginning import check_place, choose, make_files, place_project, tell_next

    check_place(folder)
    choice = choose(folder, base, name, lang or [])
    files = make_files(choice)
    place_project(folder, files)
    say(tell_next(folder, choice, len(files)))


COMMANDS = (init,)
