from django.apps import AppConfig


class NetworkConfig(AppConfig):
    """Room `domains.network`: legal-service points."""

    name = "zhichi.domains.network"
    label = "network"
    default_auto_field = "django.db.models.BigAutoField"
