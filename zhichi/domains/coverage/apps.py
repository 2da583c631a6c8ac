from importlib import import_module

from django.apps import AppConfig


class CoverageConfig(AppConfig):
    """Room `domains.coverage`."""

    name = "zhichi.domains.coverage"
    label = "coverage"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("zhichi.domains.coverage.plugs").plug_in()
