"""A store on disk: whole snapshots beside one another, and one small file that says which is current.

::

    DIR/current                     which snapshot, of which project, how much (JSON); renamed over the old one
    DIR/1f3a…-7/                    a snapshot: pyoxigraph's store (RocksDB), never changed once it has its name
    DIR/1f3a…-7.lease               locked by everybody who reads it
    DIR/.lock, DIR/.next/           locked by who builds; a snapshot that is not ready

A reader opens what ``current`` names and keeps it; a builder makes the next one aside, renames it, renames ``current``
and removes what is older than the previous one and read by nobody. A kill at any point leaves the current one whole.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.dataset import Dataset, fingerprint
from aigraph.engines import StoreEngine
from aigraph.errors import InputError, UsageError
from aigraph.release import write_file
from aigraph.terms import read_vocabulary

try:
    import fcntl
except ImportError:  # pragma: no cover  (Windows keeps open files from being removed by itself)
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from aigraph.project import Project

CURRENT = "current"
_NEXT, _LOCK, _LEASE = ".next", ".lock", ".lease"
_FORMAT = 1
_NAME = re.compile(r"[0-9a-f]{12}-([0-9]{1,9})")
_OURS = re.compile(rf"{CURRENT}|\.{CURRENT}\..+|{_LOCK}|{_NEXT}|{_NAME.pattern}(?:{_LEASE})?")
_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What ``current`` says: the snapshot's name, the project's base and name, the union's size, the fingerprint."""

    format: int
    snapshot: str
    base: str
    name: str
    triples: int
    rdfc10_sha256: str


