"""The cast, the real data, and a database with the package's own facts."""

import os
from pathlib import Path

import pytest
from django.core.management import call_command

from tests import cast

DATA = Path(os.environ.get("TEQUIO_DATA", Path(__file__).parents[2] / "shared" / "data"))
NATIONAL = os.environ.get("TEQUIO_NATIONAL") == "1"


def pytest_collection_modifyitems(items):
    """Skip, loudly, what needs real files where there are none; fail where CI says it is CI."""
    absent = f"FALTAN LOS DATOS REALES: no existe {DATA} (TEQUIO_DATA)"
    if DATA.is_dir():
        return
    if os.environ.get("CI") == "true":
        raise pytest.UsageError(absent)
    for item in items:
        if item.get_closest_marker("data") or item.get_closest_marker("national"):
            item.add_marker(pytest.mark.skip(reason=absent))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Have the states and the institutions in every test's database; the country where asked."""
    from tequio.site.reference import install_reference

    with django_db_blocker.unblock():
        install_reference()
        if NATIONAL:
            call_command("load", str(DATA), json=True, verbosity=0)


@pytest.fixture
def transactional_db(transactional_db):
    """The test before emptied every table; the package's own facts are put back."""
    from tequio.site.reference import install_reference

    install_reference()


@pytest.fixture(scope="session")
def data_folder():
    """The folder of real files."""
    return DATA


@pytest.fixture(scope="session")
def bulletin_folder(data_folder):
    """The folder of annotated bulletins, beside the real files; where it is not, as they are."""
    folder = data_folder.parent / "bulletins"
    if folder.is_dir():
        return folder
    absent = f"FALTAN LOS BOLETINES: no existe {folder}"
    return pytest.fail(absent) if os.environ.get("CI") == "true" else pytest.skip(absent)


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    """Keep documents of a test in a folder of its own."""
    if not NATIONAL:
        settings.FILES = tmp_path / "files"


@pytest.fixture
def ana(db):
    return cast.make_ana()


@pytest.fixture
def beto(db):
    return cast.make_beto()


@pytest.fixture
def carla(db):
    return cast.make_carla()


@pytest.fixture
def diana(db):
    return cast.make_diana()
