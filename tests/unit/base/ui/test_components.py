import re
from decimal import Decimal

import pytest
from django.http import QueryDict
from django.template.loader import render_to_string

from tequio.base.ui import charts, tables
from tequio.base.ui.types import (
    Beside,
    Column,
    Empty,
    Frame,
    Kind,
    Link,
    Listing,
    Pager,
    Progress,
    Row,
    Slip,
    SlipLine,
    Stat,
    Verdict,
    bar,
    number,
    share,
    text,
)


def drawn(template, **given):
    return render_to_string(f"ui/{template}.html", {"frame": Frame(), **given})


def words(markup):
    return " ".join(re.sub(r"<[^>]*>", " ", markup).split())


def test_a_figure_shows_value_label_universe_and_the_mark_of_its_receipt():
    markup = drawn("_figure", stat=Stat(1246, "unidades", "30 jun 2026", "/cifras/x/"))
    assert words(markup) == "1,246 unidades 30 jun 2026"
    assert '<a class="rc" href="/cifras/x/" data-r="1" aria-label="Recibo: unidades">' in markup


def test_an_unknown_figure_has_no_unit_and_keeps_its_receipt():
    markup = drawn("_figure", stat=Stat(None, "camas", receipt="/cifras/x/", unit="camas"))
    assert words(markup) == "se ignora camas"
    assert 'class="rc"' in markup


def test_zero_and_a_loss_are_numbers():
    assert words(drawn("_figure", stat=Stat(0, "x"))) == "0 x"
    assert words(drawn("_figure", stat=Stat(-34, "x"))) == "\u221234 x"


def test_a_receipt_shows_its_sum_and_an_unknown_part_as_unknown():
    line = SlipLine("Cálculo", parts=(("a", 5), ("b", None)), total=5)
    said = words(drawn("_slip", slip=Slip("x.y", 5, "personas", (line,))))
    assert said == "x.y 5 personas Cálculo a 5 b se ignora Suma 5"


def test_a_claim_shows_both_numbers_the_difference_and_the_verdict():
    claim = Beside("Unidades", 1280, 1246, Verdict.OTHER_UNIVERSE, why="Otro recuento.")
    said = words(drawn("_claim", claim=claim))
    assert "Anunciado: 1,280" in said
    assert "Medido: 1,246" in said
    assert "\u221234 (\u22122.66\u00a0%)" in drawn("_claim", claim=claim)
    assert "Otro universo Otro recuento." in said


def test_a_claim_without_a_measure_draws_no_scale():
    markup = drawn("_claim", claim=Beside("Plazas", 85_000, None, Verdict.CANNOT_TELL))
    assert "sin medida" in markup
    assert 'class="rail"' not in markup


def test_a_claim_of_zero_has_a_difference_and_no_share():
    claim = Beside("Devueltas", 0, 3, Verdict.DIFFERS)
    assert (claim.difference, claim.share) == (3, None)
    assert "+3" in words(drawn("_claim", claim=claim))


COLUMNS = (
    Column("Unidad", "unidad", is_head=True),
    Column("Camas", kind=Kind.NUMBER),
    Column("Parte", kind=Kind.SHARE),
    Column("Dibujo", kind=Kind.BAR),
)


def listing(*rows, **given):
    return Listing("Unidades", COLUMNS, tuple(rows), total=len(rows), **given)


def test_a_row_names_its_columns_for_the_cards_of_a_phone():
    row = Row((text("Nube"), number(3, receipt="/r/"), share(Decimal("0.5")), bar(Decimal("0.5"))))
    markup = drawn("_listing", listing=listing(row))
    assert '<th scope="row">Nube' in markup
    assert '<td class="n" data-l="Camas"><a class="nr" href="/r/">3</a>' in markup
    assert "50.0\u00a0%" in markup


def test_unknown_cells_say_so_and_only_an_unknown_bar_draws_nothing():
    markup = drawn(
        "_listing", listing=listing(Row((text(None), number(None), share(None), bar(None))))
    )
    assert markup.count("se ignora") == 3
    assert "<svg" not in markup
    known = drawn("_listing", listing=listing(Row((text("Nube"), number(0), share(0), bar(0)))))
    assert 'class="bar-in" y="1" width="0.0"' in known


def test_what_comes_from_a_file_is_shown_as_text():
    hostile = '<img src=x onerror="x">'
    markup = drawn(
        "_listing", listing=listing(Row((text(hostile, note=hostile), *map(number, (1, 2, 3)))))
    )
    assert "<img" not in markup
    assert "<img" not in drawn("_raw", raw=hostile)


def test_an_empty_listing_says_what_is_not_here_and_keeps_its_filters():
    filters = tables.filters("Filtrar", [], tables.asked(QueryDict(), COLUMNS))
    empty = Empty("No hay actas.", "Mañana.", Link("Preparar", "/actas/"))
    markup = drawn("_listing", listing=listing(empty=empty, filters=filters))
    assert words(markup).startswith("Filtrar No hay actas. Mañana. Preparar")
    assert "<table" not in markup


def test_a_pager_of_nothing_says_so():
    assert words(drawn("_pager", pager=Pager(0, 0, 0))) == "Ninguna fila"
    assert words(drawn("_pager", pager=Pager(51, 100, 10_573))) == "51 a 100 de 10,573"


@pytest.mark.parametrize(
    ("progress", "said"),
    [
        (
            Progress("Leyendo", 6204, 10_573, seconds_left=4),
            "Leyendo: 6,204 de 10,573. Faltan unos 4 segundos.",
        ),
        (
            Progress("Leyendo", 9, 10, seconds_left=1),
            "Leyendo: 9 de 10. Falta alrededor de 1 segundo.",
        ),
        (Progress("En espera", 0, None), "En espera"),
        (Progress("Buscando", 120, None), "Buscando: 120."),
        (Progress("Leyendo", 0, 0), "Leyendo: 0 de 0."),
    ],
)
def test_progress_is_told_in_words(progress, said):
    assert words(drawn("_progress", progress=progress)) == said


def test_progress_asks_again_until_it_is_over():
    running = Progress("Leyendo", 1, 2, url="/trabajos/1/")
    assert 'hx-get="/trabajos/1/"' in drawn("_progress", progress=running)
    assert "<noscript>" in drawn("_progress", progress=running)
    over = Progress("Leyendo", 2, 2, url="/trabajos/1/", is_over=True)
    assert "hx-get" not in drawn("_progress", progress=over)


def test_an_area_without_a_value_is_hatched_and_says_so():
    box = charts.project([("a", [[(0, 0), (1, 0), (1, 1)]])])
    areas = [charts.Area("a", "Álamo", "", None, box.paths["a"], "se ignora")]
    markup = drawn("_chart_map", map=charts.choropleth("Mapa", areas, box))
    assert 'fill="url(#hatch)"' in markup
    assert markup.count("Álamo") == 2  # on the map and in its table


def test_the_paper_lists_each_receipt_with_its_whole_address():
    frame = Frame(locate=lambda href: f"https://tequio.example{href or '/pagina/'}")
    frame.place_of("/cifras/x/?huella=5ae1", "unidades")
    said = words(drawn("_foot", frame=frame))
    assert "unidades: https://tequio.example/cifras/x/?huella=5ae1" in said
    assert "https://tequio.example/pagina/" in said
