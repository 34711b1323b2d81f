"""Pages of figures, of a made-up register, as a visitor sees them."""

import json
from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tequio.base.figures import ports, queries
from tequio.base.figures.services import install_claims
from tequio.base.figures.types import ClaimKind, ClaimRow, Use
from tequio.base.files.services import withdraw_cut
from tests.unit.base.figures.wells import ALL, DEEP, TODAY, ask

pytestmark = pytest.mark.django_db
MARCH, JUNE = date(2020, 3, 15), date(2026, 6, 30)
WELLS = {"15033": (4, 1), "15058": (2, 0), "20067": (5, 5)}


@pytest.fixture
def receipt(wells):
    """The address of a receipt: 7 wells of Estado de México, deep and shallow."""
    wells.show(MARCH, WELLS)
    return queries.figure(ask()).receipt


def seen(client, address, status=200, **given):
    answer = client.get(address, given)
    assert answer.status_code == status, answer.content.decode()
    return " ".join(answer.content.decode().split())


def lines(answer):
    return b"".join(answer.streaming_content).decode()


def test_the_catalogue_says_what_each_figure_counts_without_any_query_of_figures(client, wells):
    page = seen(client, reverse("figures:catalogue"))
    for words in ("Wells of a made-up register", "Nobody dug them.", "deep, deep+shallow"):
        assert words in page


def test_a_figure_is_shown_of_the_nation_and_each_state_with_their_receipts(client, wells):
    wells.show(MARCH, WELLS)
    page = seen(client, reverse("figures:figure", args=("wells.number",)))
    for area in ("00", "15", "20"):
        for basis in (DEEP, ALL):
            told = queries.figure(ask(area, basis=basis, on=date.today()))  # noqa: DTZ011
            address = told.receipt.split("/20")[0]
            assert address in page


def test_a_figure_of_a_state_shows_its_municipalities(client, wells):
    wells.show(MARCH, WELLS)
    page = seen(client, "/cifras/wells.number/", area="15", base=DEEP)
    assert "Ecatepec, made up" in page
    assert "Tuxtepec" not in page
    assert "/cifras/wells.number/15033/" in page
    assert "base=deep%2Bshallow" not in page


def test_the_rows_of_a_figure_follow_the_column_asked_for(client, wells):
    wells.show(MARCH, WELLS)
    falling = seen(client, "/cifras/wells.number/", area="15", orden="-v1")
    rising = seen(client, "/cifras/wells.number/", area="15", orden="v1")
    assert falling.index("Ecatepec, made up") < falling.index("Neza, made up")
    assert rising.index("Ecatepec, made up") > rising.index("Neza, made up")


def test_a_page_tells_what_was_true_on_a_day(client, wells):
    wells.show(MARCH, WELLS)
    wells.show(JUNE, {"15033": (900, 0)})
    assert ">900<" in seen(client, "/cifras/wells.number/", al="2026-06-30")
    assert ">900<" not in seen(client, "/cifras/wells.number/", al="15/03/2020")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"al": "nunca"}, "«nunca» no es un día"),
        ({"al": "2026-02-31"}, "«2026-02-31» no es un día"),
        ({"al": "0001-01-01"}, "no es un día"),
        ({"conocido": "ayer"}, "«ayer» no es un instante"),
        ({"base": "seca"}, "seca"),
    ],
)
def test_a_wrong_day_or_basis_gets_a_sentence_and_the_page(client, wells, given, words):
    page = seen(client, "/cifras/wells.number/", 422, **given)
    assert words in page
    assert "<form" in page


@pytest.mark.parametrize("area", ["33", "15999", "x", "1503"])
def test_an_area_that_does_not_exist_is_not_found(client, wells, area):
    page = seen(client, "/cifras/wells.number/", 404, area=area)
    assert "No hay estado ni municipio con la clave" in page


