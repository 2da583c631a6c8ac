from importlib import import_module

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Room `foundation.ledger`: the append-only ledger of acts."""

    name = "zhichi.foundation.ledger"
    label = "ledger"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Only now are the models there that the plugs use.
        import_module("zhichi.foundation.ledger.plugs").plug_in()
