"""The beginning of a project: a folder with a small example that works, and the JSON Schema that completes it."""

from aigraph.beginning.choosing import Choice, choose
from aigraph.beginning.making import make_files
from aigraph.beginning.placing import check_place, place_project
from aigraph.beginning.schema import SCHEMA_FILE, make_schema
from aigraph.beginning.wording import tell_next

__all__ = ["SCHEMA_FILE", "Choice", "check_place", "choose", "make_files", "make_schema", "place_project", "tell_next"]
