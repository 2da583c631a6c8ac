"""The officer: who enters the office. Rights come from posts, never from the account."""

from __future__ import annotations

from typing import Any, Self
from unicodedata import normalize

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import make_password
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from zhichi.foundation.accounts.actors import Actor
from zhichi.foundation.accounts.models.post import Post
from zhichi.foundation.accounts.rules.duties import ADMINISTRATORS
from zhichi.foundation.vault.public import EncryptedTextField

USERNAME = RegexValidator(
    r"^[a-z0-9][a-z0-9._-]{1,31}\Z", _("用户名用 2 至 32 位小写字母、数字、点、横线，以字母或数字开头。")
)


class OfficerQuerySet(models.QuerySet["Officer"]):
    def visible_to(self, actor: Actor) -> Self:
        """For the three administrators: accounts kept or posted in their subtree. For others: their own."""
        if actor.kind == "system":
            return self
        if actor.officer_id is None:
            return self.none()
        mine = Q(pk=actor.officer_id)
        for path in set(actor.paths(*ADMINISTRATORS)):
            mine |= Q(home_unit__path__startswith=path)
            mine |= Q(pk__in=Post.objects.filter(unit__path__startswith=path).values("officer"))
        return self.filter(mine)

    def called(self, text: str) -> Self:
        """Whose user name or name contains `text`."""
        return self.filter(Q(username__icontains=text) | Q(name__icontains=text))


class OfficerManager(BaseUserManager["Officer"]):
    def get_queryset(self) -> OfficerQuerySet:
        return OfficerQuerySet(self.model, using=self._db)

    def visible_to(self, actor: Actor) -> OfficerQuerySet:
        return self.get_queryset().visible_to(actor)

    def called(self, text: str) -> OfficerQuerySet:
        return self.get_queryset().called(text)

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> Officer:
        """Save a new officer; without a password nobody can enter. For factories and the first officer."""
        officer = Officer(username=self.normalise(username), **fields)
        officer.password = make_password(password)
        officer.save(using=self._db)
        return officer

    def get_by_natural_key(self, username: str | None) -> Officer:
        return Officer.objects.get(username=self.normalise(username or ""))

    @staticmethod
    def normalise(username: str) -> str:
        """User names are compared without width and case."""
        return normalize("NFKC", username).strip().lower()


class Officer(AbstractBaseUser):
    """A person with an account. `home_unit` is where the account is kept, it gives no right."""

    username = models.CharField(_("用户名"), max_length=32, unique=True, validators=[USERNAME])
    name = models.CharField(_("姓名"), max_length=40)
    phone = EncryptedTextField(_("电话"), blank=True, default="")
    home_unit = models.ForeignKey(
        "regions.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("所在单位")
    )
    is_active = models.BooleanField(_("在用"), default=True)
    must_change_password = models.BooleanField(_("须改密码"), default=False)
    password_changed_at = models.DateTimeField(_("密码修改时间"), null=True, blank=True)
    totp_secret = EncryptedTextField(_("动态码密钥"), blank=True, default="")
    totp_confirmed_at = models.DateTimeField(_("动态码启用时间"), null=True, blank=True)
    totp_required = models.BooleanField(_("须用动态码"), default=False)
    totp_last_step = models.BigIntegerField(_("用过的最后一个动态码时段"), default=0)
    session_epoch = models.PositiveIntegerField(_("会话代次"), default=0)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name"]

    objects = OfficerManager()

    class Meta:
        verbose_name = _("工作人员")
        verbose_name_plural = _("工作人员")
        indexes = [models.Index(fields=["name"], name="officer_name")]

    def __str__(self) -> str:
        return self.name or self.username

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Changes with the password and with `session_epoch`: either ends every other session."""
        stamp = f"{self.password}:{self.session_epoch}"
        return salted_hmac("accounts.session", stamp, secret=secret, algorithm="sha256").hexdigest()

    @property
    def ledger_subject(self) -> str:
        return f"officer:{self.pk}"
