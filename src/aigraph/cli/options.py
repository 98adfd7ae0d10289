"""The options that several commands take, each defined once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

ProjectOption = Annotated[
    Path | None, typer.Option("--project", metavar="DIR", help="The project's folder (default: the one around here).")
]
LanguageOption = Annotated[
    str | None,
    typer.Option(
        "--lang", metavar="fr|en", help="The language of names, findings and answers; wrong usage is told in English."
    ),
]
SourcesOption = Annotated[
    Path | None, typer.Option("--sources", metavar="DIR", help="The folder of the source texts, <slug>.txt.")
]
OutputOption = Annotated[
    str, typer.Option("--output", "-o", metavar="FILE", help="Where to write; - is standard output.")
]
FormatOption = Annotated[
    str | None, typer.Option("--format", "-f", metavar="FORMAT", help="The format; else told by the file's suffix.")
]
NetworkOption = Annotated[
    str, typer.Option("--network", metavar="NAME", help="A network of queries/networks (default: the project's own).")
]
HeaderOption = Annotated[
    list[str] | None,
    typer.Option(
        "--header", metavar="NAME: VALUE", help="A header for the server (Authorization: else of the environment)."
    ),
]
LayersOption = Annotated[
    str,
    typer.Option(
        "--layers",
        metavar="LAYERS",
        help="What may state a tie: stated (the documents), registers, inferred (rules); commas between.",
    ),
]
