"""Pages of bulletins: read by anyone, corrected by who may, and nothing personal on them."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tequio.base.figures.models import Claim
from tequio.publish.bulletins.models import Bulletin, CommitmentDecision
from tequio.publish.bulletins.queries import pages
from tequio.publish.bulletins.queries.kept import figure_rows
from tequio.publish.bulletins.queries.pages import _Held
from tequio.publish.bulletins.rules.corrections import promises
from tequio.publish.bulletins.services.keeping import corrected_reading
from tests.unit.publish.bulletins.conftest import TEXT

WHY = "Se comparó con el original."
FIGURE = {
    "is_figure": "si", "value": "mil 281", "unit": "unidad médica", "bound": "exact",
    "kind": "progress", "place": "", "when": "", "reason": WHY,
}  # fmt: skip
HOSTILE = '<script>alert(1)</script> Entregaron 12 hospitales & <b onclick="x">34 camas</b>.'


@pytest.fixture(autouse=True)
def nothing_held(monkeypatch):
    """Begin with nothing checked before."""
    monkeypatch.setattr(pages, "HELD", _Held(room=1_000_000))


def page_of(client, kept, name="bulletin", *more):
    answer = client.get(reverse(f"bulletins:{name}", args=[kept.pk, *more]))
    assert answer.status_code == 200
    return answer.content.decode()


def span_of(words):
    return TEXT.index(words), TEXT.index(words) + len(words)


def test_anyone_reads_a_bulletin_with_each_figure_marked_and_numbered(client, kept):
    html = page_of(client, kept)
    assert "Boletín 031/2026" in html
    assert html.count("<mark") >= 5
    assert 'href="#v1"' in html
    assert 'id="v1"' in html
    assert "Confirmar o descartar" not in html


def test_a_visitor_sees_that_a_figure_was_corrected_but_not_by_whom(client, kept, ana):
    client.force_login(ana)
    client.post(
        reverse("bulletins:correct", args=[kept.pk, *span_of("mil 280 unidades médicas")]), FIGURE
    )
    whole = page_of(client, kept)
    client.logout()
    html = page_of(client, kept)
    for page in (whole, html):
        assert "el lector dijo 1,280 unidad médica" in page
    assert WHY in whole
    assert WHY not in html
    assert "Ana" not in html


def test_the_json_says_what_the_page_says(client, kept, ana):
    told = json.loads(page_of(client, kept, "json"))
    assert (told["number"], told["date"]) == ("031/2026", "2026-03-02")
    assert {figure["value"] for figure in told["figures"]} >= {1280, 1203, 77, 34}
    assert all(check["receipt"].startswith("http") for check in told["checks"])
    client.force_login(ana)
    client.post(
        reverse("bulletins:correct", args=[kept.pk, *span_of("mil 280 unidades médicas")]), FIGURE
    )
    again = json.loads(page_of(client, kept, "json"))
    (figure,) = [each for each in again["figures"] if each["value"] == 1281]
    assert figure["corrected"]["value"] == 1280


def test_a_page_costs_few_queries_and_fewer_when_asked_again(
    client, kept, django_assert_max_num_queries
):
    with django_assert_max_num_queries(24):
        page_of(client, kept)
    with django_assert_max_num_queries(9):
        page_of(client, kept)


def test_the_list_costs_no_query_per_bulletin(client, ana, keep, django_assert_max_num_queries):
    for number in range(40, 52):
        keep(ana, text=TEXT.replace("031/2026", f"{number:03}/2026"))
    with django_assert_max_num_queries(26):
        answer = client.get(reverse("bulletins:list"))
    assert answer.content.decode().count("<tr") == 13
    with django_assert_max_num_queries(11):
        client.get(reverse("bulletins:list"))


def test_the_list_is_narrowed_by_state_year_and_words(client, kept, ana, keep):
    keep(ana, text=TEXT.replace("031/2026", "090/2025").replace("marzo de 2026", "marzo de 2025"))
    address = reverse("bulletins:list")

    def rows(query):
        return client.get(f"{address}?{query}").context["listing"].total

    assert rows("") == 2
    assert rows("anio=2025") == 1
    assert rows("estado=20") == 2
    assert rows("estado=07") == 0
    assert rows("estado=nacional") == 0
    assert rows("q=sierra+inventada") == 2
    assert rows("q=no+est%C3%A1") == 0
    assert rows("anio=x&estado=zz") == 2
    listing = client.get(f"{address}?orden=fecha").context["listing"]
    assert listing.rows[0].cells[2].value == "090/2025"


def test_the_list_can_be_taken_along(client, kept):
    answer = client.get(reverse("bulletins:list_csv"))
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert "031/2026" in lines[1]


def test_a_visitor_checks_a_text_and_nothing_of_it_is_kept(client, db):
    answer = client.post(reverse("bulletins:verify"), {"text": TEXT})
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "<mark" in html
    assert "Conservar" not in html
    assert not Bulletin.objects.exists()
    assert not pages.HELD._kept


def test_a_file_is_checked_too(client, db):
    file = SimpleUploadedFile("boletin.md", TEXT.encode())
    answer = client.post(reverse("bulletins:verify"), {"file": file})
    assert answer.status_code == 200
    assert "<mark" in answer.content.decode()


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "Pegue un texto o elija un archivo."),
        ({"text": "12 34"}, "No hay texto en"),
        ({"text": "palabra " * 20_000}, "que es el límite"),
        ({"text": ", ".join(f"{n} camas" for n in range(2, 300))}, "se verifican hasta 150"),
        ({"file": ("virus.exe", b"MZ\x90")}, "no es un archivo de texto"),
        ({"file": ("roto.docx", b"PK\x03\x04roto")}, "no se puede leer"),
        ({"file": ("vacio.txt", b"")}, "No hay texto en"),
        ({"text": "uno", "file": ("dos.txt", b"dos")}, "no ambos"),
    ],
)
def test_what_cannot_be_checked_is_refused_with_a_sentence(client, db, given, sentence):
    if isinstance(given.get("file"), tuple):
        given = given | {"file": SimpleUploadedFile(*given["file"])}
    answer = client.post(reverse("bulletins:verify"), given)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_ten_megabytes_are_refused_before_they_are_read(client, db):
    answer = client.post(reverse("bulletins:verify"), {"text": "a" * 10_000_000})
    assert answer.status_code in {400, 413}


def test_markup_in_a_text_stays_text(client, ana, keep):
    checked = client.post(reverse("bulletins:verify"), {"text": HOSTILE}).content.decode()
    kept = page_of(client, Bulletin.objects.get(pk=keep(ana, text=HOSTILE)))
    for html in (checked, kept):
        assert "<script>alert" not in html
        assert "<b onclick" not in html
        assert "&lt;script&gt;" in html


def test_ana_keeps_a_text_and_comes_to_its_page(client, ana):
    client.force_login(ana)
    checked = client.post(reverse("bulletins:verify"), {"text": TEXT}).content.decode()
    assert "Conservar este boletín" in checked
    given = {"text": TEXT, "state": "20", "address": "", "reason": WHY}
    answer = client.post(reverse("bulletins:keep"), given)
    kept = Bulletin.objects.get()
    assert answer["Location"] == reverse("bulletins:bulletin", args=[kept.pk])
    assert kept.text == TEXT


def test_ana_may_keep_only_where_she_may(client, ana):
    client.force_login(ana)
    for state in ("07", "nacional", ""):
        given = {"text": TEXT, "state": state, "reason": WHY}
        assert client.post(reverse("bulletins:keep"), given).status_code == 422
    assert not Bulletin.objects.exists()


def test_what_is_wrong_in_a_correction_stays_written_with_its_sentence(client, kept, ana):
    client.force_login(ana)
    address = reverse("bulletins:correct", args=[kept.pk, *span_of("mil 280 unidades médicas")])
    answer = client.post(address, FIGURE | {"value": "muchas"})
    assert answer.status_code == 422
    assert "«muchas» no es un número" in answer.content.decode()
    read = next(row for row in figure_rows(kept.pk) if row.value == 1280)
    same = {"value": "1,280", "kind": read.kind, "place": read.place or "", "when": read.when or ""}
    answer = client.post(address, FIGURE | same)
    assert answer.status_code == 422
    assert "Eso es lo que ya dice." in answer.content.decode()


def test_ana_confirms_a_commitment_and_the_page_says_so(client, kept, ana):
    client.force_login(ana)
    assert "Confirmar o descartar" in page_of(client, kept)
    promise = next(p for p in promises(corrected_reading(kept)) if p.figure is not None)
    place = [kept.pk, promise.span.start, promise.span.end]
    refused = client.post(reverse("bulletins:confirm", args=place), {"reason": ""})
    assert refused.status_code == 422
    client.post(reverse("bulletins:confirm", args=place), {"reason": WHY, "who": "", "by_when": ""})
    claim = Claim.objects.get(code__startswith=f"b{kept.pk}-")
    client.logout()
    html = page_of(client, kept)
    assert "Compromiso confirmado" in html
    assert claim.code in html
    assert "Ana" not in html


def test_a_confirmed_commitment_stays_though_a_newer_reader_does_not_propose_it(client, kept, ana):
    told = {"text": "Se hará.", "reason": WHY, "actor": ana, "claim": "b1-se-hara"}
    CommitmentDecision.objects.create(bulletin=kept, start=0, end=7, is_confirmed=True, **told)
    html = page_of(client, kept)
    assert "Se hará." in html
    assert "b1-se-hara" in html


def test_a_header_is_corrected_and_an_inferred_day_says_so(client, ana, keep):
    text = TEXT.replace("lunes 2 de marzo de 2026", "").replace("No. 031/2026", "")
    kept = Bulletin.objects.get(pk=keep(ana, text=text))
    client.force_login(ana)
    given = {"dated_on": "02/03/2026", "is_inferred": "on", "title": kept.title, "reason": WHY}
    answer = client.post(reverse("bulletins:header", args=[kept.pk]), given)
    assert answer.status_code == 302
    client.logout()
    assert "(inferida)" in page_of(client, kept)
    assert "(inferida)" in client.get(reverse("bulletins:list")).content.decode()


def test_a_missed_figure_is_marked_through_its_page(client, kept, ana):
    client.force_login(ana)
    address = reverse("bulletins:missed", args=[kept.pk])
    assert "Copie el número" in client.get(address).content.decode()
    given = FIGURE | {"words": "la brigada visitará", "value": "una", "unit": "brigada"}
    refused = client.post(address, given)
    assert refused.status_code == 422
    assert "El texto no dice" in refused.content.decode()
    answer = client.post(address, given | {"words": "La brigada visitará"})
    assert answer.status_code == 302
    assert "Se lee como 1 brigada" in client.get(answer["Location"]).content.decode()
    assert "el lector no la vio" in page_of(client, kept)


def test_what_is_not_there_is_not_found(client, kept):
    for name, args in (
        ("bulletin", [9999]),
        ("json", [9999]),
        ("figure", [kept.pk, 0, 3]),
        ("figure", [9999, 0, 3]),
    ):
        assert client.get(reverse(f"bulletins:{name}", args=args)).status_code == 404
