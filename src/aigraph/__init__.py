"""aigraph: a folder of facts, each tied to the passage that states it, becomes a knowledge graph.

>>> import aigraph
>>> graph = aigraph.load()
>>> len(graph.query("clusters"))
9
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aigraph.changes import diff
    from aigraph.connection import Connection, connect
    from aigraph.errors import AigraphError, Finding, FindingsError, InputError, UsageError
    from aigraph.graph import KnowledgeGraph, load

__all__ = [
    "AigraphError",
    "Connection",
    "Finding",
    "FindingsError",
    "InputError",
    "KnowledgeGraph",
    "UsageError",
    "connect",
    "diff",
    "load",
]
__version__ = "0.1.0"

_HOMES = dict.fromkeys(__all__, "aigraph.errors") | {
    "Connection": "aigraph.connection",
    "KnowledgeGraph": "aigraph.graph",
    "connect": "aigraph.connection",
    "diff": "aigraph.changes",
    "load": "aigraph.graph",
}


def __getattr__(name: str) -> Any:
    """Public names are imported when they are first used, so that ``import aigraph`` costs nothing."""
    if name not in _HOMES:
        msg = f"module 'aigraph' has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(_HOMES[name]), name)
