"""What a person gives: a text or a file, a correction, a decision, filters of the list."""

from collections.abc import Iterable
from datetime import date
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tequio.base.figures.types import ClaimKind
from tequio.base.messages import sentence_of
from tequio.kernel.dates import read_day
from tequio.publish.bulletins.errors import BulletinTooLongError, NotNumberError
from tequio.publish.bulletins.queries.lists import NATION, Narrowed
from tequio.publish.bulletins.rules.numerals import read_number
from tequio.publish.bulletins.tables.receipts import BOUNDS, KINDS
from tequio.publish.bulletins.types import Bound

MOST_PASTED = 100_000  # letters; the longest speech has 60,000
MOST_OF_FILE = 5_000_000  # bytes
ACCEPTED = ".txt,.md,.markdown,.html,.htm,.docx,.pdf"
PASTED = "texto-pegado.txt"
FIRST_YEAR, LAST_YEAR = 1990, 2099
TEXT_AREA = forms.Textarea(attrs={"rows": 2})


class TextForm(forms.Form):
    """A text, pasted or in a file."""

    text = forms.CharField(
        label=_("Text of the bulletin"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
    )
    file = forms.FileField(
        label=_("Or a file"),
        required=False,
        allow_empty_file=True,
        help_text=_("Text, Markdown, HTML, docx or PDF, up to 1 MB."),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )

    def clean_text(self) -> str:
        """Refuse what no bulletin is as long as."""
        text: str = self.cleaned_data["text"]
        if len(text) > MOST_PASTED:
            too_long = BulletinTooLongError(name=gettext("of the text"), most=f"{MOST_PASTED:,}")
            raise ValidationError(sentence_of(too_long))
        return text

    def clean_file(self) -> Any:
        """Refuse a file that no bulletin is as large as."""
        file = self.cleaned_data["file"]
        if file and file.size > MOST_OF_FILE:
            most = gettext("The file has more than %(most)s MB, which is the limit.")
            raise ValidationError(most % {"most": MOST_OF_FILE // 1_000_000})
        return file

    def clean(self) -> dict[str, Any]:
        """Give the bytes and the name of what came; one of both, not two."""
        given = super().clean() or self.cleaned_data
        text, file = given.get("text", "").strip(), given.get("file")
        if text and file:
            raise ValidationError(gettext("Paste a text or choose a file, not both."))
        if not text and not file and not self.errors:
            raise ValidationError(gettext("Paste a text or choose a file."))
        if file:
            name = PurePath(file.name).name
            return given | {"content": file.read(), "name": name}
        return given | {"content": given.get("text", "").encode("utf-8", "replace"), "name": PASTED}


class KeepingForm(forms.Form):
    """Of a text to be kept: whose it is, where it was published, and why it is kept.

    It stands in the form of the text, which is also sent without it: so no field is required of
    the browser.
    """

    use_required_attribute = False

    state = forms.ChoiceField(
        label=_("Scope"), help_text=_("Who validates there may correct its figures.")
    )
    address = forms.URLField(
        label=_("Address where it was published"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("It is kept as said; nothing is fetched from there."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        help_text=_("The log keeps it, with your name and the hour."),
        widget=TEXT_AREA,
    )

    def __init__(self, *given: Any, states: Iterable[tuple[str, str]], **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["state"].choices = list(states)  # type: ignore[attr-defined]  # a choice field

    def clean_state(self) -> str:
        """Return the code of the state; empty for the nation."""
        state: str = self.cleaned_data["state"]
        return "" if state == NATION else state


class ReasonForm(forms.Form):
    """Why something is done."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        help_text=_("The log keeps it, with your name and the hour."),
        widget=TEXT_AREA,
    )


class FigureForm(ReasonForm):
    """What a number of the text is."""

    is_figure = forms.TypedChoiceField(
        label=_("Those words"),
        choices=[("si", _("are a figure")), ("no", _("count nothing: no figure"))],
        coerce=lambda told: told == "si",
        initial="si",
    )
    value = forms.CharField(
        label=_("Value"),
        max_length=80,
        help_text=_("In digits or in words: 1,280 or mil 280."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    unit = forms.CharField(
        label=_("Of what"), max_length=200, help_text=_("The noun, in singular: unidad médica.")
    )
    bound = forms.ChoiceField(label=_("How exact"), choices=[(b, BOUNDS[b]) for b in Bound])
    kind = forms.ChoiceField(
        label=_("As what it was said"), choices=[(k, KINDS[k]) for k in ClaimKind]
    )
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    when = forms.CharField(label=_("When"), max_length=200, required=False)
    field_order = ("is_figure", "value", "unit", "bound", "kind", "place", "when", "reason")

    def clean_value(self) -> float:
        """Read the number as people write it."""
        text = self.cleaned_data["value"].strip()
        found = read_number(text)
        if found is None or found.end != len(text):
            raise ValidationError(sentence_of(NotNumberError(text=text)))
        return float(found.value)

    def clean_bound(self) -> Bound:
        """Return how the text ties itself to the number."""
        return Bound(self.cleaned_data["bound"])

    def clean_kind(self) -> ClaimKind:
        """Return as what it was said."""
        return ClaimKind(self.cleaned_data["kind"])


class MissedForm(FigureForm):
    """A number that the reader missed, and the words that say it."""

    is_figure = None  # type: ignore[assignment]  # Django's way to leave a field out
    words = forms.CharField(
        label=_("Words of the text"),
        max_length=400,
        help_text=_("Copy the number with its noun, as the text writes them."),
    )
    field_order = ("words", "value", "unit", "bound", "kind", "place", "when", "reason")


class HeaderForm(ReasonForm):
    """What the header of a text is."""

    number = forms.CharField(label=_("Number"), max_length=80, required=False)
    dated_on = forms.CharField(
        label=_("Date"),
        required=False,
        help_text=_("As 2026-06-30 or 30/06/2026; empty where it is not known."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    is_inferred = forms.BooleanField(
        label=_("The text does not say this date: I infer it"), required=False
    )
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    title = forms.CharField(label=_("Title"), max_length=400, required=False, widget=TEXT_AREA)
    field_order = ("number", "dated_on", "is_inferred", "place", "title", "reason")

    def clean_dated_on(self) -> date | None:
        """Read the day as people write it."""
        text = self.cleaned_data["dated_on"].strip()
        try:
            return read_day(text) if text else None
        except ValueError:
            wrong = gettext("“%(text)s” is not a day: write it as 2026-06-30 or 30/06/2026.")
            raise ValidationError(wrong % {"text": text}) from None


class ConfirmForm(ReasonForm):
    """A commitment that is one: who owes it, and by when, where the text leaves it open."""

    who = forms.CharField(label=_("Who"), max_length=200, required=False)
    by_when = forms.CharField(label=_("By when"), max_length=120, required=False)
    field_order = ("who", "by_when", "reason")


class ListForm(forms.Form):
    """What the list of bulletins is narrowed to."""

    q = forms.CharField(required=False, max_length=80)
    estado = forms.RegexField(rf"^(\d{{2}}|{NATION})$", required=False)
    anio = forms.IntegerField(required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR)

    def narrowed(self, order: str) -> Narrowed:
        """Return the filters; one that is wrong asks for nothing."""
        self.is_valid()
        told = self.cleaned_data
        return Narrowed(
            state=told.get("estado") or "",
            year=told.get("anio"),
            text=str(told.get("q") or "").strip(),
            order=order,
        )
