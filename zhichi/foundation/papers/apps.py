from importlib import import_module

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """Room `foundation.papers`: what is issued on paper, from its template to the exact bytes."""

    name = "zhichi.foundation.papers"
    label = "papers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Only now are the models there that the plugs use.
        import_module("zhichi.foundation.papers.plugs").plug_in()
