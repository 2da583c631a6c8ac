from importlib import import_module

from django.apps import AppConfig


class ServicesConfig(AppConfig):
    """Room `entrances.services`: the citizen entrance."""

    name = "zhichi.entrances.services"
    label = "services"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("zhichi.entrances.services.plugs").plug_in()
