"""Django's name for this room."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """The tables live under the short label `store`."""

    name = "rekindle.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"
