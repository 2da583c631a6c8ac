from importlib import import_module

from django.apps import AppConfig


class RatingsConfig(AppConfig):
    """Room `foundation.ratings`: service ratings and what becomes of bad ones."""

    name = "zhichi.foundation.ratings"
    label = "ratings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Only now are the models there that the plugs use.
        import_module("zhichi.foundation.ratings.plugs").plug_in()
