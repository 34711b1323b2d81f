"""Root addresses: Spanish words, one line an app."""

from django.urls import include, path

urlpatterns = [
    path("", include("tequio.publish.portal.urls")),
    path("boletines/", include("tequio.publish.bulletins.urls")),
    path("cifras/", include("tequio.base.figures.urls")),
    path("lotes/", include("tequio.intake.batches.urls")),
    path("cuenta/", include("tequio.base.accounts.urls")),
    path("trabajos/", include("tequio.base.jobs.urls")),
    path("estilo/", include("tequio.base.ui.urls")),
]
