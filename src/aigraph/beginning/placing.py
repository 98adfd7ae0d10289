"""A new project put in its place: all of its files or none, and nothing that was there before is touched."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from aigraph.errors import InputError, UsageError
from aigraph.release import write_file

if TYPE_CHECKING:
    from collections.abc import Mapping

# What may lie in a folder that is empty otherwise: a repository made before its first file.
_ALLOWED = {".git"}
_SHOWN = 4


def check_place(folder: Path) -> Path:
    """The whole path of a folder that is new or empty. Raises UsageError that names what is there."""
    try:
        if folder.is_symlink() and not folder.exists():
            msg = f"{folder}: is a link that leads nowhere; name a folder"
            raise UsageError(msg)
        whole = folder.resolve()
        if whole.exists() and not whole.is_dir():
            msg = f"{folder}: is a file; name a new folder"
            raise UsageError(msg)
        there = sorted(entry.name for entry in whole.iterdir()) if whole.exists() else []
    except (OSError, RuntimeError, ValueError) as error:
        raise _unwritable(folder, error) from error
    others = [name for name in there if name not in _ALLOWED]
    if others:
        shown = ", ".join(others[:_SHOWN]) + (f" and {len(others) - _SHOWN} more" if len(others) > _SHOWN else "")
        msg = f"{folder}: is not empty (it holds {shown}); name a new folder, nothing is ever written over"
        raise UsageError(msg)
    return whole


def place_project(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a new or empty folder: all of them, or none. Raises UsageError, InputError.

    They are written beside it first. A folder that is there already is kept, since somebody may stand in it.
    """
    whole = check_place(folder)
    try:
        around = next(parent for parent in whole.parents if parent.is_dir())
        made = Path(tempfile.mkdtemp(prefix=f".{whole.name}.", dir=around))
        try:
            fresh = made / whole.name
            for name, data in files.items():
                (fresh / name).parent.mkdir(parents=True, exist_ok=True)
                write_file(fresh / name, data)
            if whole.exists():
                _move_into(fresh, whole)
            else:
                whole.parent.mkdir(parents=True, exist_ok=True)
                fresh.rename(whole)
        finally:
            shutil.rmtree(made, ignore_errors=True)
    except OSError as error:
        raise _unwritable(folder, error) from error


def _move_into(fresh: Path, folder: Path) -> None:
    """Move what a folder holds into another one; when one cannot be moved, none is."""
    moved: list[Path] = []
    try:
        for entry in sorted(fresh.iterdir()):
            target = folder / entry.name
            if target.exists() or target.is_symlink():
                raise FileExistsError(None, f"{entry.name} has just been put there", str(target))
            entry.rename(target)
            moved.append(target)
    except OSError:
        for target in moved:
            target.rename(fresh / target.name)
        raise


def _unwritable(folder: Path, error: Exception) -> InputError:
    return InputError(f"{folder}: cannot be written ({getattr(error, 'strerror', None) or error}); name another place")
