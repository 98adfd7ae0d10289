"""Measure a dataset: one pass over its quads, then a query of ``queries/report/`` for each kind of open end."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.claims import audit
from aigraph.dataset import GRAPH_KINDS, fingerprint
from aigraph.queries import bind, list_queries, select
from aigraph.report.model import (
    ClassFigures,
    Evidence,
    Figures,
    LanguageFigures,
    OpenEnd,
    Report,
    SourceFigures,
)
from aigraph.terms import AIG, OA, PROV, RDF_TYPE, SCHEMA, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aigraph.cards import CardMaker
    from aigraph.dataset import Dataset
    from aigraph.queries import SavedQuery
    from aigraph.report.model import Checks

REPORT_FOLDER = "queries/report"
_BOUNDED = ((AIG.amount, AIG.minAmount, AIG.maxAmount), (AIG.quantity, AIG.minQuantity, AIG.maxQuantity))
_ANNOTATIONS = {"from": PROV.wasDerivedFrom, "adds": AIG.adds, "ignored": AIG.ignored, "about": AIG.hasSubjectFrom}


def measure(dataset: Dataset, cards: CardMaker, checks: Checks) -> Report:
    """The report on a dataset, in the language of ``cards``; ``checks`` says what was found before."""
    # In no order, which nothing here needs: sorting millions would cost more than all that follows.
    quads = [quad for quad in dataset.store if not isinstance(quad.graph_name, ox.DefaultGraph)]
    kinds = _kinds_of_graphs(dataset)
    graphs = _graphs_of_statements(quads, kinds)
    types = _types(dataset, quads)
    named = _named(quads)
    claims = Counter(result.verdict.value for result in audit(dataset, cards.language))
    return Report(
        project=dataset.project.name,
        fingerprint=fingerprint(quads),
        statements=len(graphs),
        evidence=_evidence(graphs.values(), kinds),
        single=sum([kinds[graph] for graph in found] == ["passage"] for found in graphs.values()),
        interpreted=sum({kinds[graph] for graph in found} == {"reading"} for found in graphs.values()),
        classes=_classes(dataset, cards, graphs, kinds, types),
        sources=_sources(dataset, cards.language, {graph for found in graphs.values() for graph in found}),
        registers=_registers(dataset, cards.language, quads),
        languages=_languages(dataset, named),
        labelled=len(named),
        figures=_figures(quads, types, dataset.vocabulary.names.get(AIG.CheckableClaim, "")),
        annotations=count_annotations(dataset),
        claims=dict(sorted(claims.items())),
        open_ends=_open_ends(dataset, cards),
        checks=checks,
    )


Statements = dict[ox.Triple, list[str]]


def _kinds_of_graphs(dataset: Dataset) -> dict[str, str]:
    kinds = {dataset.project.description_graph: "description"}
    for kind, name in GRAPH_KINDS.items():
        pattern = dataset.store.quads_for_pattern(None, ox.NamedNode(RDF_TYPE), ox.NamedNode(kind), ox.DefaultGraph())
        kinds |= {quad.subject.value: name for quad in pattern if isinstance(quad.subject, ox.NamedNode)}
    return kinds


def _graphs_of_statements(quads: Iterable[ox.Quad], kinds: Mapping[str, str]) -> Statements:
    """The graphs that have each statement; a graph of no known kind counts for nothing."""
    graphs: Statements = defaultdict(list)
    for quad in quads:
        if isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name.value in kinds:
            graphs[quad.triple].append(quad.graph_name.value)
    return graphs


def _types(dataset: Dataset, quads: Iterable[ox.Quad]) -> dict[str, set[str]]:
    """The classes of each thing, by their names in data files."""
    names = {iri: name for name, iri in dataset.vocabulary.classes.items()}
    types: dict[str, set[str]] = defaultdict(set)
    for quad in quads:
        if quad.predicate.value == RDF_TYPE and isinstance(quad.object, ox.NamedNode) and quad.object.value in names:
            types[_iri(quad)].add(names[quad.object.value])
    return types


def _evidence(found: Iterable[Iterable[str]], kinds: Mapping[str, str]) -> Evidence:
    counts = Counter(kind for graphs in found for kind in {kinds[graph] for graph in graphs})
    return replace(Evidence(), **counts)


def _classes(
    dataset: Dataset, cards: CardMaker, graphs: Statements, kinds: Mapping[str, str], types: Mapping[str, set[str]]
) -> tuple[ClassFigures, ...]:
    """Figures of each class that has things, the largest first."""
    statements: dict[str, list[list[str]]] = defaultdict(list)
    identified: dict[str, set[str]] = defaultdict(set)
    for triple, found in graphs.items():
        for name in types.get(_iri(triple), ()):
            statements[name].append(found)
            if triple.predicate.value == SCHEMA.identifier:
                identified[name].add(_iri(triple))
    things = Counter(name for names in types.values() for name in names)
    figures = [
        ClassFigures(
            name,
            cards.term(dataset.vocabulary.classes[name]),
            things[name],
            len(statements[name]),
            _evidence(statements[name], kinds),
            len(identified[name]),
        )
        for name in things
    ]
    return tuple(sorted(figures, key=lambda each: (-each.statements, each.name)))


def _sources(dataset: Dataset, language: str, graphs: set[str]) -> tuple[SourceFigures, ...]:
    """Figures of each document of which a passage states something; a section's extent states nothing."""
    ranges: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for graph in graphs:
        for source in dataset.objects(graph, OA.hasSource):
            start, end = graph.partition("#char=")[2].split(",")
            ranges[source.value].add((int(start), int(end)))
    return tuple(
        SourceFigures(
            dataset.project.shorten(source),
            dataset.label(source, language),
            len(found),
            _covered(found),
            next((int(value.value) for value in dataset.objects(source, AIG.characterCount)), None),
        )
        for source, found in sorted(ranges.items())
    )


