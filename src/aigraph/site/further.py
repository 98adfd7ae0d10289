"""The pages about the whole graph, one maker after the other, over what is gathered once for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph.pages.rendering import asset
from aigraph.site.about import DATASET, about_files
from aigraph.site.checks import report_files, report_stems
from aigraph.site.classes import class_files, class_stems
from aigraph.site.framing import DOORS
from aigraph.site.holdings import holdings_of
from aigraph.site.home import home_files
from aigraph.site.mapping import map_files
from aigraph.site.saved import query_files, query_stems
from aigraph.site.searching import search_files
from aigraph.site.serving import server_files
from aigraph.site.vocabulary import ontology_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.site.holdings import Holdings
    from aigraph.site.model import File, Site

STYLE = "assets/pages.css"
_MAKERS = (
    home_files, search_files, ontology_files, class_files, query_files, report_files, about_files, server_files,
)  # fmt: skip


def further_files(site: Site) -> Iterator[File]:
    """Every page but those of resources, the explorer and the query page; and what servers and search engines read."""
    holdings = holdings_of(site)
    yield STYLE, asset("pages.css")[0]
    for maker in _MAKERS:
        yield from maker(holdings)
    yield from map_files(site, all_stems(holdings))


def all_stems(holdings: Holdings) -> list[str]:
    """The stems of all pages of the site, each once."""
    own = [*class_stems(holdings), *query_stems(holdings), *report_stems(holdings)]
    return list(dict.fromkeys(["index", *DOORS, DATASET, *own, *holdings.stems]))
