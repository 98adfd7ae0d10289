"""Publishing: every maker of pages in turn, into a folder that is exchanged for the old one when all is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph.cards import CardMaker
from aigraph.pages.rendering import asset
from aigraph.release import RELEASE, Spool, fill_release, write_tree
from aigraph.site.addresses import check_address
from aigraph.site.exploring import explorer_files
from aigraph.site.framing import STYLE
from aigraph.site.further import further_files
from aigraph.site.inventory import stems
from aigraph.site.model import Site, measure_data
from aigraph.site.resources import resource_files
from aigraph.site.workbench import workbench_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from aigraph.graph import KnowledgeGraph
    from aigraph.site.model import File, Maker

MAKERS: tuple[Maker, ...] = (explorer_files, workbench_files, resource_files, further_files)
MARKER = "assets/aigraph-site.json"
"""The file by which a folder is known as a site of ours, which a new one may take the place of."""


def publish(graph: KnowledgeGraph, folder: Path, base_url: str = "", texts: Mapping[str, str] | None = None) -> int:
    """Write the site of a graph into a folder, as one, and return the number of its files.

    ``base_url`` is the address that it will have, where that is not the project's base; ``texts`` are the words of the
    documents by slug, some of which pages then show. Raises UsageError for a folder that holds anything else than an
    earlier site, an address that is none, and things whose pages would stand in one file; InputError where it cannot be
    written.
    """
    address = check_address(base_url) or graph.project.base
    report = measure_data(graph.dataset, CardMaker(graph.dataset, graph.project.languages[0]), texts or {})
    with Spool(folder) as released:
        fill_release(released, graph.dataset, graph.language, address + RELEASE, home=address, report=report)
        sizes = {name: len(data) for name, data in released.items()}
        site = Site(graph, address, texts or {}, sizes, released["dataset.jsonld"], released["void.ttl"], report)
        stems(site)
        return write_tree(folder, _files(site, released), MARKER)


def _files(site: Site, released: Mapping[str, bytes]) -> Iterator[File]:
    yield MARKER, b"{}\n"
    yield STYLE, asset("site.css")[0]
    for name, data in released.items():
        yield RELEASE + name, data
    for maker in MAKERS:
        yield from maker(site)
