"""Twelve queries of the kinds that are asked of such graphs."""

from __future__ import annotations

_PREFIXES = """PREFIX aig: <https://w3id.org/aigraph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX cluster: <https://example.org/id/cluster/>
PREFIX role: <https://example.org/id/role/>
PREFIX programme: <https://example.org/id/programme/>
"""

QUERIES = {
    name: _PREFIXES + text
    for name, text in {
        "one thing": "SELECT ?p ?o { cluster:c5 ?p ?o }",
        "whether": "ASK { ?m aig:memberOf cluster:c7 ; aig:role role:lead }",
        "clusters, leads, awards": """SELECT ?name ?lead ?amount {
            ?c a aig:Cluster ; rdfs:label ?name FILTER(LANG(?name) = "en")
            ?m aig:memberOf ?c ; aig:role role:lead ; aig:member ?lead
            OPTIONAL { ?f aig:hasRecipient ?c ; aig:amount ?amount } }""",
        "count by class": "SELECT ?class (COUNT(?s) AS ?n) { ?s a ?class } GROUP BY ?class ORDER BY ?class",
        "money by programme": """SELECT ?programme (SUM(?amount) AS ?eur) {
            ?f aig:hasRecipient ?c ; aig:amount ?amount . ?c dcterms:isPartOf ?programme }
            GROUP BY ?programme ORDER BY DESC(?eur)""",
        "in several clusters": """SELECT ?i (COUNT(DISTINCT ?c) AS ?n) { ?m aig:member ?i ; aig:memberOf ?c }
            GROUP BY ?i HAVING(COUNT(DISTINCT ?c) > 2) ORDER BY DESC(?n) ?i""",
        "parts of parts": "SELECT ?part { ?part dcterms:isPartOf+ programme:p1 }",
        "where it is stated": "SELECT ?g ?p ?o { GRAPH ?g { cluster:c9 ?p ?o } }",
        "names that hold a word": """SELECT ?s ?name { ?s rdfs:label ?name
            FILTER(LANG(?name) = "fr" && CONTAINS(?name, "uster 1")) } ORDER BY ?name LIMIT 100""",
        "without a founder": """SELECT ?c { ?c a aig:Cluster
            MINUS { ?m aig:memberOf ?c ; aig:role role:founder } } ORDER BY ?c""",
        "largest awards": """SELECT ?f ?amount { ?f aig:amount ?amount } ORDER BY DESC(?amount) ?f LIMIT 10""",
        "themes in common": """SELECT ?one ?other (COUNT(?t) AS ?n) {
            cluster:c1 aig:hasTheme ?t . ?other aig:hasTheme ?t BIND(cluster:c1 AS ?one) FILTER(?other != ?one) }
            GROUP BY ?one ?other ORDER BY DESC(?n) ?other LIMIT 20""",
    }.items()
}
