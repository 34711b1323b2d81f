"""Files of bulletins as plain text: text, Markdown, HTML, docx and PDF. All are taken for hostile.

Nothing is fetched, run or written; memory is bounded whatever the bytes unpack to.
"""

from collections.abc import Callable
from pathlib import Path

from tequio.publish.bulletins.errors import (
    BulletinTooLongError,
    NoTextError,
    UnknownFormatError,
    UnreadableBulletinError,
)
from tequio.publish.bulletins.importers.docx import text_of_docx
from tequio.publish.bulletins.importers.html import is_html, text_of_html
from tequio.publish.bulletins.importers.pdf import text_of_pdf

MOST_BYTES = 20_000_000
MOST_CHARACTERS = 1_000_000  # of text; a long speech has 60,000
READERS: dict[bytes, Callable[[bytes], str]] = {b"PK\x03\x04": text_of_docx, b"%PDF-": text_of_pdf}
ENDINGS = {".txt", ".md", ".markdown", ".html", ".htm", ".docx", ".pdf", ""}


def text_of_file(path: Path, *, name: str | None = None) -> str:
    """Return the text of a file, by what its first bytes tell.

    Raises:
        UnknownFormatError, UnreadableBulletinError: no such format, or the bytes are not of it.
        BulletinTooLongError, NoTextError: too much, or nothing.
    """
    named = name or path.name
    return text_of_content(content_of(path, name=named), name=named)


def content_of(path: Path, *, name: str | None = None) -> bytes:
    """Return the bytes of a file, unless it is no file or larger than any bulletin.

    Raises:
        UnknownFormatError, BulletinTooLongError: see `text_of_file`.
    """
    named = name or path.name
    if not path.is_file():
        raise UnknownFormatError(name=named)
    if path.stat().st_size > MOST_BYTES:
        raise BulletinTooLongError(name=named, most=f"{MOST_CHARACTERS:,}")
    return path.read_bytes()


def text_of_content(content: bytes, *, name: str) -> str:
    """Return the text of what was uploaded, pasted or read, as `text_of_file` does."""
    if Path(name).suffix.lower() not in ENDINGS:
        raise UnknownFormatError(name=name)
    if len(content) > MOST_BYTES:
        raise BulletinTooLongError(name=name, most=f"{MOST_CHARACTERS:,}")
    text = text_of_bytes(content, name=name)
    if len(text) > MOST_CHARACTERS:
        raise BulletinTooLongError(name=name, most=f"{MOST_CHARACTERS:,}")
    if not any(map(str.isalpha, text)):
        raise NoTextError(name=name)
    return text


def text_of_bytes(content: bytes, *, name: str) -> str:
    """Return the text of a file's bytes."""
    for signature, reader in READERS.items():
        if content.lstrip()[: len(signature)] == signature:
            try:
                return reader(content.lstrip())
            except ValueError as broken:
                raise UnreadableBulletinError(name=name) from broken
    if (
        Path(name).suffix.lower() in {".docx", ".pdf"}
        or b"\0" in content.replace(b"\xff\xfe", b"")[:4096:2]
    ):
        raise UnreadableBulletinError(name=name)
    text = decoded(content)
    return text_of_html(text) if is_html(text) else text


def decoded(content: bytes) -> str:
    """Return bytes as text: UTF-8, with or without mark; UTF-16 with mark; else Windows-1252."""
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")
