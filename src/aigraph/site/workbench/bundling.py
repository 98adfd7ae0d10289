"""Scripts of modules become one classic script, which a page may load from a disk as well as from a server.

A browser refuses modules of a page that was opened as a file. Our own scripts keep to a few forms of import and
export, each on a line of its own; what keeps to none of them is refused, and not guessed at.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_IMPORT = re.compile(r'^import \{ ([\w, ]+) \} from "\./([\w-]+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|let|class|function|async function) (\w+))", re.MULTILINE)
_LEFT = re.compile(r"^[ \t]*(?:import|export)\b.*|import\.meta.*", re.MULTILINE)
# How wasm-bindgen's "web" target ends, and where it looks for the WebAssembly beside itself.
_LAST_EXPORTS = "export { initSync, __wbg_init as default };"
_BESIDE = "new URL('web_bg.wasm', import.meta.url)"


def bundle(modules: Iterable[tuple[str, str]]) -> str:
    """Modules by name and text, each after those it imports from, as one script in which each has a scope of its own.

    Raises ValueError for a module that imports or exports in any other form.
    """
    return '"use strict";\n' + "".join(_scope(name, text) for name, text in modules)


def engine_script(text: str) -> str:
    """The engine's ``web.js`` as a classic script that sets ``oxigraph``; it is given its WebAssembly, and asks nobody.

    Raises ValueError for a text that is not made as that of the locked version is.
    """
    if text.count(_LAST_EXPORTS) != 1 or text.count(_BESIDE) != 1:
        msg = "web.js of oxigraph is not as expected; see to its version in web/package.json"
        raise ValueError(msg)
    plain = text.replace(_LAST_EXPORTS, "").replace(_BESIDE, "undefined")
    names = ["initSync", *_EXPORT.findall(plain)]
    return (
        f"const oxigraph = (() => {{\n{_without_exports('oxigraph', plain)}\nreturn {{ {', '.join(names)} }};\n}})();\n"
    )


def _scope(name: str, text: str) -> str:
    exported = _EXPORT.findall(text)
    body = _without_exports(name, _IMPORT.sub(r"const { \1 } = in_\2;", text))
    return f"const in_{name} = (() => {{\n{body}return {{ {', '.join(exported)} }};\n}})();\n"


def _without_exports(name: str, text: str) -> str:
    plain = _EXPORT.sub("", text)
    left = _LEFT.search(plain)
    if left:
        msg = (
            f"{name}.js: {left.group().strip()!r} is no form of import or export that is known; write it as the others"
        )
        raise ValueError(msg)
    return plain
