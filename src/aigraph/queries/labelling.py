"""Names beside addresses: a column of labels for each column of an answer that holds IRIs."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.dataset import LABEL_PROPERTIES, read_ontology
from aigraph.results import Rows
from aigraph.terms import RDFS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from aigraph.dataset import Dataset
    from aigraph.project import Project
    from aigraph.results import Node

    Texts = Mapping[str | None, str]
    # What things are called, by language, of those among some IRIs that have a name.
    Namer = Callable[[Collection[str]], Mapping[str, Texts]]

_SUFFIX = "_label"
# A question of so many things stays far from the limits of a query, and of what servers take.
_MOST_THINGS, _MOST_CHARACTERS = 100, 20_000
_DOUBTFUL = frozenset("#'?$")


def add_labels(rows: Rows, namer: Namer, project: Project, language: str) -> Rows:
    """The answer with a column ``X_label`` after each column ``X`` in which some cell is an IRI.

    A label is the one in the language, else one in another; of a class or property, what the ontology calls it; none
    where nothing names it.
    """
    things = {term.value for row in rows.rows for term in row if isinstance(term, ox.NamedNode)}
    labels = _read_labels(things, namer, project, language)
    columns: list[str] = []
    cells: list[list[Node | None]] = []
    for position, column in enumerate(rows.columns):
        terms = [row[position] for row in rows.rows]
        columns.append(column)
        cells.append(terms)
        if any(isinstance(term, ox.NamedNode) for term in terms):
            columns.append(_free(column + _SUFFIX, {*rows.columns, *columns}))
            cells.append([labels.get(term.value) if isinstance(term, ox.NamedNode) else None for term in terms])
    return Rows(tuple(columns), tuple(zip(*cells, strict=True)) if cells else rows.rows, rows.truth)


def names_in(dataset: Dataset) -> Namer:
    """What things are called in a dataset that is here."""

    def find(things: Collection[str]) -> dict[str, Texts]:
        return {thing: _first({name: dataset.objects(thing, name) for name in LABEL_PROPERTIES}) for thing in things}

    return find


def names_by(ask: Callable[[str], Rows]) -> Namer:
    """What things are called where somebody answers queries; ``ask`` gives the rows of one."""

    def find(things: Collection[str]) -> dict[str, Texts]:
        found: dict[str, dict[str, list[Node]]] = defaultdict(lambda: defaultdict(list))
        for some in _portions(sorted(filter(_can_be_asked, things))):
            for thing, name, label in ask(_question(some)).rows:
                if thing is not None and name is not None and label is not None:
                    found[thing.value][name.value].append(label)
        return {
            thing: _first({name: sorted(values, key=str) for name, values in names.items()})
            for thing, names in found.items()
        }

    return find


def _question(things: Sequence[str]) -> str:
    """The query for the names of things; terms stand in a VALUES block, whole (SPARQL 1.1, section 10.2)."""
    names = ", ".join(str(ox.NamedNode(name)) for name in LABEL_PROPERTIES)
    terms = " ".join(str(ox.NamedNode(thing)) for thing in things)
    pattern = f"VALUES ?thing {{ {terms} }} ?thing ?name ?label FILTER(?name IN ({names}))"
    return f"SELECT ?thing ?name ?label WHERE {{ {pattern} }}"


def _can_be_asked(thing: str) -> bool:
    """Whether an IRI may stand in a query of ours: some without // look like comparisons (``queries.tokens``)."""
    return len(thing) <= _MOST_CHARACTERS and ("://" in thing or not _DOUBTFUL & set(thing))


def _portions(things: Sequence[str]) -> Iterator[list[str]]:
    portion: list[str] = []
    for thing in things:
        if len(portion) == _MOST_THINGS or sum(map(len, portion)) + len(thing) > _MOST_CHARACTERS:
            yield portion
            portion = []
        portion.append(thing)
    if portion:
        yield portion


def _first(values: Mapping[str, Sequence[Node]]) -> Texts:
    """What a thing is called, by language: the texts of the first property that has any."""
    for name in LABEL_PROPERTIES:
        texts = {
            value.language: value.value for value in reversed(values.get(name, ())) if isinstance(value, ox.Literal)
        }
        if texts:
            return texts
    return {}


def _read_labels(things: set[str], namer: Namer, project: Project, language: str) -> dict[str, ox.Literal]:
    texts = {thing: names for thing, names in namer(things).items() if names}
    if things - texts.keys():
        texts = _terms(project) | texts
    return {
        thing: ox.Literal(names.get(language) or next(iter(names.values()))) for thing, names in texts.items() if names
    }


def _terms(project: Project) -> dict[str, Texts]:
    """What the ontology calls its classes and properties."""
    terms: dict[str, dict[str | None, str]] = defaultdict(dict)
    for triple in read_ontology(project):
        if triple.predicate.value == RDFS.label and isinstance(triple.object, ox.Literal):
            terms[str(triple.subject)[1:-1]][triple.object.language] = triple.object.value
    return dict(terms)


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "_"
    return name
