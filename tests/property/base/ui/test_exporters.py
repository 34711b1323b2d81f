from hypothesis import given
from hypothesis import strategies as st

from tequio.base.ui.exporters import harmless_raw


@given(st.text(max_size=30))
def test_no_raw_cell_of_a_download_begins_like_a_formula_unless_it_is_a_number(text):
    safe = harmless_raw(text)
    assert safe.removeprefix("'") == text.removeprefix("'") or safe == text
    if safe.startswith(("=", "@", "\t", "\r")):
        raise AssertionError(safe)
    if safe.startswith(("+", "-")):
        float(safe.replace(",", ""))
