"""Ratios of two numbers of a text that have a plausible range: data, each with where it is from.

`low` and `high` are meant wide: what lies outside is looked at, it is no error.
"""

from dataclasses import dataclass
from enum import StrEnum

OURS = "ours"  # no source sets this range: it is our own, wide on purpose


class Thing(StrEnum):
    """What a number counts, as far as ratios ask."""

    PEOPLE = "people"
    STAFF = "staff"
    DOCTORS = "doctors"
    NURSES = "nurses"
    UNITS = "units"
    CENTRES = "centres"
    HOSPITALS = "hospitals"
    ROOMS = "rooms"
    THEATRES = "theatres"
    BEDS = "beds"
    AGREEMENTS = "agreements"
    HOURS = "hours"
    VEHICLES = "vehicles"
    CONSULTATIONS = "consultations"
    MONEY = "money"


@dataclass(frozen=True)
class Ratio:
    """One row: `above` over `below`, times `times`, is between `low` and `high`; `why` says so."""

    code: str
    above: Thing
    below: Thing
    low: float
    high: float
    why: str
    times: int = 1


_ROOM = "suele citarse un consultorio (núcleo básico) por cada 2,500 a 3,000 personas"
_BEDS = "OCDE, Health at a Glance 2023: México, 1.0 camas por 1,000 personas; promedio, 4.3"
_DOCTORS = "OCDE, Health at a Glance 2023: México, 2.5 médicos por 1,000 personas; promedio, 3.7"
_NURSES = "OCDE, Health at a Glance 2023: México, 2.9 enfermeras por 1,000 personas; promedio, 9.2"

RATIOS = {
    row.code: row
    for row in (
        Ratio("people_per_unit", Thing.PEOPLE, Thing.UNITS, 200, 40_000, OURS),
        Ratio("people_per_centre", Thing.PEOPLE, Thing.CENTRES, 200, 40_000, OURS),
        Ratio("people_per_room", Thing.PEOPLE, Thing.ROOMS, 300, 12_000, _ROOM),
        Ratio("people_per_hospital", Thing.PEOPLE, Thing.HOSPITALS, 3_000, 1_500_000, OURS),
        Ratio("beds_per_hospital", Thing.BEDS, Thing.HOSPITALS, 3, 700, OURS),
        Ratio("beds_per_thousand", Thing.BEDS, Thing.PEOPLE, 0.05, 10, _BEDS, 1_000),
        Ratio("doctors_per_thousand", Thing.DOCTORS, Thing.PEOPLE, 0.05, 10, _DOCTORS, 1_000),
        Ratio("nurses_per_thousand", Thing.NURSES, Thing.PEOPLE, 0.05, 20, _NURSES, 1_000),
        Ratio("rooms_per_unit", Thing.ROOMS, Thing.UNITS, 0.5, 60, OURS),
        Ratio("rooms_per_centre", Thing.ROOMS, Thing.CENTRES, 0.5, 40, OURS),
        Ratio("theatres_per_hospital", Thing.THEATRES, Thing.HOSPITALS, 0.2, 40, OURS),
        Ratio("staff_per_unit", Thing.STAFF, Thing.UNITS, 0.5, 500, OURS),
        Ratio("staff_per_hospital", Thing.STAFF, Thing.HOSPITALS, 5, 6_000, OURS),
        Ratio("agreements_per_hour", Thing.AGREEMENTS, Thing.HOURS, 0.02, 60, OURS),
        Ratio("cost_per_bed", Thing.MONEY, Thing.BEDS, 50_000, 60_000_000, OURS),
        Ratio("cost_per_hospital", Thing.MONEY, Thing.HOSPITALS, 100_000, 8_000_000_000, OURS),
        Ratio("cost_per_unit", Thing.MONEY, Thing.UNITS, 20_000, 500_000_000, OURS),
        Ratio("cost_per_centre", Thing.MONEY, Thing.CENTRES, 20_000, 150_000_000, OURS),
        Ratio("cost_per_vehicle", Thing.MONEY, Thing.VEHICLES, 150_000, 12_000_000, OURS),
    )
}
