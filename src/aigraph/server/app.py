"""The application: which address is answered by what."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.routing import Route

from aigraph.server.pages import routes
from aigraph.server.protocol import sparql

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from aigraph.server.service import Service


def make_app(service: Service) -> Starlette:
    """The ASGI application for a service; it starts and stops the service with itself."""

    @contextlib.asynccontextmanager
    async def _lifespan(_: Starlette) -> AsyncIterator[None]:
        await service.start()
        try:
            yield
        finally:
            await service.stop()

    app = Starlette(routes=[Route("/sparql", sparql, methods=["GET", "POST"]), *routes(service)], lifespan=_lifespan)
    app.state.service = service
    return app
