"""Names of units: how often the probabilities tell the truth, and what a look-up costs."""

from collections import Counter

import duckdb
import pytest

from tequio.register.units.rules import lexicon, meant
from tequio.register.units.rules.matching import asked, compared
from tequio.register.units.rules.weighing import WEIGHTS, scored
from tequio.register.units.types import NamedPlace
from tests.bench.register.units.fitting import choices, fitted
from tests.bench.register.units.perturbing import Case, cases, split
from tests.unit.register.listing import national_lexicon, national_list

pytestmark = [pytest.mark.django_db, pytest.mark.data]
MEXICO_STATE, OAXACA = "15", "20"
NEVER_FITTED = {MEXICO_STATE, OAXACA, "02", "06", "29"}  # the last three have true pairs of names
FITTED_ON, JUDGED_BY = (7, 8, 9), (17, 18, 19)
BINS = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97)
SURE = 0.9
OLD_NAMES = """
    SELECT ssa_nombre_icad2016, lpad(clave_de_la_entidad::int::text, 2, '0'), municipio, clues_imb
    FROM '{}' WHERE ssa_nombre_icad2016 IS NOT NULL AND NOT ssa_nombre_icad2016 LIKE '__SSA00%'
"""
OF_IMSS = """SELECT "NOMBRE DE LA UNIDAD", '20', "MUNICIPIO", NULL FROM '{}'"""
OF_OTHERS = """
    SELECT nombre, cveEnt, municipio, NULL FROM '{}' WHERE id[3:5] NOT IN ('IMB', 'SSA')
"""


@pytest.fixture(scope="module")
def units(data_folder):
    return national_list(data_folder)


def told(names, register):
    """Return, for each name, how probable its first candidate is, and whether it is the unit."""
    found = []
    for case in names:
        first = next(iter(meant(case.named, register).candidates), None)
        found.append(
            (first.probability if first else 0.0, bool(first) and first.clues == case.meant)
        )
    return found


def report(bench_report, name, found, of_register):
    """Note the share that is right in each bin of probability; return precision, and recall."""
    for low, high in zip(BINS, (*BINS[1:], 1.01), strict=True):
        inside = [(p, right) for p, right in found if low <= p < high]
        if inside:
            mean, right = (sum(column) / len(inside) for column in zip(*inside, strict=True))
            bench_report.note(
                f"{name}, {low:.2f}-{min(high, 1.0):.2f}",
                names=len(inside), said=round(mean, 3), right=round(right, 3),
            )  # fmt: skip
    sure = Counter(right for p, right in found if p >= SURE)
    return sure[True] / max(1, sure.total()), sure[True] / max(1, of_register)


def of_states(units, wanted):
    return [unit for unit in units if wanted(unit.state)]


def test_the_weights_are_those_that_twenty_states_give(units):
    chosen = []
    for seed in FITTED_ON:
        kept, lacking = (
            of_states(part, lambda state: state not in NEVER_FITTED) for part in split(units, seed)
        )
        register = lexicon(split(units, seed)[0])
        chosen += choices(cases(kept, lacking, 2000, seed), register)
    again = fitted(chosen)
    assert again == pytest.approx(WEIGHTS, abs=0.05), again


@pytest.mark.parametrize(("state", "name"), [(MEXICO_STATE, "México"), (OAXACA, "Oaxaca")])
def test_in_states_never_fitted_the_surer_is_the_more_often_right(bench_report, units, state, name):
    found, of_register = [], 0
    for seed in JUDGED_BY:
        kept, lacking = split(units, seed)
        here = [of_states(part, state.__eq__) for part in (kept, lacking)]
        names = cases(*here, 700, seed)
        of_register += sum(case.meant is not None for case in names)
        found += told(names, lexicon(kept))
    precision, recall = report(bench_report, name, found, of_register)
    bench_report.note(f"{name}, at {SURE}", precision=round(precision, 3), recall=round(recall, 3))
    assert precision >= 0.97
    assert recall >= 0.45


def listed(data_folder, file, query):
    rows = duckdb.sql(query.format(data_folder / file)).fetchall()
    return [Case(NamedPlace(name, state, place or ""), key) for name, state, place, key in rows]


def test_old_abbreviated_names_of_three_states_find_their_unit(bench_report, data_folder):
    names = listed(data_folder, "equivalencia_ssa_imb_muestra.parquet", OLD_NAMES)
    found = told(names, national_lexicon(data_folder))
    precision, recall = report(bench_report, "old names", found, len(names))
    first = sum(right for _, right in found) / len(found)
    bench_report.note(
        "old names", precision=round(precision, 3), recall=round(recall, 3), first=round(first, 3)
    )
    assert precision >= 0.99
    assert first >= 0.93


@pytest.mark.parametrize(
    ("file", "query", "most"),
    [
        ("clues_imss_oaxaca_202604.parquet", OF_IMSS, 0.03),
        ("clues_segundo_tercer_nivel_202604.parquet", OF_OTHERS, 0.02),
    ],
)
def test_units_of_other_institutions_are_seldom_taken_for_ours(
    bench_report, data_folder, file, query, most
):
    names = listed(data_folder, file, query)
    found = told(names, national_lexicon(data_folder))
    sure = sum(p >= SURE for p, _ in found)
    near = sum(p > 0 for p, _ in found)
    bench_report.note(f"not in the register: {file}", names=len(names), near=near, sure=sure)
    assert sure / len(names) <= most


def test_twenty_names_cost_less_than_comparing_each_with_every_unit(race, units, data_folder):
    register = national_lexicon(data_folder)
    names = [case.named for case in cases(units, units, 20, seed=3)]

    def ours(names):
        return [first_key(meant(named, register).candidates) for named in names]

    def all_pairs(names):
        return [best_of_all(named, register) for named in names]

    by_us, naive = race.over(rounds=3, rows=len(names))(ours, all_pairs, names)
    assert all(key in best for key, best in zip(by_us.answer, naive.answer, strict=True) if key)
    assert by_us.seconds < 0.150 or by_us.seconds < naive.seconds / 50
    assert by_us.seconds < naive.seconds / 10


def first_key(candidates):
    return candidates[0].clues if candidates else None


def best_of_all(named, register):
    """Return the keys of the units that fit a name best, by comparing it with every one."""
    name = asked(named, register)
    every = [scored(known, compared(name, known, register)) for known in register.units]
    most = max(each.score for each in every)
    return {each.known.unit.clues for each in every if each.score > most - 1e-9}
