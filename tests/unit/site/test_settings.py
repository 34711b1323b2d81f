"""Production refuses what is only fit for a desk, in one sentence, before anything runs."""

import os
import subprocess
import sys

import pytest

ASK = """
import json
from django.conf import settings as s
print(json.dumps([s.DEBUG, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT]))
"""
PRODUCTION = {
    "TEQUIO_MODE": "production",
    "TEQUIO_SECRET_KEY": "un secreto propio que nadie más conoce, largo y distinto en cada casa",
    "TEQUIO_HOSTS": "tequio.example",
    "TEQUIO_URL": "https://tequio.example",
}


def ask(*command, **environment):
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "PYTHONPATH") if name in os.environ}
    given = {"DJANGO_SETTINGS_MODULE": "tequio.site.settings", **environment}
    return subprocess.run(
        [sys.executable, "-P", *(command or ("-c", ASK))],
        env=kept | {"PYTHONPATH": os.pathsep.join(sys.path)} | given,
        check=False,
        capture_output=True,
        text=True,
    )


def test_production_has_no_debug_and_no_plain_cookies():
    assert ask(**PRODUCTION).stdout == "[false, true, true, true]\n"


def test_a_desk_needs_no_settings_at_all():
    assert ask().stdout == "[false, false, false, false]\n"


def test_a_proxy_that_speaks_tls_redirects_by_itself():
    assert ask(**PRODUCTION, TEQUIO_TLS="proxy").stdout == "[false, true, true, false]\n"


@pytest.mark.parametrize("tls", [{}, {"TEQUIO_TLS": "proxy"}])
def test_a_deployment_has_no_issues(tls):
    strict = ("check", "--deploy", "--fail-level", "WARNING")
    checked = ask("-m", "django", *strict, **PRODUCTION, **tls)
    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TEQUIO_SECRET_KEY", None),
        ("TEQUIO_SECRET_KEY", "short"),
        ("TEQUIO_SECRET_KEY", "only-for-a-desk" * 4),
        ("TEQUIO_DEBUG", "1"),
        ("TEQUIO_HOSTS", None),
        ("TEQUIO_HOSTS", "*"),
        ("TEQUIO_URL", None),
        ("TEQUIO_URL", "http://tequio.example"),
    ],
)
def test_production_refuses_what_is_only_fit_for_a_desk(name, value):
    given = {**PRODUCTION, name: value}
    told = ask(**{name: value for name, value in given.items() if value is not None})
    assert told.returncode == 1
    assert f"ImproperlyConfigured: {name}: en producción" in told.stderr


@pytest.mark.parametrize("url", ["mysql://localhost/tequio", "tequio"])
def test_only_postgresql_is_a_database(url):
    assert "se esperaba postgresql://" in ask(DATABASE_URL=url).stderr
