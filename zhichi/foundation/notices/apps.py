from importlib import import_module

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Room `foundation.notices`: what people are told, by which way, and whether it came."""

    name = "zhichi.foundation.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Only now are the models there that the plugs use.
        import_module("zhichi.foundation.notices.plugs").plug_in()
