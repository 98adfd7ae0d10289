"""Saved queries: a page for each with its answer, its SPARQL and its addresses; the answers as files."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pyoxigraph as ox

from aigraph.cards import group_digits
from aigraph.pages.amounts import tell_amount
from aigraph.pages.charts import draw_bars
from aigraph.pages.colouring import colour
from aigraph.queries.library import LANGUAGE_PARAMETER
from aigraph.results import column_kinds
from aigraph.site.addresses import SiteLinks, page_path, root_of
from aigraph.site.answers import needed
from aigraph.site.framing import make_page
from aigraph.site.texts import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.queries import SavedQuery
    from aigraph.results import Node, Rows
    from aigraph.site.holdings import Holdings
    from aigraph.site.model import File

_MOST_ROWS = 200


def query_files(holdings: Holdings) -> Iterator[File]:
    """``queries.html``, a page for each query in every language, its text and its answers."""
    site = holdings.site
    for language in site.languages:
        say, answers = texts(language), holdings.answers[language]
        listed = [(query, query.summaries.tell(language), answers.first_line(query.name)) for query in site.queries]
        yield make_page(site, "queries.html.j2", "queries", language, here=say, questions=listed)
        for query in site.queries:
            yield _page(holdings, query, language)
            yield from _answers(holdings, query, language)
    for query in site.queries:
        yield f"queries/{query.name}.rq", query.text.encode()


def query_stems(holdings: Holdings) -> list[str]:
    """The stems of these pages."""
    return ["queries", *(f"queries/{query.name}" for query in holdings.site.queries)]


def _answers(holdings: Holdings, query: SavedQuery, language: str) -> Iterator[File]:
    """The answer as the command writes it, in each format."""
    answers, name = holdings.answers[language], query.name
    tag = "" if language == holdings.site.languages[0] else f".{language}"
    if name in answers.rows:
        yield f"queries/{name}{tag}.csv", answers.rows[name].to_csv().encode()
        yield f"queries/{name}{tag}.json", answers.rows[name].to_json().encode()
    elif name in answers.triples:
        yield f"queries/{name}{tag}.ttl", answers.triples[name]


def _page(holdings: Holdings, query: SavedQuery, language: str) -> File:
    site, say, stem = holdings.site, texts(language), f"queries/{query.name}"
    answers = holdings.answers[language]
    rows = answers.rows.get(query.name)
    root = root_of(page_path(stem, language, site.languages))
    links = SiteLinks(site.project.base, root, language, site.languages)
    tag = "" if language == site.languages[0] else f".{language}"
    suffixes = ("csv", "json") if rows is not None else ("ttl",) if query.name in answers.triples else ()
    files = [f"{query.name}{tag}.{suffix}" for suffix in suffixes] + [f"{query.name}.rq"]
    triples = answers.triples.get(query.name, b"").decode()
    return make_page(
        site, "saved.html.j2", stem, language,
        here=say,
        query=query,
        title=query.summaries.tell(language) or query.name,
        description=query.descriptions.tell(language),
        is_translated=language == "en" or query.descriptions.tell(language) != query.description,
        columns=rows.columns if rows else (),
        figures=_figures(rows) if rows else (),
        body=_body(holdings, rows, links, language) if rows else "",
        chart=_chart(query, rows, language, say["chart"]) if rows else "",
        row_count=len(rows) if rows is not None else 0,
        counts=[group_digits(str(number), language) for number in (_MOST_ROWS, len(rows) if rows is not None else 0)],
        is_cut=rows is not None and len(rows) > _MOST_ROWS,
        triples=triples,
        needed=needed(query),
        parameters=[each for each in query.parameters if each.name != LANGUAGE_PARAMETER],
        files=files,
        address=f"{site.address}{stem}",
        live=_live(query, language, site.languages[0]),
        command=_command(query, language, site.languages[0]),
        code=colour(query.text),
    )  # fmt: skip


def _figures(rows: Rows) -> tuple[bool, ...]:
    return tuple(kind.is_number for kind in column_kinds(rows.rows, len(rows.columns)))


def _body(holdings: Holdings, rows: Rows, links: SiteLinks, language: str) -> str:
    """The rows of a table as HTML, everything escaped; joined here, for a template takes long over so many cells."""
    starts = ['<td class="figure">' if is_figure else "<td>" for is_figure in _figures(rows)]
    lines = []
    for row in rows.rows[:_MOST_ROWS]:
        cells = (
            f"{start}{_cell(holdings, column, term, links, language)}</td>"
            for start, column, term in zip(starts, rows.columns, row, strict=True)
        )
        lines.append(f"<tr>{''.join(cells)}</tr>\n")
    return "".join(lines)


def _cell(holdings: Holdings, column: str, term: Node | None, links: SiteLinks, language: str) -> str:
    """A term: a figure with its unit, an address as a link by its short form."""
    if not isinstance(term, ox.NamedNode):
        return escape(tell_amount(term, column, language))
    base, iri = holdings.project.base, term.value
    short = holdings.project.shorten(iri)
    if short == iri:
        short = iri.removeprefix(base) if iri.startswith(base) else holdings.dataset.vocabulary.shorten(iri)
    link = links.to(short, iri)
    if not link.href:
        return escape(short)
    away = "" if link.is_own else ' rel="noopener noreferrer nofollow" class="away"'
    return f'<a href="{escape(link.href)}"{away}>{escape(short)}</a>'


def _chart(query: SavedQuery, rows: Rows, language: str, words: str) -> str:
    """The chart that the query's header asks for; nothing where it asks for none."""
    asked = query.chart
    if asked is None:
        return ""
    told = words.format(asked.y, asked.x)
    return draw_bars(rows, asked.x, asked.y, language, f"{query.summaries.tell(language)} {told}")


def _live(query: SavedQuery, language: str, first: str) -> str:
    """The address of the answer on a server, with the default values."""
    values = {each.name: each.default or "…" for each in query.parameters if each.name != LANGUAGE_PARAMETER}
    if language != first:
        values[LANGUAGE_PARAMETER] = language
    return f"/api/{query.name}" + (f"?{urlencode(values, safe='/:…')}" if values else "")


def _command(query: SavedQuery, language: str, first: str) -> str:
    values = [f" --set {name}=…" for name in needed(query)]
    return f"aigraph query {query.name}{''.join(values)}" + (f" --lang {language}" if language != first else "")
