"""Folders written whole or not at all."""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from collections.abc import MutableMapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Self

from aigraph.errors import InputError, UsageError
from aigraph.release.writing import umask

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

SUMMARY_FILE = "summary.json"
FINGERPRINT_KEY = "rdfc10_sha256"
SUMS_FILE = "SHA256SUMS"
_BINARY = getattr(os, "O_BINARY", 0)
# A path with slashes that begins with a name and has no empty one.
_FIT = re.compile(r"[^/\\\x00]+(?:/[^/\\\x00]+)*")


class Spool(MutableMapping[str, bytes]):
    """Files by name, kept on disk beside a folder that is to be written, until the ``with`` ends; read when asked for.

    Raises InputError where there is no room for them.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names: dict[str, Path] = {}
        self._numbers = count()

    def __enter__(self) -> Self:
        """Make the place."""
        try:
            parent = self._folder.resolve().parent
            parent.mkdir(parents=True, exist_ok=True)
            self._place = tempfile.TemporaryDirectory(prefix=f".{self._folder.name}.", dir=parent)
        except (OSError, RuntimeError) as error:  # the second for a link that leads to itself
            raise _not_written(self._folder, error) from error
        return self

    def __exit__(self, *_: object) -> None:
        """Take it away."""
        self._place.cleanup()

    def __setitem__(self, name: str, data: bytes) -> None:
        path = self._names.setdefault(name, Path(self._place.name, str(next(self._numbers))))
        try:
            path.write_bytes(data)
        except OSError as error:
            raise _not_written(self._folder, error) from error

    def __getitem__(self, name: str) -> bytes:
        return self._names[name].read_bytes()

    def __delitem__(self, name: str) -> None:
        self._names.pop(name).unlink()

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder as one: a reader sees all old ones or all new ones.

    The folder is made anew beside the old one and exchanged with it; what else lies in an earlier build is kept, but
    not the files of an earlier release, which its sums list. Names may have folders (``tables/cluster.csv``).
    Raises UsageError for a folder that holds anything but an earlier build, InputError where it cannot be written.
    """
    with _made_anew(folder, lambda old: _refuse_foreign(old, files)) as (old, fresh):
        _write_all(fresh, files.items())
        if old.exists():
            _keep_others(old, fresh, _released(old))


def write_tree(folder: Path, files: Iterable[tuple[str, bytes]], marker: str) -> int:
    """Write files, as they come, into a folder as one, and return how many there were.

    A reader sees all old ones or all new ones; nothing is held in memory. ``marker`` is the path of the file by which
    an earlier folder of the same kind is known: such a one is exchanged for the new one whole. Raises UsageError for a
    folder that holds anything else, or for two files of one path, InputError where it cannot be written.
    """
    with _made_anew(folder, lambda old: _refuse_other(old, marker)) as (_, fresh):
        return _write_all(fresh, files)


