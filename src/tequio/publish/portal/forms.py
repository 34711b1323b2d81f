"""What the address of a page may ask: a day, a day of knowledge, a basis, filters, a box."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tequio.base.ui.types import Filter
from tequio.kernel.dates import Moment, end_of_day
from tequio.publish.portal.tables.words import level_word, sentence_case, status_word
from tequio.publish.portal.types import UnitChoices
from tequio.register.geography.queries import reference_states
from tequio.register.geography.types import Basis
from tequio.register.units.types import Filters, Level, Status

FIRST, LAST = date(1900, 1, 1), date(2099, 12, 31)
OUT_OF_REACH = gettext_lazy("Write a day between 1900 and 2099, for instance 30/06/2026.")
BASES = (
    (Basis.WITH_IMSS_BIENESTAR.value, "PSINDER + PDER_SEGP + PDER_IMSSB"),
    (Basis.WITH_SEGURO_POPULAR.value, "PSINDER + PDER_SEGP"),
    (Basis.UNAFFILIATED.value, "PSINDER"),
)
FIRST_BASIS = BASES[0][0]
STATUS_WORDS = {
    "en-operacion": Status.OPERATING,
    "fuera-de-operacion": Status.CLOSED,
    "en-construccion": Status.BUILDING,
    "por-iniciar": Status.PENDING,
}
LEVEL_WORDS = {
    "primero": Level.FIRST,
    "segundo": Level.SECOND,
    "tercero": Level.THIRD,
    "sin-nivel": Level.NONE,
}
ZOOMS = (3, 18)
DEGREES = r"-?[0-9]{1,3}(\.[0-9]{1,6})?"


class DayField(forms.DateField):
    """A day, as browsers send it or as people write it."""

    def __init__(self, **given: Any) -> None:
        super().__init__(
            **given,
            required=False,
            input_formats=["%Y-%m-%d", "%d/%m/%Y"],
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            error_messages={"invalid": OUT_OF_REACH},
        )

    def clean(self, value: object) -> date | None:
        """Refuse a day that no file of ours could be near to."""
        day: date | None = super().clean(value)
        if day is not None and not FIRST <= day <= LAST:
            raise forms.ValidationError(OUT_OF_REACH)
        return day


class MomentForm(forms.Form):
    """As of which day, as known on which day: today, where the address says nothing."""

    al = DayField(label=gettext_lazy("True on"))
    conocido = DayField(label=gettext_lazy("Known on"))

    def __init__(self, given: QueryDict, today: date) -> None:
        names = [name for name in self.base_fields if given.get(name)]
        self.told = {name: str(given[name]) for name in names}
        if "base" in self.told:  # whoever types an address writes + for itself
            self.told["base"] = self.told["base"].replace(" ", "+")
        self.today = today
        day = today.isoformat()
        super().__init__({"al": day, "conocido": day, "base": FIRST_BASIS, **self.told})
        self.is_valid()

    @property
    def moment(self) -> Moment:
        """The moment asked for; a day that is wrong asks for nothing."""
        on, known = self.cleaned_data.get("al"), self.cleaned_data.get("conocido")
        known_at = end_of_day(known) if known and known < self.today else None
        return Moment(on or self.today, known_at)

    @property
    def kept(self) -> dict[str, str]:
        """The moment as the addresses of other pages keep it; empty for the present."""
        names = [name for name in ("al", "conocido") if name in self.told]
        return {name: self.told[name] for name in names if name in self.cleaned_data}

    @property
    def query(self) -> str:
        """The moment as the end of an address."""
        return f"?{urlencode(self.kept)}" if self.kept else ""


class BoardForm(MomentForm):
    """The moment, and the basis on which people without social security are counted."""

    base = forms.ChoiceField(label=gettext_lazy("Basis"), choices=BASES, required=False)

    @property
    def basis(self) -> str:
        """The basis asked for, or the one that the government's own number comes nearest to."""
        return self.cleaned_data.get("base") or FIRST_BASIS


