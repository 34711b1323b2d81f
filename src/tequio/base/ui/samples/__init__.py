"""Made-up values for the living page: every component in its states. Nothing here is a fact."""

from typing import Any

from django.http import HttpRequest

from tequio.base.ui.samples import figures, frames, lists, places, texts, words


def page(request: HttpRequest) -> dict[str, Any]:
    """Return what the living page shows; the sample listing reads the address. No SQL."""
    return {
        "figures": figures,
        "frames": frames,
        "places": places,
        "texts": texts,
        "words": words,
        "listing": lists.units(request.GET),
        "short_listing": lists.SHORT,
        "empty_listing": lists.EMPTY,
        "form": words.wrong_form(),
    }
