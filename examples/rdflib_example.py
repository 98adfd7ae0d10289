"""What each cluster receives, by rdflib from the Turtle of a release.

pip install rdflib
python examples/rdflib_example.py release
"""

import sys
from pathlib import Path

import rdflib

release, here = Path(sys.argv[1]), Path(__file__).parent

# aigraph.ttl has every fact once; aigraph.nt and aigraph.rdf hold the same.
graph = rdflib.Graph().parse(release / "aigraph.ttl")

total = 0
for row in graph.query((here / "awards.rq").read_text(encoding="utf-8")):
    print(f"{row.name},{row.amount_eur}")
    total += row.amount_eur.toPython()
print(f"total,{total}")
