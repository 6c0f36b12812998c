"""YAML files of editors: nodes with their places, and types of what may stand there."""
