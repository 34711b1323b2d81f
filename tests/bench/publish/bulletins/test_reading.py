"""How long two pages take, and that the time grows as the text does."""

import pytest

from tequio.publish.bulletins.rules.reading import read_bulletin

PAGE = 3000  # characters


@pytest.mark.data
@pytest.mark.django_db  # the report tells the machine by its database
def test_two_pages_are_read_in_less_than_a_fifth_of_a_second(race, bulletin_folder):
    texts = [path.read_text("utf-8") for path in sorted((bulletin_folder / "text").glob("*.txt"))]
    one, eight = (
        max(texts, key=len)[: 2 * PAGE],
        "\n\n".join(texts * 2).replace("---o", "")[: 8 * 2 * PAGE],
    )

    def two_pages():
        return read_bulletin(one)

    def sixteen_pages():
        return read_bulletin(eight)

    ours, longer = race(two_pages, sixteen_pages)
    assert ours.answer.figures
    assert ours.seconds < 0.2
    assert longer.seconds < 8 * 4 * ours.seconds
