"""The templates of a new project filled: texts in its languages, passages found in its text, its own base."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import TYPE_CHECKING

from aigraph.errors import FRENCH
from aigraph.evidence import cite, fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable

    from aigraph.beginning.choosing import Choice

SOURCE = "notice"
# What a flow mapping of YAML takes without quotes.
_PLAIN = re.compile(r"[^\W\d][\w ’.-]*[\w’.]")
_LOOSE_BLANKS = re.compile(r" +$", re.MULTILINE)
# What a query says of itself in French; its English is what every reader of such heads expects.
_FRENCH_HEADS = re.compile(r"^#\+ (?:summary|description)_fr:.*\n(?:#\+   .*\n)*", re.MULTILINE)
# Files that git, editors or the packaging would take for their own stand without their dot in the package.
_DOTTED = ("gitignore", "editorconfig", "vscode")


def fill_templates(choice: Choice) -> dict[str, str]:
    """The files of a new project by name, from the project's folder."""
    import jinja2  # noqa: PLC0415  (heavy)

    folder = files("aigraph.beginning") / "templates"
    templates = dict(_walk(folder, ""))
    filling = _Filling(choice.languages, templates[f"sources/{SOURCE}.{choice.languages[0]}.txt"])
    environment = jinja2.Environment(
        autoescape=False,  # noqa: S701  (no HTML: YAML, Turtle, SPARQL and JSON, quoted by the functions below)
        block_start_string="[%",
        block_end_string="%]",
        variable_start_string="[[",
        variable_end_string="]]",
        comment_start_string="[#",
        comment_end_string="#]",
        trim_blocks=True,
        keep_trailing_newline=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.globals |= {name: getattr(filling, name) for name in _FUNCTIONS} | {
        "base": choice.base,
        "name": choice.name,
        "languages": choice.languages,
        "sha256": hashlib.sha256(filling.source.encode()).hexdigest(),
        "characters": len(filling.source),
    }
    filled = {f"sources/{SOURCE}.txt": filling.source}
    for name, template in templates.items():
        written = _written_name(name, choice.languages[0])
        if written:
            text = template if FRENCH in choice.languages else _FRENCH_HEADS.sub("", template)
            filled[written] = _LOOSE_BLANKS.sub("", environment.from_string(text).render())
    return dict(sorted(filled.items()))


_FUNCTIONS = ("comment", "passage", "place", "settings", "text", "turtle", "words")


@dataclass(frozen=True)
class _Filling:
    """What a template calls, each with its texts by language; the first language is the one of the source."""

    languages: tuple[str, ...]
    source: str

    @cached_property
    def sources(self) -> Mapping[str, str]:
        return {SOURCE: self.source}

    def text(self, **texts: str) -> str:
        """A text in the first language."""
        return texts[self.languages[0]]

    def comment(self, **texts: str) -> str:
        """A comment of YAML in the first language, line by line."""
        return "\n".join(f"# {line.strip()}" for line in self.text(**texts).splitlines())

    def settings(self, **texts: str) -> str:
        """A table of TOML, one language a line."""
        return "\n".join(f"{language} = {_quoted(texts[language])}" for language in self.languages)

    def words(self, **texts: str | list[str]) -> str:
        """A language map of YAML on one line."""
        return "{" + ", ".join(f"{language}: {_yaml(texts[language])}" for language in self.languages) + "}"

    def turtle(self, **texts: str) -> str:
        """Literals of Turtle, in the canonical form of a list."""
        literals = [f"{_quoted(texts[language])}@{language}" for language in sorted(self.languages)]
        return literals[0] if len(literals) == 1 else "\n        " + " ,\n        ".join(literals)

    def place(self, **texts: str) -> str:
        """The name of the passage that holds words of the source."""
        return cite(self.sources, SOURCE, self.text(**texts)).name

    def passage(self, **texts: str) -> str:
        """The two lines that a block of a passage begins with."""
        return f"passage: {self.place(**texts)}\n  print: '{fingerprint(self.text(**texts))}'"


def _walk(folder: Traversable, before: str) -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = f"{before}{entry.name}"
        if entry.is_dir():
            yield from _walk(entry, f"{name}/")
        else:
            yield name, entry.read_text("utf-8")


def _written_name(name: str, language: str) -> str:
    """The name of a template's file in the project; empty for one that is in another language or filled otherwise."""
    if name.startswith("sources/"):
        return ""
    stem, _, rest = name.partition(".")
    if rest.partition(".")[2]:
        told, _, suffix = rest.partition(".")
        return f"{stem}.{suffix}" if told == language else ""
    return f".{name}" if stem.partition("/")[0] in _DOTTED else name


def _yaml(value: str | list[str]) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_yaml(item) for item in value) + "]"
    return value if _PLAIN.fullmatch(value) else _quoted(value)


def _quoted(text: str) -> str:
    """A text in double quotes: the same in YAML, TOML, Turtle and JSON for the texts of the templates."""
    return json.dumps(text, ensure_ascii=False)
