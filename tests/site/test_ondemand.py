"""Files made when they are asked for: once a build, and again where a build has thrown them away."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from glossator.keeping import keep, keeping
from glossator.site.serving.ondemand import OnDemand, page_uris


@pytest.fixture
def on_demand() -> Iterable[OnDemand]:
    kept = keeping()
    yield OnDemand()
    keep(kept)


def failed(path: str, error: Exception) -> str:
    return f"{path} cannot be made: {error}"


def asked(server: Any, path: str) -> tuple[str, bytes]:
    said: list[str] = []
    answer = server({"PATH_INFO": path}, lambda status, headers: said.append(status))
    return said[0], b"".join(answer)


def test_a_file_is_made_once_a_build_and_only_when_it_is_asked_for(on_demand: OnDemand) -> None:
    made: list[str] = []

    def find(path: str) -> Callable[[], None] | None:
        return (lambda: made.append(path)) if path.startswith("letters/") else None

    def server(environ: Any, start: Callable[..., Any]) -> list[bytes]:
        start("200 OK", [])
        return [b"page"]

    served = on_demand.before(server, "/edition/", failed)
    on_demand.begin()
    on_demand.offer(find)
    on_demand.end()
    for path in ("/edition/letters/a/", "/edition/letters/a/", "/edition/b/", "/letters/a/"):
        assert asked(served, path) == ("200 OK", b"page")
    assert made == ["letters/a/index.html"]
    on_demand.begin()
    on_demand.offer(find)
    on_demand.end()
    asked(served, "/edition/letters/a/")
    assert len(made) == 2


def test_what_a_build_throws_away_while_it_is_asked_for_is_made_again(on_demand: OnDemand) -> None:
    there: set[str] = set()

    def find(path: str) -> Callable[[], None]:
        return lambda: there.add(path)

    def build() -> None:
        on_demand.begin()
        there.clear()
        on_demand.offer(find)
        on_demand.end()

    builds = [build]

    def server(environ: Any, start: Callable[..., Any]) -> list[bytes]:
        if builds:
            builds.pop()()
        found = "a.html" in there
        start("200 OK" if found else "404 Not Found", [])
        return [b"page" if found else b"nothing"]

    build()
    assert asked(on_demand.before(server, "/", failed), "/a.html") == ("200 OK", b"page")


def test_an_address_without_its_last_slash_is_made_too(on_demand: OnDemand) -> None:
    there: set[str] = set()
    pages = {"letters/a/index.html": lambda: there.add("letters/a/index.html")}
    on_demand.begin()
    on_demand.offer(pages.get)
    on_demand.end()
    on_demand.make("letters/a")
    assert there == {"letters/a/index.html"}


def test_what_cannot_be_made_is_told_and_the_server_goes_on(on_demand: OnDemand) -> None:
    def find(path: str) -> Callable[[], None]:
        def make() -> None:
            raise ZeroDivisionError("no theme")

        return make

    def server(environ: Any, start: Callable[..., Any]) -> list[bytes]:
        raise AssertionError("there is nothing to hand over")

    on_demand.begin()
    on_demand.offer(find)
    on_demand.end()
    status, said = asked(on_demand.before(server, "/", failed), "/letters/a/")
    assert status.startswith("500")
    assert said == b"letters/a/ cannot be made: no theme"


@pytest.mark.parametrize(
    ("path", "folders", "uris"),
    [
        ("letters/a/index.html", True, ["letters/a/index.md", "letters/a.md"]),
        ("index.html", True, ["index.md"]),
        ("letters/a.html", False, ["letters/a.md"]),
        ("letters/index.html", False, ["letters/index.md"]),
        ("letters/a.txt", True, []),
    ],
)
def test_a_page_is_known_by_its_address(path: str, folders: bool, uris: list[str]) -> None:
    assert list(page_uris(path, folders)) == uris