class UnitsForm(MomentForm):
    """What a listing of units is narrowed to."""

    q = forms.CharField(required=False, max_length=80)
    estado = forms.CharField(required=False, max_length=2)
    municipio = forms.CharField(required=False, max_length=5)
    institucion = forms.CharField(required=False, max_length=3)
    estatus = forms.ChoiceField(required=False, choices=[(word, word) for word in STATUS_WORDS])
    nivel = forms.ChoiceField(required=False, choices=[(word, word) for word in LEVEL_WORDS])
    tipologia = forms.CharField(required=False, max_length=6)

    @property
    def text(self) -> str:
        """The words searched for."""
        return str(self.cleaned_data.get("q") or "").strip()

    def filters(self, *, order: str) -> Filters:
        """Return the filters; a municipality of another state than the one named is let go."""
        told = self.cleaned_data
        state, municipality = told.get("estado") or "", told.get("municipio") or ""
        if municipality and not state:
            state = municipality[:2]
        return Filters(
            state=state,
            municipality=municipality if municipality.startswith(state) else "",
            institution=told.get("institucion") or "",
            status=STATUS_WORDS.get(told.get("estatus") or "", ""),
            level=LEVEL_WORDS.get(told.get("nivel") or "", ""),
            typology=told.get("tipologia") or "",
            text=self.text,
            order=order,
        )

    def fields_shown(self, choices: UnitChoices) -> tuple[Filter, ...]:
        """Return the filters as the page shows them: municipalities only of a state."""
        told = self.filters(order="")
        states = [(row.code, row.name) for row in reference_states()]
        places = [(row.code, row.name) for row in choices.municipalities]
        kinds = [(row.typology, sentence_case(row.name)) for row in choices.typologies]
        runs = [(row.code, row.name) for row in choices.institutions]
        statuses = [(word, status_word(each)) for word, each in STATUS_WORDS.items()]
        levels = [(word, level_word(each)) for word, each in LEVEL_WORDS.items()]
        found = (
            Filter("q", _("Search"), self.text),
            Filter("estado", _("State"), told.state, _choices(_("All"), states)),
            Filter("municipio", _("Municipality"), told.municipality, _choices(_("All"), places)),
            Filter("institucion", _("Institution"), told.institution, _choices(_("All"), runs)),
            Filter(
                "estatus",
                _("Status"),
                self.cleaned_data.get("estatus") or "",
                _choices(_("Any"), statuses),
            ),
            Filter(
                "nivel",
                _("Level"),
                self.cleaned_data.get("nivel") or "",
                _choices(_("Any"), levels),
            ),
            Filter("tipologia", _("Typology"), told.typology, _choices(_("Any"), kinds)),
        )
        empty = {"municipio": not places, "institucion": len(runs) < 2}  # noqa: PLR2004 - a choice
        return tuple(each for each in found if not empty.get(each.name))


def _choices(every: str, pairs: Sequence[tuple[object, object]]) -> tuple[tuple[str, str], ...]:
    return (("", every), *((str(value), str(label)) for value, label in pairs))


class MapForm(forms.Form):
    """Which units a map asks for: of a state, of a municipality, or those in view at a zoom."""

    estado = forms.RegexField(r"^\d{2}$", required=False)
    municipio = forms.RegexField(r"^\d{5}$", required=False)
    z = forms.IntegerField(required=False, min_value=ZOOMS[0], max_value=ZOOMS[1])
    caja = forms.RegexField(rf"^{DEGREES}(,{DEGREES}){{3}}$", required=False)

    @property
    def box(self) -> tuple[float, float, float, float] | None:
        """West, south, east, north; None for everywhere."""
        text = self.cleaned_data.get("caja")
        if not text:
            return None
        west, south, east, north = (float(part) for part in text.split(","))
        return west, south, east, north
