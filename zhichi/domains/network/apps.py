from importlib import import_module

from django.apps import AppConfig


class NetworkConfig(AppConfig):
    """Room `domains.network`: legal-service points."""

    name = "zhichi.domains.network"
    label = "network"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Only now are the models there that the finder reads.
        import_module("zhichi.domains.network.plugs").plug_in()