def test_a_figure_that_does_not_exist_is_not_found(client, wells):
    assert "«wells.depth»" in seen(client, "/cifras/wells.depth/", 404)


def test_a_receipt_shows_all_that_it_stands_on(client, receipt):
    page = seen(client, receipt)
    for words in (
        "La huella corresponde.",
        "Wells of a made-up register",
        "deep and shallow wells",
        "Nobody dug them.",
        "15 de marzo de 2020",
        "pozos.csv",
        "Ecatepec",
        "la misma pregunta tiene el mismo recibo",
    ):
        assert words in page
    assert "Oaxaca</th>" not in page


def test_a_receipt_can_be_cited_by_its_whole_address(client, receipt):
    page = seen(client, receipt)
    cited = page.split('id="cita"')[1].split("</p>")[0].replace("&amp;", "&")
    assert f"http://testserver{receipt}" in cited
    assert "7 wells" in cited


def test_a_changed_fingerprint_is_told_plainly_and_keeps_its_status(client, receipt):
    address, told = receipt.split("huella=")
    page = seen(client, f"{address}huella={told[::-1]}", 409)
    assert "La huella no corresponde." in page
    assert told in page


def test_a_changed_basis_or_area_does_not_hold(client, receipt):
    seen(client, receipt.replace("/15/", "/20/"), 409)
    seen(client, receipt.replace("base=deep%2Bshallow", "base=deep"), 409)


def test_an_address_without_a_fingerprint_is_answered_with_one(client, receipt):
    page = seen(client, receipt.split("&huella")[0])
    assert "no trae huella" in page


@pytest.mark.parametrize("cuts", ["999999", "x", "1;2", "-1", "9" * 30, ",".join(["7"] * 9)])
def test_documents_that_were_never_here_are_not_found(client, receipt, cuts):
    head, tail = receipt.split("cortes=")
    page = seen(client, f"{head}cortes={cuts}&{tail.split('&', 1)[1]}", 404)
    assert "nunca se cargaron aquí" in page


def test_a_question_leads_to_the_receipt_of_what_is_known(client, receipt):
    answer = client.get(receipt.split("?")[0], {"base": ALL})
    assert (answer.status_code, answer["Location"]) == (302, receipt)


def test_a_question_leads_to_the_receipt_of_what_was_known(client, wells):
    wells.show(MARCH, WELLS)
    address = f"/cifras/wells.number/15/{TODAY}/"
    answer = client.get(address, {"base": ALL, "conocido": "2001-01-01"})
    assert "cortes=&" in answer["Location"]
    assert "se ignora" in seen(client, answer["Location"])
    assert seen(client, address, 422, base=ALL, conocido="ayer")


@pytest.mark.parametrize("day", ["2026-02-30", "2026-13-01", "26-1-1", "hoy"])
def test_a_day_that_does_not_exist_is_no_address(client, receipt, day):
    seen(client, receipt.replace(str(TODAY), day), 404)


def test_a_receipt_says_that_a_document_was_withdrawn_and_what_it_would_be_today(client, wells):
    wells.show(MARCH, WELLS)
    cut = wells.show(JUNE, {"15033": (800, 1)}, name="pozos_junio.csv")
    address = queries.figure(ask()).receipt
    withdraw_cut(cut_id=cut)
    page = seen(client, address)
    assert ">801<" in page
    for words in ("La huella corresponde.", "Después se retiró un documento.", "pozos_junio.csv"):
        assert words in page
    fresh = queries.figure(ask()).receipt.replace("&", "&amp;")
    assert fresh in page


def test_documents_and_rows_lead_to_their_batch(client, receipt, monkeypatch):
    links = [lambda numbers: {n: Use(f"lote {n}", f"/lotes/{n}/") for n in numbers}]
    monkeypatch.setattr(ports._SOCKETS, "cut_links", links)
    page = seen(client, receipt)
    number = receipt.split("cortes=")[1].split("&")[0]
    assert f'<a href="/lotes/{number}/">lote {number}</a>' in page


