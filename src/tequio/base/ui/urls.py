"""Addresses of the living page."""

from django.urls import path

from tequio.base.ui import views

app_name = "ui"
urlpatterns = [
    path("", views.style, name="style"),
    path("fallas/<slug:name>/", views.error_page, name="error_page"),
    path("mapa/areas.json", views.sample_areas, name="sample_areas"),
    path("mapa/unidades.json", views.sample_units, name="sample_units"),
]
