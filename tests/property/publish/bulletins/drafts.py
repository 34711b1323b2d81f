"""A made-up bulletin in parts that can be changed one by one."""

import os
from dataclasses import dataclass
from datetime import date
from random import Random
from secrets import randbits

from tests.property.publish.bulletins.spelling import as_officials_write, in_words

WEEKDAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
    "octubre", "noviembre", "diciembre",
)  # fmt: skip
PLACES = (
    "Campeche",
    "Chiapas",
    "Oaxaca",
    "Quintana Roo",
    "Tabasco",
    "Yucatán",
    "Puebla",
    "Hidalgo",
)
HOSPITALS = (
    "Hospital General de Atlautla",
    "Hospital Municipal de Zacualpan",
    "Hospital Regional de Tejupilco",
    "Hospital Comunitario de Jiquipilco",
)


@dataclass(frozen=True)
class Draft:
    """What a made-up bulletin says; `spell` writes its numbers, `order` names its paragraphs."""

    number: int
    on: date
    centres: int
    hospitals: int
    units: int
    of_staff: tuple[int, int, int]
    staff: int
    offices_said: int
    offices: tuple[str, ...]
    agreements: int
    beds: int
    named: tuple[str, ...]
    weekday: str = ""
    in_words: frozenset[str] = frozenset()
    order: tuple[str, ...] = ("transfer", "staff", "offices", "meeting", "works")

    def spelled(self, name: str, value: int) -> str:
        """Return a number as this draft writes it."""
        return in_words(value) if name in self.in_words else as_officials_write(value)

    @property
    def text(self) -> str:
        """The bulletin."""
        paragraphs = (getattr(self, f"_{name}")() for name in self.order)
        return "\n\n".join((self._head(), *paragraphs)) + "\n\n---o0o---\n"

    def _head(self) -> str:
        weekday = self.weekday or WEEKDAYS[self.on.weekday()]
        day = f"{weekday} {self.on.day} de {MONTHS[self.on.month - 1]} de {self.on.year}"
        return (
            f"BOLETÍN DE PRENSA\nToluca, Estado de México, {day}\n"
            f"No. {self.number:03}/{self.on.year}\n\n"
            "Revisan autoridades la entrega de los servicios de salud del Estado de México"
        )

    def _transfer(self) -> str:
        return (
            f"En este proceso se transferirán {self.spelled('units', self.units)} unidades médicas,"
            f" de las cuales {self.spelled('centres', self.centres)} son Centros de Salud y"
            f" {self.spelled('hospitals', self.hospitals)} hospitales, lo que significa"
            f" {self.spelled('beds', self.beds)} camas hospitalarias."
        )

    def _staff(self) -> str:
        one, two, three = self.of_staff
        return (
            f"Además, a la entidad llegaron {self.spelled('staff', self.staff)} médicos"
            f" especialistas, {self.spelled('one', one)} del Régimen Ordinario,"
            f" {self.spelled('two', two)} del OPD y {self.spelled('three', three)} del programa."
        )

    def _offices(self) -> str:
        listed = ", ".join(self.offices[:-1]) + f" y {self.offices[-1]}"
        return (
            f"Asistieron {self.spelled('offices', self.offices_said)} representaciones del"
            f" Instituto: {listed}."
        )

    def _meeting(self) -> str:
        return f"Al cierre se suscribieron {self.spelled('agreements', self.agreements)} acuerdos."

    def _works(self) -> str:
        listed = ", ".join(self.named[:-1]) + f" y {self.named[-1]}"
        return f"También se revisó el avance de las obras de {listed}."


def fresh_random(take: int) -> Random:
    """Return a generator whose seed is new, told where a test fails; `TEQUIO_SEED` sets it."""
    seed = int(os.environ.get("TEQUIO_SEED") or randbits(32))
    print(f"TEQUIO_SEED={seed}, take {take}")  # noqa: T201 - pytest shows it where a test fails
    return Random(seed + take)  # noqa: S311 - made-up texts, no secrets


def a_draft(random: Random) -> Draft:
    """Draw a bulletin whose numbers hold together, none of them equal."""
    drawn = random.sample(range(20, 400), 6)
    centres, hospitals = random.randint(900, 4_000), drawn[0]
    staff = tuple(drawn[1:4])
    offices = tuple(random.sample(PLACES, random.randint(3, 8)))
    return Draft(
        number=random.randint(1, 400),
        on=date(2024, 1, 1).replace(month=random.randint(1, 12), day=random.randint(1, 28)),
        centres=centres,
        hospitals=hospitals,
        units=centres + hospitals,
        of_staff=(staff[0], staff[1], staff[2]),
        staff=sum(staff),
        offices_said=len(offices),
        offices=offices,
        agreements=drawn[4] + 5_000,
        beds=hospitals * random.randint(30, 80) + 1,
        named=tuple(random.sample(HOSPITALS, 3)),
    )
