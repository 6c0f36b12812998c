"""Reads parties, places, works and the glossary from tables: CSV as spreadsheets write it.

The first row names the fields, as the YAML files call them; each row after it is an entry. What an
entry may hold, and what is wrong with a value, is decided where the YAML is read.
"""

from __future__ import annotations

from glossator.readers.spreadsheet.entries import CsvReading, read_csv

__all__ = ["CsvReading", "read_csv"]
