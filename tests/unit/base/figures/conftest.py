import pytest

from tests.unit.base.figures.wells import plug_wells


@pytest.fixture
def wells(monkeypatch, db):
    """A made-up register of wells, in which each test keeps its own documents."""
    return plug_wells(monkeypatch)
