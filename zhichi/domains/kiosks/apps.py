from importlib import import_module

from django.apps import AppConfig


class KiosksConfig(AppConfig):
    """Room `domains.kiosks`."""

    name = "zhichi.domains.kiosks"
    label = "kiosks"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("zhichi.domains.kiosks.plugs").plug_in()
