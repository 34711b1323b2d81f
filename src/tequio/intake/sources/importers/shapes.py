"""GeoJSON as a table: the properties of each feature, and its outline as text."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tequio.intake.sources.errors import (
    FileTooLargeError,
    TableTooLargeError,
    TooManyColumnsError,
    UnreadableFileError,
)
from tequio.intake.sources.importers.limits import MOST_CELLS, MOST_COLUMNS, MOST_PARTS, MOST_SHAPES
from tequio.intake.sources.types import Sheet
from tequio.kernel.rows import Cell


def open_shapes(path: Path, name: str) -> list[Sheet]:
    """Open a collection of features."""
    if path.stat().st_size > MOST_SHAPES:
        raise FileTooLargeError(name=name, most=MOST_SHAPES // 1_000_000)
    written = path.read_bytes()
    if written.count(b"[") + written.count(b"{") > MOST_PARTS:
        raise TableTooLargeError(name=name, most=f"{MOST_PARTS:,}")
    content = json.loads(written)
    del written
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list) or not all(isinstance(f, dict) for f in features):
        raise UnreadableFileError(name=name)
    columns = dict.fromkeys(key for feature in features for key in _told(feature))
    if len(columns) >= MOST_COLUMNS:
        raise TooManyColumnsError(name=name, most=MOST_COLUMNS)
    if len(columns) * len(features) > MOST_CELLS:
        raise TableTooLargeError(name=name, most=f"{MOST_CELLS:,}")

    def rows() -> Iterator[Sequence[Cell]]:
        yield (*columns, "geometry")
        for feature in features:
            told = _told(feature)
            outline = json.dumps(feature.get("geometry"), separators=(",", ":"))
            yield (*(_plain(told.get(key)) for key in columns), outline)

    return [Sheet(Path(name).stem, rows(), len(features) + 1)]


def _told(feature: dict[str, Any]) -> dict[str, Any]:
    properties = feature.get("properties")
    return properties if isinstance(properties, dict) else {}


def _plain(value: object) -> Cell:
    return value if value is None or isinstance(value, (str, int, float)) else json.dumps(value)
