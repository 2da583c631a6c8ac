"""Settings every deployment shares. What differs is in embedded.py, production.py and test.py."""

import os
from pathlib import Path

from zhichi.config.channels import gateways_from, mail_from
from zhichi.config.database import database_from_url
from zhichi.config.secrets import read_or_make_secret
from zhichi.config.tiles import tiles_from

ROOT = Path(__file__).resolve().parents[3]
DATA = ROOT / "data"
HOME = Path(os.environ.get("ZHICHI_HOME", "var")).resolve()
HOME.mkdir(parents=True, exist_ok=True)

SECRET_KEY = read_or_make_secret(HOME / "keys" / "django.key").hex()
DEBUG = False
ALLOWED_HOSTS = os.environ.get("ZHICHI_HOSTS", "127.0.0.1,localhost").split(",")

DATABASES = {"default": database_from_url(os.environ.get("DATABASE_URL", ""), HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_cotton.apps.SimpleAppConfig",
    "csp",
    "ninja",
    "zhichi.ui",
    "zhichi.foundation.statements",
    "zhichi.foundation.sockets",
    "zhichi.foundation.vault",
    "zhichi.foundation.ledger",
    "zhichi.foundation.regions",
    "zhichi.foundation.accounts",
    "zhichi.foundation.pace",
    "zhichi.foundation.files",
    "zhichi.foundation.timelimits",
    "zhichi.foundation.forms",
    "zhichi.foundation.procedures",
    "zhichi.foundation.search",
    "zhichi.foundation.cases",
    "zhichi.foundation.appointments",
    "zhichi.foundation.notices",
    "zhichi.foundation.mandates",
    "zhichi.foundation.papers",
    "zhichi.foundation.signing",
    "zhichi.foundation.seals",
    "zhichi.foundation.service",
    "zhichi.foundation.dossiers",
    "zhichi.foundation.risks",
    "zhichi.foundation.redaction",
    "zhichi.foundation.ratings",
    "zhichi.domains.network",
    "zhichi.domains.catalogue",
    "zhichi.domains.coverage",
    "zhichi.domains.standards",
    "zhichi.domains.reception",
    "zhichi.domains.kiosks",
    "zhichi.domains.casework",
    "zhichi.domains.lawtalk",
    "zhichi.domains.complaints",
    "zhichi.domains.inspections",
    # After the domains: its ways name their items and stand on their laws.
    "zhichi.foundation.guidance",
    "zhichi.entrances.services",
    "zhichi.entrances.office",
    "zhichi.entrances.atlas",
    "zhichi.config",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "zhichi.config.policy.PolicyMiddleware",
    "zhichi.config.squeezed.SqueezeMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "zhichi.foundation.accounts.middleware.SessionGuardMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "zhichi.ui.tongue.middleware.TongueMiddleware",
    "zhichi.domains.kiosks.middleware.KioskMiddleware",
    "zhichi.foundation.files.middleware.ArrivedFilesMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "zhichi.config.readonly.ReadOnlyGetMiddleware",
    "zhichi.config.plain_paths.PlainPathMiddleware",
]

ROOT_URLCONF = "zhichi.config.urls"
WSGI_APPLICATION = "zhichi.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [
                (
                    "zhichi.ui.tongue.loader.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton", "zhichi.ui.templatetags.tongue"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "zhichi.ui.context.page",
                "zhichi.entrances.office.desk.desk",
            ],
        },
    }
]
COTTON_DIR = "components"

AUTH_USER_MODEL = "accounts.Officer"
LOGIN_URL = "/office/login/"
LOGIN_REDIRECT_URL = "/office/"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
AUTHENTICATION_BACKENDS = ["zhichi.foundation.accounts.sessions.OfficerBackend"]
SESSION_ENGINE = "zhichi.foundation.accounts.sessions"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
ZHICHI_IDLE_SECONDS = 30 * 60
ZHICHI_PASSWORD_DAYS = 90
# How many of our own proxies stand in front: that many entries of X-Forwarded-For are believed.
ZHICHI_PROXIES = int(os.environ.get("ZHICHI_PROXIES", "0"))

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
_BUCKET = os.environ.get("ZHICHI_S3_BUCKET", "")
_S3 = {
    "BACKEND": "storages.backends.s3.S3Storage",
    "OPTIONS": {
        "bucket_name": _BUCKET,
        "file_overwrite": True,
        "default_acl": None,
        "endpoint_url": os.environ.get("ZHICHI_S3_ENDPOINT") or None,
    },
}
_LOCAL = {
    "BACKEND": "zhichi.foundation.files.models.storage.DurableFileStorage",
    "OPTIONS": {"location": HOME / "files"},
}
STORAGES = {
    "default": _S3 if _BUCKET else _LOCAL,
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
ZHICHI_UPLOAD_MAX_BYTES = 20 * 1024 * 1024

X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
# A background for the map (天地图 or another WMTS in Web Mercator): none unless configured, and then the content policy
# lets pages fetch pictures from that host and no other.
ZHICHI_MAP_TILES = tiles_from(
    os.environ.get("ZHICHI_MAP_WMTS", ""),
    os.environ.get("ZHICHI_MAP_KEY", ""),
    os.environ.get("ZHICHI_MAP_CREDIT", "底图：天地图"),
)
# Where `zhichi serve --live-port` or a proxy streams the boards of halls: an origin, or "/" behind the same one; empty
# where nobody does, and then boards ask every few seconds.
ZHICHI_LIVE = os.environ.get("ZHICHI_LIVE", "")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:", *ZHICHI_MAP_TILES.origins],
        "connect-src": ["'self'", *ZHICHI_MAP_TILES.origins, *([ZHICHI_LIVE] if "//" in ZHICHI_LIVE else [])],
        "worker-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}

# Profile of kernel.crypto: "standard" (SHA-256, AES-GCM, Ed25519) or "gm" (SM3, SM4, SM2).
ZHICHI_CRYPTO = os.environ.get("ZHICHI_CRYPTO", "standard")
ZHICHI_KEYS = HOME / "keys"
ZHICHI_CITY = "370800000000"
# Public forms wait or work where they come too fast (foundation.pace); off only where a machine drives the pages.
ZHICHI_PACE = os.environ.get("ZHICHI_PACE", "on") != "off"
# Where people reach this site: what short links in messages begin with.
ZHICHI_ADDRESS = os.environ.get("ZHICHI_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
# A time stamp authority (RFC 3161) that dates signatures on papers; without one they are dated by this server's clock.
ZHICHI_TSA = os.environ.get("ZHICHI_TSA", "")
# SMS, WeCom and mail: off unless configured; secrets only from the environment or from files.
ZHICHI_GATEWAYS = gateways_from(os.environ)
ZHICHI_MAIL = mail_from(os.environ, HOME)
# Under which conditions the open data may be used: said in the files and on their page.
ZHICHI_OPEN_DATA_LICENCE = os.environ.get(
    "ZHICHI_OPEN_DATA_LICENCE",
    "可以自由下载、使用和转发，请注明来源：济宁市司法局。标了“演示数据”的不是真实的服务点。",
)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"strike": {"()": "zhichi.config.logs.StrikeNumbers"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["strike"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
