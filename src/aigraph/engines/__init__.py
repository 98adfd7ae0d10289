"""Who answers a query: pyoxigraph over a store in memory or on disk, rdflib, or a server at an address."""

from aigraph.engines.endpoints import Endpoint, open_endpoint
from aigraph.engines.protocol import Engine
from aigraph.engines.rdflib_engine import RdflibEngine
from aigraph.engines.remote import RemoteEngine
from aigraph.engines.replies import Reply, Request, check_reply, refuse_page
from aigraph.engines.store import StoreEngine
from aigraph.engines.transport import Transport

__all__ = [
    "Endpoint",
    "Engine",
    "RdflibEngine",
    "RemoteEngine",
    "Reply",
    "Request",
    "StoreEngine",
    "Transport",
    "check_reply",
    "open_endpoint",
    "refuse_page",
]
