"""Addresses of one's account, under /cuenta/."""

from django.urls import path

from tequio.base.accounts import views

app_name = "accounts"
urlpatterns = [
    path("", views.account, name="account"),
    path("entrar/", views.log_in, name="log_in"),
    path("salir/", views.log_out, name="log_out"),
    path(
        "establecer-contrasena/<str:uidb64>/<str:token>/", views.set_password, name="set_password"
    ),
]
