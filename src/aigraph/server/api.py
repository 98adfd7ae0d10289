"""Saved queries over HTTP: a list, an address a query, and the OpenAPI document of them all."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.responses import Response
from starlette.routing import Route

from aigraph.errors import suggest
from aigraph.queries import QUERY_NAME
from aigraph.server import refusals
from aigraph.server.asking import LANGUAGE, Asked
from aigraph.server.jobs import Job, refuse
from aigraph.server.openapi import FORMAT_PARAMETER, FORMATS, QUERY_FORMAT

if TYPE_CHECKING:
    from starlette.requests import Request

    from aigraph.server.jobs import Answer
    from aigraph.server.keeping import Kept
    from aigraph.server.service import Service


def routes(service: Service, kept: Kept) -> list[Route]:
    """The addresses below ``api/``."""

    async def _slash(request: Request) -> Response:
        return Asked(service, request).go("api/", 308)

    async def _list(request: Request) -> Response:
        asked = Asked(service, request)
        answer = await vocabulary(asked, kept)
        if answer.problem or not asked.wants_html:
            return asked.data(answer)
        return asked.page("api.html.j2", queries=json.loads(answer.body)["queries"])

    async def _openapi(request: Request) -> Response:
        asked = Asked(service, request)
        language = asked.language if asked.is_explicit else ""
        return asked.data(await kept.get(f"openapi {language}", Job("openapi", {"language": language})))

    async def _saved(request: Request) -> Response:
        asked = Asked(service, request)
        return await _answer_saved(asked, request.path_params["name"])

    return [
        Route("/api", _slash),
        Route("/api/", _list),
        Route("/api/openapi.json", _openapi),
        Route("/api/{name}", _saved),
    ]


async def vocabulary(asked: Asked, kept: Kept) -> Answer:
    """Prefixes, terms and saved queries, made once for each language."""
    job = Job("completion", {"language": asked.language}, "vocabulary", weight=0.05)
    return await kept.get(f"vocabulary {asked.language}", job)


async def _answer_saved(asked: Asked, name: str) -> Response:
    """The answer to a saved query; for a browser that wants a page, the query page with it."""
    values = dict(asked.request.query_params.multi_items())
    form, language = values.pop(FORMAT_PARAMETER, ""), values.pop(LANGUAGE, "")
    wrong = _what_is_wrong(asked, name, form, language)
    if wrong is not None:
        return asked.data(wrong)
    about = {"name": name, "parameters": values, "language": language}
    if form in QUERY_FORMAT:
        return asked.data(await asked.do(Job("bound", about)))
    if not form and asked.wants_html:
        bound = await asked.do(Job("bound", about))
        return asked.data(bound) if bound.problem else _to_page(asked, name, values)
    accept = FORMATS.get(form) or asked.request.headers.get("accept", "")
    return asked.data(await asked.do(Job("saved", {**about, "accept": accept}, f"saved {name}", 0.005)))


def _what_is_wrong(asked: Asked, name: str, form: str, language: str) -> Answer | None:
    """A refusal of what no query could make good."""
    if not QUERY_NAME.fullmatch(name):
        return refuse(404, "no-such-query", refusals.QUERY_NAMES)
    twice = asked.given_twice()
    if twice is not None:
        return twice
    for key, value, known in ((FORMAT_PARAMETER, form, [*FORMATS]), (LANGUAGE, language, [*asked.languages])):
        if value and value not in known:
            near = suggest(value, known)
            detail = refusals.CHOICE.fill(name=key, value=value, near=near, known=", ".join(known))
            return refuse(400, "wrong-parameter", detail)
    return None


def _to_page(asked: Asked, name: str, values: dict[str, str]) -> Response:
    """The query page with the query and its values in the fragment, where the page looks for them."""
    state = "&".join(f"{quote(key)}={quote(value, safe='')}" for key, value in {"saved": name, **values}.items())
    keep = f"?{LANGUAGE}={asked.language}" if asked.is_explicit else ""
    headers = {"Location": f"{asked.root}query{keep}#{state}", "Vary": "Accept"}
    return Response(b"", 303, headers)
