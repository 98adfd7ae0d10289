"""What each cluster receives, by pyoxigraph from the TriG of a release: each fact lies in the graph of its evidence.

pip install pyoxigraph
python examples/pyoxigraph_example.py release
"""

import sys
from pathlib import Path

import pyoxigraph as ox

release, here = Path(sys.argv[1]), Path(__file__).parent

store = ox.Store()
store.load(path=release / "aigraph.trig", format=ox.RdfFormat.TRIG)

# All graphs are read as one. A fact that two passages state is then found twice: hence the query's DISTINCT.
query = (here / "awards.rq").read_text(encoding="utf-8")
total = 0
for row in store.query(query, use_default_graph_as_union=True):
    print(f"{row['name'].value},{row['amount_eur'].value}")
    total += int(row["amount_eur"].value)
print(f"total,{total}")
