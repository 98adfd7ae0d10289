"""What leaves the house: the dataset in every RDF format, and files and folders written whole or not at all."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from aigraph.dataset import fingerprint
from aigraph.errors import InputError, UsageError
from aigraph.terms import RDF_TYPE, kebab_case

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aigraph.dataset import Dataset

# name → (format of pyoxigraph, whether it holds the named graphs, suffix)
RDF_FORMATS: dict[str, tuple[ox.RdfFormat, bool, str]] = {
    "turtle": (ox.RdfFormat.TURTLE, False, ".ttl"),
    "trig": (ox.RdfFormat.TRIG, True, ".trig"),
    "nquads": (ox.RdfFormat.N_QUADS, True, ".nq"),
    "ntriples": (ox.RdfFormat.N_TRIPLES, False, ".nt"),
    "jsonld": (ox.RdfFormat.JSON_LD, True, ".jsonld"),
    "rdfxml": (ox.RdfFormat.RDF_XML, False, ".rdf"),
}
SUMMARY_FILE = "summary.json"
FINGERPRINT_KEY = "rdfc10_sha256"


def write_rdf(dataset: Dataset, name: str) -> bytes:
    """The dataset in an RDF format: with its named graphs where the format has them, else their union."""
    return _serialize(dataset, dataset.quads() if RDF_FORMATS[name][1] else dataset.union(), name)


def release_files(dataset: Dataset) -> dict[str, bytes]:
    """The files of a build, by name: Turtle of the union, TriG and JSON-LD with the evidence, and a summary."""
    union, quads = dataset.union(), dataset.quads()
    files = {
        f"aigraph{RDF_FORMATS[name][2]}": _serialize(dataset, quads if RDF_FORMATS[name][1] else union, name)
        for name in ("turtle", "trig", "jsonld")
    }
    summary = json.dumps(_summary(dataset, union, quads), ensure_ascii=False, indent=2) + "\n"
    return files | {SUMMARY_FILE: summary.encode()}


def _summary(dataset: Dataset, union: list[ox.Triple], quads: list[ox.Quad]) -> dict[str, Any]:
    """What a build holds, in figures: triples, graphs, things by class, and the fingerprint of it all."""
    types = Counter(str(triple.object) for triple in union if triple.predicate.value == RDF_TYPE)
    things = {name: types[f"<{iri}>"] for name, iri in dataset.vocabulary.classes.items() if types[f"<{iri}>"]}
    return {
        "name": dataset.project.name,
        "base": dataset.project.base,
        "triples": len(union),
        "named_graphs": len({quad.graph_name for quad in quads}),
        "things": dict(sorted(things.items())),
        FINGERPRINT_KEY: fingerprint(quads),
    }


def _serialize(dataset: Dataset, statements: list[ox.Triple] | list[ox.Quad], name: str) -> bytes:
    data = ox.serialize(statements, format=RDF_FORMATS[name][0], prefixes=_prefixes(dataset, statements)) or b""
    return data if data.endswith(b"\n") else data + b"\n"


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: to a temporary file beside it, flushed, then renamed over it.

    A link is followed, an old file's permissions are kept, and a device or pipe is written into. Raises InputError.
    """
    try:
        path = path.resolve()
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        mode = path.stat().st_mode if path.exists() else 0o666 & ~_umask()
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            Path(temporary).chmod(mode & 0o777)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except (OSError, RuntimeError) as error:
        msg = f"{path}: cannot be written ({getattr(error, 'strerror', None) or error}); name another place"
        raise InputError(msg) from error


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder as one: a reader sees all old ones or all new ones.

    The folder is made anew beside the old one and exchanged with it; what else lies in an earlier build is kept.
    Raises UsageError for a folder that holds anything but an earlier build, InputError where it cannot be written.
    """
    try:
        folder = folder.resolve()
        _refuse_foreign(folder, files)
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
        try:
            fresh.chmod(folder.stat().st_mode & 0o777 if folder.exists() else 0o777 & ~_umask())
            for name, data in files.items():
                write_file(fresh / name, data)
            if folder.exists():
                _keep_others(folder, fresh, files)
                _exchange(fresh, folder)
            else:
                fresh.rename(folder)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    except (OSError, RuntimeError) as error:
        msg = f"{folder}: cannot be written ({getattr(error, 'strerror', None) or error}); name another place"
        raise InputError(msg) from error


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


def _is_build(folder: Path) -> bool:
    try:
        return FINGERPRINT_KEY in json.loads((folder / SUMMARY_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError, TypeError):
        return False


def _keep_others(old: Path, new: Path, files: Mapping[str, bytes]) -> None:
    for entry in old.iterdir():
        if entry.name in files:
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, new / entry.name, symlinks=True)
        else:
            shutil.copy2(entry, new / entry.name, follow_symlinks=False)


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


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _prefixes(dataset: Dataset, statements: list[ox.Triple] | list[ox.Quad]) -> dict[str, str]:
    """The prefixes that the statements use: the vocabulary's, and one for the ids of each class (``cluster:miai``)."""
    bases = {kebab_case(name): f"{dataset.project.id_base}{kebab_case(name)}/" for name in dataset.vocabulary.classes}
    terms = {term for statement in statements for term in (statement.subject, statement.predicate, statement.object)}
    iris = {(term.datatype if isinstance(term, ox.Literal) else term).value for term in terms}  # type: ignore[union-attr]
    used = {iri[: max(iri.rfind("/"), iri.rfind("#")) + 1] for iri in iris}
    known = bases | dataset.vocabulary.prefixes
    return {prefix: base for prefix, base in sorted(known.items()) if base in used}
