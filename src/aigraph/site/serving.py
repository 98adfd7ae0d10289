"""Serving: what web servers need to know of the site: types, languages, which form of a resource a client wants."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.site.holdings import Holdings
    from aigraph.site.model import File

W3ID = "https://w3id.org/"
_TYPES = {
    "ttl": "text/turtle; charset=utf-8",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "nq": "application/n-quads",
    "trig": "application/trig",
    "rdf": "application/rdf+xml",
    "rq": "application/sparql-query",
    "csv": "text/csv; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
    "bib": "text/plain; charset=utf-8",
    "cff": "application/yaml",
    "graphml": "application/xml",
    "json": "application/json",
    "xml": "application/xml",
}
"""The media types of data by suffix; their files may be read by pages of any site."""
_NAMED = {".well-known/void": _TYPES["ttl"], "release/SHA256SUMS": "text/plain; charset=utf-8"}
"""And of files without a suffix, by path."""
_FORMS = ("ttl", "jsonld", "nt")
LISTEN, ROOT = "80", "/srv/site"


def server_files(holdings: Holdings) -> Iterator[File]:
    """Configurations for Apache, nginx and Caddy, for hosts of static files, for w3id.org where the base is there."""
    site = holdings.site
    path = urlsplit(site.address).path
    yield ".nojekyll", b""
    yield ".htaccess", _filled("htaccess", site.languages, path=path)
    yield "_headers", _headers(path)
    yield "server/nginx.conf", nginx(site.address, site.languages)
    yield "server/Caddyfile", caddy(site.address, site.languages)
    if site.project.base.startswith(W3ID) and not site.address.startswith(W3ID):
        title = site.project.title.get(site.languages[0]) or site.project.name
        said = {"title": " ".join(title.split()), "base": site.project.base, "address": site.address}
        yield "w3id/.htaccess", _filled("w3id-htaccess", site.languages, page="w3id-page", **said)
        yield "w3id/README.md", _filled("w3id-readme", site.languages, **said)


def nginx(address: str, languages: tuple[str, ...], *, listen: str = LISTEN, root: str = ROOT) -> bytes:
    """A configuration for nginx, to be included in its block http."""
    first, *others = languages
    lines = [f'    "{form}:{tag}" .{form};' for form in _FORMS for tag in languages if (form, tag) != ("ttl", first)]
    lines += [f'    "page:{tag}" .{tag}.html;' for tag in others]
    path = urlsplit(address).path
    said = {"suffixes": "\n".join(lines), "path": path, "address": address, "listen": listen, "root": root}
    return _filled("nginx.conf", languages, **said)


def caddy(address: str, languages: tuple[str, ...], *, listen: str = f":{LISTEN}", root: str = ROOT) -> bytes:
    """A Caddyfile."""
    lines = [f"\t\t{form}:{tag} .{form}" for form in _FORMS for tag in languages]
    lines += [f"\t\tpage:{tag} .{tag}.html" for tag in languages[1:]]
    tags = "|".join(languages)
    mapped = f"\t\t~(?i)^(?:[^,]*,)*?\\s*({tags})\\b ${{1}}"
    path = urlsplit(address).path
    return _filled(
        "Caddyfile", languages,
        suffixes="\n".join(lines), tags_mapped=mapped, path=path, prefix=path.rstrip("/"), address=address,
        listen=listen, root=root,
    )  # fmt: skip


def _headers(path: str) -> bytes:
    """Headers in the form of Netlify and Cloudflare Pages."""
    types = [
        f"{path}{place}\n  Content-Type: {media_type}\n  Access-Control-Allow-Origin: *"
        for place, media_type in ({f"*.{suffix}": told for suffix, told in _TYPES.items()} | _NAMED).items()
    ]
    return _filled("headers", (), types="\n".join(types))


def _filled(name: str, languages: tuple[str, ...], page: str = "htaccess-page", **said: str) -> bytes:
    """A template with its values in place of ``@name@``."""
    values = said | {"tags": "|".join(languages), "first": next(iter(languages), "")}
    pages = [_replaced(_read(page), values | {"tag": tag}) for tag in languages[1:]]
    return _replaced(_read(name), values | {"pages": "".join(pages).rstrip("\n")}).encode()


def _replaced(text: str, values: dict[str, str]) -> str:
    for key, value in values.items():
        text = text.replace(f"@{key}@", value)
    return text


def _read(name: str) -> str:
    return (files("aigraph.site") / "servers" / name).read_text("utf-8")
