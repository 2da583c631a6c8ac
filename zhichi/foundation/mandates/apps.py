from importlib import import_module

from django.apps import AppConfig


class MandatesConfig(AppConfig):
    """Room `foundation.mandates`: acting for a citizen who asked for it."""

    name = "zhichi.foundation.mandates"
    label = "mandates"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Only now are the models there that the plugs use.
        import_module("zhichi.foundation.mandates.plugs").plug_in()
