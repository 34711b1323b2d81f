"""Public addresses, in Spanish words."""

from django.urls import path

from tequio.publish.portal import views

app_name = "portal"
urlpatterns = [
    path("", views.country, name="country"),
    path("estados/", views.states, name="states"),
    path("estados/<slug:code>/", views.state, name="state"),
    path("municipios/<slug:code>/", views.municipality, name="municipality"),
    path("unidades/", views.units, name="units"),
    path("unidades.csv", views.units_csv, name="units_csv"),
    path("unidades/<slug:clues>/", views.unit, name="unit"),
    path("mapa/", views.map_of_units, name="map"),
    path("mapa/contornos.json", views.map_shapes, name="map_shapes"),
    path("mapa/unidades.json", views.map_units, name="map_units"),
]
