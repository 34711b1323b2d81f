"""The documents that a page stands on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from tequio.base.figures.ports import cut_links
from tequio.base.files.types import CutRow
from tequio.intake.sources.ports import source_of
from tequio.publish.portal.tables.words import DATED


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One document: what it is, who publishes it, its day and how that is known."""

    title: str
    publisher: str
    file: str
    href: str
    observed_on: date
    how: str
    rows: int
    is_sample: bool


def source_lines(cuts: Sequence[CutRow]) -> list[SourceLine]:
    """Return documents as a page names them; the queries of whoever links to their batches."""
    links = cut_links([cut.number for cut in cuts])
    return [_line(cut, links[cut.number].href if cut.number in links else "") for cut in cuts]


def _line(cut: CutRow, href: str) -> SourceLine:
    source = source_of(cut.source)
    return SourceLine(
        title=_(source.title),
        publisher=source.publisher,
        file=cut.file,
        href=href,
        observed_on=cut.observed_on,
        how=str(DATED[cut.how_dated]),
        rows=cut.rows,
        is_sample=cut.is_sample,
    )
