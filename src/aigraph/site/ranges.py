"""Ranges: how many facts each passage, section and document states."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.terms import AIG, OA, RDF_TYPE

if TYPE_CHECKING:
    from aigraph.dataset import Dataset
    from aigraph.pages.links import Link
    from aigraph.site.addresses import SiteLinks
    from aigraph.site.holdings import Holdings

_MOST_PASSAGES = 10


@dataclass(frozen=True, slots=True)
class SourceFigures:
    """A document: how many passages state facts, how many facts, what part of its text, by section, by passage."""

    slug: str
    link: Link
    passages: int
    facts: int
    share: str
    sections: list[tuple[Link, int, int]]
    stating: list[tuple[Link, int]]


def source_pages(holdings: Holdings, links: SiteLinks, language: str) -> list[SourceFigures]:
    """The documents, with what passages of each state."""
    dataset, site = holdings.dataset, holdings.site
    facts = holdings.facts_of_passages
    sections = _sections(holdings)
    report = holdings.reports[language]
    found = []
    for source in report.sources:
        iri = source.name if "://" in source.name else dataset.project.iri(source.name)
        own = {name: number for name, number in facts.items() if name.partition("#")[0] == iri}
        stating = sorted(own, key=lambda name: (-own[name], _start(name), name))[:_MOST_PASSAGES]
        share = f"{100 * source.covered / source.characters:.0f} %" if source.characters else ""
        found.append(
            SourceFigures(
                iri.rpartition("/")[2],
                links.to(source.label, iri),
                source.passages,
                sum(own.values()),
                share,
                [
                    (links.to(_name(holdings, section, language), section), *_within(own, span))
                    for section, span in sections.get(iri, [])
                ],
                [(links.to(site.makers[language].graph(name), name), own[name]) for name in stating],
            )
        )
    return found


def count_facts(dataset: Dataset) -> Counter[str]:
    """How many statements each passage makes."""
    passages = dataset.store.quads_for_pattern(
        None, ox.NamedNode(RDF_TYPE), ox.NamedNode(AIG.Passage), ox.DefaultGraph()
    )
    names = [quad.subject for quad in passages if isinstance(quad.subject, ox.NamedNode)]
    counts = {name.value: sum(1 for _ in dataset.store.quads_for_pattern(None, None, None, name)) for name in names}
    return Counter({name: number for name, number in counts.items() if number})


def _name(holdings: Holdings, section: str, language: str) -> str:
    """What a section is about; its id where it does not say."""
    things = [thing.value for thing in holdings.dataset.objects(section, AIG.concerns)]
    return " · ".join(holdings.label(thing, language) for thing in things) or holdings.label(section, language)


def _sections(holdings: Holdings) -> dict[str, list[tuple[str, tuple[int, int]]]]:
    """The sections of each document with their ranges, in reading order."""
    dataset = holdings.dataset
    found: defaultdict[str, list[tuple[str, tuple[int, int]]]] = defaultdict(list)
    for quad in dataset.store.quads_for_pattern(None, ox.NamedNode(AIG.hasExtent), None, ox.DefaultGraph()):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            for source in dataset.objects(quad.object.value, OA.hasSource):
                found[source.value].append((quad.subject.value, (_start(quad.object.value), _end(quad.object.value))))
    return {source: sorted(each, key=lambda one: (one[1], one[0])) for source, each in found.items()}


def _within(facts: dict[str, int], span: tuple[int, int]) -> tuple[int, int]:
    """How many passages lie in a range, and what they state."""
    inside = [number for name, number in facts.items() if span[0] <= _start(name) and _end(name) <= span[1]]
    return len(inside), sum(inside)


def _start(name: str) -> int:
    return int(name.partition("#char=")[2].partition(",")[0] or 0)


def _end(name: str) -> int:
    return int(name.partition("#char=")[2].partition(",")[2] or 0)
