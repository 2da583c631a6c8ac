from importlib import import_module

from django.apps import AppConfig


class LawtalkConfig(AppConfig):
    """Room `domains.lawtalk`: answered questions for everybody, and the days of village advisers."""

    name = "zhichi.domains.lawtalk"
    label = "lawtalk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Only now are the models there that the plugs use.
        import_module("zhichi.domains.lawtalk.plugs").plug_in()
