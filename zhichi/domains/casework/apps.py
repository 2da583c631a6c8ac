from importlib import import_module

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """Room `domains.casework`: legal consultation and legal aid."""

    name = "zhichi.domains.casework"
    label = "casework"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Only now are the models there that the room's hooks use.
        import_module("zhichi.domains.casework.plugs").plug_in()
