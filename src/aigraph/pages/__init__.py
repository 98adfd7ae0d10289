"""What pages show of a graph, on a server or as files: links, portraits of things, their data, the templates."""
