"""Turtle and TriG that people read: by class and by evidence, one thing a block, with headings in comments.

The statements are put in order here and written by pyoxigraph, class by class; it groups what comes together, shortens
names, and keeps numbers as they are written. It has no comments and no empty lines: they are put between its lines,
each of which is a whole one, as its texts hold no line break.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.cards import CardMaker
from aigraph.terms import kebab_case

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from aigraph.dataset import Dataset
    from aigraph.release.ordering import Order

_PREFIX_LINES = re.compile(rb"(?:@prefix [^\n]*\n)*")
_NEW_BLOCK = re.compile(rb"^(?=[^\t\n}])", re.MULTILINE)
_INNER_BLOCK = re.compile(rb"(?<=\.\n)(?=\t[^\t])")
_DOT_AT_THE_END = re.compile(rb'([^\s<>":\\]+):\S*\\\.(?= )')
_BEFORE_A_NAME = (b" ", b"\t", b"\n", b"^^")


def write_turtle(order: Order, version: str) -> bytes:
    """The union, class by class; ``version`` is the fingerprint of the dataset."""
    dataset, known = order.dataset, known_prefixes(order.dataset)
    words = _Words(dataset)
    chunks = []
    for group in order.groups:
        chunks.append(b"\n" + _comment(words.group(group.iri, len(group.things)), "# == {} =="))
        body = _body(partial(order.triples, group), ox.RdfFormat.TURTLE, known)
        chunks.append(_NEW_BLOCK.sub(b"\n", body))
    return _join(dataset, chunks, known, version)


def write_trig(order: Order, version: str) -> bytes:
    """The named graphs, the passages by source and range; each with a comment that says what it is."""
    dataset, known = order.dataset, known_prefixes(order.dataset)
    words = _Words(dataset)
    chunks = []
    for graph in order.graphs:
        chunks.append(b"\n" + _comment(words.graph(graph), "# {}"))
        chunks.append(_INNER_BLOCK.sub(b"\n", _body(partial(order.graph, graph), ox.RdfFormat.TRIG, known)))
    return _join(dataset, chunks, known, version)


def write_plain_turtle(triples: Sequence[ox.Triple], prefixes: dict[str, str], heading: str) -> bytes:
    """Any triples, such as an ontology's, in the order given: one thing a block, below a heading."""
    body = _NEW_BLOCK.sub(b"\n", _body(lambda: triples, ox.RdfFormat.TURTLE, prefixes))
    return _comment(heading, "# {}") + _head([body], prefixes) + body


def known_prefixes(dataset: Dataset) -> dict[str, str]:
    """The vocabulary's prefixes, and one for the ids of each class (``cluster:miai``)."""
    names = map(kebab_case, dataset.vocabulary.classes)
    own = {name: f"{dataset.project.id_base}{name}/" for name in names}
    # An id's prefix gives way to a prefix of the vocabulary that has the same name.
    return dict(sorted((own | dataset.vocabulary.prefixes).items()))


def heading(dataset: Dataset, version: str) -> list[str]:
    """What a file says of itself: title, licence, version and how to cite, a line each."""
    project = dataset.project
    titles = list(dict.fromkeys(project.title.get(tag, "") for tag in (*project.languages, *project.title)))
    title = " / ".join(text for text in titles if text) or project.name
    lines = [title, f"{project.base} ({project.name})"]
    if project.licence:
        lines.append(f"Licence: {project.licence}")
    lines += [f"Version: {version} (SHA-256 of the canonical N-Quads, RDFC-1.0)"]
    return [*lines, f"Cite as: {title}, {project.base}, version {version[:12]}"]


class _Words:
    """What classes and graphs are called, in every language of the project."""

    def __init__(self, dataset: Dataset) -> None:
        self._shorten = dataset.vocabulary.shorten
        self._cards = [CardMaker(dataset, language) for language in dataset.project.languages]

    def group(self, iri: str, count: int) -> str:
        name = self._shorten(iri)
        words = dict.fromkeys(cards.term(iri) for cards in self._cards)
        told = " / ".join(word for word in words if word != name)
        return f"{told} ({name}): {count}" if told else f"{name or '-'}: {count}"

    def graph(self, iri: str) -> str:
        return " / ".join(dict.fromkeys(cards.graph(iri) for cards in self._cards))


def _body(
    statements: Callable[[], Iterable[ox.Triple] | Iterable[ox.Quad]], form: ox.RdfFormat, prefixes: dict[str, str]
) -> bytes:
    """Statements without the head of prefixes.

    A name that ends with a dot is legal with a prefix, and rdflib cannot read it: what has such a name goes without.
    """
    text = ox.serialize(statements(), format=form, prefixes=prefixes) or b""
    if b"\\. " in text and (odd := {name.decode() for name in _DOT_AT_THE_END.findall(text)}):
        others = {name: iri for name, iri in prefixes.items() if name not in odd}
        text = ox.serialize(statements(), format=form, prefixes=others) or b""
    return _PREFIX_LINES.sub(b"", text, count=1)


def _join(dataset: Dataset, chunks: list[bytes], known: dict[str, str], version: str) -> bytes:
    top = b"".join(_comment(line, "# {}") for line in heading(dataset, version))
    return b"".join([top, _head(chunks, known), *chunks])


def _head(chunks: list[bytes], known: dict[str, str]) -> bytes:
    used = {name: iri for name, iri in known.items() if any(_holds(chunk, name.encode()) for chunk in chunks)}
    return b"\n" + "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in used.items()).encode()


def _holds(chunk: bytes, prefix: bytes) -> bool:
    return any(before + prefix + b":" in chunk for before in _BEFORE_A_NAME)


def _comment(text: str, form: str) -> bytes:
    """A comment of one line: what would end it is a blank."""
    return (form.format(" ".join(text.split())) + "\n").encode()
