"""Marks never change what a text says, whatever they span, and their tags nest."""

from html.parser import HTMLParser

from django.template.loader import render_to_string
from hypothesis import given, settings
from hypothesis import strategies as st

from tequio.base.ui.types import MarkedLine, MarkedPart, MarkedPiece, Verdict
from tequio.publish.bulletins.rules.marking import Mark, figure_marks, named_marks, pieces
from tequio.publish.bulletins.rules.reading import read

TEXTS = st.text(alphabet="aé7 <>&\"'“/x\u202e\n", max_size=60)
MARKS = st.lists(
    st.builds(
        lambda start, length, of: Mark(start, start + length, of),
        st.integers(-3, 65),
        st.integers(0, 40),
        st.integers(0, 4),
    ),
    max_size=6,
)
SAID = st.lists(
    st.sampled_from(
        [
            "102 nuevos especialistas, 50 ordinarios, 38 del OPD y 14 del programa",
            "mil 280 unidades médicas",
            "el Hospital General de Pochutla con 120 camas",
            "9 millones 161 mil 742 personas",
            "ocho de cada diez",
            "<b>34 hospitales</b> & “dos clínicas",
            "\n\n",
            ". ",
            ", ",
        ]
    ),
    max_size=12,
)


class Tags(HTMLParser):
    """Reads what is visible, and whether what opens last closes first."""

    def __init__(self, html):
        super().__init__()
        self.open, self.seen, self.nests, self.hidden = [], "", True, 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):  # noqa: ARG002 - as the parser calls it
        self.open.append(tag)
        self.hidden += tag == "sup"

    def handle_endtag(self, tag):
        self.nests = self.nests and bool(self.open) and self.open.pop() == tag
        self.hidden -= tag == "sup"

    def handle_data(self, data):
        self.seen += "" if self.hidden else data


def shown(cut):
    """Return a line as a page shows it."""
    told = tuple(
        MarkedPiece(
            tuple(
                MarkedPart(p.text, is_named=p.named is not None, href="#u" if p.named == 1 else "")
                for p in piece.parts
            ),
            is_figure=piece.figure is not None,
            verdict=Verdict.DIFFERS if piece.figure else None,
            number=piece.figure if piece.ends else None,
            href="#v",
        )
        for piece in cut
    )
    html = render_to_string("ui/_marked.html", {"lines": [MarkedLine(told)]})
    return Tags(html.strip())


@given(TEXTS, MARKS, MARKS)
def test_the_pieces_joined_are_the_text(text, figures, named):
    found = pieces(text, figures, named)
    assert "".join(part.text for piece in found for part in piece.parts) == text


@given(TEXTS, MARKS, MARKS)
def test_every_marked_letter_belongs_to_a_mark_that_spans_it(text, figures, named):
    letters = [
        (piece.figure, part.named)
        for piece in pieces(text, figures, named)
        for part in piece.parts
        for _ in part.text
    ]
    for at, owners in enumerate(letters):
        for of, marks in zip(owners, (figures, named), strict=True):
            over = {mark.of for mark in marks if mark.start <= at < mark.end}
            assert of in over if over else of is None


@given(TEXTS, MARKS)
def test_a_figure_has_its_number_once_where_it_ends(text, figures):
    found = pieces(text, figures, [])
    seen = {piece.figure for piece in found} - {None}
    ends = [piece.figure for piece in found if piece.ends]
    assert sorted(ends) == sorted(seen)


@settings(max_examples=60)
@given(TEXTS, MARKS, MARKS)
def test_on_a_page_the_visible_text_is_the_text_and_tags_nest(text, figures, named):
    page = shown(pieces(text, figures, named))
    assert page.nests
    assert page.open == []
    assert page.seen == text


@settings(max_examples=60)
@given(SAID)
def test_whatever_is_read_in_a_text_its_paragraphs_stay_as_they_are(parts):
    reading = read("".join(parts))
    for block in reading.text.blocks:
        marks = figure_marks(block, reading.bulletin.figures)
        page = shown(pieces(block.text, marks, named_marks(block, reading.bulletin.facilities)))
        assert page.nests
        assert page.seen == block.text


def test_of_numbers_said_in_one_breath_each_marks_its_own():
    (block,) = (reading := read("Son 102 camas, 50 nuevas, 38 usadas y 14 prestadas.")).text.blocks
    marked = [block.text[m.start : m.end] for m in figure_marks(block, reading.bulletin.figures)]
    assert [words.split()[0] for words in marked] == ["102", "50", "38", "14"]
