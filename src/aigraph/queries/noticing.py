"""What a person should know of an answer that the answer itself does not tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import pyoxigraph as ox

from aigraph.errors import AigraphError, Text, suggest
from aigraph.queries.binding import bind, to_iri
from aigraph.queries.library import read_query

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from aigraph.dataset import Dataset
    from aigraph.project import Project
    from aigraph.queries.library import SavedQuery
    from aigraph.results import Rows
    from aigraph.terms import Vocabulary

ABSENCE_TAG = "absence"
ABSENCE = Text(
    "the answer holds for what the documents name, not for the world",
    "la réponse vaut pour ce que les documents nomment, non pour le monde",
)
NAMES_NOTHING = Text(
    "{parameter}={value}: nothing in the graph is called so{near}; correct the id",
    "{parameter}={value}: rien dans le graphe ne s’appelle ainsi{near} ; corriger l’id",
)


_USED = "ASK { { ?_thing_iri ?p ?o } UNION { ?s ?p ?_thing_iri } UNION { ?s ?_thing_iri ?o } }"
_USED_GRAPH = "ASK { GRAPH ?_thing_iri { ?s ?p ?o } }"


class Known(Protocol):
    """What is known of a graph's names, wherever it lies."""

    def has(self, iri: ox.NamedNode) -> bool:
        """Whether something is said of it or points to it, be it as a property or as the graph of a passage."""

    def ids(self) -> set[str]:
        """The ids of the things that something is said of, as far as they are at hand."""


def notice(
    query: SavedQuery, values: Mapping[str, str], vocabulary: Vocabulary, project: Project, known: Known
) -> Iterator[Text]:
    """What to say beside the answer to a query that was asked with these values, defaults apart.

    A value that is to be an IRI and names nothing in the graph gives an empty answer, as if nothing were true of it.
    What is absent (a query with the tag ``absence``) is absent from the documents.
    """
    for parameter in query.parameters:
        value = values.get(parameter.name)
        if parameter.type == "iri" and value is not None:
            iri = to_iri(value, vocabulary, project)
            if not known.has(iri):
                near = suggest(project.shorten(iri.value), known.ids())
                yield NAMES_NOTHING.fill(parameter=parameter.name, value=value, near=near)
    if ABSENCE_TAG in query.tags:
        yield ABSENCE


@dataclass(frozen=True, slots=True)
class KnownHere:
    """The names of a dataset that is here."""

    dataset: Dataset

    def has(self, iri: ox.NamedNode) -> bool:
        """Whether it is used anywhere in the dataset."""
        patterns = ((iri, None, None, None), (None, None, iri, None), (None, iri, None, None), (None, None, None, iri))
        return any(next(self.dataset.store.quads_for_pattern(*pattern), None) is not None for pattern in patterns)

    def ids(self) -> set[str]:
        """The ids of all things that something is said of."""
        quads = self.dataset.store.quads_for_pattern(None, None, None, ox.DefaultGraph())
        nodes = {quad.subject for quad in quads}
        return {self.dataset.project.shorten(node.value) for node in nodes if isinstance(node, ox.NamedNode)}


@dataclass(frozen=True, slots=True)
class KnownThere:
    """The names of a graph that others answer for; ``ask`` gives the rows of a query. All ids would be too many."""

    ask: Callable[[str], Rows]
    vocabulary: Vocabulary
    project: Project

    def has(self, iri: ox.NamedNode) -> bool:
        """Whether it is used anywhere there; taken for granted where that cannot be asked, as the answer is there."""
        texts = (
            bind(read_query(query), {"thing": iri.value}, self.vocabulary, self.project, self.project.languages[0])
            for query in (_USED, _USED_GRAPH)
        )
        try:
            return any(self.ask(text).truth for text in texts)
        except AigraphError:
            return True

    def ids(self) -> set[str]:
        """None."""
        return set()
