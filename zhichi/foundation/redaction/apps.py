from importlib import import_module

from django.apps import AppConfig


class RedactionConfig(AppConfig):
    """Room `foundation.redaction`: papers for publication without personal data."""

    name = "zhichi.foundation.redaction"
    label = "redaction"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Only now are the models there that the plugs use.
        import_module("zhichi.foundation.redaction.plugs").plug_in()
