"""The ontology: a page in every language, and its triples as Turtle, JSON-LD and N-Triples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph.pages.dictionary import SORTS
from aigraph.pages.frame import Form
from aigraph.pages.links import ONTOLOGY
from aigraph.pages.portraits import DATA_FORMS, FORM_NAMES, data_of
from aigraph.site.addresses import SiteLinks
from aigraph.site.framing import make_page
from aigraph.site.resources import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.site.holdings import Holdings
    from aigraph.site.model import File


def ontology_files(holdings: Holdings) -> Iterator[File]:
    """``ontology.html`` in every language, its data beside it."""
    site, iri = holdings.site, holdings.project.base + ONTOLOGY
    forms = [Form(f"{ONTOLOGY}.{suffix}", DATA_FORMS[suffix][1], FORM_NAMES[suffix]) for suffix in SUFFIXES]
    for language in site.languages:
        links = SiteLinks(site.project.base, "", language, site.languages)

        def shelf(kind: str, links: SiteLinks = links) -> str:
            found = holdings.shelf_of.get(kind)
            return links.page(found.stem) if found else ""

        dictionary = holdings.dictionaries[language]
        terms = dictionary.terms(links, shelf)
        about = {"terms": terms, "overview": dictionary.overview(), "sorts": SORTS}
        yield make_page(site, "ontology.html.j2", ONTOLOGY, language, iri=iri, forms=forms, **about)
    for suffix in SUFFIXES:
        yield f"{ONTOLOGY}.{suffix}", data_of(site.graph.dataset, site.ontology, iri, suffix)[1]
