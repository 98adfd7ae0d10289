"""The server: SPARQL, saved queries, pages and resources over HTTP, with every query in a process that can be ended."""
