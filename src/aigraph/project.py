"""A project: a folder with ``aigraph.toml``, ``ontology/``, ``data/`` and ``queries/``.

The engine knows nothing of any subject; all that it knows of one comes from such a folder. The folder that ships
with the package is used when none is found: in a checkout it is the checkout, in a wheel it lies inside the package.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aigraph.errors import InputError, UsageError
from aigraph.publication import ADDRESS, KEYS, TAG, Publication, read_publication

SETTINGS_FILE = "aigraph.toml"
_LANGUAGE = re.compile(r"[a-z]{2,3}")
# An http(s) IRI without query and fragment (RFC 3987), as far as a base needs it.
_BASE = re.compile(r"https?://[\w.-]+(?::[0-9]+)?(?:/(?:[\w.~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})+)*/")
_KNOWN_KEYS = {"base", "name", "languages", "network", "licence", "title", "description"} | KEYS


@dataclass(frozen=True, slots=True)
class Project:
    """The settings of a project and where its parts lie. ``languages`` is never empty; the first is the default."""

    root: Path
    base: str
    name: str
    languages: tuple[str, ...]
    network: str
    title: dict[str, str]
    description: dict[str, str]
    licence: str = ""
    publication: Publication = field(default_factory=Publication)

    @property
    def id_base(self) -> str:
        """The address that every id is relative to."""
        return self.base + "id/"

    @property
    def source_base(self) -> str:
        """The address below which the source documents are named."""
        return self.base + "source/"

    @property
    def description_graph(self) -> str:
        """The graph about the graphs: sources, passages, reasons."""
        return self.base + "graph/description"

    @property
    def union_graph(self) -> str:
        """The graph that holds every fact once in a store of others, where the default graph is not ours."""
        return self.base + "graph/union"

    @property
    def manifest_graph(self) -> str:
        """The graph that lists, in a store of others, the named graphs that we put there."""
        return self.base + "graph/pushed"

    @property
    def dataset(self) -> str:
        """The name of the whole dataset, which metadata are about."""
        return self.base + "dataset"

    def iri(self, identifier: str) -> str:
        """The whole IRI of an id such as ``cluster/miai``."""
        return self.id_base + identifier

    def shorten(self, iri: str) -> str:
        """The id of one of our own IRIs; any other IRI as it is."""
        return iri.removeprefix(self.id_base)

    def files(self, folder: str, pattern: str) -> list[Path]:
        """The files below a folder of the project that match, in an order that no file system changes.

        Raises InputError for a link that leads out of the project: nothing outside it is ever read.
        """
        found = sorted(self.path(folder).glob(pattern), key=lambda path: path.relative_to(self.root).as_posix())
        return [self._readable(path) for path in map(self._inside, found) if not path.is_dir()]

    def path(self, name: str) -> Path:
        """A path below the project's folder. Raises InputError for a link that leads out of it."""
        return self._inside(self.root / name)

    def relative(self, path: Path) -> str:
        """A path as messages show it: from the project's folder, with slashes."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)

    def _readable(self, path: Path) -> Path:
        if not path.is_file():
            msg = f"{self.relative(path)}: is no file that can be read; put one there, or delete it"
            raise InputError(msg)
        return path

    def _inside(self, path: Path) -> Path:
        try:
            is_inside = path.resolve().is_relative_to(self.root.resolve())
        except (RuntimeError, OSError):  # a link that leads to itself
            is_inside = False
        if not is_inside:
            msg = f"{self.relative(path)}: leads out of the project; put the file itself there"
            raise InputError(msg)
        return path


def find_project(start: Path | str | None = None) -> Project:
    """The project at ``start``, or around the current folder, or the one that ships with the package.

    Raises UsageError when ``start`` is given and is no project, InputError when its settings cannot be read.
    """
    if start is not None:
        root = Path(start).resolve()
        if not (root / SETTINGS_FILE).is_file():
            msg = f"{start}: no project here (no {SETTINGS_FILE}); name a folder that has one"
            raise UsageError(msg)
        return read_project(root)
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / SETTINGS_FILE).is_file():
            return read_project(folder)
    return read_project(shipped_root())


def is_base(text: str) -> bool:
    """Whether a text can be the base of a project's addresses: a web address that ends with a slash."""
    return _BASE.fullmatch(text) is not None


def shipped_root() -> Path:
    """The folder of the project that ships with the package (see pyproject.toml, ``force-include``)."""
    package = Path(__file__).resolve().parent
    inside_wheel = package / "project"
    return inside_wheel if inside_wheel.is_dir() else package.parents[1]


def read_project(root: Path) -> Project:
    """Read the settings of the project at ``root``. Raises InputError that names what is wrong."""
    file = root / SETTINGS_FILE
    try:
        settings = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        msg = f"{file}: {error}; correct the file"
        raise InputError(msg) from error
    return _project(root, settings, file)


def _project(root: Path, settings: dict[str, Any], file: Path) -> Project:
    unknown = sorted(set(settings) - _KNOWN_KEYS)
    if unknown:
        raise _complaint(file, f"{unknown[0]} is no setting", f"use {', '.join(sorted(_KNOWN_KEYS))}")
    base = settings.get("base")
    if not isinstance(base, str) or not is_base(base):
        raise _complaint(
            file, f"base is {base!r}", 'write an address that ends with a slash, such as "https://example.org/"'
        )
    languages = settings.get("languages", ["en"])
    if not isinstance(languages, list) or not languages or not all(_is_language(tag) for tag in languages):
        raise _complaint(file, f"languages is {languages!r}", 'write language codes, such as ["fr", "en"]')
    name = settings.get("name", root.name)
    network = settings.get("network", "")
    licence = settings.get("licence", "")
    if not all(isinstance(text, str) for text in (name, network, licence)):
        raise _complaint(file, "name, network and licence are texts", 'write them in quotes, such as name = "my-graph"')
    if licence and not ADDRESS.fullmatch(licence):
        raise _complaint(file, f"licence is {licence!r}", 'write its address, such as "https://creativecommons.org/…"')
    title = _texts("title", settings.get("title", {languages[0]: name}), file)
    description = _texts("description", settings.get("description", {}), file)
    publication = read_publication(settings, file)
    return Project(root, base, name, tuple(languages), network, title, description, licence, publication)


def _is_language(tag: object) -> bool:
    return isinstance(tag, str) and _LANGUAGE.fullmatch(tag) is not None


def _texts(key: str, value: object, file: Path) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
        raise _complaint(file, f"{key} is {value!r}", f'write a table of texts by language: [{key}] with fr = "…"')
    for tag in value:
        if not TAG.fullmatch(tag):
            raise _complaint(file, f"{key} is given in {tag!r}", "write the code of a language, such as fr")
    return dict(value)


def _complaint(file: Path, what: str, remedy: str) -> InputError:
    return InputError(f"{file}: {what}; {remedy}")
