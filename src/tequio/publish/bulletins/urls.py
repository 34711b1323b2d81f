"""Addresses of bulletins, under /boletines/."""

from django.urls import path

from tequio.publish.bulletins import views

app_name = "bulletins"
urlpatterns = [
    path("", views.bulletins, name="list"),
    path("lista.csv", views.list_csv, name="list_csv"),
    path("verificar/", views.verify, name="verify"),
    path("conservar/", views.keep, name="keep"),
    path("comprobantes/", views.receipt, name="receipt"),
    path("planes/", views.plans, name="plans"),
    path("cantidades/", views.families, name="families"),
    path("cantidades/<slug:quantity>/<slug:area>/", views.family, name="family"),
    path("<int:bulletin_id>/", views.bulletin, name="bulletin"),
    path("<int:bulletin_id>/boletin.json", views.as_json, name="json"),
    path("<int:bulletin_id>/encabezado/", views.header, name="header"),
    path("<int:bulletin_id>/releer/", views.read_again, name="read_again"),
    path("<int:bulletin_id>/cifras/agregar/", views.missed, name="missed"),
    path("<int:bulletin_id>/cifras/<int:start>-<int:end>/", views.figure, name="figure"),
    path("<int:bulletin_id>/cifras/<int:start>-<int:end>/corregir/", views.correct, name="correct"),
    path(
        "<int:bulletin_id>/compromisos/<int:start>-<int:end>/confirmar/",
        views.confirm,
        name="confirm",
    ),
    path(
        "<int:bulletin_id>/compromisos/<int:start>-<int:end>/descartar/",
        views.discard,
        name="discard",
    ),
]
