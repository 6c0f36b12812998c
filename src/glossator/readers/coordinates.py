"""Where a place lies, in YAML: two numbers in a text, or each under its name."""

from __future__ import annotations

from dataclasses import dataclass

from glossator.coordinates import exchanged, parse_coordinates, parse_degrees
from glossator.model import Coordinates
from glossator.problems import Rule
from glossator.readers.findings import Findings
from glossator.readers.yaml.nodes import Node, Scalar, Sequence
from glossator.readers.yaml.scalars import text_of
from glossator.readers.yaml.schema import Field, JsonSchema, Record, as_given

_AS_TEXT = "coordinates: 50.98, 11.33"
_BY_NAME = "coordinates: {latitude: 50.98, longitude: 11.33}"


@dataclass(frozen=True, slots=True)
class _Degrees:
    """An angle along one axis."""

    axis: str

    def read(self, node: Node, found: Findings) -> float | None:
        text = text_of(node, found, f"a {self.axis}")
        try:
            return None if text is None else parse_degrees(text, self.axis)
        except ValueError as error:
            found.report(Rule.BAD_VALUE, node.position, str(error), "Write degrees, such as 50.98.")
        return None

    def schema(self) -> JsonSchema:
        return {"type": ["number", "string"], "pattern": r"\d"}


_BY_AXIS = Record(
    "pair of coordinates",
    "Where it lies, in degrees (WGS84).",
    (
        Field("latitude", _Degrees("latitude"), "Degrees north; south is negative.",
              required=True, example="50.98"),
        Field("longitude", _Degrees("longitude"), "Degrees east; west is negative.",
              required=True, example="11.33"),
    ),
    as_given(Coordinates),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Pair:
    """Latitude and longitude; a list does not say which of the two comes first."""

    def read(self, node: Node, found: Findings) -> Coordinates | None:
        if isinstance(node, Sequence):
            message = "A list does not say which of the two numbers is the latitude."
            cure = f"Write {_AS_TEXT} without brackets, the latitude first, or {_BY_NAME}."
            found.report(Rule.WRONG_TYPE, node.position, message, cure)
            return None
        if not isinstance(node, Scalar):
            return _BY_AXIS.read(node, found)
        text = text_of(node, found, "a latitude and a longitude")
        return None if text is None else _parsed(text, node, found)

    def schema(self) -> JsonSchema:
        return {"anyOf": [{"type": "string", "pattern": r"\d.*\d"}, _BY_AXIS.schema()]}


def _parsed(text: str, node: Node, found: Findings) -> Coordinates | None:
    try:
        return parse_coordinates(text)
    except ValueError as error:
        other = exchanged(text)
        cure = (
            f"The latitude comes first; did you mean {other}?"
            if other
            else f"Write {_AS_TEXT}, the latitude first, or {_BY_NAME}."
        )
        found.report(Rule.BAD_VALUE, node.position, str(error), cure)
        return None


COORDINATES = Field(
    "coordinates",
    _Pair(),
    "Where it lies (WGS84): latitude, longitude.",
    example="51.33, -1.64",
)
