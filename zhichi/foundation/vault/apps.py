from django.apps import AppConfig


class VaultConfig(AppConfig):
    """Room `foundation.vault`: keys, encrypted fields and blind indexes."""

    name = "zhichi.foundation.vault"
    label = "vault"
    default_auto_field = "django.db.models.BigAutoField"