class _Lease:
    """A shared lock on a snapshot, as long as this lives."""

    def __init__(self, path: Path) -> None:
        self._handle = os.open(path, os.O_RDONLY)
        if fcntl is not None:
            try:
                fcntl.flock(self._handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except OSError:
                os.close(self._handle)
                self._handle = -1
                raise

    def __del__(self) -> None:
        if getattr(self, "_handle", -1) >= 0:
            os.close(self._handle)


def write_snapshot(folder: Path, dataset: Dataset) -> Snapshot:
    """Write the dataset as the folder's new current snapshot; readers see the old one until it is whole.

    Raises UsageError for a folder that holds anything else or another project's store, or while another build writes
    it, InputError where it cannot be written.
    """
    try:
        folder = folder.resolve()
        _refuse_foreign(folder, dataset.project)
        folder.mkdir(parents=True, exist_ok=True)
        with _building(folder):
            before = _read_current(folder) if (folder / CURRENT).exists() else None
            shutil.rmtree(folder / _NEXT, ignore_errors=True)
            _fill(folder / _NEXT, dataset)
            snapshot = _describe(folder, dataset)
            (folder / f"{snapshot.snapshot}{_LEASE}").touch()
            (folder / _NEXT).rename(folder / snapshot.snapshot)
            _sync(folder)
            write_file(folder / CURRENT, (json.dumps(asdict(snapshot), ensure_ascii=False) + "\n").encode())
            _remove_old(folder, {snapshot.snapshot} | ({before.snapshot} if before else set()))
    except (OSError, RuntimeError) as error:
        msg = f"{folder}: cannot be written ({getattr(error, 'strerror', None) or error}); name another place"
        raise InputError(msg) from error
    return snapshot


@dataclass(frozen=True, slots=True)
class HeldSnapshot:
    """A snapshot that stays on disk as long as this lives, opened or not."""

    place: Path
    snapshot: Snapshot
    lease: object

    def open(self, project: Project) -> StoreEngine:
        """Open it, to be read only. Raises InputError where it cannot be read."""
        try:
            store = ox.Store.read_only(str(self.place))
        except (OSError, RuntimeError) as error:  # pyoxigraph tells RocksDB's complaints as either
            raise _unreadable(self.place, error) from error
        return StoreEngine(Dataset(project, read_vocabulary(project), store), self.lease)


def hold_snapshot(folder: Path, project: Project) -> HeldSnapshot:
    """The folder's current snapshot, not opened yet.

    Raises UsageError where there is no store or one of another project, InputError where it cannot be read.
    """
    for _ in range(_ATTEMPTS):
        current = _read_current(folder)
        if current.base != project.base:
            msg = f"{folder}: holds the graph of {current.name} ({current.base}); name its project with --project"
            raise UsageError(msg)
        place = folder / current.snapshot
        try:
            lease = _Lease(folder / f"{current.snapshot}{_LEASE}")
        except OSError as error:
            # It was replaced and removed between two lines of ours; else it is broken.
            if place.is_dir() and _read_current(folder) == current:
                raise _unreadable(place, error) from error
            continue
        if place.is_dir():
            return HeldSnapshot(place, current, lease)
    msg = f"{folder}: is replaced faster than it can be opened; try again"
    raise InputError(msg)


def open_snapshot(folder: Path, project: Project) -> StoreEngine:
    """The folder's current snapshot, to be read only; it stays as it is while it is held. Raises as the above."""
    return hold_snapshot(folder, project).open(project)


def _unreadable(place: Path, error: Exception) -> InputError:
    return InputError(f"{place}: cannot be read ({error}); write it anew with aigraph build --store")


def _read_current(folder: Path) -> Snapshot:
    remedy = "write one with aigraph build --store"
    try:
        found = Snapshot(**json.loads((folder / CURRENT).read_text(encoding="utf-8")))
    except OSError as error:
        msg = f"{folder}: holds no store; {remedy}"
        raise UsageError(msg) from error
    except (ValueError, TypeError, RecursionError) as error:
        msg = f"{folder / CURRENT}: does not name a snapshot; {remedy} into a new folder"
        raise InputError(msg) from error
    if found.format != _FORMAT or not _NAME.fullmatch(str(found.snapshot)):
        msg = f"{folder / CURRENT}: is of another version of aigraph; {remedy} into a new folder"
        raise InputError(msg)
    return found


def _refuse_foreign(folder: Path, project: Project) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        msg = f"{folder}: is a file; name a folder"
        raise UsageError(msg)
    foreign = sorted(entry.name for entry in folder.iterdir() if not _OURS.fullmatch(entry.name))
    if foreign:
        msg = f"{folder}: holds {foreign[0]}, which is no store of aigraph; name an empty folder, or a new one"
        raise UsageError(msg)
    if (folder / CURRENT).exists() and (current := _read_current(folder)).base != project.base:
        msg = f"{folder}: holds the graph of {current.name} ({current.base}); name another folder"
        raise UsageError(msg)


@contextmanager
def _building(folder: Path) -> Iterator[None]:
    """One builder at a time; the lock ends with the process, however it ends."""
    handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        if fcntl is not None:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                msg = f"{folder}: another build writes it; wait for its end"
                raise UsageError(msg) from error
        yield
    finally:
        os.close(handle)


def _fill(place: Path, dataset: Dataset) -> None:
    store = ox.Store(str(place))
    store.bulk_extend(dataset.store)
    store.flush()
    store.optimize()
    del store  # closes it, so that its files are complete
    for file in place.iterdir():
        _sync(file)
    _sync(place)


def _describe(folder: Path, dataset: Dataset) -> Snapshot:
    digest = fingerprint(dataset.quads())
    taken = [int(found[1]) for entry in folder.iterdir() if (found := _NAME.fullmatch(entry.name))]
    name = f"{digest[:12]}-{max(taken, default=0) + 1}"
    triples = sum(1 for _ in dataset.store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    return Snapshot(_FORMAT, name, dataset.project.base, dataset.project.name, triples, digest)


def _sync(path: Path) -> None:
    """Have the system write a file, or a folder's list of names, to the disk; only POSIX can for a folder."""
    if os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove_old(folder: Path, kept: set[str]) -> None:
    """Remove the snapshots that are neither kept nor read by anybody."""
    for entry in sorted(folder.iterdir()):
        if entry.name in kept or not _NAME.fullmatch(entry.name):
            continue
        lease = folder / f"{entry.name}{_LEASE}"
        handle = os.open(lease, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            if fcntl is not None:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(entry, ignore_errors=True)
            lease.unlink()
        except OSError:
            continue  # somebody reads it; the next build looks again
        finally:
            os.close(handle)
