"""Marks never change what a text says, whatever they span."""

from hypothesis import given
from hypothesis import strategies as st

from tequio.publish.bulletins.rules.marking import Mark, pieces

TEXTS = st.text(alphabet="aé7 <>&\"'“/x\u202e\n", max_size=60)
MARKS = st.lists(
    st.builds(Mark, st.integers(-3, 65), st.integers(-3, 65), st.integers(0, 4)), max_size=6
)


def sorted_marks(marks):
    return [Mark(min(m.start, m.end), max(m.start, m.end), m.of) for m in marks]


@given(TEXTS, MARKS, MARKS)
def test_the_pieces_joined_are_the_text(text, figures, named):
    found = pieces(text, sorted_marks(figures), sorted_marks(named))
    assert "".join(part.text for piece in found for part in piece.parts) == text


@given(TEXTS, MARKS, MARKS)
def test_every_marked_letter_belongs_to_a_mark_that_spans_it(text, figures, named):
    figures, named = sorted_marks(figures), sorted_marks(named)
    at = 0
    for piece in pieces(text, figures, named):
        for part in piece.parts:
            for of, marks in ((piece.figure, figures), (part.named, named)):
                over = {m.of for m in marks if m.start <= at and at + len(part.text) <= m.end}
                touched = {m.of for m in marks if m.start < at + len(part.text) and at < m.end}
                assert (of in over) if of is not None else not touched
            at += len(part.text)


@given(TEXTS, MARKS)
def test_a_figure_has_its_number_once_where_it_ends(text, figures):
    found = pieces(text, sorted_marks(figures), [])
    shown = {piece.figure for piece in found} - {None}
    ends = [piece.figure for piece in found if piece.ends]
    assert sorted(ends) == sorted(shown)
    assert not any(piece.ends for piece in found if piece.figure is None)
