"""SPARQL 1.1 Protocol, query operation (https://www.w3.org/TR/sparql11-protocol/#query-operation)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aigraph.server.jobs import Job
from aigraph.server.responding import to_response

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

_FREE = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'|<[^<>\s]*>|[?$]\w+|[0-9.]+|\s+')
_MOST_VARIABLES = 10


async def sparql(request: Request) -> Response:
    """GET, for now."""
    service = request.app.state.service
    asked = {"query": request.query_params["query"], "accept": request.headers.get("accept", "")}
    answer = await service.do(Job("sparql", asked, *_likeness(asked["query"])))
    return to_response(answer, request, service.about.get("fingerprint", ""))


def _likeness(query: str) -> tuple[str, float]:
    """The shape of a query, by which queries of about the same cost are known again, and a first guess of the cost.

    The shape is the text without its names, values and blanks; the guess grows with the number of variables.
    """
    variables = len(set(re.findall(r"[?$]\w+", query)))
    return _FREE.sub(" ", query), 0.0005 * 2.0 ** min(variables, _MOST_VARIABLES) / 11
