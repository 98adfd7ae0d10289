"""Registers of organisations: their records, the candidates that they have for a name, and alignments as SSSOM."""

from aigraph.registers.candidates import Candidate, Reason, Register
from aigraph.registers.reading import json_objects, read_register
from aigraph.registers.records import Record
from aigraph.registers.sssom import write_sssom
from aigraph.registers.wording import in_words

__all__ = [
    "Candidate",
    "Reason",
    "Record",
    "Register",
    "in_words",
    "json_objects",
    "read_register",
    "write_sssom",
]
