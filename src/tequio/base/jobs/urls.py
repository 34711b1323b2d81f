"""Addresses of long work, under /trabajos/."""

from django.urls import path

from tequio.base.jobs import views

app_name = "jobs"
urlpatterns = [
    path("<int:work_id>/", views.work, name="work"),
    path("<int:work_id>/cancelar/", views.work_cancel, name="work_cancel"),
]
