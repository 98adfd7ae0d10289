"""The program ``aigraph``: commands, and the one place where what a user caused becomes a message and a status."""

from __future__ import annotations

import contextlib
import functools
import sys
from typing import TYPE_CHECKING, Any

import typer

from aigraph import __version__
from aigraph.cli import (
    asking,
    beginning,
    building,
    checking,
    covering,
    differing,
    explaining,
    exporting,
    looking,
    matching,
    plotting,
    publishing,
    ranking,
    serving,
    tying,
)
from aigraph.cli.output import check_language
from aigraph.errors import AigraphError, FindingsError, InputError

if TYPE_CHECKING:
    from collections.abc import Callable

app = typer.Typer(
    name="aigraph",
    help="Build, query, rank, draw and export a knowledge graph whose facts are tied to the passages that state them.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)


def _in_its_language(command: Callable[..., None]) -> Callable[..., None]:
    """The command, whose findings are told in the language that it is asked to speak."""

    @functools.wraps(command)
    def speaking(**options: Any) -> None:
        try:
            command(**options)
        except FindingsError as error:
            _tell(error.tell(check_language(options.get("project"), options.get("lang"))))
            raise typer.Exit(error.exit_status) from None

    return speaking


MODULES = (
    building, exporting, asking, ranking, tying, plotting, looking, checking, covering, matching, explaining,
    differing, publishing, serving, beginning,
)  # fmt: skip
for module in MODULES:
    for command in module.COMMANDS:
        app.command()(_in_its_language(command))


def _show_version(asked: bool) -> None:  # noqa: FBT001  (typer calls it)
    if asked:
        typer.echo(f"aigraph {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: bool = typer.Option(False, "--version", callback=_show_version, is_eager=True, help="Print the version."),  # noqa: FBT001, FBT003  (typer's way)
) -> None:
    """Build, query, rank, draw and export a knowledge graph whose facts are tied to the passages that state them."""


def main() -> None:
    """Run the program; ends with 0 when all is fine, 1 with findings, 2 for wrong usage, 3 for unreadable input."""
    try:
        app()
    except AigraphError as error:
        _tell(str(error))
        sys.exit(error.exit_status)
    except (OSError, UnicodeError) as error:
        # The system refuses something at the edges: a closed stream, a full disk, a folder that is gone, odd bytes.
        _tell(f"{error}; nothing was changed")
        sys.exit(InputError.exit_status)


def _tell(message: str) -> None:
    """Say it where somebody listens; a closed standard error is no reason to fail otherwise."""
    with contextlib.suppress(OSError, AttributeError):
        sys.stderr.write(f"{message}\n")
