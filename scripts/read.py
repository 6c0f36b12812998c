#!/usr/bin/env python3
"""Builds the edition and shows it in your browser: python3 scripts/read.py

Makes .venv in this folder the first time, installs Glossator into it, builds site/ and serves it
on this machine only.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import webbrowser
from http.server import ThreadingHTTPServer

import environment
import serving

SITE = environment.ROOT / "site"
USUAL_PORT = 8000


def main() -> int:
    """Returns the exit code."""
    asked = _arguments()
    try:
        python = environment.ready()
    except environment.SetUpError as error:
        print(error, file=sys.stderr)
        return 1
    command = [str(python), "-m", "mkdocs", "build", "--strict", "--site-dir", str(SITE)]
    built = subprocess.run(command, cwd=environment.ROOT, env=environment.variables(), check=False)
    if built.returncode != 0:
        print("The site was not built; what is wrong stands above.", file=sys.stderr)
        return 1
    print(f"The site is in {SITE}")
    return 0 if asked.build else _serve(asked.port, asked.open)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--build", action="store_true", help="only build site/, serve nothing")
    parser.add_argument("--port", type=int, help=f"instead of {USUAL_PORT} or any that is free")
    parser.add_argument("--open", action="store_true", help="open the browser as well")
    return parser.parse_args()


def _serve(port: int | None, open_browser: bool) -> int:
    try:
        server = _server(port)
    except serving.PortTakenError as error:
        print(f"Port {port} cannot be used ({error}). Choose another: --port", file=sys.stderr)
        return 1
    address = serving.address(server)
    print(f"Read it at {address} (Ctrl+C ends)", flush=True)
    if open_browser:
        webbrowser.open(address)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()
    finally:
        server.server_close()
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
