"""Checks: the documents' claims put to the test, what they print wrongly, what is covered, how good the data are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigraph.cards import group_digits
from aigraph.claims import audit, figures_words, verdict_words
from aigraph.report import page_values
from aigraph.site.addresses import SiteLinks, page_path, root_of
from aigraph.site.framing import make_page
from aigraph.site.ranges import source_pages
from aigraph.site.texts import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.claims import Result
    from aigraph.results import Row
    from aigraph.site.holdings import Holdings
    from aigraph.site.model import File

REPORTS = ("audit", "errata", "coverage", "quality")
ERRATA = "errata"
"""The saved query that lists errata, where a project has it."""
_ERRATA_COLUMNS = {"document", "start", "end", "printed", "read_as", "kind", "certainty", "reason", "erratum"}


def report_files(holdings: Holdings) -> Iterator[File]:
    """``reports.html`` and a page for each report, in every language."""
    site = holdings.site
    for language in site.languages:
        say = texts(language)
        results = audit(site.graph.dataset, language)
        rows = _errata(holdings, language)
        counts = {"audit": len(results), "errata": len(rows)}
        yield make_page(site, "reports.html.j2", "reports", language, here=say, reports=REPORTS, counts=counts)
        yield _audit(holdings, results, language)
        links = _links(holdings, "reports/errata", language)
        entries = [_erratum(holdings, row, links, language) for row in rows]
        firsts = {entry["anchor"]: entry for entry in reversed(entries)}
        errata = [entry | ({} if firsts[entry["anchor"]] is entry else {"anchor": ""}) for entry in entries]
        yield make_page(site, "errata.html.j2", "reports/errata", language, here=say, errata=errata)
        yield _coverage(holdings, language)
        report = holdings.reports[language]
        values = page_values(report, language)
        words = values.pop("say")
        yield make_page(site, "quality.html.j2", "reports/quality", language, here=say, words=words, **values)


def report_stems(holdings: Holdings) -> list[str]:  # noqa: ARG001  (every project has them all)
    """The stems of these pages."""
    return ["reports", *(f"reports/{name}" for name in REPORTS)]


def _links(holdings: Holdings, stem: str, language: str) -> SiteLinks:
    site = holdings.site
    return SiteLinks(site.project.base, root_of(page_path(stem, language, site.languages)), language, site.languages)


def _audit(holdings: Holdings, results: list[Result], language: str) -> File:
    """The claims, the gravest verdict first, each with the facts that explain it."""
    site, project = holdings.site, holdings.project
    links = _links(holdings, "reports/audit", language)
    entries: list[dict[str, Any]] = []
    for result in results:
        claim, reading = result.claim, result.reading
        facts = sorted({part.fact for part in result.parts})
        entries.append(
            {
                "verdict": verdict_words(result.verdict, language),
                "style": result.verdict.value.replace(" ", "-"),
                "claim": links.to(claim.label, claim.iri),
                "figures": figures_words(result, project, language),
                "reading": links.to(reading.reason, reading.iri) if reading else None,
                "ground": claim.ground,
                "facts": [links.to(holdings.label(iri, language), iri) for iri in facts],
                "passages": [links.to(site.makers[language].graph(iri), iri) for iri in sorted(claim.passages)],
            }
        )
    verdicts: dict[str, int] = {}
    for entry in entries:
        verdicts[entry["verdict"]] = verdicts.get(entry["verdict"], 0) + 1
    about = {"claims": entries, "verdicts": verdicts}
    return make_page(site, "audit.html.j2", "reports/audit", language, here=texts(language), **about)


def _errata(holdings: Holdings, language: str) -> list[Row]:
    """The rows of the project's query for errata; none where it has none, or one of other columns."""
    rows = holdings.answers[language].rows.get(ERRATA)
    return list(rows) if rows is not None and set(rows.columns) >= _ERRATA_COLUMNS else []


def _erratum(holdings: Holdings, row: Row, links: SiteLinks, language: str) -> dict[str, Any]:
    place = f"{row['document']}#char={row['start']},{row['end']}"
    return {
        "anchor": row["erratum"].rpartition("/")[2],
        "place": links.to(holdings.site.makers[language].graph(place), place),
        "more": links.to(texts(language)["erratum_page"], row["erratum"]),
        "see": [links.to(address, address) for address in (row.get("see") or "").split("; ") if address],
        **{
            key: row.get(key) or ""
            for key in ("printed", "read_as", "kind", "certainty", "reason", "ground", "concerns")
        },
    }


def _coverage(holdings: Holdings, language: str) -> File:
    """What of each document is stated; with the texts at hand, what of them is left out."""
    site = holdings.site
    links = _links(holdings, "reports/coverage", language)
    sources = source_pages(holdings, links, language)
    numbers: dict[str, dict[str, str]] = {}
    if site.texts:
        from aigraph.evidence import cover  # noqa: PLC0415  (only where texts are)

        for entry in cover(site.graph.facts, site.texts):
            figures = {
                "mentions": entry.mentions, "claimed": entry.claimed, "set_aside": entry.ignored,
                "left": len(entry.left), "sentences": entry.sentences, "untouched": len(entry.untouched),
                "bare": len(entry.bare), "unknown": len(entry.unknown),
            }  # fmt: skip
            numbers[entry.source] = {key: group_digits(str(number), language) for key, number in figures.items()}
    about = {"sources": sources, "numbers": numbers, "has_texts": bool(site.texts)}
    return make_page(site, "coverage.html.j2", "reports/coverage", language, here=texts(language), **about)
