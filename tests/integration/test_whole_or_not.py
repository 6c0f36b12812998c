"""Builds that are killed, that come at once, that lack room or rights; and builds made twice.

GLOSSATOR_KILLS says how many builds are killed; a hundred take some minutes.
"""

from __future__ import annotations

import ctypes
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from builds import QUIET, afresh, build

from glossator.site.building.swap import Workshop, begin, discard

KILLS = int(os.environ.get("GLOSSATOR_KILLS", "3"))


def start(edition: Path) -> subprocess.Popen[str]:
    """A build of the edition under way."""
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "-q"],
        cwd=edition,
        env={**os.environ, **QUIET},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def content(site: Path) -> dict[str, bytes]:
    """Every file of a site; the sitemap's packed form carries the day."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file() and path.suffix != ".gz"
    }


def change(edition: Path, words: str) -> None:
    page = edition / "docs" / "index.md"
    page.write_text(f"{page.read_text(encoding='utf-8')}\n{words}\n", encoding="utf-8")


@pytest.fixture
def edition(tmp_path: Path, drains_built: Path) -> Path:
    """A small edition with its site."""
    return Path(shutil.copytree(drains_built, tmp_path / "drains"))


def test_a_killed_build_leaves_the_old_site_or_the_new_one(edition: Path) -> None:
    site = edition / "site"
    began = time.monotonic()
    assert afresh(edition, "-q").code == 0
    whole = time.monotonic() - began
    old = content(site)
    change(edition, "A new sentence.")
    shutil.copytree(site, edition / "kept")
    assert build(edition, "-q").code == 0
    new = content(site)
    moments = random.Random(11)
    for kill in range(KILLS):
        shutil.rmtree(site)
        shutil.copytree(edition / "kept", site)
        running = start(edition)
        time.sleep(moments.uniform(0.3, 1.1) * whole)
        running.send_signal(signal.SIGKILL if kill % 2 else signal.SIGINT)
        running.communicate()
        if not site.exists():  # killed between the two renames: the next run mends it
            discard(begun(site))
        assert content(site) in (old, new)
    assert build(edition, "-q").code == 0
    assert content(site) == new
    assert not Workshop.beside(site).folder.exists()


def begun(site: Path) -> Workshop:
    workshop = Workshop.beside(site)
    begin(workshop)
    return workshop


def test_a_second_build_at_once_says_so_and_the_first_goes_on(edition: Path) -> None:
    workshop = begun(edition / "site")
    code, said = build(edition, "-q")
    assert code != 0
    assert "another build" in said and "Traceback" not in said
    discard(workshop)
    assert build(edition, "-q").code == 0


@pytest.mark.skipif(os.name != "posix", reason="sizes of files are bounded by POSIX's limits")
def test_a_full_disk_leaves_the_old_site(edition: Path) -> None:
    old = content(edition / "site")
    change(edition, "A new sentence.")
    limited = "import resource, runpy, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
    limited += "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000));"
    limited += (
        "sys.argv = ['mkdocs', 'build', '-q']; runpy.run_module('mkdocs', run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", limited],
        cwd=edition,
        env={**os.environ, **QUIET},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert content(edition / "site") == old


@pytest.mark.skipif(sys.platform != "linux", reason="gives up a right by Linux's means")
def test_a_folder_that_may_not_be_written_in_keeps_its_site_and_is_named(edition: Path) -> None:
    old = content(edition / "site")
    change(edition, "A new sentence.")
    edition.chmod(0o555)
    try:
        code, said = build_as_anybody(edition)
    finally:
        edition.chmod(0o755)
    assert code != 0
    assert "Traceback" not in said
    assert "The site cannot be written" in said and "Permission denied" in said
    assert content(edition / "site") == old


def build_as_anybody(edition: Path) -> tuple[int, str]:
    """A build by somebody to whom rights apply; to an administrator they do not."""
    done = subprocess.run(
        [sys.executable, "-B", "-m", "mkdocs", "build", "-q"],
        cwd=edition,
        env={**os.environ, **QUIET},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=give_up_the_right_to_write_anywhere,
    )
    return done.returncode, done.stdout + done.stderr


def give_up_the_right_to_write_anywhere() -> None:
    """Linux's prctl(2): what is started next has no CAP_DAC_OVERRIDE. Others have none anyway."""
    drop_from_the_bounding_set, dac_override = 24, 1
    ctypes.CDLL(None).prctl(drop_from_the_bounding_set, dac_override, 0, 0, 0)


def test_the_same_input_gives_the_same_bytes_everywhere(edition: Path) -> None:
    assert afresh(edition, "-q", TZ="Asia/Tokyo", PYTHONHASHSEED="1", LC_ALL="C").code == 0
    first = content(edition / "site")
    shutil.rmtree(edition / "site")
    assert afresh(edition, "-q", TZ="America/Lima", PYTHONHASHSEED="2", LC_ALL="C.UTF-8").code == 0
    second = content(edition / "site")
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
