"""The main job, start to end, with the headline answers: what `make demo` runs once the environment is set up."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import aigraph
from aigraph.cli.output import table
from aigraph.networks import write_network
from aigraph.release import release_files, write_file, write_folder
from aigraph.results import write_csv

OUTPUT = Path("build")


def main() -> None:
    """Build, ask, rank, draw; say what came out and where it lies."""
    graph = aigraph.load(language="en")
    graph.validate()
    write_folder(OUTPUT, release_files(graph.dataset))

    clusters = list(graph.query("clusters"))
    rows = [[row["name"], row["lead"], _digits(row["amount_eur"])] for row in clusters]
    total = sum((row["amount_eur"] for row in clusters), Decimal(0))
    print(f"The {len(rows)} clusters, who leads each, and the award\n")
    print(table(("cluster", "lead", "award (EUR)"), rows, ("award (EUR)",)))
    print(f"Total awarded: {_digits(total)} EUR\n")

    shared = [f"{row['name']} {row['clusters']}" for row in graph.query("shared-institutions", min="3")]
    print(f"Institutions in three or more clusters: {', '.join(shared)}\n")

    ranking = graph.centrality()
    ranked = zip(ranking.ranks, ranking.rows, strict=True)
    lines = [[rank, node, name, *map(repr, values)] for rank, (node, name, values) in ranked]
    write_file(OUTPUT / "centrality.csv", write_csv(("rank", "node", "name", *ranking.measures), lines).encode())
    write_file(OUTPUT / "institutions.graphml", write_network(graph.network(), "graphml"))
    write_file(OUTPUT / "graph.html", graph.draw().encode())

    print(f"Written to {OUTPUT}/")
    for name, what in OUTPUTS.items():
        print(f"  {name:22}{what}")


OUTPUTS = {
    "aigraph.ttl": "every fact once, as Turtle",
    "aigraph.trig": "every fact in the graph of its evidence, as TriG",
    "aigraph.jsonld": "the same as JSON-LD",
    "summary.json": "how much there is, and the fingerprint",
    "centrality.csv": "institutions ranked by five measures",
    "institutions.graphml": "institutions joined by a shared cluster, for Gephi and others",
    "graph.html": "the picture: open it in a browser",
}


def _digits(amount: Decimal) -> str:
    return f"{amount:,.0f}".replace(",", " ")


if __name__ == "__main__":
    main()
