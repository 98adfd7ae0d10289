"""The saved queries of a project: files in ``queries/`` with grlc's headers (https://github.com/CLARIAH/grlc).

A header is a run of comment lines that begin with ``#+`` and hold YAML: ``summary``, ``description``, ``tags``,
``defaults``, ``enumerate``, and four that are ours. ``allow`` has the rules of the linter that the query breaks on
purpose, each with its reason. Of networks, ``directed: true`` says that a tie leads from its source to its target,
``compares: Class`` that the things of a class can be compared by whom they are tied to. ``chart: bar x=name y=amount``
says that the answer is worth a chart, of which columns. Of views, ``loses`` has the classes and properties that have no
counterpart, by prefixed name, each with the reason. Summary, description and reasons are English; ``summary_fr`` and
the like have them in other languages, and servers that know grlc's keys alone pass over all of these.
A parameter is a variable named ``?_name``, ``?_name_iri``, ``?_name_integer`` …
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from aigraph.errors import ENGLISH, LANGUAGES, InputError, Text, UsageError, suggest
from aigraph.queries.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from aigraph.project import Project

QUERY_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LANGUAGE_PARAMETER = "lang"
_CHART = re.compile(r"(bar) +x=(\w+) +y=(\w+)", re.ASCII)
_SUMMARY, _DESCRIPTION, _LOSES = "summary", "description", "loses"
_TYPES = ("iri", "integer", "decimal", "date", "boolean", "literal")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a query asks for: the variable in its text, the name people use, its type, default and choices."""

    variable: str
    name: str
    type: str
    default: str | None
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """What pages draw of an answer: its kind (bars), the column that names each bar, the column of its length."""

    kind: str
    x: str
    y: str


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A query with what its header says. ``name`` is the file's name; a free query has none.

    ``allowed`` are the linter's rules that it breaks on purpose, each with the reason; ``losses`` are the terms that a
    view cannot tell, each with the reason.
    """

    name: str
    text: str
    summaries: Text
    descriptions: Text
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    allowed: tuple[tuple[str, str], ...] = ()
    directed: bool = False
    compares: str = ""
    losses: tuple[tuple[str, Text], ...] = ()
    chart: Chart | None = None

    @property
    def summary(self) -> str:
        """The summary in English."""
        return str(self.summaries)

    @property
    def description(self) -> str:
        """The description in English."""
        return str(self.descriptions)


def is_name(text: str) -> bool:
    """Whether a text is meant as the name of a query, rightly written or not: no query is one word."""
    return bool(text) and not any(character.isspace() or character in "{}<" for character in text)


def list_queries(project: Project, folder: str = "queries") -> list[SavedQuery]:
    """The saved queries of a folder, by name."""
    paths = project.files(folder, "*.rq")
    for path in paths:
        if not QUERY_NAME.fullmatch(path.stem):
            msg = f"{project.relative(path)}: a query is named in lower-case ASCII, words joined by -; rename the file"
            raise InputError(msg)
    return [_read_file(path, project) for path in paths]


def find_query(project: Project, name: str, folder: str = "queries") -> SavedQuery:
    """The saved query of a name. Raises UsageError, with the nearest name, where there is none."""
    path = project.path(f"{folder}/{name}.rq") if QUERY_NAME.fullmatch(name) else None
    if path is None or not path.is_file():
        names = [path.stem for path in project.files(folder, "*.rq")]
        msg = f"{name}: no such query in {folder}/{suggest(name, names)}; there are {', '.join(names) or 'none'}"
        raise UsageError(msg)
    return _read_file(path, project)


def read_query(text: str, name: str = "", where: str = "the query") -> SavedQuery:
    """A query from its text. Raises InputError when its header is no YAML of the known keys."""
    header = _header(text, where)
    defaults = {key: _texts(value, key, where) for key, value in _pairs(header.get("defaults")).items()}
    choices = {key: _texts(value, key, where) for key, value in _pairs(header.get("enumerate")).items()}
    return SavedQuery(
        name,
        text,
        _told(header, _SUMMARY, where),
        _told(header, _DESCRIPTION, where),
        _texts(header.get("tags", []), "tags", where),
        _parameters(text, defaults, choices),
        tuple(_allowed(header.get("allow"), where)),
        directed=_is_true(header.get("directed", "false"), "directed", where),
        compares="".join(_texts(header.get("compares", ""), "compares", where)),
        losses=tuple(_losses(header, where)),
        chart=_chart(header.get("chart"), where),
    )


def _told(header: dict[str, Any], key: str, where: str) -> Text:
    """A text of the header in every language that it has; the English one, where it has none in French."""
    found = _translations(header, key)
    return _in_languages({tag: "".join(_texts(text, name, where)).strip() for tag, name, text in found})


def _losses(header: dict[str, Any], where: str) -> Iterator[tuple[str, Text]]:
    """What a view cannot tell: each term, by its prefixed name, with the reason in each language that has it."""
    reasons: dict[str, dict[str, str]] = {}
    for tag, key, entries in _translations(header, _LOSES):
        for term, reason in _pairs(entries).items():
            reasons.setdefault(term, {})[tag] = "".join(_texts(reason, key, where))
    yield from ((term, _in_languages(found)) for term, found in reasons.items())


def _translations(header: dict[str, Any], key: str) -> Iterator[tuple[str, str, Any]]:
    """What the header has under a key and the like of it (``summary``, ``summary_fr``), by language."""
    for name, value in header.items():
        if str(name).partition("_")[0] == key:
            yield str(name).partition("_")[2] or ENGLISH, str(name), value


def _in_languages(found: dict[str, str]) -> Text:
    return Text.of(dict.fromkeys(LANGUAGES, found.get(ENGLISH, "")) | found)


def _allowed(entries: Any, where: str) -> Iterator[tuple[str, str]]:
    """The rules that a header allows to be broken; one without a reason has an empty one."""
    if isinstance(entries, str):
        yield entries, ""
        return
    yield from ((entry, "") for entry in entries or () if isinstance(entry, str) and not isinstance(entries, dict))
    yield from ((rule, "".join(_texts(reason, "allow", where))) for rule, reason in _pairs(entries).items())


def _read_file(path: Path, project: Project) -> SavedQuery:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        msg = f"{project.relative(path)}: {error}; correct the file"
        raise InputError(msg) from error
    return read_query(text, path.stem, project.relative(path))


def _header(text: str, where: str) -> dict[str, Any]:
    lines = [line[2:].removeprefix(" ") for line in text.splitlines() if line.startswith("#+")]
    try:
        header = yaml.load("\n".join(lines), Loader=yaml.CBaseLoader) or {}  # noqa: S506  (the base loader makes texts)
    except yaml.YAMLError as error:
        msg = f"{where}: the header (#+ lines) is no YAML: {error}; correct it"
        raise InputError(msg) from error
    if not isinstance(header, dict):
        msg = f"{where}: the header (#+ lines) is no table; begin it with '#+ summary:'"
        raise InputError(msg)
    return header


def _pairs(entries: Any) -> dict[str, Any]:
    """The entries of a table; grlc writes tables as lists of one-key tables, and both are read."""
    if isinstance(entries, dict):
        return entries
    return {key: value for entry in entries or () if isinstance(entry, dict) for key, value in entry.items()}


def _texts(value: Any, key: str, where: str) -> tuple[str, ...]:
    """A text, or a list of texts, as the header gives it. Raises InputError for anything deeper."""
    texts = value if isinstance(value, list) else [value]
    if not all(isinstance(text, str) for text in texts):
        msg = f"{where}: {key} in the header (#+ lines) is no text; write '#+ {key}: …'"
        raise InputError(msg)
    return tuple(texts)


def _chart(value: Any, where: str) -> Chart | None:
    found = _CHART.fullmatch(value) if isinstance(value, str) else None
    if value is not None and not found:
        msg = f"{where}: chart in the header (#+ lines) is {value!r}; write '#+ chart: bar x=COLUMN y=COLUMN'"
        raise InputError(msg)
    return Chart(*found.groups()) if found else None


def _is_true(value: Any, key: str, where: str) -> bool:
    if value not in ("true", "false"):
        msg = f"{where}: {key} in the header (#+ lines) is {value!r}; write '#+ {key}: true' or false"
        raise InputError(msg)
    return bool(value == "true")


def _parameters(
    text: str, defaults: dict[str, tuple[str, ...]], choices: dict[str, tuple[str, ...]]
) -> tuple[Parameter, ...]:
    found: dict[str, Parameter] = {}
    for token in tokenize(text):
        if token.kind == "open":
            break
        if token.kind == "variable" and token.text[1:2] == "_":
            variable = token.text[1:]
            name, _, suffix = variable[1:].rpartition("_")
            known = bool(name) and suffix in _TYPES
            name, kind = (name, suffix) if known else (variable[1:], "literal")
            default = next(iter(defaults.get(name, ())), None)
            found[variable] = Parameter(variable, name, kind, default, choices.get(name, ()))
    return tuple(found.values())
