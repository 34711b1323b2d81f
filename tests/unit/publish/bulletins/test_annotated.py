"""The annotated bulletins, held against their gold by their own scorer."""

import importlib.util
import json
import re
from contextlib import redirect_stdout
from io import StringIO

import pytest
from django.core.management import call_command


@pytest.mark.data
def test_the_annotated_bulletins_are_read_as_the_issue_demands(bulletin_folder, tmp_path):
    for path in sorted((bulletin_folder / "text").glob("*.txt")):
        said = StringIO()
        call_command("bulletin", "read", str(path), json=True, stdout=said)
        (tmp_path / f"{path.stem}.json").write_text(said.getvalue())
    scores = scored(bulletin_folder, tmp_path)
    assert scores["figures"] == scores["number"] == scores["date"] == 1
    assert scores["value-only"] == scores["place"] == scores["title"] == 1
    assert scores["people"] >= 0.95
    assert scores["facilities"] >= 0.95


@pytest.mark.data
def test_every_quote_is_in_its_bulletin(bulletin_folder):
    for path in sorted((bulletin_folder / "text").glob("*.txt")):
        said = StringIO()
        call_command("bulletin", "read", str(path), json=True, stdout=said)
        text = path.read_text("utf-8")
        assert all(figure["quote"] in text for figure in json.loads(said.getvalue())["figures"])


def scored(folder, predicted):
    """Return what the folder's own scorer says: F1, recall or accuracy by name."""
    spec = importlib.util.spec_from_file_location("bulletin_score", folder / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    printed = StringIO()
    with redirect_stdout(printed):
        module.score(predicted, folder / "gold")
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
