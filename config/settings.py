"""One settings file. The environment is read once, here.

DANVAN_DATA          folder of everything that must be kept (default ``var``)
DANVAN_DATABASE_URL  ``postgresql://user:password@host:port/name``; without it, SQLite in the data folder
DANVAN_SECRET_KEY    without it, a key file is made beside the data folder's databases
DANVAN_KEYS          file of the keys of sealed fields (default ``<data folder>.keys``, outside the data folder)
DANVAN_HOSTS         names this installation answers to, separated by commas
DANVAN_HTTPS         ``1`` when it stands behind HTTPS (secure cookies, HSTS); with DANVAN_TLS=1 readers come without a proxy
DANVAN_SMTP_URL      mail server: ``smtp+starttls://user:password@host:587``, ``smtps://…``, ``smtp://…``
DANVAN_MAIL_FROM     sender of the messages; without both, messages wait in the outbox
DANVAN_CODE_WAY      how readers prove themselves before a comment: ``email`` (default), ``sms`` or ``vneid``
DANVAN_MESSAGE_COMMAND  program that sends a short message for ``sms`` and ``vneid``; number as last word, text on its input
DANVAN_ADDRESS       how people reach it, ``https://host``; for links in messages
DANVAN_SCANNER       command that reads a file from its input and ends with 0 (clean) or 1 (infected), e.g. ``clamdscan -``
DANVAN_BACKUPS       folder for a backup each night, one file for each day of the week; without it none is made
DANVAN_OFFICE_NETWORKS  networks of the office, parted by commas (``10.8.0.0/16``), whose readings are not counted
DANVAN_DEBUG         ``1`` for development only
"""

import os
from pathlib import Path

from config.database import databases
from config.keys import keys_file
from config.secret import secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(os.environ.get("DANVAN_DATA") or BASE_DIR / "var").resolve()
DATA_DIR.mkdir(parents=True, exist_ok=True)

DEBUG = os.environ.get("DANVAN_DEBUG") == "1"
SECRET_KEY = os.environ.get("DANVAN_SECRET_KEY") or secret_key(DATA_DIR)
KEYS_FILE = keys_file(DATA_DIR)
ALLOWED_HOSTS = [host for host in os.environ.get("DANVAN_HOSTS", "*").split(",") if host]
SCANNER = os.environ.get("DANVAN_SCANNER", "")
HTTPS = os.environ.get("DANVAN_HTTPS") == "1"
BEHIND_PROXY = HTTPS and os.environ.get("DANVAN_TLS") != "1"
BACKUPS = os.environ.get("DANVAN_BACKUPS", "")
SMTP_URL = os.environ.get("DANVAN_SMTP_URL", "")
MAIL_FROM = os.environ.get("DANVAN_MAIL_FROM", "")
OFFICE_NETWORKS = os.environ.get("DANVAN_OFFICE_NETWORKS", "")
CODE_WAY = os.environ.get("DANVAN_CODE_WAY") or "email"
MESSAGE_COMMAND = os.environ.get("DANVAN_MESSAGE_COMMAND", "")
DESK_ADDRESS = os.environ.get("DANVAN_ADDRESS", "").rstrip("/")

ROOMS = [
    "core", "text", "law", "figures", "journal", "search", "jobs", "accounts", "units", "calendars", "notices",
    "websites", "documents", "visits", "news", "meetings", "petitions", "initiatives", "commendations", "disclosures",
    "reports", "hall", "intake", "portal", "desk",
]  # fmt: skip
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    *(f"danvan.{room}" for room in ROOMS if (BASE_DIR / "danvan" / room / "apps.py").exists()),
]

MIDDLEWARE = [
    "danvan.portal.cache.PageCache",
    "django.middleware.security.SecurityMiddleware",
    "config.headers.SafeHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "danvan.units.middleware.OfficerMiddleware",
    "danvan.portal.moved.OldAddresses",
    "danvan.core.readonly.ReadOnlyGuard",
]
TABLES_A_GET_MAY_WRITE = (
    "django_session",
    "usersessions_",
    "mfa_authenticator",
    "visits_",
    "cache_",
    "core_allowance",
)

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "danvan.desk.context.desk",
                "danvan.portal.context.display",
            ],
            "builtins": ["danvan.core.templatetags.frames"],
        },
    }
]

FORM_RENDERER = "danvan.core.widgets.QuickRenderer"

DATABASES = databases(os.environ.get("DANVAN_DATABASE_URL"), DATA_DIR)
DATABASE_ROUTERS = ["config.database.SideRouter"] if "side" in DATABASES else []
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache_entries"},
    "process": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "danvan"},
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "public": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA_DIR / "files" / "public", "base_url": "/files/"},
    },
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA_DIR / "files" / "private", "base_url": None},
    },
    "staticfiles": {"BACKEND": "config.static_files.KeptAddresses"},
}
MEDIA_ROOT = DATA_DIR / "files" / "private"
DATA_UPLOAD_MAX_MEMORY_SIZE = 30 * 2**20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_PERMISSIONS = 0o640

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SESSION_ENGINE = "danvan.accounts.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
CSRF_FAILURE_VIEW = "config.errors.csrf_failed"

from config.signin import *  # noqa: E402,F403 - allauth's settings, kept together

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
