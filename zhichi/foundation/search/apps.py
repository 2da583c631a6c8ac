from importlib import import_module

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Room `foundation.search`: the Chinese phrase index, and what citizens find with it."""

    name = "zhichi.foundation.search"
    label = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("zhichi.foundation.search.plugs").plug_in()
