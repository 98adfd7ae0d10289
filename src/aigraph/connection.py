"""A graph that is asked where it lies: in memory, in a store on disk, or at an address.

``aigraph.connect()`` gives what ``aigraph.load()`` gives of questions, without reading the data files where a store or
a server has them.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from aigraph.engines import RdflibEngine, RemoteEngine, StoreEngine, open_endpoint
from aigraph.errors import UsageError, suggest
from aigraph.graph import check_language, load
from aigraph.project import find_project
from aigraph.queries import KnownHere, KnownThere, add_labels, bind_call, names_by, names_in, notice
from aigraph.stores import open_snapshot
from aigraph.terms import read_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import pyoxigraph as ox

    from aigraph.dataset import Dataset
    from aigraph.engines import Engine
    from aigraph.errors import Text
    from aigraph.project import Project
    from aigraph.queries import SavedQuery
    from aigraph.results import Rows
    from aigraph.terms import Vocabulary

LOCAL_ENGINES = ("oxigraph", "rdflib")
_NO_GRAPH = "none"


@dataclass(frozen=True, slots=True)
class Connection:
    """An engine, with the project whose saved queries, ids and prefixes it is asked with."""

    engine: Engine
    project: Project
    vocabulary: Vocabulary
    language: str

    @property
    def dataset(self) -> Dataset | None:
        """What is asked, where it is here; None for a server."""
        return getattr(self.engine, "dataset", None)

    def query(self, query: str, /, **parameters: object) -> Rows:
        """The rows of a saved query by its name, or of a SELECT or ASK by its text."""
        return self.engine.rows(self.bind(query, **parameters))

    def triples(self, query: str, /, **parameters: object) -> list[ox.Triple]:
        """The triples of a CONSTRUCT or DESCRIBE, saved or free."""
        return self.engine.triples(self.bind(query, **parameters))

    def with_labels(self, rows: Rows) -> Rows:
        """The answer with a column of names beside each that holds IRIs; a server is asked for them."""
        namer = names_in(self.dataset) if self.dataset else names_by(self.engine.rows)
        return add_labels(rows, namer, self.project, self.language)

    def notice(self, saved: SavedQuery, values: Mapping[str, str]) -> Iterator[Text]:
        """What to say beside the answer to a query that was asked with these values."""
        ask, vocabulary = self.engine.rows, self.vocabulary
        known = KnownHere(self.dataset) if self.dataset else KnownThere(ask, vocabulary, self.project)
        return notice(saved, values, vocabulary, self.project, known)

    def bind(self, query: str, /, **parameters: object) -> str:
        """The text of a query, saved or free, with its parameters bound."""
        return bind_call(query, parameters, self.project, self.vocabulary, self.language)


def connect(  # noqa: PLR0913  (keywords that each have a default)
    where: Path | str,
    project: Project | Path | str | None = None,
    language: str | None = None,
    *,
    headers: Sequence[str] = (),
    default_graph: str | None = None,
    page_size: int = 0,
) -> Connection:
    """A connection to an address, to the folder of a store on disk, or (``rdflib``, ``oxigraph``) to the data files.

    ``headers`` are sent to an address (``Authorization: …``; else ``AIGRAPH_AUTHORIZATION`` of the environment is).
    ``default_graph`` is what a query without GRAPH asks there: the union of a push, or ``none`` for the server's own.
    """
    found = find_project(project) if project is None or isinstance(project, (str, Path)) else project
    spoken = check_language(found, language)
    engine: Engine
    if isinstance(where, str) and is_address(where):
        vocabulary, graph = read_vocabulary(found), _graph_iri(default_graph)
        endpoint = open_endpoint(where, headers, os.environ)
        engine = RemoteEngine(endpoint, found, vocabulary, default_graph=graph, page_size=page_size)
        return Connection(engine, found, vocabulary, spoken)
    if where in LOCAL_ENGINES:
        dataset = load(found, spoken).dataset
        engine = local_engine(str(where), StoreEngine(dataset))
        return Connection(engine, found, dataset.vocabulary, spoken)
    if isinstance(where, str) and not Path(where).is_dir():
        check_engine(where)
    snapshot = open_snapshot(Path(where), found)
    return Connection(snapshot, found, snapshot.dataset.vocabulary, spoken)


def is_address(where: str) -> bool:
    """Whether an engine is named by an address and not by its name."""
    return "://" in where


def local_engine(name: str, engine: StoreEngine) -> Engine:
    """The engine of a name over a store's dataset. Raises UsageError for a name that no engine has."""
    check_engine(name)
    return RdflibEngine(engine.dataset) if name == "rdflib" else engine


def check_engine(name: str) -> None:
    """Raise UsageError for an engine that there is not."""
    if name not in LOCAL_ENGINES:
        near = suggest(name, LOCAL_ENGINES)
        msg = f"{name}: no such engine{near}; there are {', '.join(LOCAL_ENGINES)}, or an address: http://…"
        raise UsageError(msg)


def _graph_iri(name: str | None) -> str | None:
    """The IRI of a default graph; empty for the server's own, None for what is usual."""
    import pyoxigraph as ox  # noqa: PLC0415  (heavy)

    if name is None or name == _NO_GRAPH:
        return None if name is None else ""
    try:
        return ox.NamedNode(name).value
    except ValueError as error:
        msg = f"--default-graph {name}: is no IRI; write a whole one, or none"
        raise UsageError(msg) from error
