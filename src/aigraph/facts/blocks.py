"""The blocks of a data file, and the keys that describe each kind.

A block says where its facts come from: ``passage:``, ``reading:``, ``record:`` or ``editorial:``, and
``description:`` for what is said about the sources themselves. Its value names the graph that the facts lie in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aigraph.errors import InputError
from aigraph.facts.values import DESCRIPTION_ID, PASSAGE_ID, SLUG
from aigraph.terms import AIG, CONTEXT_FILE

if TYPE_CHECKING:
    from aigraph.terms import Vocabulary


@dataclass(frozen=True, slots=True)
class BlockKind:
    """One kind of block: what its name must look like, which keys describe it, and the class of its graph."""

    name: str
    pattern: re.Pattern[str]
    example: str
    allowed: tuple[str, ...]
    required: tuple[str, ...]
    graph_class: str

    def accepts(self, value: str) -> bool:
        """Whether a text names a graph of this kind."""
        return self.pattern.fullmatch(value) is not None


def _kind(name: str, example: str, allowed: str, required: str, graph_class: str) -> BlockKind:
    pattern = re.compile(rf"{name}(?:/{SLUG}){{1,2}}")
    return BlockKind(name, pattern, example, tuple(allowed.split()), tuple(required.split()), graph_class)


_PASSAGE = BlockKind(
    "passage", PASSAGE_ID, "../source/a-document#char=120,188", ("print", "about", "ignored"), ("print",), AIG.Passage
)
_DESCRIPTION = BlockKind(
    "description", re.compile(re.escape(DESCRIPTION_ID)), DESCRIPTION_ID, (), (), AIG.DescriptionGraph
)

BLOCK_KINDS: dict[str, BlockKind] = {
    kind.name: kind
    for kind in (
        _PASSAGE,
        _kind("reading", "reading/a-reason", "reason from about adds", "reason from", AIG.Reading),
        _kind("record", "record/ror/02feahw73", "register release date", "register release", AIG.ExternalRecord),
        _kind("editorial", "editorial/names", "reason", "reason", AIG.EditorialDecision),
        _DESCRIPTION,
    )
}


def check_context(vocabulary: Vocabulary) -> None:
    """That a context has the keys of every block; JSON-LD drops a graph whose name it does not know.

    Raises InputError for the first that is missing.
    """
    keywords = {"id": "@id", "type": "@type", "facts": "@graph"} | dict.fromkeys(BLOCK_KINDS, "@id")
    for name, keyword in keywords.items():
        if vocabulary.keywords.get(name) != keyword:
            msg = f'{CONTEXT_FILE}: the key {name} is missing; add "{name}": "{keyword}"'
            raise InputError(msg)
    for kind in BLOCK_KINDS.values():
        for key in kind.allowed:
            if key not in vocabulary.properties:
                msg = f"{CONTEXT_FILE}: the key {key}, which describes a {kind.name}, is missing; add it"
                raise InputError(msg)
