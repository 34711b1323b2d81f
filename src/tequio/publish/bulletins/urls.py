"""Addresses of bulletins, under /boletines/."""

from django.urls import path

from tequio.publish.bulletins import views

app_name = "bulletins"
urlpatterns = [
    path("comprobantes/", views.receipt, name="receipt"),
]
