"""The peers of our import: django-import-export as its manual shows it, at its best, and by hand.

They get a plain table of the file's own columns, and the validation that a Django model can
state. They look at no outline, keep no history, no log and no bad cell.
"""

import datetime as dt

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import connection, models
from import_export import fields, resources, widgets
from import_export.instance_loaders import CachedInstanceLoader
from python_calamine import CalamineWorkbook
from tablib import Dataset

OPERATION = ("EN OPERACION", "FUERA DE OPERACION", "EN PROCESO DE CONSTRUCCION",
             "PENDIENTE DE ENTRAR EN OPERACION")  # fmt: skip
LEVELS = "PRIMER NIVEL", "SEGUNDO NIVEL", "TERCER NIVEL", "NO APLICA"
TEXTS = {  # every other column of the file, and how long it may be
    "clues_ssa_y_sme": 11, "categoria_gerencial_uas": 120, "categoria_gerencial": 120,
    "categoria_gerencial_ampliada": 120, "entidad": 60, "municipio": 250, "localidad": 250,
    "nombre_comercial": 250, "clave_de_tipologia": 6, "nombre_de_tipologia": 120,
    "clave_de_subtipologia": 8, "nombre_de_subtipologia": 160, "nombre_region": 120,
    "organ_ro": 60, "tipo_hbc": 60,
}  # fmt: skip
STARTED = "FECHA DE INICIO DE OPERACION"


def _one_of(words):
    return [(word, word) for word in words]


class PlainUnit(models.Model):
    """One row of the file, as a Django project would keep it."""

    clues_imb = models.CharField(
        max_length=11, unique=True, validators=[RegexValidator(r"^[A-Z]{5}[0-9]{6}$")]
    )
    nombre_de_la_unidad = models.CharField(max_length=250)
    clave_de_la_entidad = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(32)]
    )
    clave_del_municipio = models.PositiveSmallIntegerField(validators=[MaxValueValidator(999)])
    clave_de_la_localidad = models.PositiveSmallIntegerField(
        validators=[MaxValueValidator(9999)], null=True, blank=True
    )
    estatus_de_operacion = models.CharField(max_length=40, choices=_one_of(OPERATION))
    cve_ro = models.FloatField(null=True, blank=True)
    latitud = models.FloatField(validators=[MinValueValidator(14.3), MaxValueValidator(32.8)])
    longitud = models.FloatField(validators=[MinValueValidator(-118.6), MaxValueValidator(-86.5)])
    started_on = models.DateField(null=True, blank=True)

    class Meta:
        app_label = "sources"  # an installed app that has no table: copies of rows ask for one
        db_table = "bench_plain_unit"
        indexes = (  # our table has these two as well
            models.Index(fields=["clave_de_la_entidad", "clave_del_municipio"], name="bench_place"),
            models.Index(fields=["clues_ssa_y_sme"], name="bench_former"),
        )


CLOSED = {"nivel_atencion": LEVELS, "estrato_unidad": ("RURAL", "URBANO")}
for _name, _words in CLOSED.items():
    _field = models.CharField(max_length=20, choices=_one_of(_words), null=True, blank=True)
    PlainUnit.add_to_class(_name, _field)
for _name, _most in TEXTS.items():
    PlainUnit.add_to_class(_name, models.CharField(max_length=_most, null=True, blank=True))


class UnitResource(resources.ModelResource):
    """As the manual shows it, with the model's own validation."""

    started_on = fields.Field("started_on", STARTED, widget=widgets.DateWidget("%d/%m/%Y"))

    class Meta:
        model = PlainUnit
        exclude = ("id",)
        import_id_fields = ("clues_imb",)
        clean_model_instances = True
        skip_unchanged = True
        report_skipped = False


class FastUnitResource(UnitResource):
    """With all that it offers for speed, and the same validation."""

    class Meta(UnitResource.Meta):
        use_bulk = True
        batch_size = 2000
        skip_diff = True
        skip_unchanged = False
        instance_loader_class = CachedInstanceLoader


def make_table():
    """Make the peers' table, in the caller's transaction."""
    with connection.schema_editor() as editor:
        editor.create_model(PlainUnit)


def _rows(path):
    """Read the workbook as fast as Python can: the peers begin with no handicap."""
    headings, *rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    return headings, [[None if cell == "" else cell for cell in row] for row in rows]


def import_export_with_validation(path):
    return _imported(UnitResource(), path)


def import_export_at_its_best(path):
    return _imported(FastUnitResource(), path)


def _imported(resource, path):
    headings, rows = _rows(path)
    result = resource.import_data(
        Dataset(*rows, headers=headings), raise_errors=True, use_transactions=True
    )
    assert not result.has_errors()
    assert not result.has_validation_errors()
    return shown()


def plain_validated_bulk_insert(path):
    headings, rows = _rows(path)
    names = ["started_on" if heading == STARTED else heading for heading in headings]
    units = [PlainUnit(**_typed(dict(zip(names, row, strict=True)))) for row in rows]
    for unit in units:
        unit.full_clean(validate_unique=False)
    PlainUnit.objects.bulk_create(units, batch_size=2000)
    return shown()


def _typed(row):
    if row["started_on"]:
        day, month, year = map(int, row["started_on"].split("/"))
        row["started_on"] = dt.date(year, month, day)
    return row


SHOWN = r"""
    SELECT count(*), md5(string_agg(concat_ws('|', clues_imb,
        lpad(clave_de_la_entidad::text, 2, '0') || lpad(clave_del_municipio::text, 3, '0'),
        btrim(regexp_replace(nombre_de_la_unidad, '[ \u00a0]+', ' ', 'g')),
        nivel_atencion, clave_de_tipologia, round(latitud::numeric, 7),
        round(longitud::numeric, 7), started_on), E'\n' ORDER BY clues_imb))
    FROM bench_plain_unit
"""  # fmt: skip


def shown():
    """Return how many units the table holds, and a digest of what it says of each."""
    with connection.cursor() as cursor:
        cursor.execute(SHOWN)
        return cursor.fetchone()
