"""Word files as plain text, from the archive itself: paragraphs, items, headings, tables.

Entities are refused before the XML is read, and no part is unpacked beyond a bound.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree as ET

MOST_UNPACKED = 50_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PART = re.compile(r"word/(?:header\d*|document|footnotes)\.xml")


def text_of_docx(content: bytes) -> str:
    """Return the text of the headers, then of the document.

    Raises:
        ValueError: it is no Word file, is damaged, locked or made to fill the memory.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = sorted((n for n in packed.namelist() if _PART.fullmatch(n)), key=_order)
            if "word/document.xml" not in names:
                raise ValueError("no document inside")
            return "\n\n".join(_text(_unpacked(packed, name)) for name in names) + "\n"
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        RuntimeError,
        EOFError,
        ET.ParseError,
        OSError,
    ) as broken:
        raise ValueError("no readable Word file") from broken


def _order(name: str) -> tuple[int, str]:
    return (0 if "header" in name else 1 if "document" in name else 2), name


def _unpacked(packed: zipfile.ZipFile, name: str) -> bytes:
    with packed.open(name) as part:
        xml = part.read(MOST_UNPACKED + 1)
    if (
        len(xml) > MOST_UNPACKED
        or b"<!DOCTYPE" in xml
        or b"<!ENTITY" in xml
        or xml[:2] in {b"\xff\xfe", b"\xfe\xff"}
    ):
        raise ValueError("too large, or with entities")
    return xml


def _text(xml: bytes) -> str:
    root = ET.fromstring(xml)  # noqa: S314 - bounded, and no entities: see above
    body = root.find(f"{_W}body")
    return "\n\n".join(line for line in _lines(body if body is not None else root) if line.strip())


def _lines(parent: ET.Element) -> Iterator[str]:
    for child in parent:
        if child.tag == f"{_W}p":
            yield _mark(child) + _said(child)
        elif child.tag == f"{_W}tbl":
            rows = (_row(row) for row in child.iter(f"{_W}tr"))
            yield "\n".join(rows)
        elif child.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}footnote"}:
            yield from _lines(child)


def _row(row: ET.Element) -> str:
    cells = (" ".join(_said(p) for p in cell.iter(f"{_W}p")) for cell in row.iter(f"{_W}tc"))
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def _mark(paragraph: ET.Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = "" if style is None else style.get(f"{_W}val", "").lower()
    if re.match(r"heading|t[ií]tulo|title", name):
        return "# "
    is_item = paragraph.find(f"{_W}pPr/{_W}numPr") is not None or name.startswith(
        ("list", "prrafodelista")
    )
    return "- " if is_item else ""


def _said(paragraph: ET.Element) -> str:
    """Return what a paragraph says; what was deleted under revision is left out by its tag."""
    pieces = []
    for node in paragraph.iter():
        if node.tag == f"{_W}t":
            pieces.append(node.text or "")
        elif node.tag == f"{_W}tab":
            pieces.append("\t")
        elif node.tag in {f"{_W}br", f"{_W}cr"}:
            pieces.append("\n")
        elif node.tag == f"{_W}noBreakHyphen":
            pieces.append("-")
    return "".join(pieces).strip("\t ")
