"""The static site: what is published of a graph for people and machines, as files that need no server."""
