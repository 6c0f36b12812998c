"""Whether the address can be had on which the server is to listen: asked before it is begun."""

from __future__ import annotations

import socket

from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer


def refuse_if_taken(server: LiveReloadServer) -> None:
    """Raises PluginError, with what to do, where another program listens there."""
    port = int(server.server_address[1])
    try:
        with socket.socket(server.address_family) as probe:
            if server.allow_reuse_address:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(server.server_address)
    except OSError as error:
        raise PluginError(
            f"The site cannot be served on port {port} ({error.strerror}): perhaps another mkdocs "
            "serve is still running. End that one with Ctrl+C in its window, or choose another "
            f"port: mkdocs serve -a localhost:{port + 1}"
        ) from error
