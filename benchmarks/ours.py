"""The whole job with aigraph: YAML to Turtle, SHACL, three centralities, HTML. Usage: ours.py FOLDER [--core]."""

from __future__ import annotations

import sys
from pathlib import Path

import aigraph
from aigraph.release import release_files, write_file, write_folder

MEASURES = ("degree", "betweenness", "closeness")


def main(folder: Path, *, core: bool) -> None:
    """With ``core``, without SHACL and without HTML."""
    graph = aigraph.load()
    if not core:
        graph.validate()
    write_folder(folder, release_files(graph.dataset))
    ranking = graph.centrality("institutions", MEASURES)
    write_file(folder / "centrality.csv", "\n".join(map(repr, ranking.rows)).encode())
    if not core:
        write_file(folder / "graph.html", graph.draw().encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), core="--core" in sys.argv)
