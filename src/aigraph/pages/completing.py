"""What an editor of queries offers: prefixes, classes, properties, names of things, saved queries."""

from __future__ import annotations

import heapq
import re
import unicodedata
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

import pyoxigraph as ox

from aigraph.errors import NOTHING, suggest
from aigraph.queries.library import LANGUAGE_PARAMETER
from aigraph.terms import RDF_TYPE, RDFS, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aigraph.cards import CardMaker
    from aigraph.dataset import Dataset
    from aigraph.errors import Text
    from aigraph.queries import SavedQuery

_LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, RDFS.label, "http://purl.org/dc/terms/title")
_LINE_WITHIN = re.compile(r"(?<![.:;!?])[ \t]*\n(?=\S)")  # the end of a line that ends no sentence
_MOST_NAMES = 20
_MOST_TERMS = 2000
_MOST_WEIGHED = 500
_NOWHERE = 3
_NAMES_OF_A_THING = 8


class Entry(NamedTuple):
    """A name of a thing, as a search compares it."""

    folded: str
    label: str
    iri: str


def vocabulary(dataset: Dataset, maker: CardMaker, queries: Sequence[SavedQuery], *, reads_all: bool) -> dict[str, Any]:
    """Prefixes, terms and saved queries. ``reads_all`` adds the terms that the graph uses without a context."""
    known = dataset.vocabulary
    classes = set(known.classes.values())
    properties = {term.iri for term in known.properties.values()}
    if reads_all:
        classes, properties = set(), set()
    # A project's default graph holds everything; that of bare files may hold nothing.
    classes |= _used(dataset, "?s a ?term", with_graphs=reads_all)
    properties |= _used(dataset, "?s ?term ?o", with_graphs=reads_all)
    terms = [_term(dataset, maker, iri, "class") for iri in sorted(classes)]
    terms += [_term(dataset, maker, iri, "property") for iri in sorted(properties)]
    return {"prefixes": known.prefixes, "terms": terms, "queries": [_query(query, maker.language) for query in queries]}


def read_names(dataset: Dataset) -> list[Entry]:
    """All names of all things of the project, folded for a search, in a fixed order."""
    found: set[Entry] = set()
    for predicate in _LABELS:
        for quad in dataset.store.quads_for_pattern(None, ox.NamedNode(predicate), None, ox.DefaultGraph()):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                found.add(Entry(fold(quad.object.value), quad.object.value, quad.subject.value))
    return sorted(found)


def search_names(names: Iterable[Entry], text: str, like: str = "", most: int = _MOST_NAMES) -> list[Entry]:
    """The names that a text begins or stands in, best first, one a thing; things like ``like`` (its class) before.

    ``like`` is the beginning of an IRI.
    """
    wanted = fold(text)
    hits = (
        (bool(like) and not entry.iri.startswith(like), rank, len(entry.folded), entry)
        for entry in names
        if (rank := _rank(entry, wanted)) < _NOWHERE
    )
    seen: dict[str, Entry] = {}
    for *_, entry in heapq.nsmallest(most * _NAMES_OF_A_THING, hits):
        if entry.iri not in seen:
            seen[entry.iri] = entry
            if len(seen) == most:
                break
    return list(seen.values())


def nearest(identifier: str, known: Iterable[str]) -> Text:
    """``did you mean …?`` among ids of the same beginning, bounded so that a wrong address costs little."""
    start = identifier.rpartition("/")[0] + "/"
    near = islice((each for each in known if each.startswith(start)), _MOST_WEIGHED)
    found = suggest(identifier, near)
    return found if found != NOTHING else suggest(identifier, islice(known, _MOST_WEIGHED))


def fold(text: str) -> str:
    """A text without accents and capitals.

    >>> fold("Côte d’Azur")
    "cote d'azur"
    """
    letters = unicodedata.normalize("NFD", text.casefold().replace("’", "'"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _rank(entry: Entry, wanted: str) -> int:
    """Names that begin so come first, then those where a word does, then any."""
    place = entry.folded.find(wanted)
    if place < 0:
        return 0 if wanted and entry.iri.endswith("/" + wanted) else _NOWHERE
    if place == 0:
        return 0
    return 2 if entry.folded[place - 1].isalnum() else 1


def _used(dataset: Dataset, pattern: str, *, with_graphs: bool) -> set[str]:
    anywhere = f"{{ {pattern} }} UNION {{ GRAPH ?g {{ {pattern} }} }}" if with_graphs else pattern
    found = dataset.store.query(f"SELECT DISTINCT ?term {{ {anywhere} }}")
    terms = (row["term"] for row in islice(found, _MOST_TERMS)) if isinstance(found, ox.QuerySolutions) else ()
    return {term.value for term in terms if isinstance(term, ox.NamedNode)}


def _term(dataset: Dataset, maker: CardMaker, iri: str, kind: str) -> dict[str, str]:
    name = "a" if iri == RDF_TYPE else dataset.vocabulary.shorten(iri)
    label = maker.term(iri)
    return {"iri": iri, "name": name, "kind": kind, "label": "" if label == name else label}


def _query(query: SavedQuery, language: str) -> dict[str, Any]:
    return {
        "name": query.name,
        "summary": query.summaries.tell(language),
        "description": _LINE_WITHIN.sub(" ", query.descriptions.tell(language)),
        "tags": list(query.tags),
        "chart": query.chart and {"kind": query.chart.kind, "x": query.chart.x, "y": query.chart.y},
        "parameters": [
            {"name": each.name, "type": each.type, "default": each.default, "choices": list(each.choices)}
            for each in query.parameters
            if each.name != LANGUAGE_PARAMETER
        ],
    }
