"""After an undoing every command answers, byte for byte, what it answered before the load."""

from datetime import date

import pytest
from django.core.management import call_command

from tequio.intake.batches import services
from tequio.intake.batches.models import Batch
from tests.unit.intake.unit_files import clues, unit, units

pytestmark = pytest.mark.django_db


@pytest.fixture
def answers(capsys):
    """Ask the figures and some units; return what was printed."""

    def ask(*more):
        capsys.readouterr()
        call_command("figures", "--state=20", "--as-of=2026-11-20", "--json", *more)
        for number in (1, 2, 3):
            call_command("unit", clues(number), "--as-of=2026-11-20", "--json", *more)
        return capsys.readouterr().out

    return ask


def test_an_undone_load_leaves_every_answer_as_it_was(load, ana, answers):
    load(units(20), "enero.csv", cut_off=date(2026, 1, 31))
    before = answers()
    assert '"value": 20' in before

    changed = [
        unit(1, ESTATUS_DE_OPERACION="FUERA DE OPERACION"),
        unit(2, LATITUD="17.07"),
        *(unit(number) for number in range(3, 19)),
        *units(5, first=40),
    ]
    load(changed, "febrero.csv", cut_off=date(2026, 2, 28))
    assert answers() != before
    services.withdraw_batch(
        batch_id=Batch.objects.latest("pk").pk, reason="Corte equivocado", actor=ana
    )
    assert answers() == before
