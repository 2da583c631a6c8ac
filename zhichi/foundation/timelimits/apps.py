from importlib import import_module

from django.apps import AppConfig


class TimelimitsConfig(AppConfig):
    """Room `foundation.timelimits`: legal time limits and clocks."""

    name = "zhichi.foundation.timelimits"
    label = "timelimits"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Only now are the models there that the plugs use.
        import_module("zhichi.foundation.timelimits.plugs").plug_in()
