"""Releases of a register, read from the files that its users have.

ROR's releases are zip files of JSON; JSON lines and gzip are read too. Records are read one at a time, so that a whole
release needs no more memory than what is kept of it.
"""

from __future__ import annotations

import gzip
import io
import json
import re
import zipfile
from contextlib import ExitStack, contextmanager
from typing import IO, TYPE_CHECKING, Any, TextIO, cast

from aigraph.errors import InputError, UsageError
from aigraph.registers.schemas import to_record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from aigraph.registers.records import Record

_CHUNK_CHARACTERS = 1 << 20
# The longest record of ROR is some 300 kB; what is longer than this and still not whole is no JSON.
_LONGEST_RECORD = 16 << 20
_BETWEEN_RECORDS = re.compile(r"[\s,\[\]]*")
_RELEASE = re.compile(r"v\d+(?:\.\d+)+")


def read_register(path: Path) -> list[Record]:
    """The records of a release, in its order.

    Raises UsageError where there is no such file, InputError where it holds no records of ROR.
    """
    if not path.is_file():
        what = "is a folder" if path.is_dir() else "no such file"
        msg = f"{path}: {what}; name a release of ROR (https://ror.readme.io/docs/data-dump)"
        raise UsageError(msg)
    release = _RELEASE.search(path.name)
    records = []
    try:
        with _open(path) as stream:
            for number, entry in enumerate(json_objects(stream), 1):
                records.append(to_record(entry, number, release[0] if release else ""))
    except (ValueError, OSError, EOFError, zipfile.BadZipFile) as error:
        msg = f"{path}: {error}; name a release of ROR as JSON, zipped or not"
        raise InputError(msg) from error
    if not records:
        msg = f"{path}: holds no record; name a release of ROR as JSON, zipped or not"
        raise InputError(msg)
    return records


def json_objects(stream: TextIO, chunk: int = _CHUNK_CHARACTERS) -> Iterator[dict[str, Any]]:
    """The objects of a JSON array, or of JSON lines, one at a time. Raises ValueError for anything else."""
    decoder = json.JSONDecoder()
    text, start, is_whole = "", 0, False
    while True:
        found = _BETWEEN_RECORDS.match(text, start)
        start = found.end() if found else start
        if start < len(text):
            try:
                entry, start = decoder.raw_decode(text, start)
            except ValueError as error:
                if is_whole or len(text) - start > _LONGEST_RECORD:
                    msg = f"is no JSON ({error})"
                    raise ValueError(msg) from None
            else:
                if not isinstance(entry, dict):
                    msg = f"holds {json.dumps(entry)[:40]}, where a record is expected"
                    raise ValueError(msg)  # noqa: TRY004  (the file is wrong, not the caller)
                yield entry
                continue
        elif is_whole:
            return
        more = stream.read(chunk)
        text, start, is_whole = text[start:] + more, 0, not more


@contextmanager
def _open(path: Path) -> Iterator[TextIO]:
    """The JSON text of a file, whatever it is packed in; told by the first bytes, not by the name."""
    with ExitStack() as stack:
        raw: IO[bytes] = stack.enter_context(path.open("rb"))
        magic = raw.read(4)
        raw.seek(0)
        if magic.startswith(b"PK"):
            raw = stack.enter_context(_member(stack.enter_context(zipfile.ZipFile(raw))))
        elif magic.startswith(b"\x1f\x8b"):
            raw = cast("IO[bytes]", stack.enter_context(gzip.GzipFile(fileobj=raw)))
        yield stack.enter_context(io.TextIOWrapper(raw, encoding="utf-8-sig"))


def _member(archive: zipfile.ZipFile) -> IO[bytes]:
    """The JSON of a release's zip file: of two schemas the newer (a release may hold both)."""
    names = [name for name in archive.namelist() if name.endswith((".json", ".jsonl")) and "__MACOSX" not in name]
    if not names:
        msg = "the zip file holds no JSON"
        raise ValueError(msg)
    return archive.open(max(names, key=lambda name: ("schema_v2" in name, name)))
