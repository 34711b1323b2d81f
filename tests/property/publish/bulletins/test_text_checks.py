"""Sums written into sentences are found, whole or broken; what is unrelated is no sum."""

from datetime import date
from itertools import combinations

from hypothesis import assume, given
from hypothesis import strategies as st

from tequio.publish.bulletins.queries.words import judge_text
from tequio.publish.bulletins.rules.finding import find_checks
from tequio.publish.bulletins.rules.finding.sums import sums_to_check
from tequio.publish.bulletins.rules.judging import add
from tequio.publish.bulletins.rules.reading import read
from tequio.publish.bulletins.rules.recipes import pairs_of, recipe_of
from tequio.publish.bulletins.types import (
    NamesRecipe,
    Outcome,
    PlanRecipe,
    RatioRecipe,
    RepeatRecipe,
    SequenceRecipe,
    SumRecipe,
)
from tests.property.publish.bulletins.spelling import as_officials_write, in_words

TODAY = date(2026, 11, 25)
STYLES = (str, as_officials_write, in_words, "{:,}".format)
KINDS = ("centros de salud", "hospitales", "clínicas", "módulos")
OF = ("de infraestructura", "de personal", "de abasto", "de capacitación", "de finanzas")
TOWNS = ("Jalpa", "Ameca", "Tecate", "Perote", "Zimapán")


def listed(items):
    return f"{', '.join(items[:-1])} y {items[-1]}"


def of_kinds(parts):
    return listed([f"{part} {kind}" for part, kind in zip(parts, KINDS, strict=False)])


def elided(parts):
    return listed([f"{part} {of}" for part, of in zip(parts, OF, strict=False)])


SHAPES = {
    "which": lambda t, p: f"Se transferirán {t} unidades médicas, de las cuales {of_kinds(p)}.",
    "brackets": lambda t, p: f"Quedaron listas {t} unidades ({of_kinds(p)}) de la región.",
    "colon": lambda t, p: f"Se suscribieron {t} acuerdos: {elided(p)}.",
    "elided": lambda t, p: f"Llegaron {t} trabajadores, {elided(p)}.",
    "behind": lambda t, p: f"La red tiene {of_kinds(p)}, que suman {t} unidades médicas.",
    "in all": lambda t, p: f"Operan {of_kinds(p)}. En total son {t} unidades médicas.",
    "goes on": lambda t, p: f"Operan {t} unidades médicas. De ellas, {of_kinds(p)}.",
    "bullets": lambda t, p: (
        f"Se firmaron {t} acuerdos:\n\n"
        + "\n".join(f"- {part} acuerdos {of}" for part, of in zip(p, OF, strict=False))
    ),
    "table": lambda t, p: (
        "| Municipio | Camas |\n|---|---|\n"
        + "\n".join(f"| {town} | {part} |" for part, town in zip(p, TOWNS, strict=False))
        + f"\n| Total | {t} |\n"
    ),
}
YEARS = range(1_900, 2_100)  # written bare, they are years
PARTS = st.lists(
    st.integers(20, 4_000).filter(lambda n: n not in YEARS), min_size=2, max_size=4, unique=True
).filter(lambda parts: sum(parts) not in YEARS)


def sums_of(text):
    return [each.recipe for each in sums_to_check(read(text))]


def written(shape, total, parts, style):
    style = str if shape == "table" else style
    return SHAPES[shape](style(total), [style(part) for part in parts])


@given(st.sampled_from(sorted(SHAPES)), PARTS, st.sampled_from(STYLES))
def test_a_number_and_its_parts_are_found_in_every_shape(shape, parts, style):
    (found,) = sums_of(written(shape, sum(parts), parts, style))
    assert (found.total, sorted(found.parts)) == (sum(parts), sorted(parts))
    assert add(found).verdict is Outcome.AGREES


def closes_without_one(parts, total):
    """Whether some of the parts, but not all, make the total."""
    return any(
        sum(some) == total for few in range(2, len(parts)) for some in combinations(parts, few)
    )


