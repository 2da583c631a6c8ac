from importlib import import_module

from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    """Room `domains.inspections`."""

    name = "zhichi.domains.inspections"
    label = "inspections"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Only now are the models there that the room's plugs use.
        import_module("zhichi.domains.inspections.plugs").plug_in()
