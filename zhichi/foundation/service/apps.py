from importlib import import_module

from django.apps import AppConfig


class ServiceConfig(AppConfig):
    """Room `foundation.service`: service of documents: attempts, evidence, the day it takes effect."""

    name = "zhichi.foundation.service"
    label = "service"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Only now are the models there that the plugs use.
        import_module("zhichi.foundation.service.plugs").plug_in()
