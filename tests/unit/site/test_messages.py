import gettext

import pytest

from tequio.site.messages import CatalogueError, compile_messages

ENTRY = 'msgid "{0}"\nmsgstr "{1}"\n\n'
PLURAL = (
    'msgid "%d unit"\nmsgid_plural "%d units"\nmsgstr[0] "%d unidad"\nmsgstr[1] "%d unidades"\n'
)


@pytest.fixture
def locale(tmp_path):
    (tmp_path / "es" / "parts").mkdir(parents=True)
    return tmp_path / "es"


def put(locale, **parts):
    for name, text in parts.items():
        (locale / "parts" / f"{name}.po").write_text(text, "utf-8")


def test_the_parts_become_one_catalogue_without_msgfmt(locale, monkeypatch):
    monkeypatch.setenv("PATH", "")
    put(locale, one=ENTRY.format("yes", "sí"), two=PLURAL)
    assert compile_messages(locale)
    told = gettext.translation("django", locale.parent, ["es"])
    assert told.gettext("yes") == "sí"
    assert told.ngettext("%d unit", "%d units", 2) == "%d unidades"


def test_nothing_is_done_twice_and_a_change_is_noticed(locale):
    put(locale, one=ENTRY.format("yes", "sí"))
    assert compile_messages(locale)
    assert not compile_messages(locale)
    put(locale, one=ENTRY.format("yes", "Sí"))
    assert compile_messages(locale)


def test_a_message_has_one_translation_and_the_second_is_named_with_its_line(locale):
    put(locale, one=ENTRY.format("a", "á") + ENTRY.format("yes", "sí"))
    put(locale, two=ENTRY.format("a", "á") + ENTRY.format("yes", "claro"))
    with pytest.raises(CatalogueError, match=r"two\.po:4: «yes» .* one\.po:4"):
        compile_messages(locale)


def test_the_same_words_may_differ_by_context(locale):
    put(locale, one=ENTRY.format("open", "abierta"))
    put(locale, two='msgctxt "verb"\n' + ENTRY.format("open", "abrir"))
    compile_messages(locale)
    told = gettext.translation("django", locale.parent, ["es"])
    assert (told.gettext("open"), told.pgettext("verb", "open")) == ("abierta", "abrir")


def test_a_broken_part_is_named_with_its_line(locale):
    put(locale, one='msgid "yes"\n')
    with pytest.raises(CatalogueError, match=r"one\.po:1"):
        compile_messages(locale)


def test_an_empty_translation_is_none(locale):
    put(locale, one=ENTRY.format("yes", ""), two=ENTRY.format("yes", "sí"))
    compile_messages(locale)
    assert gettext.translation("django", locale.parent, ["es"]).gettext("yes") == "sí"
