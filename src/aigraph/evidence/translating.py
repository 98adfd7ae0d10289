"""The two languages of one value: what is judged is the one in the source's language, so the other says no more.

A text in another language has its figures, organisations and persons, no others; where there is none in the source's
language, the passage prints it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from aigraph.evidence import wording
from aigraph.evidence.figures import find_figures
from aigraph.evidence.language import find_language
from aigraph.evidence.lexicon import make_lexicon
from aigraph.evidence.support import View
from aigraph.folding import fold, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aigraph.errors import Finding
    from aigraph.evidence.cases import Case, Fact
    from aigraph.evidence.verdicts import Knowledge
    from aigraph.facts import Facts, Statement


class Translations:
    """Reads the texts of a project's facts in every language that has a table."""

    def __init__(self, facts: Facts, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        tags = {statement.language for statement in facts.statements if statement.language}
        types = dict(knowledge.types)
        self.lexicons = {
            tag: make_lexicon(facts, knowledge.policy, types, tag) for tag in sorted(tags) if find_language(tag)
        }

    def check(self, cases: Iterable[Case]) -> Iterator[Finding]:
        """Findings of texts that say more or less than the same text in the source's language, or stand alone."""
        for case in cases:
            texts = [self.knowledge.texts[passage.source] for passage in case.premises]
            views = [View(text, passage) for text, passage in zip(texts, case.premises, strict=True)]
            for fact in case.facts if views else ():
                yield from self._check_fact(fact, views)

    def _check_fact(self, fact: Fact, views: list[View]) -> Iterator[Finding]:
        own = views[0].text.language.tag
        by_property: defaultdict[str, defaultdict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
        for statement in fact.statements:
            if statement.language:
                by_property[statement.term.iri][statement.language].append(statement)
        for languages in by_property.values():
            for tag, statements in languages.items():
                if tag == own:
                    continue
                for statement in statements if own not in languages else ():
                    yield from _check_printed(statement, views, own)
                if own in languages:
                    yield from self._compare(statements, languages[own])

    def _compare(self, statements: list[Statement], originals: list[Statement]) -> Iterator[Finding]:
        said = {thing: words for item in originals for thing, words in self.says(item).items()}
        told = {thing: words for item in statements for thing, words in self.says(item).items()}
        for mine, yours, fault in ((told, said, wording.SAYS_MORE), (said, told, wording.SAYS_LESS)):
            missing = [words for thing, words in mine.items() if thing not in yours]
            if missing and len({item.language for item in (*statements, *originals)} & set(self.lexicons)) > 1:
                first = statements[0]
                values = {"subject": first.subject, "key": first.term.name, "words": ", ".join(missing)}
                yield fault.at(first.place, language=first.language, own=originals[0].language, **values)

    def says(self, statement: Statement) -> dict[object, str]:
        """The figures, organisations and persons of a text, with its words for each."""
        text, tag = statement.value, statement.language or ""
        language = find_language(tag)
        if tag not in self.lexicons or language is None:
            return {}
        names, types = self.lexicons[tag].names.find(fold(text), text), self.knowledge.types
        figures = find_figures(plain(text), language, ((name.start, name.end) for name in names))
        found: dict[object, str] = {
            (figure.kind, figure.value, figure.high): text[figure.start : figure.end] for figure in figures
        }
        for name in names:
            if any(types.get(thing) in self.knowledge.policy.closed for thing in name.things):
                found[frozenset(name.things)] = text[name.start : name.end]
        return found


def _check_printed(statement: Statement, views: Iterable[View], own: str) -> Iterator[Finding]:
    if not any(view.find_words(statement.value) for view in views):
        values = {"subject": statement.subject, "key": statement.term.name, "own": own}
        yield wording.NO_ORIGINAL.at(statement.place, **values)


def check_translations(facts: Facts, cases: Iterable[Case], knowledge: Knowledge) -> Iterator[Finding]:
    """Findings of texts that say something else in another language than in that of their source."""
    return Translations(facts, knowledge).check(cases)
