"""The two scripts that a newcomer starts: their environment, their messages, their server."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


class Commands:
    """Stands in for subprocess.run: notes what was asked, fails where told to."""

    def __init__(self, venv: Path) -> None:
        self.venv = venv
        self.asked: list[str] = []
        self.failing = ""

    def __call__(self, command: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
        line = " ".join(command)
        self.asked.append(line)
        if " -m venv " in line:
            for folder in ("bin", "Scripts"):
                (self.venv / folder).mkdir(parents=True)
            for python in ("bin/python", "Scripts/python.exe"):
                (self.venv / python).touch()
        failed = bool(self.failing) and self.failing in line
        return subprocess.CompletedProcess(command, int(failed), "", "no route to host\n")

    def count(self, words: str) -> int:
        return sum(words in line for line in self.asked)


@pytest.fixture
def environment(
    script: Callable[[str], ModuleType], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> ModuleType:
    """scripts/environment.py for a checkout of its own, in which no command is really run."""
    module = script("environment")
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module.subprocess, "run", Commands(tmp_path / ".venv"))
    return module


def test_the_environment_is_made_once(environment: ModuleType) -> None:
    first, second = environment.ready(), environment.ready()
    assert first == second
    assert environment.subprocess.run.count("-m venv") == 1
    assert environment.subprocess.run.count("pip install") == 1


def test_changed_requirements_are_installed_into_the_same_environment(
    environment: ModuleType,
) -> None:
    environment.ready()
    (environment.ROOT / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    environment.ready()
    assert environment.subprocess.run.count("-m venv") == 1
    assert environment.subprocess.run.count("pip install") == 2


def test_the_tests_need_an_installation_of_their_own(environment: ModuleType) -> None:
    environment.ready()
    environment.ready("test")
    environment.ready()
    assert environment.subprocess.run.count("pip install") == 2
    assert environment.subprocess.run.count("[test]") == 1


def test_an_environment_that_does_not_work_is_made_again(environment: ModuleType) -> None:
    environment.ready()
    environment.subprocess.run.failing = "import sys, pip"
    (environment.VENV / "bin").rename(environment.VENV / "gone")
    (environment.VENV / "Scripts").rename(environment.VENV / "gone too")
    environment.ready()
    assert environment.subprocess.run.count("-m venv") == 2


def test_what_could_not_be_installed_is_tried_again(environment: ModuleType) -> None:
    environment.subprocess.run.failing = "pip install"
    with pytest.raises(environment.SetUpError, match=r"(?s)no route to host.*network"):
        environment.ready()
    environment.subprocess.run.failing = ""
    environment.ready()
    assert environment.subprocess.run.count("pip install") == 2


def test_an_old_python_is_named_with_what_to_do(
    environment: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment.sys, "version_info", (3, 9, 2, "final", 0))
    with pytest.raises(environment.SetUpError, match=r"3\.11 or newer; this is 3\.9\.2"):
        environment.ready()


def test_a_python_without_venv_says_which_package_has_it(
    environment: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(environment.SetUpError, match=r"apt-get install python3\.\d+-venv"):
        environment.ready()


def test_a_browser_that_is_named_must_be_there(
    environment: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GLOSSATOR_CHROMIUM", "/no/such/chromium")
    with pytest.raises(environment.SetUpError, match="no such file"):
        environment.browser(Path(sys.executable))


def test_a_system_that_has_no_shell_of_chromium_gets_chromium_itself(
    environment: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GLOSSATOR_CHROMIUM", raising=False)
    monkeypatch.setattr(environment, "_playwright_browser", lambda python: "")
    monkeypatch.setattr(environment.os, "geteuid", lambda: 0, raising=False)
    run = environment.subprocess.run
    installed = {"apt-get": "/usr/bin/apt-get"}

    def which(name: str) -> str | None:
        if any(line.endswith(" --no-install-recommends chromium") for line in run.asked):
            installed["chromium"] = "/usr/bin/chromium"
        return installed.get(name)

    monkeypatch.setattr(environment.shutil, "which", which)
    assert environment.browser(Path(sys.executable)) == "/usr/bin/chromium"
    assert run.count("install --yes --no-install-recommends chromium-headless-shell") == 1


def test_without_any_browser_it_is_said_what_to_install(
    environment: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GLOSSATOR_CHROMIUM", raising=False)
    monkeypatch.setattr(environment.shutil, "which", lambda name: None)
    with pytest.raises(environment.SetUpError, match="Install Chromium or Chrome"):
        environment.browser(Path(sys.executable))


def test_what_is_started_knows_the_browser_and_no_other_python_s_library(
    environment: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONHOME", "/usr/lib/another")
    monkeypatch.delenv("GLOSSATOR_CHROMIUM", raising=False)
    started = environment.variables("/usr/bin/chromium")
    assert started["GLOSSATOR_CHROMIUM"] == "/usr/bin/chromium"
    assert "PYTHONHOME" not in started
    assert "GLOSSATOR_CHROMIUM" not in environment.variables()


@pytest.mark.parametrize("name", ["environment", "serving", "read", "test", "preview", "fuzz"])
def test_scripts_need_the_standard_library_only(root: Path, name: str) -> None:
    command = [sys.executable, "-S", "-c", f"import sys; sys.path[0] = 'scripts'; import {name}"]
    subprocess.run(command, cwd=root, check=True)


@pytest.mark.skipif(os.name != "posix", reason="the tools are stood in for by a shell's script")
@pytest.mark.parametrize("failing", ["", "ruff check", "ruff format", "mypy", "pytest"])
def test_all_tools_are_heard_whichever_fails(
    failing: str,
    root: Path,
    script: Callable[[str], ModuleType],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    tool = tmp_path / "python"
    tool.write_text(
        '#!/bin/sh\ntool="$2"; test "$2" != ruff || tool="$2 $3"\n'
        'echo "$tool ran${PYTHONDONTWRITEBYTECODE}"; test "$tool" != "$FAILING"\n'
    )
    tool.chmod(0o755)
    monkeypatch.setenv("FAILING", failing)
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.syspath_prepend(root / "scripts")
    testing = script("test")
    monkeypatch.setattr(testing.environment, "ready", lambda extra: tool)
    monkeypatch.setattr(testing.environment, "browser", lambda python: "")
    assert testing.main([]) == bool(failing)
    told = capfd.readouterr()
    ran = [line for line in told.out.splitlines() if line.endswith(" ran")]
    assert ran == ["ruff check ran", "ruff format ran", "pytest ran", "mypy ran"]
    assert told.err == (f"Failed: {failing.split()[0]}\n" if failing else "")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "letter.txt").write_text("“Dear Sir,”", encoding="utf-8")
    (tmp_path / "404.html").write_text("<title>Not here</title>", encoding="utf-8")
    return tmp_path


@pytest.fixture
def served(site: Path, script: Callable[[str], ModuleType]) -> Iterator[str]:
    serving = script("serving")
    server = serving.server(site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield serving.address(server)
    server.shutdown()
    server.server_close()


def test_the_server_is_on_this_machine_only(served: str) -> None:
    assert served.startswith("http://127.0.0.1:")


def test_a_letter_s_text_is_served_as_utf_8(served: str) -> None:
    with urllib.request.urlopen(f"{served}letter.txt") as answer:
        assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
        assert answer.read().decode() == "“Dear Sir,”"


def test_a_page_that_is_not_there_shows_the_site_s_own(served: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{served}nowhere/")
    with refused.value as answer:
        assert answer.code == 404
        assert answer.read() == b"<title>Not here</title>"


def test_a_port_in_use_is_an_error_of_its_own(
    site: Path, script: Callable[[str], ModuleType]
) -> None:
    serving = script("serving")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(serving.PortTakenError):
            serving.server(site, taken.getsockname()[1])


@pytest.mark.parametrize("port", [-1, 70_000])
def test_a_port_that_is_none_is_the_same_error(
    site: Path, script: Callable[[str], ModuleType], port: int
) -> None:
    serving = script("serving")
    with pytest.raises(serving.PortTakenError):
        serving.server(site, port)
