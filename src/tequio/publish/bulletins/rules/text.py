"""From the characters of a file to blocks: markup, page breaks and letterheads taken out.

Every character that stays remembers where it stood, so that what is read can be quoted as it was
written. Lines that a page or a column broke are joined again; a letterhead in the middle of a
sentence is lifted out and the sentence stitched.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tequio.publish.bulletins.rules.vocabulary import MONTH, SHORT_MONTH, is_institutional
from tequio.publish.bulletins.types import Block, Kind, Text

LONGEST_TAIL = 1500  # characters behind an end mark
LONGEST_DATELINE = 90
LONGEST_WRAPPED = 160  # characters of a line that a page broke
FEWEST_LINES, LINE = 8, (55, 120)  # of a page broken into lines: how many, how long
SHORT = 60  # characters of a line of a letterhead, at most
_UNSEEN = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060\u00ad\u200e\u200f"))
_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\v\f"
_MARKUP = re.compile(
    r"\*{1,3}|_{2,3}|\[bookmark:[^\]\n]*\]|\\(?=[#*_.\-\[\]()$])|(?<=\])\(https?:[^)\n]*\)"
)
_LINK = re.compile(r"<?https?://\S+>?|\bwww\.\S+")
_LINK_TITLE = re.compile(r"\W*(?:LINKS?|ENLACES?|LIGAS?)\b[^.]{0,40}", re.IGNORECASE)
_END_MARK = re.compile(r"[\s\-–—_*=.]*(?:[oO0]{3}|#{3,})[\s\-–—_*=.]*$")
_PAGE = re.compile(
    r"\W*(?:p[áa]g(?:ina|\.)?\s*)\d+(?:\s*(?:de|/)\s*\d+)?\W*$|\W*\d+\s*(?:de|/)\s*\d+\W*$",
    re.IGNORECASE,
)
_RULE = re.compile(r"[\s\-–—_*=]*")
_BULLET = re.compile(
    r"\s*(?:[·•▪●◦‣*»\uf0b7▶✅✔➡👉🔹🔸◾☑📌➤►✓]\ufe0f?|[-–—](?=\s)|o(?=\s{2,}))\s*"
)
_HEADING = re.compile(r"\s*#{1,6}\s+")
_CELLS = re.compile(r"\t+| {3,}|\s*\|\s*")
# No prose leaves out the blank behind a semicolon, twice in a line.
_PARTED = re.compile(r"[^;]+(?:;(?=\S|$)[^;]*){2,}")
_ENDS = re.compile(r"[.:;!?…][\"”»')\]]*\s*$")
_OPENS_LOW = re.compile(r"\s*[\"“«(]?[a-záéíóúüñ]")
_HANGS = re.compile(r"\b(?:de|del|la|las|los|el|y|e|en|a|con|por|para|que|su|un|una)\s*$")
_NUMBERED = re.compile(r"\d{1,2}(?:[.)]|\.-|\.°)\s+[A-ZÁÉÍÓÚÑ]")
_ATTENDS = re.compile(
    r"(?:C|Dra?|Lic|Ing|Mtr[oa]|Arq|Enf|Psic|Q\.?F\.?B|T\.S|L\.A\.E|C\.P|Profra?"
    r"|Gral)\.\s+[A-ZÁÉÍÓÚÑ]"
)
_DATELIKE = re.compile(
    rf"\b\d{{1,2}} (?:de )?(?:{MONTH}|{SHORT_MONTH}\.?),? (?:de )?(?:19|20)\d\d"
    r"|\bde (?:19|20)\d\d\b|^\W*(?:No\.?|N[úu]m)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Line:
    text: str
    at: tuple[int, ...]
    is_bold: bool = False

    def cut(self, start: int, end: int | None = None) -> "_Line":
        return _Line(self.text[start:end], self.at[start:end], self.is_bold)

    def strip(self) -> "_Line":
        start = len(self.text) - len(self.text.lstrip())
        return self.cut(start, len(self.text.rstrip()) or start)


@dataclass(frozen=True)
class _Between:
    """What stands between two lines, and whether the text breaks none of its lines."""

    is_apart: bool
    is_whole: bool


def read_text(raw: str) -> Text:
    """Return a text as blocks."""
    lines = list(_lines(raw))
    links = tuple(dict.fromkeys(m[0].strip("<>") for m in _LINK.finditer(raw)))
    heads = _letterhead(lines)
    kept = [line for line in _without_ends(lines) if _key(line.text) not in heads]
    blocks = tuple(_blocks(kept))
    return Text(raw, blocks, tuple(heads.values()), links)


def _lines(raw: str) -> Iterator[_Line]:
    """Yield the lines, cleaned, each character with its place in the source."""
    start = 0
    for whole in re.split(r"(\r\n|\n|\r|\u2028|\u2029)", raw):
        if whole and whole[0] not in "\r\n\u2028\u2029":
            yield _cleaned(whole, start)
        elif whole:
            yield _Line("\n", (start,))
        start += len(whole)


def _cleaned(line: str, start: int) -> _Line:
    hidden: set[int] = set()
    is_starred = line.count("*") == 1 and line.lstrip().startswith("*")  # an item, no markup
    for found in _MARKUP.finditer(line, line.index("*") + 1 if is_starred else 0):
        hidden.update(range(*found.span()))
    letters: list[str] = []
    places: list[int] = []
    for at, letter in enumerate(line):
        if at in hidden or ord(letter) in _UNSEEN:
            continue
        if letters and unicodedata.combining(letter):
            joined = unicodedata.normalize("NFC", letters[-1] + letter)
            if len(joined) == 1:
                letters[-1] = joined
                continue
        letters.append(" " if letter in _SPACES else letter)
        places.append(start + at)
    return _Line("".join(letters), tuple(places), is_bold="**" in line)


def _key(line: str) -> str:
    return " ".join(re.findall(r"\w+", line.upper()))


def _letterhead(lines: Iterable[_Line]) -> dict[str, str]:
    """Return the lines of letterheads: what only names bodies, and what a page repeats."""
    heads: dict[str, str] = {}
    texts = [line.text.strip().lstrip("# ").strip() for line in lines if line.text.strip()]
    counts = Counter(_key(text) for text in texts)
    for text in texts:
        key = _key(text)
        if not key or len(text) > SHORT or _BULLET.match(text) or _CELLS.search(text):
            continue
        is_name = text == text.upper() and is_institutional(text) and not re.search(r"\d", text)
        is_said_again = counts[key] > 1 and text == text.upper() and not re.search(r"\d", text)
        if (is_name or is_said_again) and not _DATELIKE.search(text):
            heads.setdefault(key, text)
    return heads


def _without_ends(lines: list[_Line]) -> Iterator[_Line]:
    """Yield the lines that say something: no links, marks of an end, rules or page numbers.

    What is short behind the end mark is contacts and links; a re-publisher's line behind a link
    goes as well.
    """
    last, left = "", sum(len(line.text) for line in lines)
    for line in lines:
        left -= len(line.text)
        text = line.text.strip()
        if not text:
            yield line
            continue
        if last and _END_MARK.match(text) and left < LONGEST_TAIL:
            return
        is_added = _LINK.fullmatch(last) is not None and _is_shout(text)
        last = text
        if not (is_added or _says_nothing(text)):
            yield line


def _says_nothing(text: str) -> bool:
    patterns = (_LINK_TITLE, _LINK, _RULE, _END_MARK)
    return any(each.fullmatch(text) for each in patterns) or _PAGE.match(text) is not None


def _is_shout(text: str) -> bool:
    return text == text.upper() and any(map(str.isalpha, text)) and not _LINK_TITLE.match(text)


def _blocks(lines: list[_Line]) -> Iterator[Block]:
    """Yield the blocks; a broken sentence goes on across a blank line, a letterhead or a page."""
    held: _Line | None = None
    kind, breaks = Kind.PARAGRAPH, 0
    gap = 3 if _is_spaced(lines) else 1  # line breaks within a paragraph
    is_whole = any(len(line.text) > LONGEST_WRAPPED for line in lines)  # no line is broken
    for line in lines:
        if line.text == "\n" or not line.text.strip():
            breaks += line.text == "\n"
            continue
        now, body = _kind(line)
        between = _Between(is_apart=breaks > gap, is_whole=is_whole)
        if held is not None and _goes_on(held, kind, body, now, between):
            held = _joined(held, body)
        else:
            if held is not None:
                yield _block(kind, held)
            held, kind = body, now
        breaks = 0
    if held is not None:
        yield _block(kind, held)


def _is_spaced(lines: list[_Line]) -> bool:
    """Whether blank lines stand between the lines of a paragraph, as a copied page has them."""
    told = [line.text.strip() for line in lines if line.text.strip()]
    if len(told) < FEWEST_LINES or len(lines) < 3 * len(told) - 3:
        return False
    broken = [line for line in told if LINE[0] < len(line) < LINE[1] and not _ENDS.search(line)]
    return len(broken) > len(told) / 2


def _kind(line: _Line) -> tuple[Kind, _Line]:
    if (found := _HEADING.match(line.text)) is not None:
        return Kind.HEADING, line.cut(found.end()).strip()
    body = line.strip()
    if _is_row(body.text):
        return Kind.TABLE, body
    if (found := _BULLET.match(line.text)) and found.end() < len(line.text):
        return Kind.BULLET, line.cut(found.end()).strip()
    return Kind.PARAGRAPH, body


def _is_row(line: str) -> bool:
    """Whether a line is a row of a table: bars, tabs, semicolons, or columns that begin anew."""
    if _PARTED.fullmatch(line):
        return True
    cells = [cell for cell in _CELLS.split(line) if cell]
    if "|" in line or "\t" in line.strip():
        return len(cells) > 1 or "|" in line
    return len(cells) > 1 and not any(cell[0].islower() for cell in cells[1:])


def _goes_on(held: _Line, kind: Kind, body: _Line, now: Kind, between: _Between) -> bool:
    """Whether a line carries on the block before it."""
    if now is not Kind.PARAGRAPH or kind is Kind.TABLE:
        return False
    is_open = not _ENDS.search(held.text)
    is_low = _OPENS_LOW.match(body.text) is not None
    if between.is_apart:
        return is_open and kind is not Kind.HEADING and is_low
    if kind is Kind.HEADING:
        return is_low
    if is_low and _HANGS.search(held.text):
        return True
    if _begins_anew(held, body):
        return is_open and is_low and len(held.text) > SHORT
    is_wrapped = len(held.text) > SHORT and not between.is_whole
    return is_open and (is_low or is_wrapped or re.match(r"[\d$(]", body.text) is not None)


def _begins_anew(held: _Line, body: _Line) -> bool:
    """Whether a line is a dateline, behind one, or the next of a list of those who attend."""
    if _NUMBERED.match(body.text) and (_NUMBERED.match(held.text) or len(held.text) < SHORT):
        return True
    if _ATTENDS.match(body.text) and (_ATTENDS.match(held.text) or held.text.endswith(":")):
        return True
    whole = LONGEST_DATELINE if len(body.text) < LONGEST_DATELINE else 40
    return bool(_DATELIKE.search(held.text[-40:]) or _DATELIKE.search(body.text[:whole]))


def _joined(held: _Line, body: _Line) -> _Line:
    if held.text.endswith("-") and body.text[:1].islower() and held.text[-2:-1].islower():
        return _Line(held.text[:-1] + body.text, held.at[:-1] + body.at)
    return _Line(f"{held.text} {body.text}", (*held.at, held.at[-1] + 1, *body.at))


def _block(kind: Kind, line: _Line) -> Block:
    if kind is not Kind.TABLE:
        kept = [n for n, c in enumerate(line.text) if c != " " or line.text[n - 1 : n] != " "]
        line = _Line("".join(line.text[n] for n in kept), tuple(line.at[n] for n in kept))
    return Block(kind, line.text, (*line.at, line.at[-1] + 1 if line.at else 0))
