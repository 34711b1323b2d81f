"""What a person gives with an upload or a decision."""

import re
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tequio.base.messages import sentence_of
from tequio.intake.batches.errors import UploadTooLargeError
from tequio.intake.batches.types import CORRECTS
from tequio.kernel.dates import read_day

_PLACE = re.compile(f"{CORRECTS}([0-9]{{1,9}})-([0-9]{{1,5}})")
TEXT_AREA = forms.Textarea(attrs={"rows": 2})
ACCEPTED = ".xlsx,.xlsm,.csv,.tsv,.txt,.parquet,.geojson"


class UploadForm(forms.Form):
    """A file, the day that it shows, and why it comes."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("Excel (.xlsx), CSV, Parquet or GeoJSON. It is known by its headings."),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        allow_empty_file=True,
    )
    cut_off = forms.CharField(
        label=_("Cut-off day"),
        required=False,
        help_text=_(
            "The day that the file shows, as 30/06/2026. Left empty, the day that its publisher or"
            " its name says, or today."
        ),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        help_text=_("Where the file comes from and why it is loaded. The log keeps it."),
        widget=TEXT_AREA,
    )

    def clean_file(self) -> Any:
        """Refuse what is larger than this installation takes."""
        file = self.cleaned_data["file"]
        if file.size > settings.UPLOAD_LIMIT:
            too_large = UploadTooLargeError(most=settings.UPLOAD_LIMIT // (1024 * 1024))
            raise ValidationError(sentence_of(too_large))
        return file

    def clean_cut_off(self) -> date | None:
        """Read the day as people write it."""
        text = self.cleaned_data["cut_off"].strip()
        try:
            return read_day(text) if text else None
        except ValueError:
            wrong = gettext("“%(text)s” is not a day: write it as 2026-06-30 or 30/06/2026.")
            raise ValidationError(wrong % {"text": text}) from None

    def clean(self) -> dict[str, Any]:
        """Give the file's name beside the file."""
        given = super().clean() or self.cleaned_data
        if file := given.get("file"):
            given["name"] = file.name
        return given


class ReasonForm(forms.Form):
    """Why something is decided."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        help_text=_("The log keeps it, with your name and the hour."),
        widget=TEXT_AREA,
    )


class AcceptForm(forms.Form):
    """Acceptance says why only where there is more to say than the upload said."""

    reason = forms.CharField(label=_("Reason"), max_length=500, required=False)


def corrections_in(given: QueryDict) -> dict[tuple[int, int], str]:
    """Return what was written in the place of cells, by row of the file and column."""
    found = {}
    for name, value in given.items():
        place = _PLACE.fullmatch(name)
        if place and isinstance(value, str):
            found[int(place[1]), int(place[2])] = value
    return found
