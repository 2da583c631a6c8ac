"""A paper's words as a page shows them: in Chinese whatever the page's language, for they are what was issued."""

from collections.abc import Mapping
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe


def sheet_of(content: Mapping[str, Any]) -> SafeString:
    """`content` as `papers` freezes it; its body is made by their filling and by `rules.plain`, which escape all."""
    number = format_html('<p class="paper-sub">{}</p>', content["number"]) if content["number"] else ""
    to = format_html("<p>{}：</p>", content["to"]) if content["to"] else ""
    end = ""
    if content["signed"]:
        end = format_html('<div class="paper-end"><p>{}<br>{}</p></div>', content["unit"], content["day"])
    copies = format_html('<p class="muted">抄送：{}。</p>', content["copy_to"]) if content["copy_to"] else ""
    return format_html(
        '<article class="paper" lang="zh-Hans" translate="no"><header class="paper-head">'
        '<p class="paper-sub">{}</p><h2 class="paper-title">{}</h2>{}</header>{}{}{}{}</article>',
        content["organ"],
        content["title"],
        number,
        to,
        mark_safe(content["body"]),  # noqa: S308  see above
        end,
        copies,
    )
