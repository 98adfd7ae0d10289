"""Showing: a page as Python has it, which a notebook shows where it stands."""

from __future__ import annotations

import html
from pathlib import Path

_HEIGHT = 760


class Page(str):
    """The text of a page; in a notebook it shows itself, in a frame that may run its scripts and nothing else."""

    __slots__ = ()

    def save(self, path: Path | str) -> Path:
        """Write the page to a file, in UTF-8, and give its path."""
        file = Path(path)
        file.write_text(str(self), encoding="utf-8")
        return file

    def _repr_html_(self) -> str:
        """What a notebook shows: https://html.spec.whatwg.org/#attr-iframe-srcdoc, with an origin of its own."""
        return (
            f'<iframe sandbox="allow-scripts allow-popups allow-downloads" srcdoc="{html.escape(self)}" title="aigraph"'
            f' style="width: 100%; height: {_HEIGHT}px; border: 1px solid #ccc"></iframe>'
        )

    def __repr__(self) -> str:
        return f"<Page of {len(self.encode())} bytes>"

    def __str__(self) -> str:
        return str.__str__(self)
