"""Read the data files of a project: every finding at once, or one JSON-LD document with the place of everything."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from aigraph.errors import FactsError, InputError, Place, suggest
from aigraph.facts import wording
from aigraph.facts.blocks import BLOCK_KINDS, BlockKind, check_context
from aigraph.facts.model import TYPE, Block, Facts, Statement
from aigraph.facts.syntax import compose, place_of
from aigraph.facts.together import check_together
from aigraph.facts.values import (
    DATATYPES,
    DESCRIPTION_ID,
    ID,
    LANGUAGE_TAG,
    PASSAGE_ID,
    SOURCE_ID,
    is_web_address,
    text_fault,
)
from aigraph.terms import Term, Vocabulary, read_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from aigraph.errors import Fault, Finding
    from aigraph.project import Project

_FACTS_KEY = "facts"
_SUFFIX = ".yaml"
_SUFFIXES = (_SUFFIX, ".yml")


def read_facts(project: Project) -> Facts:
    """Read all data files. Raises FactsError with every finding, InputError when the context cannot be read.

    What only all files together show is not told while one of them is no YAML: it would be told of the wrong places.
    """
    vocabulary = read_vocabulary(project)
    check_context(vocabulary)
    reader = _Reader(project, vocabulary)
    for path in project.files("data", "**/*"):
        if path.suffix.lower() in _SUFFIXES:
            reader.read(path, project.relative(path))
    if not reader.files:
        msg = f"{project.path('data')}: no data file (*.yaml) here; write one, or name another project"
        raise InputError(msg)
    findings = reader.findings
    if reader.is_whole:
        findings += check_together(reader.blocks, reader.statements, reader.certain_subjects())
    if findings:
        raise FactsError(findings)
    return reader.facts()


@dataclass
class _Reader:
    """Collects blocks, statements and findings, file by file."""

    project: Project
    vocabulary: Vocabulary
    findings: list[Finding] = field(default_factory=list)
    graphs: list[dict[str, Any]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    subjects: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))
    doubtful: set[str] = field(default_factory=set)
    file: str = ""
    files: int = 0
    is_whole: bool = True

    def note(self, node: yaml.Node, fault: Fault, **values: object) -> None:
        self.findings.append(fault.at(place_of(self.file, node), **values))

    def certain_subjects(self) -> dict[str, list[Place]]:
        """The places of every described id, without those whose type is a finding already."""
        return {subject: places for subject, places in self.subjects.items() if subject not in self.doubtful}

    def facts(self) -> Facts:
        """What was read, when there is no finding."""
        document = {"@context": self.vocabulary.context, "@graph": self.graphs}
        subjects = {subject: tuple(places) for subject, places in self.subjects.items()}
        return Facts(self.project, self.vocabulary, document, tuple(self.blocks), tuple(self.statements), subjects)

    # -- files and blocks

    def read(self, path: Path, file: str) -> None:
        self.file = file
        self.files += 1
        if path.suffix != _SUFFIX:
            name = f"{path.stem}{_SUFFIX}"
            self.findings.append(wording.FILE_NAME.at(Place(file, 1, 1), suffix=_SUFFIX, name=name))
        root, findings = compose(path, file)
        self.findings += findings
        if root is None:
            self.is_whole = False
            return
        if not isinstance(root, yaml.SequenceNode):
            self.note(root, wording.NO_LIST)
            return
        for node in root.value:
            self.read_block(node)

    def read_block(self, node: yaml.Node) -> None:
        if not isinstance(node, yaml.MappingNode):
            self.note(node, wording.NO_BLOCK)
            return
        entries = self.entries(node)
        kinds = [name for name in entries if name in BLOCK_KINDS]
        if len(kinds) != 1:
            told, known = ", ".join(kinds) or wording.NONE, ", ".join(BLOCK_KINDS)
            self.note(node, wording.KINDS, number=len(kinds), kinds=told, known=known)
            return
        kind = BLOCK_KINDS[kinds[0]]
        name_node = entries.pop(kind.name)[1]
        name = self.text(name_node)
        facts_entry = entries.pop(_FACTS_KEY, None)
        if name is not None and self.is_graph_name(kind, name, name_node):
            self.blocks.append(Block(kind, name, self.file, name_node))
            graph = {kind.name: name} | self.read_description(kind, name, entries, name_node)
            self.graphs.append(graph | {_FACTS_KEY: list(self.read_facts(name, node, facts_entry))})

    def is_graph_name(self, kind: BlockKind, name: str, node: yaml.Node) -> bool:
        if not kind.accepts(name):
            self.note(node, wording.GRAPH_NAME, value=name, kind=kind.name, example=kind.example)
            return False
        passage = PASSAGE_ID.fullmatch(name)
        if passage and int(passage[2]) >= int(passage[3]):
            self.note(node, wording.REVERSED, value=name)
            return False
        return True

    def read_description(
        self, kind: BlockKind, name: str, entries: dict[str, tuple[yaml.Node, yaml.Node]], node: yaml.Node
    ) -> dict[str, Any]:
        """The keys of a block beside its name and its facts: about the graph, so in the description graph."""
        for key in kind.required:
            if key not in entries:
                self.note(node, wording.LACKING_KEY, kind=kind.name, key=key)
        description: dict[str, Any] = {}
        for key, (key_node, value_node) in entries.items():
            if key not in kind.allowed:
                usual = (*kind.allowed, _FACTS_KEY)
                near, known = suggest(key, usual), ", ".join(usual)
                self.note(key_node, wording.BLOCK_KEY, key=key, kind=kind.name, near=near, known=known)
            else:
                term = self.vocabulary.properties[key]
                value = self.read_value(DESCRIPTION_ID, name, term, value_node)
                description |= {key: value}
        return description

    def read_facts(
        self, graph: str, block: yaml.Node, entry: tuple[yaml.Node, yaml.Node] | None
    ) -> Iterator[dict[str, Any]]:
        node = entry[1] if entry else None
        if not isinstance(node, yaml.SequenceNode) or not node.value:
            self.note(node or block, wording.NO_FACTS)
            return
        for item in node.value:
            fact = self.read_fact(graph, item)
            if fact:
                yield fact

    def read_fact(self, graph: str, node: yaml.Node) -> dict[str, Any] | None:
        if not isinstance(node, yaml.MappingNode):
            self.note(node, wording.NO_MAPPING)
            return None
        entries = self.entries(node)
        if "id" not in entries:
            self.note(node, wording.NO_ID)
            return None
        id_node = entries.pop("id")[1]
        subject = self.text(id_node)
        if subject is None or not self.is_subject(subject, graph, id_node):
            return None
        if not entries:
            self.note(id_node, wording.NOTHING_SAID, subject=subject)
        self.subjects[subject].append(place_of(self.file, id_node))
        fact: dict[str, Any] = {"id": subject}
        for key, (key_node, value_node) in entries.items():
            if key == "type":
                fact[key] = self.read_types(graph, subject, value_node)
            elif key in self.vocabulary.properties:
                fact[key] = self.read_value(graph, subject, self.vocabulary.properties[key], value_node)
            else:
                self.unknown_key(key, key_node)
        return fact

    # -- keys and values

    def entries(self, node: yaml.MappingNode) -> dict[str, tuple[yaml.Node, yaml.Node]]:
        """Keys in the order of the file; a key that is no text or comes twice is a finding."""
        entries: dict[str, tuple[yaml.Node, yaml.Node]] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.note(key_node, wording.NO_WORD)
            elif key_node.value in entries:
                first = place_of(self.file, entries[key_node.value][0])
                self.note(key_node, wording.SAME_KEY, key=key_node.value, line=first.line)
            else:
                entries[key_node.value] = (key_node, value_node)
        return entries

    def unknown_key(self, key: str, node: yaml.Node) -> None:
        if key.startswith("@") or ":" in key:
            self.note(node, wording.NO_PLAIN_TERM, key=key)
        else:
            near = suggest(key, (*self.vocabulary.properties, "type"))
            self.note(node, wording.NO_TERM, key=key, near=near)

    def text(self, node: yaml.Node) -> str | None:
        """The text of a scalar; None, with a finding, for anything else or a text that no value may be."""
        if not isinstance(node, yaml.ScalarNode):
            self.note(node, wording.NO_TEXT)
            return None
        fault = text_fault(node.value)
        if fault:
            self.note(node, fault[0], **fault[1])
            return None
        return str(node.value)

    def is_subject(self, subject: str, graph: str, node: yaml.Node) -> bool:
        if ID.fullmatch(subject) or (graph == DESCRIPTION_ID and SOURCE_ID.fullmatch(subject)):
            return True
        self.note(node, wording.NO_SUBJECT, value=subject)
        return False

    def read_types(self, graph: str, subject: str, node: yaml.Node) -> list[str]:
        names = []
        for item in self.items(node):
            name = self.text(item)
            if name in self.vocabulary.classes:
                names.append(name)
                self.statements.append(Statement(graph, subject, TYPE, name, None, self.file, item))
            elif name is not None:
                self.note(item, wording.NO_CLASS, value=name, near=suggest(name, self.vocabulary.classes))
        if not names:
            self.doubtful.add(subject)
        return names

    def read_value(self, graph: str, subject: str, term: Term, node: yaml.Node) -> Any:
        """The value of a key in JSON-LD; each single value becomes a statement."""
        if not term.is_language_map:
            return list(self.read_items(graph, subject, term, node, None))
        if not isinstance(node, yaml.MappingNode):
            languages = ", ".join(f"{language}: …" for language in self.project.languages)
            self.note(node, wording.NO_LANGUAGES, key=term.name, example=f"{{{languages}}}")
            return {}
        if not node.value:
            self.note(node, wording.EMPTY_MAP)
        texts: dict[str, list[str]] = {}
        for tag, (key_node, value_node) in self.entries(node).items():
            language = tag.lower()
            if not LANGUAGE_TAG.fullmatch(tag):
                self.note(key_node, wording.LANGUAGE_TAG, value=tag)
            elif language in texts:
                self.note(key_node, wording.SAME_LANGUAGE, language=language)
            else:
                texts[language] = list(self.read_items(graph, subject, term, value_node, language))
        return texts

    def read_items(self, graph: str, subject: str, term: Term, node: yaml.Node, language: str | None) -> Iterator[str]:
        for item in self.items(node):
            value = self.text(item)
            if value is not None and self.is_value(term, value, item):
                self.statements.append(Statement(graph, subject, term, value, language, self.file, item))
                yield value

    def items(self, node: yaml.Node) -> list[yaml.Node]:
        if not isinstance(node, yaml.SequenceNode):
            return [node]
        if not node.value:
            self.note(node, wording.EMPTY_LIST)
        return list(node.value)

    def is_value(self, term: Term, value: str, node: yaml.Node) -> bool:
        if term.is_reference:
            return self.is_reference(value, node)
        if term.datatype is None:
            return True
        known = DATATYPES.get(term.datatype)
        if known is None:
            self.note(node, wording.UNKNOWN_DATATYPE, key=term.name)
            return False
        is_one, form = known
        if not is_one(value):
            name = self.vocabulary.shorten(term.datatype)
            self.note(node, wording.DATATYPE, key=term.name, value=value, datatype=name, form=form)
            return False
        return True

    def is_reference(self, value: str, node: yaml.Node) -> bool:
        if ID.fullmatch(value) or SOURCE_ID.fullmatch(value) or PASSAGE_ID.fullmatch(value):
            return True
        if value.startswith((self.project.id_base, self.project.source_base)):
            written = value.removeprefix(self.project.id_base).replace(self.project.source_base, "../source/")
            self.note(node, wording.OWN_ADDRESS, value=value, written=written)
            return False
        if is_web_address(value):
            return True
        self.note(node, wording.NO_REFERENCE, value=value)
        return False
