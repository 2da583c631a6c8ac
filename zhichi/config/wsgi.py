"""WSGI entry for granian (`web`)."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhichi.config.settings.embedded")
application = get_wsgi_application()
