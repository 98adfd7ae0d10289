"""Composing: a portrait as HTML, for the template of resources to place in its page.

A site has a hundred thousand links; a template engine needs a second or two for so many, joined texts a tenth of that.
Everything is escaped here: ``Link.html`` is, and all else goes through ``escape``.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from markupsafe import Markup

from aigraph.pages.wording import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aigraph.pages.frame import Door, Form
    from aigraph.pages.links import Link
    from aigraph.pages.portrayal import Passage, Portrait, Proof, Row, Run, Value

_DOT = " · "


def compose_head(it: Portrait, forms: Sequence[Form], tongues: Sequence[Door] = (), linked: str = "") -> Markup:
    """What the head says of a resource: what it is, its data, the same page in other languages, its JSON-LD."""
    title, summary = escape(it.label), escape(it.summary)
    lines = [
        f'<meta name="description" content="{summary}">\n<meta property="og:title" content="{title}">\n',
        f'<meta property="og:description" content="{summary}">\n<meta property="og:type" content="article">\n',
        f'<link rel="canonical" href="{escape(it.iri)}">\n',
    ]
    if len(tongues) > 1:
        lines += [
            f'<link rel="alternate" hreflang="{escape(door.text)}" href="{escape(door.href)}">\n' for door in tongues
        ]
    lines += [
        f'<link rel="alternate" type="{form.media_type}" title="{form.name}" href="{escape(form.href)}">\n'
        for form in forms
    ]
    if linked:
        lines.append(f'<script type="application/ld+json">{linked}</script>\n')
    return Markup("".join(lines))  # noqa: S704  (all of it is escaped)


def compose(it: Portrait, language: str, forms: Sequence[Form], sparql: str, crumbs: Sequence[Link] = ()) -> Markup:
    """The content of a resource's page."""
    say = words(language)
    above = f'<p class="kind">{escape(it.kind)}</p>\n' if it.kind else ""
    if crumbs:
        way = ' <span aria-hidden="true">›</span> '.join(each.html for each in crumbs)
        above = f'<nav class="crumbs" aria-label="{say["crumbs"]}">{way}</nav>\n'
    parts = [above, f"<h1>{escape(it.label)}</h1>\n"]
    if it.names:
        parts.append(f'<p class="names">{_joined(it.names)}</p>\n')
    iri = escape(it.iri)
    parts.append(f'<p class="address"><a href="{iri}">{iri}</a></p>\n<p class="forms"><span>{say["forms"]}</span>')
    parts += [f' <a href="{escape(form.href)}" type="{form.media_type}">{form.name}</a>' for form in forms]
    parts.append(f' <a href="{escape(sparql)}">{say["as_sparql"]}</a></p>\n')
    if it.notices:
        parts.append(f'<p class="note notice">{say["others_words"]} {escape(" ; ".join(it.notices))}</p>\n')
    parts.append(_section("facts", say["facts"], _rows(it.facts, say)))
    further = _note(say["more"].format(it.further)) if it.further else ""
    parts.append(_section("incoming", say["incoming"], _rows(it.incoming, say) + further))
    parts.append(_section("concluded", say["concluded"], _rows(it.concluded, say)))
    parts.append(_section("identifiers", say["identifiers"], _rows(it.identifiers, say)))
    parts.append(_section("states", say["states"], _stated(it, say)))
    parts.append(_section("passages", say["passages"], _passages(it.passages, say)))
    if it.naming:
        parts.append(_folded(say["naming"], _rows(it.naming, say), "naming"))
    return Markup("".join(parts))  # noqa: S704  (all of it is escaped)


def _section(name: str, title: str, content: str) -> str:
    """A part of the page under its title; nothing where it is empty."""
    if not content:
        return ""
    return f'<section aria-labelledby="{name}"><h2 id="{name}">{title}</h2>\n{content}</section>\n'


def _rows(rows: Iterable[Row], say: dict[str, str]) -> str:
    made = "".join(_row(row, say) for row in rows)
    return f'<dl class="facts">\n{made}</dl>\n' if made else ""


def _row(row: Row, say: dict[str, str]) -> str:
    note = f" <small>{escape(row.note)}</small>" if row.note else ""
    runs = "".join(f"<dd>{_run(run, say)}</dd>\n" for run in row.runs)
    if row.folded:
        hidden = "".join(f"<div>{_run(run, say)}</div>\n" for run in row.folded)
        runs += f"<dd>{_folded(say['more'].format(row.hidden), hidden)}</dd>\n"
    return f"<div><dt>{row.name.html}{note}</dt>\n{runs}</div>\n"


def _run(run: Run, say: dict[str, str]) -> str:
    """Values, and the evidence that all of them have."""
    if len(run.values) == 1:
        text = _value(run.values[0])
    else:
        text = f'<ul class="values">{"".join(f"<li>{_value(each)}</li>" for each in run.values)}</ul>'
    if run.folded:
        hidden = "".join(f"<li>{_value(each)}</li>" for each in run.folded)
        text += _folded(say["more"].format(len(run.folded)), f'<ul class="values">{hidden}</ul>')
    if not run.proofs:
        return text
    text += f'<ul class="proof">{_proofs(run.first_proofs)}</ul>'
    if run.further_proofs:
        further = say["more_proofs"].format(len(run.further_proofs))
        text += _folded(further, f"<ul>{_proofs(run.further_proofs)}</ul>", "proof")
    return text


def _value(value: Value) -> str:
    return f'{value.link.html} <span class="more">{value.more.html}</span>' if value.more else value.link.html


def _proofs(proofs: Iterable[Proof]) -> str:
    return "".join(f"<li>{proof.link.html}{_words(proof.words)}</li>" for proof in proofs)


def _words(text: str) -> str:
    return f'<q class="words">{escape(text)}</q>' if text else ""


def _stated(it: Portrait, say: dict[str, str]) -> str:
    if not it.stated:
        return ""
    cells = "".join(f"<tr>{''.join(f'<td>{each.html}</td>' for each in row)}</tr>\n" for row in it.stated)
    further = _note(say["more"].format(it.stated_further)) if it.stated_further else ""
    return f'<table class="stated">\n{cells}</table>\n{further}'


def _passages(passages: Iterable[Passage], say: dict[str, str]) -> str:
    made = "".join(
        f'<li id="{escape(each.anchor)}"><span class="span"><a href="#{escape(each.anchor)}">{say["passage"]} '
        f"{escape(each.span)}</a></span><div>{_words(each.words)}{_joined(each.subjects)}"
        f"{_folded(say['more'].format(len(each.folded)), _joined(each.folded)) if each.folded else ''}</div></li>\n"
        for each in passages
    )
    return f'<ol class="passages">\n{made}</ol>\n' if made else ""


def _joined(links: Iterable[Link]) -> str:
    return _DOT.join(each.html for each in links)


def _folded(title: str, content: str, name: str = "") -> str:
    kind = f' class="{name}"' if name else ""
    return f"<details{kind}><summary>{title}</summary>{content}</details>"


def _note(text: str) -> str:
    return f'<p class="note">{text}</p>\n'
