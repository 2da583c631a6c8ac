"""ASGI entry for granian (`live`): streams only; pages are WSGI, which serves them two to four times faster."""

import os
from importlib import import_module

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhichi.config.settings.embedded")
django.setup()
application = import_module("zhichi.config.live").Live()
