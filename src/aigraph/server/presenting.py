"""What a worker shows of the graph besides answers to free queries: saved queries, resources, descriptions, pages."""

from __future__ import annotations

import html
import json
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pyoxigraph as ox

from aigraph.cards import CardMaker
from aigraph.errors import NOTHING, suggest
from aigraph.pages import completing, portraits
from aigraph.pages.composing import compose, compose_head
from aigraph.pages.dictionary import SORTS, Dictionary
from aigraph.pages.frame import Form
from aigraph.pages.gallery import Gallery
from aigraph.pages.links import ONTOLOGY, Links
from aigraph.pages.portraits import DATA_FORMS, FORM_NAMES
from aigraph.pages.rendering import render
from aigraph.queries.binding import bind
from aigraph.queries.library import LANGUAGE_PARAMETER
from aigraph.server import refusals
from aigraph.server.describing import Describer
from aigraph.server.jobs import Answer, refuse
from aigraph.server.openapi import FORMAT_PARAMETER, QUERY_FORMAT, describe_api

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aigraph.dataset import Dataset
    from aigraph.queries import SavedQuery
    from aigraph.server.prospectus import Prospectus

_JSON = "application/json"
_MOST_TEXTS = 256


class Presenter:
    """A dataset as it is shown, with what its project says of it. What it needs of the dataset it reads when asked."""

    def __init__(self, dataset: Dataset, prospectus: Prospectus) -> None:
        self._dataset, self._project, self._prospectus = dataset, dataset.project, prospectus
        self._text = lru_cache(_MOST_TEXTS)(self._write)  # the same few questions are asked again and again
        self.kinds: dict[str, Callable[[Mapping[str, Any]], Answer]] = {
            "bound": self._bound,
            "openapi": self._openapi,
            "completion": self._completion,
            "resource": self._resource,
            "explorer": self._explorer,
            "void": self._void,
            "description": self._description,
        }

    def warm(self) -> None:
        """Read all that is needed, so that workers that are forked afterwards share it."""
        for maker in self._makers.values():
            maker.term("")  # reads the labels of terms
        _ = self._known, self._galleries

    @cached_property
    def _makers(self) -> dict[str, CardMaker]:
        return {language: CardMaker(self._dataset, language) for language in self._prospectus.languages}

    @cached_property
    def _galleries(self) -> dict[str, Gallery]:
        return {language: Gallery(maker) for language, maker in self._makers.items()}

    @cached_property
    def _dictionaries(self) -> dict[str, Dictionary]:
        return {tag: Dictionary(maker, self._prospectus.ontology) for tag, maker in self._makers.items()}

    @cached_property
    def _names(self) -> list[completing.Entry]:
        return completing.read_names(self._dataset)

    @cached_property
    def _known(self) -> list[str]:
        return sorted({self._project.shorten(entry.iri) for entry in self._names})

    def bind(self, asked: Mapping[str, Any]) -> str | Answer:
        """The text of a saved query with its parameters bound: ``name``, ``parameters``, ``language``.

        An Answer that refuses where there is no such query. Raises UsageError for a parameter that is wrong.
        """
        name, values = asked["name"], asked["parameters"]
        query = self._prospectus.saved.get(name)
        if query is None:
            near = suggest(name, self._prospectus.saved)
            return refuse(404, "no-such-query", refusals.NO_SUCH_QUERY.fill(name=name, near=near))
        wrong = _wrong_parameter(query, values)
        return wrong or self._text(name, tuple(sorted(values.items())), asked["language"] or self._prospectus.language)

    def _write(self, name: str, values: tuple[tuple[str, str], ...], language: str) -> str:
        """The text of a saved query with values."""
        return bind(self._prospectus.saved[name], dict(values), self._dataset.vocabulary, self._project, language)

    def _bound(self, asked: Mapping[str, Any]) -> Answer:
        """The same as an answer."""
        found = self.bind(asked)
        return (
            found if isinstance(found, Answer) else Answer(200, f"{QUERY_FORMAT['rq']}; charset=utf-8", found.encode())
        )

    def _openapi(self, asked: Mapping[str, Any]) -> Answer:
        """The description of the saved queries: ``language``."""
        queries = list(self._prospectus.saved.values())
        return _json(describe_api(self._project, queries, asked["language"] or self._prospectus.language))

    def _completion(self, asked: Mapping[str, Any]) -> Answer:
        """Names of things that match ``text``, things like ``like`` first; without ``text`` all else: ``language``."""
        maker = self._makers.get(asked["language"]) or self._makers[self._prospectus.language]
        if asked.get("text") is None:
            saved = list(self._prospectus.saved.values())
            return _json(completing.vocabulary(self._dataset, maker, saved, reads_all=not self._prospectus.has_project))
        project = self._project
        like = project.iri(asked["like"].rpartition("/")[0] + "/") if "/" in asked.get("like", "") else ""
        found = completing.search_names(self._names, asked["text"], like)
        entries = [
            {
                "id": project.shorten(entry.iri),
                "iri": entry.iri,
                "name": entry.label,
                "label": self._dataset.label(entry.iri, maker.language),
                "kind": maker.kind(entry.iri),
            }
            for entry in found
        ]
        return _json({"names": entries})

    def _resource(self, asked: Mapping[str, Any]) -> Answer:
        """A resource: ``path`` below the base, ``form``: nothing (is there one?), ``html`` or a suffix of data."""
        iri = self._project.base + asked["path"]
        gallery = self._galleries.get(asked["language"]) or self._galleries[self._prospectus.language]
        if not _is_iri(iri) or not gallery.has(iri):
            return self._unknown(asked["path"])
        if not asked["form"]:
            return Answer(200)
        if asked["form"] == "html":
            return Answer(200, "text/html; charset=utf-8", self._page(gallery, iri, asked))
        return Answer(200, *portraits.data_of(self._dataset, self._prospectus.ontology, iri, asked["form"]))

    def _void(self, asked: Mapping[str, Any]) -> Answer:
        """The description of the data: ``address`` is the server's, ``accept`` as the client sent it."""
        return self._describer(asked).void(asked["accept"]) if _is_iri(asked["address"]) else _no_address()

    def _description(self, asked: Mapping[str, Any]) -> Answer:
        """The description of the endpoint, by the same."""
        return self._describer(asked).service(asked["accept"]) if _is_iri(asked["address"]) else _no_address()

    def _describer(self, asked: Mapping[str, Any]) -> Describer:
        return Describer(self._dataset, asked["address"], is_project=self._prospectus.has_project)

    def _explorer(self, asked: Mapping[str, Any]) -> Answer:
        """The picture with links to the other pages; its policy stands in a header too."""
        from aigraph.picture.gathering import gather  # noqa: PLC0415  (heavy)
        from aigraph.picture.page import POLICY, render  # noqa: PLC0415  (heavy)

        doors = [("SPARQL", f"query{asked['keep']}"), ("API", f"api/{asked['keep']}")]
        page = render(gather(self._dataset), asked["language"], doors)
        found = POLICY.search(page)
        policy = html.unescape(found[1]) + "; frame-ancestors 'none'" if found else "default-src 'none'"
        return Answer(200, "text/html; charset=utf-8", page.encode(), {"Content-Security-Policy": policy})

    def _page(self, gallery: Gallery, iri: str, asked: Mapping[str, Any]) -> bytes:
        about, language = self._prospectus.about(), gallery.language
        links = Links(self._project.base, asked["root"], asked["keep"])
        root, keep = asked["root"], asked["keep"]
        forms = _forms(f"{root}data/{quote(asked['path'])}", has_graphs=asked["path"] != ONTOLOGY)
        if asked["path"] == ONTOLOGY:
            dictionary = self._dictionaries.get(language) or self._dictionaries[self._prospectus.language]
            about_terms = {"terms": dictionary.terms(links), "overview": dictionary.overview(), "sorts": SORTS}
            return render("ontology.html.j2", language, about, root, keep=keep, iri=iri, forms=forms, **about_terms)
        it, sparql = gallery.portrait(iri, links), f"{root}query{keep}#query={quote(f'DESCRIBE <{iri}>')}"
        head, content = compose_head(it, forms), compose(it, language, forms, sparql)
        return render("resource.html.j2", language, about, root, keep=keep, it=it, head=head, content=content)

    def _unknown(self, path: str) -> Answer:
        name = path.removeprefix("id/")
        near = completing.nearest(name, self._known) if self._prospectus.has_project else NOTHING
        return refuse(404, "not-found", refusals.UNKNOWN_THING.fill(name=name, near=near))


