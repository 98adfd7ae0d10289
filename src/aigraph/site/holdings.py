"""Holdings: what the pages about the whole graph tell, gathered once for all of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from aigraph.folding import fold_name
from aigraph.pages.census import count
from aigraph.pages.dictionary import Dictionary
from aigraph.pages.links import ONTOLOGY
from aigraph.report import tell_in
from aigraph.site.answers import Answers
from aigraph.site.inventory import stems
from aigraph.site.ranges import count_facts
from aigraph.site.texts import texts
from aigraph.terms import kebab_case

if TYPE_CHECKING:
    from collections import Counter

    from aigraph.pages.census import Census
    from aigraph.report import Report
    from aigraph.results import Rows
    from aigraph.site.model import Site

OTHER = "other"
_PAGE = 2000
"""How many things a page of a class lists."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The things of a class that have pages. ``stem`` is the class's page; ``is_main``: data files may name the class.

    The class of those without any is empty.
    """

    stem: str
    iri: str
    is_main: bool
    things: tuple[str, ...]

    def pages(self) -> list[tuple[str, tuple[str, ...]]]:
        """The stems of the class's pages, each with the things that it lists."""
        parts = [self.things[start : start + _PAGE] for start in range(0, len(self.things), _PAGE)]
        return [(self.stem if at == 0 else f"{self.stem}/{at + 1}", part) for at, part in enumerate(parts)]


class Holdings:
    """What there is to tell of a site's graph."""

    def __init__(self, site: Site) -> None:
        self.site, self.project, self.dataset = site, site.project, site.graph.dataset

    def label(self, iri: str, language: str) -> str:
        """The name of a thing."""
        return self.site.galleries[language].name(iri)

    def class_name(self, iri: str, language: str) -> str:
        """The name of a class: as the ontology has it, as the engine knows it, as data files write it."""
        if not iri:
            return texts(language)["other"]
        known = self.dataset.vocabulary
        name, short = self.site.makers[language].term(iri), known.shorten(iri)
        if name != short:
            return name
        return texts(language).get(iri) or kebab_case(known.names.get(iri, "")).replace("-", " ") or short

    @cached_property
    def census(self) -> Census:
        """Which things each class has."""
        return count(self.dataset)

    @cached_property
    def stems(self) -> list[str]:
        """The stems of all resources that have pages."""
        return stems(self.site)

    @cached_property
    def shelves(self) -> list[Shelf]:
        """All classes of things that have pages; each such thing is on at least one. Main ones come first."""
        base, known = self.project.base, set(self.dataset.vocabulary.classes.values())
        left = {base + stem for stem in self.stems}
        paged = frozenset(left)
        own = (base + ONTOLOGY + "#", "https://w3id.org/aigraph/ontology#")
        found: list[tuple[str, bool, tuple[str, ...]]] = []
        ranked = sorted(self.census.members, key=lambda iri: (iri not in known, not iri.startswith(own), iri))
        for iri in ranked:
            of_it = [each for each in self.census.members[iri] if each in paged]
            things = tuple(of_it if iri in known else [each for each in of_it if each in left])
            left.difference_update(things)
            if things:
                found.append((iri, iri in known, things))
        if left:
            found.append(("", False, tuple(sorted(left))))
        stems_of = _slugs([self._slug(iri) for iri, *_ in found])
        return [Shelf(f"classes/{slug}", *each) for slug, each in zip(stems_of, found, strict=True)]

    @cached_property
    def shelf_of(self) -> dict[str, Shelf]:
        """Shelves by their classes."""
        return {shelf.iri: shelf for shelf in self.shelves}

    def shelf_with(self, thing: str, kind: str) -> Shelf | None:
        """The shelf of its class that lists a thing, else the first that does."""
        first, own = self._first_shelves.get(thing), self.shelf_of.get(kind)
        return own if own is not None and own.is_main else first

    @cached_property
    def _first_shelves(self) -> dict[str, Shelf]:
        return {thing: shelf for shelf in reversed(self.shelves) for thing in shelf.things}

    @cached_property
    def dictionaries(self) -> dict[str, Dictionary]:
        """The terms of the ontology, by language."""
        makers = self.site.makers.items()
        return {tag: Dictionary(maker, self.site.ontology, self.census) for tag, maker in makers}

    @cached_property
    def kinds_drawn(self) -> list[str]:
        """The classes and kinds that the picture draws, in the order of its marks."""
        return [mark.kind for mark in self.site.view.marks]

    @cached_property
    def term_anchors(self) -> dict[str, str]:
        """Where the page of the ontology tells of each term that it has."""
        return self.dictionaries[self.site.languages[0]].anchors()

    @cached_property
    def answers(self) -> dict[str, Answers]:
        """The answers to the saved queries, by language."""
        known: dict[str, Rows] = {}
        return {language: Answers(self.site, language, known) for language in self.site.languages}

    @cached_property
    def facts_of_passages(self) -> Counter[str]:
        """How many statements each passage makes."""
        return count_facts(self.dataset)

    @cached_property
    def reports(self) -> dict[str, Report]:
        """The report on the data, by language: the same figures, named in each."""
        first, *others = self.site.languages
        report = self.site.report
        return {first: report} | {tag: tell_in(report, self.site.makers[tag]) for tag in others}

    def sorted_by_name(self, things: tuple[str, ...], language: str) -> list[tuple[str, str]]:
        """The names and IRIs of things, by name."""
        named = ((self.label(iri, language), iri) for iri in things)
        return sorted(named, key=lambda each: (fold_name(each[0]), each[1]))

    def _slug(self, iri: str) -> str:
        known = self.dataset.vocabulary
        name = known.names.get(iri) or known.shorten(iri).replace(":", "-")
        return re.sub(r"[^a-z0-9]+", "-", kebab_case(name)).strip("-") or OTHER


def holdings_of(site: Site) -> Holdings:
    """The holdings of a site, gathered once for all makers of its pages."""
    if not site.gathered:
        site.gathered.append(Holdings(site))
    found: Holdings = site.gathered[0]
    return found


def _slugs(slugs: list[str]) -> list[str]:
    """The same, each once: a second one has a number."""
    seen: dict[str, int] = {}
    found = []
    for slug in slugs:
        seen[slug] = seen.get(slug, 0) + 1
        found.append(slug if seen[slug] == 1 else f"{slug}-{seen[slug]}")
    return found
