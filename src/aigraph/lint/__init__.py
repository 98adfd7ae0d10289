"""What is slow or wrong in a query, on one engine or on all, said before anybody asks it."""

from aigraph.lint.checking import Linter, rules

__all__ = ["Linter", "rules"]
