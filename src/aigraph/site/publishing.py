"""Publishing: every maker of pages in turn, into a folder that is exchanged for the old one when all is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph.measures.engine import report
from aigraph.pages.rendering import asset
from aigraph.release import write_tree
from aigraph.site.framing import STYLE
from aigraph.site.further import further_files
from aigraph.site.model import Site
from aigraph.site.resources import resource_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from aigraph.graph import KnowledgeGraph
    from aigraph.site.model import File, Maker

MAKERS: tuple[Maker, ...] = (resource_files, further_files)
MARKER = "assets/aigraph-site.json"
"""The file by which a folder is known as a site of ours, which a new one may take the place of."""


def publish(graph: KnowledgeGraph, folder: Path, base_url: str = "") -> int:
    """Write the site of a graph into a folder, as one, and return the number of its files.

    ``base_url`` is the address that it will have, where that is not the project's base. Raises UsageError for a folder
    that holds anything else than an earlier site, InputError where it cannot be written.
    """
    site = Site(graph, base_url or graph.project.base)
    return write_tree(folder, _files(site), MARKER)


def _files(site: Site) -> Iterator[File]:
    yield MARKER, b"{}\n"
    yield STYLE, asset("site.css")[0]
    for number, maker in enumerate(MAKERS):
        report(number / len(MAKERS))
        yield from maker(site)
