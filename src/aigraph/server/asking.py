"""What requests for pages and data have in common: the graph's description, the language, the way back to the root."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from starlette.responses import Response

from aigraph.errors import suggest
from aigraph.pages.rendering import NOTHING_KNOWN, page_headers, render
from aigraph.server import refusals
from aigraph.server.jobs import refuse
from aigraph.server.languages import choose_language
from aigraph.server.leaving import do_while_there
from aigraph.server.negotiation import negotiate
from aigraph.server.responding import make_page, read_reader, to_problem, to_response

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from starlette.requests import Request

    from aigraph.server.jobs import Answer, Job
    from aigraph.server.service import Service

HTML = "text/html; charset=utf-8"
LANGUAGE = "lang"


class Asked:
    """A request, with what follows from it and from the graph that is served."""

    def __init__(self, service: Service, request: Request) -> None:
        self.service, self.request = service, request
        self.about: dict[str, Any] = NOTHING_KNOWN | service.about

    @property
    def languages(self) -> Sequence[str]:
        """The languages that there are."""
        return list(self.about["languages"])

    @property
    def is_explicit(self) -> bool:
        """Whether the address names a language; then links keep it."""
        return self.request.query_params.get(LANGUAGE) in self.languages

    @property
    def language(self) -> str:
        """The reader's language: the address's, else the browser's, else the project's first."""
        if self.is_explicit:
            return str(self.request.query_params[LANGUAGE])
        return choose_language(self.request.headers.get("accept-language", ""), self.languages)

    @property
    def root(self) -> str:
        """The way from this address to the server's first page, so that pages work below any prefix of a proxy."""
        return "../" * (self.request.scope["path"].count("/") - 1) or "./"

    @property
    def wants_html(self) -> bool:
        """Whether the client would rather see a page than data."""
        accept = self.request.headers.get("accept", "")
        return "text/html" in accept and negotiate(accept, ["application/json", "text/html"]) == "text/html"

    async def do(self, job: Job) -> Answer:
        """The answer to a job, which ends where the client goes away."""
        answer = await do_while_there(self.service, job, self.request.receive)
        return answer or refuse(503, "busy", refusals.GONE)  # nobody reads it

    def wrong_parameter(self, known: Sequence[str]) -> Answer | None:
        """A refusal where the address has a parameter that is not known, or one twice."""
        for name in self.request.query_params:
            if name not in known:
                near = suggest(name, known)
                detail = refusals.NO_PARAMETER.fill(name=name, near=near, known=", ".join(known))
                return refuse(400, "wrong-parameter", detail)
        return self.given_twice()

    def given_twice(self) -> Answer | None:
        """A refusal where the address has a parameter twice."""
        counted = Counter(name for name, _ in self.request.query_params.multi_items())
        twice = next((name for name, count in counted.items() if count > 1), None)
        return None if twice is None else refuse(400, "wrong-parameter", refusals.TWICE.fill(name=twice))

    def page(self, template: str, **values: object) -> Response:
        """A page made here; ``template`` names it."""
        keep = f"?{LANGUAGE}={self.language}" if self.is_explicit else ""
        body = render(template, self.language, self.about, self.root, keep=keep, **values)
        return Response(body, 200, page_headers(self.language), HTML)

    def data(self, answer: Answer, **headers: str) -> Response:
        """The response for an answer: a page that says why where there is none and a browser asks."""
        if answer.problem and self.wants_html:
            return self.refusal(answer)
        if answer.problem:
            return to_problem(answer, read_reader(self.request.scope))
        response = to_response(answer, self.request, self.service.state)
        response.headers.update(headers)
        return response

    def refusal(self, answer: Answer) -> Response:
        """A page that says why there is no answer."""
        keep = f"?{LANGUAGE}={self.language}" if self.is_explicit else ""
        reply = make_page(answer, self.language, self.about, self.root, keep)
        response = Response(reply.body, reply.status)
        response.raw_headers = list(reply.headers)
        return response

    def go(self, path: str, status: int, query: Mapping[str, str] | None = None, **headers: str) -> Response:
        """A redirection to a path below the root. The address stays relative, whatever stands before it."""
        given = self.request.url.query if query is None else "&".join(f"{k}={quote(v)}" for k, v in query.items())
        location = self.root + quote(path, safe="/:@!$&'()*+,;=~.-_") + (f"?{given}" if given else "")
        return Response(b"", status, {"Location": location, **headers})
