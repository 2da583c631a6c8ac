"""What is asked about a law, a text of it and an article that are to be recorded."""

import re

from django import forms

from zhichi.domains.catalogue.actions.registering_laws import ArticleDraft, LawDraft, VersionDraft
from zhichi.domains.catalogue.enums import LawKind
from zhichi.domains.catalogue.forms.asked import day, words
from zhichi.domains.catalogue.forms.laws import article_number


class VersionForm(forms.Form):
    """A text of a law."""

    name = words("版本", 60, "如：2024年修订、2023年公布。")
    number = words("文号", 80, "如：国务院令第712号、司法部令第148号。", required=False)
    adopted_on = day("公布日期", required=False)
    effective_from = day("施行日期")
    source = words("在哪里查到的", 200, "如：国家法律法规数据库、本省政府公报2026年第3期。")

    def version(self) -> VersionDraft:
        said = self.cleaned_data
        return VersionDraft(
            name=said["name"],
            source=said["source"],
            effective_from=said["effective_from"],
            number=said["number"],
            adopted_on=said["adopted_on"],
        )


class LawForm(VersionForm):
    title = words("名称", 200, "写全称，不用书名号。")
    aliases = words("简称", 200, "别处引用时怎么写的，几个之间用顿号隔开。", required=False)
    kind = forms.ChoiceField(
        label="效力级别",
        choices=[("", "请选择"), *LawKind.choices],
        error_messages={"required": "请选一种。"},
    )
    issuer = words("制定机关", 100)
    field_order = ("title", "aliases", "kind", "issuer")

    def draft(self) -> LawDraft:
        said = self.cleaned_data
        aliases = [alias.strip() for alias in re.split("[、,，;；]", said["aliases"])]
        return LawDraft(
            title=said["title"].strip("《》 "),
            kind=said["kind"],
            issuer=said["issuer"],
            version=self.version(),
            aliases=tuple(dict.fromkeys(filter(None, aliases))),
        )


class ArticleForm(forms.Form):
    number = words("条号", 12, "如 43，或者 12之1。")
    gist = words("要点", 300, "看过原文，用自己的话写一句。", missing="请写一句要点。", rows=3)
    valid_from = day("从哪天起有效", "不填就是从这部法律现行版本施行那天起。", required=False)

    def clean_number(self) -> str:
        return article_number(self.cleaned_data["number"])

    def draft(self) -> ArticleDraft:
        return ArticleDraft(**self.cleaned_data)
