"""Files of any format, opened as the tables that they hold."""

import pytest

from tequio.intake.sources.importers import open_sheets


@pytest.fixture
def opened(tmp_path):
    """Open bytes under a name; return the rows of the tables, walked to the end."""

    def make(content, name):
        path = tmp_path / name
        path.write_bytes(content)
        return [list(sheet.rows) for sheet in open_sheets(path)]

    return make
