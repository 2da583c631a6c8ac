from importlib import import_module

from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    """Room `domains.complaints`: complaints about those whom the bureau supervises."""

    name = "zhichi.domains.complaints"
    label = "complaints"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Only now are the models there that the room's hooks use.
        import_module("zhichi.domains.complaints.plugs").plug_in()
