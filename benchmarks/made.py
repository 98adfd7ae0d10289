"""Graphs of our shape in any size, the same for the same size: clusters, members, money, themes, people, evidence.

A fact lies in the graph of the passage that states it, and every fact once more in the default graph (the union), as
the builder leaves them. Usage: made.py TRIPLES FILE.nq (TRIPLES counts the union).
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ID = "https://example.org/id/"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
AIG = "https://w3id.org/aigraph/ontology#"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
PART_OF = "http://purl.org/dc/terms/isPartOf"
_DECIMAL = "http://www.w3.org/2001/XMLSchema#decimal"
_DATE = "http://www.w3.org/2001/XMLSchema#date"
_SEED = 20240521
_ROLES = ("lead", "founder", "member", "partner")
_FACTS_A_PASSAGE = 6


def facts(triples: int) -> Iterator[tuple[str, str, str]]:
    """So many statements, subject, predicate and object as N-Triples terms."""
    chance = random.Random(_SEED)  # noqa: S311  (not for secrets: the same graph every time)
    made = 0
    for number in range(triples):
        for statement in _cluster(number, triples, chance):
            yield statement
            made += 1
            if made == triples:
                return


def quads(triples: int) -> Iterator[str]:
    """The lines of the N-Quads file: each fact in its passage's graph and in the default graph."""
    for number, (subject, predicate, value) in enumerate(dict.fromkeys(facts(triples))):
        passage = number // _FACTS_A_PASSAGE
        graph = f"<https://example.org/source/made#char={passage * 100},{passage * 100 + 80}>"
        yield f"{subject} {predicate} {value} {graph} .\n"
        yield f"{subject} {predicate} {value} .\n"


def _cluster(number: int, triples: int, chance: random.Random) -> Iterator[tuple[str, str, str]]:
    """One cluster with all that belongs to it, about forty statements."""
    institutions, themes = max(triples // 120, 12), max(triples // 1000, 8)
    cluster = _id(f"cluster/c{number}")
    yield cluster, f"<{TYPE}>", f"<{AIG}Cluster>"
    yield from _names(cluster, f"Cluster {number}")
    yield cluster, f"<{PART_OF}>", _id(f"programme/p{number % 7}")
    if number:
        yield _id(f"programme/p{number}"), f"<{PART_OF}>", _id(f"programme/p{number // 3}")
    award = _id(f"funding/c{number}/award")
    yield award, f"<{TYPE}>", f"<{AIG}Funding>"
    yield award, f"<{AIG}hasRecipient>", cluster
    yield award, f"<{AIG}amount>", f'"{chance.randrange(1, 80) * 1_000_000}"^^<{_DECIMAL}>'
    yield award, f"<{AIG}date>", f'"20{chance.randrange(18, 30)}-05-{chance.randrange(10, 29)}"^^<{_DATE}>'
    for rank in range(chance.randrange(3, 8)):
        # Few institutions are in many clusters, most in one, as it is.
        which = int(institutions * chance.random() ** 2)
        member, participation = _id(f"institution/i{which}"), _id(f"participation/c{number}/{rank}")
        yield member, f"<{TYPE}>", f"<{AIG}Institution>"
        yield from _names(member, f"Institution {which}")
        yield participation, f"<{AIG}member>", member
        yield participation, f"<{AIG}memberOf>", cluster
        yield participation, f"<{AIG}role>", _id(f"role/{_ROLES[min(rank, 3)]}")
    for _ in range(3):
        theme = int(themes * chance.random() ** 2)
        yield cluster, f"<{AIG}hasTheme>", _id(f"theme/t{theme}")
        yield from _names(_id(f"theme/t{theme}"), f"Theme {theme}")


def _names(subject: str, name: str) -> Iterator[tuple[str, str, str]]:
    yield subject, f"<{LABEL}>", f'"{name}"@en'
    yield subject, f"<{LABEL}>", f'"{name}, en français"@fr'


def _id(identifier: str) -> str:
    return f"<{ID}{identifier}>"


if __name__ == "__main__":
    with Path(sys.argv[2]).open("w", encoding="utf-8") as stream:
        stream.writelines(quads(int(sys.argv[1])))
