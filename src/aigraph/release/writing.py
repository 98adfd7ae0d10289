"""A file written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from aigraph.errors import InputError


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: to a temporary file beside it, flushed, then renamed over it.

    A link is followed, an old file's permissions are kept, and a device or pipe is written into. Raises InputError.
    """
    try:
        path = path.resolve()
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        mode = path.stat().st_mode if path.exists() else 0o666 & ~umask()
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


def umask() -> int:
    """The bits that new files are made without."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