@contextmanager
def _made_anew(folder: Path, refuse: Callable[[Path], None]) -> Iterator[tuple[Path, Path]]:
    """The old folder and a fresh one beside it, which takes its place when all went well."""
    try:
        folder = folder.resolve()
        refuse(folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    except (OSError, RuntimeError) as error:  # the second for a link that leads to itself
        raise _not_written(folder, error) from error
    try:
        fresh.chmod(folder.stat().st_mode & 0o777 if folder.exists() else 0o777 & ~umask())
        yield folder, fresh
        os.sync()
        if folder.exists():
            _exchange(fresh, folder)
        else:
            fresh.rename(folder)
    except OSError as error:
        raise _not_written(folder, error) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _not_written(folder: Path, error: Exception) -> InputError:
    reason = getattr(error, "strerror", None) or error
    return InputError(f"{folder}: cannot be written ({reason}); name another place")


def _write_all(folder: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Files below a new folder that nobody reads yet. Two paths that some systems take for one are refused."""
    made, number = {""}, 0
    seen: set[str] = set()
    for name, data in files:
        if not _FIT.fullmatch(name) or ".." in name.split("/"):
            msg = f"{name!r}: is no path below a folder; give the thing another id"
            raise UsageError(msg)
        if name.casefold() in seen:
            msg = f"{name}: is the path of two files; give one of the things another id"
            raise UsageError(msg)
        seen.add(name.casefold())
        parent = name.rpartition("/")[0]
        if parent not in made:
            (folder / parent).mkdir(parents=True, exist_ok=True)
            made.add(parent)
        # The system's own calls: a site has very many files, and a stream would double what each costs.
        handle = os.open(f"{folder}/{name}", os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)
        try:
            _write_whole(handle, data)
        finally:
            os.close(handle)
        number += 1
    return number


def _write_whole(handle: int, data: bytes) -> None:
    """A call may write a part only."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _refuse_other(folder: Path, marker: str) -> None:
    if folder.exists() and not folder.is_dir():
        msg = f"{folder}: is a file; name a folder"
        raise UsageError(msg)
    if folder.exists() and any(folder.iterdir()) and not (folder / marker).is_file():
        msg = f"{folder}: holds files that are no earlier site; name an empty folder, or a new one"
        raise UsageError(msg)


def _refuse_foreign(folder: Path, files: Mapping[str, bytes]) -> None:
    """Only a new, an empty or an earlier build's folder may be exchanged for a new one."""
    if not folder.exists():
        return
    if not folder.is_dir():
        msg = f"{folder}: is a file; name a folder"
        raise UsageError(msg)
    if any(folder.iterdir()) and not _is_build(folder):
        msg = f"{folder}: holds files that are no earlier build; name an empty folder, or a new one"
        raise UsageError(msg)
    for name in files:
        if (folder / name).is_dir():
            msg = f"{folder / name}: is a folder where a file is to stand; move it away"
            raise UsageError(msg)
    for place in {folder / parent for name in files for parent in Path(name).parents[:-1]}:
        if place.is_symlink() or (place.exists() and not place.is_dir()):
            msg = f"{place}: stands where a folder is to be made; move it away"
            raise UsageError(msg)


def _is_build(folder: Path) -> bool:
    try:
        return FINGERPRINT_KEY in json.loads((folder / SUMMARY_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError, TypeError):
        return False


def _released(folder: Path) -> set[Path]:
    """The files that an earlier release wrote into the folder, as its sums list them."""
    try:
        lines = (folder / SUMS_FILE).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return set()
    return {folder / SUMS_FILE, *(folder / line.partition("  ")[2] for line in lines)}


def _keep_others(old: Path, new: Path, released: set[Path]) -> None:
    """Copy what the new folder lacks, but for what an earlier release wrote and folders that held nothing else."""
    for entry in old.iterdir():
        copy = new / entry.name
        if entry.is_dir() and not entry.is_symlink():
            if not copy.exists() and not any(path in released for path in entry.rglob("*")):
                shutil.copytree(entry, copy, symlinks=True)
            elif any(path not in released for path in entry.iterdir()):
                copy.mkdir(exist_ok=True)
                _keep_others(entry, copy, released)
        elif entry not in released and not copy.exists():
            shutil.copy2(entry, copy, follow_symlinks=False)


def _exchange(new: Path, old: Path) -> None:
    """Put ``new`` in the place of ``old`` and ``old`` in the place of ``new``, at once where the system can."""
    if not _exchange_at_once(new, old):
        aside = new.with_name(new.name + ".old")
        old.rename(aside)
        new.rename(old)
        aside.rename(new)


def _exchange_at_once(one: Path, other: Path) -> bool:
    """Linux's renameat2 with RENAME_EXCHANGE (man 2 renameat2); False where there is no such call."""
    import ctypes  # noqa: PLC0415  (only where it is used)

    at_current_folder, exchange = -100, 2
    call = getattr(ctypes.CDLL(None), "renameat2", None) if os.name == "posix" else None
    if call is None:
        return False
    return bool(call(at_current_folder, os.fsencode(one), at_current_folder, os.fsencode(other), exchange) == 0)
