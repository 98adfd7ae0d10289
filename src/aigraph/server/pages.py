"""Pages of the server: the explorer, the query page, and all addresses together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response
from starlette.routing import Route

from aigraph.pages.rendering import ASSETS, QUERY_MODULES, asset, page_headers
from aigraph.pages.wording import words
from aigraph.server import api, refusals, resources
from aigraph.server.asking import LANGUAGE, Asked
from aigraph.server.describing import FORMS as DESCRIPTION_FORMS
from aigraph.server.jobs import Job, description_job, refuse
from aigraph.server.keeping import Kept
from aigraph.server.negotiation import negotiate

if TYPE_CHECKING:
    from starlette.requests import Request

    from aigraph.server.service import Service

_MOST_CHARACTERS = 200
_NO_FORM = "none/none"  # what a client accepts that accepts nothing of ours
_TOO_LARGE = ("time-limit", "memory-limit", "answer-too-large", "worker-lost")


def routes(service: Service) -> list[Route]:
    """Every address that shows the graph; ``/sparql`` and what watches the server are elsewhere."""
    kept, descriptions = Kept(service), Kept(service)  # the second by address, of which a client may name many

    async def _start(request: Request) -> Response:
        return await _explorer(Asked(service, request), kept)

    async def _void(request: Request) -> Response:
        asked = Asked(service, request)
        accept = negotiate(request.headers.get("accept", ""), list(DESCRIPTION_FORMS)) or _NO_FORM
        job = description_job("void", str(request.base_url), accept)
        return asked.data(await descriptions.get(f"{accept} {request.base_url}", job))

    async def _query(request: Request) -> Response:
        return _query_page(Asked(service, request))

    async def _vocabulary(request: Request) -> Response:
        asked = Asked(service, request)
        return asked.data(await api.vocabulary(asked, kept), Vary="Accept-Encoding, Accept-Language")

    async def _names(request: Request) -> Response:
        return await _find_names(Asked(service, request))

    async def _asset(request: Request) -> Response:
        return _send_asset(Asked(service, request), request.path_params["name"])

    return [
        Route("/", _start),
        Route("/.well-known/void", _void),
        Route("/query", _query),
        Route("/query/vocabulary", _vocabulary),
        Route("/query/names", _names),
        Route("/assets/{name}", _asset),
        *api.routes(service, kept),
        *resources.routes(service),
    ]


async def _explorer(asked: Asked, kept: Kept) -> Response:
    """The picture of the graph; a plain page where there is none, or where the graph is too large to draw."""
    if not asked.about["has_project"]:
        return asked.page("start.html.j2")
    keep = f"?{LANGUAGE}={asked.language}" if asked.is_explicit else ""
    seconds = asked.service.limits.drawing_seconds
    job = Job("explorer", {"language": asked.language, "keep": keep}, "explorer", 1.0, seconds)
    answer = await kept.get(f"explorer {asked.language} {keep}", job)
    if answer.problem in _TOO_LARGE:
        return asked.page("start.html.j2")
    if answer.problem:
        return asked.data(answer)
    return asked.data(answer, **page_headers(asked.language) | answer.headers)


def _query_page(asked: Asked) -> Response:
    keep = f"?{LANGUAGE}={asked.language}" if asked.is_explicit else ""
    settings = {
        "root": asked.root,
        "keep": keep,
        "base": asked.about.get("base", ""),
        "language": asked.language,
        "words": words(asked.language),
    }
    return asked.page("query.html.j2", settings=settings, modules=QUERY_MODULES[:-1])


async def _find_names(asked: Asked) -> Response:
    """Things by a part of their name: ``text``, and ``like`` an id of the same class."""
    wrong = asked.wrong_parameter(("text", "like", LANGUAGE))
    if wrong is not None:
        return asked.data(wrong)
    text, like = (asked.request.query_params.get(name, "")[:_MOST_CHARACTERS] for name in ("text", "like"))
    about = {"language": asked.language, "text": text, "like": like}
    return asked.data(await asked.do(Job("completion", about, "names", 0.004)), Vary="Accept-Encoding, Accept-Language")


def _send_asset(asked: Asked, name: str) -> Response:
    if name not in ASSETS:
        return asked.data(refuse(404, "not-found", refusals.NO_FILE.fill(name=name)))
    body, digest = asset(name)
    headers = {"ETag": f'W/"{digest}"', "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    if headers["ETag"] in asked.request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type=ASSETS[name])
