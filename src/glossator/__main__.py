"""`python -m glossator`, for an environment that is not switched on."""

from __future__ import annotations

from glossator.cli import main

if __name__ == "__main__":
    main(prog_name="python -m glossator")
