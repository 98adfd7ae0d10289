"""Which query is meant on the command line, and with which values."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aigraph.cli.output import read_stdin
from aigraph.errors import InputError, UsageError, suggest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aigraph.project import Project
    from aigraph.queries import SavedQuery

FILE_SUFFIXES = (".rq", ".sparql")
NAME_ONE = "name a saved query (--list has them), a file, a text, or -"


def find_asked(asked: str, project: Project) -> SavedQuery:
    """What the argument means: standard input, a file, a saved query's name, or the text of a query."""
    from aigraph.queries import find_query, is_name, read_query

    if not asked.strip():
        msg = f"the query is empty; {NAME_ONE}"
        raise UsageError(msg)
    if asked == "-":
        return read_query(read_stdin(), where="standard input")
    if asked.endswith(FILE_SUFFIXES):
        return read_query(_read_file(asked, project), where=asked)
    return find_query(project, asked) if is_name(asked) else read_query(asked)


def _read_file(asked: str, project: Project) -> str:
    path = Path(asked)
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        if path.stem in {saved.stem for saved in project.files("queries", "*.rq")}:
            msg = f"{asked}: no such file here; the saved query is asked by its name, {path.stem}"
        else:
            near = suggest(path.name, [sibling.name for sibling in _siblings(path)])
            msg = f"{asked}: cannot be read (no such file){near}; name a file that holds a query"
        raise InputError(msg) from error
    except UnicodeDecodeError as error:
        msg = f"{asked}: is no UTF-8 text (byte {error.start + 1}); save it as UTF-8"
        raise InputError(msg) from error
    except (OSError, ValueError) as error:
        msg = f"{asked}: cannot be read ({getattr(error, 'strerror', None) or error}); name a file that holds a query"
        raise InputError(msg) from error


def _siblings(path: Path) -> Sequence[Path]:
    return (
        sorted(file for file in path.parent.glob("*") if file.suffix in FILE_SUFFIXES) if path.parent.is_dir() else []
    )


def read_values(settings: list[str]) -> dict[str, str]:
    """The values of parameters by name, as --set gives them."""
    values = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals or not name:
            msg = f"--set {setting}: write --set name=value"
            raise UsageError(msg)
        if name in values:
            msg = f"--set {setting}: {name} is given twice; give it once"
            raise UsageError(msg)
        values[name] = value
    return values
