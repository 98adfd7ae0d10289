"""The static site: ours of the shipped graph and of 50,000 invented resources, beside a loop of rdflib and jinja2.

Usage: python benchmarks/publishing.py [RESOURCES] [--write docs/publishing.md]

Each is a process of its own: CPU (user and system), wall time and peak memory, as the system counts them. The peer is
what one writes in an afternoon: an rdflib Graph, and for each resource a page of a jinja2 template with what it says
and what leads to it, and that as Turtle. Ours writes each page in two languages with the evidence of each fact, three
files of data, and the explorer, and for the shipped graph reads and validates the facts first.
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import time
from pathlib import Path

from made import ID
from marked import write_marked

HERE = Path(__file__).resolve().parent
RESOURCES = 50_000
_MOST_TRIPLES, _FACTS_A_PASSAGE = 12, 6


def main() -> None:
    """Measure, print, and write the table where it is asked for."""
    numbers = [argument for argument in sys.argv[1:] if argument.isdigit()]
    wanted = int(numbers[0]) if numbers else RESOURCES
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "made.nq")
        rows = [_measured("`aigraph publish`", "the shipped graph", "shipped", made, folder)]
        if wanted:
            told = f"{_write_made(wanted, folder):,} invented resources"
            rows.append(_measured("`aigraph publish`", told, "ours", made, folder))
            rows.append(_measured("rdflib and jinja2", told, "peer", made, folder))
    table = "\n".join(
        [
            "| by | of | files | CPU s | of it system | wall s | memory MB |",
            "|---|---|---|---|---|---|---|",
            *rows,
            "",
            f"One run; CPython {platform.python_version()}, {os.cpu_count()} cores. The peer writes for each resource",
            "a page and a Turtle file, without evidence, languages, validation or explorer.",
        ]
    )
    print(table)
    if "--write" in sys.argv:
        write_marked(Path(sys.argv[sys.argv.index("--write") + 1]), "benchmark-publishing", table)


def _write_made(wanted: int, folder: str) -> int:
    """A graph of our shape with at least so many resources, as quads and as its union; how many there are."""
    from aigraph.terms import AIG, OA, RDF_TYPE
    from made import facts

    resources: set[str] = set()
    seen: set[tuple[str, str, str]] = set()
    description = "<https://example.org/graph/description>"
    with (
        Path(folder, "made.nq").open("w", encoding="utf-8") as quads,
        Path(folder, "made.nt").open("w", encoding="utf-8") as union,
    ):
        for statement in facts(wanted * _MOST_TRIPLES):
            if statement in seen:
                continue
            seen.add(statement)
            resources.update(term for term in (statement[0], statement[2]) if term.startswith(f"<{ID}"))
            line, place = " ".join(statement), len(seen) // _FACTS_A_PASSAGE * 100
            passage = f"<https://example.org/source/made#char={place},{place + 80}>"
            quads.write(f"{line} {passage} .\n{line} .\n")
            union.write(f"{line} .\n")
            if len(seen) % _FACTS_A_PASSAGE == 0:
                for predicate, value in ((RDF_TYPE, AIG.Passage), (OA.hasSource, "https://example.org/source/made")):
                    told = f"{passage} <{predicate}> <{value}>"
                    quads.write(f"{told} {description} .\n{told} .\n")
            if len(resources) >= wanted:
                break
    return len(resources)


def _measured(name: str, told: str, which: str, made: Path, folder: str) -> str:
    """A row of the table: one process."""
    began = time.perf_counter()
    site = f"{folder}/{which}"
    command = [sys.executable, "-W", "ignore", __file__, f"--{which}", str(made), site]
    process = os.posix_spawn(sys.executable, command, os.environ)
    _, status, usage = os.wait4(process, 0)
    if status:
        msg = f"{which} ended with {status}"
        raise RuntimeError(msg)
    took, cpu = time.perf_counter() - began, usage.ru_utime + usage.ru_stime
    count = sum(len(files) for _, _, files in os.walk(site))
    memory = usage.ru_maxrss / 1024
    return f"| {name} | {told} | {count:,} | {cpu:.1f} | {usage.ru_stime:.1f} | {took:.0f} | {memory:,.0f} |"


def _shipped(site: str) -> None:
    sys.argv = ["aigraph", "publish", "-o", site]
    os.chdir(HERE.parent)
    from aigraph.cli.main import main as run

    run()


def _ours(made: Path, site: str) -> None:
    """All but the reading and validating of data files, of which there are none."""
    from dataclasses import replace

    import pyoxigraph as ox

    from aigraph.dataset import Dataset
    from aigraph.graph import KnowledgeGraph, load
    from aigraph.site import publish

    graph = load(HERE.parent)
    project = replace(graph.project, base="https://example.org/")
    store = ox.Store()
    store.load(path=made, format=ox.RdfFormat.N_QUADS)
    dataset = Dataset(project, graph.dataset.vocabulary, store)
    publish(KnowledgeGraph(replace(graph.facts, project=project), dataset, "fr"), Path(site))


PAGE = """<!DOCTYPE html><title>{{ label }}</title><h1>{{ label }}</h1><p>{{ iri }}</p><h2>Facts</h2><dl>
{% for name, value, is_link in facts %}<dt>{{ name }}</dt><dd>{% if is_link %}<a href="{{ value }}">{{ value }}</a>{%
else %}{{ value }}{% endif %}</dd>{% endfor %}</dl><h2>Incoming</h2><ul>
{% for name, value in incoming %}<li>{{ name }}: <a href="{{ value }}">{{ value }}</a></li>{% endfor %}</ul>"""


def _peer(made: Path, site: str) -> None:
    """What one first thinks of: rdflib and jinja2."""
    import jinja2
    import rdflib

    everything = rdflib.Graph()
    everything.parse(made.with_suffix(".nt"), format="nt")
    template = jinja2.Environment(autoescape=True).from_string(PAGE)
    base = "https://example.org/"
    for subject in sorted(set(everything.subjects()), key=str):
        path = Path(site, str(subject).removeprefix(base).partition("#")[0])
        own = sorted(everything.predicate_objects(subject), key=str)
        incoming = sorted(everything.subject_predicates(subject), key=str)
        facts = [(everything.qname(str(name)), str(value), isinstance(value, rdflib.URIRef)) for name, value in own]
        shown = [(everything.qname(str(name)), str(value)) for value, name in incoming]
        label = next((str(value) for name, value in own if name == rdflib.RDFS.label), str(subject))
        path.parent.mkdir(parents=True, exist_ok=True)
        page = template.render(label=label, iri=str(subject), facts=facts, incoming=shown)
        Path(f"{path}.html").write_text(page, encoding="utf-8")
        part = rdflib.Graph()
        for name, value in own:
            part.add((subject, name, value))
        for value, name in incoming:
            part.add((value, name, subject))
        part.serialize(f"{path}.ttl", format="turtle", encoding="utf-8")


if __name__ == "__main__":
    if "--shipped" in sys.argv:
        _shipped(sys.argv[3])
    elif "--ours" in sys.argv:
        _ours(Path(sys.argv[2]), sys.argv[3])
    elif "--peer" in sys.argv:
        _peer(Path(sys.argv[2]), sys.argv[3])
    else:
        main()
