"""`{% born "filing" %}`: the hidden field that says when a public form was born."""

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from zhichi.foundation.pace.gates import BORN
from zhichi.foundation.pace.rules import demand_of
from zhichi.foundation.pace.tokens import issue

register = template.Library()


@register.simple_tag
def born(purpose: str) -> SafeString:
    token = issue(purpose, demand_of(purpose, 0), at=timezone.now())
    return format_html('<input type="hidden" name="{}" value="{}">', BORN, token)
