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
PLACES = 7
MOST_COUNT = 2_147_483_647  # the largest number that a column of counts holds
_UNKEEPABLE = re.compile(
    "[\x00-\x1f\x7f\ud800-\udfff]"
)  # no database keeps NUL or half a character
_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}(,[0-9]{3})+(\.0+)?")
_WHOLE = re.compile(r"[+-]?[0-9]+(\.0+)?")
_DECIMAL = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")


def parse_clues(text: str) -> Clues:
    """Read a key of an establishment."""
    folded = text.upper().replace(" ", "")
    if not is_clues(folded):
        raise BadCellError("clues_shape")
    return Clues(folded)


def text_of(most: int) -> Callable[[str], str]:
    """Return a reader of names: at least one letter or digit, so many characters at most."""

    @lru_cache(maxsize=16_384)
    def parse(text: str) -> str:
        if len(text) > most:
            raise BadCellError("too_long", most=most)
        if _UNKEEPABLE.search(text):
            raise BadCellError("unprintable")
        if not any(c.isalnum() for c in text):
            raise BadCellError("not_a_name")
        return text

    return parse


parse_name = text_of(250)  # the longest name in the national list has 150


def parse_count(text: str) -> int:
    """Read a whole number that is not negative; commas may part thousands."""
    bare = text.replace(",", "") if _THOUSANDS.fullmatch(text) else text
    if not _WHOLE.fullmatch(bare):
        raise BadCellError("suppressed" if set(text) == {"*"} else "not_a_count")
    whole = bare.partition(".")[0]
    if len(whole.lstrip("+-0")) > len(str(MOST_COUNT)) or abs(count := int(whole)) > MOST_COUNT:
        raise BadCellError("too_great", most=f"{MOST_COUNT:,}")
    if count < 0:
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
        if not (bare.isascii() and bare.isdecimal()) or len(bare) > digits:
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
    """Return a reader of decimals inside limits, both included, to seven places (1 cm).

    A workbook keeps 15 digits of a number and Parquet 17: one point must be one in both.
    """

    def parse(text: str) -> float:
        if not _DECIMAL.fullmatch(text):
            two = len(re.findall(r"\d+\.\d+|\d+", clean(text))) > 1
            raise BadCellError("two_numbers" if two else "not_a_number", low=low, high=high)
        if not low <= (number := float(text)) <= high:
            raise BadCellError(code, low=low, high=high)
        return round(number, PLACES)

    return parse


parse_latitude = between(14.3, 32.8, "latitude_out_of_mexico")
parse_longitude = between(-118.6, -86.5, "longitude_out_of_mexico")
