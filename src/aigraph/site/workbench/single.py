"""The whole graph as one HTML file that works from a disk: its things with their evidence, and SPARQL."""

from __future__ import annotations

import base64
import hashlib
import re
from importlib.resources import files
from typing import TYPE_CHECKING

from aigraph.pages.rendering import asset, render_plain
from aigraph.site.workbench.packing import data_asset, engine_asset
from aigraph.site.workbench.pages import page_script, settings
from aigraph.site.workbench.wording import words

if TYPE_CHECKING:
    from aigraph.dataset import Dataset

_FIRST, _MORE = ("language.js",), ("evidence.js", "browse.js")
_ENDS = re.compile(r"</(?:script|style)|<!--", re.IGNORECASE)


def single_file(dataset: Dataset) -> bytes:
    """One HTML file with the engine, the graph, its saved queries, in every language. Raises InputError.

    Nothing runs in it but its own scripts, by their hashes, and it can reach no address.
    """
    project = dataset.project
    scripts = [
        _inline(text)
        for text in (engine_asset().decode(), data_asset(dataset).decode(), page_script(first=_FIRST, more=_MORE))
    ]
    own_style = (files("aigraph.site.workbench") / "templates/single.css").read_text(encoding="utf-8")
    style = _inline("".join(asset(name)[0].decode() for name in ("site.css", "query.css")) + own_style)
    pages = [
        {
            "language": language,
            "title": project.title.get(language) or project.name,
            "say": words(language),
            "settings": settings(dataset, language) | {"root": "", "suffix": "", "isSingle": True},
        }
        for language in project.languages
    ]
    policy = _policy(scripts, style)
    return render_plain("single.html.j2", pages=pages, scripts=scripts, style=style, policy=policy)


def _policy(scripts: list[str], style: str) -> str:
    """The Content-Security-Policy of the file: its own scripts and its style by their hashes, and no connection."""
    hashes = " ".join(map(_hash, scripts))
    return (
        f"default-src 'none'; script-src {hashes} 'wasm-unsafe-eval'; worker-src blob:; style-src {_hash(style)};"
        " img-src data:; connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _inline(text: str) -> str:
    """A text that may stand in a script or style element. Raises ValueError for one that would end it."""
    found = _ENDS.search(text)
    if found:
        msg = f"{found.group()!r} may not stand in a script of a page; write it otherwise"
        raise ValueError(msg)
    return text


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
