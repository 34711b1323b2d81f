"""What there is to check in a text, found without being told."""

from collections.abc import Sequence
from datetime import date

from tequio.publish.bulletins.rules.finding.names import names_to_check
from tequio.publish.bulletins.rules.finding.places import facilities_to_find, numbers_to_hold
from tequio.publish.bulletins.rules.finding.plans import plans_to_check
from tequio.publish.bulletins.rules.finding.ratios import ratios_to_check
from tequio.publish.bulletins.rules.finding.repeats import repeats_to_check
from tequio.publish.bulletins.rules.finding.sequence import sequence_to_check
from tequio.publish.bulletins.rules.finding.sums import sums_to_check
from tequio.publish.bulletins.types import Found, Reading


def find_checks(
    reading: Reading, *, read_on: date, others: Sequence[str] = ()
) -> tuple[Found, ...]:
    """Return everything that can be checked of a text, in the order of a page.

    Args:
        reading: the text and what was read from it.
        read_on: the day that stands for today; it dates a bulletin without a day.
        others: other bulletins of the series, as `137/2024 2024-03-21`.
    """
    sums = sums_to_check(reading)
    return (
        *sequence_to_check(reading, read_on=read_on, others=others),
        *sums,
        *names_to_check(reading),
        *repeats_to_check(reading, sums),
        *ratios_to_check(reading, sums),
        *plans_to_check(reading),
        *numbers_to_hold(reading, read_on=read_on),
        *facilities_to_find(reading, read_on=read_on),
    )
