"""PDF as plain text, page by page: the lines as they stand, a blank run between pages."""

import io
import logging

from pypdf import PdfReader
from pypdf.errors import PyPdfError

MOST_PAGES = 200
MOST_CHARACTERS = 1_000_000
BROKEN = (
    PyPdfError,
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    RecursionError,
    TypeError,
    NotImplementedError,
    MemoryError,
)


def text_of_pdf(content: bytes) -> str:
    """Return the text of a PDF.

    Raises:
        ValueError: it is damaged, locked or too long.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise ValueError("locked")
        pages, length = [], 0
        for page in reader.pages:
            pages.append(page.extract_text())
            length += len(pages[-1])
            if len(pages) > MOST_PAGES or length > MOST_CHARACTERS:
                raise ValueError("too long")
    except BROKEN as broken:
        raise ValueError("no readable PDF") from broken
    return "\n\n\n".join(pages) + "\n"
