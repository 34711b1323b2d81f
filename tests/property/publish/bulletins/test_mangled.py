"""Mangled texts: nothing is refused, every quote is in the text, reading again says the same."""

import random

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

from tequio.publish.bulletins.errors import UnreadableBulletinError
from tequio.publish.bulletins.importers import text_of_bytes
from tequio.publish.bulletins.rules.reading import read_bulletin
from tequio.publish.bulletins.rules.text import read_text

PIECES = [
    "mil 280 unidades", "9 millones 161 mil 742", "\u00a0", "\n", "\n\n", "**", "# ", "- ", "· ",
    "GOBIERNO DE\nMÉXICO\n", "de cada", "siete", "y medio", "un millón", "$", "%", "mdp", "|", "\t",
    "“", "”", "(", ")", ",", ".", "de", "entre", "a", "21 de marzo de 2024", "Dra. Ana Ruiz Paz",
    "Hospital General de", "Valle", "secretaria de Salud", ":", "---o0o---", "No. 137/2024",
    "\u0301", "\u200b", "ñ", "20, 121 millones", "1.", "a)", "e\u0301", "<p>", "&nbsp;", "LINK",
]  # fmt: skip
SOUP = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=60).map(" ".join)


def check(raw):
    read = read_bulletin(raw)
    assert read == read_bulletin(raw)
    for figure in read.figures:
        assert figure.quote in raw
        assert figure.unit
    for block in read_text(raw).blocks:
        assert len(block.at) == len(block.text) + 1
        assert list(block.at) == sorted(block.at)
    return read


@settings(max_examples=200, deadline=None)
@given(SOUP)
def test_any_soup_of_words_is_read(raw):
    check(raw)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.html", "a.docx", "a.pdf", "a"]))
def test_any_bytes_are_read_or_refused(content, name):
    try:
        check(text_of_bytes(content, name=name))
    except UnreadableBulletinError as refused:
        note(refused.code)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.sampled_from([b"PK\x03\x04", b"%PDF-1.7\n", b"\xff\xfe"]))
def test_bytes_that_pose_as_files_are_read_or_refused(content, signature):
    try:
        check(text_of_bytes(signature + content, name="a"))
    except UnreadableBulletinError as refused:
        note(refused.code)


def mangled(text, chance):
    """Return a text with runs of it deleted, doubled, moved, or with strangers between."""
    for _ in range(chance.randint(1, 8)):
        start, end = sorted(chance.randrange(len(text) + 1) for _ in range(2))
        end = min(end, start + chance.choice([1, 3, 30, 300]))
        piece = chance.choice(
            ["", text[start:end] * 2, chance.choice(PIECES), text[start:end][::-1]]
        )
        text = text[:start] + piece + text[end:]
    return text


@pytest.mark.data
@pytest.mark.parametrize("count", [100, pytest.param(2000, marks=pytest.mark.full)])
def test_mangled_bulletins_are_read(bulletin_folder, count):
    seed = random.randrange(10**9)  # noqa: S311 - told on failure
    chance = random.Random(seed)  # noqa: S311
    texts = [path.read_text("utf-8") for path in sorted((bulletin_folder / "text").glob("*.txt"))]
    for number in range(count):
        raw = mangled(chance.choice(texts), chance)
        try:
            read = read_bulletin(raw)
        except Exception as broken:
            raise AssertionError(f"seed {seed}, text {number}") from broken
        assert all(figure.quote in raw for figure in read.figures), f"seed {seed}, text {number}"
