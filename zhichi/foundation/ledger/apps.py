from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Room `foundation.ledger`: the append-only ledger of acts."""

    name = "zhichi.foundation.ledger"
    label = "ledger"
    default_auto_field = "django.db.models.BigAutoField"
