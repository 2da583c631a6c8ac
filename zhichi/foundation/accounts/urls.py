"""Addresses of the room, mounted at /office/."""

from django.urls import URLPattern

app_name = "accounts"
urlpatterns: list[URLPattern] = []
