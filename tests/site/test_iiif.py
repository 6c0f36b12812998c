"""Manifests of letters' images hold to the IIIF Presentation API 3.0, as far as they use it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from glossator.edition import read_edition
from glossator.resolve import Resolved, resolve
from glossator.site.pages import build_site
from glossator.wording import wording

SITE = "https://letters.example.org/edition/"
SCANNED = Path(__file__).parents[1] / "editions" / "scanned" / "docs"
HALE = "letters/hale-1806-03-04.iiif.json"


@pytest.fixture(scope="module")
def resolved() -> Resolved:
    return resolve(read_edition(SCANNED)[0])[0]


@pytest.fixture(scope="module")
def manifests(resolved: Resolved) -> dict[str, Any]:
    files = build_site(resolved, site=SITE).files
    return {one.uri: json.loads(one.content) for one in files if one.uri.endswith(".iiif.json")}


def addressed(node: Any) -> list[str]:
    """The ids of everything in a manifest."""
    if isinstance(node, list):
        return [name for one in node for name in addressed(one)]
    if not isinstance(node, dict):
        return []
    own = [node["id"]] if "id" in node else []
    return own + [name for one in node.values() for name in addressed(one)]


def is_language_map(value: Any) -> bool:
    return bool(value) and all(
        re.fullmatch(r"none|[a-z]{2,3}(-[A-Za-z0-9]+)*", tag)
        and isinstance(said, list)
        and said
        and all(isinstance(one, str) for one in said)
        for tag, said in value.items()
    )


def test_who_keeps_the_pages_is_said_in_the_language_of_the_site(resolved: Resolved) -> None:
    files = build_site(resolved, wording("de"), site=SITE).files
    (manifest,) = (json.loads(one.content) for one in files if one.uri == HALE)
    assert manifest["requiredStatement"]["label"] == {"de": ["Nachweis"]}


def test_each_letter_with_images_of_known_size_has_one(manifests: dict[str, Any]) -> None:
    assert list(manifests) == [HALE, "letters/reed-1806-03-05.iiif.json"]
    for uri, one in manifests.items():
        assert one["id"] == f"{SITE}{uri}"
        assert one["@context"] == "http://iiif.io/api/presentation/3/context.json"
        assert one["type"] == "Manifest"
        assert is_language_map(one["label"])
        assert one["items"]


def test_ids_are_absolute_each_for_itself_and_a_canvas_has_no_fragment(
    manifests: dict[str, Any],
) -> None:
    for one in manifests.values():
        names = addressed(one)
        assert len(set(names)) == len(names)
        assert all(urlsplit(name).scheme == "https" and urlsplit(name).netloc for name in names)
        assert not [canvas for canvas in one["items"] if "#" in canvas["id"]]


def test_an_image_is_painted_on_all_of_its_canvas(manifests: dict[str, Any]) -> None:
    for one in manifests.values():
        for canvas in one["items"]:
            assert canvas["type"] == "Canvas"
            assert is_language_map(canvas["label"])
            ((painted,),) = (page["items"] for page in canvas["items"])
            assert canvas["items"][0]["type"] == "AnnotationPage"
            assert (painted["type"], painted["motivation"]) == ("Annotation", "painting")
            assert painted["target"] == canvas["id"]
            body = painted["body"]
            assert body["type"] == "Image"
            for side in ("height", "width"):
                assert isinstance(canvas[side], int)
                assert canvas[side] == body[side] > 0
            assert Path(SCANNED, body["id"].removeprefix(SITE)).is_file()


def test_it_says_whose_the_pages_are_and_where_the_text_is(manifests: dict[str, Any]) -> None:
    one = manifests[HALE]
    assert one["requiredStatement"]["value"]["none"] == ["Wexcombe Record Office, D 12/3."]
    assert is_language_map(one["requiredStatement"]["label"])
    assert one["rights"] == "http://creativecommons.org/publicdomain/mark/1.0/"
    assert one["homepage"][0]["id"] == f"{SITE}letters/hale-1806-03-04/"
    beside = {other["format"]: other["id"] for other in one["seeAlso"]}
    assert beside["application/tei+xml"] == f"{SITE}letters/hale-1806-03-04.tei.xml"
    assert [canvas["label"]["none"] for canvas in one["items"]] == [
        ["1r"], ["1v"], ["The cover, with a red seal."],
    ]  # fmt: skip


def test_without_an_address_of_the_site_there_is_none(resolved: Resolved) -> None:
    files = build_site(resolved).files
    assert not [one for one in files if one.uri.endswith(".iiif.json")]
