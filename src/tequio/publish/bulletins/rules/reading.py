"""The whole reading of a bulletin, from its characters."""

from tequio.publish.bulletins.errors import TooManyFiguresError
from tequio.publish.bulletins.rules.facilities import read_facilities
from tequio.publish.bulletins.rules.figures import read_figures
from tequio.publish.bulletins.rules.header import read_header
from tequio.publish.bulletins.rules.people import read_people
from tequio.publish.bulletins.rules.sayings import read_commitments, read_quotations
from tequio.publish.bulletins.rules.text import read_text
from tequio.publish.bulletins.types import Bulletin, Kind, Reading

MOST_FIGURES = 150  # sums are looked for among all of them; a long table of states has 100


def read_checkable(raw: str) -> Reading:
    """Return what `read` does of a text that can be checked while somebody waits.

    Raises:
        TooManyFiguresError: it says more numbers than any bulletin.
    """
    reading = read(raw)
    figures = len(reading.bulletin.figures)
    if figures > MOST_FIGURES:
        raise TooManyFiguresError(figures=figures, most=MOST_FIGURES)
    return reading


def read_bulletin(raw: str) -> Bulletin:
    """Return all that a text says; see `read`."""
    return read(raw).bulletin


def read(raw: str) -> Reading:
    """Return a text as blocks and all that it says. Reads any text; never refuses one.

    Cost: linear in the text, some milliseconds a page. Nothing is fetched and nothing is kept.
    """
    text = read_text(raw)
    header, _ = read_header(text)
    bulletin = Bulletin(
        header=header,
        bullets=tuple(block.text for block in text.blocks if block.kind is Kind.BULLET),
        figures=read_figures(text, year=header.date.year if header.date else None),
        people=read_people(text),
        facilities=read_facilities(text),
        quotations=read_quotations(text),
        agreements=tuple(
            each for each in read_commitments(text) if each.text not in (header.title or "")
        ),
        links=text.links,
    )
    return Reading(text, bulletin)
