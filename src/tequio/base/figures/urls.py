"""Addresses of figures, under /cifras/."""

from datetime import date

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from tequio.base.figures import views


class AreaCode(StringConverter):
    """Two digits of a state (00 is the nation), five of a municipality."""

    regex = r"[0-9]{2}(?:[0-9]{3})?"


class IsoDay:
    """A day as 2026-06-30."""

    regex = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        """Read it; a day that does not exist is no address."""
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        """Write it."""
        return value.isoformat()


register_converter(AreaCode, "area")
register_converter(IsoDay, "iso_day")

app_name = "figures"
RECEIPT = "<str:figure_id>/<area:area>/<iso_day:on>/"
urlpatterns = [
    path("", views.catalogue, name="catalogue"),
    path("instantaneas/", views.snapshot_list, name="snapshot_list"),
    path("instantaneas/<int:number>/", views.snapshot, name="snapshot"),
    path("<str:figure_id>/", views.figure, name="figure"),
    path(RECEIPT, views.receipt, name="receipt"),
    path(f"{RECEIPT}filas/", views.rows, name="rows"),
    path(f"{RECEIPT}diferencia/", views.difference, name="difference"),
]
