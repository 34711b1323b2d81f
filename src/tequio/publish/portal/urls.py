"""Public addresses, in Spanish words."""

from django.urls import path

from tequio.publish.portal import views

app_name = "portal"
urlpatterns = [path("", views.country, name="country")]
