"""What the address of a figure's page may ask: where, on which basis, at which moment."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, cast

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from tequio.base.figures import ports
from tequio.base.figures.types import NATION, STATES, Area, Definition
from tequio.kernel.dates import Moment, read_day, read_instant

A_DAY = forms.DateInput(attrs={"type": "date"})
NO_DAY = _("“%(text)s” is not a day: write it as 2026-06-30 or 30/06/2026.")
NO_INSTANT = _("“%(text)s” is not an instant: write it as 2026-06-30 or 2026-06-30T18:00.")
FIRST, LAST = date(1900, 1, 1), date(2099, 12, 31)


class TimeField(forms.CharField):
    """A day or an instant, as browsers send it or as people write it."""

    def __init__(self, reader: Callable[[str], date], sentence: Promise, label: Promise) -> None:
        super().__init__(label=cast("str", label), required=False, widget=A_DAY)
        self.reader, self.sentence = reader, sentence

    def clean(self, value: Any) -> date | None:
        """Read it; None where nothing is written."""
        text = super().clean(value)
        if not text:
            return None
        try:
            told = self.reader(text)
            day = told.date() if isinstance(told, datetime) else told
        except (ValueError, OverflowError):
            raise forms.ValidationError(str(self.sentence) % {"text": text}) from None
        if not FIRST <= day <= LAST:
            raise forms.ValidationError(str(self.sentence) % {"text": text})
        return told


class MomentForm(forms.Form):
    """As of which day, as known at the end of which day or at which instant."""

    al = TimeField(read_day, NO_DAY, _("True on"))
    conocido = TimeField(read_instant, NO_INSTANT, _("Known on"))

    def moment(self, today: date) -> Moment:
        """Return the moment asked for; what is wrong asks for nothing."""
        self.is_valid()
        return Moment(self.cleaned_data.get("al") or today, self.cleaned_data.get("conocido"))


class FigureForm(MomentForm):
    """Where a figure is asked, and on which of its bases; fields that it lacks are not shown."""

    area = forms.ChoiceField(label=_("Area"), required=False)
    base = forms.ChoiceField(label=_("Basis"), required=False)
    institucion = forms.RegexField(
        "^[A-Z]{3}$",
        label=_("Institution"),
        required=False,
        widget=forms.TextInput(attrs={"maxlength": 3, "size": 5, "placeholder": "IMB"}),
        error_messages={"invalid": _("Write the three letters of an institution, as in a CLUES.")},
    )
    field_order = ("area", "base", "institucion", "al", "conocido")

    def __init__(self, given: Mapping[str, Any], *, of: Definition, here: tuple[Area, str]) -> None:
        super().__init__({"area": here[0].code, **given})
        self._offer("area", _areas(of, *here))
        bases = [(basis, gettext(of.basis_names.get(basis, basis))) for basis in of.bases]
        self._offer("base", [("", pgettext("bases", "all")), *bases] if bases else [])
        if not of.by_institution:
            del self.fields["institucion"]

    def bases(self, of: Definition) -> tuple[str | None, ...]:
        """Return the bases asked for: one, or all that the figure has."""
        self.is_valid()
        chosen = self.cleaned_data.get("base")
        return (chosen,) if chosen else of.bases or (None,)

    @property
    def institution(self) -> str | None:
        """The institution asked for, if any."""
        self.is_valid()
        return self.cleaned_data.get("institucion") or None

    @property
    def faults(self) -> list[str]:
        """What is wrong in the address, a sentence each."""
        return [str(error) for errors in self.errors.values() for error in errors]

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if choices and isinstance(field, forms.ChoiceField):
            field.choices = choices
        else:
            del self.fields[name]


def _areas(of: Definition, here: Area, name: str) -> list[tuple[str, str]]:
    codes = [code for code in (NATION, *STATES) if Area(code).kind in of.kinds]
    names = ports.area_names(codes)
    offered = [(code, names[code]) for code in codes]
    return offered if here.code in codes else [*offered, (here.code, name)]
