"""Turtle and TriG that people read: by class and by evidence, one thing a block, with headings in comments.

The statements are put in order here and written by pyoxigraph, class by class; it groups what comes together, shortens
names, and keeps numbers as they are written. It has no comments and no empty lines, and all values in one line: that is
mended in its lines, each of which is a whole one, as its texts hold no line break.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.cards import CardMaker
from aigraph.terms import kebab_case

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from aigraph.dataset import Dataset
    from aigraph.release.ordering import Order
    from aigraph.views import View

_PREFIX_LINES = re.compile(rb"(?:@prefix [^\n]*\n)*")
_NEW_BLOCK = re.compile(rb"^(?=[^\t\n}])", re.MULTILINE)
_GRAPH = re.compile(rb"^(?=[^\t\n}]\S* \{$)", re.MULTILINE)
_INNER_BLOCK = re.compile(rb"(?<=\.\n)(?=\t[^\t])")
_LONG_LINE = re.compile(rb"^[^\n]{121,}$", re.MULTILINE)
_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*"\S*|\S+')
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
    for _, same in groupby(order.graphs, key=order.kind):
        graphs = [*same]
        body = _INNER_BLOCK.sub(b"\n", _body(partial(_quads, order, graphs), ox.RdfFormat.TRIG, known))
        # Each graph has one head, as its quads come together.
        comments = (b"\n" + _comment(words.graph(graph), "# {}") for graph in graphs)
        chunks.append(_GRAPH.sub(lambda _, comments=comments: next(comments), body))  # type: ignore[misc]
    return _join(dataset, chunks, known, version)


def write_plain_turtle(triples: Sequence[ox.Triple], prefixes: dict[str, str], heading: str) -> bytes:
    """Any triples, such as an ontology's, in the order given: one thing a block, below a heading."""
    body = _NEW_BLOCK.sub(b"\n", _body(lambda: triples, ox.RdfFormat.TURTLE, prefixes))
    return _comment(heading, "# {}") + _head(body, prefixes) + body


def write_view_turtle(view: View) -> bytes:
    """A view of the graph in another vocabulary: one thing a block."""
    return write_plain_turtle(
        view.triples, dict(sorted(view.prefixes.items())), f"The graph in the words of the view {view.name}"
    )


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
    return _LONG_LINE.sub(_fold, _PREFIX_LINES.sub(b"", text, count=1))


def _fold(found: re.Match[bytes]) -> bytes:
    """A long line with a line for each value; where it has one value, or is a graph's head, as it is."""
    line: bytes = found[0]
    tokens: list[bytes] = _TOKEN.findall(line)
    if b"," not in tokens:
        return line
    # Before the values stand the property, and in the first line of a block the thing.
    names = tokens.index(b",") - 1
    inner = line[: len(line) - len(line.lstrip(b"\t"))] + b"\t" * names
    head = inner[:-names] + b" ".join(tokens[:names])
    return head + b"\n" + b" ,\n".join(inner + value for value in tokens[names:-1:2]) + b" " + tokens[-1]


def _quads(order: Order, graphs: Iterable[str]) -> Iterator[ox.Quad]:
    return (quad for graph in graphs for quad in order.graph(graph))


def _join(dataset: Dataset, chunks: list[bytes], known: dict[str, str], version: str) -> bytes:
    top = b"".join(_comment(line, "# {}") for line in heading(dataset, version))
    body = b"".join(chunks)
    return top + _head(body, known) + body


def _head(body: bytes, known: dict[str, str]) -> bytes:
    used = {name: iri for name, iri in known.items() if _holds(body, name.encode())}
    return b"\n" + "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in used.items()).encode()


def _holds(body: bytes, prefix: bytes) -> bool:
    return any(before + prefix + b":" in body for before in _BEFORE_A_NAME)


def _comment(text: str, form: str) -> bytes:
    """A comment of one line: what would end it is a blank."""
    return (form.format(" ".join(text.split())) + "\n").encode()
