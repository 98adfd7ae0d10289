"""Observing: sentences that queries compute from the graph, each with the nodes that show it.

Each query of ``queries/picture/observations/`` selects ``?text``, a sentence in the language ``?_lang``, the same in
every row, and ``?node``, a node that the sentence is about. The sentences stand in the order of the queries' names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph.picture.view import Observation

if TYPE_CHECKING:
    from aigraph.picture.asking import Asking

FOLDER = "observations"


def observe(asking: Asking, drawn: set[str]) -> tuple[Observation, ...]:
    """What the project's queries observe; a query without rows has nothing to say."""
    found = []
    for name in asking.names(FOLDER):
        rows = {language: asking.rows(name, language, FOLDER) for language in asking.languages}
        if all(rows.values()):
            text = {language: str(said[0]["text"]) for language, said in rows.items()}
            nodes = dict.fromkeys(row["node"] for row in rows[asking.languages[0]] if row.get("node") in drawn)
            found.append(Observation(text, tuple(nodes), f"{FOLDER}/{name}"))
    return tuple(found)
