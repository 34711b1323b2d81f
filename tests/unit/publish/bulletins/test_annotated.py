"""The annotated bulletins, held against their gold by their own scorer."""

import importlib.util
import json
import re
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

OTHER_VOICES = Path(__file__).parent / "texts"


@pytest.mark.data
def test_the_annotated_bulletins_are_read_as_the_issue_demands(bulletin_folder, tmp_path):
    read_into(tmp_path, bulletin_folder)
    scores = scored(bulletin_folder, tmp_path, gold=bulletin_folder / "gold")
    assert scores["figures"] == scores["number"] == scores["date"] == 1
    assert scores["value-only"] == scores["place"] == scores["title"] == 1
    assert scores["people"] >= 0.95
    assert scores["facilities"] >= 0.95


@pytest.mark.data
def test_other_voices_are_read_no_worse_than_when_they_were_last_mended(bulletin_folder, tmp_path):
    read_into(tmp_path, OTHER_VOICES)
    scores = scored(bulletin_folder, tmp_path, gold=OTHER_VOICES / "gold")
    assert scores["figures"] >= 0.995
    assert scores["value-only"] >= 0.995
    assert scores["people"] == scores["facilities"] == 1
    assert scores["number"] == scores["date"] == scores["place"] == scores["title"] == 1


@pytest.mark.data
def test_every_quote_is_in_its_bulletin(bulletin_folder):
    for path in sorted((bulletin_folder / "text").glob("*.txt")):
        said = StringIO()
        call_command("bulletin", "read", str(path), json=True, stdout=said)
        text = path.read_text("utf-8")
        assert all(figure["quote"] in text for figure in json.loads(said.getvalue())["figures"])


def read_into(predicted, folder):
    for path in sorted((folder / "text").glob("*.txt")):
        said = StringIO()
        call_command("bulletin", "read", str(path), json=True, stdout=said)
        (predicted / f"{path.stem}.json").write_text(said.getvalue())


def scored(folder, predicted, *, gold):
    """Return what the folder's own scorer says: F1, recall or accuracy by name."""
    spec = importlib.util.spec_from_file_location("bulletin_score", folder / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    printed = StringIO()
    with redirect_stdout(printed):
        module.score(predicted, gold)
    found = re.findall(
        r"^([\w-]+).*?(?:F1|value-only  recall|recall|accuracy) +([\d.]+)",
        printed.getvalue(),
        re.MULTILINE,
    )
    scores = {name: float(number) for name, number in found}
    scores |= {
        n: float(v) for n, v in re.findall(r"^(\w+).*F1 ([\d.]+)", printed.getvalue(), re.MULTILINE)
    }
    return scores
