"""The command that says what changed: diff."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from aigraph.cli.options import FormatOption, LanguageOption, OutputOption
from aigraph.cli.output import choose_format, watch, write

FORMATS = {"text": ".txt", "json": ".json", "markdown": ".md"}
_WHAT = "An RDF file, a build, a project's folder, a git revision, or a fingerprint."


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help=_WHAT)],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The same.")],
    exit_code: Annotated[bool, typer.Option("--exit-code", help="End with 1 when the two differ.")] = False,  # noqa: FBT002  (typer's way)
    most: Annotated[
        int, typer.Option("--most", min=0, metavar="N", help="Tell so many things of a part; 0: all of them.")
    ] = 50,
    format_: FormatOption = None,
    output: OutputOption = "-",
    project: Annotated[
        Path | None,
        typer.Option("--project", metavar="DIR", help="Whose revisions, queries and words (default: around here)."),
    ] = None,
    lang: LanguageOption = None,
) -> None:
    """What changed from one graph to another, facts and answers, in sentences: -f text, json or markdown."""
    from aigraph.changes import diff as compare
    from aigraph.changes import to_json, to_markdown, to_text
    from aigraph.results import to_json_text

    chosen = choose_format(format_, output, FORMATS, "text")
    with watch():
        changes = compare(old, new, lang, project)
        if chosen == "json":
            text = to_json_text(to_json(changes))
        else:
            text = (to_markdown if chosen == "markdown" else to_text)(changes, most)
    write(output, text.encode())
    raise typer.Exit(1 if exit_code and changes else 0)


COMMANDS = (diff,)
