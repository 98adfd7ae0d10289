"""The command line: thin skins over the library's public functions."""

from aigraph.cli.main import main

__all__ = ["main"]
