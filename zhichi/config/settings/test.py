"""For tests: a home of its own, quick password hashes, plain static files."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any, cast

from zhichi.config.loud import LoudIfInvalid

if "ZHICHI_HOME" not in os.environ:
    os.environ["ZHICHI_HOME"] = tempfile.mkdtemp(prefix="zhichi-test-")
    atexit.register(shutil.rmtree, os.environ["ZHICHI_HOME"], ignore_errors=True)

from zhichi.config.settings.base import *  # noqa: F403
from zhichi.config.settings.base import DATABASES, HOME, STORAGES, TEMPLATES

ZHICHI_DEMO = True
ZHICHI_PACE = False  # Tests press faster than people; those of foundation.pace turn it on.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["*"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True
cast("dict[str, Any]", TEMPLATES[0]["OPTIONS"])["string_if_invalid"] = LoudIfInvalid()
if DATABASES["default"]["ENGINE"].endswith("sqlite"):
    # A file, not memory: the browser journeys and the concurrency tests need real second connections.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(HOME) / "test.sqlite3")}
DATABASES["default"]["CONN_MAX_AGE"] = 0
