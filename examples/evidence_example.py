"""Where each award is stated: the passage of a document, with its range of characters, from the TriG of a release.

pip install pyoxigraph
python examples/evidence_example.py release
"""

import sys
from pathlib import Path

import pyoxigraph as ox

store = ox.Store()
store.load(path=Path(sys.argv[1]) / "aigraph.trig", format=ox.RdfFormat.TRIG)

# A passage is a named graph: its name is the address of the document with a fragment of RFC 5147 (#char=start,end).
QUERY = """
PREFIX aig: <https://w3id.org/aigraph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?name ?passage
WHERE {
  GRAPH ?passage { ?funding aig:amount ?amount }
  GRAPH ?any { ?funding aig:hasStatus <https://w3id.org/aigraph/id/status/awarded> }
  GRAPH ?other { ?funding aig:hasRecipient ?cluster }
  GRAPH ?names { ?cluster skos:prefLabel ?label }
  FILTER(LANG(?label) = "en")
  BIND(STR(?label) AS ?name)
}
ORDER BY ?name ?passage
"""
for row in store.query(QUERY):
    print(f"{row['name'].value}: {row['passage'].value}")