def _wrong_parameter(query: SavedQuery, values: Mapping[str, str]) -> Answer | None:
    """A refusal where a query has no such parameter, or lacks one that it needs."""
    known = {each.name: each for each in query.parameters if each.name != LANGUAGE_PARAMETER}
    for name in values:
        if name not in known:
            told = ", ".join([*known, LANGUAGE_PARAMETER, FORMAT_PARAMETER])
            detail = refusals.NO_PARAMETER.fill(name=name, near=suggest(name, known), known=told)
            return refuse(400, "wrong-parameter", detail)
    missing = next((name for name, each in known.items() if each.default is None and name not in values), None)
    if missing is None:
        return None
    return refuse(400, "wrong-parameter", refusals.MISSING.fill(name=query.name, parameter=missing))


def _forms(stem: str, *, has_graphs: bool) -> list[Form]:
    """The files of data about a resource; ``stem`` is their address but for the suffix."""
    names = [name for name in FORM_NAMES if has_graphs or name != "trig"]
    return [Form(f"{stem}.{suffix}", DATA_FORMS[suffix][1], FORM_NAMES[suffix]) for suffix in names]


def _is_iri(text: str) -> bool:
    try:
        ox.NamedNode(text)
    except ValueError:
        return False
    return True


def _no_address() -> Answer:
    return refuse(400, "wrong-address", refusals.NO_ADDRESS)


def _json(value: object) -> Answer:
    return Answer(200, _JSON, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())
