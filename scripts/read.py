#!/usr/bin/env python3
"""Builds the edition and shows it in your browser: python3 scripts/read.py

Makes .venv in this folder the first time, installs Glossator into it, builds site/ and serves it
on this machine only. With --offline it builds site-offline/, which needs no server.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import webbrowser
from http.server import ThreadingHTTPServer
from pathlib import Path

import environment
import serving

SITE = environment.ROOT / "site"
SITE_OFFLINE = environment.ROOT / "site-offline"
USUAL_PORT = 8000


def main() -> int:
    """Returns the exit code."""
    asked = _arguments()
    if asked.offline:
        return _offline(asked.open)
    if asked.build:
        return _build(SITE)
    # The port is taken before the site is built: nobody waits to hear that it cannot be had.
    try:
        server = _server(asked.port)
    except serving.PortTakenError as error:
        told = f"Port {asked.port} cannot be used ({error}). Choose another: --port"
        print(told, file=sys.stderr)
        return 1
    try:
        return _build(SITE) or _serve(server, asked.open)
    finally:
        server.server_close()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--build", action="store_true", help="only build site/, serve nothing")
    parser.add_argument(
        "--offline", action="store_true", help="build site-offline/, to be read without a server"
    )
    parser.add_argument("--port", type=int, help=f"instead of {USUAL_PORT} or any that is free")
    parser.add_argument("--open", action="store_true", help="open the browser as well")
    return parser.parse_args()


def _build(site: Path, *options: str) -> int:
    try:
        python = environment.ready()
    except environment.SetUpError as error:
        print(error, file=sys.stderr)
        return 1
    command = [str(python), "-m", "mkdocs", "build", "--strict", "--site-dir", str(site), *options]
    built = subprocess.run(command, cwd=environment.ROOT, env=environment.variables(), check=False)
    if built.returncode != 0:
        print("The site was not built; what is wrong stands above.", file=sys.stderr)
        return 1
    print(f"The site is in {site}")
    return 0


def _offline(open_browser: bool) -> int:
    if _build(SITE_OFFLINE, "--config-file", "mkdocs.offline.yml"):
        return 1
    # Only a server shows it, and its links begin at a server's root.
    (SITE_OFFLINE / "404.html").unlink(missing_ok=True)
    first = SITE_OFFLINE / "index.html"
    print(f"To read it, open this file by double click: {first}")
    if open_browser:
        webbrowser.open(first.as_uri())
    return 0


def _serve(server: ThreadingHTTPServer, open_browser: bool) -> int:
    address = serving.address(server)
    print(f"Read it at {address} (Ctrl+C ends)", flush=True)
    if open_browser:
        webbrowser.open(address)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()
    return 0


def _server(port: int | None) -> ThreadingHTTPServer:
    """On the port asked for; where none was, on the usual one or any that is free."""
    if port is not None:
        return serving.server(SITE, port)
    try:
        return serving.server(SITE, USUAL_PORT)
    except serving.PortTakenError:
        return serving.server(SITE)


if __name__ == "__main__":
    sys.exit(main())
