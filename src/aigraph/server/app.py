"""The application: which address is answered by what."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.responses import Response

from aigraph.server import refusals
from aigraph.server.asking import Asked
from aigraph.server.guards import Guard, Manners, mistake
from aigraph.server.jobs import Answer, refuse
from aigraph.server.pages import routes
from aigraph.server.protocol import PATHS, Endpoint
from aigraph.server.responding import make_reply, read_reader, send_reply
from aigraph.server.sending import Finishing, Outgoing

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from starlette.requests import Request

    from aigraph.server.access import AccessLog
    from aigraph.server.guards import Application
    from aigraph.server.receiving import Receive
    from aigraph.server.responding import Send
    from aigraph.server.service import Service


def make_app(service: Service, manners: Manners | None = None, log: AccessLog | None = None) -> Guard:
    """The ASGI application for a service; it starts and stops the service with itself."""
    addresses = _Addresses(service)
    return Guard(addresses, service.limits, manners or Manners(), log, addresses.endpoint.at_hand)


class _Addresses:
    """The endpoint and the health check themselves, all other addresses by Starlette."""

    def __init__(self, service: Service) -> None:
        self._service = service
        outgoing = Outgoing(service.limits.sending_bytes)
        self.endpoint = Endpoint(service, outgoing)
        self._others = Finishing(_pages(service), outgoing)

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            path = scope["path"]
            if path in PATHS:
                await self.endpoint(scope, receive, send)
            elif path == "/healthz":
                await self._health(scope, send)
            else:
                await self._others(scope, receive, send)
        elif scope["type"] == "lifespan":
            await self._live(receive, send)

    async def _health(self, scope: MutableMapping[str, Any], send: Send) -> None:
        """200 where queries can be answered, else 503."""
        about = self._service.about
        if scope["method"] not in ("GET", "HEAD"):
            answer = refuse(405, "method-not-allowed", refusals.METHODS.fill(methods="GET, HEAD"), Allow="GET, HEAD")
        elif self._service.is_ready:
            body = json.dumps({"status": "ready", "fingerprint": about.get("fingerprint", "")}).encode()
            answer = Answer(200, "application/json", body, {"Cache-Control": "no-store"})
        else:
            answer = refuse(503, "not-ready", refusals.READING, **{"Retry-After": "2"})
        await send_reply(send, make_reply(answer, read_reader(scope)))

    async def _live(self, receive: Receive, send: Send) -> None:
        """Start with the server, end with it (ASGI's lifespan)."""
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                if not self._service.is_ready:
                    await self._service.start()
                await send({"type": "lifespan.startup.complete"})
            else:
                await self._service.stop()
                await send({"type": "lifespan.shutdown.complete"})
                return


def _pages(service: Service) -> Application:
    """Pages, resources and the API of saved queries."""

    def _not_found(request: Request, _: Exception) -> Response:
        return Asked(service, request).data(refuse(404, "not-found", refusals.NOTHING_HERE))

    def _failed(request: Request, _: Exception) -> Response:
        return Asked(service, request).data(mistake())

    def _wrong_method(request: Request, error: Exception) -> Response:
        methods = (getattr(error, "headers", None) or {}).get("Allow", "GET, HEAD")
        allowed = ", ".join(sorted([*methods.split(", "), "OPTIONS"]))
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={"Allow": allowed})
        answer = refuse(405, "method-not-allowed", refusals.METHODS.fill(methods=allowed), Allow=allowed)
        return Asked(service, request).data(answer)

    handlers = {404: _not_found, 405: _wrong_method, 500: _failed}
    return Starlette(routes=routes(service), exception_handlers=handlers)
