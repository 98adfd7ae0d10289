"""The passages of a document, in reading order, with what each states something of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.pages.portrayal import Passage
from aigraph.terms import OA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.explanation.quoting import Quoter
    from aigraph.pages.links import Linker
    from aigraph.pages.naming import Namer
    from aigraph.pages.statements import About

_MOST_SUBJECTS = 8


def read_passages(about: About, namer: Namer, links: Linker, quoter: Quoter | None) -> Iterator[Passage]:
    """The passages of a document, in reading order: all of them, since facts lead to each."""
    found = {each.subject.value for each in about.incoming if each.predicate == OA.hasSource}  # type: ignore[union-attr]
    store = namer.maker.dataset.store
    for name in sorted(found, key=_range):
        node = ox.NamedNode(name)
        quads = [*store.quads_for_pattern(None, None, None, node)]
        quads += store.quads_for_pattern(None, None, node, ox.DefaultGraph())
        iris = {quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)}
        shown = sorted((namer.thing(iri), iri) for iri in iris)
        subjects = [links.to(text, iri) for text, iri in shown]
        quote = quoter.quote(name) if quoter else None
        said = quote.words if quote and quote.words else ""
        anchor = name.partition("#")[2]
        span = anchor.removeprefix("char=").replace(",", "–")
        said = f"{said} […]" if quote and quote.is_cut else said
        yield Passage(anchor, span, tuple(subjects[:_MOST_SUBJECTS]), tuple(subjects[_MOST_SUBJECTS:]), said)


def _range(name: str) -> tuple[int, ...]:
    """The range of a passage, for order."""
    span = name.partition("#char=")[2].split(",")
    return tuple(int(number) for number in span if number.isdecimal())
