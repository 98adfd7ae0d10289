"""Maps for machines: sitemap.xml, robots.txt, and the page for addresses where nothing is."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from aigraph.pages.links import quoted
from aigraph.pages.rendering import render_plain
from aigraph.site.addresses import page_path
from aigraph.site.texts import texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aigraph.site.model import File, Site

_MOST = 50_000
"""How many addresses a sitemap may hold (https://www.sitemaps.org/protocol.html)."""
_BEGIN = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_STYLE = (
    "body{margin:0 auto;padding:12vh 24px 40px;max-width:560px;font:16px/1.5 Arial,'Liberation Sans',sans-serif;"
    "color:#1b222b;background:#f7f6f3}a{color:#005f96}section{margin:0 0 34px}"
    "@media(prefers-color-scheme:dark){body{color:#e9ebee;background:#12151a}a{color:#7cc4f0}}"
)


def map_files(site: Site, stems: Sequence[str]) -> Iterator[File]:
    """The sitemap of pages (an index and parts where they are too many), robots.txt and 404.html."""
    parts = _parts(site, stems)
    if len(parts) == 1:
        yield "sitemap.xml", _sitemap(parts[0])
    else:
        names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
        listed = "".join(f"<sitemap><loc>{escape(site.address + name)}</loc></sitemap>\n" for name in names)
        yield "sitemap.xml", f"{_BEGIN}<sitemapindex {_NAMESPACE}>\n{listed}</sitemapindex>\n".encode()
        for name, part in zip(names, parts, strict=True):
            yield name, _sitemap(part)
    yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {site.address}sitemap.xml\n".encode()
    yield "404.html", _lost(site)


def _parts(site: Site, stems: Iterable[str]) -> list[list[str]]:
    """Entries for pages in every language, each with its other languages, in parts of so many as a sitemap may hold."""
    languages = site.languages
    entries = []
    for stem in stems:
        # The folder itself is the address of the first page.
        addresses = [
            escape(
                site.address
                + ("" if (stem, tag) == ("index", languages[0]) else quoted(page_path(stem, tag, languages)))
            )
            for tag in languages
        ]
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{tag}" href="{address}"/>'
            for tag, address in zip(languages, addresses, strict=True)
        )
        entries += [f"<url><loc>{address}</loc>{links if len(languages) > 1 else ''}</url>\n" for address in addresses]
    return [entries[start : start + _MOST] for start in range(0, len(entries), _MOST)]


def _sitemap(entries: Iterable[str]) -> bytes:
    xhtml = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    return f"{_BEGIN}<urlset {_NAMESPACE} {xhtml}>\n{''.join(entries)}</urlset>\n".encode()


def _lost(site: Site) -> bytes:
    """One page for every language: whole addresses alone and its style within, for it is shown at any depth."""
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    said = [
        (tag, texts(tag), [site.address + page_path(stem, tag, site.languages) for stem in ("index", "search")])
        for tag in site.languages
    ]
    title = site.project.title.get(site.languages[0]) or site.project.name
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    return render_plain("lost.html.j2", said=said, style=_STYLE, policy=policy, title=title)
