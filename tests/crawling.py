"""A crawler: from some pages of a site along every link, with what it finds broken; on a server, or on a disk."""

from __future__ import annotations

import html
import http.client
import re
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

_LINK = re.compile(
    r"""<(?:a|area|link|script|img|iframe|source|form|object|use)\b[^>]*?\s(?:href|src|action|data)="([^"]*)\""""
)
_SRCSET = re.compile(r'\ssrcset="([^"]*)"')
_ANCHOR = re.compile(r'\s(?:id|name)="([^"]*)"')
_SCRIPT = re.compile(r"<(script|style)\b[^>]*>.*?</\1>", re.DOTALL)
# What a fragment of these addresses is for their script, no anchor.
_READ_BY_SCRIPTS = re.compile(r"#(?:query|saved|q|id|tab|seen)=")


class Crawl:
    """What a crawl found: every address with its status, the anchors of pages, and the broken links."""

    def __init__(self, fetch):
        """``fetch`` gives the bytes of an address, or None where there is nothing."""
        self._fetch = fetch
        self.pages: dict[str, str] = {}
        self.files: set[str] = set()
        self.missing: set[str] = set()
        self.links: dict[str, set[str]] = {}

    def run(self, starts, within):
        """Visit all that can be reached, below the address ``within``."""
        waiting = list(starts)
        while waiting:
            address = waiting.pop()
            if address in self.pages or address in self.files or address in self.missing:
                continue
            body = self._fetch(address)
            if body is None:
                self.missing.add(address)
            elif address.endswith((".html", "/")):
                self.pages[address] = text = body.decode("utf-8")
                self.links[address] = {urljoin(address, link) for link in links_of(text)}
                waiting += {urldefrag(link)[0] for link in self.links[address] if link.startswith(within)}
            else:
                self.files.add(address)
        return self

    def broken(self, within):
        """Links below ``within`` that lead nowhere, or to an anchor that there is not."""
        anchors = {address: set(map(html.unescape, _ANCHOR.findall(text))) for address, text in self.pages.items()}
        found = set()
        for page, links in self.links.items():
            found |= {(page, link) for link in links if self._is_broken(link, within, anchors)}
        return sorted(found)

    def _is_broken(self, link, within, anchors):
        address, fragment = urldefrag(link)
        if not link.startswith(within):
            return not link.startswith(("http://", "https://", "data:,"))
        if address in self.missing:
            return True
        has_anchors = fragment and address in anchors and not _READ_BY_SCRIPTS.search(link)
        return has_anchors and unquote(fragment) not in anchors[address]


def links_of(text):
    """The addresses that a page names, those in scripts apart."""
    shown = _SCRIPT.sub(lambda found: found[0].partition(">")[0] + ">", text)
    sets = (part.split()[0] for found in _SRCSET.findall(shown) for part in found.split(",") if part.strip())
    return {html.unescape(link) for link in (*_LINK.findall(shown), *sets)} - {""}


def from_disk(address):
    """The bytes of a file by its file address."""
    path = Path(unquote(urlsplit(address).path))
    return path.read_bytes() if path.is_file() else None


class FromServer:
    """Fetches from a server over one connection."""

    def __init__(self, host):
        """``host`` is its name and port."""
        self._connection = http.client.HTTPConnection(host, timeout=30)

    def __enter__(self):
        """Itself, to be closed."""
        return self

    def __exit__(self, *_):
        """Close the connection."""
        self._connection.close()

    def __call__(self, address):
        """The bytes of an address; None where the server does not have it."""
        self._connection.request("GET", urlsplit(address)._replace(scheme="", netloc="").geturl())
        answer = self._connection.getresponse()
        body = answer.read()
        return body if answer.status == 200 else None
