"""What workers can do on the graph: one method a kind of job."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from aigraph.errors import AigraphError, UsageError
from aigraph.queries import evaluate, query_form
from aigraph.queries.tokens import MAX_CHARACTERS
from aigraph.server import refusals
from aigraph.server.capping import cap_rows, cut_rows
from aigraph.server.commas import has_bare_comma, write_rows
from aigraph.server.jobs import PROBLEMS, Answer, refuse
from aigraph.server.negotiation import negotiate
from aigraph.server.presenting import Presenter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aigraph.dataset import Dataset
    from aigraph.server.limits import Limits
    from aigraph.server.prospectus import Prospectus

# media type → (pyoxigraph's format, the short name that is a file's suffix)
ROW_TYPES = {
    "application/sparql-results+json": (ox.QueryResultsFormat.JSON, "json"),
    "application/sparql-results+xml": (ox.QueryResultsFormat.XML, "xml"),
    "text/csv": (ox.QueryResultsFormat.CSV, "csv"),
    "text/tab-separated-values": (ox.QueryResultsFormat.TSV, "tsv"),
    "application/json": (ox.QueryResultsFormat.JSON, "json"),
    "application/xml": (ox.QueryResultsFormat.XML, "xml"),
}
GRAPH_TYPES = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
_TEXTS = ("text/csv", "text/tab-separated-values", "text/turtle")
_TRUNCATED = "X-Aigraph-Truncated"


class Work:
    """A dataset and what can be asked of it, with what its project says of it."""

    def __init__(self, dataset: Dataset, prospectus: Prospectus, limits: Limits) -> None:
        self.dataset, self.presenter = dataset, Presenter(dataset, prospectus)
        self._limits = limits
        self._note = PROBLEMS + "truncated"
        self._kinds = {"sparql": self._sparql, "saved": self._saved, **self.presenter.kinds}

    def do(self, asked: Mapping[str, Any]) -> Answer:
        """Do one job; ``kind`` names the method."""
        try:
            return self._kinds[asked["kind"]](asked)
        except AigraphError as error:
            return refuse(400, "query-refused", str(error))
        except RuntimeError as error:  # what the engine raises when it comes upon what it cannot do
            return refuse(400, "query-refused", refusals.NO_ANSWER.fill(error=error))

    def _sparql(self, asked: Mapping[str, Any]) -> Answer:
        """A query as the protocol brings it: ``query``, ``accept``, ``default_graphs`` and ``named_graphs``."""
        query = asked["query"]
        if len(query) > MAX_CHARACTERS:
            return refuse(413, "query-too-long", refusals.LONG_QUERY.fill(most=MAX_CHARACTERS))
        graphs = asked.get("default_graphs"), asked.get("named_graphs")
        capped = cap_rows(query, self._limits.rows + 1) if query_form(query) == "SELECT" else query
        try:
            found = evaluate(self.dataset, capped, *graphs)
        except UsageError:
            capped = query  # so that the message is about the query as it came
            found = evaluate(self.dataset, capped, *graphs)
        if isinstance(found, ox.QueryTriples):
            return self._triples(found, asked)
        answer = self._rows(found, asked)
        if answer.media_type.startswith("text/csv") and has_bare_comma(answer.body):
            again = evaluate(self.dataset, capped, *graphs)
            if isinstance(again, ox.QuerySolutions):
                return replace(answer, body=write_rows(again, self._limits.rows))
        return answer

    def _saved(self, asked: Mapping[str, Any]) -> Answer:
        """A saved query: ``name``, ``parameters``, ``language``, ``accept``."""
        bound = self.presenter.bind(asked)
        return bound if isinstance(bound, Answer) else self._sparql({"query": bound, "accept": asked["accept"]})

    def _rows(self, found: ox.QuerySolutions | ox.QueryBoolean, asked: Mapping[str, Any]) -> Answer:
        chosen = negotiate(asked["accept"], list(ROW_TYPES))
        if chosen is None:
            return _not_acceptable(ROW_TYPES)
        form, name = ROW_TYPES[chosen]
        body = found.serialize(format=form) or b""
        cut = False
        if isinstance(found, ox.QuerySolutions):
            body, cut = cut_rows(body, name, self._limits.rows, self._note)
        return Answer(200, _typed(chosen), body, self._mark(self._limits.rows) if cut else {})

    def _triples(self, found: ox.QueryTriples, asked: Mapping[str, Any]) -> Answer:
        chosen = negotiate(asked["accept"], list(GRAPH_TYPES))
        if chosen is None:
            return _not_acceptable(GRAPH_TYPES)
        most = self._limits.rows
        triples = list(islice(found, most + 1))
        kept = sorted(set(triples[:most]), key=str)
        body = ox.serialize(kept, format=GRAPH_TYPES[chosen], prefixes=self.dataset.vocabulary.prefixes) or b""
        return Answer(200, _typed(chosen), body, self._mark(most) if len(triples) > most else {})

    def _mark(self, rows: int) -> dict[str, str]:
        return {_TRUNCATED: f"rows={rows}", "Link": f'<{self._note}>; rel="help"'}


def _typed(media_type: str) -> str:
    return f"{media_type}; charset=utf-8" if media_type in _TEXTS else media_type


def _not_acceptable(offered: Mapping[str, object]) -> Answer:
    return refuse(406, "not-acceptable", refusals.FORMS.fill(forms=", ".join(offered)))