@given(st.sampled_from(sorted(SHAPES)), PARTS, st.sampled_from(STYLES), st.data())
def test_one_part_changed_makes_the_sum_differ_by_that_much(shape, parts, style, data):
    total = sum(parts)
    place = data.draw(st.integers(0, len(parts) - 1))
    most = max(1, min(parts[place] // 2, total // 20))
    change = data.draw(st.integers(-most, most).filter(bool))
    bent = [*parts[:place], parts[place] + change, *parts[place + 1 :]]
    assume(not closes_without_one(bent, total))  # 60 + 340 = 400, whatever stands before them
    assume(bent[place] not in YEARS)
    found = [each for each in sums_of(written(shape, total, bent, style)) if each.total == total]
    assert [(add(each).verdict, add(each).apart) for each in found] == [(Outcome.DIFFERS, change)]


@given(st.sampled_from(sorted(SHAPES)), PARTS, st.sampled_from(STYLES), st.randoms())
def test_the_order_of_the_parts_never_matters(shape, parts, style, random):
    shuffled = random.sample(parts, len(parts))
    first = sums_of(written(shape, sum(parts), parts, style))
    second = sums_of(written(shape, sum(parts), shuffled, style))
    told = [[(each.total, sorted(each.parts)) for each in found] for found in (first, second)]
    assert told[0] == told[1]


UNRELATED = (
    "Se aplicaron {} vacunas.",
    "La carretera mide {} kilómetros.",
    "El municipio tiene {} escuelas.",
    "Asistieron {} alcaldes a la ceremonia.",
    "Se sembraron {} árboles frente al palacio.",
    "El taller duró {} minutos.",
    "La biblioteca guarda {} libros antiguos.",
    "Hay {} sillas y {} escritorios en la bodega, con {} lámparas.",
)


@given(st.permutations(UNRELATED), st.lists(st.integers(2, 300), min_size=10, max_size=10))
def test_unrelated_numbers_are_no_sum_even_where_they_would_add_up(sentences, numbers):
    numbers[2] = numbers[0] + numbers[1]
    numbers[5] = numbers[3] + numbers[4]
    text = " ".join(sentences).format(*numbers)
    assert sums_of(text) == []


@given(PARTS, st.sampled_from(STYLES), st.integers(1, 400))
def test_a_hedged_total_holds_where_the_parts_reach_it(parts, style, short):
    total = sum(parts) - min(short, sum(parts) // 20)
    assume(total not in YEARS)
    text = f"Se entregaron más de {style(total)} unidades médicas, de las cuales {of_kinds(parts)}."
    (found,) = sums_of(text)
    assert add(found).verdict is Outcome.AGREES


PEOPLE = ("Campeche", "Chiapas", "Oaxaca", "Tabasco", "Puebla", "Hidalgo", "Sonora", "Colima")


@given(st.permutations(PEOPLE), st.integers(2, 8), st.integers(-2, 3))
def test_names_behind_a_number_are_counted(places, many, off):
    said = max(2, many + off)
    text = f"Asistieron {in_words(said)} representaciones del Instituto: {listed(places[:many])}."
    found = [each for each in checks_of(text) if isinstance(each, NamesRecipe)]
    assert [(each.said, set(each.names)) for each in found] == [(said, set(places[:many]))]
    expected = Outcome.AGREES if said == many else Outcome.WARNING
    assert judge_text(found[0]).verdict is expected


def checks_of(text):
    return [each.recipe for each in find_checks(read(text), read_on=TODAY)]


@given(st.dates(date(2020, 1, 1), date(2026, 11, 1)), st.integers(0, 6), st.integers(1, 900))
def test_a_weekday_written_wrong_is_told_with_the_right_one(on, weekday, number):
    names = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
    recipe = SequenceRecipe(f"{number}/{on.year}", on, names[weekday], TODAY)
    judged = judge_text(recipe)
    is_right = on.weekday() == weekday
    assert judged.verdict is (Outcome.AGREES if is_right else Outcome.DIFFERS)
    assert names[on.weekday()] in judged.explanation


@given(st.lists(st.tuples(st.integers(1, 365), st.integers(1, 900)), min_size=2, max_size=6))
def test_numbers_that_do_not_grow_with_their_days_are_warned_of(pairs):
    days = sorted({day for day, _ in pairs})
    numbers = sorted({number for _, number in pairs})
    rows = [
        (number, date.fromordinal(date(2024, 1, 1).toordinal() + day))
        for day, number in zip(days, numbers, strict=False)
    ]
    others = [f"{number:03}/2024 {on}" for number, on in rows]
    for number, on in rows:
        own = SequenceRecipe(f"{number}/2024", on, None, TODAY, tuple(others))
        assert judge_text(own).verdict is Outcome.AGREES
    if len(rows) > 1:
        (low, first), (high, last) = rows[0], rows[-1]
        swapped = SequenceRecipe(f"{high}/2024", first, None, TODAY, (f"{low}/2024 {last}",))
        assert judge_text(swapped).verdict is Outcome.WARNING


NUMBERS = st.integers(0, 10**12).map(float) | st.decimals(0, 10**6, places=2).map(float)
RECIPES = st.one_of(
    st.builds(SumRecipe, NUMBERS, st.lists(NUMBERS, min_size=1, max_size=6).map(tuple)),
    st.builds(NamesRecipe, NUMBERS, st.just("hospitales"), st.just(("Jalpa", "Ameca"))),
    st.builds(RepeatRecipe, st.just("camas"), st.lists(NUMBERS, min_size=1).map(tuple)),
    st.builds(RatioRecipe, st.sampled_from(["beds_per_hospital", "x"]), NUMBERS, NUMBERS),
    st.builds(
        SequenceRecipe,
        st.none() | st.just("12/2024"),
        st.none() | st.dates(),
        st.none(),
        st.dates(),
    ),
    st.builds(
        PlanRecipe, st.lists(st.sampled_from(["10", "20", "21", "99"])).map(tuple), st.none()
    ),
)


@given(RECIPES)
def test_a_recipe_that_went_through_an_address_is_judged_the_same(recipe):
    back = recipe_of(dict(pairs_of(recipe)))
    assert judge_text(back) == judge_text(recipe)
    assert judge_text(back).explanation


def test_a_text_without_numbers_has_nothing_to_add_or_count():
    recipes = checks_of("Hoy se inauguró la obra. Asistieron autoridades del estado.")
    assert not [each for each in recipes if isinstance(each, (SumRecipe, NamesRecipe))]
