"""Words: names of things and terms in every language of a project."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aigraph.cards import CardMaker
from aigraph.picture.figures import Figures

if TYPE_CHECKING:
    from aigraph.dataset import Dataset
    from aigraph.picture.view import Text


class Words:
    """Names of things and terms in every language of a project."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.languages = dataset.project.languages
        self.figures = Figures(dataset.project)
        self.makers = {language: CardMaker(dataset, language) for language in self.languages}

    def thing(self, iri: str) -> Text:
        """What a thing is called."""
        return {language: self.dataset.label(iri, language) for language in self.languages}

    def term(self, iri: str) -> Text:
        """The name of a class, a property or a concept: what the ontology calls it, else what the graph does."""
        names = {}
        for language, maker in self.makers.items():
            term = maker.term(iri)
            own = term == self.dataset.vocabulary.shorten(iri)
            name = self.dataset.label(iri, language) if own else term
            names[language] = self._spelled(iri) if name == self.dataset.project.shorten(iri) else name
        return names

    def _spelled(self, iri: str) -> str:
        """The key of a term that nobody named, in words: firstPicked is first picked."""
        key = self.dataset.vocabulary.names.get(iri) or re.split("[#/]", iri)[-1] or iri
        return re.sub("(?<=[a-z])[A-Z]", lambda hump: f" {hump[0].lower()}", key)
