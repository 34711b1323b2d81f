"""Addresses of the living page."""

from django.urls import path

from tequio.base.ui import views

app_name = "ui"
urlpatterns = [path("", views.style, name="style")]
