"""Names beside addresses: a column of labels for each column of an answer that holds IRIs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.dataset import LABEL_PROPERTIES, read_ontology
from aigraph.results import Rows
from aigraph.terms import RDFS

if TYPE_CHECKING:
    from aigraph.dataset import Dataset
    from aigraph.results import Node

_SUFFIX = "_label"


def add_labels(rows: Rows, dataset: Dataset, language: str) -> Rows:
    """The answer with a column ``X_label`` after each column ``X`` in which some cell is an IRI.

    A label is the one in the language, else one in another; of a class or property, what the ontology calls it; none
    where nothing names it.
    """
    labels = _Labels(dataset, language)
    columns: list[str] = []
    cells: list[list[Node | None]] = []
    for position, column in enumerate(rows.columns):
        terms = [row[position] for row in rows.rows]
        columns.append(column)
        cells.append(terms)
        if any(isinstance(term, ox.NamedNode) for term in terms):
            columns.append(_free(column + _SUFFIX, {*rows.columns, *columns}))
            cells.append([labels.of(term) for term in terms])
    return Rows(tuple(columns), tuple(zip(*cells, strict=True)), rows.truth)


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "_"
    return name


class _Labels:
    """The label of each IRI, looked up once."""

    def __init__(self, dataset: Dataset, language: str) -> None:
        self._dataset, self._language = dataset, language
        self._known: dict[str, ox.Literal | None] = {}
        self._terms: dict[str, dict[str | None, str]] | None = None

    def of(self, term: Node | None) -> ox.Literal | None:
        if not isinstance(term, ox.NamedNode):
            return None
        if term.value not in self._known:
            texts = self._texts(term.value)
            text = texts.get(self._language) or next(iter(texts.values()), None)
            self._known[term.value] = None if text is None else ox.Literal(text)
        return self._known[term.value]

    def _texts(self, iri: str) -> dict[str | None, str]:
        """What a thing is called, by language."""
        for name in LABEL_PROPERTIES:
            values = reversed(self._dataset.objects(iri, name))
            texts = {value.language: value.value for value in values if isinstance(value, ox.Literal)}
            if texts:
                return texts
        return self._ontology.get(iri, {})

    @property
    def _ontology(self) -> dict[str, dict[str | None, str]]:
        if self._terms is None:
            self._terms = {}
            for triple in read_ontology(self._dataset.project):
                if triple.predicate.value == RDFS.label and isinstance(triple.object, ox.Literal):
                    names = self._terms.setdefault(str(triple.subject)[1:-1], {})
                    names[triple.object.language] = triple.object.value
        return self._terms
