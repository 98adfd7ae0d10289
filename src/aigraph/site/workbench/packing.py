"""What the page's engine needs, as scripts that a page may load from a disk: the engine itself, and the graph.

Both are packed by zlib (which ``DecompressionStream`` of the browser unpacks) and written as base64: a page that was
opened as a file may load scripts, and may fetch nothing else.
"""

from __future__ import annotations

import base64
import json
import zlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from aigraph.errors import InputError
from aigraph.queries import list_queries
from aigraph.site.workbench.bundling import bundle, engine_script

if TYPE_CHECKING:
    from aigraph.dataset import Dataset
    from aigraph.queries import SavedQuery

WORKER_MODULES = ("terms", "sparql", "binding", "complaining", "writing", "running", "worker")
"""The scripts of the worker beside the engine: each imports only from those before it."""

_PLACE = "vendor/oxigraph"
_LEVEL = 6  # nine takes four times as long for a hundredth less


def engine_asset() -> bytes:
    """The script that brings the engine: the worker's whole script, and the WebAssembly. Raises InputError."""
    script, wasm = _engine()
    return _script("engine", {"script": script, "wasm": wasm})


def data_asset(dataset: Dataset) -> bytes:
    """The script that brings the graph: its named graphs as N-Quads, its prefixes, the texts of its saved queries."""
    quads = ox.serialize(dataset.quads(), format=ox.RdfFormat.N_QUADS) or b""
    graph = {
        "base": dataset.project.base,
        "prefixes": dataset.vocabulary.prefixes,
        "languages": list(dataset.project.languages),
        "union": dataset.project.union_graph,
        "questions": {query.name: _question(query) for query in list_queries(dataset.project)},
    }
    return _script("data", {"quads": _packed(quads), "graph": graph})


def to_script_json(value: object) -> str:
    """JSON that may stand in a script of a page: nothing in it ends the script or begins a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


@cache
def _engine() -> tuple[str, str]:
    package = files("aigraph.site")
    try:
        web = (package / _PLACE / "web.js").read_text(encoding="utf-8")
        wasm = (package / _PLACE / "web_bg.wasm").read_bytes()
    except OSError as error:
        msg = (
            "the SPARQL engine of the query page is not here (site/vendor/oxigraph); install aigraph from a wheel, or,"
            " in a checkout with npm at hand: pip install --no-deps --no-build-isolation -e ."
        )
        raise InputError(msg) from error
    templates = files("aigraph.site.workbench") / "templates"
    own = bundle((name, (templates / f"{name}.js").read_text(encoding="utf-8")) for name in WORKER_MODULES)
    return engine_script(web) + own, _packed(wasm)


def _packed(data: bytes) -> str:
    return base64.b64encode(zlib.compress(data, _LEVEL)).decode("ascii")


def _script(name: str, value: object) -> bytes:
    return f"(self.aigraph ??= {{}}).{name} = {to_script_json(value)};\n".encode("utf-8", "replace")


def _question(query: SavedQuery) -> dict[str, Any]:
    return {
        "text": query.text,
        "parameters": [
            {
                "variable": each.variable,
                "name": each.name,
                "type": each.type,
                "default": each.default,
                "choices": list(each.choices),
            }
            for each in query.parameters
        ],
    }
