"""The words of passages, for those who have the documents: few of them, and with the word whose they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.evidence import parse_passage
from aigraph.explanation.model import Quote
from aigraph.terms import SKOS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aigraph.dataset import Dataset

#: Other people's words: at most so many characters of them for one fact.
MOST_CHARACTERS = 300
_RIGHTS = "http://purl.org/dc/elements/1.1/rights"


class Quoter:
    """Makes quotes of one dataset's passages; ``texts`` are the documents by slug, empty where nobody has them."""

    def __init__(self, dataset: Dataset, language: str, texts: Mapping[str, str]) -> None:
        self._dataset = dataset
        self._language = language
        self._texts = texts
        self._quoted: dict[str, None] = {}

    def quote(self, graph: str, part: str = "", room: int = MOST_CHARACTERS) -> Quote | None:
        """The passage that an IRI names, with at most ``room`` characters of its words; None when it names none."""
        base = self._dataset.project.base
        passage = parse_passage(f"../{graph.removeprefix(base)}") if graph.startswith(base) else None
        if passage is None:
            return None
        source = self._dataset.project.source_base + passage.source
        text = self._texts.get(passage.source)
        words, is_cut = None, False
        if text is not None:
            whole = text[passage.start : passage.end]
            words, is_cut = whole[:room], len(whole) > room
            self._quoted |= {source: None} if words else {}
        return Quote(graph, source, self._title(source), passage.start, passage.end, part, words, is_cut)

    @property
    def notices(self) -> tuple[str, ...]:
        """For each document that was quoted, its name and whose it is."""
        return tuple(f"{self._title(source)} : {self._rights(source)}".rstrip(" :") for source in self._quoted)

    def _title(self, source: str) -> str:
        return self._said(source, SKOS.altLabel) or self._dataset.label(source, self._language)

    def _rights(self, source: str) -> str:
        return self._said(source, _RIGHTS)

    def _said(self, source: str, predicate: str) -> str:
        values = [value for value in self._dataset.objects(source, predicate) if isinstance(value, ox.Literal)]
        own = [value.value for value in values if value.language == self._language]
        return next(iter(own or [value.value for value in values]), "")
