from importlib import import_module

from django.apps import AppConfig


class StandardsConfig(AppConfig):
    """Room `domains.standards`."""

    name = "zhichi.domains.standards"
    label = "standards"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("zhichi.domains.standards.plugs").plug_in()
