"""Find the views of a project and make one: what all its queries construct."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.errors import InputError, Text, UsageError, suggest
from aigraph.queries import QUERY_NAME, bind, conclude, is_construct, list_queries
from aigraph.queries.parsing import read_shape
from aigraph.terms import RDF_TYPE, kebab_case
from aigraph.views.model import View

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aigraph.dataset import Dataset
    from aigraph.project import Project
    from aigraph.queries import SavedQuery
    from aigraph.terms import Vocabulary

FOLDER = "queries/views"


def list_views(project: Project) -> list[str]:
    """The names of the views: a view is a file ``queries/views/<name>.rq``, or a folder of that name with some."""
    files = project.files(FOLDER, "*.rq") + project.files(FOLDER, "*/*.rq")
    folder = project.path(FOLDER)
    return sorted({path.relative_to(folder).parts[0].removesuffix(".rq") for path in files})


def make_view(dataset: Dataset, name: str) -> View:
    """The view of a name. Raises UsageError where there is none, InputError for a query that cannot make one."""
    project = dataset.project
    queries = _queries(project, name)
    triples: set[ox.Triple] = set()
    prefixes = {
        kebab_case(thing): f"{project.id_base}{kebab_case(thing)}/" for thing in dataset.vocabulary.classes
    }  # of the ids of each class: cluster:miai
    for query, file in queries:
        text = bind(query, {}, dataset.vocabulary, project, project.languages[0])
        if not is_construct(text):
            msg = f"{file}: makes rows; a view is made by CONSTRUCT"
            raise InputError(msg)
        found = conclude(dataset, text)
        if any(isinstance(term, ox.BlankNode) for triple in found for term in (triple.subject, triple.object)):
            msg = f"{file}: makes a blank node; name it by BIND(IRI(…) AS ?name)"
            raise InputError(msg)
        triples |= found
        prefixes |= {prefix: token.text[1:-1] for prefix, token in read_shape(query.text).prefixes.items() if prefix}
    return View(
        name,
        tuple(query.summaries for query, _ in queries),
        tuple(sorted(triples, key=_order)),
        prefixes,
        _reasons((query for query, _ in queries), dataset.vocabulary, prefixes),
    )


def _queries(project: Project, name: str) -> list[tuple[SavedQuery, str]]:
    known = list_views(project)
    if name not in known or not QUERY_NAME.fullmatch(name):
        msg = f"{name}: no such view in {FOLDER}/{suggest(name, known)}; there are {', '.join(known) or 'none'}"
        raise UsageError(msg)
    own = [query for query in list_queries(project, FOLDER) if query.name == name]
    folder = f"{FOLDER}/{name}"
    return [(query, f"{FOLDER}/{name}.rq") for query in own] + [
        (query, f"{folder}/{query.name}.rq") for query in list_queries(project, folder)
    ]


def _reasons(queries: Iterable[SavedQuery], vocabulary: Vocabulary, prefixes: dict[str, str]) -> dict[str, Text]:
    """What the headers say is lost, by whole IRI; a prefix is the query's, or the vocabulary's."""
    reasons = {}
    for query in queries:
        for term, reason in query.losses:
            prefix, _, local = term.partition(":")
            base = prefixes.get(prefix)
            reasons[base + local if base else vocabulary.expand(term) or term] = reason
    return reasons


def _order(triple: ox.Triple) -> tuple[str, bool, str, str]:
    """By subject; of one subject its classes first."""
    return str(triple.subject), triple.predicate.value != RDF_TYPE, triple.predicate.value, str(triple.object)
