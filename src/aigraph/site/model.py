"""What makers of pages are given: the graph, the languages, the address that the site will have."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from aigraph.cards import CardMaker
from aigraph.dataset import read_ontology
from aigraph.pages.gallery import Gallery
from aigraph.queries import list_queries
from aigraph.report import Checks, measure
from aigraph.site.addresses import SiteLinks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import pyoxigraph as ox

    from aigraph.dataset import Dataset
    from aigraph.graph import KnowledgeGraph
    from aigraph.picture.view import View
    from aigraph.project import Project
    from aigraph.queries import SavedQuery
    from aigraph.report import Report

    Maker = Callable[["Site"], Iterator["File"]]

File = tuple[str, bytes]
"""A path below the site's folder, with slashes, and what stands there."""


@dataclass(frozen=True)
class Site:
    """A graph to publish. ``address`` is where the site will stand (ends in a slash): the base where none is named.

    ``texts`` are the words of the documents by slug, where pages may show some of them. ``released`` has the sizes of
    the files of the release that stand below ``release/``, ``about_release`` its description in schema.org (JSON-LD),
    ``void`` the one in VoID and DCAT (Turtle); ``measured`` is the report on the data, where it is there already.
    """

    graph: KnowledgeGraph
    address: str
    texts: Mapping[str, str] = field(default_factory=dict)
    released: Mapping[str, int] = field(default_factory=dict)
    about_release: bytes = b""
    void: bytes = b""
    measured: Report | None = None

    @property
    def project(self) -> Project:
        """The project that the graph is built from."""
        return self.graph.project

    @cached_property
    def report(self) -> Report:
        """How good the data are, in figures, named in the site's own language."""
        return self.measured or measure_data(self.graph.dataset, self.makers[self.languages[0]], self.texts)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the pages, the site's own first."""
        return self.project.languages

    @cached_property
    def makers(self) -> dict[str, CardMaker]:
        """What makes cards, by language."""
        return {language: CardMaker(self.graph.dataset, language) for language in self.languages}

    @cached_property
    def galleries(self) -> dict[str, Gallery]:
        """What makes portraits, by language."""
        return {language: Gallery(maker, self.texts) for language, maker in self.makers.items()}

    def links(self, root: str, language: str) -> SiteLinks:
        """What makes the links of pages from which ``root`` leads to the site's folder, in a language."""
        return self._links.setdefault((root, language), SiteLinks(self.project.base, root, language, self.languages))

    @cached_property
    def _links(self) -> dict[tuple[str, str], SiteLinks]:
        return {}

    @cached_property
    def shells(self) -> dict[tuple[str, str], list[str]]:
        """Pages but for what thousands of them differ in, by the way to the site's folder and the language."""
        return {}

    @cached_property
    def gathered(self) -> list[Any]:
        """What the pages about the whole graph tell, once it is gathered (``holdings_of``)."""
        return []

    @cached_property
    def view(self) -> View:
        """What pictures of the graph show: a summary where that is very large."""
        from aigraph.evidence import find_marks  # noqa: PLC0415  (heavy)
        from aigraph.picture.gathering import gather  # noqa: PLC0415  (heavy)
        from aigraph.picture.summarising import summarise  # noqa: PLC0415  (heavy)

        marks = find_marks(self.graph.facts, self.texts) if self.texts else None
        return summarise(gather(self.graph.dataset, self.texts, marks))

    @cached_property
    def queries(self) -> list[SavedQuery]:
        """The saved queries."""
        return list(list_queries(self.project))

    @cached_property
    def ontology(self) -> list[ox.Triple]:
        """The ontology and its alignments."""
        return list(read_ontology(self.project))


def measure_data(dataset: Dataset, maker: CardMaker, texts: Mapping[str, str]) -> Report:
    """The report on data that have passed their checks, with the words of the documents or without."""
    return measure(dataset, maker, Checks(0, with_sources=bool(texts)))
