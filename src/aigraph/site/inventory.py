"""The inventory: which resources of a graph have pages of their own, and that no two of them share a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.errors import UsageError
from aigraph.site.addresses import has_page, page_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aigraph.site.model import Site


def stems(site: Site) -> list[str]:
    """The paths below the base of all resources of the graph that have a page of their own, sorted.

    Raises UsageError where two of them differ in capitals only, which some file systems take for one.
    """
    base, store = site.project.base, site.graph.dataset.store
    iris = {graph.value for graph in store.named_graphs() if isinstance(graph, ox.NamedNode)}
    for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph()):
        iris.update(term.value for term in (quad.subject, quad.object) if isinstance(term, ox.NamedNode))
    found = sorted({iri[len(base) :].partition("#")[0] for iri in iris if iri.startswith(base)})
    fit = [stem for stem in found if has_page(stem)]
    _refuse_twins(fit, site.languages)
    return fit


def _refuse_twins(found: Sequence[str], languages: Sequence[str]) -> None:
    seen: dict[str, str] = {}
    for stem in found:
        for language in languages:
            path = page_path(stem, language, languages)
            other = seen.setdefault(path.casefold(), stem)
            if other != stem:
                msg = f"{other}, {stem}: would have their pages in one file where capitals do not count; rename one"
                raise UsageError(msg)
