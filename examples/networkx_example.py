"""Which institutions are joined with the most others by a cluster that both are in, by networkx from GraphML.

pip install networkx
python examples/networkx_example.py release
"""

import sys
from pathlib import Path

import networkx as nx

graph = nx.read_graphml(Path(sys.argv[1]) / "networks" / "institutions.graphml")

degree = nx.degree_centrality(graph)
names = graph.nodes(data="label")
for node, value in sorted(degree.items(), key=lambda item: (-item[1], names[item[0]]))[:3]:
    print(f"{names[node]},{value}")
