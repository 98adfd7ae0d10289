"""The files of a new project: the templates filled, and the schema that is made from them."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from aigraph.beginning.filling import fill_templates
from aigraph.beginning.schema import SCHEMA_FILE, make_schema
from aigraph.project import read_project

if TYPE_CHECKING:
    from aigraph.beginning.choosing import Choice


def make_files(choice: Choice) -> dict[str, bytes]:
    """The files of a new project by name, from the project's folder; the same choice gives the same bytes."""
    files = {name: text.encode() for name, text in fill_templates(choice).items()}
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, data in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return files | {SCHEMA_FILE: make_schema(read_project(root))}
