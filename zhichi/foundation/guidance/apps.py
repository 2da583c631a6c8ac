from importlib import import_module

from django.apps import AppConfig


class GuidanceConfig(AppConfig):
    """Room `foundation.guidance`: questions that lead to the right service."""

    name = "zhichi.foundation.guidance"
    label = "guidance"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("zhichi.foundation.guidance.plugs").plug_in()
