"""Names of units as people write them: which unit is meant, how surely, and why."""

import os
import subprocess
import sys
from datetime import date

import pytest

from tequio.base.files.services import withdraw_cut
from tequio.kernel.dates import Moment
from tequio.register.units.queries import units_named
from tequio.register.units.rules import meant
from tequio.register.units.rules.kinds import parted
from tequio.register.units.rules.spelling import Spelling, is_slip
from tequio.register.units.rules.words import stems
from tequio.register.units.types import REASON_NAMES, NamedPlace, Reason, Status, UnitKind
from tests.unit.register.listing import national_lexicon
from tests.unit.register.telling import tell

JUNE, OCTOBER = date(2026, 6, 30), date(2026, 10, 31)
SURE, DOUBTFUL = 0.9, 0.5
HOSPITAL, CENTRE, MOBILE, TWIN = "OCIMB000012", "OCIMB000024", "OCIMB000036", "CSIMB000010"
POCHUTLA = {"municipality_name": "SAN PEDRO POCHUTLA", "locality_name": "SAN PEDRO POCHUTLA"}


def told(name, state=None, beside=""):
    (found,) = units_named([NamedPlace(name, state, beside)])
    return found.candidates


def tell_a_handful():
    return tell(
        JUNE,
        **{
            HOSPITAL: {"name": "H. G.  POCHUTLA", "typology": "M", **POCHUTLA},
            CENTRE: {"name": "CESA SAN PEDRO POCHUTLA", "typology": "CES", **POCHUTLA},
            MOBILE: {
                "name": "UM 15 SAN PEDRO POCHUTLA (OPORTUNIDADES)",
                "typology": "P",
                **POCHUTLA,
            },
            TWIN: {"name": "C.S.R. STA. MARÍA", "typology": "A", "municipality_name": "OCOSINGO"},
        },
    )


def test_every_reason_has_its_sentence():
    assert set(REASON_NAMES) == set(Reason)


IN_ANOTHER_PROCESS = """
from tequio.register.units.rules import Listed, lexicon, meant
from tequio.register.units.types import NamedPlace
words = "AGUA BARRO CERRO DUENDE ESPINO FLOR GARZA HUERTA ISLA JARDIN KIOSCO LLANO".split()
units = [
    Listed(f"OCIMB{n:06}", " ".join(words[: 3 + n % 9]), None, "20", "20001", "LUGAR",
        None, "closed", "A")
    for n in range(40)
]
for count in range(3, 12):
    found = meant(NamedPlace(" ".join(words[:count]), "20"), lexicon(units)).candidates
    print([(each.clues, each.probability) for each in found])
"""


