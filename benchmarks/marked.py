"""The marked blocks of documents that benchmarks fill: from ``<!-- name -->`` to ``<!-- /name -->``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def write_marked(file: Path, name: str, text: str) -> None:
    """Put a text between the marks of that name. Raises ValueError where the file has none."""
    before = file.read_text(encoding="utf-8")
    marks = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    if not marks.search(before):
        msg = f"{file}: has no marks <!-- {name} --> … <!-- /{name} -->; add them"
        raise ValueError(msg)
    file.write_text(marks.sub(lambda found: f"{found[1]}{text}\n{found[2]}", before), encoding="utf-8")
