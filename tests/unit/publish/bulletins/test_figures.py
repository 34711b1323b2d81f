"""What numbers count, in sentences of our own."""

import pytest

from tequio.publish.bulletins.rules.reading import read_bulletin

FOUND = {
    "Se transferirán mil 280 unidades médicas, de las cuales mil 203 son Centros de Salud.": {
        (1280, "unidad médica"),
        (1203, "centro de salud"),
    },
    "Habrá ocho mil 871 plazas y 37 mil 500 millones de pesos.": {
        (8871, "plaza"),
        (37_500_000_000, "peso"),
    },
    "La inversión será de 20, 121 millones de pesos.": {(20_121_000_000, "peso")},
    "Operan 13\u00a0966 unidades en el país.": {(13966, "unidad")},
    "Se entregaron 4 mil 226\nconsultorios.": {(4226, "consultorio")},
    "Con $1,250 millones y 33.4 mdp se rehabilitará.": {
        (1_250_000_000, "peso"),
        (33_400_000, "peso"),
    },
    "Una inversión de 250 millones, dijo.": {(250_000_000, "peso")},
    "Siete de cada diez mujeres acuden.": {(70, "porcentaje")},
    "Dos terceras partes de la población y el 12.5 % del resto.": {
        (66.666667, "porcentaje"),
        (12.5, "porcentaje"),
    },
    "El abasto pasó de 80 a 92 por ciento.": {(80, "porcentaje"), (92, "porcentaje")},
    "El número de camas pasó de 120 a 180.": {(120, "cama"), (180, "cama")},
    "Llegaron 102 especialistas, 50 del Régimen Ordinario, 38 del OPD y 14 del programa.": {
        (102, "especialista"),
        (50, "especialista"),
        (38, "especialista"),
        (14, "especialista"),
    },
    "De 790 centros de salud, 45 concluidos y 12 en proceso.": {
        (790, "centro de salud"),
        (45, "centro de salud"),
        (12, "centro de salud"),
    },
    "Dispone de 12, 15 y 20 camas.": {(12, "cama"), (15, "cama"), (20, "cama")},
    "Hubo seis mesas de trabajo y una mesa transversal.": {
        (6, "mesa de trabajo"),
        (1, "mesa transversal"),
    },
    "Esperó mes y medio y luego 72 horas.": {(1.5, "mes"), (72, "hora")},
    "Atienden 16 de los 32 estados.": {(16, "estado"), (32, "estado")},
    "Se sumaron tres grandes estados.": {(3, "estado")},
    "Consultorios: 45": {(45, "consultorio")},
    ("| Estado | Camas | Avance % |\n|---|---|---|\n| Puebla | 1,200 | 85 |"): {
        (1200, "cama"),
        (85, "porcentaje"),
    },
    "De los 14 quirófanos funcionan cinco.": {(14, "quirófano"), (5, "quirófano")},
    "La lista sumaba mil 945 personas; con tres jornadas bajó a 618.": {
        (1945, "persona"),
        (3, "jornada"),
        (618, "persona"),
    },
    "La espera, que era de 45 días, ya rebasa los 120.": {(45, "día"), (120, "día")},
    "Nos convocó a cinco mesas. Llegó a dos.": {(5, "mesa"), (2, "mesa")},
    "Se busca reducir de 38 a 25 la razón de muerte materna.": {(38, "razón"), (25, "razón")},
    "Las cirugías pasaron de 745 a mil 341 y los partos de 296 a 592.": {
        (745, "cirugía"),
        (1341, "cirugía"),
        (296, "parto"),
        (592, "parto"),
    },
    "De cada diez pacientes, siete son mujeres.": {(70, "porcentaje")},
    "Se entregó a las 8,061 unidades.": {(8061, "unidad")},
    "La consulta creció de 41 mil a 58 mil; las cirugías, de 620 a 1,045.": {
        (41000, "consulta"),
        (58000, "consulta"),
        (620, "cirugía"),
        (1045, "cirugía"),
    },
    "Va 61 por ciento en la Huasteca, 27 en la Zona Media y 12 en el Altiplano.": {
        (61, "porcentaje"),
        (27, "porcentaje"),
        (12, "porcentaje"),
    },
    "De los 1,900 frascos llegaron 1,250, dos tercios; se tiró media tonelada.": {
        (1900, "frasco"),
        (1250, "frasco"),
        (66.666667, "porcentaje"),
        (0.5, "tonelada"),
    },
    "Hubo 19 sesiones (8% más), de las cuales 12 fueron ordinarias y siete extraordinarias.": {
        (19, "sesión"),
        (8, "porcentaje"),
        (12, "sesión"),
        (7, "sesión"),
    },
    "Sonora (13), Chiapas (7) y Oaxaca (4) piden 24 médicos.": {(24, "médico")},
    "Nayarit va con 467 personas, Tlaxcala con 294 y Colima 180.": {
        (467, "persona"),
        (294, "persona"),
        (180, "persona"),
    },
    "Hay dosis para menores de 12 a 14 y para 50 y más.": {(12, "año"), (14, "año"), (50, "año")},
    "Depositó ya 248 de los 310 millones de pesos.": {
        (248_000_000, "peso"),
        (310_000_000, "peso"),
    },
    "Son 48 ambulancias, de las cuales 28 son de urgencias y 20 de terapia.": {
        (48, "ambulancia"),
        (28, "ambulancia"),
        (20, "ambulancia"),
    },
    "Llegan 16 ambulancias.\n\nLa entrega será así: seis para Puebla, diez para Oaxaca.": {
        (16, "ambulancia"),
        (6, "ambulancia"),
        (10, "ambulancia"),
    },
    "—¿Con cuántas unidades empezó?\n\n—Nos dijeron 167. Eran 159.": {
        (167, "unidad"),
        (159, "unidad"),
    },
    "—¿Cuánto dinero falta?\n\n—Unos 640 millones. Este año nos autorizaron 215.": {
        (640_000_000, "peso"),
        (215_000_000, "peso"),
    },
    "Se gastaron $6,750.00 (seis mil setecientos cincuenta pesos 00/100 M.N.).": {(6750, "peso")},
    "Llegaron dos hospitales y una nueva unidad; regalaron 30 docenas de pan.": {
        (2, "hospital"),
        (1, "unidad"),
        (30, "docena"),
    },
}
NOTHING = [
    "Oaxaca de Juárez, a 21 de marzo de 2024.",
    "La Quinta Reunión del segundo trimestre, la 3.ª del año.",
    "Llame al 951 123 4567 o al 911.",
    "Calle Reforma número 120, colonia Centro, C.P. 68000.",
    "El oficio SSO/123/2024 y el decreto 1082.",
    "Hospitales de Segundo y Tercer Nivel, nivel 2.",
    "A las 10:30 horas, de 2018 a 2024 y en 2025.",
    "Acudieron miles de personas y cientos de familias.",
    "El Hospital General de Zona 1 atiende COVID-19.",
    "Hay una estrategia y un plan.",
    "Los días 12, 13 y 14 de mayo.",
    "Las jurisdicciones sanitarias 1, 2 y 7; la región 3 Valles Centrales; el Plan 1000 Días.",
    "Es un compromiso cumplido y un ejemplo; pasó en una semana.",
    "Traigo el turno 118 y van en el 31.",
    "Abre a las 8, y cierra de 9 a 15 horas.",
    "Será entre las 12 y las 16 horas, entre el 12 y el 16, o del 3 al 5.",
    "Son: 1) personales, 2) materiales y 3) generales.",
    "Informes: 246 462 1060, extensión 8071; concepto 030.",
]


