"""What the pages of bulletins share: the way to them, and acts that may be refused."""

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.urls import reverse
from django.utils.translation import gettext

from tequio.base.messages import sentence_of
from tequio.base.ui.types import Link
from tequio.kernel.errors import NotAllowedError, NotFoundError, TequioError
from tequio.publish.bulletins.queries.pages import BulletinPage


def crumbs(*links: Link) -> list[Link]:
    """Return the way from the nation down to a page of bulletins."""
    here = reverse("bulletins:list") if links else ""
    home = reverse("portal:country")
    return [Link(gettext("Mexico"), home), Link(gettext("Bulletins"), here), *links]


def link_to(page: BulletinPage) -> Link:
    """Return a link to a bulletin by its name."""
    return Link(page.name, reverse("bulletins:bulletin", args=[page.number]))


def tried(form: Form, service: Callable[..., Any], **given: Any) -> tuple[Any, str | None]:
    """Call a service with a form's values; a form with errors shows them by its fields."""
    if not form.is_valid():
        return None, ""
    return attempted(service, **form.cleaned_data, **given)


def attempted(service: Callable[..., Any], **given: Any) -> tuple[Any, str | None]:
    """Call a service; return its result, and the sentence of its refusal.

    A door that is closed stays closed (403, 404).
    """
    try:
        return service(**given), None
    except (NotFoundError, NotAllowedError):
        raise
    except TequioError as refused:
        return None, sentence_of(refused)
