"""Addresses of batches, under /lotes/."""

from django.urls import path

from tequio.intake.batches import views

app_name = "batches"
urlpatterns = [
    path("", views.batch_list, name="batch_list"),
    path("subir/", views.upload, name="upload"),
    path("archivos/<int:document_id>/", views.uploaded, name="uploaded"),
    path("<int:batch_id>/", views.batch, name="batch"),
    path("<int:batch_id>/celdas/", views.cells, name="cells"),
    path("<int:batch_id>/en-espera.csv", views.waiting_csv, name="waiting_csv"),
    path("<int:batch_id>/revisar/", views.check_again, name="check_again"),
    path("<int:batch_id>/corregir/", views.correct, name="correct"),
    path("<int:batch_id>/aceptar/", views.accept, name="accept"),
    path("<int:batch_id>/desechar/", views.discard, name="discard"),
    path("<int:batch_id>/deshacer/", views.withdraw, name="withdraw"),
]
