"""Focusing: the part of a picture around one thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aigraph.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aigraph.picture.view import Text

_WORDS = {
    "fr": ("Ce qui est lié à « {name} »", "Ce qui est lié à « {name} », jusqu’à {depth} liens de distance"),
    "en": ("What is tied to “{name}”", "What is tied to “{name}”, up to {depth} ties away"),
}
#: Sheets that are made of what is drawn; the others tell of the whole graph, and a part would seem to have it all.
_OF_THE_DRAWN = ("matrix", "map")


@dataclass(frozen=True, slots=True)
class Focus:
    """A thing, and how many ties away from it at most what is drawn may be."""

    centre: str
    depth: int = 1

    def kept(self, drawn: Iterable[str], ties: Iterable[Mapping[str, Any]]) -> set[str]:
        """The nodes within reach. Raises UsageError where the centre is not drawn."""
        if self.centre not in set(drawn):
            msg = f"--focus {self.centre}: it is not in the picture; choose what queries/picture/nodes.rq gives"
            raise UsageError(msg)
        near: dict[str, set[str]] = {}
        for tie in ties:
            near.setdefault(tie["source"], set()).add(tie["target"])
            near.setdefault(tie["target"], set()).add(tie["source"])
        kept = wave = {self.centre}
        for _ in range(self.depth):
            wave = {other for name in wave for other in near.get(name, ())} - kept
            kept = kept | wave
        return kept

    def told(self, names: Text) -> Text:
        """What is shown, in words."""
        further = self.depth > 1
        return {
            language: _WORDS.get(language, _WORDS["en"])[further].format(name=name, depth=self.depth)
            for language, name in names.items()
        }


def of_the_drawn(sheets: Mapping[str, Any]) -> dict[str, Any]:
    """The sheets that hold for a part, without the sums over the whole."""
    kept = {name: sheet for name, sheet in sheets.items() if name in _OF_THE_DRAWN}
    if "map" in kept:
        regions = [{**region, "size": None, "quantity": None} for region in kept["map"]["regions"]]
        kept["map"] = {**kept["map"], "regions": regions}
    return kept
