"""HTML as plain text: headings, items and tables keep their marks, scripts and styles go."""

import re
from html.parser import HTMLParser

_LOOKS = re.compile(
    r"<(?:!doctype html|html|head|body|div|p|table|h[1-6]|ul|ol|article|section|br)\b[^<>]*>",
    re.IGNORECASE,
)
_SILENT = {"script", "style", "head", "template", "noscript", "svg", "iframe", "object"}
_BLOCKS = re.compile(
    r"p|div|section|article|header|footer|ul|ol|table|blockquote|main|aside|figure|figcaption"
    r"|pre|dl|dt|dd|thead|tbody|form|address"
)
_HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 7)}


def is_html(text: str) -> bool:
    """Whether a text is marked up: it begins with a tag, or closes paragraphs or lists."""
    return bool(
        _LOOKS.match(text.lstrip("\ufeff \r\n\t"))
        or len(re.findall(r"</(?:p|div|li|h[1-6]|td)>", text[:20_000], re.IGNORECASE)) > 1
    )


def text_of_html(text: str) -> str:
    """Return the text that a browser would show, block by block."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    lines = (re.sub(r"[ \t]+", " ", line).strip() for line in "".join(reader.said).splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


class _Reader(HTMLParser):
    """Keeps what is said; unbalanced tags do no harm."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's
        if tag in _SILENT:
            self._silent.append(tag)
        elif tag == "body":
            self._silent.clear()
        elif tag in _HEADINGS:
            self.said.append("\n\n" + _HEADINGS[tag])
        elif tag == "li":
            self.said.append("\n- ")
        elif tag == "br":
            self.said.append("\n")
        elif tag == "tr":
            self.said.append("\n|")
        elif tag in {"td", "th"}:
            self.said.append(" ")
        elif _BLOCKS.fullmatch(tag) and not self._in_row():
            self.said.append("\n\n")

    def handle_endtag(self, tag: str) -> None:
        if self._silent and tag == self._silent[-1]:
            self._silent.pop()
        elif tag in {"td", "th"}:
            self.said.append(" |")
        elif (_BLOCKS.fullmatch(tag) and not self._in_row()) or tag in _HEADINGS:
            self.said.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.said.append(re.sub(r"[ \t\r\n]+", " ", data))

    def _in_row(self) -> bool:
        for piece in reversed(self.said[-40:]):
            if piece == "\n|":
                return True
            if piece.startswith("\n"):
                return False
        return False
