"""Networks: queries become networkx graphs, with the evidence of each edge; what is written of them, and paths."""

from aigraph.networks.layers import LAYERS, read_layers, restrict
from aigraph.networks.paths import NoPath, Paths, find_paths, paths_to_json, paths_to_text
from aigraph.networks.reading import FOLDER, edge_table, read_network
from aigraph.networks.writing import NETWORK_FORMATS, write_network

__all__ = [
    "FOLDER",
    "LAYERS",
    "NETWORK_FORMATS",
    "NoPath",
    "Paths",
    "edge_table",
    "find_paths",
    "paths_to_json",
    "paths_to_text",
    "read_layers",
    "read_network",
    "restrict",
    "write_network",
]