def test_the_answer_is_the_same_to_the_last_digit_in_every_process():
    told = {
        subprocess.run(
            [sys.executable, "-c", IN_ANOTHER_PROCESS],
            env={"PYTHONHASHSEED": str(seed), "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True, check=True,
        ).stdout
        for seed in range(4)
    }  # fmt: skip
    assert len(told) == 1
    assert b"OCIMB" in told.pop()


class TestTakingANameApart:
    @pytest.mark.parametrize(
        ("written", "kind", "rest"),
        [
            ("H. B. C.  Pijijiapan", UnitKind.COMMUNITY_HOSPITAL, "Pijijiapan"),
            ("HBC de Pijijiapan", UnitKind.COMMUNITY_HOSPITAL, "Pijijiapan"),
            ("Hospital Básico Comunitario Pijijiapan", UnitKind.COMMUNITY_HOSPITAL, "Pijijiapan"),
            ("Hosp. Gral. Sta. María", UnitKind.GENERAL_HOSPITAL, "Santa María"),
            ("HRAE de Ixtapaluca", UnitKind.REGIONAL_SPECIALTY_HOSPITAL, "Ixtapaluca"),
            ("C.S.T-III La Navidad", UnitKind.HEALTH_CENTER, "La Navidad"),
            ("R-01 LA CARBONERA", UnitKind.HEALTH_CENTER, "Carbonera"),
            ("CSU 12 NUCLEOS BASICOS SALINA CRUZ", UnitKind.HEALTH_CENTER, "Salina Cruz"),
            ("UMÓVIL NO 7", UnitKind.MOBILE_UNIT, "07"),
            ("CAAPS Sto. Tomás", UnitKind.ADVANCED_PRIMARY_CENTER, "Santo Tomás"),
            ("UMAE de Mérida", UnitKind.OF_IMSS, "Mérida"),
        ],
    )
    def test_a_kind_is_known_by_its_words_and_by_its_initials(self, written, kind, rest):
        said, own = parted(written)
        assert (said, stems(own)) == ({kind}, stems(rest))

    def test_gender_number_titles_and_short_forms_make_no_difference(self):
        assert stems("Niñez Oaxaqueña") == stems("del Niño Oaxaqueño")
        assert stems("Dr. Fco. Villa, 2da. Secc.") == stems("FRANCISCO VILLA SEGUNDA SECCIÓN")
        assert stems("Oncológico") == stems("ONCOLOGÍA")

    @pytest.mark.parametrize(
        ("written", "meant_word"),
        [("XALAPA", "JALAPA"), ("TAMASULAPAM", "TAMAZULAPAN"), ("POCHULTA", "POCHUTLA")],
    )
    def test_a_word_is_found_by_its_sound_and_by_one_slip(self, written, meant_word):
        assert meant_word in Spelling({meant_word, "OTRA"}).near(written)

    def test_a_word_that_the_register_knows_is_no_slip_of_another(self):
        assert is_slip("JUCHITAN", "JUCHITLAN")
        assert Spelling({"JUCHITAN", "JUCHITLAN"}).near("JUCHITAN") == {"JUCHITAN": 1.0}


@pytest.mark.django_db
class TestAHandful:
    def test_kind_place_and_state_lead_to_one_unit_and_say_why(self):
        tell_a_handful()
        first = told("HG de Pochutla", "20", "San Pedro Pochutla")[0]
        assert (first.clues, first.state, first.status) == (HOSPITAL, "20", Status.OPERATING)
        assert first.municipality_name == "SAN PEDRO POCHUTLA"
        assert first.probability > SURE
        assert first.reasons == (
            Reason.WORDS_ALL,
            Reason.KIND_SAME,
            Reason.STATE_SAME,
            Reason.PLACE_SAME,
            Reason.ONLY_ONE_THERE,
        )

    def test_another_number_is_another_unit(self):
        tell_a_handful()
        first = told("unidad móvil 015 de San Pedro Pochutla", "20")[0]
        assert (first.clues, Reason.NUMBER_SAME in first.reasons) == (MOBILE, True)
        others = told("unidad móvil 16 de San Pedro Pochutla", "20")
        assert all(Reason.NUMBER_DIFFERS in each.reasons for each in others)
        assert all(each.probability < first.probability / 2 for each in others)

    def test_a_kind_alone_and_no_name_at_all_mean_no_unit(self):
        tell_a_handful()
        assert [told(name) for name in ("CESSA", "CAAPS", "HBC", "", "¿?")] == [()] * 5

    def test_nothing_is_known_where_nothing_was_loaded(self):
        assert told("HG de Pochutla", "20") == ()
        assert units_named([]) == ()

    def test_two_that_fit_alike_are_both_doubtful_and_the_one_in_operation_comes_first(self):
        same = {"name": "CENTRO DE SALUD XADANI", "typology": "A", **POCHUTLA}
        tell(JUNE, **{HOSPITAL: {**same, "status": "closed"}, CENTRE: same})
        first, second = told("centro de salud Xadani", "20", "Pochutla")
        assert (first.clues, second.clues) == (CENTRE, HOSPITAL)
        assert first.probability == second.probability <= DOUBTFUL
        assert Reason.RIVALS in first.reasons

    def test_what_is_withdrawn_is_found_no_more_and_what_is_told_later_is(self):
        cut = tell_a_handful()
        assert told("HG de Pochutla")[0].clues == HOSPITAL
        withdraw_cut(cut_id=cut.pk)
        assert told("HG de Pochutla") == ()
        tell(OCTOBER, **{HOSPITAL: {"name": "HG POCHUTLA", "typology": "M", **POCHUTLA}})
        assert told("HG de Pochutla")[0].clues == HOSPITAL

    def test_a_name_is_looked_up_as_units_were_called_on_a_day(self):
        tell(JUNE, **{HOSPITAL: {"name": "HOSPITAL GENERAL TONAMECA"}})
        tell(OCTOBER, **{HOSPITAL: {"name": "HOSPITAL GENERAL POCHUTLA"}})
        asked = [NamedPlace("Hospital General Tonameca", "20")]
        assert units_named(asked, at=Moment(JUNE))[0].candidates[0].clues == HOSPITAL
        assert units_named(asked)[0].candidates == ()

    def test_it_costs_two_queries_however_many_names_and_five_the_first_time(
        self, django_assert_num_queries
    ):
        tell_a_handful()
        with django_assert_num_queries(5):
            told("HG de Pochutla")
        with django_assert_num_queries(2):
            units_named([NamedPlace(f"HG de Pochutla {n}") for n in range(30)])


@pytest.fixture(scope="module")
def register(data_folder):
    return national_lexicon(data_folder)


@pytest.mark.data
class TestTheBulletinsNamesInTheNationalList:
    """Estado de México and Oaxaca, as five bulletins of 2023 and 2024 name their hospitals."""

    @pytest.mark.parametrize(
        ("named", "clues", "least"),
        [
            (
                NamedPlace("Hospital Municipal de San Juan Zitlaltepec", "15", "Zumpango"),
                "MCIMB007960",
                SURE,
            ),
            (NamedPlace("hospital de la Mujer y Niño Oaxaqueño", "20"), "OCIMB009631", SURE),
            (
                NamedPlace("Hospital General de la Mujer y el Niño Oaxaqueño", "20"),
                "OCIMB009631",
                SURE,
            ),
            (NamedPlace("Hospital de la Mujer y del Niño", "20"), "OCIMB009631", 0.7),
            (NamedPlace("HG de Pochutla", "20"), "OCIMB003401", SURE),
            (NamedPlace("Hospital General de Atenco", "15"), "MCIMB012476", DOUBTFUL),
            (NamedPlace("Hospital de la Niñez Oaxaqueña", "20"), "OCIMB001313", DOUBTFUL),
            (NamedPlace("CESSA de San Pablo Yaganiza", "20"), "OCIMB009672", DOUBTFUL),
        ],
    )
    def test_a_loose_name_leads_to_its_unit(self, register, named, clues, least):
        first = meant(named, register).candidates[0]
        assert first.clues == clues
        assert first.probability >= least

    @pytest.mark.parametrize(
        ("name", "state", "beside"),
        [
            ("Hospital Oncológico de Ecatepec", "15", ""),
            ("Hospital Oncológico", "15", "Ecatepec"),
            ("Hospital Municipal de Zinacantepec", "15", ""),
            ("Hospital General de Valle de Ceylán", "15", "Tlalnepantla"),
            ("Hospital General de Valle de Ceylán, Tlalnepantla", "15", ""),
            ("Hospital Comunitario de Tlaxiaco", "20", ""),
            ("UMAE de Mérida", "31", ""),
            ("UMAE de Mérida y Veracruz", "20", ""),
            ("HBC", "20", ""),
        ],
    )
    def test_a_hospital_that_the_list_lacks_is_joined_with_none(
        self, register, name, state, beside
    ):
        assert meant(NamedPlace(name, state, beside), register).candidates == ()

    @pytest.mark.parametrize(
        ("name", "state"),
        [
            ("centro de salud de San Juan Guichicovi", "20"),
            ("Hospital Materno-Infantil de Juchitán", "20"),
            ("Hospital Materno", "20"),
            ("Hospital General de Naucalpan", "15"),
        ],
    )
    def test_a_name_that_may_be_several_or_none_stays_doubtful(self, register, name, state):
        found = meant(NamedPlace(name, state), register).candidates
        assert all(each.probability < DOUBTFUL for each in found)
