"""Settings, all from the environment; production refuses what is only fit for a desk."""

import os
import sys
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parents[3]
PACKAGE = ROOT / "src" / "tequio"
HOME = Path(os.environ.get("TEQUIO_HOME", ROOT / "var")).resolve()
FILES = HOME / "files"
PRODUCTION = os.environ.get("TEQUIO_MODE", "development") == "production"
TESTING = "pytest" in sys.modules
LONG_ENOUGH = 50  # characters of a secret, as `check --deploy` has it


def database(url: str) -> dict[str, object]:
    """Return Django's settings for a PostgreSQL address; `host` may be a socket folder."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ImproperlyConfigured("DATABASE_URL: se esperaba postgresql://…")
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or query.pop("user", "")),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or query.pop("host", ""),
        "PORT": str(parts.port or query.pop("port", "")),
        "OPTIONS": {**query, **({} if TESTING else {"pool": {"min_size": 1, "max_size": 16}})},
        "TEST": {"NAME": f"test_{parts.path.lstrip('/')}"},
    }


OWNER = TESTING or os.environ.get("TEQUIO_ROLE") == "owner"
_url = os.environ.get("DATABASE_URL", "postgresql:///tequio")
DATABASES = {"default": database(os.environ.get("TEQUIO_OWNER_URL", _url) if OWNER else _url)}

SECRET_KEY = os.environ.get("TEQUIO_SECRET_KEY", "" if PRODUCTION else "only-for-a-desk" * 4)
DEBUG = os.environ.get("TEQUIO_DEBUG") == "1"
ALLOWED_HOSTS = os.environ.get("TEQUIO_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
BASE_URL = os.environ.get("TEQUIO_URL", "http://localhost:8000").rstrip("/")
BEHIND_PROXY = os.environ.get("TEQUIO_TLS") == "proxy"


def require_production() -> None:
    """Refuse, in production, what is only fit for a desk.

    Raises:
        ImproperlyConfigured: a setting is missing, or is a desk's.
    """
    refusals = {
        "TEQUIO_SECRET_KEY: en producción se exige un secreto propio de 50 caracteres o más.": (
            len(SECRET_KEY) < LONG_ENOUGH or "only-for-a-desk" in SECRET_KEY
        ),
        "TEQUIO_DEBUG: en producción no se enseñan los detalles de un error.": DEBUG,
        "TEQUIO_HOSTS: en producción se exige la lista de dominios, sin «*».": (
            "TEQUIO_HOSTS" not in os.environ or "*" in ALLOWED_HOSTS
        ),
        "TEQUIO_URL: en producción se exige la dirección pública, que empieza con https://.": (
            not BASE_URL.startswith("https://")
        ),
    }
    for sentence, refused in refusals.items():
        if refused:
            raise ImproperlyConfigured(sentence)


if PRODUCTION:
    require_production()

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "js_lib_leaflet",
    "pgtrigger",
    "procrastinate.contrib.django",
    "tequio.base.accounts",
    "tequio.base.audit",
    "tequio.base.jobs",
    "tequio.base.ui",
    "tequio.base.files",
    "tequio.base.figures",
    "tequio.intake.sources",
    "tequio.intake.batches",
    "tequio.register.geography",
    "tequio.register.directory",
    "tequio.register.units",
    "tequio.measures.indicators",
    "tequio.publish.bulletins",
    "tequio.publish.portal",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "csp.middleware.CSPMiddleware",
    "tequio.site.middleware.Discretion",
    "tequio.site.middleware.Refusals",
]
ROOT_URLCONF = "tequio.site.urls"
WSGI_APPLICATION = "tequio.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "tequio.base.ui.queries.frame",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["tequio.base.accounts.services.Backend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

LOGIN_URL = "accounts:log_in"
LOGIN_REDIRECT_URL = "portal:country"
LOGOUT_REDIRECT_URL = "portal:country"

LANGUAGE_CODE = "es-mx"
LANGUAGES = [("es-mx", "Español (México)")]
LOCALE_PATHS = [PACKAGE / "site" / "locale"]
TIME_ZONE = "America/Mexico_City"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = TESTING
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["tequio.site.uploads.LimitedUploadHandler"]
UPLOAD_LIMIT = int(os.environ.get("TEQUIO_UPLOAD_LIMIT", "209715200"))  # bytes: 200 MiB

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SECURE_SSL_REDIRECT = PRODUCTION and not BEHIND_PROXY
SILENCED_SYSTEM_CHECKS = ["security.W008"] if BEHIND_PROXY else []  # the proxy leads to https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": os.environ.get("TEQUIO_LOG", "WARNING")},
}
