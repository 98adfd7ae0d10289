"""Resources: for each a page in every language, and its data as Turtle, JSON-LD and N-Triples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.pages.frame import Form
from aigraph.pages.links import ONTOLOGY, PLACES
from aigraph.pages.portraits import DATA_FORMS, FORM_NAMES, data_of
from aigraph.site.addresses import SiteLinks, page_path, quoted, root_of
from aigraph.site.framing import make_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.site.model import File, Site

SUFFIXES = ("ttl", "jsonld", "nt")


def resource_files(site: Site) -> Iterator[File]:
    """The pages and data of every resource that the graph speaks of, the ontology's apart."""
    for stem in stems(site):
        iri = site.project.base + stem
        forms = [
            Form(f"{quoted(stem.rpartition('/')[2])}.{suffix}", DATA_FORMS[suffix][1], FORM_NAMES[suffix])
            for suffix in SUFFIXES
        ]
        for language in site.languages:
            path = page_path(stem, language, site.languages)
            links = SiteLinks(site.project.base, root_of(path), language, site.languages)
            portrait = site.galleries[language].portrait(iri, links)
            sparql = f"{links.page('query')}#query={quoted(f'DESCRIBE <{iri}>')}"
            yield make_page(site, "resource.html.j2", stem, language, it=portrait, forms=forms, sparql=sparql)
        for suffix in SUFFIXES:
            yield f"{stem}.{suffix}", data_of(site.graph.dataset, site.ontology, iri, suffix)[1]


def stems(site: Site) -> list[str]:
    """The paths below the base of all resources of the graph that have a page of their own, sorted."""
    base = site.project.base
    found: set[str] = set()
    for quad in site.graph.dataset.store:
        for term in (quad.subject, quad.object, quad.graph_name):
            if isinstance(term, ox.NamedNode) and term.value.startswith(base):
                found.add(term.value[len(base) :].partition("#")[0])
    return sorted(stem for stem in found if stem.partition("/")[0] in PLACES and stem != ONTOLOGY)
