"""Pages of the server: the explorer, the query page, and all addresses together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response
from starlette.routing import Route

from aigraph.server import api, resources
from aigraph.server.asking import Asked
from aigraph.server.jobs import refuse
from aigraph.server.keeping import Kept
from aigraph.server.rendering import ASSETS, asset

if TYPE_CHECKING:
    from starlette.requests import Request

    from aigraph.server.service import Service


def routes(service: Service) -> list[Route]:
    """Every address that shows the graph; ``/sparql`` and what watches the server are elsewhere."""
    kept = Kept(service)

    async def _asset(request: Request) -> Response:
        return _send_asset(Asked(service, request), request.path_params["name"])

    return [
        Route("/assets/{name}", _asset),
        *api.routes(service, kept),
        *resources.routes(service),
    ]


def _send_asset(asked: Asked, name: str) -> Response:
    if name not in ASSETS:
        return asked.data(refuse(404, "not-found", f"there is no file {name}"))
    body, digest = asset(name)
    headers = {"ETag": f'"{digest}"', "Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
    if headers["ETag"] in asked.request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type=ASSETS[name])
