"""The JSON Schemas of an edition's files, as files: for completion in an editor's text editor."""

from __future__ import annotations

import json
from collections.abc import Iterator

from glossator.model import Settings
from glossator.readers.yamlfiles import USUAL_KINDS, json_schemas

FOLDER = "schema"
"""Where they stand: in the folder around an edition's, and on its site."""


def schema_files(settings: Settings) -> Iterator[tuple[str, str]]:
    """Each schema's file name and text (JSON Schema, draft 2020-12).

    Its `$id` is its address on the edition's site, or the file's name where there is no address.
    """
    kinds = settings.kind_ids or USUAL_KINDS
    address = f"{settings.address.rstrip('/')}/{FOLDER}/" if settings.address else ""
    for name, schema in json_schemas(kinds, address).items():
        yield f"{name}.json", json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
