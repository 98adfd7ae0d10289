"""Asking: the project's queries in ``queries/picture/``, and which of them gave something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph.picture.view import Asked
from aigraph.queries import bind, find_query, list_queries, read_query, select
from aigraph.terms import AIG, SKOS

if TYPE_CHECKING:
    from aigraph.dataset import Dataset
    from aigraph.queries import SavedQuery
    from aigraph.results import Row

FOLDER = "queries/picture"
_DATES = " ".join(f"<http://www.w3.org/2001/XMLSchema#{name}>" for name in ("date", "dateTime", "gYearMonth", "gYear"))
_WHOLE = {
    "nodes": f"""SELECT DISTINCT ?node (MIN(?class) AS ?kind)
WHERE {{ ?node <{SKOS.prefLabel}> ?name ; a ?class
FILTER(?class NOT IN (<{AIG.Register}>, <{AIG.Source}>)) }} GROUP BY ?node ORDER BY STR(?kind) STR(?node)""",
    "edges": f"""SELECT DISTINCT ?source ?target ?kind
WHERE {{ ?source ?kind ?target . ?source <{SKOS.prefLabel}> ?name . ?target <{SKOS.prefLabel}> ?other
FILTER(?source != ?target) }} ORDER BY STR(?source) STR(?target) STR(?kind)""",
    "timeline": f"""SELECT ?thing (STR(?date) AS ?start) (MIN(?class) AS ?kind) ?property
WHERE {{ ?thing <{SKOS.prefLabel}> ?name ; a ?class ; ?property ?date . VALUES ?type {{ {_DATES} }}
FILTER(DATATYPE(?date) = ?type) }} GROUP BY ?thing ?date ?property ORDER BY STR(?kind) ?start STR(?thing)""",
}


class Asking:
    """Asks the queries of a project's picture, and remembers those of the project that gave rows."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.languages = dataset.project.languages
        self._asked: dict[str, Asked] = {}

    @property
    def asked(self) -> tuple[Asked, ...]:
        """The saved queries that gave something, by name, each with its text as it was asked."""
        return tuple(self._asked[name] for name in sorted(self._asked))

    def names(self, folder: str) -> list[str]:
        """The queries of a folder below ``queries/picture``, in order of name."""
        return [query.name for query in list_queries(self.dataset.project, f"{FOLDER}/{folder}")]

    def rows(self, name: str, language: str | None = None, folder: str = "") -> list[Row]:
        """What a query gives in a language (the first of the project); nothing where there is no such query."""
        spoken, place = language or self.languages[0], f"{FOLDER}/{folder}".rstrip("/")
        if self.dataset.project.path(f"{place}/{name}.rq").is_file():
            query = find_query(self.dataset.project, name, place)
        elif name in _WHOLE and not folder:
            query = read_query(_WHOLE[name])
        else:
            return []
        found = list(select(self.dataset, self._bind(query, spoken)))
        asked = f"{folder}/{name}".lstrip("/")
        if found and query.name and asked not in self._asked:
            self._asked[asked] = self._note(asked, query)
        return found

    def _bind(self, query: SavedQuery, language: str) -> str:
        return bind(query, {}, self.dataset.vocabulary, self.dataset.project, language)

    def _note(self, name: str, query: SavedQuery) -> Asked:
        question = {language: query.summaries.tell(language) for language in self.languages}
        texts = {language: self._bind(query, language) for language in self.languages}
        return Asked(name, question, texts if len(set(texts.values())) > 1 else texts[self.languages[0]])
