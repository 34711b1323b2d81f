"""Readers of single cells: text in, a value out, or a BadCellError that says what was expected."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import TypeVar

from tequio.kernel.dates import EARLIEST, read_day
from tequio.kernel.keys import Clues, is_clues
from tequio.kernel.rows import BadCellError, clean, fold

V = TypeVar("V")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.0+)?")
_WHOLE = re.compile(r"[+-]?\d+(\.0+)?")
_DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")


def parse_clues(text: str) -> Clues:
    """Read a key of an establishment."""
    folded = text.upper().replace(" ", "")
    if not is_clues(folded):
        raise BadCellError("clues_shape")
    return Clues(folded)


def parse_name(text: str) -> str:
    """Read a name: at least one letter or digit, 250 characters at most."""
    if len(text) > 250:  # noqa: PLR2004 - the longest name in the national list has 150
        raise BadCellError("too_long", most=250)
    if not any(c.isalnum() for c in text):
        raise BadCellError("not_a_name")
    return text


def parse_count(text: str) -> int:
    """Read a whole number that is not negative; commas may part thousands."""
    bare = text.replace(",", "") if _THOUSANDS.fullmatch(text) else text
    if not _WHOLE.fullmatch(bare):
        raise BadCellError("suppressed" if set(text) == {"*"} else "not_a_count")
    if (count := int(float(bare)) if "." in bare else int(bare)) < 0:
        raise BadCellError("negative")
    return count


def parse_day(text: str) -> date:
    """Read a day as dd/mm/yyyy or ISO."""
    try:
        day = read_day(text)
    except ValueError:
        raise BadCellError("not_a_day") from None
    if day < EARLIEST:
        raise BadCellError("day_out_of_range")
    return day


def code_of(digits: int) -> Callable[[str], str]:
    """Return a reader of keys of so many digits, as in '015' or the number 15."""

    @lru_cache(maxsize=16_384)
    def parse(text: str) -> str:
        bare = text.strip("' ")
        if not bare.isdecimal() or len(bare) > digits:
            raise BadCellError("not_a_code", digits=digits)
        return bare.zfill(digits)

    return parse


def one_of(values: Mapping[str, V]) -> Callable[[str], V]:
    """Return a reader of a closed list, written in any case and with or without accents."""
    known = {fold(word): value for word, value in values.items()}

    @lru_cache(maxsize=4096)
    def parse(text: str) -> V:
        try:
            return known[fold(text)]
        except KeyError:
            raise BadCellError("not_in_list", listed=", ".join(values)) from None

    return parse


def between(low: float, high: float, code: str) -> Callable[[str], float]:
    """Return a reader of decimals inside limits, both included."""

    def parse(text: str) -> float:
        if not _DECIMAL.fullmatch(text):
            two = len(re.findall(r"\d+\.\d+|\d+", clean(text))) > 1
            raise BadCellError("two_numbers" if two else "not_a_number", low=low, high=high)
        if not low <= (number := float(text)) <= high:
            raise BadCellError(code, low=low, high=high)
        return number

    return parse


parse_latitude = between(14.3, 32.8, "latitude_out_of_mexico")
parse_longitude = between(-118.6, -86.5, "longitude_out_of_mexico")
