from importlib import import_module

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """Room `domains.catalogue`: powers, law, service items, proofs."""

    name = "zhichi.domains.catalogue"
    label = "catalogue"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("zhichi.domains.catalogue.plugs").plug_in()
