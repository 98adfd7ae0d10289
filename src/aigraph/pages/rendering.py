"""Pages from templates: everything escaped, nothing inline that runs, nothing asked of another host."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from aigraph.pages.frame import Door, Frame
from aigraph.pages.wording import LANGUAGES, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    import jinja2

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
"""The Content-Security-Policy of our own pages (https://www.w3.org/TR/CSP3/): files of this server alone."""

NOTHING_KNOWN: dict[str, Any] = {"languages": list(LANGUAGES), "title": {}, "has_project": False}
"""What pages know of a graph that has not been read."""

_STYLE, _SCRIPT = "text/css; charset=utf-8", "text/javascript; charset=utf-8"
QUERY_MODULES = (
    "elements.js", "asking.js", "tokens.js", "colours.js", "choices.js", "vocabulary.js", "completion.js", "editor.js",
    "examples.js", "charts.js", "notices.js", "answers.js", "query.js",
)  # fmt: skip
"""The script of the query page: each module imports only from those before it."""

ASSETS = {"site.css": _STYLE, "pages.css": _STYLE, "query.css": _STYLE} | dict.fromkeys(QUERY_MODULES, _SCRIPT)


@cache
def asset(name: str) -> tuple[bytes, str]:
    """A file that pages need, and a validator that changes when it does."""
    body = (files("aigraph.pages") / "templates" / name).read_bytes()
    return body, hashlib.sha256(body).hexdigest()[:16]


def render(template: str, language: str, about: Mapping[str, Any], root: str, **values: object) -> bytes:
    """A page in a language. ``root`` leads from its address to the server's first page (``../../``).

    ``about`` is what is known of the graph: its title, its languages, whether there is a project.
    """
    frame = _frame(language, about, root, str(values.get("keep", "")))
    return fill(template, language, frame, about=about, root=root, asset=asset, **values)


def fill(template: str, language: str, frame: Frame, **values: object) -> bytes:
    """A page in a language within its frame, as UTF-8."""
    values = {"language": language, "say": words(language), "frame": frame} | values
    return render_plain(template, **values)


def render_plain(template: str, **values: object) -> bytes:
    """A page that has no frame."""
    page = _environment().get_template(template).render(values)
    return page.encode("utf-8", "replace")


def _frame(language: str, about: Mapping[str, Any], root: str, keep: str) -> Frame:
    """The frame of a page of the server."""
    say, has_project = words(language), about["has_project"]
    doors = (
        Door(say["explorer"], f"{root}{keep}") if has_project else None,
        Door(say["query"], f"{root}query{keep}"),
        Door(say["saved"], f"{root}api/{keep}") if has_project else None,
        Door(say["ontology"], f"{root}page/ontology{keep}") if has_project else None,
    )
    site = about["title"].get(language) or about.get("name", "")
    style = f"{root}assets/site.css?{asset('site.css')[1]}"
    tongues = tuple(Door(tag, f"?lang={tag}", tag == language) for tag in about["languages"])
    return Frame(site, f"{root}{keep}", style, tuple(door for door in doors if door is not None), tongues)


def page_headers(language: str) -> dict[str, str]:
    """The headers of each of our pages."""
    return {
        "Content-Security-Policy": POLICY,
        "Content-Language": language,
        "Vary": "Accept, Accept-Encoding, Accept-Language",
        "Cache-Control": "no-cache",
    }


def prepare() -> None:
    """Compile all templates, so that processes that are forked later need not."""
    environment = _environment()
    for name in environment.list_templates(extensions=["j2"]):
        environment.get_template(name)


def is_web(address: str | None) -> bool:
    """Whether an address may become a link: http and https only, so that no link can run anything."""
    return address is not None and address.startswith(("http://", "https://"))


@cache
def _environment() -> jinja2.Environment:
    import jinja2  # noqa: PLC0415  (heavy)

    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("aigraph.pages"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        auto_reload=False,
    )
    environment.tests["web"] = is_web
    return environment
