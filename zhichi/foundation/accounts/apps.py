from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Room `foundation.accounts`: officers, posts and who may enter."""

    name = "zhichi.foundation.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
