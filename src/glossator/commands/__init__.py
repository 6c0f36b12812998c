"""The commands, one a module; `glossator.cli` puts them together."""
