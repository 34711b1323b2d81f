"""How made-up words are marked for translation: apart from those that pages really say."""

from typing import cast

from django.utils.translation import pgettext_lazy


def made_up(message: str) -> str:
    """Return a sample's words in the reader's language, once they are shown."""
    return cast("str", pgettext_lazy("sample", message))
