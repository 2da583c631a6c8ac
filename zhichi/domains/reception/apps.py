from importlib import import_module

from django.apps import AppConfig


class ReceptionConfig(AppConfig):
    """Room `domains.reception`."""

    name = "zhichi.domains.reception"
    label = "reception"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("zhichi.domains.reception.plugs").plug_in()
