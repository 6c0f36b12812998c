"""The project's own virtual environment, .venv in the checkout: made once, reused while it fits.

Standard library only, and readable by older Pythons as far as the message that they are too old.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OLDEST = (3, 11)

# The shell first: the same Chromium without windows, menus and extensions, with which the browser
# tests take two thirds of the time and half of the CPU.
BROWSERS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
BROWSER_VARIABLE = "GLOSSATOR_CHROMIUM"


class SetUpError(Exception):
    """Something on this machine has to be mended first; the message says what."""


def ready(extra: str = "") -> Path:
    """The Python of an environment in which the project, with the extra, is installed."""
    _require_python()
    python = _python(VENV)
    stamp = VENV / f".glossator-{extra or 'reader'}"
    works = _works(python)
    if works and _read(stamp) == _fingerprint(extra):
        return python
    if not works:
        _make_venv()
    _install(python, extra)
    stamp.write_text(_fingerprint(extra), encoding="utf-8")
    return python


def variables(browser: str = "") -> dict[str, str]:
    """The environment for what runs in .venv."""
    # Two programs print notices about MkDocs 2 at each build; the README says it once.
    found = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    found.pop("PYTHONHOME", None)
    if browser:
        found[BROWSER_VARIABLE] = browser
    return found


def browser(python: Path) -> str:
    """The path of a Chromium: the one named, one installed, or one installed now."""
    named = os.environ.get(BROWSER_VARIABLE, "")
    if named:
        if not Path(named).is_file():
            raise SetUpError(f"{BROWSER_VARIABLE} names {named}, and there is no such file.")
        return named
    found = _installed_browser() or _playwright_browser(python)
    found = found or _from_debian() or _from_playwright(python)
    if not found:
        raise SetUpError(
            "The tests drive a real browser, and none was found. Install Chromium or Chrome, "
            f"or set {BROWSER_VARIABLE} to the path of one."
        )
    return found


def _require_python() -> None:
    if sys.version_info[:2] < OLDEST:
        found = ".".join(map(str, sys.version_info[:3]))
        raise SetUpError(
            f"Glossator needs Python 3.11 or newer; this is {found} ({sys.executable}). "
            "Start the script with a newer one, for example: python3.12 scripts/read.py"
        )


def _python(venv: Path) -> Path:
    if os.name == "nt":
        return venv / "Scripts" / "python.exe"
    return venv / "bin" / "python"


def _works(python: Path) -> bool:
    """Whether the environment is there, whole, and of a Python that we can use."""
    if not python.exists():
        return False
    question = f"import sys, pip; sys.exit(sys.version_info[:2] < {OLDEST})"
    try:
        done = subprocess.run([str(python), "-c", question], capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def _fingerprint(extra: str) -> str:
    """Changes when what has to be installed changes, or the checkout has moved."""
    parts = [(ROOT / "pyproject.toml").read_bytes(), str(ROOT).encode(), extra.encode()]
    parts.append(_read(VENV / "pyvenv.cfg").encode())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _make_venv() -> None:
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        raise SetUpError(
            "This Python cannot make virtual environments: its venv and ensurepip modules are "
            f"not complete. On Debian and Ubuntu: sudo apt-get install python{version}-venv"
        )
    print(f"Making {VENV} …", flush=True)
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        said = (done.stdout + done.stderr).strip()
        raise SetUpError(f"The virtual environment could not be made.\n{said}")


def _install(python: Path, extra: str) -> None:
    what = f"{ROOT}[{extra}]" if extra else str(ROOT)
    print("Installing Glossator and what it needs (only the first time) …", flush=True)
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run(
        [*command, "--editable", what], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        last = "\n".join((done.stdout + done.stderr).strip().splitlines()[-12:])
        raise SetUpError(
            f"{last}\n\nNot everything could be installed (pip's last words stand above). "
            "Most often the package index cannot be reached: check the network or pip's "
            "settings, then start again; what was done is kept."
        )


def _installed_browser() -> str:
    for name in BROWSERS:
        found = shutil.which(name)
        if found:
            return found
    usual = (
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        os.path.expandvars(r"%ProgramFiles%\Google\Chrome\Application\chrome.exe"),
        os.path.expandvars(r"%LocalAppData%\Google\Chrome\Application\chrome.exe"),
    )
    return next((path for path in usual if Path(path).is_file()), "")


def _playwright_browser(python: Path) -> str:
    """The Chromium that Playwright has installed for itself, if it has."""
    question = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as p: print(p.chromium.executable_path)"
    )
    command = [str(python), "-c", question]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    path = done.stdout.strip()
    return path if path and Path(path).is_file() else ""


def _from_debian() -> str:
    if not shutil.which("apt-get") or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return ""
    print("Installing Debian's Chromium for the tests …", flush=True)
    _apt_get("update")
    for name in BROWSERS[:2]:  # older systems have only the second
        _apt_get("install", "--yes", "--no-install-recommends", name)
        if found := _installed_browser():
            return found
    return ""


def _apt_get(*arguments: str) -> None:
    settings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "--quiet", *arguments]
    subprocess.run(command, capture_output=True, env=settings, check=False)


def _from_playwright(python: Path) -> str:
    print("Asking Playwright for a Chromium for the tests …", flush=True)
    command = [str(python), "-m", "playwright", "install", "chromium"]
    subprocess.run(command, capture_output=True, check=False)
    return _playwright_browser(python)
