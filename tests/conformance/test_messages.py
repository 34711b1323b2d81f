"""Everything that is shown has its Spanish, and the catalogue holds nothing else."""

import re

from tests.conformance.spanish import asked, asked_by_libraries, given

PLACE = re.compile(r"%\((\w+)\)[sd]")
SHOUTS = re.compile(r"[!¡]")


def test_every_message_has_its_spanish():
    missing = [
        f"{where}: {context} «{text}»".replace("  ", " ")
        for (context, text), where in asked().items()
        if (context, text) not in given()
    ]
    assert sorted(missing) == []


def test_the_catalogue_holds_nothing_that_nobody_asks_for():
    unused = set(given()) - set(asked()) - asked_by_libraries()
    assert sorted(f"{given()[key][0]}: {key}" for key in unused) == []


def test_no_translation_is_empty_or_loses_a_detail():
    wrong = [
        f"{part}: {text}"
        for (_, text), (part, string) in given().items()
        for form in forms_of(string)
        if not form.strip() or not agrees(form, text, has_plural=not isinstance(string, str))
    ]
    assert wrong == []


def forms_of(string):
    return [string] if isinstance(string, str) else list(string)


def agrees(form, text, *, has_plural):
    """Whether a translation names the details of its message; a singular may leave one out."""
    told, meant = set(PLACE.findall(form)), set(PLACE.findall(text))
    return told <= meant | {"n", "count"} if has_plural else told == meant


def test_nothing_shouts_at_people():
    shouting = [
        f"{part}: {form}"
        for part, string in given().values()
        for form in forms_of(string)
        if SHOUTS.search(form)
    ]
    assert shouting == []
