"""Where a graph is kept beside its data files: in a folder on disk, or in a server of others."""

from aigraph.stores.pushing import Pushed, push_by_graphs, push_by_updates
from aigraph.stores.snapshots import CURRENT, HeldSnapshot, Snapshot, hold_snapshot, open_snapshot, write_snapshot

__all__ = [
    "CURRENT",
    "HeldSnapshot",
    "Pushed",
    "Snapshot",
    "hold_snapshot",
    "open_snapshot",
    "push_by_graphs",
    "push_by_updates",
    "write_snapshot",
]
