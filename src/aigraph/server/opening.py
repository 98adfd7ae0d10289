"""What is served: read whole before workers are forked, or, where it lies in a store on disk, opened by each of them.

A store on disk (RocksDB) has threads, and a process with threads cannot be forked safely. So the keeper holds the
snapshot without opening it, and lets a child of its own try whether it can be opened.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aigraph import __version__
from aigraph.dataset import fingerprint, open_files
from aigraph.errors import AigraphError, InputError
from aigraph.pages.rendering import prepare
from aigraph.project import find_project
from aigraph.server.prospectus import Prospectus, read_prospectus
from aigraph.server.work import Work
from aigraph.terms import read_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from aigraph.server.limits import Limits
    from aigraph.terms import Vocabulary

_MOST_BYTES = 4096  # of a message: a pipe takes so many at once


@dataclass(frozen=True, slots=True)
class Served:
    """``about`` is what the server has to know of the graph; ``open`` gives a worker what it does its jobs with."""

    about: dict[str, Any]
    open: Callable[[], Work]


def open_served(spec: Mapping[str, Any], limits: Limits) -> Served:
    """Read what ``spec`` names: RDF files as they are (``data``), a store on disk (``store``), or the project.

    Raises AigraphError where it cannot be read.
    """
    project = find_project(spec.get("project"))
    prepare()
    if spec.get("data"):
        files = [Path(file) for file in spec["data"]]
        work = Work(open_files(files, project), Prospectus(project), limits)
        return _in_memory(work, Prospectus(project), _hash(files), limits)
    language = spec.get("language") or project.languages[0]
    prospectus = read_prospectus(project, language)
    if spec.get("store"):
        return _on_disk(Path(spec["store"]), prospectus, limits)
    from aigraph.graph import load  # noqa: PLC0415  (heavy)

    dataset = load(project, language).dataset
    return _in_memory(Work(dataset, prospectus, limits), prospectus, fingerprint(dataset.quads()), limits)


def _in_memory(work: Work, prospectus: Prospectus, known: str, limits: Limits) -> Served:
    work.presenter.warm()
    return Served(_about(known, prospectus, work.dataset.vocabulary, limits), lambda: work)


def _on_disk(folder: Path, prospectus: Prospectus, limits: Limits) -> Served:
    from aigraph.stores import hold_snapshot  # noqa: PLC0415  (heavy)

    project = prospectus.project
    held = hold_snapshot(folder, project)

    def open_work() -> Work:
        return Work(held.open(project).dataset, prospectus, limits)

    _try_in_child(lambda: open_work().dataset.store.query("ASK {}"))
    about = _about(held.snapshot.rdfc10_sha256, prospectus, read_vocabulary(project), limits, held.snapshot.snapshot)
    return Served(about, open_work)


def _about(
    known: str, prospectus: Prospectus, vocabulary: Vocabulary, limits: Limits, snapshot: str = ""
) -> dict[str, Any]:
    """The fingerprint, the name of all that answers rest on (``state``), and what pages show."""
    prefixes = sorted(vocabulary.prefixes.items())
    rests_on = repr((__version__, known, snapshot, prefixes, prospectus.project.base, limits.rows))
    state = hashlib.sha256(rests_on.encode()).hexdigest()[:32]
    return {"fingerprint": known, "state": state, **prospectus.about()}


def _hash(files: Sequence[Path]) -> str:
    """The hash of files as they are: the canonical form of others' data may take without end to compute."""
    found = hashlib.sha256()
    for file in files:
        found.update(hashlib.sha256(file.read_bytes()).digest())
    return found.hexdigest()


def _try_in_child(attempt: Callable[[], object]) -> None:
    """Do something in a child of this process. Raises InputError with what the child says where it fails."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            attempt()
            status = 0
        except (AigraphError, OSError, RuntimeError) as error:
            os.write(writing, str(error).encode()[:_MOST_BYTES])
        finally:
            os._exit(status)
    os.close(writing)
    with open(reading, "rb") as pipe:  # noqa: PTH123  (a descriptor)
        told = pipe.read().decode("utf-8", "replace")
    if os.waitpid(pid, 0)[1]:
        raise InputError(told or "the store cannot be opened; write it anew with aigraph build --store")