def counted(text):
    return {(f.value, f.unit) for f in read_bulletin(text).figures}


@pytest.mark.parametrize("text", FOUND)
def test_each_number_is_joined_to_what_it_counts(text):
    assert counted(text) == FOUND[text]


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_holds_digits_is_no_figure(text):
    assert counted(text) == set()


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("Alrededor de 85 mil trabajadores.", ["about"]),
        ("Por lo menos 60 millones de mexicanos.", ["at_least"]),
        ("Hasta 40 camas y menos de 5 días.", ["at_most", "at_most"]),
        ("Tendrá entre 20 y 30 camas.", ["at_least", "at_most"]),
        ("Pasó de 20 a 30 camas.", ["exact", "exact"]),
        ("Son de 3 a 5 millones de personas.", ["at_least", "at_most"]),
    ],
)
def test_a_number_keeps_how_the_text_ties_it(text, bounds):
    assert [f.bound for f in read_bulletin(text).figures] == bounds


def test_the_quote_of_a_list_runs_back_to_its_noun():
    text = "Llegaron 102 médicos el 16 de marzo, 50 del IMSS y 14 del programa."
    quotes = [f.quote for f in read_bulletin(text).figures]
    assert quotes == [
        "102 médicos",
        "102 médicos el 16 de marzo, 50",
        "102 médicos el 16 de marzo, 50 del IMSS y 14",
    ]


def test_the_same_figure_twice_is_read_once():
    assert len(read_bulletin("- Llegan 522 acuerdos.\n\nFueron 522 acuerdos.").figures) == 1


def test_a_dose_zero_and_the_strength_of_a_medicine_count_nothing():
    text = "Hubo un llamado por la dosis cero y se surtieron 40 cajas de metformina de 850 mg."
    assert [(f.value, f.unit) for f in read_bulletin(text).figures] == [(40, "caja")]


def test_a_table_may_be_parted_by_semicolons_and_say_its_noun_in_brackets():
    text = "Padecimiento;2025;2026\nPaludismo (casos);38;61\nDefunciones por dengue;14;5\n"
    told = [(f.value, f.unit.split()[0]) for f in read_bulletin(text).figures]
    assert told == [(38, "caso"), (61, "caso"), (14, "defunción"), (5, "defunción")]


def test_the_newborn_are_counted_by_both_their_words():
    text = "Se tamizó a 21 mil 90 recién nacidos; 8 mil 871 nacieron en casa."
    assert (21_090, "recién nacido") in [(f.value, f.unit) for f in read_bulletin(text).figures]
