"""A random list of names behind a number is counted name by name; without a list, nothing is."""

from hypothesis import given
from hypothesis import strategies as st

from tequio.publish.bulletins.rules.finding.names import names_to_check
from tequio.publish.bulletins.rules.judging import count_names
from tequio.publish.bulletins.rules.reading import read
from tequio.publish.bulletins.types import Outcome
from tests.property.publish.bulletins.spelling import in_words

NAMES = (
    "Jalpa",
    "Ameca",
    "Tecate",
    "Perote",
    "Zimapán",
    "Jerez",
    "Loreto",
    "Tuxpan",
    "Acayucan",
    "Matehuala",
    "Huajuapan",
)
SHAPES = (
    "Los trabajos se harán en {} municipios: {}.",
    "La jornada llegó a {} municipios ({}).",
    "Recibirán equipo {} comunidades, es decir, {}.",
)
DIGITS_OR_WORDS = st.sampled_from((str, in_words))
LISTS = st.lists(st.sampled_from(NAMES), min_size=2, max_size=9, unique=True)


def listed(names):
    return f"{', '.join(names[:-1])} y {names[-1]}"


def found_in(text):
    return [each.recipe for each in names_to_check(read(text))]


@given(st.sampled_from(SHAPES), LISTS, st.integers(2, 12), DIGITS_OR_WORDS)
def test_a_list_is_counted_name_by_name_whatever_number_announces_it(shape, names, said, style):
    (recipe,) = found_in(shape.format(style(said), listed(names)))
    assert (recipe.said, recipe.names, recipe.is_whole) == (said, tuple(names), True)
    agrees = count_names(recipe) is Outcome.AGREES
    assert agrees == (len(names) == said)


@given(st.sampled_from(SHAPES), LISTS, st.integers(2, 12), st.randoms())
def test_the_order_of_the_names_is_irrelevant(shape, names, said, random):
    orders = (names, random.sample(names, len(names)))
    first, second = (found_in(shape.format(said, listed(each))) for each in orders)
    assert [set(each.names) for each in first] == [set(each.names) for each in second] != []
    assert count_names(first[0]) is count_names(second[0])


@given(LISTS, st.integers(2, 40))
def test_a_list_that_is_open_never_warns_of_names_that_lack(names, said):
    recipes = found_in(f"Se atenderán {said} municipios, entre ellos {listed(names)}.")
    verdicts = {count_names(each) for each in recipes}
    assert Outcome.WARNING not in verdicts
    assert bool(recipes) == (len(names) <= said)


UNLISTED = (
    "Se atenderán {} municipios.",
    "Los {} municipios de la región recibirán equipo, dijo Ana Ruiz Soto en Jalpa.",
    "Los de Jalpa y Ameca llegaron con {} ambulancias.",
)


@given(st.sampled_from(UNLISTED), st.integers(2, 40))
def test_without_a_list_there_is_no_recipe(text, said):
    assert found_in(text.format(said)) == []
