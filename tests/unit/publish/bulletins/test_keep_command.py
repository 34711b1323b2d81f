"""Bulletins kept at a terminal."""

import json

import pytest
from django.core.management import CommandError, call_command

from tequio.base.accounts.services import operator
from tequio.publish.bulletins.models import Bulletin
from tests.unit.publish.bulletins.conftest import TEXT


@pytest.fixture
def files(tmp_path, db):
    """Two bulletins as files."""
    paths = []
    for number in ("031", "032"):
        path = tmp_path / f"boletin-{number}.txt"
        path.write_text(TEXT.replace("031/2026", f"{number}/2026"))
        paths.append(str(path))
    return paths


def test_several_files_are_kept_once_however_often_they_are_told(files, capsys):
    for _ in range(2):
        call_command("bulletin", "keep", *files, "--state", "20", "--json")
        told = json.loads(capsys.readouterr().out)["bulletins"]
        assert [each["file"] for each in told] == ["boletin-031.txt", "boletin-032.txt"]
    assert {(each.state, each.kept_by) for each in Bulletin.objects.all()} == {("20", operator())}
    assert Bulletin.objects.count() == 2
    assert told[0]["page"].endswith(f"/boletines/{told[0]['number']}/")


def test_one_file_at_a_time_is_read_or_checked(files):
    with pytest.raises(CommandError) as wrong:
        call_command("bulletin", "read", *files)
    assert wrong.value.returncode == 2
    assert "un archivo a la vez" in str(wrong.value)


def test_what_is_no_bulletin_keeps_nothing_of_it(files, tmp_path):
    empty = tmp_path / "vacio.txt"
    empty.write_text("12")
    with pytest.raises(CommandError) as refused:
        call_command("bulletin", "keep", str(empty))
    assert refused.value.returncode == 1
    assert not Bulletin.objects.exists()
