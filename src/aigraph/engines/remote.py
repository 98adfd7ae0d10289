"""Any SPARQL 1.1 endpoint (https://www.w3.org/TR/sparql11-protocol/, section 2), asked as if it were the store.

A server of others holds the union as the graph ``<base>graph/union``, which is chosen as the default graph; what
GRAPH may mean are the graphs of the project. A query with FROM chooses for itself.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from aigraph.engines.answers import ACCEPT_ROWS, ACCEPT_TRIPLES, read_rows, read_triples, was_cut
from aigraph.engines.replies import Request, check_reply
from aigraph.engines.transport import Transport
from aigraph.errors import InputError, UsageError
from aigraph.queries import (
    add_graphs,
    add_page,
    add_prefixes,
    bind,
    can_be_paged,
    check_limits,
    find_fault,
    form_of,
    has_word,
    is_bounded,
    read_query,
    refuse_rows,
    refuse_triples,
)
from aigraph.results import Rows

if TYPE_CHECKING:
    import pyoxigraph as ox

    from aigraph.engines.endpoints import Endpoint
    from aigraph.engines.replies import Reply
    from aigraph.project import Project
    from aigraph.results import Node
    from aigraph.terms import Vocabulary

MOST_NAMED_GRAPHS = 5000
# What a GET may be long: all servers and what lies between take 2000 characters.
_LONGEST_GET = 2000
_LISTED = """PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?graph WHERE { GRAPH ?_manifest_iri { ?_union_iri dcterms:hasPart ?graph } }"""
_FOUND = """SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?s ?p ?o } FILTER(STRSTARTS(STR(?graph), ?_base)) }"""
_HAS_ANYTHING = "ASK { ?s ?p ?o }"


class RemoteEngine:
    """Asks a server for a project's graph. ``default_graph`` is the union's, or empty for the server's own.

    An answer comes whole, or in pages of ``page_size`` rows where the query sets no bounds itself. What a server cuts
    at a limit of its own is asked for again in pages of that size where the query sets an order too, else refused.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        project: Project,
        vocabulary: Vocabulary,
        *,
        default_graph: str | None = None,
        page_size: int = 0,
    ) -> None:
        self._endpoint, self._project, self._vocabulary = endpoint, project, vocabulary
        self._default_graph = project.union_graph if default_graph is None else default_graph
        self._page_size = page_size
        self._transport = Transport(endpoint)

    def rows(self, query: str) -> Rows:
        """The rows of a SELECT or ASK."""
        check_limits(query)
        form = form_of(query)
        if form in ("CONSTRUCT", "DESCRIBE"):
            raise refuse_triples()
        in_pages = self._page_size and form == "SELECT" and not is_bounded(query)
        rows = self._pages(query, self._page_size) if in_pages else self._whole(query)
        if len(rows) <= 1:  # what nothing gives: no row, false, or one with a count of nought
            self._check_union(query)
        return rows

    def triples(self, query: str) -> list[ox.Triple]:
        """The triples of a CONSTRUCT or DESCRIBE."""
        check_limits(query)
        if form_of(query) not in ("CONSTRUCT", "DESCRIBE"):
            raise refuse_rows()
        reply = self._ask(query, ACCEPT_TRIPLES)
        found = read_triples(self._endpoint.where, reply)
        if was_cut(reply, len(found)):
            raise self._cut(len(found))
        if len(found) <= 1:
            self._check_union(query)
        return found

    @cached_property
    def named_graphs(self) -> tuple[str, ...]:
        """The named graphs of the project there, as the manifest of a push lists them, else as they are found."""
        project = self._project
        values = {"manifest": project.manifest_graph, "union": project.union_graph}
        rows = self._plain(_LISTED, values) or self._plain(_FOUND, {"base": project.base})
        names = sorted({row["graph"] for row in rows})
        ours = (project.union_graph, project.manifest_graph)
        return tuple(name for name in names if not name.startswith(ours))

    def _whole(self, query: str) -> Rows:
        reply = self._ask(query, ACCEPT_ROWS)
        rows = read_rows(self._endpoint.where, reply, query)
        if not was_cut(reply, len(rows)):
            return rows
        if not can_be_paged(query) or not rows.rows:
            raise self._cut(len(rows))
        return self._pages(query, len(rows))

    def _pages(self, query: str, size: int) -> Rows:
        rows: list[tuple[Node | None, ...]] = []
        while True:
            reply = self._ask(add_page(query, size, len(rows)), ACCEPT_ROWS)
            page = read_rows(self._endpoint.where, reply, query)
            rows += page.rows
            if len(page) < size:
                if was_cut(reply, len(page)):
                    raise self._cut(len(page))
                return Rows(page.columns, tuple(rows))

    def _cut(self, count: int) -> InputError:
        remedy = "add ORDER BY, or --page-size below that"
        return InputError(f"{self._endpoint.where}: the server cuts its answer at {count} rows; {remedy}")

    def _plain(self, query: str, values: dict[str, str]) -> Rows:
        """The rows of a query of ours about the server's graphs, whatever its default graph is."""
        saved, language = read_query(query), self._project.languages[0]
        text = bind(saved, values, self._vocabulary, self._project, language)
        return read_rows(self._endpoint.where, self._send([("query", text)], ACCEPT_ROWS), text)

    def _ask(self, query: str, accept: str) -> Reply:
        """The reply to a query; what the server refuses is told in its place, as far as it is found here."""
        try:
            return self._put(query, accept)
        except UsageError as error:
            if fault := find_fault(query, self._vocabulary.prefixes):
                raise fault from error
            raise

    def _put(self, query: str, accept: str) -> Reply:
        text = add_prefixes(query, self._vocabulary.prefixes)
        if not self._default_graph or has_word(query, "FROM"):
            return self._send([("query", text)], accept)
        if has_word(query, "GRAPH"):
            # In the text and not as fields: Virtuoso repeats each field as a header, and clients take a hundred.
            text = add_graphs(text, self._default_graph, self._all_named())
            return self._send([("query", text)], accept)
        return self._send([("query", text), ("default-graph-uri", self._default_graph)], accept)

    def _all_named(self) -> tuple[str, ...]:
        if len(self.named_graphs) > MOST_NAMED_GRAPHS:
            count = len(self.named_graphs)
            msg = f"the query: GRAPH may mean {count} graphs, too many to name; add FROM and FROM NAMED for those meant"
            raise UsageError(msg)
        return self.named_graphs

    def _send(self, fields: list[tuple[str, str]], accept: str) -> Reply:
        form = urlencode(fields)
        if len(self._endpoint.url) + len(form) < _LONGEST_GET:
            request = Request("GET", tuple(fields), accept=accept)
        else:
            request = Request("POST", (), form.encode(), "application/x-www-form-urlencoded", accept)
        reply = self._transport.read(request)
        check_reply(self._endpoint.where, reply)
        return reply

    def _check_union(self, query: str) -> None:
        """Perhaps nothing was found: say so when that is because the graph is not there at all."""
        if not self._default_graph or has_word(query, "FROM") or self._has_union:
            return
        msg = (
            f"{self._endpoint.where}: has no graph <{self._default_graph}>; load it with aigraph build --push,"
            " or name another with --default-graph (none: the server's own)"
        )
        raise InputError(msg)

    @cached_property
    def _has_union(self) -> bool:
        fields = [("query", _HAS_ANYTHING), ("default-graph-uri", self._default_graph)]
        reply = self._send(fields, ACCEPT_ROWS)
        return bool(read_rows(self._endpoint.where, reply, _HAS_ANYTHING).truth)
