"""The national list of units as names are looked up in it, without a database."""

from functools import cache

import duckdb

from tequio.register.units.rules import Listed, lexicon

LIST = """
    SELECT clues_imb, nombre_de_la_unidad, nombre_comercial, state,
           state || lpad(clave_del_municipio::int::text, 3, '0'), municipio, localidad,
           CASE estatus_de_operacion WHEN 'EN OPERACION' THEN 'operating'
                WHEN 'FUERA DE OPERACION' THEN 'closed'
                WHEN 'EN PROCESO DE CONSTRUCCION' THEN 'building' ELSE 'pending' END,
           clave_de_tipologia
    FROM (SELECT *, lpad(clave_de_la_entidad::int::text, 2, '0') AS state FROM '{}')
    ORDER BY clues_imb
"""


@cache
def national_list(folder):
    """Return every unit of the list of 2026, by key."""
    path = folder / "imb_unidades_2026.parquet"
    return [Listed(*row) for row in duckdb.sql(LIST.format(path)).fetchall()]


@cache
def national_lexicon(folder):
    """Return them by word."""
    return lexicon(national_list(folder))
