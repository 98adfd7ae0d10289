"""Resources at the paths of their own IRIs: 303 to a page or to data, whichever the client prefers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.routing import Route

from aigraph.pages.links import ONTOLOGY, PLACES
from aigraph.pages.portraits import DATA_FORMS
from aigraph.pages.rendering import page_headers
from aigraph.server import refusals
from aigraph.server.asking import LANGUAGE, Asked
from aigraph.server.jobs import Job, refuse
from aigraph.server.negotiation import negotiate

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from aigraph.server.jobs import Answer
    from aigraph.server.service import Service

# A path that can be an IRI's (RFC 3987): no blanks, no controls, none of the signs that IRIs may not have.
_PATH = re.compile(rf"(?:{'|'.join(PLACES)})/[^\x00-\x20\x7f<>\"{{}}|\\^`]+|{ONTOLOGY}")
_MOST_CHARACTERS = 1024
_OFFERED = {"text/html": ""} | {media_type: suffix for suffix, (_, media_type, _) in DATA_FORMS.items()}


def routes(service: Service) -> list[Route]:
    """The addresses of resources, of their pages and of their data."""

    async def _name(request: Request) -> Response:
        """The resource itself, which is no document."""
        return await _see_other(Asked(service, request), request.scope["path"].lstrip("/"))

    async def _page(request: Request) -> Response:
        asked, path = Asked(service, request), request.path_params["path"]
        answer = await _resource(asked, path, "html")
        return asked.refusal(answer) if answer.problem else asked.data(answer, **page_headers(asked.language))

    async def _data(request: Request) -> Response:
        asked = Asked(service, request)
        path, _, suffix = request.path_params["path"].rpartition(".")
        if suffix not in DATA_FORMS:
            return asked.data(refuse(404, "not-found", refusals.SUFFIX.fill(suffixes=", ".join(DATA_FORMS))))
        link = f'<{asked.root}page/{quote(path)}>; rel="alternate"; type="text/html"'
        return asked.data(await _resource(asked, path, suffix), Vary="Accept-Encoding", Link=link)

    return [
        *(Route(f"/{place}/{{path:path}}", _name) for place in PLACES),
        Route(f"/{ONTOLOGY}", _name),
        Route("/page/{path:path}", _page),
        Route("/data/{path:path}", _data),
    ]


async def _see_other(asked: Asked, path: str) -> Response:
    offered = [*_OFFERED]
    chosen = negotiate(asked.request.headers.get("accept", ""), offered)
    if chosen is None:
        return asked.data(refuse(406, "not-acceptable", refusals.FORMS.fill(forms=", ".join(offered))))
    answer = await _resource(asked, path, "")
    if answer.problem:
        return asked.data(answer)
    suffix = _OFFERED[chosen]
    target = f"data/{path}.{suffix}" if suffix else f"page/{path}"
    return asked.go(target, 303, Vary="Accept")


async def _resource(asked: Asked, path: str, form: str) -> Answer:
    if len(path) > _MOST_CHARACTERS or not _PATH.fullmatch(path) or not asked.about["has_project"]:
        return refuse(404, "not-found", refusals.NO_RESOURCE)
    keep = f"?{LANGUAGE}={asked.language}" if asked.is_explicit else ""
    about = {"path": path, "form": form, "language": asked.language, "root": asked.root, "keep": keep}
    return await asked.do(Job("resource", about, f"resource {form}", 0.004))
