"""What a person should know of an answer that the answer itself does not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.errors import Text, suggest
from aigraph.queries.binding import to_iri

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aigraph.dataset import Dataset
    from aigraph.queries.library import SavedQuery

ABSENCE_TAG = "absence"
ABSENCE = Text(
    "the answer holds for what the documents name, not for the world",
    "la réponse vaut pour ce que les documents nomment, non pour le monde",
)
NAMES_NOTHING = Text(
    "{parameter}={value}: nothing in the graph is called so{near}; correct the id",
    "{parameter}={value}: rien dans le graphe ne s’appelle ainsi{near} ; corriger l’id",
)


def notice(query: SavedQuery, values: Mapping[str, str], dataset: Dataset | None) -> Iterator[Text]:
    """What to say beside the answer to a query that was asked with these values, defaults apart.

    A value that is to be an IRI and names nothing in the dataset gives an empty answer, as if nothing were true of it.
    What is absent (a query with the tag ``absence``) is absent from the documents. Without the dataset, which a server
    has, nothing is known of what a value names.
    """
    for parameter in query.parameters:
        value = values.get(parameter.name)
        if dataset is not None and parameter.type == "iri" and value is not None:
            iri = to_iri(value, dataset.vocabulary, dataset.project)
            if not _is_used(iri, dataset):
                near = suggest(dataset.project.shorten(iri.value), _ids(dataset))
                yield NAMES_NOTHING.fill(parameter=parameter.name, value=value, near=near)
    if ABSENCE_TAG in query.tags:
        yield ABSENCE


def _is_used(iri: ox.NamedNode, dataset: Dataset) -> bool:
    """Whether something is said of it or points to it, be it as a property or as the graph of a passage."""
    patterns = ((iri, None, None, None), (None, None, iri, None), (None, iri, None, None), (None, None, None, iri))
    return any(next(dataset.store.quads_for_pattern(*pattern), None) is not None for pattern in patterns)


def _ids(dataset: Dataset) -> set[str]:
    """The ids of all things that something is said of."""
    quads = dataset.store.quads_for_pattern(None, None, None, ox.DefaultGraph())
    nodes = {quad.subject for quad in quads}
    return {dataset.project.shorten(node.value) for node in nodes if isinstance(node, ox.NamedNode)}
