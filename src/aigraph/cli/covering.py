"""The command that looks from the texts to the facts: coverage."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aigraph.cli.options import FormatOption, LanguageOption, OutputOption, ProjectOption
from aigraph.cli.output import check_language, choose_format, say, write

if TYPE_CHECKING:
    from aigraph.evidence import Coverage

_WORDS = {
    "fr": {
        "mentions": "{source} : {mentions} chiffres, organisations et personnes ; {claimed} repris par un fait,"
        " {ignored} laissés de côté avec une raison, {left} ni l'un ni l'autre",
        "sentences": "{source} : {sentences} phrases, dont {untouched} qu'aucun passage ne touche",
        "bare": "{source} : {bare} bouts de phrase qu'aucun passage ne contient",
        "unknown": "{source} : {unknown} mots à majuscule dans une phrase, qu'aucun nom connu ne couvre",
        "rights": "les mots cités sont ceux des sources, pas de ce projet",
    },
    "en": {
        "mentions": "{source}: {mentions} figures, organisations and persons; {claimed} claimed by a fact,"
        " {ignored} ignored with a reason, {left} neither",
        "sentences": "{source}: {sentences} sentences, {untouched} of which no passage touches",
        "bare": "{source}: {bare} clauses that no passage has",
        "unknown": "{source}: {unknown} words with a capital inside a sentence that no known name covers",
        "rights": "the words quoted are the sources', not this project's",
    },
}
_MOST_CHARACTERS = 100


def coverage(
    sources: Annotated[Path, typer.Option("--sources", metavar="DIR", help="The folder of the source texts.")],
    summary: Annotated[bool, typer.Option("--summary", help="The numbers alone, without the texts' words.")] = False,  # noqa: FBT002  (typer's way)
    format_: FormatOption = None,
    output: OutputOption = "-",
    project: ProjectOption = None,
    lang: LanguageOption = None,
) -> None:
    """What the texts say that no fact claims, and no passage touches: -f text or json. Ends with 1 if there is any."""
    from aigraph.evidence import check_same_texts, cover, read_sources
    from aigraph.facts import read_facts
    from aigraph.project import find_project
    from aigraph.results import to_json_text

    chosen = choose_format(format_, output, {"text": ".txt", "json": ".json"}, "text")
    found = find_project(project)
    words = _WORDS.get(check_language(project, lang), _WORDS["en"])
    facts, texts = read_facts(found), read_sources(sources)
    check_same_texts(facts, texts)
    covered = cover(facts, texts)
    if chosen == "json":
        text = to_json_text([_entry(entry, summary=summary) for entry in covered])
    else:
        text = "".join(line + "\n" for entry in covered for line in _lines(entry, words, summary=summary))
    write(output, text.encode())
    if not summary:
        say(words["rights"])
    raise typer.Exit(1 if any(entry.left or entry.untouched or entry.bare for entry in covered) else 0)


COMMANDS = (coverage,)


def _numbers(entry: Coverage) -> dict[str, str | int]:
    return {
        "source": entry.source,
        "mentions": entry.mentions,
        "claimed": entry.claimed,
        "ignored": entry.ignored,
        "left": len(entry.left),
        "sentences": entry.sentences,
        "untouched": len(entry.untouched),
        "bare": len(entry.bare),
        "unknown": len(entry.unknown),
    }


def _entry(entry: Coverage, *, summary: bool) -> dict[str, object]:
    """The numbers of a source as JSON has them, and with ``left`` and ``untouched`` as lists what the numbers count."""
    if summary:
        return dict(_numbers(entry))
    return asdict(entry) | {
        "left": [mention._asdict() for mention in entry.left],
        "untouched": [sentence._asdict() for sentence in entry.untouched],
        "bare": [clause._asdict() for clause in entry.bare],
        "unknown": [mention._asdict() for mention in entry.unknown],
    }


def _lines(entry: Coverage, words: dict[str, str], *, summary: bool) -> list[str]:
    numbers = _numbers(entry)
    left = [f"  {mention.start},{mention.end} {mention.kind}: {mention.words}" for mention in entry.left]
    untouched = [f"  {sentence.start},{sentence.end}: {_short(sentence.words)}" for sentence in entry.untouched]
    return [
        words["mentions"].format(**numbers),
        *([] if summary else left),
        words["sentences"].format(**numbers),
        *([] if summary else untouched),
        words["bare"].format(**numbers),
        *([] if summary else [f"  {clause.start},{clause.end}: {_short(clause.words)}" for clause in entry.bare]),
        words["unknown"].format(**numbers),
        *([] if summary else [f"  {mention.start},{mention.end}: {mention.words}" for mention in entry.unknown]),
    ]


def _short(words: str) -> str:
    return words if len(words) <= _MOST_CHARACTERS else f"{words[:_MOST_CHARACTERS]}…"
