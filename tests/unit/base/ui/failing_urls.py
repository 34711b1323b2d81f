"""The site's addresses, and one whose view breaks."""

from django.urls import path

from tequio.site.urls import urlpatterns as of_the_site


def broken(_request):
    raise ZeroDivisionError


urlpatterns = [*of_the_site, path("se-rompe/", broken)]
