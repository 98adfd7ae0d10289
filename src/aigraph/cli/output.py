"""How results leave the program: data on standard output and nothing else there, messages on standard error."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from aigraph.errors import InputError, Text, UsageError, suggest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.progress import Progress

    from aigraph.graph import KnowledgeGraph

_SECONDS_OF_PATIENCE = 0.5
# Of a column, and between two.
_NARROWEST, _BETWEEN = 8, 2
# Controls but for the ends of lines and tabs, by the signs that Unicode has for them.
_SIGNS = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\r"} | {0x7F: 0x2421}
_SIGNS |= dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
_NONE = Text("0 findings", "0 défaut")
_ONE = Text("{number} finding", "{number} défaut")
_SOME = Text("{number} findings", "{number} défauts")


def load_graph(project: Path | None, language: str | None) -> KnowledgeGraph:
    """The graph that a command works on. Raises UsageError for a language that the project does not have."""
    from aigraph.graph import load
    from aigraph.project import find_project

    return load(find_project(project), check_language(project, language))


def check_language(project: Path | None, language: str | None) -> str:
    """The language asked for, else the project's first. Raises UsageError for one that the project does not have."""
    from aigraph.project import find_project

    found = find_project(project)
    if language is not None and language not in found.languages:
        msg = f"--lang {language}: the project has {', '.join(found.languages)}"
        raise UsageError(msg)
    return language or found.languages[0]


def choose_format(asked: str | None, output: str, suffixes: Mapping[str, str], otherwise: str) -> str:
    """The format that was asked for, else the one of the output's suffix, else ``otherwise``.

    ``suffixes`` maps a format's name to its file suffix. Raises UsageError for a format that there is not.
    """
    if asked is not None:
        if asked not in suffixes:
            near = suggest(next((name for name, suffix in suffixes.items() if suffix == f".{asked}"), asked), suffixes)
            msg = f"-f {asked}: no such format here{near}; there are {', '.join(suffixes)}"
            raise UsageError(msg)
        return asked
    by_suffix = {suffix: name for name, suffix in suffixes.items() if suffix}
    suffix = Path(output).suffix
    if output != "-" and suffix and suffix not in by_suffix:
        msg = f"{output}: no format here ends in {suffix}; add -f {'|'.join(suffixes)}"
        raise UsageError(msg)
    return by_suffix.get(suffix, otherwise)


def write(output: str, data: bytes) -> None:
    """Write to a file, whole or not at all, or to standard output."""
    from aigraph.release import write_file

    if output == "-":
        _write_to_stdout(data)
    else:
        write_file(Path(output), data)
        say(f"wrote {output}")


def say(message: str) -> None:
    """A message for the person at the terminal, if anybody listens."""
    with contextlib.suppress(OSError, AttributeError):
        sys.stderr.write(f"{message}\n")


def count_findings(number: int) -> Text:
    """So many findings, in words."""
    return {0: _NONE, 1: _ONE}.get(number, _SOME).fill(number=number)


def read_stdin(what: str = "a query") -> str:
    """All of standard input as text: ``what`` is expected there. Raises InputError where it is closed or no UTF-8."""
    if sys.stdin is None:
        msg = f"standard input: is closed; give it {what}"
        raise InputError(msg)
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        msg = f"standard input: cannot be read as UTF-8 text ({error}); give it {what}"
        raise InputError(msg) from error


def _write_to_stdout(data: bytes) -> None:
    if sys.stdout is None:
        msg = "standard output: is closed; name a file with -o"
        raise InputError(msg)
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # The reader has gone (`aigraph … | head`): nothing more can be said to it, and nothing went wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit from None
    except OSError as error:
        msg = f"standard output: cannot be written ({error.strerror or error}); name a file with -o"
        raise InputError(msg) from error


def _visible(text: str) -> str:
    return text.translate(_SIGNS)


@contextlib.contextmanager
def watch() -> Iterator[None]:
    """Within it, long work shows a bar on standard error, on a terminal only and past half a second only."""
    from aigraph.measures.engine import watched

    if not sys.stderr.isatty():
        yield
        return
    bar = _Bar()
    patience = threading.Timer(_SECONDS_OF_PATIENCE, bar.start)
    patience.daemon = True
    patience.start()
    try:
        with watched(bar.show):
            yield
    finally:
        patience.cancel()
        bar.stop()


class _Bar:
    """A bar of rich; it swings where nobody knows how much is done."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._drawn: Progress | None = None
        self._is_over = False

    def start(self) -> None:
        """Show it, unless the work is over."""
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TimeElapsedColumn

        with self._lock:
            if not self._is_over:
                console = Console(stderr=True, no_color="NO_COLOR" in os.environ)
                self._drawn = Progress(BarColumn(), TimeElapsedColumn(), console=console, transient=True)
                self._drawn.add_task("", total=None)
                self._drawn.start()

    def show(self, share: float | None) -> None:
        """Show a share that is done."""
        with self._lock:
            if self._drawn is not None and share is not None:
                self._drawn.update(self._drawn.task_ids[0], total=1.0, completed=share)

    def stop(self) -> None:
        """Take it away."""
        with self._lock:
            self._is_over = True
            if self._drawn is not None:
                self._drawn.stop()


def is_terminal() -> bool:
    """Whether standard output is a terminal, so that a table serves better than CSV."""
    return sys.stdout is not None and sys.stdout.isatty()


def table(columns: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[str] = ()) -> str:
    """Rows as a table for the terminal, as wide as it is, or as nothing is lost that stands in many columns.

    ``numbers`` names the columns set to the right. What a terminal would obey is shown as a sign.
    """
    from rich.cells import cell_len
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=None, header_style="bold", pad_edge=False)
    shown = [[_visible(cell) for cell in row] for row in rows]
    for column in columns:
        drawn.add_column(column, justify="right" if column in numbers else "left", overflow="fold")
    for row in shown:
        drawn.add_row(*map(Text, row))
    widths = (max(map(cell_len, column)) for column in zip(columns, *shown, strict=True))
    least = sum(min(width, _NARROWEST) + _BETWEEN for width in widths) - _BETWEEN
    colour = None if os.environ.get("NO_COLOR") is None and is_terminal() else False
    console = Console(force_terminal=colour, no_color=colour is False, highlight=False)
    console.width = max(console.width, least)
    with console.capture() as captured:
        console.print(drawn)
    lines = captured.get().splitlines()
    return "\n".join(line.rstrip() for line in lines) + "\n"
