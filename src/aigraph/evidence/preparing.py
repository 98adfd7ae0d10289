"""Making a project's facts ready to be judged: policy, lexicon, sections, and everything found in the texts once."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aigraph.evidence import passage_wording
from aigraph.evidence.annotated import Annotator, inside, read_entries, read_sections
from aigraph.evidence.cases import READING, read_cases
from aigraph.evidence.language import find_language
from aigraph.evidence.lexicon import label_statements, make_lexicon, read_types
from aigraph.evidence.passages import citations
from aigraph.evidence.policy import read_policy
from aigraph.evidence.support import find_folded
from aigraph.evidence.verdicts import Knowledge
from aigraph.terms import AIG

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from aigraph.errors import Finding, Place
    from aigraph.evidence.annotated import Annotated, Section
    from aigraph.evidence.cases import Case
    from aigraph.evidence.passages import Passage
    from aigraph.evidence.policy import Policy
    from aigraph.facts import Facts

_LANGUAGE = "https://schema.org/inLanguage"
_SLOT = re.compile(r"\{\w+\}")
_FIGURE_SLOTS = frozenset(("{money}", "{count}", "{percent}", "{year}", "{month}", "{date}", "{duration}"))


@dataclass(frozen=True)
class Prepared:
    """A project's facts made ready: what the judge knows, the cases, the sections, what is wrong already."""

    knowledge: Knowledge
    cases: list[Case]
    sections: list[Section]
    findings: list[Finding]


def prepare_facts(facts: Facts, texts: Mapping[str, str]) -> Prepared:
    """Read the policy, the lexicon and the sections, and find everything in the texts once."""
    policy, types, sections = read_policy(facts.project), read_types(facts), read_sections(facts)
    annotated, findings = _annotate(facts, texts, policy, types, sections)
    patterns = _patterns(facts)
    headings = {
        section.heading: patterns[section.heading.source][1]
        for section in sections
        if section.heading.source in annotated and section.heading.source in patterns
    }
    findings += _section_faults(sections, annotated, patterns, facts)
    cases = [case for case in read_cases(facts) if all(passage.source in annotated for passage in case.passages)]
    stating = [case for case in cases if case.kind != READING]
    labels, bounds, by_passage = _labels(facts), _bounds(facts), {case.premises[0]: case.facts for case in stating}
    knowledge = Knowledge(
        annotated, policy, types, labels, bounds, headings, _stated(stating), by_passage, _ignored(cases, annotated)
    )
    return Prepared(knowledge, cases, sections, findings)


def _annotate(
    facts: Facts, texts: Mapping[str, str], policy: Policy, types: dict[str, str], sections: list[Section]
) -> tuple[dict[str, Annotated], list[Finding]]:
    """The texts with all that is found in them; a finding for each cited text whose language nobody can read."""
    languages, annotators = _languages(facts), dict[str, Annotator]()
    annotated: dict[str, Annotated] = {}
    findings: list[Finding] = []
    cited = {passage.source: place for passage, place in reversed(list(citations(facts)))}
    for slug in sorted(set(cited) & set(texts)):
        tag, place = languages.get(slug, ("", cited[slug]))
        language = find_language(tag)
        if language is None:
            findings.append(
                passage_wording.LANGUAGE.at(place, source=slug, language=tag or passage_wording.NO_LANGUAGE)
            )
            continue
        if tag not in annotators:
            lexicon = make_lexicon(facts, policy, types, tag)
            findings += lexicon.findings
            annotators[tag] = Annotator(language, lexicon, policy, types, sections, read_entries(facts))
        annotated[slug] = annotators[tag].annotate(slug, texts[slug])
    return annotated, findings


def _languages(facts: Facts) -> dict[str, tuple[str, Place]]:
    return {
        statement.subject.rpartition("/")[2]: (statement.value, statement.place)
        for statement in facts.statements
        if statement.term.iri == _LANGUAGE and statement.subject.startswith("../source/")
    }


def _labels(facts: Facts) -> dict[str, dict[str, str]]:
    labels: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for statement in label_statements(facts):
        labels[statement.subject].setdefault(statement.language or "", statement.value)
    return dict(labels)


def _bounds(facts: Facts) -> dict[str, frozenset[str]]:
    bounds: defaultdict[str, set[str]] = defaultdict(set)
    for statement in facts.statements:
        if statement.term.iri == AIG.bound:
            bounds[statement.subject].add(statement.value)
    return {modality: frozenset(values) for modality, values in bounds.items()}


def _stated(cases: Iterable[Case]) -> dict[str, frozenset[Passage]]:
    """The passages that state each thing."""
    stated: defaultdict[str, set[Passage]] = defaultdict(set)
    for case in cases:
        for fact in case.facts:
            stated[fact.subject].update(case.premises)
    return {thing: frozenset(passages) for thing, passages in stated.items()}


def _ignored(cases: Iterable[Case], texts: Mapping[str, Annotated]) -> dict[str, tuple[tuple[int, int], ...]]:
    """The ranges of each text that a block lists as ignored."""
    ranges: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for case in cases:
        for entry in case.ignored:
            for passage in case.premises:
                ranges[passage.source] += find_folded(texts[passage.source], passage, entry.words)
    return {source: tuple(found) for source, found in ranges.items()}


def _patterns(facts: Facts) -> dict[str, tuple[str, frozenset[str]]]:
    """The pattern of headings of each source that declares one, and the values that a heading of it states."""
    patterns, states = {}, defaultdict(set)
    for statement in facts.statements:
        slug = statement.subject.rpartition("/")[2]
        if statement.term.iri == AIG.headingPattern:
            patterns[slug] = statement.value
        elif statement.term.iri == AIG.headingStates:
            states[slug].add(statement.value)
    return {slug: (pattern, frozenset(states[slug])) for slug, pattern in patterns.items()}


def _section_faults(
    sections: Iterable[Section],
    texts: Mapping[str, Annotated],
    patterns: Mapping[str, tuple[str, frozenset[str]]],
    facts: Facts,
) -> Iterator[Finding]:
    """Whether a section's heading names what it concerns, in the form that its source declares."""
    for section in sections:
        text = texts.get(section.heading.source)
        if text is None:
            continue
        place = facts.places(section.name)
        words = text.words_of(section.heading)
        names = inside(text.names, section.heading.start, section.heading.end)
        named = {thing for name in names for thing in name.things}
        for thing in section.concerns:
            if thing not in named:
                yield passage_wording.HEADING_NAME.at(*place[:1], section=section.name, thing=thing)
        pattern = patterns.get(section.heading.source)
        kinds = {figure.kind for figure in inside(text.figures, section.heading.start, section.heading.end)}
        if pattern and section.concerns and not _fits(pattern[0], words, kinds):
            yield passage_wording.HEADING_FORM.at(*place[:1], section=section.name, pattern=pattern[0])


def _fits(pattern: str, words: str, kinds: set[str]) -> bool:
    """Whether words are of a form; a slot that is called as a type of figure, such as ``{money}``, wants one."""
    parts = [re.escape(part).replace(r"\ ", r"\s?") for part in _SLOT.split(pattern)]
    wanted = {slot for slot in _SLOT.findall(pattern) if slot in _FIGURE_SLOTS}
    return re.fullmatch(".+?".join(parts), words) is not None and {slot[1:-1] for slot in wanted} <= kinds
