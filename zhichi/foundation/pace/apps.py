from importlib import import_module

from django.apps import AppConfig


class PaceConfig(AppConfig):
    """Room `foundation.pace`: how fast anybody may press, so that people come through and machines do not."""

    name = "zhichi.foundation.pace"
    label = "pace"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Only now are the models there that the plugs use.
        import_module("zhichi.foundation.pace.plugs").plug_in()
