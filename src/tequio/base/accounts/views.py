"""Logging in and out, setting one's password, one's own roles."""

from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import PasswordResetConfirmView
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse_lazy
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import now
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tequio.base.accounts import queries, services
from tequio.base.accounts.forms import LogInForm
from tequio.base.accounts.types import UserRequest
from tequio.base.refusals import attempt, login_required, public

if TYPE_CHECKING:
    from django.contrib.auth.forms import SetPasswordForm

    from tequio.base.accounts.models import User


@public
@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def log_in(request: HttpRequest) -> HttpResponse:
    """Log a person in and lead them where they were going."""
    onward = _onward(request)
    if request.user.is_authenticated:
        return redirect(onward)
    form, refusal = LogInForm(request.POST or None), None
    if form.is_valid():
        given = {"request": request, "place": _place(request), "at": now()}
        refusal = attempt(form, services.open_session, **given)
        if refusal is None:
            return redirect(onward)
    own = resolve_url(settings.LOGIN_REDIRECT_URL)
    page = {"form": form, "refusal": refusal, "next": onward, "own": own}
    return render(request, "accounts/log_in.html", page, status=422 if form.is_bound else 200)


@public
@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return redirect(resolve_url(str(settings.LOGOUT_REDIRECT_URL)))


@login_required
@require_safe
@never_cache
def account(request: UserRequest) -> HttpResponse:
    """Show who one is here, and what one may do where."""
    grants = queries.own_grants(request.user)
    return render(request, "accounts/account.html", {"grants": grants})


class SetPassword(PasswordResetConfirmView):
    """Django's page for a one-time link; the link's secret leaves the address at once."""

    template_name = "accounts/set_password.html"
    success_url = reverse_lazy("accounts:account")
    post_reset_login = True

    def get_user(self, uidb64: str) -> "User | None":
        """Return whose link it is; whoever was deactivated since has none."""
        person = super().get_user(uidb64)
        return person if person is not None and person.is_active else None

    @transaction.atomic
    def form_valid(self, form: "SetPasswordForm[User]") -> HttpResponse:
        """Set the password, log that it was set, log the person in."""
        answer = super().form_valid(form)
        services.note_password(user=cast("User", self.user))
        return answer


set_password = public(SetPassword.as_view())


def _onward(request: HttpRequest) -> str:
    """Return where a log-in leads: only ever to a page of this site."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    hosts, is_secure = {request.get_host()}, request.is_secure()
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts=hosts, require_https=is_secure):
        return wanted
    return resolve_url(settings.LOGIN_REDIRECT_URL)


def _place(request: HttpRequest) -> str:
    """Return the network address a log-in comes from; behind a proxy, the one that it saw."""
    if settings.BEHIND_PROXY:
        return request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return str(request.META.get("REMOTE_ADDR", ""))
