"""The first page: what there is in figures, the ways in, a still picture, some questions, everything by class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph.cards import group_digits
from aigraph.site.citing import citation
from aigraph.site.classes import shelf_rows
from aigraph.site.framing import make_page
from aigraph.site.given import as_script, dataset_entry, downloads
from aigraph.site.texts import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.queries import SavedQuery
    from aigraph.site.holdings import Holdings
    from aigraph.site.model import File

DOORS = ("explorer", "queries", "query", "ontology", "reports", "about")
_MOST_QUESTIONS = 8
THEMES = ("light", "dark")


def home_files(holdings: Holdings) -> Iterator[File]:
    """``index.html`` in every language, and its picture in both themes."""
    site, project = holdings.site, holdings.project
    for language in site.languages:
        say = texts(language)
        questions = [
            (query, query.summaries.tell(language), holdings.answers[language].first_line(query.name))
            for query in _some_questions(holdings)
        ]
        yield make_page(
            site, "home.html.j2", "index", language,
            here=say,
            title=project.title.get(language) or project.name,
            description=project.description.get(language, ""),
            figures=[
                (group_digits(str(number), language), say[name if number > 1 else f"{name}_1"])
                for name, number in _figures(holdings)
            ],
            doors=DOORS,
            questions=questions,
            question_count=len(site.queries),
            shelves=shelf_rows(holdings, language),
            citation=citation(site, language),
            downloads=downloads(site)[:_MOST_QUESTIONS],
            pictures={theme: f"assets/overview-{theme}.{language}.svg" for theme in THEMES},
            entry=as_script(dataset_entry(site, language)),
        )  # fmt: skip
    yield from _pictures(holdings)


def _figures(holdings: Holdings) -> list[tuple[str, int]]:
    """What there is, in figures; none that is nought."""
    report = holdings.reports[holdings.site.languages[0]]
    things = {iri for shelf in holdings.shelves if shelf.is_main for iri in shelf.things}
    found = [
        ("things", len(things)),
        ("statements", report.statements),
        ("documents", len(report.sources)),
        ("passages", sum(source.passages for source in report.sources)),
        ("claims", sum(report.claims.values())),
        ("questions", len(holdings.site.queries)),
    ]
    return [(name, number) for name, number in found if number]


def _some_questions(holdings: Holdings) -> list[SavedQuery]:
    """The first question of each subject (its first tag) that has an answer."""
    answers = holdings.answers[holdings.site.languages[0]]
    by_tag: dict[str, SavedQuery] = {}
    for query in holdings.site.queries:
        if answers.first_line(query.name):
            by_tag.setdefault(next(iter(query.tags), query.name), query)
    return list(by_tag.values())[:_MOST_QUESTIONS]


def _pictures(holdings: Holdings) -> Iterator[File]:
    from aigraph.picture.formats import draw_variants  # noqa: PLC0415  (heavy)

    for (language, theme), drawn in draw_variants(holdings.site.view, holdings.site.languages, THEMES).items():
        yield f"assets/overview-{theme}.{language}.svg", drawn
