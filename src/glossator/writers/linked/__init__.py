"""Linked data: the glossary as SKOS, notes as Web Annotations."""
