"""Sums drawn at random and written many ways are found; unrelated numbers are none."""

from hypothesis import assume, given
from hypothesis import strategies as st

from tequio.publish.bulletins.rules.finding.sums import sums_to_check
from tequio.publish.bulletins.rules.judging import add
from tequio.publish.bulletins.rules.reading import read
from tequio.publish.bulletins.types import Outcome
from tests.property.publish.bulletins.spelling import as_officials_write, in_words

STYLES = (str, as_officials_write, in_words, "{:,}".format)
SHIFTS = ("en el turno matutino", "en el vespertino", "en el nocturno", "en el especial")
KINDS = ("hospitales", "clínicas", "módulos", "laboratorios")
YEARS = range(1_900, 2_100)  # written bare, they are years


def listed(parts, said):
    items = [f"{part} {word}" for part, word in zip(parts, said, strict=False)]
    return f"{', '.join(items[:-1])} y {items[-1]}"


SHAPES = {
    "shifts": lambda t, p: f"Laboran {t} trabajadores: {listed(p, SHIFTS)}.",
    "of all": lambda t, p: f"De los {t} trabajadores, {listed(p, SHIFTS)}.",
    "that is": lambda t, p: f"Operan {listed(p, KINDS)}, es decir, {t} unidades médicas.",
    "dashes": lambda t, p: f"La red tiene {t} unidades – {listed(p, KINDS)} – en la sierra.",
    "made of": lambda t, p: f"La red consta de {t} unidades, repartidas en {listed(p, KINDS)}.",
    "of them": lambda t, p: f"Se recibieron {t} unidades, de ellas {listed(p, KINDS)}.",
    "next sentence": lambda t, p: f"Hay {t} unidades médicas. Del total, {listed(p, KINDS)}.",
}
PARTS = st.lists(
    st.integers(20, 4_000).filter(lambda n: n not in YEARS), min_size=2, max_size=4, unique=True
).filter(lambda parts: sum(parts) not in YEARS)
SHAPED = st.sampled_from(sorted(SHAPES))
STYLED = st.sampled_from(STYLES)


def sums_of(text):
    return [each.recipe for each in sums_to_check(read(text))]


def written(shape, total, parts, style):
    return SHAPES[shape](style(total), [style(part) for part in parts])


@given(SHAPED, PARTS, STYLED)
def test_any_decomposition_is_found_in_any_shape_and_comes_out(shape, parts, style):
    (found,) = sums_of(written(shape, sum(parts), parts, style))
    assert (found.total, sorted(found.parts)) == (sum(parts), sorted(parts))
    assert add(found).verdict is Outcome.AGREES


CLAIMED = ("dashes", "made of", "of all", "of them", "shifts")


@given(st.sampled_from(CLAIMED), PARTS, STYLED, st.data())
def test_one_part_changed_is_still_found_with_the_values_of_the_text(shape, parts, style, data):
    total, place = sum(parts), data.draw(st.integers(0, len(parts) - 1))
    most = max(1, min(parts[place] // 2, total // 20))
    change = data.draw(st.integers(-most, most).filter(bool))
    bent = [*parts[:place], parts[place] + change, *parts[place + 1 :]]
    assume(bent[place] not in YEARS)
    (found,) = sums_of(written(shape, total, bent, style))
    assert (found.total, sorted(found.parts)) == (total, sorted(bent))
    assert (add(found).verdict, add(found).apart) == (Outcome.DIFFERS, change)


@given(SHAPED, PARTS, STYLED, st.randoms())
def test_the_order_of_the_parts_does_not_matter(shape, parts, style, random):
    shuffled = random.sample(parts, len(parts))
    first, second = (
        [(each.total, sorted(each.parts)) for each in sums_of(written(shape, sum(parts), p, style))]
        for p in (parts, shuffled)
    )
    assert first == second


UNRELATED = (
    "Se aplicaron {} vacunas en la plaza.",
    "La carretera mide {} kilómetros.",
    "El pueblo tiene {} escuelas.",
    "Asistieron {} alcaldes.",
    "Se sembraron {} árboles.",
    "El taller duró {} minutos.",
    "La biblioteca guarda {} libros.",
)


@given(st.permutations(UNRELATED), st.lists(st.integers(2, 5_000), min_size=6, max_size=6), STYLED)
def test_unrelated_numbers_are_never_a_sum(sentences, numbers, style):
    numbers = [*numbers, numbers[0] + numbers[1]]  # one of them always would come out
    text = " ".join(sentences).format(*map(style, numbers))
    assert sums_of(text) == []
