"""What the tests of all rooms share: the corpora, sites built once for all workers, a browser."""

from __future__ import annotations

import gc
import importlib.util
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from builds import afresh
from filelock import FileLock
from hypothesis import HealthCheck, settings
from lxml import etree, isoschematron
from workflow_run import guides_workflow, run_workflow

from glossator.keeping import keep

# On a busy machine a slow example is no failure, and the same examples are tried each time, so that
# a change is judged by itself. HYPOTHESIS_PROFILE=searching tries new ones, and more of them.
_UNHURRIED = [HealthCheck.too_slow, HealthCheck.filter_too_much]
settings.register_profile(
    "steady", deadline=None, derandomize=True, suppress_health_check=_UNHURRIED
)
settings.register_profile(
    "searching", deadline=None, max_examples=2000, suppress_health_check=_UNHURRIED
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

ROOT = Path(__file__).resolve().parent.parent
# Kept beside the checkout, not in it: other people's letters, under their own licences.
CORPORA = ROOT.parent / "shared" / "corpora"
SCHEMAS = ROOT.parent / "shared" / "schemas"
FIRST_EDITION_SOURCE = ROOT.parent / "shared" / "edition" / "source-000_9cee47daff090850.txt"
BROWSER_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # One process draws all pages of an address in a window, as long as one of them is open: starting
    # it and compiling the theme's scripts anew is a third of what opening a page costs.
    "--process-per-site",
]
BROWSERS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
_WANTING = "corpora wanting"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--require-corpora",
        action="store_true",
        help="fail at once where the corpora beside the checkout are missing",
    )


def pytest_configure(config: pytest.Config) -> None:
    # Programs that tests start import this checkout, whichever one the environment has installed.
    paths = (str(ROOT / "src"), os.environ.get("PYTHONPATH", ""))
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, paths))
    keep()  # the same editions are read by many tests; programs that are started keep nothing
    missing = [path for path in (CORPORA, SCHEMAS, FIRST_EDITION_SOURCE) if not path.exists()]
    if missing and config.getoption("--require-corpora"):
        names = ", ".join(str(path) for path in missing)
        raise pytest.UsageError(f"--require-corpora: not there: {names}")


def pytest_collection_finish() -> None:
    """Has Python look seldom for cycles: what the tests hold is nearly all values without one, and
    to look through it after each few hundred new ones takes an eighth of all their time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", ())
    wanting = [one for one in skipped if _WANTING in str(one.longrepr)]
    if wanting:
        terminalreporter.write_line(
            f"{len(wanting)} tests skipped: the corpora are not beside the checkout"
        )


def _present(path: Path) -> Path:
    if not path.exists():
        pytest.skip(f"{_WANTING}: {path} is not there")
    return path


@pytest.fixture
def corpora() -> Path:
    """The folder of real letters in all formats."""
    return _present(CORPORA)


@pytest.fixture(scope="session")
def tei_schema() -> etree.RelaxNG:
    """TEI P5 whole. It takes seconds to load: tests that need it stand in one file."""
    return etree.RelaxNG(etree.parse(_present(SCHEMAS / "tei" / "tei_all.rng")))


@pytest.fixture(scope="session")
def cmif_schemas() -> tuple[etree.RelaxNG, isoschematron.Schematron]:
    """CMIF's schema, and its Schematron but for the one pattern that XSLT 1 cannot run."""
    folder = _present(SCHEMAS / "cmif")
    rules = etree.parse(folder / "cmif.sch")
    for pattern in rules.findall("{*}pattern[@id='uuid']"):
        rules.getroot().remove(pattern)
    rules.getroot().set("queryBinding", "xslt")
    schema = etree.RelaxNG(etree.parse(folder / "cmi-customization.rng"))
    return schema, isoschematron.Schematron(rules)


@pytest.fixture
def first_edition_source() -> Path:
    """The text from which the first edition was made."""
    return _present(FIRST_EDITION_SOURCE)


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Callable[[Path], None]], Path]:
    """Has a folder made once, by whichever worker wants it first; all may read it, none change it."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent

    def made(name: str, make: Callable[[Path], None]) -> Path:
        folder = shared / name
        with FileLock(shared / f"{name}.lock"):
            if not folder.exists():
                making = shared / f"{name}.making"
                shutil.rmtree(making, ignore_errors=True)
                make(making)
                making.rename(folder)
        return folder

    return made


@pytest.fixture(scope="session")
def built_site(once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    """The first edition's site, built once by MkDocs, strictly."""
    return once("first-edition", lambda site: built_strictly(ROOT, site))


@pytest.fixture(scope="session")
def drains_built(once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    """The small edition, which has every kind of page and of mark, and its site, built strictly."""

    def make(folder: Path) -> None:
        shutil.copytree(ROOT / "tests" / "editions" / "drains", folder)
        built_strictly(folder, folder / "site")

    return once("drains", make)


@pytest.fixture(scope="session")
def joined_volumes(once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    """Both volumes built and joined by the steps of the guide's workflow, each job by itself."""
    source = ROOT / "tests" / "editions" / "volumes"
    made = once("volumes", lambda place: run_workflow(guides_workflow(ROOT), source, place))
    return made / "join-0" / "site"


def built_strictly(edition: Path, site: Path) -> None:
    done = afresh(edition, "--strict", "--site-dir", str(site))
    if done.code != 0:
        pytest.fail(f"{edition} does not build:\n{done.said}")


@pytest.fixture(scope="session")
def serve(script: Callable[[str], ModuleType]) -> Iterator[Callable[[Path], str]]:
    """Serves a folder while the tests run, and gives its address without a slash at the end."""
    serving = script("serving")
    servers = []

    def served(folder: Path) -> str:
        servers.append(serving.server(folder))
        threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
        return str(serving.address(servers[-1])).rstrip("/")

    yield served
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def served_site(built_site: Path, serve: Callable[[Path], str]) -> str:
    """The address of the first edition's site, without a slash at the end."""
    return serve(built_site)


@pytest.fixture(scope="session")
def script() -> Callable[[str], ModuleType]:
    """Loads a module of scripts/, which is no package and would hide the library's `test`."""

    def load(name: str) -> ModuleType:
        spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return load


@pytest.fixture(scope="session")
def browser_path() -> str:
    """Where Chromium is. A machine without one fails: these tests are never skipped."""
    named = os.environ.get("GLOSSATOR_CHROMIUM", "")
    found = named or next(filter(None, map(shutil.which, BROWSERS)), "")
    if not found or not Path(found).is_file():
        pytest.fail("No Chromium found. Install one, or set GLOSSATOR_CHROMIUM to its path.")
    return found


@pytest.fixture(scope="session")
def browser(browser_path: str) -> Iterator[object]:
    """A playwright Browser, started once."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser_path, args=BROWSER_ARGUMENTS)
        yield chromium
        chromium.close()
