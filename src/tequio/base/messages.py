"""Sentences for people: refusals and faults, translated, with their details filled in."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext

from tequio.kernel.errors import TequioError


def sentence_of(error: TequioError) -> str:
    """Return a refusal in the reader's language."""
    return fill(error.sentence, error.details)


def fill(sentence: str, details: Mapping[str, Any]) -> str:
    """Translate a sentence and put its details in."""
    return gettext(sentence) % details
