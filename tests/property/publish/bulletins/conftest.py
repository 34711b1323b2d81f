"""The folder of annotated bulletins, beside the real files."""

import pytest


@pytest.fixture(scope="session")
def bulletin_folder(data_folder):
    """Return the folder of annotated bulletins; skip where it is not."""
    folder = data_folder.parent / "bulletins"
    if not folder.is_dir():
        pytest.skip(f"FALTAN LOS BOLETINES: no existe {folder}")
    return folder