def test_a_receipt_lists_where_its_figure_is_used(client, receipt, monkeypatch):
    monkeypatch.setattr(ports._SOCKETS, "uses", [lambda _: [Use("Tablero de pozos", "/pozos/")]])
    assert '<a href="/pozos/">Tablero de pozos</a>' in seen(client, receipt)


def test_what_was_announced_stands_beside_and_is_never_merged(client, receipt):
    install_claims([claim(8)])
    page = seen(client, receipt)
    assert "ocho pozos" in page
    assert "−12.5" in page  # 7 against 8
    install_claims([claim(8), claim(9, code="otra")])
    assert "−12.5" not in seen(client, receipt)  # two were said: neither is chosen


def claim(value, code="una"):
    return ClaimRow(
        code=code, value=value, qualifier="exact", unit="pozos", definition="Pozos inventados",
        place="Estado de México", when="2024", said_on=date(2024, 1, 12), said_on_inferred=False,
        said_by="Nadie", source="Boletín inventado", kind=ClaimKind.GOAL,
        figure="wells.number", area="15", quote="ocho pozos",
    )  # fmt: skip


def test_a_receipt_costs_the_same_however_many_rows_it_has(client, wells):
    def cost(page):
        with CaptureQueriesContext(connection) as asked:
            seen(client, page)
        return len(asked)

    wells.show(MARCH, {"15033": (4, 1)})
    few = queries.figure(ask()).receipt
    wells.show(JUNE, {f"15{n:03}": (n, 0) for n in range(1, 121)})
    many = queries.figure(ask()).receipt
    seen(client, few)
    assert cost(few) == cost(many) == cost(f"{many}&pagina=2") <= 12


def test_rows_are_paged_and_a_page_past_the_last_leads_to_the_first(client, wells):
    wells.show(MARCH, {f"15{n:03}": (n, 0) for n in range(1, 121)})
    address = queries.figure(ask()).receipt
    assert "1 a 50 de 120" in seen(client, address)
    assert "101 a 120 de 120" in seen(client, address, **params(address), pagina="3")
    past = client.get(f"{address}&pagina=4")
    assert (past.status_code, past["Location"]) == (302, address)


def params(address):
    return dict(parse_qsl(urlsplit(address).query, keep_blank_values=True))


def rows_of(receipt, **more):
    place, query = receipt.split("?")
    told = "".join(f"&{key}={value}" for key, value in more.items())
    return f"{place}filas/?{query}{told}"


def test_the_rows_have_a_page_of_their_own(client, receipt):
    page = seen(client, rows_of(receipt))
    assert "1 a 2 de 2" in page
    assert receipt.replace("&", "&amp;") in page


def test_the_rows_as_csv_are_all_there_and_open_in_excel(client, wells):
    wells.show(MARCH, {f"15{n:03}": (n, 0) for n in range(1, 121)})
    answer = client.get(rows_of(queries.figure(ask()).receipt, formato="csv"))
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert f'filename="wells.number_15_{TODAY}.csv"' in answer["Content-Disposition"]
    text = lines(answer)
    assert text.startswith("\ufeff")
    assert text.count("\r\n") == 121
    assert "15007,15007,7,0,2020-03-15," in text


def test_the_rows_as_json_say_of_what_they_are(client, receipt):
    told = json.loads(lines(client.get(rows_of(receipt, formato="json"))))
    assert (told["figure"], told["area"], told["basis"]) == ("wells.number", "15", ALL)
    assert told["as_of"] == TODAY.isoformat()
    assert [row[0] for row in told["rows"]] == ["15033", "15058"]
    assert len(told["columns"]) == len(told["rows"][0])


def test_no_page_of_figures_takes_anything_but_reading(client, receipt):
    for address in ("/cifras/", "/cifras/wells.number/", receipt, "/cifras/instantaneas/"):
        assert client.post(address).status_code == 405
