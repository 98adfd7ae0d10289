"""What needs no passage: what an editorial decision, a record and the description of the sources may state.

Everything else must stand under a passage or a reading, where it is judged. ``ontology/evidence.ttl`` has the lists;
what is on none is refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph.evidence import wording
from aigraph.evidence.cases import PASSAGE, READING
from aigraph.facts.model import TYPE
from aigraph.terms import RDF_TYPE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aigraph.errors import Finding
    from aigraph.evidence.policy import Policy
    from aigraph.facts import Facts, Statement
    from aigraph.terms import Vocabulary

EDITORIAL = "editorial"
_FAULTS = {
    EDITORIAL: wording.NOT_EDITORIAL,
    "record": wording.NOT_RECORDED,
    "description": wording.NOT_DESCRIBED,
}


def check_decisions(facts: Facts, policy: Policy, types: Mapping[str, str]) -> Iterator[Finding]:
    """Findings of what is stated without a passage and may not be."""
    kinds = {block.name: block.kind for block in facts.blocks}
    for statement in facts.statements:
        kind = kinds[statement.graph].name
        head = kinds.get(statement.subject)
        if kind not in _FAULTS or (head and statement.term.name in head.allowed):
            continue
        yield from check_decision(statement, kind, facts.vocabulary, policy, types)
    yield from _invented(facts, policy, types, {name: kind.name for name, kind in kinds.items()})


def check_decision(
    statement: Statement, kind: str, vocabulary: Vocabulary, policy: Policy, types: Mapping[str, str]
) -> Iterator[Finding]:
    """The finding of a statement that a block of a kind without a passage may not make."""
    iri = vocabulary.classes[statement.value] if statement.term is TYPE else types.get(statement.subject, "")
    if not policy.may_state(kind, RDF_TYPE if statement.term is TYPE else statement.term.iri, iri):
        said = f"{statement.subject} {statement.term.name} {statement.value}"
        yield _FAULTS[kind].at(statement.place, statement=said)


def _invented(facts: Facts, policy: Policy, types: Mapping[str, str], kinds: Mapping[str, str]) -> Iterator[Finding]:
    """Findings of organisations, persons and the like that no passage, heading, reading or record speaks of."""
    spoken_of: set[str] = set()
    declared: dict[str, Statement] = {}
    for statement in facts.statements:
        if kinds[statement.graph] in (PASSAGE, READING, "record", "description"):
            spoken_of |= {statement.subject, statement.value}
        elif statement.term is TYPE and types.get(statement.subject) in policy.closed:
            declared.setdefault(statement.subject, statement)
    for thing, statement in declared.items():
        if thing not in spoken_of:
            yield wording.INVENTED.at(statement.place, thing=thing)