def _covered(ranges: Iterable[tuple[int, int]]) -> int:
    """How many characters lie in at least one range.

    >>> _covered([(0, 10), (5, 12), (20, 21)])
    13
    """
    covered = reached = 0
    for start, end in sorted(ranges):
        covered += max(0, end - max(start, reached))
        reached = max(reached, end)
    return covered


def _registers(dataset: Dataset, language: str, quads: Iterable[ox.Quad]) -> dict[str, int]:
    """How many identifiers each register has given, by its name."""
    given = {(_iri(quad), quad.object) for quad in quads if quad.predicate.value == SCHEMA.propertyID}
    counts = Counter(dataset.label(scheme.value, language) for _, scheme in given if isinstance(scheme, ox.NamedNode))
    return dict(sorted(counts.items()))


def _named(quads: Iterable[ox.Quad]) -> dict[str, set[str]]:
    """The languages in which each named thing has a name."""
    names: dict[str, set[str]] = defaultdict(set)
    for quad in quads:
        if quad.predicate.value == SKOS.prefLabel and isinstance(quad.object, ox.Literal):
            names[_iri(quad)].add(quad.object.language or "")
    return names


def _languages(dataset: Dataset, names: Mapping[str, set[str]]) -> tuple[LanguageFigures, ...]:
    return tuple(
        LanguageFigures(
            language,
            sum(language in found for found in names.values()),
            tuple(sorted(dataset.project.shorten(iri) for iri, found in names.items() if language not in found)),
        )
        for language in dataset.project.languages
    )


def _figures(quads: Iterable[ox.Quad], types: Mapping[str, set[str]], left_out: str) -> Figures:
    """How many things have an exact figure, how many a bounded or qualified one; a claim only repeats the figure."""
    properties: dict[str, set[str]] = defaultdict(set)
    for quad in quads:
        properties[_iri(quad)].add(quad.predicate.value)
    counts: Counter[str] = Counter()
    for found in (found for thing, found in properties.items() if left_out not in types.get(thing, ())):
        for group in _BOUNDED:
            if found & set(group):
                counts[_form(found, group)] += 1
    return Figures(counts["exact"], counts["at least"], counts["at most"], counts["range"], counts["qualified"])


def _form(found: set[str], group: tuple[str, str, str]) -> str:
    _, low, high = group
    if low in found or high in found:
        return "range" if {low, high} <= found else "at least" if low in found else "at most"
    return "qualified" if AIG.hasModality in found else "exact"


def count_annotations(dataset: Dataset) -> dict[str, int]:
    """How many readings there are, and how many entries a curator added to readings and passages, by their key."""
    found = Counter(quad.predicate.value for quad in dataset.store if not isinstance(quad.graph_name, ox.DefaultGraph))
    readings = sum(kind == "reading" for kind in _kinds_of_graphs(dataset).values())
    return {"readings": readings} | {name: found[iri] for name, iri in _ANNOTATIONS.items()}


def _open_ends(dataset: Dataset, cards: CardMaker) -> tuple[OpenEnd, ...]:
    """What each query of the report's folder finds, the most first; a query is called as the ontology labels it."""
    ends = []
    for query in list_queries(dataset.project, REPORT_FOLDER):
        text = bind(query, {}, dataset.vocabulary, dataset.project, cards.language)
        things = tuple(dataset.project.shorten(row["thing"]) for row in select(dataset, text))
        ends.append(OpenEnd(query.name, label_open_end(query, cards), things))
    return tuple(sorted(ends, key=lambda end: (-len(end.things), end.name)))


def label_open_end(query: SavedQuery, cards: CardMaker) -> str:
    """What an open end is called: the label that the ontology has for its query, else the query's summary."""
    iri = cards.dataset.project.iri(f"query/{query.name}")
    label = cards.term(iri)
    return query.summaries.tell(cards.language) if label == iri else label


def _iri(statement: ox.Quad | ox.Triple) -> str:
    return str(getattr(statement.subject, "value", ""))
