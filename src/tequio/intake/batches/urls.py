"""Addresses of this app."""

from django.urls import URLPattern

app_name = "batches"
urlpatterns: list[URLPattern] = []
